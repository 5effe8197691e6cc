package outlook

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
)

func atLeast(text string) agreement.Target { return agreement.Target{Value: rat(text)} }

func rat(text string) *big.Rat {
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		panic(text)
	}
	return r
}

func values(texts ...string) []*big.Rat {
	var out []*big.Rat
	for _, text := range texts {
		if text == "" {
			out = append(out, nil)
			continue
		}
		out = append(out, rat(text))
	}
	return out
}

// The interval for 9 of 10 with z² = 2.70554: middle (0.9 + 0.135277) ÷ 1.270554 = 0.81482, half width
// 1.64485 ÷ 1.270554 × √(0.009 + 0.0067639) = 0.16255.
//
// Decides: outlook-interval.
func TestRules10TheChanceHasWilsonsInterval(t *testing.T) {
	e := Of(values("96", "96", "96", "96", "96", "94.9", "95", "97", "98", "99"), atLeast("95"))
	if e.Periods != 10 || e.Reached != 9 {
		t.Fatalf("%d of %d periods, want 9 of 10: the target itself is reached", e.Reached, e.Periods)
	}
	for _, c := range []struct{ have, want float64 }{{e.Chance, 0.81482}, {e.Low, 0.65227}, {e.High, 0.97737}} {
		if math.Abs(c.have-c.want) > 1e-4 {
			t.Errorf("%.5f, want %.5f", c.have, c.want)
		}
	}
}

func TestRules10NothingIsCertainAfterAFewGoodPeriods(t *testing.T) {
	e := Of(values("99", "99", "99"), atLeast("95"))
	if e.High != 1 || e.Low < 0.52 || e.Low > 0.53 {
		t.Errorf("3 of 3 give %.3f to %.3f, want 0.526 to 1", e.Low, e.High)
	}
}

// Decides: outlook-fewest.
func TestRules10FewPeriodsTellNoChanceAndNoLevel(t *testing.T) {
	if e := Of(values("99", "99", ""), atLeast("95")); e.Chance != 0 || e.High != 0 || e.Periods != 2 {
		t.Errorf("two periods with a value gave %+v", e)
	}
	nine := values("1", "2", "3", "4", "5", "6", "7", "8", "9")
	if e := Of(nine, atLeast("5")); e.Level != nil || e.Chance == 0 {
		t.Errorf("nine periods gave %+v, want a chance and no level", e)
	}
}

// Decides: outlook-fewest.
func TestRules10TheLevelOfNineInTenPeriods(t *testing.T) {
	ten := values("10", "9", "8", "7", "6", "5", "4", "3", "2", "1")
	if e := Of(ten, atLeast("5")); e.Level.Cmp(rat("2")) != 0 {
		t.Errorf("nine of ten reached %s, want 2", e.Level.RatString())
	}
	most := agreement.Target{AtMost: true, Value: rat("5")}
	if e := Of(ten, most); e.Level.Cmp(rat("9")) != 0 || e.Reached != 5 {
		t.Errorf("nine of ten stayed within %s with %d in the target, want 9 and 5", e.Level.RatString(), e.Reached)
	}
	eleven := append(values("0"), ten...)
	if e := Of(eleven, atLeast("5")); e.Level.Cmp(rat("1")) != 0 {
		t.Errorf("ten of eleven reached %s, want 1: nine in ten is at least 9.9 of them", e.Level.RatString())
	}
}

func TestRules10AnEasierTargetIsNeverLessLikely(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var past []*big.Rat
		for _, v := range rapid.SliceOfN(rapid.Int64Range(0, 100), 3, 14).Draw(t, "past") {
			past = append(past, big.NewRat(v, 1))
		}
		target := rapid.Int64Range(0, 99).Draw(t, "target")
		easy, hard := Of(past, agreement.Target{Value: big.NewRat(target, 1)}),
			Of(past, agreement.Target{Value: big.NewRat(target+1, 1)})
		if easy.Chance < hard.Chance || easy.Low < hard.Low || easy.High < hard.High {
			t.Fatalf("%+v is harder than %+v", easy, hard)
		}
		if !(0 <= easy.Low && easy.Low <= easy.Chance && easy.Chance <= easy.High && easy.High <= 1) {
			t.Fatalf("bounds out of order: %+v", easy)
		}
	})
}
