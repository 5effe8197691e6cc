// Package extent reads up to when a source speaks: when it was extracted, and up to when a register covers.
package extent

import (
	"errors"
	"path"
	"regexp"
	"strings"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/cell/times"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// Moment is a date such as 2026-10-31, or a date and time such as 2026-11-03 06:30; empty: not said.
type Moment string

const momentPattern = `^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?( ?(Z|[+-][0-9]{2}:[0-9]{2}))?)?$`

const wantedMoment = "a date such as 2026-10-31, or a date and time such as 2026-11-03 06:30"

var momentForm = regexp.MustCompile(momentPattern)

// In is the instant of a moment whose local time is that of a zone; NoInstant of none.
//
// Convention time (extent-of-a-date): `extracted` and `covers` take a date alone to its end: the whole day is in the
// data. A local time is that of the source's zone.
func (m Moment) In(zone times.Zone) timeline.Instant {
	reader, _ := times.New(times.Options{Zone: zone, Bare: times.DayPast})
	at, _, err := reader.Read(cell.Plain(string(m)))
	if err != nil || m == "" {
		return timeline.NoInstant
	}
	return at
}

// MomentKey is the value of a key that says a moment.
func MomentKey() shape.Of[Moment] {
	return shape.Parsed(shape.Exactly(momentPattern), wantedMoment, readMoment)
}

func readMoment(text string) (m Moment, hint string, ok bool) {
	if !momentForm.MatchString(text) {
		return "", "", false
	}
	if _, err := calendar.ParseDate(text[:len("2026-10-31")]); err != nil {
		return "", err.Error(), false
	}
	m = Moment(text)
	return m, "", m.In(nil).Known()
}

// Extraction says when the files of a source were extracted: a Moment, or how their names tell it, such as
// outages-{yyyy-MM-dd}; empty: not said.
type Extraction string

const (
	namePattern  = `^[^{}/]*\{[^{}/]+\}[^{}/]*$`
	wantedByName = ", or how the name of the file tells it such as outages-{yyyy-MM-dd}"
)

var (
	nameForm   = regexp.MustCompile(namePattern)
	digitsForm = regexp.MustCompile(`^(yyyy|MM|dd|HH|mm|ss|[-_. ])+$`)
)

// ExtractionKey is the value of the key that says when files were extracted.
func ExtractionKey() shape.Of[Extraction] {
	schema := shape.AnyOf(shape.Exactly(momentPattern), shape.Exactly(namePattern))
	return shape.Parsed(schema, wantedMoment+wantedByName, func(text string) (Extraction, string, bool) {
		if !nameForm.MatchString(text) {
			_, hint, ok := readMoment(text)
			return Extraction(text), hint, ok
		}
		_, form, _ := Extraction(text).parts()
		if !digitsForm.MatchString(form) {
			return "", "the date is written in digits: yyyy year, MM month, dd day, HH hour, mm minute, ss second", false
		}
		_, err := times.New(times.Options{Formats: []string{form}})
		if p := (*cell.Mistake)(nil); errors.As(err, &p) {
			return "", p.Text, false
		}
		return Extraction(text), "", err == nil
	})
}

// ByName tells whether the names of the files say when they were extracted.
func (e Extraction) ByName() bool { return strings.Contains(string(e), "{") }

// parts are what is around the date in a name, and how it is written.
func (e Extraction) parts() (before, form, after string) {
	before, rest, _ := strings.Cut(string(e), "{")
	form, after, _ = strings.Cut(rest, "}")
	return before, form, after
}

// Of is when a file was extracted; it is unknown where nothing says so, and where its name has another form.
//
// Convention time (extracted-by-name): A form of `extracted` is held against the whole name of a file without its
// folder; the extension may be left out, and * stands for any characters. The newest file of a source counts.
func (e Extraction) Of(file string, zone times.Zone) timeline.Instant {
	if !e.ByName() {
		return Moment(e).In(zone)
	}
	before, form, after := e.parts()
	digits := regexp.MustCompile("[a-zA-Z]").ReplaceAllString(regexp.QuoteMeta(form), `\d`)
	name := regexp.MustCompile("^" + anyText(before) + "(" + digits + ")" + anyText(after) + `(\..*)?$`)
	found := name.FindStringSubmatch(path.Base(file))
	reader, err := times.New(times.Options{Formats: []string{form}, Zone: zone, Bare: times.DayPast})
	if found == nil || err != nil {
		return timeline.NoInstant
	}
	at, _, err := reader.Read(cell.Plain(found[1]))
	if err != nil {
		return timeline.NoInstant
	}
	return at
}

// anyText is a regular expression for text in which * stands for any characters.
func anyText(text string) string { return strings.ReplaceAll(regexp.QuoteMeta(text), `\*`, ".*") }
