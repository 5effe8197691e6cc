package credit

import (
	"math/big"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/ledger"
)

// OneByOne is what the outages, incidents or cases of an objective pay that are priced one by one, before the
// multiplier for repeats and any limit.
type OneByOne struct {
	sum    *ledger.Expr
	by     map[string][]*ledger.Expr // what those of an incident pay
	factor *ledger.Expr              // of the multiplier for repeats; nil for none
}

func newOneByOne(sum *ledger.Expr) *OneByOne {
	return &OneByOne{sum: sum, by: map[string][]*ledger.Expr{}}
}

// pays notes what an outage or a case pays. One of which no incident is known stands for itself.
func (a *OneByOne) pays(c *Case, id string, amount *ledger.Expr) {
	if incident, known := c.Breaches.Of[evidence.Fold(id)]; known {
		a.by[incident] = append(a.by[incident], amount)
	}
}

// CostOf is what an incident costs, with the multiplier for repeats.
func (a *OneByOne) CostOf(incident string) *ledger.Expr {
	if len(a.by[incident]) == 0 {
		return ledger.Int(0)
	}
	cost := ledger.Plus(a.by[incident]...)
	if a.factor != nil {
		cost = ledger.Times(cost, a.factor)
	}
	return cost
}

// MissesAlone notes what each missed case pays where all have one price.
func (p *Pricing) MissesAlone() {
	if p.Terms.PerMiss == nil || p.Terms.PerMiss.Groups != nil || p.Case.Misses == nil {
		return
	}
	all := new(big.Rat)
	for _, n := range p.Case.Breaches.Number {
		all.Add(all, big.NewRat(n, 1))
	}
	if all.Cmp(p.Case.Misses) != 0 { // weighted, or events beyond a limit: nobody knows which of them pay
		return
	}
	p.Alone = newOneByOne(ledger.Times(p.ifMissed(p.counted), p.one))
	p.Alone.factor = p.factor
	for incident, n := range p.Case.Breaches.Number {
		p.Alone.by[incident] = []*ledger.Expr{ledger.Times(ledger.Int(n), p.one)}
	}
}

// Without is the credit without what is credited elsewhere. A limit of the form holds for what remains. Where a value
// below the minimum level pays more than the sum, the credit is reduced in proportion.
func (p *Pricing) Without(off []*ledger.Expr) *ledger.Expr {
	sum, amount := p.Alone.sum, ledger.Of(p.Amount)
	if p.Alone.factor != nil {
		sum = ledger.Times(sum, p.Alone.factor)
	}
	remains := ledger.NotNegative(ledger.Minus(sum, ledger.Plus(off...)))
	if p.Terms.Severe == nil {
		return ledger.Min(amount, remains)
	}
	return ledger.When(ledger.More(sum, ledger.Int(0)), ledger.Over(ledger.Times(amount, remains), sum), amount)
}
