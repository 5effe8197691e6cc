package credit

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/ledger"
)

// earnBonus writes what a good value beyond the agreed level earns; reaching the level exactly earns nothing.
//
// Rule §7 (bonus): A bonus is set off where agreed.
func (p *pricing) earnBonus() {
	rule := p.terms.Bonus
	if rule == nil || p.by.Target == nil {
		return
	}
	level := p.agreed(p.named("bonus_beyond"), "parameters.bonus-beyond", ledger.Value, rule.Beyond)
	pays := p.priceOf("bonus", "parameters.bonus", &rule.Pays, p.base)
	better := judge.Beyond(p.by.Value, level.Cell, agreement.Target{AtMost: !p.c.Target.AtMost})
	earned := ledger.And(ledger.Of(p.by.Good), p.measured(), better)
	p.bonus = p.line(p.subject, entry{
		name: p.lineName("bonus"), words: ledger.Say("formula.bonus"), how: ledger.Say("formula.bonus.how"),
		amount: ledger.When(earned, pays, ledger.Int(0)),
	})
	p.o.Bonus = p.bonus.Value
}
