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
func (p *Pricing) severe() {
	if p.Terms.Severe == nil || p.Case.Minimum == nil {
		return
	}
	minimum := p.Agreed(p.Named("minimum"), "parameters.the-minimum", ledger.Value, p.Case.Minimum.Value)
	serious := ledger.And(p.missed(), judge.Beyond(p.by.Value, minimum.Cell, *p.Case.Minimum))
	below := p.leads(p.Named("below_minimum"), "formula.below-minimum", ledger.Words{}, ledger.Flag, serious)
	rate, of := p.severeRate()
	figure := p.beside("minimum", ledger.Percent, rate)
	before, pays := ledger.Of(p.Amount), ledger.PercentOf(ledger.Of(figure), of)
	x := Priced{figure: figure, Amount: ledger.When(below, ledger.Max(before, pays), before), How: "formula.minimum"}
	x.Said.Rate = figure.Value
	p.Step("minimum", x, ledger.And(below, ledger.More(pays, before)).True())
}

// severeRate is the part that is lost below the minimum level: of the base, or the whole pool.
func (p *Pricing) severeRate() (rate, of *ledger.Expr) {
	switch {
	case p.Terms.Severe.Rate != nil:
		rate := p.Terms.Severe.Rate
		return p.Agreed(p.Named("below_minimum_rate"), "parameters.below-minimum", ledger.Percent, rate), p.base
	case p.Agreement.Credits.AtRisk != nil:
		return p.AtRisk(), p.feeBase
	}
	return ledger.Int(100), p.feeBase
}
