package score

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
)

// report tells what was computed as the value that documents are drawn from.
func (b *build) report() (*report.Report, error) {
	a, last := b.Agreement, len(b.periods)-1
	r := &report.Report{
		Schema: 1, Agreement: a.ID, Client: a.Client, Slug: b.Slug, Provider: a.Provider, Currency: a.Currency, Locale: a.Locale,
		Contacts: report.Contacts{AccountManager: a.Contacts.AccountManager, Client: a.Contacts.Client, Finance: a.Contacts.Finance},
		Brand:    report.Brand{Color: a.Brand.Color, Logo: a.Brand.Logo},
		Period:   report.Period{Label: b.Period.Label, From: b.Period.From.String(), To: b.Period.To.String(), Timezone: a.Zone.String()},
		AsOf:     b.AsOf.String(), Objectives: []report.Objective{}, Integrity: []report.Check{}, Lint: []report.Check{},
		Sources: b.sources(), Findings: []evidence.Finding{},
	}
	for i := range a.Objectives {
		r.Objectives = append(r.Objectives, b.objective(i, last))
		r.Findings = append(r.Findings, b.results[i][last].Findings...)
	}
	r.Findings = append(r.Findings, b.unmeasured()...)
	var err error
	if r.Claims, err = b.claimsOf(); err != nil {
		return nil, err
	}
	r.Credits = b.credits(last)
	r.Attribution = b.shares(last)
	r.Calendars = b.calendars()
	r.Rules = b.rules()
	r.Headline = b.headline(r)
	return r, nil
}

// objective tells one objective in one period.
func (b *build) objective(i, p int) report.Objective {
	o, res, j := &b.Agreement.Objectives[i], &b.results[i][p], &b.judged[i][p]
	f := figuresOf(b.Agreement, o, j)
	out := report.Objective{
		ID: o.ID, Name: o.Name, Service: o.Service, Kind: string(o.Kind), Unit: res.Unit, ValueUnit: unitOfValue(o, j),
		Target: j.Target.Text, TargetValue: exact.Decimal(j.Target.Value), AtMost: j.Target.AtMost,
		RequestedBy: o.RequestedBy, Why: o.Why, Definition: b.definition(o), Plan: b.plan(o),
		Verdict: report.Verdict(j.Verdict.String()), BelowMinimum: j.BelowMinimum,
		Experienced: f.score(res.Experienced), Attributable: f.score(res.Attributable), Contractual: f.score(res.Contractual),
		Volume: exact.Decimal(res.Volume), Open: res.Open, Coverage: coverage(res.Coverage),
		Attribution: amounts(res.Attribution, res.Unit), Waterfall: waterfall(res), Misses: b.misses(o, res),
		Trend: b.trend(i, p), Credit: b.creditOfObjective(o, j, &b.money[p].Objectives[i]),
	}
	if j.Minimum != nil {
		out.Minimum = exact.Decimal(j.Minimum.Value)
	}
	if res.Best != nil && res.Worst != nil {
		best, worst := f.score(*res.Best), f.score(*res.Worst)
		out.Best, out.Worst = &best, &worst
	}
	if j.Other != j.Verdict && j.Verdict != judge.Undetermined {
		out.Alternative = &report.Alternative{Convention: convention(!b.Agreement.Fault.Removed), Score: f.score(res.Other), Verdict: report.Verdict(j.Other.String())}
	}
	out.Undetermined = b.undetermined(i, p, f)
	for _, a := range res.Asides {
		out.Asides = append(out.Asides, report.Aside{Name: b.words.T(a.Key), Value: exact.Shown(a.Value, 2, exact.Whole()), Unit: a.Unit})
	}
	out.Sentence = b.sentence(o, &out, j)
	return out
}

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
func (b *build) undetermined(i, p int, f figures) *report.Undetermined {
	res, j, o := &b.results[i][p], &b.judged[i][p], &b.Agreement.Objectives[i]
	part := res.Attribution[party.Undetermined]
	if part == nil || part.Sign() == 0 || j.Verdict == judge.NoVolume {
		return nil
	}
	return &report.Undetermined{
		Account:    b.Agreement.Fault.Undetermined.String(),
		OnProvider: f.score(res.OnProvider), OnOthers: f.score(res.OnOthers),
		ProviderVerdict: report.Verdict(j.OnProvider.String()), OthersVerdict: report.Verdict(j.OnOthers.String()),
		CreditOnProvider: b.cash(b.creditAs(o, p, res.OnProvider, j.OnProvider).Amount),
		CreditOnOthers:   b.cash(b.creditAs(o, p, res.OnOthers, j.OnOthers).Amount),
	}
}

// creditAs prices an objective as if a score had been the contractual one.
func (b *build) creditAs(o *agreement.Objective, p int, s measure.Score, v judge.Verdict) credit.Objective {
	return credit.OfObjective(b.Agreement, o, b.periods[p].To-1, judge.Rounded(o, s.Value), v == judge.Missed, b.minor)
}

