package credit

import (
	"math/big"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/timeline"
)

// Alone prices one objective as if it were the only one: everything up to its rounding to so many minor units,
// but not the rule of single incidents.
func Alone(a *agreement.Agreement, c Case, minorUnits int) Objective {
	o := price(a, c)
	o.finish(a, minorUnits)
	return o
}

// price goes from the fee base to the credit before anything that concerns other objectives. Amounts are exact.
func price(a *agreement.Agreement, c Case) Objective {
	o := Objective{Case: c, Amount: new(big.Rat), Bonus: new(big.Rat), EarnedBack: new(big.Rat)}
	terms := c.Objective.Credit
	if terms == nil {
		return o
	}
	p := &pricing{terms: terms, c: &o.Case}
	p.base = o.bases(a, terms)
	f := formOf(terms)
	one := f.run(p, big.NewRat(1, 1))
	o.Amount = one.amount
	o.add(Step{Key: f.key, Text: one.text, Rate: one.rate, Count: one.count})
	if factor := c.factor(); factor != nil {
		more := f.run(p, factor)
		o.Amount = more.amount
		o.add(Step{Key: "repeat", Times: factor, Count: more.count})
	}
	o.severe(a, p)
	o.Bonus = p.bonus()
	o.earnBack()
	return o
}

// bases writes the lines up to the base of the formula, which it returns.
func (o *Objective) bases(a *agreement.Agreement, terms *agreement.Credit) *big.Rat {
	base := feeOf(a, terms, o.Case.At)
	o.Steps = append(o.Steps, Step{Key: "fee-base", Text: services(terms), Amount: base, Clause: clause})
	if terms.Allocation == nil {
		return base
	}
	if a.Credits.AtRisk != nil {
		base = percent(base, a.Credits.AtRisk)
		o.Steps = append(o.Steps, Step{Key: "pool", Rate: a.Credits.AtRisk, Amount: base, Clause: clause})
	}
	base = percent(base, terms.Allocation)
	o.Steps = append(o.Steps, Step{Key: "allocation", Rate: terms.Allocation, Amount: base, Clause: clause})
	return base
}

// feeOf is the fee base of an objective.
func feeOf(a *agreement.Agreement, terms *agreement.Credit, at timeline.Instant) *big.Rat {
	base := FeeBase(a, terms.Of, at)
	for _, s := range terms.AlsoOf {
		base = plus(base, FeeBase(a, s, at))
	}
	return base
}

func services(terms *agreement.Credit) string {
	return strings.Join(append([]string{terms.Of}, terms.AlsoOf...), ", ")
}

// add writes a line with the credit as it is now.
func (o *Objective) add(s Step) {
	s.Amount, s.Clause = o.Amount, clause
	o.Steps = append(o.Steps, s)
}

// finish applies the objective's own cap and rounds: the last line before the limits of the agreement.
func (o *Objective) finish(a *agreement.Agreement, minorUnits int) {
	terms := o.Case.Objective.Credit
	if terms == nil {
		return
	}
	if terms.Cap != nil {
		o.Amount = atMost(o.Amount, money(terms.Cap, feeOf(a, terms, o.Case.At)))
		o.add(Step{Key: "cap-objective", Rate: terms.Cap.Percent})
	}
	o.Amount = exact.Round(o.Amount, minorUnits, rounding(a))
	o.add(Step{Key: "rounded"})
}
