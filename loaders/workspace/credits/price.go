package credits

import (
	"math/big"
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
)

const (
	priceWanted = "10%, an amount such as 500.00, days of the fee such as 1d, or times the fee for the lost time such " +
		"as 10x"
	limitWanted = "a percentage such as 10%, an amount such as 500.00, or days of the fee such as 7d"
	mostPercent = 100_000
)

// Each objective that pays has many prices: their forms are compiled once.
var (
	limitForm = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?( ?%|d)?$`)
	priceForm = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?( ?%|d|x)?$`)
)

// price is what a band pays: a percentage of the base, also more than all of it, an amount, days of the fee, or the fee
// for the lost time so many times. A small number without a sign could be either of the first two.
func price(s *scope.Scope) shape.Of[*agreement.Price] {
	all := part(s, priceForm, priceWanted)
	return shape.Check(all, func(r *shape.Reader, n *shape.Node, p *agreement.Price) (*agreement.Price, bool) {
		if hint := readings(s, n, &p.Cap, " of the base"); hint != "" {
			r.Wrong(n, priceWanted, hint)
			return nil, false
		}
		return p, true
	})
}

// limit is a price, or the most that something pays: a percentage, an amount, or days of the fee.
func limit(s *scope.Scope) shape.Of[*agreement.Cap] {
	return shape.Map(part(s, limitForm, limitWanted), func(p *agreement.Price) *agreement.Cap { return &p.Cap })
}

// maximumPay is the most that something pays. A small number without a sign could be a percentage or an amount.
func maximumPay(s *scope.Scope) shape.Of[*agreement.Cap] {
	return shape.Check(limit(s), func(r *shape.Reader, n *shape.Node, c *agreement.Cap) (*agreement.Cap, bool) {
		if hint := readings(s, n, c, ""); hint != "" {
			r.Wrong(n, limitWanted, hint)
			return nil, false
		}
		return c, true
	})
}

// readings asks which percentage or amount is meant by a small number without a sign; "" where it can only be an
// amount: it is more than 100, or written with the decimals of the currency. Nobody agrees on less than one unit of
// money, so that 0.15 is a part of one in either notation.
func readings(s *scope.Scope, n *shape.Node, c *agreement.Cap, of string) string {
	places, _ := scalars.MinorUnits(s.Currency)
	if places == 0 || c.Amount == nil || c.Amount.IsZero() || c.Amount.GreaterThan(decimal.NewFromInt(100)) {
		return ""
	}
	amount := c.Amount.StringFixed(int32(places))
	switch small := c.Amount.LessThan(decimal.NewFromInt(1)); {
	case small:
		return "did you mean " + c.Amount.Shift(2).String() + "%" + of + ", or " + c.Amount.String() + "%?"
	case n.Value == amount:
		return ""
	case c.Amount.Equal(decimal.NewFromInt(1)):
		return "did you mean 1%" + of + ", 100%, or the amount " + amount + "?"
	}
	return "did you mean " + c.Amount.String() + "%" + of + ", or the amount " + amount + "?"
}

func part(s *scope.Scope, form *regexp.Regexp, wanted string) shape.Of[*agreement.Price] {
	amount := money(s)
	return shape.Of[*agreement.Price]{
		Schema: shape.NumberSchema(form.String()),
		Read: func(r *shape.Reader, n *shape.Node) (*agreement.Price, bool) {
			text, ok := r.Written(n, wanted)
			if !ok {
				return nil, false
			}
			if !form.MatchString(text) {
				r.Wrong(n, wanted, priceHint(text))
				return nil, false
			}
			unit := strings.TrimLeft(text, "0123456789. ")
			v, ok := scalars.ParseNumber(strings.TrimSpace(strings.TrimSuffix(text, unit)))
			switch {
			case !ok:
				r.Wrong(n, wanted, "the number has too many digits")
			case unit == "%" && v.Cmp(big.NewRat(mostPercent, 1)) > 0:
				r.Wrong(n, wanted, "more than 100000% is not possible")
			case unit == "%":
				return &agreement.Price{Cap: agreement.Cap{Percent: v}}, true
			case unit == "d":
				return &agreement.Price{Cap: agreement.Cap{Days: v}}, true
			case unit == "x":
				return &agreement.Price{Times: v}, true
			default:
				d, ok := amount.Read(r, n)
				return &agreement.Price{Cap: agreement.Cap{Amount: &d}}, ok
			}
			return nil, false
		},
	}
}

// rate is a price that is a percentage, nil for any other.
func rate(p *agreement.Price) *big.Rat {
	if p == nil || p.Amount != nil || p.Days != nil || p.Times != nil {
		return nil
	}
	return p.Percent
}

// sameKind tells whether two prices can be compared without the fee.
func sameKind(a, b *agreement.Price) (x, y *big.Rat, ok bool) {
	switch {
	case a == nil || b == nil:
		return nil, nil, false
	case rate(a) != nil && rate(b) != nil:
		return a.Percent, b.Percent, true
	case a.Amount != nil && b.Amount != nil:
		return a.Amount.Rat(), b.Amount.Rat(), true
	case a.Days != nil && b.Days != nil:
		return a.Days, b.Days, true
	case a.Times != nil && b.Times != nil:
		return a.Times, b.Times, true
	}
	return nil, nil, false
}

// checkPrices refuses a credit of more than its base that nothing limits, prices of lost time where none is measured,
// and parts of a fee where there is none.
func checkPrices(r *shape.Reader, at shape.At, s *scope.Scope, v *agreement.Credit) {
	var most *big.Rat
	for _, p := range v.Prices() {
		if p.Percent != nil && (most == nil || p.Percent.Cmp(most) > 0) {
			most = p.Percent
		}
	}
	if most != nil && most.Cmp(scalars.Hundred()) > 0 && !at.Given("cap") {
		text := most.FloatString(2)
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
		r.Problem(at.Node, "cap: none where nothing limits it", "a credit of %s %% needs cap: %s%%", text, text)
	}
	if v.OfFee() && len(s.Services) == 0 && !s.FeesUnread && !at.Given("of") {
		r.Problem(at.Node, "add fees: {SERVICE: 1000.00}", "the credit is a part of the fees, but the agreement has none")
	}
}
