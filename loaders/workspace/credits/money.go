package credits

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
)

// money is an amount in the agreement's currency: not negative, and no finer than its minor unit.
func money(s *scope.Scope) shape.Of[decimal.Decimal] {
	return shape.Parsed(shape.NumberSchema(scalars.DecimalPattern), "an amount such as 42000.00",
		func(text string) (decimal.Decimal, string, bool) {
			if _, ok := scalars.ParseNumber(text); !ok {
				return decimal.Zero, amountHint(text), false
			}
			d, err := decimal.NewFromString(text)
			if err != nil || d.IsNegative() {
				return decimal.Zero, "an amount is not negative", false
			}
			if places, known := scalars.MinorUnits(s.Currency); known && !d.Equal(d.Truncate(int32(places))) {
				return decimal.Zero, scalars.Finest(s.Currency, places), false
			}
			return d, "", true
		})
}

func amountHint(s string) string {
	if strings.HasSuffix(s, "%") {
		return "write an amount in the currency of the agreement"
	}
	if hint := scalars.NumberHint(s, ""); hint != "" {
		return hint
	}
	if strings.ContainsAny(s, "€$£") || len(s) > 3 &&
		scalars.IsDecimal(strings.TrimSpace(strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))) {
		return "leave the currency out: it stands under the key currency"
	}
	return ""
}
