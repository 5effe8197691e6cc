package filter

import (
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Record is a record type that expressions can speak of. Samples are filtered by their Series.
type Record interface {
	evidence.Ticket | evidence.Event | evidence.Outage | evidence.Claim | evidence.Survey | evidence.Series |
		evidence.Tally | evidence.Obligation | evidence.CreditClaim
}

// field reads one field of a record; exactly one of the readers is set.
type field[R Record] struct {
	text   func(*R) evidence.Text // one of a few texts
	word   func(*R) string        // a text of its own in nearly every record
	number func(*R) evidence.Fixed
	count  func(*R) int64 // a small whole number; negative is blank
	at     func(*R) timeline.Instant
	lasts  func(*R) bool            // of a time: it may still come where it is blank; nil where it may not
	length func(*R) timeline.Micros // negative is blank
	flag   func(*R) evidence.Flag   // a blank one is false
}

type table[R Record] map[string]field[R]

// fieldsOf is the table of a record type.
func fieldsOf[R Record]() table[R] {
	var record R
	var t any
	switch any(record).(type) {
	case evidence.Ticket:
		t = tickets
	case evidence.Event:
		t = events
	case evidence.Outage:
		t = outages
	case evidence.Claim:
		t = claims
	case evidence.Survey:
		t = surveys
	case evidence.Series:
		t = series
	case evidence.Tally:
		t = tallies
	case evidence.Obligation:
		t = obligations
	case evidence.CreditClaim:
		t = creditClaims
	}
	return t.(table[R])
}

// Text finds how to read a field that holds one of a few texts: priority, service, cause, …; nil when the
// record type has no such field.
func Text[R Record](name string) func(*R) evidence.Text { return fieldsOf[R]()[name].text }

// Instant finds how to read a field that holds a time: opened, resolved, …; nil when the record type has no
// such field.
func Instant[R Record](name string) func(*R) timeline.Instant { return fieldsOf[R]()[name].at }

// Filled finds how to tell whether a record has a value in a field; nil for times, which are blank where something did
// not happen, and for what is no field of the record type.
func Filled[R Record](name string) func(*R) bool {
	f := fieldsOf[R]()[name]
	switch {
	case f.text != nil:
		return func(r *R) bool { return !f.text(r).Empty() }
	case f.word != nil:
		return func(r *R) bool { return f.word(r) != "" }
	case f.flag != nil:
		return func(r *R) bool { return f.flag(r) != evidence.Blank }
	case f.number != nil, f.count != nil, f.length != nil:
		return func(r *R) bool { _, known := f.amount(r); return known }
	}
	return nil
}

// names lists the fields of a record type in order.
func names[R Record]() []string {
	var all []string
	for name := range fieldsOf[R]() {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}

func text[R Record](get func(*R) evidence.Text) field[R]    { return field[R]{text: get} }
func word[R Record](get func(*R) string) field[R]           { return field[R]{word: get} }
func number[R Record](get func(*R) evidence.Fixed) field[R] { return field[R]{number: get} }
func count[R Record](get func(*R) int64) field[R]           { return field[R]{count: get} }
func at[R Record](get func(*R) timeline.Instant) field[R]   { return field[R]{at: get} }
func yet[R Record](get func(*R) timeline.Instant, lasts func(*R) bool) field[R] {
	return field[R]{at: get, lasts: lasts}
}
func length[R Record](get func(*R) timeline.Micros) field[R] { return field[R]{length: get} }
func flag[R Record](get func(*R) evidence.Flag) field[R]     { return field[R]{flag: get} }
