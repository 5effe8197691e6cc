package score

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/creditnote"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/score/ahead"
	"github.com/slareport/slareport/report/score/alternatives"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/figures"
	"github.com/slareport/slareport/report/score/unmatched"
)

// report tells what was computed as the value that documents are drawn from.
func (b *build) report() *report.Report {
	a, last := b.Agreement, len(b.Periods)-1
	r := &report.Report{
		Schema: 1, Agreement: a.ID, Client: a.Client, Slug: b.Slug, Provider: a.Provider, WeAre: string(a.WeAre),
		Currency: a.Currency, Locale: a.Locale,
		Contacts: report.Contacts{
			AccountManager: a.Contacts.AccountManager, Client: a.Contacts.Client, Finance: a.Contacts.Finance,
		},
		Brand: report.Brand{Color: a.Brand.Color, Logo: a.Brand.Logo},
		Period: report.Period{
			Label: b.Period.Label, From: b.Period.From.String(), To: b.Period.To.String(), Timezone: a.Zone.String(),
		},
		AsOf: b.AsOf.String(), Objectives: []report.Objective{}, Integrity: []report.Check{}, Lint: []report.Check{},
		Sources: report.SourcesIn(b.Words, b.sources()),
	}
	var found []evidence.Finding
	open := alternatives.SilentChoices(b.Book, last)
	for i := range a.Objectives {
		o := b.objective(i, last)
		o.Choices = open[i]
		for _, c := range open[i] {
			o.Sentence += " " + c.Text
		}
		r.Objectives = append(r.Objectives, o)
		found = append(found, b.Results[i][last].Findings...)
	}
	found = slices.Concat(
		b.unfinished(last), b.silentSamples(last), b.writtenLater(), unmatched.Names(b.Input), found,
		b.unmeasured(), b.unhistoried(), b.uninvoiced(last), b.grantedBeyond(),
	)
	r.Groups = b.groups(r.Objectives, last)
	r.Claims = b.claimsOf()
	r.Findings = report.FindingsIn(b.Words, evidence.Summed(append(found, b.Doubts...)))
	r.Credits = b.credits(last)
	r.Entitlements = b.entitlements()
	r.WatchList = ahead.WatchList(b.Client, last)
	r.Outlook = ahead.Outlooks(b.Client, last)
	r.Losses = b.losses(r.Objectives, last)
	r.Kept, r.Before = kept(r.Objectives), b.before(r.Objectives, last-1)
	r.Calendars = b.calendars()
	r.Rules = b.rules()
	r.Standing = alternatives.Standing(b.Book, r, last)
	r.CreditNote = creditnote.Of(r, a, b.Period.To-1, b.AsOf, b.Words)
	r.Unfinished = b.unfinishedIn(last)
	r.Headline = b.headline(r)
	return r
}

// objective tells one objective in one period.
func (b *build) objective(i, p int) report.Objective {
	o, res, j := &b.Agreement.Objectives[i], &b.Results[i][p], &b.Judged[i][p]
	f := figures.Of(b.Agreement, o, j, res)
	out := report.Objective{
		ID: o.ID, Name: o.Name, Service: o.Service, Kind: o.Kind(), Unit: res.Unit, ValueUnit: judge.Unit(o, j.Target),
		Target: j.Target.Text, TargetValue: f.Target, Minimum: f.Minimum, AtMost: j.Target.AtMost, Strict: j.Target.Strict,
		RequestedBy: o.RequestedBy, Why: o.Why, Definition: b.definition(o), Plan: b.plan(o),
		Verdict: report.Verdict(j.Verdict.String()), BelowMinimum: j.BelowMinimum,
		Experienced: f.Score(res.Experienced), Attributable: f.Score(res.Attributable), Contractual: f.Score(res.Contractual),
		Volume: exact.Decimal(res.Volume), Open: res.Open, OpenCases: b.explainer.Open(res), Coverage: coverage(res.Coverage),
		Attribution: figures.Amounts(res.Attribution, res.Unit), Waterfall: waterfall(res), Misses: b.misses[i],
		Trend: b.trend(i, p), Credit: b.creditOfObjective(i, p),
	}
	if o.Item != nil {
		out.Group, out.Item, out.Tier = o.Item.Group, o.Item.Name, o.Item.Tier
	}
	if res.Best != nil && res.Worst != nil {
		best, worst := f.Score(*res.Best), f.Score(*res.Worst)
		out.Best, out.Worst = &best, &worst
	}
	if j.Other != j.Verdict && j.Verdict != judge.Undetermined {
		out.Alternative = &report.Alternative{
			Convention: convention(!b.Agreement.Fault.Removed), Score: f.Score(res.Other),
			Verdict: report.Verdict(j.Other.String()),
		}
	}
	out.Provisional = alternatives.Provisional(b.Book, i, p, f)
	out.Undetermined = b.undetermined(i, p, f)
	for _, a := range res.Asides {
		out.Asides = append(
			out.Asides, report.Aside{Name: b.Words.T(a.Key, a.Of), Value: exact.Shown(a.Value, 2, exact.Whole()), Unit: a.Unit},
		)
	}
	out.Sentence = b.sentence(o, &out, j)
	if relief := res.Relief; relief != nil && j.Verdict == judge.Excused && j.Judged != nil &&
		!judge.Reaches(j.Judged, j.Target) {
		out.Sentence = b.Words.T("sentence.relief", b.judgedValue(&out, j), b.target(&out), b.Words.Number(out.Volume),
			b.Words.Number(exact.Decimal(relief)))
	}
	out.Sentence += b.doubtBeside(i, p, &out)
	return out
}

