package sampling

import (
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Cell sums up the readings of one series between two edges. Cells of the same bounds add up.
type Cell struct {
	timeline.Interval
	N          int64 // readings that tell a state or have counters
	Requests   Sum   // what these stand for
	Failed     Sum   // of these
	FailedRows Rows
	Counted    int64 // readings that have both counters
	Sent       Sum   // of these
	Lost       Sum   // of what was sent, what was not received; nothing where more was received than sent
	LossRows   Rows  // rows in which something was lost
	Excess     Odd   // rows that received more than was sent: duplicates of packets count once
	Surplus    Sum   // what these received beyond it
	Stateless  Odd   // rows that tell no state and have no counters
	Uncounted  Odd   // rows without usable counters
	Figures    [Fields]Figures
}

// Figures sums up one field of a cell's readings.
type Figures struct {
	N      int64 // readings that have the field
	Sum    Sum
	Max    evidence.Fixed // only with N > 0
	Values Values         // only where they are kept
	Beyond []Beyond       // by limit, in the order of the series' limits
}

// Beyond sums up the values that break a limit.
type Beyond struct {
	N      int64
	Sum    Sum
	Within evidence.Fixed // largest value that keeps the limit, NoFixed for none
	Rows   Rows
}

// Odd counts rows that something is wrong with, and tells the first.
type Odd struct {
	N     int64
	First evidence.Pos
}

// Add counts another row.
func (o *Odd) Add(p evidence.Pos) { o.Plus(Odd{1, p}) }

// Plus counts other rows.
func (o *Odd) Plus(p Odd) {
	if p.N > 0 && (o.N == 0 || place(p.First) < place(o.First)) {
		o.First = p.First
	}
	o.N += p.N
}

// Rows are the first and the last row of something in time, wherever in the files they stand.
//
// Convention measures (samples-rows): *Samples*: the rows named for a miss are its first and its last in time,
// wherever they are in the files.
type Rows struct {
	First, Last evidence.Pos
	From, To    timeline.Instant // when they were read
}

// plus widens the rows; n and m say whether either stands for any row at all. Of rows of one instant, as two series
// may have, the order of files and rows decides.
func (r Rows) plus(n int64, s Rows, m int64) Rows {
	switch {
	case m == 0:
		return r
	case n == 0:
		return s
	}
	if s.From < r.From || s.From == r.From && place(s.First) < place(r.First) {
		r.First, r.From = s.First, s.From
	}
	if r.To < s.To || r.To == s.To && place(r.Last) < place(s.Last) {
		r.Last, r.To = s.Last, s.To
	}
	return r
}

// place orders rows by file and row.
func place(p evidence.Pos) uint64 { return uint64(p.Origin)<<32 | uint64(p.Row) }

// extent gathers Rows in a loop over readings in order of time.
type extent struct{ first, last *reading }

func (e *extent) add(r *reading) {
	if e.first == nil {
		e.first = r
	}
	e.last = r
}

// rows gives the Rows, zero for none.
func (e extent) rows() Rows {
	if e.first == nil {
		return Rows{}
	}
	return Rows{e.first.pos(), e.last.pos(), e.first.at, e.last.at}
}

// clone is a copy that shares no memory.
func (c *Cell) clone() *Cell {
	own := *c
	for f := range own.Figures {
		own.Figures[f].Values = Values{}
		own.Figures[f].Values.copy(&c.Figures[f].Values)
		own.Figures[f].Beyond = slices.Clone(own.Figures[f].Beyond)
	}
	return &own
}

// Plus adds the sums of another cell, whose memory may be used again. The bounds stay.
func (c *Cell) Plus(d *Cell) {
	c.FailedRows = c.FailedRows.plus(int64(c.Failed.Sign()), d.FailedRows, int64(d.Failed.Sign()))
	c.LossRows = c.LossRows.plus(int64(c.Lost.Sign()), d.LossRows, int64(d.Lost.Sign()))
	c.N += d.N
	c.Requests.Plus(d.Requests)
	c.Failed.Plus(d.Failed)
	c.Counted += d.Counted
	c.Sent.Plus(d.Sent)
	c.Lost.Plus(d.Lost)
	c.Excess.Plus(d.Excess)
	c.Surplus.Plus(d.Surplus)
	c.Stateless.Plus(d.Stateless)
	c.Uncounted.Plus(d.Uncounted)
	for f := range c.Figures {
		c.Figures[f].plus(&d.Figures[f])
	}
}

// plus adds the figures of another cell of the same series, or of another series with the same limits.
func (f *Figures) plus(g *Figures) {
	if g.N > 0 && (f.N == 0 || g.Max > f.Max) {
		f.Max = g.Max
	}
	f.N += g.N
	f.Sum.Plus(g.Sum)
	f.Values.copy(&g.Values)
	if f.Beyond == nil && g.Beyond != nil {
		f.Beyond = append(f.Beyond, g.Beyond...)
		return
	}
	for i := range g.Beyond {
		b, c := &f.Beyond[i], &g.Beyond[i]
		b.Rows = b.Rows.plus(b.N, c.Rows, c.N)
		b.N += c.N
		b.Sum.Plus(c.Sum)
		b.Within = max(b.Within, c.Within) // NoFixed is below every value
	}
}
