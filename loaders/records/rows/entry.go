package rows

import (
	"slices"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// Entry is the row at hand, for the rules between its fields.
type Entry struct {
	Row     int
	Headers map[string]string // by field
	Bound   *columns.Binding
	Books   *account.Books
	Source  *Source
	Missing []string // fields of the row that could not be read
	Others  []Other  // ends that other cells of the row say than those that were read

	LastWhat   evidence.Text   // what the event before was about …
	LastChange evidence.Change // … and what that means
}

// Declared tells whether slareport.yaml says the same of a field for every row.
func (e *Entry) Declared(field string) bool {
	return slices.ContainsFunc(e.Bound.Columns, func(c columns.Column) bool { return c.Fixed && c.Field.Name == field })
}

// Currency is the code of the currency that a cell names.
func (e *Entry) Currency(word string) string {
	return e.Source.Number(e.Bound.Record, "amount").CodeOf([]byte(word))
}

// Zone is that of the row's local times.
func (e *Entry) Zone() *calendar.Zone {
	e.Source.noteLocal()
	return e.Source.Zone
}

// timesOf are the times of tickets and outages by the fields that they are read from.
var timesOf = map[string]evidence.Days{
	"responded": evidence.DayAnswered, "response_time": evidence.DayAnswered, "acknowledged": evidence.DayAnswered,
	"resolved": evidence.DayDone, "resolution_time": evidence.DayDone, "to": evidence.DayDone,
	"duration": evidence.DayDone,
	"closed":   evidence.DayClosed, "detected": evidence.DayDetected, "notified": evidence.DayNotified,
}

// Lost are the times of the row that could not be read.
func (e *Entry) Lost() (times evidence.Days) {
	for _, field := range e.Missing {
		times |= timesOf[field]
	}
	return times
}

// Find notes a finding about a field of the row, which says the same of every row that it happens to.
func (e *Entry) Find(severity, field, key, hint string, args ...any) {
	if severity == evidence.Severe {
		e.Missing = append(e.Missing, field)
	}
	e.Books.Find("", evidence.Finding{
		Severity: severity, Row: e.Row, Column: e.Headers[field], Message: finding.Say(key, args...), Hint: finding.Say(hint),
	})
}

// After gives an instant, or where that is blank, what a length after another instant amounts to.
func (e *Entry) After(at, start timeline.Instant, length timeline.Micros, from, field string) timeline.Instant {
	if at.Known() || !start.Known() || length < 0 {
		return at
	}
	end := start.Add(length)
	if end > timeline.MaxInstant {
		e.Find(evidence.Severe, from, "load.beyond-9999", "hint.column-unit", field)
		return timeline.NoInstant
	}
	e.Find(evidence.Note, from, "load.computed", "", field, from)
	return end
}

// Other is an end of a field that another cell of the row says.
type Other struct {
	Field string
	End   timeline.Instant
}

// sameEnd is how far apart two ends may lie: seconds are cut where lengths are written in minutes.
const sameEnd = timeline.Minute

// Agree notes where an end and a length after its begin say different ends. by is by how much they may be too far apart
// since of one only its day is known, and net tells that the length may leave out time that does not count.
func (e *Entry) Agree(
	at, start timeline.Instant, length, by timeline.Micros, net bool, from, field string,
) {
	if !at.Known() || !start.Known() || length < 0 || at < start {
		return
	}
	long := at.Sub(start)
	if length <= long+sameEnd && (net || length >= long-by-sameEnd) {
		return
	}
	end := min(start.Add(length), timeline.MaxInstant)
	e.Find(evidence.Warning, from, "load.two-ends", "hint.two-ends", field, at, from, length, end)
	e.Others = append(e.Others, Other{field, end})
}

// NotBefore notes an instant that comes before the ticket was opened.
func (e *Entry) NotBefore(at, opened timeline.Instant, field string) {
	if at.Known() && at < opened {
		e.Find(evidence.Warning, field, "load.before-opened", "hint.same-zone", field)
	}
}
