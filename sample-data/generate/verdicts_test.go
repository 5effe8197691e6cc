package main

import (
	"math/big"
	"testing"

	ws "github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/agreement"
)

// Every planted verdict follows from the planted units and the agreement's target by plain arithmetic, so that
// an edit of an agreement or of the data cannot leave expected.json behind.
func TestPlantedVerdictsFollowFromTheUnits(t *testing.T) {
	w, _, err := ws.Open(t.Context(), workspace())
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, a := range w.Agreements {
		for i := range a.Objectives {
			seen[a.Client+"/"+a.Objectives[i].ID]++
		}
	}
	for _, p := range generated().truths.Objectives {
		seen[p.Client+"/"+p.Objective] += 2
		a, o := find(w, p)
		if o == nil || p.Verdict == "undetermined" || p.Verdict == "no volume" {
			continue
		}
		target, _ := agreement.At(o.Targets, october)
		felt, judged := p.felt(), p.judged(a.Fault.Removed)
		want := "missed"
		switch {
		case o.MinimumVolume > 0 && rat(p.Total).Cmp(big.NewRat(o.MinimumVolume, 1)) < 0:
			want = "met" // with no more misses than the agreement allows
			if rat(p.Stays).Cmp(big.NewRat(o.AllowedMisses, 1)) > 0 {
				want = "missed"
			}
		case reaches(felt, target):
			want = "met"
		case reaches(judged, target):
			want = "excused"
		}
		if p.Verdict != want {
			t.Errorf(
				"%s/%s: %s is planted, but %s of a target of %s is %s",
				p.Client, p.Objective, p.Verdict, judged.FloatString(4), target.Text, want,
			)
		}
		below := false
		if m, ok := agreement.At(o.Minimum, october); ok && want == "missed" {
			below = !reaches(judged, m)
		}
		if p.Below != below {
			t.Errorf("%s/%s: below the minimum %v is planted, want %v", p.Client, p.Objective, p.Below, below)
		}
		if p.Removed != "" && reaches(p.judged(true), target) {
			t.Errorf("%s/%s: removed would not change the verdict", p.Client, p.Objective)
		}
	}
	for name, n := range seen {
		if n != 3 {
			t.Errorf("%s is not both in an agreement and among the truths", name)
		}
	}
}

// october is an instant within the reported month, 2026-10-26.
const october = 1793000000_000000

func find(w *ws.Workspace, p *truth) (*agreement.Agreement, *agreement.Objective) {
	for _, a := range w.Agreements {
		for i := range a.Objectives {
			if a.Client == p.Client && a.Objectives[i].ID == p.Objective {
				return a, &a.Objectives[i]
			}
		}
	}
	return nil, nil
}

func reaches(v *big.Rat, t agreement.Target) bool {
	if t.AtMost {
		return v.Cmp(t.Value) <= 0
	}
	return v.Cmp(t.Value) >= 0
}

// felt is the value as experienced.
func (t *truth) felt() *big.Rat {
	if t.Value != "" {
		return rat(t.Value)
	}
	return percent(rat(t.Total), rat(t.Bad))
}

// judged is the value by the contract: excused units are kept as good, or removed.
func (t *truth) judged(removed bool) *big.Rat {
	if t.Value != "" {
		return rat(t.Value)
	}
	total := rat(t.Total)
	if removed {
		for _, a := range t.Accepted {
			total.Sub(total, rat(a))
		}
	}
	return percent(total, rat(t.Stays))
}

func percent(total, bad *big.Rat) *big.Rat {
	good := new(big.Rat).Sub(total, bad)
	return good.Mul(good, big.NewRat(100, 1)).Quo(good, total)
}

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return new(big.Rat)
	}
	return r
}
