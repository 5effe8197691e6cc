package credit

import (
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/ledger"
)

// severe replaces the credit of a value below the minimum level by what the agreement gives for that, if it is
// more: a worse value never pays less. Reaching the level exactly is not below it.
//
// Convention credits (below-minimum-if-more): Below the minimum the other rate replaces the credit only if it is
// more, and it is not multiplied for repeats. Reaching the minimum exactly is not below it. Set by
// `objectives.credit.below-minimum`.
//
// Rule §7 (below-minimum): Below the minimum level another rate applies.
func (p *pricing) severe() {
	if p.terms.Severe == nil || p.c.Minimum == nil {
		return
	}
	minimum := p.agreed(p.named("minimum"), "parameters.the-minimum", ledger.Value, p.c.Minimum.Value)
	serious := ledger.And(p.missed(), judge.Beyond(p.by.Value, minimum.Cell, *p.c.Minimum))
	below := p.leads(p.named("below_minimum"), "formula.below-minimum", ledger.Words{}, ledger.Flag, serious)
	rate, of := p.severeRate()
	figure := p.beside("minimum", ledger.Percent, rate)
	before, pays := ledger.Of(p.amount), ledger.PercentOf(ledger.Of(figure), of)
	x := priced{figure: figure, amount: ledger.When(below, ledger.Max(before, pays), before), how: "formula.minimum"}
	x.said.Rate = figure.Value
	p.step("minimum", x, ledger.And(below, ledger.More(pays, before)).True())
}

// severeRate is the part that is lost below the minimum level: of the base, or the whole pool.
func (p *pricing) severeRate() (rate, of *ledger.Expr) {
	switch {
	case p.terms.Severe.Rate != nil:
		rate := p.terms.Severe.Rate
		return p.agreed(p.named("below_minimum_rate"), "parameters.below-minimum", ledger.Percent, rate), p.base
	case p.a.Credits.AtRisk != nil:
		return p.atRisk(), p.feeBase
	}
	return ledger.Int(100), p.feeBase
}
