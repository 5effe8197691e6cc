// Package outlook says what an objective's past lets one expect of the next period (rules §10): how often the
// target in force would have been reached, how likely that makes the next period, and the level that most periods
// reached. It promises nothing: a few periods say little, and the interval shows how little.
package outlook

import (
	"math"
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/judge"
)

// Fewest periods from which a chance is told, and from which a level is.
//
// Convention beside (outlook-fewest): A chance is reported from three periods on, the level that nine of ten reached
// from ten periods on.
const (
	FewestForChance = 3
	FewestForLevel  = 10
)

// Expectation is what the past lets one expect.
type Expectation struct {
	Periods, Reached int // periods with a value, and those in which it reached the target
	// Chance is the middle of the interval from Low to High, all as parts of one; 0 with fewer than FewestForChance
	// periods.
	Chance, Low, High float64
	Level             *big.Rat // the level that nine of ten periods reached; nil with fewer than FewestForLevel
}

// Of looks at the contractual values of past periods, nil for those without, against a target. The interval is
// Wilson's for 90 %: resampling thirteen periods that all reached the target could only ever say "always".
//
// Convention beside (outlook-interval): The outlook compares the last thirteen periods with a value to the target in
// force when the next one begins. Its interval is Wilson's for 90 %, not resampled: thirteen good periods, resampled,
// could only say that the next is certain.
func Of(past []*big.Rat, target agreement.Target) Expectation {
	values := slices.DeleteFunc(slices.Clone(past), func(v *big.Rat) bool { return v == nil })
	e := Expectation{Periods: len(values)}
	for _, v := range values {
		if judge.Reaches(v, target) {
			e.Reached++
		}
	}
	if e.Periods >= FewestForChance {
		e.Chance, e.Low, e.High = wilson(e.Reached, e.Periods)
	}
	if e.Periods >= FewestForLevel {
		e.Level = level(values, target.AtMost)
	}
	return e
}

// wilson is the score interval for k of n and its middle (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927).
func wilson(k, n int) (middle, low, high float64) {
	const z = 1.6448536269514722 // the normal distribution's 95th percentile: five in a hundred lie beyond either end
	size, share := float64(n), float64(k)/float64(n)
	middle = (share + z*z/(2*size)) / (1 + z*z/size)
	half := z / (1 + z*z/size) * math.Sqrt(share*(1-share)/size+z*z/(4*size*size))
	return middle, max(0, middle-half), min(1, middle+half)
}

// level is the value that nine of ten periods reached, by nearest rank.
func level(values []*big.Rat, atMost bool) *big.Rat {
	slices.SortFunc(values, func(x, y *big.Rat) int { return y.Cmp(x) }) // best first
	if atMost {
		slices.Reverse(values)
	}
	rank := (9*len(values) + 9) / 10
	return values[rank-1]
}
