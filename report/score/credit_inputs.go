package score

import (
	"math/big"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/judge"
)

// creditInputs adds to a report what its credits can be worked out from again.
func (b *build) creditInputs(r *report.Report, p int) {
	r.Credits.Settling = b.settling(p)
	for i := range r.Objectives {
		if b.Agreement.Objectives[i].Credit != nil {
			r.Objectives[i].Credit.Terms = b.terms(i, p)
		}
	}
	for k, f := range b.Agreement.Fees {
		alone := *b.Agreement
		alone.Fees = []agreement.Fee{f}
		r.Credits.Fees[k].Exact = exact.Decimal(credit.FeeBase(&alone, "", b.periods[p].To-1))
	}
}

// terms tells what prices an objective.
func (b *build) terms(i, p int) *report.Terms {
	priced := &b.money[p].Objectives[i]
	c := priced.Case.Objective.Credit
	out := &report.Terms{Form: formOf(c), Judging: b.judging(i, p), Allocation: exact.Decimal(c.Allocation), Cap: price(c.Cap)}
	switch {
	case c.PerMiss != nil:
		out.Pays, out.Most = price(&c.PerMiss.Pays), price(c.PerMiss.Most)
	case c.PerStep != nil:
		out.Pays, out.Most, out.Step = price(&c.PerStep.Pays), price(c.PerStep.Most), exact.Decimal(c.PerStep.Step)
	case c.Points != nil:
		out.Points, out.Weight, out.Pays = bandsOf(c.Points.Bands), exact.Decimal(c.Points.Weight), price(c.Points.Pays)
		for _, row := range c.Points.Table {
			out.Table = append(out.Table, report.PointRate{From: exact.Decimal(row.From), Rate: exact.Decimal(row.Rate)})
		}
	}
	for _, rule := range c.Repeats {
		out.Repeats = append(out.Repeats, report.Repeat{Misses: rule.Misses, In: rule.In, Times: exact.Decimal(rule.Times), Before: missedIn(priced.Case.Past, rule.In-1)})
	}
	if c.Severe != nil {
		out.Severe = &report.Severe{Rate: exact.Decimal(c.Severe.Rate), Pool: c.Severe.Rate == nil}
	}
	if c.Bonus != nil {
		out.Bonus = &report.Bonus{Beyond: exact.Decimal(c.Bonus.Beyond), Pays: *price(&c.Bonus.Pays), Earned: exact.Decimal(priced.Bonus)}
	}
	out.EarnBack = earnBack(c.EarnBack, priced)
	if p > 0 {
		if carried := b.money[p-1].Objectives[i].Carried; carried != nil && carried.Sign() != 0 {
			out.Carried = exact.Decimal(carried)
		}
	}
	return out
}

// formOf is the key of the step that the terms of an objective give; terms without any pay like no band.
func formOf(c *agreement.Credit) string {
	switch {
	case c.Bands != nil:
		return "band"
	case c.PerMiss != nil:
		return "per-miss"
	case c.PerStep != nil:
		return "per-step"
	case c.Points != nil:
		return "points"
	case c.Whole:
		return "whole"
	}
	return "band"
}

// judging tells what the verdict of a period followed from.
func (b *build) judging(i, p int) report.Judging {
	o, res, j := &b.Agreement.Objectives[i], &b.results[i][p], &b.judged[i][p]
	out := report.Judging{
		Value: exact.Decimal(res.Contractual.Value), Experienced: exact.Decimal(judge.Rounded(o, res.Experienced.Value)), Decimals: o.Decimals,
		Target: exact.Decimal(j.Target.Value), Total: exact.Decimal(res.Contractual.Total), Misses: exact.Decimal(b.missed(i, p, res.Contractual)),
		Beyond: res.Contractual.Total == nil && o.Kind == agreement.KindCount,
	}
	if j.Minimum != nil {
		out.Minimum, out.MinimumAtMost = exact.Decimal(j.Minimum.Value), j.Minimum.AtMost
	}
	if o.MinimumVolume > 0 {
		out.Volume, out.MinimumVolume = exact.Decimal(res.Volume), exact.Decimal(big.NewRat(o.MinimumVolume, 1))
		if o.AllowedMisses >= 0 && res.Contractual.Total != nil {
			out.AllowedMisses = exact.Decimal(big.NewRat(o.AllowedMisses, 1))
		}
	}
	if a := o.Availability; a != nil && a.Coverage != nil && res.Coverage != nil && res.Best != nil && res.Worst != nil {
		out.Coverage, out.CoverageAgreed = exact.Decimal(res.Coverage), exact.Decimal(a.Coverage)
		out.Best, out.Worst = exact.Decimal(res.Best.Value), exact.Decimal(res.Worst.Value)
	}
	return out
}

