package statistic

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/measure/samples"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/sampling"
)

// statisticOfSamples measures the mean, the maximum or an exact percentile of latency or jitter (rules §3). Samples in
// time that others answer for are removed, whatever their value; where nobody can be named, excusing removes only the
// values beyond the target, since there is no stretch of time to take out.
//
// Rule §3 (sample-statistics): Of latency and jitter: mean, median, percentile or maximum.
func statisticOfSamples(ctx *measure.Context, o *agreement.Objective, t *Terms) ([]measure.Result, error) {
	field, known := fieldOf(t.Value)
	if !known {
		return nil, fmt.Errorf("objective %s: a statistic of samples is of latency or jitter, found %q", o.ID, t.Value)
	}
	take, err := takerOf(o, t)
	if err != nil {
		return nil, err
	}
	c, err := samples.NewCells(ctx, o, t.Where)
	if err != nil {
		return nil, err
	}
	results, unread := make([]measure.Result, len(ctx.Periods)), ctx.UnreadOf(o)
	for i, p := range ctx.Periods {
		d := collector{f: &ctx.Agreement.Fault, take: take, groups: map[groupKey]*group{}}
		if target, ok := agreement.At(o.Targets, p.To-1); ok {
			d.limit, d.limited = samples.LimitOf(target)
		}
		for _, s := range c.Series {
			if d.limited && s.Limit(field, d.limit) < 0 {
				return nil, fmt.Errorf("objective %s: the samples of service %q were not counted against the target in force in %s",
					o.ID, s.Key.Service, p.Label)
			}
		}
		r := &results[i]
		err := c.Each(p, func(s *sampling.Series, cell *sampling.Cell, b *attribution.Blame) {
			beyond := d.add(s, &cell.Figures[field], field, b)
			if ctx.Lists(i) && beyond != nil && beyond.N > 0 {
				r.Misses = append(r.Misses, d.miss(c, s, cell, b, beyond))
			}
		})
		if err != nil {
			return nil, err
		}
		d.fill(r)
		d.bound(r, unread[i], o.AtMost())
	}
	return results, nil
}

// groupKey tells groups apart: who answers by the evidence, and whether the contract takes it off the provider.
type groupKey struct {
	party party.Party
	taken bool
}

// group is the values of one key.
type group struct {
	n      int64
	sum    sampling.Sum
	max    evidence.Fixed
	values sampling.Values
	beyond sampling.Beyond
}

// collector gathers the values of one period and takes the statistic from them.
type collector struct {
	f       *agreement.Fault
	take    taker
	limit   sampling.Limit
	limited bool // there is a limit for single values
	groups  map[groupKey]*group
	open    doubts
}

// add takes a cell's values in and returns those beyond the target, nil without one.
func (d *collector) add(
	s *sampling.Series, f *sampling.Figures, field sampling.Field, b *attribution.Blame,
) *sampling.Beyond {
	if f.N == 0 {
		return nil
	}
	key := groupKey{b.Party(), b.Taken(d.f)}
	p := d.groups[key]
	if p == nil {
		p = &group{max: evidence.NoFixed, beyond: sampling.Beyond{Within: evidence.NoFixed}}
		d.groups[key] = p
	}
	p.n += f.N
	p.sum.Plus(f.Sum)
	p.max = max(p.max, f.Max)
	p.values.Plus(&f.Values)
	if !d.limited {
		return nil
	}
	k := s.Limit(field, d.limit)
	p.beyond.N += f.Beyond[k].N
	p.beyond.Sum.Plus(f.Beyond[k].Sum)
	p.beyond.Within = max(p.beyond.Within, f.Beyond[k].Within)
	return &f.Beyond[k]
}

// scored is the score of some groups: two scores may be of the same ones, and to find a percentile is to read all
// values.
type scored struct {
	selection
	score measure.Score
}

// fill writes scores and attribution; the unit of the attribution is a value beyond the target.
func (d *collector) fill(r *measure.Result) {
	r.Unit = "value"
	var known []scored
	score := func(keep func(groupKey) bool, trim bool) measure.Score {
		h := d.choose(keep, trim)
		if i := slices.IndexFunc(known, func(x scored) bool { return x.same(&h) }); i >= 0 {
			return known[i].score
		}
		known = append(known, scored{h, measure.Score{Value: h.value(d.take)}})
		return known[len(known)-1].score
	}
	r.Experienced = score(func(groupKey) bool { return true }, false)
	r.Volume = big.NewRat(known[0].n(), 1)
	r.Attributable = score(func(c groupKey) bool { return !attribution.IsOther(c.party) }, false)
	r.OnProvider = score(func(c groupKey) bool { return !c.taken }, false)
	r.OnOthers = score(func(c groupKey) bool { return !c.taken }, true)
	r.Contractual = r.OnProvider
	if attribution.ExcusesUndetermined(d.f) {
		r.Contractual = r.OnOthers
	}
	r.Other = r.Contractual
	sums := attribution.Losses{Scale: 1}
	for key, p := range d.groups {
		n := big.NewInt(p.beyond.N)
		sums.Lost[key.party].Add(&sums.Lost[key.party], n)
		if key.taken {
			sums.Taken[key.party].Add(&sums.Taken[key.party], n)
		}
	}
	scores, volume := r.Scores, r.Volume
	sums.Fill(r, d.f, nil)
	r.Scores, r.Volume = scores, volume
}

// miss tells the values of one cell that are beyond the target.
func (d *collector) miss(
	c *samples.Cells, s *sampling.Series, cell *sampling.Cell, b *attribution.Blame, beyond *sampling.Beyond,
) *measure.Miss {
	own := attribution.Losses{Scale: 1}
	own.Lose(b, d.f, big.NewInt(beyond.N))
	m := c.Miss(s, cell, b, beyond.Rows)
	own.Describe(m, d.f)
	m.Value = new(big.Rat).Quo(fixed(beyond.Sum), big.NewRat(beyond.N, 1)) // their mean
	return m
}

// fixed turns a sum of Fixed into its unit.
func fixed(s sampling.Sum) *big.Rat {
	return new(big.Rat).SetFrac(s.Int(), big.NewInt(int64(evidence.One)))
}

// FromSamples is what a statistic takes from samples.
func (t *Terms) FromSamples() (w samples.Wanted, ok bool) {
	field, known := fieldOf(t.Value)
	sums := t.Take == "mean" || t.Take == "max"
	return samples.Wanted{Where: t.Where, Field: field, Measured: known, Keep: !sums}, t.Of == "samples"
}

// fieldOf finds a measured field by its name.
func fieldOf(value string) (f sampling.Field, known bool) {
	switch strings.TrimSpace(value) {
	case "latency":
		return sampling.Latency, true
	case "jitter":
		return sampling.Jitter, true
	}
	return 0, false
}
