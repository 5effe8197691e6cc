package score

import (
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/score/ahead"
)

// doubtBeside says beside the result of an objective what it does not say: that a verdict stands while its value is not
// known, and which earlier periods without a verdict decide what repeats, earn-back or a mean come to.
func (b *build) doubtBeside(i, p int, out *report.Objective) (text string) {
	if out.Verdict.Judged() && len(out.Provisional) > 0 {
		best, worst := &out.Provisional[0].Best, &out.Provisional[0].Worst
		low, high := worst, best
		if out.AtMost {
			low, high = best, worst
		}
		text = " " + b.Words.T("sentence.stands", report.Range(b.Words, low.Shown, high.Shown,
			b.Words.UnitName(out.ValueUnit)))
	}
	if earlier := b.earlierOpen(i, p); len(earlier) > 0 {
		text += " " + b.Words.N("sentence.earlier-open", len(earlier), ahead.MonthsIn(b.Client, earlier))
	}
	return text
}

// earlierOpen are the earlier periods without a verdict that the price of this one depends on.
func (b *build) earlierOpen(i, p int) (labels []string) {
	o := &b.Agreement.Objectives[i]
	if o.Credit == nil {
		return nil
	}
	back := 0
	for _, r := range o.Credit.Repeats {
		back = max(back, r.In-1)
	}
	if e := o.Credit.EarnBack; e != nil {
		back = max(back, e.After, e.Average-1)
	}
	for q := p - 1; q >= 0 && back > 0; q-- {
		if b.Judged[i][q].Verdict == judge.NotDue { // a part of a period of its own
			continue
		}
		if back--; b.Judged[i][q].Verdict == judge.Undetermined {
			labels = append(labels, b.Periods[q].Label)
		}
	}
	slices.Reverse(labels)
	return labels
}
