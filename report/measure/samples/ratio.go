package samples

import (
	"math/big"

	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/sampling"
)

// Part is what a cell adds to a ratio.
type Part struct {
	total, lost *big.Int
	rows        sampling.Rows // of what was lost
}

// RequestsOf is what a cell adds to a ratio of requests that were answered.
func RequestsOf(c *sampling.Cell) Part {
	return Part{total: c.Requests.Int(), lost: c.Failed.Int(), rows: c.FailedRows}
}

// PacketsOf is what a cell adds to a ratio of packets that arrived.
func PacketsOf(c *sampling.Cell) Part {
	return Part{total: c.Sent.Int(), lost: c.Lost.Int(), rows: c.LossRows}
}

// Finish adds to the result of period i what a kind of ratio has besides.
type Finish func(i int, r *measure.Result, sums *attribution.Losses, odd *Oddities)

// Ratio measures good ÷ all over the cells in every period, with a miss for each cell of the last one that lost
// something.
func (c *Cells) Ratio(unit string, of func(*sampling.Cell) Part, finish Finish) ([]measure.Result, error) {
	f := &c.Ctx.Agreement.Fault
	results := make([]measure.Result, len(c.Ctx.Periods))
	for i, p := range c.Ctx.Periods {
		r := &results[i]
		r.Unit = unit
		sums, odd := attribution.Losses{Scale: 1}, Oddities{}
		err := c.Each(p, func(s *sampling.Series, cell *sampling.Cell, b *attribution.Blame) {
			x := of(cell)
			own := attribution.Losses{Scale: 1}
			own.Total.Set(x.total)
			own.Lose(b, f, x.lost)
			sums.Plus(&own)
			odd.Add(cell)
			if !c.Ctx.Lists(i) || x.lost.Sign() == 0 {
				return
			}
			m := c.Miss(s, cell, b, x.rows)
			own.Describe(m, f)
			m.Value = own.Scores(f, nil).Experienced.Value
			r.Misses = append(r.Misses, m)
		})
		if err != nil {
			return nil, err
		}
		sums.Fill(r, f, nil)
		finish(i, r, &sums, &odd)
	}
	return results, nil
}
