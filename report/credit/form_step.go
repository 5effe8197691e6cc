package credit

import (
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/ledger"
)

// perStep pays for every full step that the value falls short of the target that judged it: 99.69 % against 99.9 %
// are two full tenths of a percent.
//
// Convention credits (per-step-full): Only full steps pay. A value exactly a step short of the target is one step.
//
// Rule §7 (form-per-step): Per step: a rate for each full step.
func perStep(p *pricing, factor *ledger.Expr) priced {
	terms := p.terms.PerStep
	if factor == nil {
		p.unitPrice("formula.price-step", &terms.Pays, terms.Most)
		p.counted = p.fullSteps()
	}
	return p.each("per-step", &terms.Pays, factor)
}

func (p *pricing) fullSteps() *ledger.Expr {
	if p.by.Target == nil {
		return ledger.Int(0)
	}
	step := p.agreed(p.named("step"), "parameters.step", ledger.Value, p.terms.PerStep.Step)
	short := ledger.Abs(ledger.Minus(ledger.Of(p.by.Target), p.value()))
	full := ledger.Floor(ledger.Over(short, step))
	steps := ledger.When(judge.Beyond(p.by.Value, p.by.Target, p.c.Target.AtMost), full, ledger.Int(0))
	return p.leads(p.named("steps"), "formula.steps", ledger.Say("formula.steps.how"), ledger.Count, steps)
}
