package score

import (
	"math/big"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/party"
)

// definition says in one sentence what an objective measures and how.
func (b *build) definition(o *agreement.Objective) string {
	switch {
	case o.Availability != nil:
		return b.available(o.Availability)
	case o.Timeliness != nil && o.Timeliness.By != "":
		return b.words.T("definition.promise", o.Timeliness.From, o.Timeliness.To, o.Timeliness.By)
	case o.Timeliness != nil && o.Timeliness.Of == "updates":
		return b.words.T("definition.updates", b.begins(o.Timeliness), b.field(o.Timeliness.To), b.calendarNames(o.Timeliness.Calendars()), b.allowances(o))
	case o.Timeliness != nil && o.Timeliness.Event != "":
		return b.words.T("definition.event", b.begins(o.Timeliness), o.Timeliness.Event, b.calendarNames(o.Timeliness.Calendars()), b.allowances(o))
	case o.Timeliness != nil:
		return b.words.T("definition.timeliness", b.begins(o.Timeliness), b.field(o.Timeliness.To), b.calendarNames(o.Timeliness.Calendars()), b.allowances(o))
	case o.Share != nil && o.Share.Good == agreement.NoRepeat:
		return b.words.T("definition.no-repeat", b.words.Duration(o.Share.Repeat.Within), b.words.List(b.fields(o.Share.Repeat.By)))
	case o.Share != nil && o.Share.All != "":
		return b.words.T("definition.share.sum", o.Share.Good, o.Share.All, b.records(o.Share.Of))
	case o.Share != nil && o.AtMost():
		return b.words.T("definition.share.at-most", b.records(o.Share.Of), o.Share.Good)
	case o.Share != nil:
		return b.words.T("definition.share", b.records(o.Share.Of), o.Share.Good)
	case o.Statistic != nil && o.Statistic.Of == "outages" && o.Statistic.Value == agreement.Restore:
		return b.words.T("definition.restore", b.take(o.Statistic))
	case o.Statistic != nil && o.Statistic.Of == "outages" && o.Statistic.Value == agreement.BetweenFailures:
		return b.words.T("definition.between-failures")
	case o.Statistic != nil:
		return b.words.T("definition.statistic", b.take(o.Statistic), o.Statistic.Value, b.records(o.Statistic.Of))
	case o.Count != nil:
		return b.words.T("definition.count", b.records(o.Count.Of), o.Count.Where)
	}
	return ""
}

// available says what availability is measured from, and over which sites.
func (b *build) available(a *agreement.Availability) string {
	text := b.words.T("definition.availability.outages", b.calendarName(a.Calendar))
	if a.Samples {
		text = b.words.T("definition.availability."+string(a.By), b.calendarName(a.Calendar), a.Failures, b.words.Duration(a.Minutes))
	}
	switch {
	case !a.PerSite:
		return text
	case len(a.Sites) == 0:
		return b.words.T("definition.per-site", text)
	}
	return b.words.T("definition.sites", text, b.words.List(a.Sites))
}

func (b *build) records(of string) string { return b.words.T("records." + of) }

// field names a date of a case; what the catalogue does not know stands as the agreement writes it.
func (b *build) field(name string) string {
	if key := "field." + name; b.words.Has(key) {
		return b.words.T(key)
	}
	return name
}

// begins names where a clock starts: a date of the case, or an event by its condition.
func (b *build) begins(t *agreement.Timeliness) string {
	if t.From == "event" {
		return t.Start
	}
	return b.field(t.From)
}

func (b *build) fields(names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = b.field(name)
	}
	return out
}

func (b *build) take(s *agreement.Statistic) string {
	if s.Percent != nil {
		return b.words.T("take.percentile", exact.Decimal(s.Percent))
	}
	return b.words.T("take." + s.Take)
}

func (b *build) calendarName(name string) string {
	if clockWord(name) == "always" {
		return b.words.T("calendar.always")
	}
	return b.words.T("calendar.named", name)
}

func (b *build) calendarNames(names []string) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = b.calendarName(name)
	}
	return b.words.List(out)
}