// waterfall goes from all misses by what the contract takes off each party's account to what stays with the
// provider. What is not taken off stays in the last bar, whoever the evidence names.
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
	taken[party.Provider] = rest
	steps := amounts(taken, res.Unit)
	sum := new(big.Rat)
	for _, s := range steps {
		sum.Add(sum, exact.Parse(s.Amount))
	}
	out := []report.Amount{{Amount: exact.Decimal(sum), Unit: res.Unit}}
	ordered := slices.DeleteFunc(slices.Clone(steps), func(s report.Amount) bool { return s.Party == party.Provider.String() })
	out = append(out, ordered...)
	for _, s := range steps {
		if s.Party == party.Provider.String() {
			return append(out, s)
		}
	}
	return append(out, report.Amount{Party: party.Provider.String(), Amount: "0", Unit: res.Unit})
}

// shares averages, over the objectives with misses, the parts of the misses by party in percent: an hour of
// downtime and a late ticket cannot be added, their shares can.
func (b *build) shares(p int) []report.Amount {
	var sum [party.Count]*big.Rat
	n := int64(0)
	for i := range b.results {
		parts := b.results[i][p].Attribution
		total := new(big.Rat)
		for _, r := range parts {
			if r != nil {
				total.Add(total, r)
			}
		}
		if total.Sign() == 0 {
			continue
		}
		n++
		for k, r := range parts {
			if r == nil {
				continue
			}
			if sum[k] == nil {
				sum[k] = new(big.Rat)
			}
			sum[k].Add(sum[k], new(big.Rat).Quo(r, total))
		}
	}
	for k := range sum {
		if sum[k] != nil {
			sum[k].Mul(sum[k], big.NewRat(100, n))
		}
	}
	return amounts(sum, "%")
}

// trend tells the periods up to p.
func (b *build) trend(i, p int) []report.Point {
	var points []report.Point
	for q := max(0, p+1-TrendPeriods); q <= p; q++ {
		res, j := &b.results[i][q], &b.judged[i][q]
		f := figuresOf(b.Agreement, &b.Agreement.Objectives[i], j)
		points = append(points, report.Point{
			Period: b.periods[q].Label, Experienced: f.value(res.Experienced.Value), Attributable: f.value(res.Attributable.Value),
			Contractual: f.value(res.Contractual.Value), Target: exact.Decimal(j.Target.Value), Verdict: report.Verdict(j.Verdict.String()),
			Volume: exact.Decimal(res.Volume), Attribution: amounts(res.Attribution, res.Unit), Payable: b.cash(b.money[q].Objectives[i].Payable),
		})
	}
	return points
}

func (b *build) creditOfObjective(o *agreement.Objective, j *judge.Judgement, c *credit.Objective) report.Credit {
	out := report.Credit{Judged: exact.Decimal(j.Judged), Pays: o.Credit != nil, Bands: []report.Band{}, Steps: b.steps(c.Steps), Payable: b.cash(c.Payable)}
	if o.Credit == nil {
		return out
	}
	out.Of = o.Credit.Of
	for _, band := range o.Credit.Bands {
		out.Bands = append(out.Bands, report.Band{Text: band.Text, Above: band.Above, Edge: exact.Decimal(band.Edge), Rate: exact.Decimal(band.Rate)})
	}
	return out
}

func (b *build) steps(list []credit.Step) []report.Step {
	out := []report.Step{}
	for _, s := range list {
		step := report.Step{Name: b.words.T("credit." + s.Key), Formula: s.Text, Clause: s.Clause, Amount: s.Amount.FloatString(max(b.minor, decimalsOf(s.Amount)))}
		step.Key = s.Key
		if s.Rate != nil {
			step.Rate = exact.Decimal(s.Rate)
		}
		out = append(out, step)
	}
	return out
}

// decimalsOf is how many decimals print an amount exactly, six at the most.
func decimalsOf(r *big.Rat) int {
	for d := 0; d < 6; d++ {
		if exact.Round(r, d, exact.Down).Cmp(r) == 0 {
			return d
		}
	}
	return 6
}

// credits tells what is owed for a period, and the money between both outcomes of the undetermined.
func (b *build) credits(p int) report.Credits {
	m := &b.money[p]
	out := report.Credits{
		Steps: b.steps(m.Steps), Payable: b.cash(m.Payable), YearToDate: b.cash(m.Before), Fees: []report.Fee{}, Limits: []report.Limit{},
		MinorUnits: b.minor, HalfUp: b.Agreement.Credits.HalfUp, Undetermined: b.cash(b.between(p)),
	}
	for _, l := range m.Limits {
		limit := report.Limit{Key: l.Key, Percent: exact.Decimal(l.Percent), Amount: exact.Decimal(l.Amount)}
		if l.Percent != nil {
			limit.Of = b.cash(l.Of)
		}
		out.Limits = append(out.Limits, limit)
	}
	for _, f := range b.Agreement.Fees {
		out.Fees = append(out.Fees, report.Fee{Service: f.Service, Amount: b.cash(credit.FeeBase(b.Agreement, f.Service, b.periods[p].To-1))})
	}
	return out
}

// between is what the period would pay with everything undetermined on the provider's account, less what it
// would pay with all of it excused.
func (b *build) between(p int) *big.Rat {
	on, off := make([]credit.Objective, len(b.judged)), make([]credit.Objective, len(b.judged))
	for i := range b.judged {
		o, res, j := &b.Agreement.Objectives[i], &b.results[i][p], &b.judged[i][p]
		on[i] = b.creditAs(o, p, res.OnProvider, j.OnProvider)
		off[i] = b.creditAs(o, p, res.OnOthers, j.OnOthers)
	}
	return new(big.Rat).Sub(b.limit(on, p).Payable, b.limit(off, p).Payable)
}
