package credit

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/ledger"
)

// perStep pays for every step by which the value falls short of the target that judged it, or for every step of lost
// time: 99.69 % against 99.9 % are two full tenths of a percent, and three that have begun.
//
// Convention credits (per-step-full): Only full steps pay, unless the agreement says that a part counts. A value
// exactly a step short of the target is one step. Set by `objectives.credit.per-step.each`.
//
// Rule §7 (form-per-step): Per step: a rate for each step that is full, or has begun, or pro rata.
func perStep(p *Pricing, factor *ledger.Expr) Priced {
	terms := p.Terms.PerStep
	if p.Terms.Per != agreement.PerPeriod || terms.Days {
		if factor != nil {
			return p.times(factor)
		}
		return p.stepsOfEach()
	}
	if factor == nil {
		p.unitPrice("formula.price-step", &terms.Pays, terms.Most)
		p.counted = p.steps()
	}
	return p.each("per-step", &terms.Pays, factor)
}

// steps are those of the period as a whole.
func (p *Pricing) steps() *ledger.Expr {
	steps := p.stepsShort()
	if p.Terms.Measure == agreement.ByTime {
		steps = p.counts(p.lostTime(p.Terms.PerStep.Beyond), p.stepSize())
	}
	if steps == nil {
		return ledger.Int(0)
	}
	how := ledger.Say([...]string{"formula.steps.full", "formula.steps.started",
		"formula.steps.part"}[p.Terms.PerStep.Counting])
	return p.leads(p.Named("steps"), "formula.steps", how, ledger.Count, steps)
}

func (p *Pricing) stepSize() *ledger.Expr {
	terms := p.Terms.PerStep
	if p.Terms.Measure != agreement.ByTime {
		return p.Agreed(p.Named("step"), "parameters.step", ledger.Value, terms.Step)
	}
	step := p.Agreed(p.Named("step"), "parameters.step", ledger.Count, terms.Step)
	step.Cell.Unit = books.InSeconds
	if terms.Days {
		step.Cell.Unit = books.InDays
	}
	return step
}

// stepsShort are the steps by which the value falls short of the target; nil without one.
func (p *Pricing) stepsShort() *ledger.Expr {
	if p.by.Target == nil {
		return nil
	}
	short := ledger.Abs(ledger.Minus(ledger.Of(p.by.Target), p.value()))
	steps := p.counts(short, p.stepSize())
	return ledger.When(judge.Beyond(p.by.Value, p.by.Target, *p.Case.Target), steps, ledger.Int(0))
}

// counts is how many steps something makes.
func (p *Pricing) counts(what, step *ledger.Expr) *ledger.Expr {
	steps := ledger.Over(what, step)
	switch p.Terms.PerStep.Counting {
	case agreement.StartedSteps:
		return ledger.Ceil(steps)
	case agreement.PartSteps:
		return steps
	}
	return ledger.Floor(steps)
}

// stepsOfEach prices every outage, incident or late case by itself.
//
// Rule §7 (each-alone): Each outage, or all outages of an incident, may be priced by themselves, with a limit of their
// own.
func (p *Pricing) stepsOfEach() Priced {
	terms := p.Terms.PerStep
	one := p.leads(p.Named("price_of_one"), "formula.price-step", ledger.Words{}, ledger.Money,
		p.priceOf("price", "parameters.price", &terms.Pays, p.base))
	var most *ledger.Expr
	if terms.Most != nil {
		most = p.leads(p.Named("most_paid"), "formula.most", ledger.Words{}, ledger.Money,
			p.priceOf("most", "parameters.most", terms.Most, p.base))
	}
	step := p.stepSize()
	of := secondsLost
	if terms.Days {
		of = daysLate
	}
	sum := p.eachOf(of, stepsCounted, func(lost *ledger.Expr) *ledger.Expr {
		return p.counts(lost, step)
	}, func(counted *ledger.Expr) *ledger.Expr {
		pays := ledger.Times(counted, one)
		if most != nil {
			pays = ledger.Min(pays, most)
		}
		return pays
	})
	figure := p.beside("per-step", ledger.Money, p.ifMissed(sum))
	return Priced{figure: figure, Amount: ledger.Of(figure), How: "formula.each",
		Said: Step{Count: p.stepsAlone, Each: p.paid}}
}
