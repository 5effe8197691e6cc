package score

import (
	"math/big"
	"slices"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/party"
)

// definition says in words what an objective measures, and which records count.
func (b *build) definition(o *agreement.Objective) string {
	return kinds.Definition(b.Wording(), o, b.Kind(o))
}

// plan tells the measurement plan, filled in from the objective where the agreement leaves it open.
func (b *build) plan(o *agreement.Objective) report.Plan {
	p := report.Plan{
		Source: o.Plan.Source, Owner: o.Plan.Owner, Frequency: o.Plan.Frequency, Formula: o.Plan.Formula,
		Exclusions: o.Plan.Exclusions, Rounding: o.Plan.Rounding, MinimumVolume: o.MinimumVolume,
		Calendar: b.Wording().Calendars(b.Kind(o).Calendars()),
	}
	if p.Formula == "" {
		p.Formula = b.definition(o)
	}
	if p.Rounding == "" {
		p.Rounding = b.Words.T("rounding.none")
		if o.Decimals >= 0 {
			p.Rounding = b.Words.N("rounding.decimals", o.Decimals)
		}
	}
	if p.Exclusions == "" {
		p.Exclusions = b.exclusions()
	}
	return p
}

func (b *build) partyNames(list []party.Party) []string {
	var names []string
	for _, p := range list {
		names = append(names, b.Words.T("party."+p.String()))
	}
	return names
}

// exclusions names the parties whose part is taken away, "" where the agreement excuses nobody.
func (b *build) exclusions() string {
	names := b.partyNames(b.Agreement.Fault.Excuses)
	if len(names) == 0 {
		return ""
	}
	return b.Words.T("exclusions.parties", b.Words.List(names))
}

// sentence tells an objective's result.
func (b *build) sentence(o *agreement.Objective, out *report.Objective, j *judge.Judgement) string {
	value := func(s report.Score) string { return b.Words.Figure(s.Shown, b.Words.UnitName(out.ValueUnit)) }
	target := b.target(out)
	if j.FewUnits && j.Verdict != judge.Undetermined {
		return b.fewUnits(o, out, j, b.judgedValue(out, j), target)
	}
	switch j.Verdict {
	case judge.NoVolume:
		return b.empty(o)
	case judge.NotInForce:
		if first := b.FirstJudged(o); first != o.From {
			return b.Words.T("sentence.not-judged", b.Words.DateTime(o.From), b.Words.DateTime(first))
		}
		return b.Words.T("sentence.not-in-force", b.Words.DateTime(o.From))
	case judge.NotDue:
		return b.Words.T("sentence.not-due", b.soFar(out), target)
	case judge.Met:
		return b.Words.T("sentence.met", b.judgedValue(out, j), target)
	case judge.Excused:
		return b.Words.T(
			"sentence.excused", b.rounded(out, out.Experienced, j.Experienced, j), target, b.judgedValue(out, j),
		)
	case judge.Undetermined:
		unread := slices.ContainsFunc(out.Provisional, func(r report.Provisional) bool {
			return r.Key != evidence.TimeSilent.String()
		})
		if unread || out.Coverage == "" { // or what an earlier period of a mean rests on
			return b.openVerdict(out, target)
		}
		return b.Words.T(
			"sentence.undetermined", value(*out.Worst), value(*out.Best), target, b.Words.Figure(out.Coverage, "%"),
		)
	}
	if j.BelowMinimum {
		return b.Words.T(
			"sentence.below-minimum", b.judgedValue(out, j), target,
			b.Words.Figure(out.Minimum, b.Words.UnitName(out.ValueUnit)),
		)
	}
	return b.Words.T("sentence.missed", b.judgedValue(out, j), target)
}

// soFar is the value of a time that is not over yet.
func (b *build) soFar(out *report.Objective) string {
	if out.Contractual.Shown == "" {
		return b.Words.T("provisional.unbounded")
	}
	return b.Words.Figure(out.Contractual.Shown, b.Words.UnitName(out.ValueUnit))
}

// judgedValue is the contract's value as its sentence prints it.
func (b *build) judgedValue(out *report.Objective, j *judge.Judgement) string {
	return b.rounded(out, out.Contractual, j.Judged, j)
}

// rounded prints a value, and what it was rounded to where that decided on which side of the target it is.
func (b *build) rounded(out *report.Objective, s report.Score, judged *big.Rat, j *judge.Judgement) string {
	unit := b.Words.UnitName(out.ValueUnit)
	text, measured := b.Words.Figure(s.Shown, unit), exact.Parse(s.Value)
	if measured == nil || judged == nil || judge.Reaches(measured, j.Target) == judge.Reaches(judged, j.Target) {
		return text
	}
	return b.Words.T("sentence.rounded", text, b.Words.Figure(exact.Decimal(judged), unit))
}

