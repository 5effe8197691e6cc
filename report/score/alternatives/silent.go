package alternatives

import (
	"slices"
	"sync"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/score/figures"
	"github.com/slareport/slareport/report/score/pricing"
)

// To tell what other choices would give, a period is measured again for so many records in all. To settle it again is
// as much work for each objective that pays as to measure so many records.
const (
	workSilent = 3_000_000
	settleWork = 16
)

// SilentChoices tells, by objective, which choices that the agreement leaves open decide its verdict, or what is paid
// in all: the period is measured and priced again with each other choice.
//
// Rule §13 (silent-choices): Where the agreement is silent and a convention decides a verdict or money, the report says
// so beside the figure, with what the other choices would give.
//
// Convention doubt (silent-choices-computed): Computed are the period in which cases count, reopenings, changes of
// priority, responses that are not on record, medians and percentiles, idle slots, and what becomes of excused units;
// each alone, for the period of the report, with earlier periods as they were. A choice by which nothing could be
// judged, such as the closing where no case has one, is left out, and so are all for an objective that is open because
// of hours that nobody knows. Of large exports, and of agreements with hundreds of credits, it is computed for as many
// as take no longer than the report itself, in the order of the objectives, and a finding says so. What is
// undetermined, silence of samples and excused units have their other outcome among the scores as well.
func SilentChoices(b *pricing.Book, p int) [][]report.Choice {
	out := make([][]report.Choice, len(b.Agreement.Objectives))
	measuring, settling := workOf(b)
	left, skipped := workSilent, 0
	here := sync.OnceValue(func() *measure.Context { return b.ContextOver([]calendar.Period{b.Periods[p]}, b.Claims) })
	for i := range b.Agreement.Objectives {
		o := &b.Agreement.Objectives[i]
		v := b.Judged[i][p].Verdict
		if o.Span != nil || v == judge.NoVolume || v == judge.Undetermined || v == judge.NotInForce ||
			b.OpenByHours(i, p) {
			continue
		}
		each := measuring
		if o.Credit != nil {
			each += settling
		}
		for k := range choices {
			c := &choices[k]
			if !c.open(b, o) {
				continue
			}
			if left < each*len(c.others) {
				skipped++
				continue
			}
			left -= each * len(c.others)
			for _, value := range c.others {
				if x, differs := measureWithChoice(b, *here(), c, value, i, p); differs {
					out[i] = append(out[i], x)
				}
			}
		}
	}
	if skipped > 0 {
		b.Doubts = append(b.Doubts, evidence.Finding{
			Severity: evidence.Note, Message: finding.Say("finding.choices-skipped", finding.Count(skipped)),
		})
	}
	return out
}

// workOf is how much work it is to measure an objective again, and to settle the period again.
func workOf(b *pricing.Book) (measuring, settling int) {
	for i := range b.Agreement.Objectives {
		if b.Agreement.Objectives[i].Credit != nil {
			settling += settleWork
		}
	}
	v := b.Evidence
	return 1 + len(v.Tickets) + len(v.Outages) + len(v.Surveys) + len(v.Tallies), settling
}

// measureWithChoice measures and prices an objective with another choice, given what measuring the period needs;
// differs tells whether the verdict or the money does.
func measureWithChoice(
	b *pricing.Book, ctx measure.Context, c *choice, value string, i, p int,
) (x report.Choice, differs bool) {
	a, o := *b.Agreement, b.Agreement.Objectives[i]
	c.with(&a, &o, value)
	ctx.Agreement, ctx.Unlisted = &a, true
	ctx.Proofs() // of all the evidence
	ctx.Evidence = b.UnderWay(&o, p)
	results, err := b.WithoutHours(&ctx, &o)
	if err != nil { // samples were summed up for what is agreed, and cannot be cut elsewhere
		return x, false
	}
	r, was := &results[0], &b.Judged[i][p]
	r.Relief = b.Relief(&o, p)
	now := judge.Objective(&o, r, was.Target, was.Minimum)
	if now.Verdict == judge.NoVolume { // the data does not have what this choice goes by
		return x, false
	}
	payable := b.Money[p].Payable
	differs = !sameScore(r.Contractual, b.Results[i][p].Contractual) || now.Verdict != was.Verdict
	if differs && o.Credit != nil { // what pays nothing changes no money
		cases := b.Cases(p)
		cases[i] = b.CreditAs(i, p, r, r.Contractual, now.Verdict)
		payable = b.Settle(cases, p).Payable
	}
	if now.Verdict == was.Verdict && payable.Cmp(b.Money[p].Payable) == 0 {
		return x, false
	}
	s := figures.Of(b.Agreement, &b.Agreement.Objectives[i], &now, r).Score(r.Contractual)
	x = report.Choice{
		Key: c.key, Taken: c.taken, Other: value, Score: s, Verdict: report.Verdict(now.Verdict.String()),
		Payable: b.Cash(payable),
	}
	key := "choice.text"
	if s.Shown == "" {
		key = "choice.text.no-value"
	}
	x.Text = b.Words.T(
		key, b.Words.T("choice."+c.key), b.Words.T(c.values+c.taken), b.Words.T(c.values+value),
		b.Words.Figure(s.Shown, b.Words.UnitName(judge.Unit(&o, now.Target))), b.Words.T("verdict."+string(x.Verdict)),
		b.Words.Money(x.Payable, b.Agreement.Currency),
	)
	return x, true
}

// anyChange tells whether tickets of the client have an event such as is asked for.
func anyChange(b *pricing.Book, is func(*evidence.Event) bool) bool {
	all := b.Evidence.All
	return slices.ContainsFunc(b.Evidence.Tickets, func(t int32) bool {
		return slices.ContainsFunc(b.Evidence.EventsOf(t), func(e int32) bool { return is(&all.Events[e]) })
	})
}
