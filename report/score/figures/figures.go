package figures

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Figures prints an objective's exact figures so that none crosses a bound that matters: the target, the minimum, the
// edges of the credit bands, of its points and of its steps, the level of a bonus, and 100 % (rules §6).
//
// Convention scores (printed-decimals): Documents print two decimals. Where rounding would cross the target, the
// minimum, a band's edge or 100 %, it goes the other way; where that crosses one too, there are more decimals. Set by
// `decimals`.
type Figures struct {
	Target, Minimum string // as printed; "" for none

	decimals int
	percent  bool
	edges    []exact.Edge
	aim      agreement.Target
	step     *big.Rat // from which on the credit grows by one more, counted from aim; nil for no price per step
}

// Of prepares the figures of an objective as it was judged. The results are those whose values are printed
// beside its target.
func Of(a *agreement.Agreement, o *agreement.Objective, j *judge.Judgement, results ...*measure.Result) Figures {
	f := Figures{decimals: a.Decimals, percent: judge.Unit(o, j.Target) == "%", aim: j.Target}
	values := valuesOf(j, results)
	f.Target, f.Minimum = f.bound(o.Targets, &j.Target, values), f.bound(o.Minimum, j.Minimum, values)
	if c := o.Credit; c != nil {
		f.edges = append(f.edges, creditEdges(c, j.Target.AtMost)...)
		if c.PerStep != nil && c.Measure == agreement.ByValue && j.Target.Value != nil {
			f.step = c.PerStep.Step
		}
	}
	if f.percent {
		f.edges = append(f.edges, exact.Whole())
	}
	return f
}

// bound prints a target or a minimum. What was agreed prints as it is. A mean over the days of a period prints with as
// few decimals as leave every value on its side of it, and no value may cross what is printed either.
//
// Convention credits (mean-target-printed): A mean target is printed with as few decimals as show on which side of it
// every printed value lies; what is compared is the exact mean.
func (f *Figures) bound(agreed []agreement.Dated[agreement.Target], t *agreement.Target, values []*big.Rat) string {
	if t == nil || t.Value == nil {
		return ""
	}
	f.edges = append(f.edges, exact.Edge{Value: t.Value, AtMost: t.EdgeBelow()})
	if slices.ContainsFunc(agreed, func(
		d agreement.Dated[agreement.Target],
	) bool {
		return d.Value.Value.Cmp(t.Value) == 0
	}) {
		return exact.Decimal(t.Value)
	}
	var sides []exact.Edge
	if f.percent {
		sides = append(sides, exact.Whole())
	}
	for _, v := range values {
		if v != nil {
			sides = append(sides, exact.Edge{Value: v, AtMost: !t.EdgeBelow()})
		}
	}
	text := exact.Shown(t.Value, f.decimals, sides...)
	f.edges = append(f.edges, exact.Edge{Value: exact.Parse(text), AtMost: t.EdgeBelow()})
	return text
}

// valuesOf lists every value that is printed beside a target; nil for those that are not there.
func valuesOf(j *judge.Judgement, results []*measure.Result) []*big.Rat {
	list := []*big.Rat{j.Judged, j.Experienced}
	for _, r := range results {
		list = append(
			list, r.Experienced.Value, r.Attributable.Value, r.Contractual.Value, r.Other.Value, r.OnProvider.Value,
			r.OnOthers.Value,
		)
		if r.Best != nil && r.Worst != nil {
			list = append(list, r.Best.Value, r.Worst.Value)
		}
	}
	return list
}

// creditEdges are the values at which a credit or a bonus changes. The edge of a band is on its better side, the level
// of a bonus on the side that earns none.
func creditEdges(c *agreement.Credit, atMost bool) []exact.Edge {
	var list []exact.Edge
	bands := c.Bands
	if c.Measure != agreement.ByValue {
		bands = nil // their edges are of something else
	}
	if c.Points != nil {
		bands = c.Points.Bands
	}
	for _, b := range bands {
		list = append(list, exact.Edge{Value: b.Edge, AtMost: b.Above})
	}
	if c.Bonus != nil {
		list = append(list, exact.Edge{Value: c.Bonus.Beyond, AtMost: !atMost})
	}
	return list
}

// edgesAround are the edges for one value: those of all, and the full steps that it lies between. A value that is
// exactly so many steps short counts them, so that the edge of a step is on its worse side.
func (f Figures) edgesAround(v *big.Rat) []exact.Edge {
	if f.step == nil || v == nil || judge.Reaches(v, f.aim) {
		return f.edges
	}
	short := new(big.Rat).Sub(f.aim.Value, v)
	count := new(big.Rat).Quo(short.Abs(short), f.step)
	full := new(big.Rat).SetInt(new(big.Int).Quo(count.Num(), count.Denom()))
	list := f.edges[:len(f.edges):len(f.edges)]
	for range 2 {
		away := new(big.Rat).Mul(full, f.step)
		if !f.aim.AtMost {
			away.Neg(away)
		}
		if full.Sign() > 0 {
			list = append(list, exact.Edge{Value: away.Add(f.aim.Value, away), AtMost: !f.aim.AtMost})
		}
		full.Add(full, big.NewRat(1, 1))
	}
	return list
}

// Score prints one measurement.
func (f Figures) Score(s measure.Score) report.Score {
	return report.Score{
		Good: exact.Decimal(s.Good), Total: exact.Decimal(s.Total), Value: f.Value(s.Value),
		Shown: exact.Shown(s.Value, f.Places(s.Value), f.edgesAround(s.Value)...),
	}
}

// Value prints one value.
func (f Figures) Value(r *big.Rat) string { return exact.Value(r, f.edgesAround(r)...) }

// Places drops the decimals of counts: 3 incidents are not 3.00.
func (f Figures) Places(r *big.Rat) int {
	if r != nil && r.IsInt() && !f.percent {
		return 0
	}
	return f.decimals
}

// Amounts prints parts by party, those that are not zero, so that they sum to the printed whole.
func Amounts(parts [party.Count]*big.Rat, unit string) []report.Amount {
	var names []party.Party
	var values []*big.Rat
	for _, p := range party.All() {
		if r := parts[p]; r != nil && r.Sign() != 0 {
			names, values = append(names, p), append(values, r)
		}
	}
	decimals := exact.Places
	if unit == "%" {
		decimals = 6
	}
	out := make([]report.Amount, 0, len(names))
	for i, text := range exact.Parts(values, decimals) {
		out = append(out, report.Amount{Party: names[i].String(), Amount: text, Unit: unit})
	}
	return out
}

// Seconds turns a length of time into the number that report.json carries.
func Seconds(d timeline.Micros) float64 { return float64(d) / float64(timeline.Second) }
