package availability

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/measure/samples"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

// byRequest measures availability as Σ ok ÷ n over the samples in agreed service time (rules §3).
//
// Rule §3 (samples-by-request): By request: good requests as a share of all.
func byRequest(ctx *measure.Context, o *agreement.Objective, t *Terms) ([]measure.Result, error) {
	c, err := samples.NewCells(ctx, o, t.Where)
	if err != nil {
		return nil, err
	}
	var known bool
	if c.Open, known = ctx.Calendars[cmp.Or(t.Calendar, agreement.Always)]; !known {
		return nil, fmt.Errorf("objective %s: no calendar is called %q", o.ID, t.Calendar)
	}
	spoken := t.settle(c.Series)
	return c.Ratio("request", samples.RequestsOf, func(
		i int, r *measure.Result, sums *attribution.Losses, odd *samples.Oddities,
	) {
		r.Findings, r.Uneven = append(append(r.Findings, odd.States(ctx)...), odd.Surplus(ctx)...), odd.Uneven()
		silence(c, t, spoken, ctx.Periods[i], r, sums)
		t.silent(ctx, r, ctx.Periods[i], c.Series)
	})
}

// silence works out the agreed time that the samples do not speak for: how many samples are missing by the
// time between two, and the score if all of these had been good, or had failed. Part of a sample counts.
//
// Convention measures (samples-missing-requests): *Samples by request*: a missing sample stands for as many requests as
// one of the period does on average.
func silence(
	c *samples.Cells, t *Terms, known *settled, p calendar.Period, r *measure.Result, sums *attribution.Losses,
) {
	if t.Every == 0 && !begun(known.list, p) {
		return
	}
	list, own, rule := known.list, known.own, known.closest
	f := &c.Ctx.Agreement.Fault
	agreed := c.Open.Intervals(timeline.Interval{From: p.From, To: min(p.To, c.Ctx.AsOf)})
	n, each := perSample(c, p)
	scale := int64(rule.Every) * n
	missing, whole, unknown := attribution.Losses{Scale: scale}, timeline.Micros(0), timeline.Micros(0)
	book := func(time, spoken timeline.Set, every timeline.Micros, blames []attribution.Blame) {
		whole += time.Length()
		for _, gap := range time.Subtract(spoken) {
			for _, b := range attribution.During(blames, gap) {
				d := b.Intersect(gap).Length()
				unknown += d
				missing.Lose(&b, f, samplesIn(d, rule.Every, every, each))
			}
		}
	}
	for i, s := range list {
		book(agreed.Clip(lifetime(c.Series, s, own[i])), t.covered(c.Ctx, s, own[i]), own[i].Every, c.Blame(s, p))
	}
	if whole == 0 { // no series lives in this period
		book(agreed, nil, rule.Every, attribution.OfService(p.Interval, c.Evidence(c.O.Service, c.O.Site()), f))
	}
	if t.Every == 0 && unknown == 0 {
		return
	}
	sums = sums.Times(scale)
	r.Scores = sums.Scores(f, &missing)
	best, worst, _ := sums.Gaps(&missing, f)
	r.Best, r.Worst = &best, &worst
	r.Coverage = measure.Share(big.NewRat(int64(whole-unknown), 1), big.NewRat(int64(whole), 1)).Value
}

// settled are the series that tell how far their samples are apart, by request.
type settled struct {
	list    []*sampling.Series
	own     []sampling.Runs // of each
	closest sampling.Runs   // of the one whose samples are closest to each other
}

func (t *Terms) settle(list []*sampling.Series) *settled {
	if t.Every == 0 {
		list = slices.DeleteFunc(slices.Clone(list), func(s *sampling.Series) bool { return !s.Rhythmic() })
	}
	out := &settled{list, make([]sampling.Runs, len(list)), t.distances()}
	for i, s := range list {
		out.own[i] = s.Settled(t.distances())
		if i == 0 || out.own[i].Every < out.closest.Every {
			out.closest.Every = out.own[i].Every
		}
	}
	out.closest.Every = max(1, out.closest.Every)
	return out
}

// samplesIn is how many requests the samples of a series that are missing in some time stand for, in the unit of the
// series whose samples are closest to each other.
func samplesIn(missing, closest, every timeline.Micros, each *big.Int) *big.Int {
	n := new(big.Int).Mul(each, big.NewInt(int64(missing)))
	if every == closest {
		return n
	}
	n.Mul(n, big.NewInt(int64(closest))).Add(n, big.NewInt(int64(every)-1))
	return n.Div(n, big.NewInt(int64(every)))
}

// perSample is how many requests some samples of a period stand for, in lowest terms; one each without any.
func perSample(c *samples.Cells, p calendar.Period) (n int64, requests *big.Int) {
	var count int64
	var sum sampling.Sum
	for _, s := range c.Series {
		cells, err := s.Cells(p.Interval, c.Room)
		if err != nil {
			continue // measuring told the error
		}
		for _, cell := range cells {
			count += cell.N
			sum.Plus(cell.Requests)
		}
	}
	if count == 0 || sum.Sign() == 0 {
		return 1, big.NewInt(1)
	}
	each := new(big.Rat).SetFrac(sum.Int(), big.NewInt(count))
	return each.Denom().Int64(), each.Num()
}
