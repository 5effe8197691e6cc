package evidence

import (
	"slices"

	"github.com/slareport/slareport/report/finding"
)

// Source reconciles one file of a source. A file that feeds several record types counts its rows once; a row is
// loaded when any record came of it. Its own Account is over all rows, for the provider; the Parts divide it by
// whose rows they are, for the documents of clients.
type Source struct {
	ID      string
	File    string
	Sheet   string
	SHA256  string
	Records []string
	Account
	Parts      []Part   // in no order that means anything
	Incomplete bool     // it is missing, or could not be read whole
	Of         Audience // the client that the source names for all its rows, if any
}

// Statuses of a source.
const (
	Complete = "complete"
	Partial  = "partial" // rows were rejected
	Unread   = "unread"  // it is missing, could not be read whole, or all of its rows were rejected
)

// Status says whether all of the file was read. A file of which every row was rejected did not arrive (rules §13).
func (s *Source) Status() string {
	switch {
	case s.Incomplete || s.Rejected > 0 && s.Rejected == s.Rows:
		return Unread
	case s.Rejected > 0:
		return Partial
	}
	return Complete
}

// Account says what became of rows, and what was found in them: Rows = Loaded + Duplicates + Filtered + Rejected
// (rules §2).
type Account struct {
	Rows       int
	Loaded     int
	Duplicates int
	Filtered   int
	Rejected   int
	Reasons    []Reason
	Findings   []Finding
}

// Part is the account of the rows of one Audience.
type Part struct {
	Audience Audience
	Account
}

// Reason counts the rows that were not loaded for one cause.
type Reason struct {
	Kind string // duplicates, filtered, rejected
	finding.Message
	Count int
	Row   int // first row it happened to
}

// Count adds rows that were not loaded to those of the same cause.
func (a *Account) Count(r Reason) {
	i := slices.IndexFunc(a.Reasons, func(x Reason) bool { return x.Kind == r.Kind && finding.Same(x.Message, r.Message) })
	if i < 0 {
		a.Reasons = append(a.Reasons, r)
		return
	}
	known := &a.Reasons[i]
	known.Count, known.Row = known.Count+r.Count, min(known.Row, r.Row)
}

// Finding is something a reader should know about a place in the data. It never stops the work by itself.
type Finding struct {
	finding.Message
	Hint     finding.Message // the likely mistake or what to do; may be empty
	Severity string          // error: rows lost to it; warning; note
	File     string
	Sheet    string
	Row      int
	Column   string
	Count    int // how often the same thing was met; the place is the first
}

// Severities of findings (see evidence.Finding).
const (
	Severe  = "error"
	Warning = "warning"
	Note    = "note"
)