// Rule §6 (excused-units): Excused units are kept as good or removed; both figures are reported where they disagree.
func convention(removed bool) string {
	if removed {
		return "removed"
	}
	return "kept"
}

func coverage(r *big.Rat) string {
	if r == nil {
		return ""
	}
	return exact.Shown(r, 2, exact.Whole())
}

// undetermined tells both outcomes where anything is undetermined.
func (b *build) undetermined(i, p int, f figures.Figures) *report.Undetermined {
	res, j := &b.Results[i][p], &b.Judged[i][p]
	part := res.Attribution[party.Undetermined]
	if part == nil || part.Sign() == 0 || j.Verdict == judge.NoVolume {
		return nil
	}
	return &report.Undetermined{
		Account:    b.Agreement.Fault.Undetermined.String(),
		OnProvider: f.Score(res.OnProvider), OnOthers: f.Score(res.OnOthers),
		ProviderVerdict: report.Verdict(j.OnProvider.String()), OthersVerdict: report.Verdict(j.OnOthers.String()),
		CreditOnProvider: b.Cash(b.Alone(i, p, res.OnProvider, j.OnProvider)),
		CreditOnOthers:   b.Cash(b.Alone(i, p, res.OnOthers, j.OnOthers)),
	}
}

// waterfall goes from all misses by what the contract takes off each party's account to what stays with the
// provider. What is not taken off stays in the last bar, whoever the evidence names.
//
// Rule §6 (misses-waterfall): The waterfall of misses goes from all of them to the provider's, party by party.
func waterfall(res *measure.Result) []report.Amount {
	total, rest := new(big.Rat), new(big.Rat)
	var taken [party.Count]*big.Rat
	for p, part := range res.Attribution {
		if part == nil {
			continue
		}
		total.Add(total, part)
		if a := res.Accepted[p]; a != nil {
			taken[p] = a
		}
	}
	if total.Sign() == 0 {
		return []report.Amount{}
	}
	rest.Set(total)
	for _, a := range taken {
		if a != nil {
			rest.Sub(rest, a)
		}
	}
	var uncounted []report.Amount
	if res.Uncounted != nil {
		rest.Sub(rest, res.Uncounted)
		uncounted = []report.Amount{{Party: report.NotCounted, Amount: exact.Decimal(res.Uncounted), Unit: res.Unit}}
	}
	taken[party.Provider] = rest
	steps := append(figures.Amounts(taken, res.Unit), uncounted...)
	sum := new(big.Rat)
	for _, s := range steps {
		sum.Add(sum, exact.Parse(s.Amount))
	}
	isLast := func(s report.Amount) bool { return s.Party == party.Provider.String() }
	last := report.Amount{Party: party.Provider.String(), Amount: "0", Unit: res.Unit}
	if i := slices.IndexFunc(steps, isLast); i >= 0 {
		last = steps[i]
	}
	out := []report.Amount{{Amount: exact.Decimal(sum), Unit: res.Unit}}
	return append(append(out, slices.DeleteFunc(steps, isLast)...), last)
}

// kept counts the objectives that were met, if only for what others answer for.
func kept(objectives []report.Objective) (n int) {
	for i := range objectives {
		if objectives[i].Verdict.Kept() {
			n++
		}
	}
	return n
}

// before tells what the period p, the one before, came to; nil where there is none.
func (b *build) before(objectives []report.Objective, p int) *report.Before {
	if p < 0 || len(objectives) == 0 {
		return nil
	}
	out := &report.Before{Period: b.Periods[p].Label, Payable: b.Cash(b.Money[p].Payable)}
	for i := range objectives {
		if n := len(objectives[i].Trend); n > 1 && objectives[i].Trend[n-2].Verdict.Kept() {
			out.Kept++
		}
	}
	return out
}

// trend tells the periods up to p.
func (b *build) trend(i, p int) []report.Point {
	var points []report.Point
	for q := max(0, p+1-assess.TrendPeriods); q <= p; q++ {
		res, j := &b.Results[i][q], &b.Judged[i][q]
		f := figures.Of(b.Agreement, &b.Agreement.Objectives[i], j, res)
		experienced := f.Value(res.Experienced.Value)
		value := func(s *measure.Score) string { // mostly all three are one, and there may be thousands of them
			if s.Value == res.Experienced.Value {
				return experienced
			}
			return f.Value(s.Value)
		}
		one := report.Point{
			Period: b.Periods[q].Label, Experienced: experienced, Attributable: value(&res.Attributable),
			Contractual: value(&res.Contractual), Target: f.Target, Verdict: report.Verdict(j.Verdict.String()),
			Volume: exact.Decimal(res.Volume), Attribution: figures.Amounts(res.Attribution, res.Unit), Payable: b.Cash(
				b.Money[q].Objectives[i].Payable,
			), Provisional: b.Uncertain(i, q),
		}
		if one.Verdict == report.Unclear && res.Best != nil && res.Worst != nil {
			one.Best, one.Worst = f.Value(res.Best.Value), f.Value(res.Worst.Value)
		}
		points = append(points, one)
	}
	return points
}
