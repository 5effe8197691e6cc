package wording

import (
	"cmp"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

// Words is the language of a report's readers.
type Words struct {
	*words.Catalogue
	At timeline.Instant // sentences say what is agreed at this instant
}

// Records names a type of records: "tickets".
func (w *Words) Records(of string) string { return w.T("records." + of) }

// Field names a date of a case; what the catalogue does not know stands as the agreement writes it.
func (w *Words) Field(name string) string {
	if key := "field." + name; w.Has(key) {
		return w.T(key)
	}
	return name
}

// fieldOf names a field of one type of records: "to" is the end of an outage, and what a change of a case changed to.
func (w *Words) fieldOf(records, name string) string {
	if key := "field.change." + name; records == "ticket-events" && w.Has(key) {
		return w.T(key)
	}
	return w.Field(name)
}

// Fields lists fields: "requester and item".
func (w *Words) Fields(names []string) string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = w.Field(name)
	}
	return w.List(list)
}

// Calendar names a calendar; a blank one never closes.
func (w *Words) Calendar(name string) string {
	if AlwaysOpen(name) {
		return w.T("calendar.always")
	}
	return w.T("calendar.named", name)
}

// Calendars lists calendars.
func (w *Words) Calendars(names []string) string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = w.Calendar(name)
	}
	return w.List(list)
}

// AlwaysOpen tells the calendar that never closes from the others.
func AlwaysOpen(calendar string) bool { return cmp.Or(calendar, agreement.Always) == agreement.Always }

// Counted say how much of each outage counts, where that is not all of it.
func (w *Words) Counted(c agreement.Counted) (text string) {
	for _, x := range []struct {
		key    string
		length timeline.Micros
	}{{"shortest", c.Shortest}, {"grace", c.Grace}, {"whole", c.Whole}} {
		if x.length > 0 {
			text += " " + w.T("definition.counted."+x.key, w.Clock(x.length))
		}
	}
	return text
}
