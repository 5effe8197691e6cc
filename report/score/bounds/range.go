package bounds

import "github.com/slareport/slareport/report/measure"

// valueRange is the lowest and the highest score of several results.
type valueRange struct{ low, high measure.Score }

func (v *valueRange) add(r *measure.Result) {
	for _, x := range []*measure.Score{&r.Contractual, r.Best, r.Worst} {
		if x == nil || x.Value == nil {
			continue
		}
		if v.low.Value == nil || x.Value.Cmp(v.low.Value) < 0 {
			v.low = *x
		}
		if v.high.Value == nil || x.Value.Cmp(v.high.Value) > 0 {
			v.high = *x
		}
	}
}

func (v *valueRange) open() bool { return v.low.Value != nil && v.low.Value.Cmp(v.high.Value) != 0 }

// ends are the best and the worst of them.
func (v *valueRange) ends(atMost bool) (best, worst measure.Score) {
	if atMost {
		return v.low, v.high
	}
	return v.high, v.low
}
