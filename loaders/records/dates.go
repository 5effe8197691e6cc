package records

import (
	"maps"
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// dates gathers when records happened. They are counted by stretches of some weeks: a pause that matters is months
// long (asof.go), and millions of samples need no more than a look at the stretch of the one before.
type dates struct {
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

// meet takes note of a record by its newest date, which a field of it holds. Absent dates are none.
func (d *dates) meet(at timeline.Instant, pos evidence.Pos, field string) {
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
func (d *dates) of(number int32) *stretch {
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

// add takes in what was gathered elsewhere. Of equal dates the first row is named, whatever was met first.
func (d *dates) add(o *dates) {
	for number, from := range o.stretches {
		s := d.of(number)
		if from.To > s.To || from.To == s.To && comparePos(from.Row, s.Row) < 0 {
			s.To, s.Row, s.Column = from.To, from.Row, from.Column
		}
		s.From, s.records = min(s.From, from.From), s.records+from.records
		for _, pos := range from.rows {
			s.meetRow(pos)
		}
	}
}

// list gives the stretches in order of time.
func (d *dates) list() evidence.Dates {
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

// happened tells of every record the newest instant at which something happened, and the field that holds it. What
// lies ahead by its nature, such as due dates and announced maintenance, does not tell how far the data reaches.
//
// Convention time (as-of-newest): `as_of` is the newest instant at which something happened in the data, unless
// `--as-of` says otherwise. Dates that lie ahead by nature (due dates, planned windows) do not move it.
func (h *harvest) happened(tell func(at timeline.Instant, pos evidence.Pos, field string)) {
	for i := range h.tickets {
		t := &h.tickets[i]
		at, field := newestOf(ticketDates, t.Opened, t.Responded, t.Resolved, t.Closed, t.Changed)
		tell(at, t.Pos, field)
	}
	for i := range h.events {
		at, field := newestOf(eventDates, h.events[i].At, h.events[i].Recorded)
		tell(at, h.events[i].Pos, field)
	}
	for i := range h.outages {
		o := &h.outages[i]
		at, field := newestOf(outageDates, o.From, o.To, o.Detected, o.Acknowledged, o.Notified)
		tell(at, o.Pos, field)
	}
	for i := range h.claims {
		at, field := newestOf(claimDates, h.claims[i].Recorded, h.claims[i].Announced, h.claims[i].ApprovedAt)
		tell(at, h.claims[i].Pos, field)
	}
	for i := range h.surveys {
		tell(h.surveys[i].At, h.surveys[i].Pos, "at")
	}
	for i := range h.tallies {
		tell(h.tallies[i].To, h.tallies[i].Pos, "to")
	}
	for i := range h.obligations {
		tell(h.obligations[i].Provided, h.obligations[i].Pos, "provided")
	}
}

// The fields of records that tell when something happened, in the order in which happened names them.
var (
	ticketDates = []string{"opened", "responded", "resolved", "closed", "changed"}
	eventDates  = []string{"at", "recorded"}
	outageDates = []string{"from", "to", "detected", "acknowledged", "notified"}
	claimDates  = []string{"recorded", "announced", "approved_at"}
)

// newestOf is the newest of some dates, the first of equals; absent ones come before all others.
func newestOf(fields []string, all ...timeline.Instant) (at timeline.Instant, field string) {
	at = all[0]
	for i, a := range all {
		if a > at || i == 0 {
			at, field = a, fields[i]
		}
	}
	return at, field
}

// dated notes when the records of all sources but those of samples happened.
func (l *loader) dated() {
	e := l.evidence
	all := harvest{
		tickets: e.Tickets, events: e.Events, outages: e.Outages, claims: e.Claims, surveys: e.Surveys, tallies: e.Tallies,
		obligations: e.Obligations,
	}
	sources := map[string]*dates{}
	all.happened(func(at timeline.Instant, pos evidence.Pos, field string) {
		id := e.Origins[pos.Origin].Source
		if sources[id] == nil {
			sources[id] = &dates{}
		}
		sources[id].meet(at, pos, field)
	})
	for id, d := range sources {
		l.remember(id, d)
	}
}

// remember puts the dates of a source into the evidence.
func (l *loader) remember(source string, d *dates) {
	if l.evidence.Dates == nil {
		l.evidence.Dates = map[string]evidence.Dates{}
	}
	list := d.list()
	for i := range list {
		s := &list[i]
		s.Column = l.header(s.Row.Origin, s.Column)
	}
	l.evidence.Dates[source] = list
}

// header is what a file calls a field.
func (l *loader) header(origin uint32, field string) string {
	if in := l.inputs[origin]; in != nil {
		for _, b := range in.bound {
			if name, found := b.headers[field]; found {
				return name
			}
		}
	}
	return field
}
