package asof

import (
	"maps"
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Dates gathers when records happened. They are counted by stretches of some weeks: a pause that matters is months
// long (asof.go), and millions of samples need no more than a look at the stretch of the one before.
type Dates struct {
	stretches map[int32]*stretch // by number
	number    int32              // of the last one
	last      *stretch
}

// stretch is what is known of some weeks so far.
type stretch struct {
	evidence.Stretch
	records int
	rows    []evidence.Pos // the first ones, each once: a row of a log makes a ticket and an event
}

const (
	stretchBits = 41            // a stretch has 2^41 microseconds, some 25 days
	someRows    = mostAlone + 1 // a few more rows than can be alone
)

// Meet takes note of a record by its newest date, which a field of it holds. Absent dates are none.
func (d *Dates) Meet(at timeline.Instant, pos evidence.Pos, field string) {
	if !at.Known() {
		return
	}
	number := int32(at >> stretchBits)
	if d.last == nil || d.number != number {
		d.last, d.number = d.of(number), number
	}
	s := d.last
	s.records++
	s.From = min(s.From, at)
	if at > s.To {
		s.To, s.Row, s.Column = at, pos, field
	}
	if len(s.rows) < someRows {
		s.meetRow(pos)
	}
}

// of is a stretch by its number.
func (d *Dates) of(number int32) *stretch {
	if d.stretches == nil {
		d.stretches = map[int32]*stretch{}
	}
	if d.stretches[number] == nil {
		none := timeline.Interval{From: timeline.MaxInstant, To: timeline.NoInstant}
		d.stretches[number] = &stretch{Stretch: evidence.Stretch{Interval: none}}
	}
	return d.stretches[number]
}

func (s *stretch) meetRow(pos evidence.Pos) {
	if len(s.rows) < someRows && !slices.Contains(s.rows, pos) {
		s.rows = append(s.rows, pos)
	}
}

// Add takes in what was gathered elsewhere. Of equal dates the first row is named, whatever was met first.
func (d *Dates) Add(o *Dates) {
	for number, from := range o.stretches {
		s := d.of(number)
		if from.To > s.To || from.To == s.To && evidence.ComparePos(from.Row, s.Row) < 0 {
			s.To, s.Row, s.Column = from.To, from.Row, from.Column
		}
		s.From, s.records = min(s.From, from.From), s.records+from.records
		for _, pos := range from.rows {
			s.meetRow(pos)
		}
	}
}

// List gives the stretches in order of time.
func (d *Dates) List() evidence.Dates {
	var out evidence.Dates
	for _, number := range slices.Sorted(maps.Keys(d.stretches)) {
		s := d.stretches[number]
		if s.Rows = len(s.rows); s.Rows == someRows {
			s.Rows = max(s.Rows, s.records)
		}
		s.Outcome = !slices.Contains(beginnings, s.Column)
		out = append(out, s.Stretch)
	}
	return out
}

// beginnings are the fields that say when something began; what followed may have come years later.
var beginnings = []string{"opened", "at", "from"}