// allowances lists the target times in force at the period's end, with their calendars where these differ: "P1 4h,
// P2 8h", "P1 4h (always), P2 8h (office)".
func (b *build) allowances(o *agreement.Objective) string {
	var parts []string
	several := len(o.Timeliness.Calendars()) > 1
	for i := range o.Timeliness.Within {
		w := &o.Timeliness.Within[i]
		a, ok := agreement.At(w.Allowances, b.Period.To-1)
		if !ok {
			continue
		}
		text := strings.TrimSpace(w.Label() + " " + a.Text)
		if several {
			text += " (" + o.Timeliness.CalendarOf(w) + ")"
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}

// plan tells the measurement plan, filled in from the objective where the agreement leaves it open.
func (b *build) plan(o *agreement.Objective) report.Plan {
	p := report.Plan{
		Source: o.Plan.Source, Owner: o.Plan.Owner, Frequency: o.Plan.Frequency, Formula: o.Plan.Formula,
		Exclusions: o.Plan.Exclusions, Rounding: o.Plan.Rounding, MinimumVolume: o.MinimumVolume, Calendar: b.words.T("calendar.always"),
	}
	if p.Formula == "" {
		p.Formula = b.definition(o)
	}
	if p.Rounding == "" {
		p.Rounding = b.words.T("rounding.none")
		if o.Decimals >= 0 {
			p.Rounding = b.words.T("rounding.decimals", o.Decimals)
		}
	}
	if p.Exclusions == "" {
		p.Exclusions = b.exclusions()
	}
	switch {
	case o.Availability != nil:
		p.Calendar = b.calendarName(o.Availability.Calendar)
	case o.Timeliness != nil:
		p.Calendar = b.calendarNames(o.Timeliness.Calendars())
	}
	return p
}

func (b *build) partyNames(list []party.Party) []string {
	var names []string
	for _, p := range list {
		names = append(names, b.words.T("party."+p.String()))
	}
	return names
}

// exclusions names the parties whose part is taken away, "" where the agreement excuses nobody.
func (b *build) exclusions() string {
	names := b.partyNames(b.Agreement.Fault.Excuses)
	if len(names) == 0 {
		return ""
	}
	return b.words.T("exclusions.parties", b.words.List(names))
}

// sentence tells an objective's result.
func (b *build) sentence(o *agreement.Objective, out *report.Objective, j *judge.Judgement) string {
	value := func(s report.Score) string { return b.words.Figure(s.Shown, b.unitWord(out.ValueUnit)) }
	target := b.target(out)
	if j.FewUnits {
		return b.fewUnits(o, out, j, value(out.Contractual), target)
	}
	switch j.Verdict {
	case judge.NoVolume:
		return b.empty(o)
	case judge.Met:
		return b.words.T("sentence.met", value(out.Contractual), target)
	case judge.Excused:
		return b.words.T("sentence.excused", value(out.Experienced), target, value(out.Contractual))
	case judge.Undetermined:
		return b.words.T("sentence.undetermined", value(*out.Worst), value(*out.Best), target, b.words.Figure(out.Coverage, "%"))
	}
	if j.BelowMinimum {
		return b.words.T("sentence.below-minimum", value(out.Contractual), target, b.words.Figure(out.Minimum, b.unitWord(out.ValueUnit)))
	}
	return b.words.T("sentence.missed", value(out.Contractual), target)
}

// empty tells an objective that had nothing to judge: a quiet month is not a month that nobody measured.
func (b *build) empty(o *agreement.Objective) string {
	if !b.measured(o) {
		kind := recordType(o)
		if key := "records." + kind; b.words.Has(key) {
			kind = b.words.T(key)
		}
		return b.words.T("sentence.unmeasured", kind)
	}
	return b.words.T("sentence.no-volume")
}

// fewUnits tells the result of an objective whose volume is under the agreed minimum.
func (b *build) fewUnits(o *agreement.Objective, out *report.Objective, j *judge.Judgement, value, target string) string {
	if j.Verdict == judge.NoVolume {
		return b.words.T("sentence.few-units", b.words.Number(out.Volume), b.words.Integer(o.MinimumVolume))
	}
	return b.words.T("sentence.allowed-misses", value, target, b.words.Number(out.Volume), b.words.Integer(o.MinimumVolume), b.words.Integer(o.AllowedMisses), b.words.T("verdict."+j.Verdict.String()))
}

// target writes the bound: "at least 99.95 %".
func (b *build) target(o *report.Objective) string {
	key := "target.at-least"
	if o.AtMost {
		key = "target.at-most"
	}
	return b.words.T(key, b.words.Figure(o.TargetValue, b.unitWord(o.ValueUnit)))
}

func (b *build) unitWord(unit string) string {
	if key := "unit.word." + unit; b.words.Has(key) {
		return b.words.T(key)
	}
	return unit
}

// headline tells the month in one sentence: what was missed, what is owed, whose the misses were.
func (b *build) headline(r *report.Report) string {
	missed, judged := 0, 0
	for _, o := range r.Objectives {
		if o.Verdict.Judged() {
			judged++
		}
		if o.Verdict == report.Missed {
			missed++
		}
	}
	payable := r.Credits.Payable
	owed, owes := strings.CutPrefix(payable, "-") // for bonuses: no credit is payable then
	if owes {
		payable = b.cash(new(big.Rat))
	}
	text := b.words.T("headline.none", judged)
	switch {
	case judged == 0:
		return b.words.T("headline.nothing")
	case missed > 0:
		text = b.words.T("headline.missed", missed, judged, b.words.Money(payable, r.Currency))
	}
	if owes {
		text += " " + b.words.T("headline.owed", b.words.Money(owed, r.Currency))
	}
	others := r.Others()
	if others.Sign() == 0 {
		return text
	}
	return text + " " + b.words.T("headline.others", b.words.Figure(exact.Shown(others, 0, exact.Whole()), "%"))
}

// rules lists the conventions that the period was judged by, one sentence each.
func (b *build) rules() []string {
	f := b.Agreement.Fault
	order := make([]string, len(f.Precedence))
	for i, p := range f.Precedence {
		order[i] = b.words.T("proof." + string(p))
	}
	return []string{
		b.words.T("rule.period", b.Agreement.Zone.String(), b.Period.From.String(), b.Period.To.String()),
		b.excuses(),
		b.words.T("rule.convention." + convention(f.Removed)),
		b.words.T("rule.undetermined", b.words.T("party."+f.Undetermined.String())),
		b.words.T("rule.precedence", strings.Join(order, " > ")),
		b.words.T("rule.exact"),
	}
}

// excuses names the parties whose part is taken away, or says that there are none.
func (b *build) excuses() string {
	names := b.partyNames(b.Agreement.Fault.Excuses)
	if len(names) == 0 {
		return b.words.T("rule.excuses.nobody")
	}
	return b.words.T("rule.excuses", b.words.List(names))
}

// unmeasured names the objectives that no source feeds: they have no verdict, and say so.
func (b *build) unmeasured() []evidence.Finding {
	var out []evidence.Finding
	for i := range b.Agreement.Objectives {
		if o := &b.Agreement.Objectives[i]; !b.measured(o) {
			out = append(out, evidence.Finding{Severity: "warning", File: o.Place.File, Row: o.Place.Line, Text: b.words.T("finding.unmeasured", o.Name, recordType(o))})
		}
	}
	return out
}
