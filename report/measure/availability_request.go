package measure

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

// byRequest measures availability as Σ ok ÷ n over the samples in agreed service time (rules §3).
func byRequest(ctx *Context, o *agreement.Objective) ([]Result, error) {
	c, err := cellsOf(ctx, o, o.Availability.Where)
	if err != nil {
		return nil, err
	}
	var known bool
	if c.open, known = ctx.Calendars[calendarName(o.Availability.Calendar)]; !known {
		return nil, fmt.Errorf("objective %s: no calendar is called %q", o.ID, o.Availability.Calendar)
	}
	return c.ratio("request", requestsOf, func(i int, r *Result, sums *ledger, odd *oddities) {
		r.Findings = append(r.Findings, odd.states(ctx)...)
		c.silence(ctx.Periods[i], r, sums)
	})
}

// part is what a cell adds to a ratio.
type part struct {
	total, lost *big.Int
	rows        sampling.Rows // of what was lost
}

func requestsOf(c *sampling.Cell) part {
	return part{total: big.NewInt(c.N), lost: big.NewInt(c.Failed), rows: c.FailedRows}
}

// finish adds to the result of period i what a kind of ratio has besides.
type finish func(i int, r *Result, sums *ledger, odd *oddities)

// ratio measures good ÷ all over the cells in every period, with a miss for each cell of the last one that lost
// something.
func (c *cells) ratio(unit string, of func(*sampling.Cell) part, finish finish) ([]Result, error) {
	f := &c.ctx.Agreement.Fault
	results := make([]Result, len(c.ctx.Periods))
	for i, p := range c.ctx.Periods {
		r := &results[i]
		r.Unit = unit
		sums, odd := ledger{scale: 1}, oddities{}
		err := c.each(p, func(s *sampling.Series, cell *sampling.Cell, b *blame) {
			x := of(cell)
			own := ledger{scale: 1}
			own.total.Set(x.total)
			own.lose(b, f, x.lost)
			sums.plus(&own)
			odd.add(cell)
			if i < len(c.ctx.Periods)-1 || x.lost.Sign() == 0 {
				return
			}
			m := c.miss(s, cell, b, x.rows)
			own.tell(&m, f)
			m.Value = own.scores(f, nil).Experienced.Value
			r.Misses = append(r.Misses, m)
		})
		if err != nil {
			return nil, err
		}
		sums.fill(r, f, nil)
		r.Findings = append(odd.conflicts(c.ctx), cutByDate(c.ctx, p)...)
		finish(i, r, &sums, &odd)
	}
	return results, nil
}

// silence works out the agreed time that the samples do not speak for: how many samples are missing by the agreed
// time between two, and the score if all of these had been good, or had failed. Part of a sample counts.
func (c *cells) silence(p calendar.Period, r *Result, sums *ledger) {
	rule := runsOf(c.o.Availability)
	if rule.Every == 0 {
		return
	}
	f := &c.ctx.Agreement.Fault
	agreed := c.open.Intervals(timeline.Interval{From: p.From, To: min(p.To, c.ctx.AsOf)})
	missing, whole, unknown := ledger{scale: int64(rule.Every)}, timeline.Micros(0), timeline.Micros(0)
	book := func(time, known timeline.Set, blames []blame) {
		whole += time.Length()
		for _, gap := range time.Subtract(known) {
			for _, b := range during(blames, gap) {
				d := b.Intersect(gap).Length()
				unknown += d
				missing.lose(&b, f, big.NewInt(int64(d)))
			}
		}
	}
	for _, s := range c.series {
		book(agreed.Clip(lifetime(c.series, s, rule)), s.Covered(rule), c.blame(s, p))
	}
	if whole == 0 { // no series lives in this period
		book(agreed, nil, blames(p.Interval, c.evidence(c.o.Service), f))
	}
	sums = sums.times(int64(rule.Every))
	r.Scores = sums.scores(f, &missing)
	best, worst, _ := sums.gaps(&missing, f)
	r.Best, r.Worst = &best, &worst
	r.Coverage = Share(big.NewRat(int64(whole-unknown), 1), big.NewRat(int64(whole), 1)).Value
}
