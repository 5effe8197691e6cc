// Package credit prices the misses of a period (rules §7): per objective from the fee base through its formula
// to its credit, then over the agreement through the limits to what is payable. Every figure is a line that
// finance can follow; each line follows from the ones before it.
package credit

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/timeline"
)

// Step is one line of a waterfall.
type Step struct {
	Key    string   // of the catalogue: credit.KEY
	Text   string   // what stands beside it: the service, the band
	Rate   *big.Rat // percent applied in this line, nil for none
	Amount *big.Rat // money after this line, exact until the line that rounds
	Clause string
}

// Objective is the credit of one objective: rounded to the minor unit at its own last line, so that the lines
// of a credit note sum exactly; then its part of what the limits leave.
type Objective struct {
	Steps   []Step
	Amount  *big.Rat // before the limits
	Payable *big.Rat // after the limits; the objectives' sum to the period's
}

// Period is a period's money.
type Period struct {
	Objectives []Objective
	Steps      []Step
	Fees       *big.Rat
	Limits     []Limit
	Before     *big.Rat // payable in earlier periods of the contract year
	Payable    *big.Rat // a whole number of minor units
}

// Limit is a bound that a period's credits met, in money.
type Limit struct {
	Key     string   // that of the Step it governs
	Percent *big.Rat // nil for a limit agreed as an amount
	Of      *big.Rat // what the percentage is taken of
	Amount  *big.Rat
}

const clause = "rules §7"

// OfObjective prices one objective. The value is the judged contractual value; missed tells whether the
// verdict is missed: nothing else pays. minorUnits is the currency's number of decimals.
func OfObjective(a *agreement.Agreement, o *agreement.Objective, at timeline.Instant, value *big.Rat, missed bool, minorUnits int) Objective {
	if o.Credit == nil {
		return Objective{Amount: new(big.Rat)}
	}
	base := FeeBase(a, o.Credit.Of, at)
	steps := []Step{{Key: "fee-base", Text: o.Credit.Of, Amount: base, Clause: clause}}
	rate, text := new(big.Rat), ""
	if missed && value != nil {
		rate, text = band(o.Credit.Bands, value)
	}
	amount := percent(base, rate)
	steps = append(steps, Step{Key: "band", Text: text, Rate: rate, Amount: amount, Clause: clause})
	amount = exact.Round(amount, minorUnits, rounding(a))
	steps = append(steps, Step{Key: "rounded", Amount: amount, Clause: clause})
	return Objective{Steps: steps, Amount: amount}
}

// FeeBase is the fee in force for a service, or all fees for "".
func FeeBase(a *agreement.Agreement, service string, at timeline.Instant) *big.Rat {
	sum := new(big.Rat)
	for _, f := range a.Fees {
		if service != "" && f.Service != service {
			continue
		}
		if amount, ok := agreement.At(f.Amounts, at); ok {
			sum.Add(sum, amount.Rat())
		}
	}
	return sum
}

// band finds the worst band the value falls into. A band's edge belongs to its better side: a value at the
// edge does not fall into it.
func band(bands []agreement.Band, value *big.Rat) (*big.Rat, string) {
	rate, text := new(big.Rat), ""
	for _, b := range bands {
		if c := value.Cmp(b.Edge); b.Above && c > 0 || !b.Above && c < 0 {
			rate, text = b.Rate, b.Text
		}
	}
	return rate, text
}

// Limited sums the objectives' credits and applies, in this order, the at-risk share, the monthly and the annual
// cap, and the rounding to the currency's minor unit. before is what earlier periods of the contract year paid,
// yearFees the fees of the contract year for a cap in percent.
func Limited(a *agreement.Agreement, objectives []Objective, at timeline.Instant, before, yearFees *big.Rat, minorUnits int) Period {
	p := Period{Objectives: objectives, Fees: FeeBase(a, "", at), Before: before}
	amount := new(big.Rat)
	for _, o := range objectives {
		amount = new(big.Rat).Add(amount, o.Amount)
	}
	p.Steps = append(p.Steps, Step{Key: "sum", Amount: amount, Clause: clause})
	apply := func(key string, c *agreement.Cap, of, used *big.Rat) {
		if c == nil {
			return
		}
		limit := money(c, of)
		p.Limits = append(p.Limits, Limit{Key: key, Percent: c.Percent, Of: of, Amount: limit})
		amount = atMost(amount, atLeastZero(new(big.Rat).Sub(limit, used)))
		p.Steps = append(p.Steps, Step{Key: key, Rate: c.Percent, Amount: amount, Clause: clause})
	}
	if a.Credits.AtRisk != nil {
		apply("at-risk", &agreement.Cap{Percent: a.Credits.AtRisk}, p.Fees, new(big.Rat))
	}
	apply("cap-period", a.Credits.CapMonth, p.Fees, new(big.Rat))
	apply("cap-year", a.Credits.CapYear, yearFees, before)
	p.Payable = exact.Round(amount, minorUnits, rounding(a))
	p.Steps = append(p.Steps, Step{Key: "payable", Amount: p.Payable, Clause: clause})
	allocate(&p, minorUnits)
	return p
}

func rounding(a *agreement.Agreement) exact.Mode {
	if a.Credits.HalfUp {
		return exact.HalfUp
	}
	return exact.HalfEven
}

func money(c *agreement.Cap, of *big.Rat) *big.Rat {
	if c.Amount != nil {
		return c.Amount.Rat()
	}
	return percent(of, c.Percent)
}

func percent(of, rate *big.Rat) *big.Rat {
	return new(big.Rat).Quo(new(big.Rat).Mul(of, rate), big.NewRat(100, 1))
}

func atLeastZero(a *big.Rat) *big.Rat {
	if a.Sign() < 0 {
		return new(big.Rat)
	}
	return a
}

func atMost(a, limit *big.Rat) *big.Rat {
	if a.Cmp(limit) > 0 {
		return limit
	}
	return a
}
