package scalars

import (
	"math/big"
	"regexp"
	"strings"

	"github.com/slareport/slareport/loaders/workspace/shape"
)

const (
	// DecimalPattern is a decimal number that is not negative.
	DecimalPattern = `^[0-9]+(\.[0-9]+)?$`
	percentPattern = `^(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?) ?%$`
	maxDigits      = 24
)

var (
	decimalForm = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	percentForm = regexp.MustCompile(percentPattern)
)

// IsDecimal tells whether a text is a decimal number, without exponents and group marks.
func IsDecimal(s string) bool { return decimalForm.MatchString(s) }

// ParseNumber reads a decimal number exactly, without exponents and group marks.
func ParseNumber(s string) (*big.Rat, bool) {
	if len(s) > maxDigits || !IsDecimal(s) {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}

// ParsePercent reads 99.95% as 99.95.
func ParsePercent(s string) (*big.Rat, bool) {
	body, ok := strings.CutSuffix(s, "%")
	if !ok {
		return nil, false
	}
	return ParseNumber(strings.TrimRight(body, " "))
}

// Hundred is everything, in percent.
func Hundred() *big.Rat { return big.NewRat(100, 1) }

// Percent is a percentage from 0% to 100%, kept in percent points.
func Percent() shape.Of[*big.Rat] {
	return shape.Parsed(shape.Exactly(percentPattern), "a percentage such as 95%",
		func(s string) (*big.Rat, string, bool) {
			v, ok := ParsePercent(s)
			if !ok {
				return nil, percentHint(s), false
			}
			if !percentForm.MatchString(s) {
				return nil, "a percentage lies between 0% and 100%", false
			}
			return v, "", true
		})
}

// percentHint asks which is meant where a number lacks its sign: one up to 1 can be a fraction of the whole.
func percentHint(s string) string {
	v, ok := ParseNumber(s)
	if !ok || v.Sign() <= 0 || v.Cmp(big.NewRat(1, 1)) > 0 {
		return NumberHint(s, "%")
	}
	whole := strings.TrimSuffix(strings.TrimRight(new(big.Rat).Mul(v, Hundred()).FloatString(6), "0"), ".")
	return "did you mean " + s + "% or " + whole + "%?"
}

// NumberHint names the usual slips of a number with a unit.
func NumberHint(s, unit string) string {
	if v, ok := ParseNumber(s); ok && unit != "" && v.Sign() >= 0 {
		return "did you mean " + s + unit + "?"
	}
	body := strings.TrimSpace(strings.TrimSuffix(s, "%"))
	switch {
	case len(body) > maxDigits && IsDecimal(body):
		return "the number has too many digits"
	case strings.Count(body, ",") == 1 && !strings.Contains(body, ".") &&
		IsDecimal(strings.Replace(body, ",", ".", 1)):
		return "write the decimal mark as a point: " + strings.Replace(s, ",", ".", 1)
	case IsDecimal(strings.NewReplacer(",", "", "_", "", " ", "", "'", "").Replace(body)):
		return "write the number without separators: " + strings.NewReplacer(",", "", "_", "", " ", "", "'", "").Replace(s)
	}
	return ""
}

// ParseAnyPercent reads a percentage that may be more than all, such as 110%.
func ParseAnyPercent(s string) (*big.Rat, bool) {
	body, signed := strings.CutSuffix(s, "%")
	v, ok := ParseNumber(strings.TrimSuffix(body, " "))
	return v, ok && signed && v.Sign() >= 0
}
