package rows

import (
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/headers"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/rowfilter"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/timeline"
)

// Slot is where the cell of a field goes in what is read of a row. Exactly one of the accessors is set; its
// type fits that of the field in presets.Fields, which a test sees to.
type Slot[S any] struct {
	Text    func(*S) *evidence.Text // one of a few texts
	Word    func(*S) *string        // a text of its own in nearly every row
	List    func(*S) *[]string
	Instant func(*S) *timeline.Instant
	Length  func(*S) *timeline.Micros
	Number  func(*S) *evidence.Fixed
	Whole   func(*S) *int64
	Flag    func(*S) *evidence.Flag

	NotNegative bool             // a number or a length that cannot be negative
	Written     func(*S, string) // notes the code of the currency that is written beside a number; nil: nobody asks
	NoAnswer    func(*S)         // notes that a word says that there is none, since no answer came; nil: no word does
}

// Kind is how rows become records of one type: S is what is read of a row, R the record within it.
type Kind[S any, R filter.Record] struct {
	Name   string             // of the record type, as in presets.Fields
	Blank  S                  // every field absent
	Slots  map[string]Slot[S] // by field
	Record func(*S) *R
	Client func(*R) evidence.Text
	// adds the ids of the tickets and outages that tell whose a record without a client is; nil: none do
	CaseIDs  func(r *R, to []string) []string
	Pos      func(*S) *evidence.Pos
	DateOnly func(*S, string)         // notes that a time was a date alone, by its field; nil: nobody asks
	Excluded func(*S) string          // the key of why a row is no record of this kind, or ""; nil: every row is one
	Finish   func(*S, *Entry) string  // the rules between fields; the key of why the row is rejected, or ""
	Keep     func(*S, *recordset.Set) // takes the finished record in
	Passed   func(*S) evidence.Passed // the record as one that is not loaded; nil: no row names it
}

// RecordType is the name of the record type.
func (k Kind[S, R]) RecordType() string { return k.Name }

// Parser prepares what makes records of the rows of a file. The error is that of its filter or of a constant.
func (k Kind[S, R]) Parser(b *columns.Binding, source *Source, h *headers.Row) (Parser, error) {
	return NewReader(k, b, source, h)
}

// CheckWhere tells what is wrong with a filter, as far as that shows without a file.
func (k Kind[S, R]) CheckWhere(expression string) error {
	_, err := rowfilter.Compile[R](expression, nil, nil)
	return err
}

// Update takes over what a later row says.
func (s *Slot[S]) Update(all, next *S) {
	switch {
	case s.Text != nil:
		if v := *s.Text(next); !v.Empty() {
			*s.Text(all) = v
		}
	case s.Instant != nil:
		if v := *s.Instant(next); v.Known() {
			*s.Instant(all) = v
		}
	case s.Number != nil:
		if v := *s.Number(next); v.Known() {
			*s.Number(all) = v
		}
	case s.Length != nil:
		if v := *s.Length(next); v >= 0 {
			*s.Length(all) = v
		}
	case s.Flag != nil:
		if v := *s.Flag(next); v != evidence.Blank {
			*s.Flag(all) = v
		}
	}
}