// earnBack tells what would come back if this period was a good one, as far as earlier periods decide that.
func earnBack(rule *agreement.EarnBack, priced *credit.Objective) *report.EarnBack {
	if rule == nil {
		return nil
	}
	past := priced.Case.Past
	out := &report.EarnBack{After: rule.After, Average: rule.Average, Earned: exact.Decimal(priced.EarnedBack)}
	if rule.After > 0 && len(past) >= rule.After && allGood(past[len(past)-rule.After+1:]) {
		out.Returns = exact.Decimal(past[len(past)-rule.After].Credited())
	}
	if rule.Average > 0 {
		list := past[max(0, len(past)-rule.Average+1):]
		sum := new(big.Rat)
		for _, q := range list {
			if q.Value != nil {
				sum.Add(sum, q.Value)
				out.Count++
			}
		}
		returns := new(big.Rat)
		for k := len(list) - 1; k >= 0 && !list[k].Recovered; k-- {
			returns.Add(returns, list[k].Credited())
		}
		out.Sum, out.AverageReturns = exact.Decimal(sum), exact.Decimal(returns)
	}
	return out
}

func allGood(list []credit.Past) bool {
	for _, q := range list {
		if !q.Good {
			return false
		}
	}
	return true
}

func missedIn(past []credit.Past, n int) int {
	count := 0
	for _, q := range past[max(0, len(past)-n):] {
		if q.Missed {
			count++
		}
	}
	return count
}

// settling tells what the limits of a period follow from.
func (b *build) settling(p int) report.Settling {
	terms := &b.Agreement.Credits
	out := report.Settling{CostCentre: terms.CostCentre, Account: terms.Account, AtRisk: exact.Decimal(terms.AtRisk), CapPeriod: price(terms.CapMonth), CapYear: price(terms.CapYear), BonusBelowZero: terms.BonusBelowZero, OncePerEvent: terms.OncePerEvent}
	for _, c := range terms.CapServices {
		out.CapServices = append(out.CapServices, report.ServiceCap{Service: c.Service, Cap: *price(&c.Cap)})
	}
	if terms.CapYear != nil {
		before, periods := b.yearSoFar(p)
		out.FeesBefore, out.PeriodsLeft = exact.Decimal(before), max(perYear[b.Agreement.Period.Kind]-periods, 0)+1
	}
	if terms.MinimumPayout != nil {
		out.MinimumPayout = terms.MinimumPayout.String()
	}
	if p > 0 && b.money[p-1].Owed != nil && b.money[p-1].Owed.Sign() != 0 {
		out.Owed = exact.Decimal(b.money[p-1].Owed)
	}
	if terms.OncePerEvent {
		out.Shared = b.shared(p)
	}
	return out
}

// yearSoFar is the fees of the earlier periods of the contract year, and how many periods of it there are with p.
func (b *build) yearSoFar(p int) (before *big.Rat, periods int) {
	before = new(big.Rat)
	year := yearOf(b.Input, b.periods[p])
	for q := 0; q <= p; q++ {
		if yearOf(b.Input, b.periods[q]) != year {
			continue
		}
		periods++
		if q < p {
			before.Add(before, b.feesOf(q))
		}
	}
	return before, periods
}

func price(c *agreement.Cap) *report.Price {
	if c == nil {
		return nil
	}
	out := &report.Price{Percent: exact.Decimal(c.Percent)}
	if c.Amount != nil {
		out.Percent, out.Amount = "", c.Amount.String()
	}
	return out
}

func bandsOf(list []agreement.Band) []report.Band {
	out := []report.Band{}
	for _, band := range list {
		out = append(out, report.Band{Text: band.Text, Above: band.Above, Edge: exact.Decimal(band.Edge), Rate: exact.Decimal(band.Rate)})
	}
	return out
}
