package sampling

import (
	"math"
	"slices"
	"sort"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Partial is what some readings of one series amount to.
type Partial struct {
	Readings    int64            // all of them, duplicates and those outside the window too
	First, Last timeline.Instant // of the readings
	Cells       []Cell           // in order of time
	Stretches   []Stretch        // in order of time
	Slots       [][]Slot         // in order of time, for each rule of the series
	Duplicates  map[uint32]Odd   // exact duplicates put aside, by origin
	Pending     bool             // some readings wait for what follows
}

// reducer holds what reductions reuse. A Partial is good until the next reduction.
type reducer struct {
	cells     []Cell
	stretches []Stretch
	instants  []reading
	values    []evidence.Fixed
	beyond    []Beyond
	packer    packer
}

// reduce makes the Partial of readings in any order; it is the one place where readings become figures.
func (d *reducer) reduce(s *spec, list []reading) Partial {
	p := Partial{Readings: int64(len(list))}
	if len(list) == 0 {
		return p
	}
	kept, duplicates := settle(list)
	p.Pending = retried(kept)
	p.Duplicates = byOrigin(duplicates)
	p.First, p.Last = kept[0].at, kept[len(kept)-1].at
	p.Stretches = d.stretchesOf(s, kept)
	for _, rule := range s.slots {
		p.Slots = append(p.Slots, slots(nil, rule.Slots, kept))
	}
	p.Cells = d.cellsOf(s, kept, always)
	return p
}

// byOrigin counts duplicates; nil for none.
func byOrigin(duplicates []reading) (count map[uint32]Odd) {
	for i := range duplicates {
		if count == nil {
			count = map[uint32]Odd{}
		}
		o := count[duplicates[i].origin]
		o.Add(duplicates[i].pos())
		count[duplicates[i].origin] = o
	}
	return count
}

// stretchesOf are the stretches of readings in order of time, none where none are wanted.
func (d *reducer) stretchesOf(s *spec, kept []reading) []Stretch {
	if !s.runs.Wanted {
		return nil
	}
	d.stretches = stretches(d.stretches[:0], s.runs, d.worst(kept))
	return d.stretches
}

// always is a window that has a part of every cell.
var always = timeline.Interval{From: math.MinInt64, To: math.MaxInt64}

// cellsOf are the cells of readings in order of time, as far as they have a part of the window.
func (d *reducer) cellsOf(s *spec, kept []reading, window timeline.Interval) []Cell {
	d.cells, d.beyond = d.cells[:0], d.beyond[:0]
	d.packer.reset()
	for inside := s.clip(kept); len(inside) > 0; {
		bounds := s.grid.cell(inside[0].at)
		n := len(inside)
		if inside[n-1].at >= bounds.To {
			n = sort.Search(n, func(i int) bool { return inside[i].at >= bounds.To })
		}
		if bounds.From < window.To && window.From < bounds.To {
			d.cells = append(d.cells, Cell{Interval: bounds})
			d.fill(&d.cells[len(d.cells)-1], s, inside[:n])
		}
		inside = inside[n:]
	}
	return d.cells
}

// worst leaves the worst reading of each instant: a run is down at an instant if any of its readings failed.
func (d *reducer) worst(list []reading) []reading {
	if ordered(list) {
		return list
	}
	d.instants = d.instants[:0]
	for len(list) > 0 {
		n := sameInstant(list)
		d.instants = append(d.instants, slices.MinFunc(list[:n], func(a, b reading) int { return worse(&a, &b) }))
		list = list[n:]
	}
	return d.instants
}

// clip keeps the readings in the window.
func (s *spec) clip(list []reading) []reading {
	if s.all {
		return list
	}
	from := sort.Search(len(list), func(i int) bool { return list[i].at >= s.window.From })
	to := sort.Search(len(list), func(i int) bool { return list[i].at >= s.window.To })
	return list[from:max(from, to)]
}

// stretches cuts readings in order of time where their state changes or a gap lies. A reading that tells no
// state says nothing about the time around it.
func stretches(out []Stretch, rule Runs, list []reading) []Stretch {
	reach := rule.parting()
	for i := 0; i < len(list); {
		first, last, n := &list[i], &list[i], int64(1)
		i++
		if first.state == evidence.Blank {
			continue
		}
		for ; i < len(list); i++ {
			next := &list[i]
			if next.state == evidence.Blank {
				continue
			}
			if rule.States && next.state != first.state || next.at.Sub(last.at) > reach {
				break
			}
			last = next
			n++
		}
		failing := rule.States && first.state == evidence.No
		out = rule.push(out, Stretch{From: first.at, Last: last.at, N: n, Failing: failing, Rows: extent{first, last}.rows()})
	}
	return out
}

// fill sums up the readings of one cell. Each figure has its own short loop over readings that lie in the cache.
func (d *reducer) fill(c *Cell, s *spec, list []reading) {
	c.states(list)
	c.counters(list)
	for f := range c.Figures {
		d.figures(&c.Figures[f], s, Field(f), list)
	}
}

// states counts requests, and those that failed.
func (c *Cell) states(list []reading) {
	var failing extent
	for i := range list {
		r := &list[i]
		n, failed := r.requests()
		c.Requests.Add(n)
		if failed > 0 {
			c.Failed.Add(failed)
			failing.add(r)
		}
		if n == 0 && !r.counts() {
			c.Stateless.Add(r.pos())
		}
	}
	c.N = int64(len(list)) - c.Stateless.N
	c.FailedRows = failing.rows()
}

// counters adds up what was sent and received.
func (c *Cell) counters(list []reading) {
	var lost extent
	for i := range list {
		r := &list[i]
		if r.sent|r.received < 0 { // either is absent
			c.Uncounted.Add(r.pos())
			continue
		}
		c.Sent.Add(r.sent)
		if r.received == r.sent {
			continue
		}
		if r.received < r.sent {
			c.Lost.Add(r.sent - r.received)
			lost.add(r)
			continue
		}
		c.Excess.Add(r.pos())
		c.Surplus.Add(r.received - r.sent)
	}
	c.Counted = int64(len(list)) - c.Uncounted.N
	c.LossRows = lost.rows()
}

// column gives the values of a field, absent ones too.
func (d *reducer) column(field Field, list []reading) []evidence.Fixed {
	if cap(d.values) < len(list) {
		d.values = make([]evidence.Fixed, len(list))
	}
	out := d.values[:len(list)]
	if field == Jitter {
		for i := range out {
			out[i] = list[i].jitter
		}
		return out
	}
	for i := range out {
		out[i] = list[i].latency
	}
	return out
}

// figures sums up one field.
func (d *reducer) figures(f *Figures, s *spec, field Field, list []reading) {
	values := d.column(field, list)
	for _, limit := range s.limits[field] {
		d.beyond = append(d.beyond, beyond(limit, values, list))
	}
	f.Beyond = d.beyond[len(d.beyond)-len(s.limits[field]):]
	low, high := extremes(values)
	if low == evidence.NoFixed { // some are absent
		values = slices.DeleteFunc(values, func(v evidence.Fixed) bool { return !v.Known() })
		low, high = extremes(values)
	}
	if len(values) == 0 {
		return
	}
	f.N, f.Max = int64(len(values)), high
	f.Sum = sum(values, low, high)
	if s.keep[field] {
		f.Values = d.packer.pack(values, low, high)
	}
}

// extremes are the smallest and the largest value.
func extremes(values []evidence.Fixed) (low, high evidence.Fixed) {
	low, high = math.MaxInt64, math.MinInt64
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	return low, high
}

// sum adds values up, in 64 bits where nothing between low and high can overflow them.
func sum(values []evidence.Fixed, low, high evidence.Fixed) (s Sum) {
	if room := evidence.Fixed(math.MaxInt64 / int64(len(values))); low >= -room && high <= room {
		all := int64(0)
		for _, v := range values {
			all += int64(v)
		}
		s.Add(all)
		return s
	}
	for _, v := range values {
		s.Add(int64(v))
	}
	return s
}

// beyond sums up the values that break a limit; list says which rows they are of.
func beyond(limit Limit, values []evidence.Fixed, list []reading) Beyond {
	b := Beyond{Within: evidence.NoFixed}
	var rows extent
	for i, v := range values {
		if !limit.Beyond(v) {
			b.Within = max(b.Within, v) // an absent value is less than any
			continue
		}
		if v.Known() {
			b.N++
			b.Sum.Add(int64(v))
			rows.add(&list[i])
		}
	}
	b.Rows = rows.rows()
	return b
}
