package score_test

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/kinds/availability"
)

// bound is what an objective was judged by.
func reachesTarget(r *report.Objective, v *big.Rat) bool {
	target := exact.Parse(r.TargetValue)
	if r.AtMost {
		return v.Cmp(target) <= 0
	}
	return v.Cmp(target) >= 0
}

// agreed rounds a value as the contract says, halves to the even neighbour.
func agreed(o *agreement.Objective, v *big.Rat) *big.Rat {
	if o.Decimals < 0 {
		return v
	}
	scale := big.NewRat(1, 1)
	for range o.Decimals {
		scale.Mul(scale, big.NewRat(10, 1))
	}
	scaled := new(big.Rat).Mul(v, scale)
	floor := new(big.Int).Div(scaled.Num(), scaled.Denom())
	twice := new(big.Rat).Sub(scaled, new(big.Rat).SetInt(floor))
	switch twice.Add(twice, twice).Cmp(big.NewRat(1, 1)) {
	case 1:
		floor.Add(floor, big.NewInt(1))
	case 0:
		floor.Add(floor, new(big.Int).And(floor, big.NewInt(1)))
	}
	return new(big.Rat).Quo(new(big.Rat).SetInt(floor), scale)
}

// expected is the verdict as the rules say it, from what the report prints alone.
func expected(o *agreement.Objective, r *report.Objective) report.Verdict {
	lived, signed := valueOf(r.Experienced), valueOf(r.Contractual)
	if lived == nil {
		return report.NoVolume
	}
	felt := reachesTarget(r, agreed(o, lived))
	missed := func(s report.Score) *big.Rat { return missedBy(r, s) }
	few := o.MinimumVolume > 0 && exact.Parse(r.Volume).Cmp(big.NewRat(o.MinimumVolume, 1)) < 0
	switch {
	case signed == nil && felt:
		return report.NoVolume
	case few && (o.AllowedMisses < 0 || r.Contractual.Total == ""):
		return report.NoVolume
	case few && missed(r.Contractual).Cmp(big.NewRat(o.AllowedMisses, 1)) > 0:
		return report.Missed
	case few && missed(r.Experienced).Cmp(big.NewRat(o.AllowedMisses, 1)) > 0:
		return report.Excused
	case few:
		return report.Met
	case signed == nil:
		return report.Excused
	case !reachesTarget(r, agreed(o, signed)):
		return report.Missed
	case felt:
		return report.Met
	}
	return report.Excused
}

// doubtful tells whether gaps leave the verdict open.
func doubtful(o *agreement.Objective, r *report.Objective) bool {
	if len(r.Provisional) > 0 {
		best, worst := r.Provisional[0].Best.Verdict, r.Provisional[0].Worst.Verdict
		return (best == report.Missed) != (worst == report.Missed) ||
			(best == report.NoVolume) != (worst == report.NoVolume) ||
			best != report.NoVolume && r.Experienced.Value == ""
	}
	terms, is := o.Terms.(*availability.Terms)
	if r.Best == nil || !is || terms.Coverage == nil || r.Coverage == "" {
		return false
	}
	best, worst := valueOf(*r.Best), valueOf(*r.Worst)
	return best != nil && worst != nil && reachesTarget(r, best) != reachesTarget(r, worst)
}

// verdictFollows recomputes the verdict. Figures of statistics are printed to six decimals, on the side of the
// target on which they lie; where the contract rounds them first, the printed ones do not decide.
func verdictFollows(_ *generated, o *agreement.Objective, r *report.Objective) error {
	want := expected(o, r)
	switch {
	case r.Verdict == report.Unclear && doubtful(o, r):
		return nil
	case o.Decimals >= 0 && r.Contractual.Total == "":
		return nil
	case r.Verdict != want:
		return fmt.Errorf("%s, want %s: experienced %+v, contract %+v, target %s, volume %s, open %d", r.Verdict, want,
			r.Experienced, r.Contractual, r.Target, r.Volume, r.Open)
	case r.BelowMinimum && (r.Verdict != report.Missed || r.Minimum == ""):
		return fmt.Errorf("%s and below the minimum %q", r.Verdict, r.Minimum)
	}
	return nil
}

// printedWithin compares what is printed with the exact figure.
func printedWithin(_ *generated, _ *agreement.Objective, r *report.Objective) error {
	list := scores(r)
	if r.Best != nil {
		list = append(list, *r.Best, *r.Worst)
	}
	if r.Alternative != nil {
		list = append(list, r.Alternative.Score)
	}
	if r.Undetermined != nil {
		list = append(list, r.Undetermined.OnProvider, r.Undetermined.OnOthers)
	}
	for _, s := range list {
		v, shown, value := valueOf(s), exact.Parse(s.Shown), exact.Parse(s.Value)
		if v == nil {
			if s.Shown != "" || s.Value != "" {
				return fmt.Errorf("%+v shows what is not there", s)
			}
			continue
		}
		if r.TargetValue != "" &&
			(reachesTarget(r, v) != reachesTarget(r, shown) || reachesTarget(r, v) != reachesTarget(r, value)) {
			return fmt.Errorf("%+v against %s", s, r.TargetValue)
		}
		whole := big.NewRat(100, 1)
		if r.ValueUnit == "%" && (v.Cmp(whole) == 0) != (shown.Cmp(whole) == 0) {
			return fmt.Errorf("%+v is shown as all", s)
		}
		off := new(big.Rat).Sub(v, shown)
		if off.Abs(off).Cmp(big.NewRat(1, 1)) > 0 {
			return fmt.Errorf("%+v is shown too far off", s)
		}
	}
	return nil
}
