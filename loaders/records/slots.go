package records

import (
	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// slot is where the cell of a field goes in what is read of a row. Exactly one of the accessors is set; its
// type fits that of the field in presets.Fields, which a test sees to.
type slot[S any] struct {
	text    func(*S) *evidence.Text // one of a few texts
	word    func(*S) *string        // a text of its own in nearly every row
	list    func(*S) *[]string
	instant func(*S) *timeline.Instant
	length  func(*S) *timeline.Micros
	number  func(*S) *evidence.Fixed
	whole   func(*S) *int64
	flag    func(*S) *evidence.Flag

	natural bool     // a number or a length that cannot be negative
	lost    func(*S) // notes that a word says that there is none, since no answer came; nil: no word does
}

// kind is how rows become records of one type: S is what is read of a row, R the record within it.
type kind[S any, R filter.Record] struct {
	name   string             // of the record type, as in presets.Fields
	blank  S                  // every field absent
	slots  map[string]slot[S] // by field
	record func(*S) *R
	client func(*R) evidence.Text
	cases  func(r *R, to []string) []string // adds the ids of the tickets and outages that tell whose a record without a client is; nil: none do
	pos    func(*S) *evidence.Pos
	bare   func(*S, string)         // notes that a time was a date alone, by its field; nil: nobody asks
	leaves func(*S) string          // the key of why a row is no record of this kind, or ""; nil: every row is one
	finish func(*S, *entry) string  // the rules between fields; the key of why the row is rejected, or ""
	keep   func(*S, *recordset.Set) // takes the finished record in
}

// entry is the row at hand, for the rules between its fields.
type entry struct {
	row     int
	headers map[string]string // by field
	bound   *columns.Binding
	books   *account.Books
	readers *readers
	missing []string // fields of the row that could not be read

	what   evidence.Text   // what the event before was about …
	change evidence.Change // … and what that means
}

// zone is that of the row's local times.
func (e *entry) zone() *calendar.Zone {
	e.readers.meetLocal()
	return e.readers.zone
}

// timesOf are the times of tickets and outages by the fields that they are read from.
var timesOf = map[string]evidence.Days{
	"responded": evidence.DayAnswered, "response_time": evidence.DayAnswered, "acknowledged": evidence.DayAnswered,
	"resolved": evidence.DayDone, "resolution_time": evidence.DayDone, "to": evidence.DayDone, "duration": evidence.DayDone,
	"closed": evidence.DayClosed, "detected": evidence.DayDetected, "notified": evidence.DayNotified,
}

// lost are the times of the row that could not be read.
func (e *entry) lost() (times evidence.Days) {
	for _, field := range e.missing {
		times |= timesOf[field]
	}
	return times
}

// find notes a finding about a field of the row, which says the same of every row that it happens to.
func (e *entry) find(severity, field, key, hint string, args ...any) {
	if severity == evidence.Severe {
		e.missing = append(e.missing, field)
	}
	e.books.Find("", evidence.Finding{
		Severity: severity, Row: e.row, Column: e.headers[field], Message: finding.Say(key, args...), Hint: finding.Say(hint),
	})
}
