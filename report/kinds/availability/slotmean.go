package availability

import (
	"cmp"
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/measure/samples"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

// bySlotMean measures availability from samples as all of 100 % without the mean of the slots' error rates: every slot
// weighs the same, however many requests it had (rules §3).
//
// Convention measures (slot-mean): *Samples by the mean of the slots' error rates*: a slot misses the share of its
// requests that failed, and every slot of agreed service time that was asked anything counts once, by its begin. Set by
// `objectives.availability.by`.
//
// Convention measures (slot-mean-others): *Samples by the mean of the slots' error rates*: what a slot misses goes to
// whoever answers for its time, in proportion where that is not one party.
func bySlotMean(ctx *measure.Context, o *agreement.Objective, t *Terms) ([]measure.Result, error) {
	c, err := samples.NewCells(ctx, o, t.Where)
	if err != nil {
		return nil, err
	}
	open, known := ctx.Calendars[cmp.Or(t.Calendar, agreement.Always)]
	if !known {
		return nil, fmt.Errorf("objective %s: no calendar is called %q", o.ID, t.Calendar)
	}
	results := make([]measure.Result, len(ctx.Periods))
	for i, p := range ctx.Periods {
		m := slotMean{cells: c, terms: t, agreed: open.Intervals(p.Interval)}
		over := m.agreed.Clip(timeline.Interval{From: p.From, To: min(p.To, ctx.AsOf)})
		for _, s := range c.Series {
			for _, slot := range s.Slots(samples.WantName(ctx, o)) {
				if p.Contains(slot.From) {
					m.add(s, &slot, p, m.cells.Ctx.Lists(i))
				}
			}
			m.whole += slotsIn(over.Clip(lifetime(c.Series, s, sampling.Runs{Every: t.Slot})), t.Slot)
		}
		m.fill(&results[i], &ctx.Agreement.Fault)
		t.silent(ctx, &results[i], p, c.Series)
	}
	return results, nil
}

// slotMean adds up the error rates of a period's slots.
type slotMean struct {
	cells  *samples.Cells
	terms  *Terms
	agreed timeline.Set
	n      int64 // slots
	whole  int64 // slots that there are in the agreed time
	sums   attribution.Sums
	misses []*measure.Miss
}

// add adds a slot, or several without a failure.
//
// Convention measures (slot-idle): *Samples by the mean of the slots' error rates*: a slot whose samples say that
// nothing was asked is left out, unless it is agreed to be good. One without any sample is unknown. Set by
// `objectives.availability.idle`.
func (m *slotMean) add(s *sampling.Series, slot *sampling.Slot, p calendar.Period, last bool) {
	n := m.counted(slot)
	if n == 0 || slot.Idle && !m.terms.IdleGood {
		return
	}
	m.n += n
	if slot.Failed.Sign() == 0 {
		return
	}
	rate := new(big.Rat).SetFrac(slot.Failed.Int(), slot.Requests.Int())
	whole := new(big.Rat).SetInt64(int64(slot.Length()))
	for _, b := range attribution.During(m.cells.Blame(s, p), slot.Interval) {
		part := new(big.Rat).SetInt64(int64(b.Intersect(slot.Interval).Length()))
		lost := filter.AmountOf(part.Mul(part.Quo(part, whole), rate))
		who := attribution.OfTime(&b, &m.cells.Ctx.Agreement.Fault)
		m.sums.Lose(lost, &who)
		if !last {
			continue
		}
		v := b.Intersect(slot.Interval)
		miss := &measure.Miss{
			ID: samples.ID(m.cells.Ctx, s, v.From), Window: v, Elapsed: v.Length(), Weight: lost.Rat(),
			Detail: &measure.Detail{
				Group: s.Key.Site.String(), Decided: v.From, Parts: who.OfWeight(lost.Rat()), Outcome: who.Outcome,
				Story: who.Story, Segments: []measure.Segment{b.Segment(v, true)}, Rows: samples.RowsOf(slot.Rows),
				Value: new(big.Rat).Mul(rate, big.NewRat(100, 1)),
			},
		}
		m.misses = append(m.misses, miss)
	}
}

// counted is how many of the slots that a slot stands for begin in agreed service time.
func (m *slotMean) counted(slot *sampling.Slot) (n int64) {
	for k := range slot.Count {
		from := slot.From.Add(timeline.Micros(k) * m.terms.Slot)
		if len(m.agreed.Clip(timeline.Interval{From: from, To: from + 1})) > 0 {
			n++
		}
	}
	return n
}

// slotsIn is how many slots begin in some time; part of one counts.
func slotsIn(time timeline.Set, length timeline.Micros) (n int64) {
	for _, v := range time {
		n += int64((v.Length() + length - 1) / length)
	}
	return n
}

// fill writes the scores; the unit is a slot. Slots that nothing is known about bound them.
func (m *slotMean) fill(r *measure.Result, f *agreement.Fault) {
	m.sums.Total = attribution.Wholes(m.n)
	m.sums.Fill(r, f)
	r.Unit, r.Misses = "slot", m.misses
	if m.whole <= m.n {
		return
	}
	unknown := new(big.Rat).SetInt64(m.whole - m.n)
	total := new(big.Rat).Add(r.Contractual.Total, unknown)
	best := measure.Share(new(big.Rat).Add(r.Contractual.Good, unknown), total)
	worst := measure.Share(r.Contractual.Good, total)
	r.Best, r.Worst = &best, &worst
	r.Coverage = measure.Share(big.NewRat(m.n, 1), big.NewRat(m.whole, 1)).Value
}
