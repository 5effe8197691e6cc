package score

import (
	"math/big"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// figures prints an objective's exact figures so that none crosses a bound that matters: the target, the
// minimum, the edges of the credit bands, and 100 % (rules §6).
type figures struct {
	decimals int
	edges    []exact.Edge
}

func figuresOf(a *agreement.Agreement, o *agreement.Objective, j *judge.Judgement) figures {
	f := figures{decimals: a.Decimals}
	if j.Target.Value != nil {
		f.edges = append(f.edges, exact.Edge{Value: j.Target.Value, AtMost: j.Target.AtMost})
	}
	if j.Minimum != nil {
		f.edges = append(f.edges, exact.Edge{Value: j.Minimum.Value, AtMost: j.Minimum.AtMost})
	}
	if o.Credit != nil {
		for _, b := range o.Credit.Bands {
			f.edges = append(f.edges, exact.Edge{Value: b.Edge, AtMost: b.Above})
		}
	}
	if unitOfValue(o, j) == "%" {
		f.edges = append(f.edges, exact.Whole())
	}
	return f
}

// unitOfValue is "%" for shares, else what the target or the statistic declares.
func unitOfValue(o *agreement.Objective, j *judge.Judgement) string {
	switch {
	case o.Kind == agreement.KindCount:
		return ""
	case o.Kind != agreement.KindStatistic:
		return "%"
	case o.Statistic.Unit != "":
		return o.Statistic.Unit
	}
	return j.Target.Unit
}

// score prints one measurement.
func (f figures) score(s measure.Score) report.Score {
	return report.Score{Good: exact.Decimal(s.Good), Total: exact.Decimal(s.Total), Value: f.value(s.Value), Shown: exact.Shown(s.Value, f.places(s.Value), f.edges...)}
}

func (f figures) value(r *big.Rat) string { return exact.Value(r, f.edges...) }

// places drops the decimals of counts: 3 incidents are not 3.00.
func (f figures) places(r *big.Rat) int {
	if r != nil && r.IsInt() && !f.percent() {
		return 0
	}
	return f.decimals
}

func (f figures) percent() bool {
	n := len(f.edges)
	return n > 0 && f.edges[n-1].Value.Cmp(exact.Whole().Value) == 0 && !f.edges[n-1].AtMost
}

// amounts prints parts by party, those that are not zero, so that they sum to the printed whole.
func amounts(parts [party.Count]*big.Rat, unit string) []report.Amount {
	var names []party.Party
	var values []*big.Rat
	for _, p := range party.All() {
		if r := parts[p]; r != nil && r.Sign() != 0 {
			names, values = append(names, p), append(values, r)
		}
	}
	out := make([]report.Amount, 0, len(names))
	for i, text := range exact.Parts(values) {
		out = append(out, report.Amount{Party: names[i].String(), Amount: text, Unit: unit})
	}
	return out
}

// seconds turns a length of time into the number that report.json carries.
func seconds(d timeline.Micros) float64 { return float64(d) / float64(timeline.Second) }

// money prints an amount with the currency's decimals.
func (b *build) cash(r *big.Rat) string {
	if r == nil {
		return ""
	}
	return r.FloatString(b.minor)
}
