package figures

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/measure"
)

// TestPrintedFiguresPriceLikeExactOnes: whatever is printed of a value gives the same verdict, band, points, steps and
// bonus as the value itself, against the target as it is printed and as it is.
func TestPrintedFiguresPriceLikeExactOnes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := func(name string) *big.Rat {
			n := rapid.Int64Range(1, 700).Draw(t, name+" parts")
			return big.NewRat(rapid.Int64Range(0, 100*n).Draw(t, name), n)
		}
		aim := agreement.Target{Value: number("target"), AtMost: rapid.Bool().Draw(t, "at most"), Unit: "%"}
		minimum := agreement.Target{Value: number("minimum"), AtMost: aim.AtMost}
		step, band, level := number("step"), number("band"), number("bonus")
		step.Add(step, big.NewRat(1, 10))
		o := &agreement.Objective{Credit: &agreement.Credit{PerStep: &agreement.PerStep{Step: step},
			Bonus:  &agreement.Bonus{Beyond: level},
			Points: &agreement.Points{Bands: []agreement.Band{{Edge: band, Above: aim.AtMost}}}}}
		r := &measure.Result{}
		for _, s := range []*measure.Score{
			&r.Experienced, &r.Attributable, &r.Contractual, &r.Other, &r.OnProvider, &r.OnOthers,
		} {
			s.Value = number("value")
		}
		j := &judge.Judgement{Target: aim, Minimum: &minimum, Judged: r.Contractual.Value}
		f := Of(&agreement.Agreement{Decimals: 2}, o, j, r)
		outcome := func(v, target, lowest *big.Rat) [6]any {
			side := func(at *big.Rat) int { return map[bool]int{false: 1, true: -1}[aim.AtMost] * v.Cmp(at) }
			steps := new(big.Rat).Quo(new(big.Rat).Sub(aim.Value, v), step)
			if aim.AtMost {
				steps.Neg(steps)
			}
			full := new(big.Int)
			if steps.Sign() > 0 {
				full.Quo(steps.Num(), steps.Denom())
			}
			return [6]any{side(target) >= 0, side(lowest) >= 0, side(band) >= 0, side(level) > 0, v.Cmp(big.NewRat(100, 1)) >= 0,
				full.String()}
		}
		for _, s := range []measure.Score{r.Experienced, r.Attributable, r.Contractual, r.Other, r.OnProvider, r.OnOthers} {
			want := outcome(s.Value, aim.Value, minimum.Value)
			for _, printed := range []string{f.Score(s).Shown, f.Value(s.Value)} {
				for _, bounds := range [][2]*big.Rat{{aim.Value, minimum.Value}, {exact.Parse(f.Target), exact.Parse(f.Minimum)}} {
					if got := outcome(exact.Parse(printed), bounds[0], bounds[1]); got != want {
						t.Fatalf("%s prints as %s against %s (%s): %v, exactly %v", s.Value.RatString(), printed, f.Target,
							aim.Value.RatString(), got, want)
					}
				}
			}
		}
	})
}

func TestABoundAsAgreedPrintsAsItIsAndAMeanShort(t *testing.T) {
	for value, want := range map[string][2]string{ // as agreed, and as a mean
		"99.995": {"99.995", "99.99"}, "100": {"100", "100.00"}, "2947/31": {"95.064516129032", "95.06"},
		"99.9999999": {"99.9999999", "99.99"}, "3": {"3", "3.00"},
	} {
		r, _ := new(big.Rat).SetString(value)
		o := &agreement.Objective{
			Terms:   &availability.Terms{},
			Targets: []agreement.Dated[agreement.Target]{{Value: agreement.Target{Value: new(big.Rat).Set(r)}}},
		}
		j := &judge.Judgement{Target: agreement.Target{Value: r, Unit: "%"}}
		for i, dated := range [][]agreement.Dated[agreement.Target]{o.Targets, nil} {
			o.Targets = dated
			if f := Of(&agreement.Agreement{Decimals: 2}, o, j); f.Target != want[i] || f.Minimum != "" {
				t.Errorf("%s prints as %q and %q, want %q", value, f.Target, f.Minimum, want[i])
			}
		}
	}
	if f := Of(&agreement.Agreement{}, &agreement.Objective{}, &judge.Judgement{}); f.Target != "" {
		t.Errorf("no target prints as %q", f.Target)
	}
}
