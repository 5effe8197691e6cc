package table

import (
	"math/big"
	"strings"

	"github.com/slareport/slareport/report/exact"
)

// Minor writes a sum with as many decimals as the amounts it was made of.
func Minor(total string, amounts []string) string {
	want := 0
	for _, a := range amounts {
		want = max(want, places(a))
	}
	return Padded(total, want)
}

// Padded is a decimal with at least so many decimals.
func Padded(decimal string, want int) string {
	have := places(decimal)
	if want > 0 && have == 0 {
		decimal += "."
	}
	return decimal + strings.Repeat("0", max(0, want-have))
}

func places(decimal string) int {
	_, fraction, _ := strings.Cut(decimal, ".")
	return len(fraction)
}

// Fewer writes a decimal with at most so many decimals, rounded half-even, for charts and shares that no
// target bounds; what is no decimal is "".
func Fewer(decimal string, decimals int) string {
	r := exact.Parse(decimal)
	if r == nil {
		return ""
	}
	return exact.Decimal(exact.Round(r, decimals, exact.HalfEven))
}

// Sum adds decimals exactly; what is no decimal counts nothing.
func Sum(decimals ...string) string {
	total := new(big.Rat)
	for _, d := range decimals {
		if r := exact.Parse(d); r != nil {
			total.Add(total, r)
		}
	}
	return exact.Decimal(total)
}

// Difference is a − b, "" when either is missing.
func Difference(a, b string) string {
	x, y := exact.Parse(a), exact.Parse(b)
	if x == nil || y == nil {
		return ""
	}
	return exact.Decimal(new(big.Rat).Sub(x, y))
}

// Change is now less before, "" when either is missing.
func Change(now, before string) string {
	d := Difference(now, before)
	if d == "" {
		return ""
	}
	return Minor(d, []string{now, before})
}

// ShareOf is a of b in percent points, "" when there is no whole.
func ShareOf(a, b string) string {
	x, y := exact.Parse(a), exact.Parse(b)
	if x == nil || y == nil || y.Sign() == 0 {
		return ""
	}
	share := new(big.Rat).Quo(x, y)
	return exact.Value(share.Mul(share, big.NewRat(100, 1)), exact.Whole())
}
