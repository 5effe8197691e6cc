package chart

import (
	"math"
	"slices"
	"strconv"

	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

// Scale is an axis from Min to Max with a tick every Step, in the unit of the values.
type Scale struct {
	Min, Max, Step float64
	Ticks          []Tick
}

// Tick is a labelled place of an axis.
type Tick struct {
	Value float64
	Label string
}

// At is a value's place on the axis: 0 at Min, 1 at Max, never outside.
func (s Scale) At(v float64) float64 {
	if s.Max <= s.Min {
		return 0
	}
	return min(1, max(0, (v-s.Min)/(s.Max-s.Min)))
}

// Broken tells that the axis does not begin at zero, which a chart of columns has to say.
func (s Scale) Broken() bool { return s.Min != 0 }

// wanted is about how many steps an axis has.
const wanted = 4

// scale makes a nice axis over values. With zero the axis begins there; top is a bound that the axis never
// passes (100 for shares), 0 for none.
func scale(values []float64, zero bool, top float64, c *words.Catalogue, unit string) Scale {
	lo, hi := bounds(values, zero, top)
	if top != 0 && hi <= top && hi > top-(hi-lo) && !zero {
		hi = top
	}
	step := niceStep((hi - lo) / wanted)
	if unit == "second" {
		step = timeStep((hi - lo) / wanted)
	}
	s := Scale{Min: math.Floor(lo/step) * step, Max: math.Ceil(hi/step) * step, Step: step}
	if !zero && lo-s.Min < step/4 && s.Min > 0 { // the lowest column needs some height to be seen
		s.Min = math.Max(0, s.Min-step)
	}
	if top != 0 && hi <= top {
		s.Max = min(s.Max, top)
	}
	decimals := stepDecimals(step)
	for n := math.Round(s.Min / step); n*step <= s.Max*(1+1e-9); n++ {
		s.Ticks = append(s.Ticks, Tick{n * step, tickLabel(n*step, decimals, c, unit)})
	}
	s.Min, s.Max = settle(s.Min, decimals), settle(s.Max, decimals)
	return s
}

// bounds are the least and the greatest value, never equal, and without what no page can show. Where nothing is
// known they are 0 and top, or 1.
func bounds(values []float64, zero bool, top float64) (lo, hi float64) {
	known := slices.DeleteFunc(
		slices.Clone(values), func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) > 1e15 },
	)
	if len(known) == 0 {
		return 0, max(1, top)
	}
	lo, hi = slices.Min(known), slices.Max(known)
	if zero {
		lo = min(lo, 0)
		hi = max(hi, 0)
	}
	if hi-lo < 1e-6*max(1, math.Abs(hi)) {
		pad := max(0.01, math.Abs(hi)*0.1)
		if zero {
			return lo, hi + max(1, pad)
		}
		above := hi + pad
		if top != 0 && hi <= top {
			above = min(above, top)
		}
		return lo - pad, above
	}
	return lo, hi
}

// niceStep is the least of 1, 2, 2.5 and 5 times a power of ten that is not below a length.
func niceStep(length float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(length)))
	for _, m := range []float64{1, 2, 2.5, 5} {
		if m*power >= length*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// timeStep is a length of time that people count in, in seconds.
func timeStep(length float64) float64 {
	const minute, hour, day = 60, 3600, 86400
	for _, s := range []float64{1, 2, 5, 10, 15, 30, minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute,
		hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, day} {
		if s >= length {
			return s
		}
	}
	return niceStep(length/day) * day
}

// stepDecimals is how many decimals write every multiple of a step.
func stepDecimals(step float64) int {
	for d := 0; d < 9; d++ {
		scaled := step * math.Pow(10, float64(d))
		if math.Abs(scaled-math.Round(scaled)) < 1e-6*scaled {
			return d
		}
	}
	return 9
}

// settle removes the dust of binary fractions from a multiple of a step.
func settle(v float64, decimals int) float64 {
	p := math.Pow(10, float64(decimals))
	return math.Round(v*p) / p
}

func tickLabel(v float64, decimals int, c *words.Catalogue, unit string) string {
	if unit == "second" {
		if v == 0 {
			return c.Number("0")
		}
		return c.Duration(timeline.Micros(math.Round(v)) * timeline.Second)
	}
	return c.Figure(strconv.FormatFloat(settle(v, decimals)+0, 'f', decimals, 64), unit)
}

// parse reads a decimal of the report for drawing; false when there is none.
func parse(decimal string) (float64, bool) {
	v, err := strconv.ParseFloat(decimal, 64)
	return v, err == nil && !math.IsInf(v, 0) && !math.IsNaN(v)
}
