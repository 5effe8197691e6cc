package workspace

import (
	"math/big"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/loaders/workspace/shape"
)

const (
	decimalPattern = `^[0-9]+(\.[0-9]+)?$`
	percentPattern = `^(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?) ?%$`
	maxDigits      = 24
)

var (
	decimalForm = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	percentForm = regexp.MustCompile(percentPattern)
)

// parseNumber reads a decimal number exactly, without exponents and group marks.
func parseNumber(s string) (*big.Rat, bool) {
	if len(s) > maxDigits || !decimalForm.MatchString(s) {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}

// parsePercent reads 99.95% as 99.95.
func parsePercent(s string) (*big.Rat, bool) {
	body, ok := strings.CutSuffix(s, "%")
	if !ok {
		return nil, false
	}
	return parseNumber(strings.TrimRight(body, " "))
}

// hundred is everything, in percent.
func hundred() *big.Rat { return big.NewRat(100, 1) }

// percent is a percentage from 0% to 100%, kept in percent points.
func percent() shape.Of[*big.Rat] {
	return shape.Parsed(shape.Exactly(percentPattern), "a percentage such as 95%",
		func(s string) (*big.Rat, string, bool) {
			v, ok := parsePercent(s)
			if !ok {
				return nil, numberHint(s, "%"), false
			}
			if !percentForm.MatchString(s) {
				return nil, "a percentage lies between 0% and 100%", false
			}
			return v, "", true
		})
}

// numberHint names the usual slips of a number with a unit.
func numberHint(s, unit string) string {
	if v, ok := parseNumber(s); ok && unit != "" && v.Sign() >= 0 {
		return "did you mean " + s + unit + "?"
	}
	body := strings.TrimSpace(strings.TrimSuffix(s, "%"))
	switch {
	case len(body) > maxDigits && decimalForm.MatchString(body):
		return "the number has too many digits"
	case strings.Count(body, ",") == 1 && !strings.Contains(body, ".") &&
		decimalForm.MatchString(strings.Replace(body, ",", ".", 1)):
		return "write the decimal mark as a point: " + strings.Replace(s, ",", ".", 1)
	case decimalForm.MatchString(strings.NewReplacer(",", "", "_", "", " ", "", "'", "").Replace(body)):
		return "write the number without separators: " + strings.NewReplacer(",", "", "_", "", " ", "", "'", "").Replace(s)
	}
	return ""
}

// money is an amount in the agreement's currency: not negative, and no finer than its minor unit.
func (s *scope) money() shape.Of[decimal.Decimal] {
	return shape.Parsed(shape.NumberSchema(decimalPattern), "an amount such as 42000.00",
		func(text string) (decimal.Decimal, string, bool) {
			if _, ok := parseNumber(text); !ok {
				return decimal.Zero, amountHint(text), false
			}
			d, err := decimal.NewFromString(text)
			if err != nil || d.IsNegative() {
				return decimal.Zero, "an amount is not negative", false
			}
			if places, known := MinorUnits(s.currency); known && !d.Equal(d.Truncate(int32(places))) {
				return decimal.Zero, finest(s.currency, places), false
			}
			return d, "", true
		})
}

func amountHint(s string) string {
	if hint := numberHint(s, ""); hint != "" {
		return hint
	}
	if strings.ContainsAny(s, "€$£") || len(s) > 3 &&
		decimalForm.MatchString(strings.TrimSpace(strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))) {
		return "leave the currency out: it stands under the key currency"
	}
	return ""
}