// openVerdict says that an objective cannot be judged, and between which values it lies: the smaller one first.
func (b *build) openVerdict(out *report.Objective, target string) string {
	low, high := out.Worst.Shown, out.Best.Shown
	if out.AtMost {
		low, high = high, low
	}
	if low == "" && high == "" {
		return b.Words.T("sentence.unread.open", target)
	}
	say := func(shown string) string {
		if shown == "" {
			return b.Words.T("provisional.unbounded")
		}
		return b.Words.Figure(shown, b.Words.UnitName(out.ValueUnit))
	}
	return b.Words.T("sentence.unread", say(low), say(high), target)
}

// empty tells an objective that had nothing to judge: a quiet month is not a month that nobody measured.
func (b *build) empty(o *agreement.Objective) string {
	if !b.HasSource(o) {
		return b.Words.T("sentence.unmeasured", report.RecordsIn(b.Words, b.Kind(o).Records()))
	}
	return b.Words.T("sentence.no-volume")
}

// fewUnits tells the result of an objective whose volume is under the agreed minimum.
func (b *build) fewUnits(
	o *agreement.Objective, out *report.Objective, j *judge.Judgement, value, target string,
) string {
	if j.Verdict == judge.NoVolume {
		return b.Words.T("sentence.few-units", b.Words.Number(out.Volume), b.Words.Integer(o.MinimumVolume))
	}
	return b.Words.T(
		"sentence.allowed-misses", value, target, b.Words.Number(out.Volume), b.Words.Integer(o.MinimumVolume),
		b.Words.Integer(o.AllowedMisses), b.Words.T("verdict."+j.Verdict.String()),
	)
}

// target writes the bound: "at least 99.95 %".
func (b *build) target(o *report.Objective) string {
	return b.Words.T(o.Bound(), b.Words.Figure(o.TargetValue, b.Words.UnitName(o.ValueUnit)))
}

// headline tells the month: what was missed, what is owed, and what was outside the provider's control.
func (b *build) headline(r *report.Report) string {
	text := b.outcome(r)
	if r.Unfinished != "" {
		text = r.Unfinished + " " + text
	}
	if claim := r.ToClaimIn(b.Words); claim != "" {
		text += " " + claim + "."
	}
	return text
}

// outcome says how the objectives ended, and what is payable.
func (b *build) outcome(r *report.Report) string {
	missed, judged, unjudged := 0, 0, 0
	for _, o := range r.Objectives {
		if o.Verdict.Judged() {
			judged++
		}
		switch o.Verdict {
		case report.Missed:
			missed++
		case report.Unclear:
			unjudged++
		}
	}
	owed, owes := strings.CutPrefix(r.Credits.Payable, "-") // for bonuses: no credit is payable then
	_, _, open := r.Payable()
	payable := r.PayableIn(b.Words)
	if owes && !open {
		payable = b.Words.Money(b.Cash(new(big.Rat)), r.Currency)
	}
	text := b.Words.N("headline.none", judged)
	switch {
	case judged == 0:
		text = b.Words.T("headline.nothing")
	case missed > 0:
		text = b.Words.N("headline.missed", judged, b.Words.Integer(int64(missed)), payable)
	}
	if judged > 0 && unjudged > 0 {
		text += " " + b.Words.N("headline.unjudged", unjudged)
	}
	if missed == 0 && open {
		text += " " + b.Words.T("headline.payable", payable)
	}
	if owes && !open {
		text += " " + b.Words.T("headline.owed", b.Words.Money(owed, r.Currency))
	}
	for i := range r.Losses {
		if loss := r.Losses[i].Sentence(b.Words); loss != "" {
			text += " " + loss
		}
	}
	return text
}

// rules lists the conventions that the period was judged by, one sentence each.
func (b *build) rules() []string {
	f := b.Agreement.Fault
	order := make([]string, len(f.Precedence))
	for i, p := range f.Precedence {
		order[i] = b.Words.T("proof." + string(p))
	}
	return []string{
		b.Words.T("rule.period", b.Agreement.Zone.String(), b.Period.From.String(), b.Period.To.String()),
		b.excuses(),
		b.Words.T("rule.convention." + convention(f.Removed)),
		b.Words.T("rule.undetermined", b.Words.T("party."+f.Undetermined.String())),
		b.Words.T("rule.precedence", strings.Join(order, " > ")),
		b.Words.T("rule.exact"),
	}
}

// excuses names the parties whose part is taken away, or says that there are none.
func (b *build) excuses() string {
	names := b.partyNames(b.Agreement.Fault.Excuses)
	if len(names) == 0 {
		return b.Words.T("rule.excuses.nobody")
	}
	return b.Words.T("rule.excuses", b.Words.List(names))
}

// unmeasured names the objectives that no source feeds: they have no verdict, and say so.
func (b *build) unmeasured() []evidence.Finding {
	var out []evidence.Finding
	for i := range b.Agreement.Objectives {
		if o := &b.Agreement.Objectives[i]; !b.HasSource(o) {
			out = append(out, evidence.Finding{
				Severity: "warning", File: o.Place.File, Sheet: o.Place.Sheet, Row: o.Place.Line,
				Message: finding.Say("finding.unmeasured", o.Name, b.Kind(o).Records()),
			})
		}
	}
	return out
}
