package alternatives

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/bounds"
	"github.com/slareport/slareport/report/score/figures"
	"github.com/slareport/slareport/report/score/pricing"
)

// Provisional tells what an objective is at best and at worst, for each source that it rests on and that could not be
// read; nothing where that changes nothing.
func Provisional(b *pricing.Book, i, p int, f figures.Figures) []report.Provisional {
	res, j := &b.Results[i][p], &b.Judged[i][p]
	if !b.Uncertain(i, p) {
		return nil
	}
	best, worst := bound(b, i, p, f, *res.Best, j.Best), bound(b, i, p, f, *res.Worst, j.Worst)
	between := difference(worth(b, i, p, *res.Worst, j.Worst), worth(b, i, p, *res.Best, j.Best))
	var out []report.Provisional
	for _, l := range b.Lacks(i, p) {
		out = append(out, tell(b, l, best, worst, b.Cash(between)))
	}
	return out
}

func tell(b *pricing.Book, l assess.Lack, best, worst report.Bound, between string) report.Provisional {
	rest := "measurement"
	if l.Use == bounds.Excuses || l.Use == bounds.Answers || l.Use == bounds.Upstream {
		rest = "excuses"
	}
	p := report.Provisional{
		Key: l.Cause.String(), Source: l.Source, Records: l.Records, For: rest, Count: l.Count,
		Best: best, Worst: worst, Between: between,
	}
	p.Text = p.In(b.Words)
	return p
}

func bound(b *pricing.Book, i, p int, f figures.Figures, s measure.Score, v judge.Verdict) report.Bound {
	score := f.Score(s)
	return report.Bound{
		Value: score.Value, Shown: score.Shown, Verdict: report.Verdict(v.String()), Payable: b.Cash(worth(b, i, p, s, v)),
	}
}

// worth is the credit of an objective in one of the cases, before the limits of the agreement; nil where nothing bounds
// it.
func worth(b *pricing.Book, i, p int, s measure.Score, v judge.Verdict) *big.Rat {
	if s.Value == nil && v == judge.Missed {
		if b.Agreement.Objectives[i].Credit == nil {
			return new(big.Rat)
		}
		return b.Stake(i, p)
	}
	return b.Alone(i, p, s, v)
}

// difference is a - b, nil where either has no end.
func difference(a, b *big.Rat) *big.Rat {
	if a == nil || b == nil {
		return nil
	}
	return new(big.Rat).Sub(a, b)
}

// Standing tells first of all that a report is provisional; nil where nothing is open.
//
// Rule §13 (provisional-first): Where evidence could not be read, every document says so before anything else, with the
// best and the worst case and the money between them.
func Standing(b *pricing.Book, r *report.Report, p int) *report.Standing {
	var open []int
	var claims []assess.Lack
	out := &report.Standing{Objectives: []string{}}
	for i := range b.Agreement.Objectives {
		if weighty(&r.Objectives[i]) {
			open, out.Objectives = append(open, i), append(out.Objectives, r.Objectives[i].ID)
		}
		for _, l := range b.ClaimLacks(i, p) {
			if !slices.Contains(claims, l) {
				claims = append(claims, l)
			}
		}
	}
	invoices := b.InvoiceLacks(p)
	list := slices.Concat(b.LacksOfAll(open, p), claims, invoices)
	if len(list) == 0 && !b.OpenBefore(p) {
		return nil
	}
	best, worst := settled(b, p, true), settled(b, p, false)
	if len(invoices) > 0 { // nobody knows how much was invoiced
		worst = nil
	}
	if len(list) == 0 && (best == nil || worst == nil || best.Cmp(worst) != 0) {
		list = lacksBefore(b, p)
	}
	if len(list) == 0 {
		return nil
	}
	between := b.Cash(difference(worst, best))
	for _, l := range list {
		out.Missing = append(out.Missing, tell(b,
			l, report.Bound{Payable: b.Cash(best)}, report.Bound{Payable: b.Cash(worst)}, between,
		))
	}
	r.Standing = out
	out.Text = r.StandingIn(b.Words)
	return out
}

// lacksBefore lists what could not be read of earlier periods that are undetermined, where what they pay decides about
// p.
func lacksBefore(b *pricing.Book, p int) (list []assess.Lack) {
	for q := range p {
		var open []int
		for i := range b.Agreement.Objectives {
			if b.IsOpen(i, q) {
				open = append(open, i)
			}
		}
		for _, l := range b.LacksOfAll(open, q) {
			if !slices.Contains(list, l) {
				list = append(list, l)
			}
		}
	}
	return list
}

// weighty tells whether what could not be read of an objective must be said first of all: a source did not arrive, or
// the rows that could not be read decide about the verdict or the money.
//
// Convention doubt (unread-small): Rows that could not be read, and silence of samples or tallies, that change neither
// the verdict of any objective nor the money are told with the objective and among the findings, not first of all.
func weighty(o *report.Objective) bool {
	return slices.ContainsFunc(o.Provisional, func(p report.Provisional) bool {
		absent := p.Count == 0 && p.Key != evidence.TimeSilent.String()
		return absent || o.Verdict == report.Unclear || p.Best.Payable != p.Worst.Payable
	})
}

// settled is what the period pays with everything that could not be read at its best, or at its worst; nil where
// nothing bounds it.
//
// Convention doubt (unread-money): The money between the best and the worst case of what could not be read is the
// difference of two complete settlements, limits and single incidents included, each with the past that makes it
// cheapest or dearest. A better value may cost more, where a miss takes the place of another one of the same incident,
// and one without a bonus more than both: the cheapest and the dearest of the best case, the worst one and what is
// payable as read are the bounds.
func settled(b *pricing.Book, p int, best bool) *big.Rat {
	pasts := []*pricing.Book{b}
	if b.OpenBefore(p) {
		pasts = append(pasts, b.Supposing(pricing.AtBest), b.Supposing(pricing.AtWorst))
	}
	var end *big.Rat
	for _, past := range pasts {
		for _, ending := range []ending{atBest, atWorst, asRead} {
			money := settledBy(past, p, ending, !best)
			switch {
			case money == nil && best: // it is no less than the best case
			case money == nil:
				return nil
			case end == nil || (money.Cmp(end) < 0) == best:
				end = money
			}
		}
	}
	return end
}

// ending is how what could not be read is taken to have been.
type ending uint8

const (
	atBest ending = iota
	atWorst
	asRead
)

// settledBy is what the period pays by one ending, with credits in doubt claimed in time or not; nil where nothing
// bounds it.
func settledBy(b *pricing.Book, p int, e ending, claimed bool) *big.Rat {
	endless := false
	payable := b.Supposed(p, true, claimed, func(i int) (measure.Score, judge.Verdict) {
		res, j := &b.Results[i][p], &b.Judged[i][p]
		switch {
		case e == asRead || !b.Uncertain(i, p):
			return res.Contractual, j.Verdict
		case e == atBest:
			return *res.Best, j.Best
		}
		if res.Worst.Value == nil && b.Agreement.Objectives[i].Credit != nil && b.Stake(i, p) == nil {
			endless = true
		}
		return *res.Worst, j.Worst
	})
	if endless {
		return nil
	}
	return payable
}
