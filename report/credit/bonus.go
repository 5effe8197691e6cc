package credit

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/ledger"
)

// earnBonus writes what a good value beyond the agreed level earns; reaching the level exactly earns nothing.
//
// Rule §7 (bonus): A bonus is set off where agreed.
func (p *Pricing) earnBonus() {
	rule := p.Terms.Bonus
	if rule == nil || p.by.Target == nil {
		return
	}
	level := p.Agreed(p.Named("bonus_beyond"), "parameters.bonus-beyond", ledger.Value, rule.Beyond)
	pays := p.priceOf("bonus", "parameters.bonus", &rule.Pays, p.base)
	better := judge.Beyond(p.by.Value, level.Cell, agreement.Target{AtMost: !p.Case.Target.AtMost})
	earned := ledger.And(ledger.Of(p.by.Good), p.measured(), better)
	p.Bonus = p.Line(p.Subject, books.Entry{
		Name: p.LineName("bonus"), Words: ledger.Say("formula.bonus"), How: ledger.Say("formula.bonus.how"),
		Amount: ledger.When(earned, pays, ledger.Int(0)),
	})
	p.Objective.Bonus = p.Bonus.Value
}
