// Package exact prints rationals as decimals without ever telling more than is true (rules §6): a figure that
// misses its target never prints as one that meets it, and less than everything never prints as 100 %.
package exact

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/slareport/slareport/report/timeline"
)

// Places is how many decimals Decimal has: millionths of a record that is divided into millionths.
const Places = 12

// Decimal prints a rational exactly when it is a finite decimal of at most twelve places ("2675400.25"), and
// rounded half-even to twelve otherwise. nil is "".
func Decimal(r *big.Rat) string {
	if r == nil {
		return ""
	}
	return trim(Round(r, Places, HalfEven).FloatString(Places))
}

// Mode is a way of rounding.
type Mode uint8

// The modes. HalfUp rounds halves away from zero, as contracts mean it.
const (
	HalfEven Mode = iota
	HalfUp
	Down // towards minus infinity
	Up   // towards plus infinity
)

// Round rounds to a number of decimals. The result is exact again.
func Round(r *big.Rat, decimals int, mode Mode) *big.Rat {
	if r.IsInt() { // as most figures are, each of which is printed
		return new(big.Rat).Set(r)
	}
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	num := new(big.Int).Mul(r.Num(), scale)
	quotient, rest := new(big.Int).DivMod(num, r.Denom(), new(big.Int)) // Euclidean: rest >= 0
	if rest.Sign() != 0 && roundsUp(mode, quotient, rest, r) {
		quotient.Add(quotient, big.NewInt(1))
	}
	return new(big.Rat).SetFrac(quotient, scale)
}

func roundsUp(mode Mode, quotient, rest *big.Int, r *big.Rat) bool {
	switch mode {
	case Down:
		return false
	case Up:
		return true
	}
	switch new(big.Int).Lsh(rest, 1).Cmp(r.Denom()) {
	case -1:
		return false
	case 1:
		return true
	}
	if mode == HalfUp {
		return r.Sign() > 0
	}
	return quotient.Bit(0) == 1
}

// Edge is a bound that a printed figure must not cross.
type Edge struct {
	Value  *big.Rat
	AtMost bool // the value itself and what is below is the good side; false: what is above
}

// good tells on which side of the edge a value lies.
func (e Edge) good(r *big.Rat) bool {
	if e.AtMost {
		return r.Cmp(e.Value) <= 0
	}
	return r.Cmp(e.Value) >= 0
}

// Shown rounds half-even to a number of decimals but stays on the value's side of every edge: by rounding the
// other way, or with more decimals where neither way will do. nil is "".
//
// Rule §6 (printed-side): Printed figures never cross the target; less than everything never prints as 100 %.
func Shown(r *big.Rat, decimals int, edges ...Edge) string {
	if r == nil {
		return ""
	}
	for d := decimals; d <= decimals+12; d++ {
		for _, mode := range []Mode{HalfEven, Down, Up} {
			if rounded := Round(r, d, mode); sameSide(r, rounded, edges) {
				return strings.Replace(rounded.FloatString(d), "-0."+strings.Repeat("0", d), "0."+strings.Repeat("0", d), 1)
			}
		}
	}
	return Decimal(r)
}

// Value is Shown to six decimals without trailing zeros, for report.json.
func Value(r *big.Rat, edges ...Edge) string { return trim(Shown(r, 6, edges...)) }

func sameSide(r, rounded *big.Rat, edges []Edge) bool {
	for _, e := range edges {
		if e.good(r) != e.good(rounded) {
			return false
		}
	}
	return true
}

// Whole is the edge that keeps less than 100 % from printing as 100 %.
func Whole() Edge { return Edge{Value: big.NewRat(100, 1)} }

// Parts prints amounts with at most some decimals so that the printed parts sum exactly to the printed whole: what
// rounding leaves goes to the largest remainders. With Places decimals a part prints as Decimal prints the whole.
//
// Convention scores (printed-parts): Parts of a miss that are no finite decimals are printed to six places so that
// they sum to the whole.
func Parts(parts []*big.Rat, decimals int) []string {
	out := make([]string, len(parts))
	sum, floor := new(big.Rat), new(big.Rat)
	floors := make([]*big.Rat, len(parts))
	for i, p := range parts {
		floors[i] = Round(p, decimals, Down)
		sum.Add(sum, p)
		floor.Add(floor, floors[i])
	}
	step := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil))
	left := new(big.Rat).Sub(Round(sum, decimals, HalfEven), floor)
	for left.Cmp(step) >= 0 {
		best := -1
		for i, p := range parts {
			if p.Cmp(floors[i]) > 0 && (best < 0 || rest(p, floors[i]).Cmp(rest(parts[best], floors[best])) > 0) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		floors[best].Add(floors[best], step)
		left.Sub(left, step)
	}
	for i, f := range floors {
		out[i] = trim(f.FloatString(decimals))
	}
	return out
}

func rest(p, floor *big.Rat) *big.Rat { return new(big.Rat).Sub(p, floor) }

// Seconds turns microseconds into exact seconds.
func Seconds(d timeline.Micros) *big.Rat { return big.NewRat(int64(d), int64(timeline.Second)) }

// Micros reads seconds written as a decimal, exactly; false when it is no decimal.
func Micros(seconds string) (timeline.Micros, bool) {
	if seconds == "" {
		return 0, false
	}
	whole, fraction, _ := strings.Cut(seconds, ".")
	if len(fraction) > 6 {
		fraction = fraction[:6]
	}
	fraction += strings.Repeat("0", 6-len(fraction))
	n, err := strconv.ParseInt(whole+fraction, 10, 64)
	return timeline.Micros(n), err == nil
}

// Parse reads a decimal string as this package prints it; "" and nonsense give nil.
func Parse(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return nil
	}
	return r
}

func trim(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		return "0"
	}
	return s
}
