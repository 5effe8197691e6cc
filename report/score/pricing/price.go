package pricing

import (
	"math/big"

	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/settlement"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
)

// Price prices every period in turn, once all objectives are judged, each with what the ones before it paid.
func (b *Book) Price() error {
	b.findClaims()
	b.Money = make([]settlement.Period, len(b.Periods))
	b.events = make([][]Broke, len(b.Periods))
	for p := range b.Periods {
		var err error
		if b.events[p], err = b.incidents(p); err != nil {
			return err
		}
		if p == len(b.Periods)-1 { // while no other ledger is held: each is as large as the report
			b.Between = b.between(p)
		}
		b.Money[p] = b.Settle(b.Cases(p), p)
		if p < len(b.Periods)-1 { // only the reported period shows how it was worked out
			b.Money[p].Ledger, b.Money[p].Steps = nil, nil
			for i := range b.Money[p].Objectives {
				b.Money[p].Objectives[i].Steps = nil
			}
		}
	}
	b.tellOpenClaims()
	return nil
}

// Cases are the objectives of a period as they were measured and judged.
func (b *Book) Cases(p int) []credit.Case {
	cases := make([]credit.Case, len(b.Judged))
	for i := range cases {
		cases[i] = b.CreditOf(i, p, b.Judged[i][p].Verdict)
	}
	return cases
}

// CreditOf is an objective as it was measured. In the reported period its verdict follows from the measurement.
func (b *Book) CreditOf(i, p int, v judge.Verdict) credit.Case {
	c := b.caseOf(i, p, &b.Results[i][p], b.Results[i][p].Contractual, v)
	if p == len(b.Periods)-1 && v != judge.NotDue && v != judge.NotInForce {
		c.Result = &b.Results[i][p]
	}
	return c
}

// CreditAs is an objective as if a score had been the contractual one, broken by the same incidents.
func (b *Book) CreditAs(i, p int, r *measure.Result, s measure.Score, v judge.Verdict) credit.Case {
	return b.caseOf(i, p, r, s, v)
}

// Alone is the credit of an objective as if a score had been the contractual one, before the limits of the
// agreement.
func (b *Book) Alone(i, p int, s measure.Score, v judge.Verdict) *big.Rat {
	return credit.Alone(b.Agreement, b.complete(i, p, b.CreditAs(i, p, &b.Results[i][p], s, v)), b.Minor).Amount
}

// caseOf is an objective by a score of a result, and what was claimed of its credit.
func (b *Book) caseOf(i, p int, r *measure.Result, s measure.Score, v judge.Verdict) credit.Case {
	c := b.unclaimed(i, p, r, s, v)
	c.Claims = b.ClaimsOn(i, p, &b.Results[i][p])
	return c
}

// unclaimed is an objective by a score of a result.
func (b *Book) unclaimed(i, p int, r *measure.Result, s measure.Score, v judge.Verdict) credit.Case {
	o, j := &b.Agreement.Objectives[i], &b.Judged[i][p]
	c := credit.Case{
		Objective: o, At: b.Periods[p].To - 1, Target: &j.Target, Minimum: j.Minimum,
		Value: judge.Rounded(o, s.Value), Measured: s.Value,
		Missed: v == judge.Missed, Good: v == judge.Met || v == judge.Excused,
	}
	if s.Total != nil {
		c.Misses = s.Misses()
	}
	if o.Credit.PricesOccurrences() {
		b.overPeriods(i, p, r)
		c.Lost = lostIn(r, s)
	}
	if r.Agreed > 0 {
		c.Agreed = exact.Seconds(r.Agreed)
	}
	if r.Sites > 1 {
		c.Sites = big.NewRat(int64(r.Sites), 1)
	}
	c.Span, c.FeeSpan = b.Window(o, p), b.Periods[p].Interval
	if o.Span != nil && o.Span.Own {
		c.FeeSpan = c.Span
	}
	for q := range p {
		if o.Span != nil && o.Span.Own && b.Periods[q].To > c.Span.From {
			c.Earlier = append(c.Earlier, b.Periods[q].To-1)
		}
	}
	switch {
	case s.Value != nil || o.Credit == nil:
	case v == judge.Missed: // nothing bounds the worst case
		settlement.Far(&c)
	case v == judge.Met && s.Total == nil: // nor the best one
		settlement.Good(&c)
	}
	if b.events[p] != nil {
		b.events[p][i].Into(&c)
	}
	return c
}

// complete adds to a case what its period shares with all suppositions about it: its past.
func (b *Book) complete(i, p int, c credit.Case) credit.Case {
	if c.Objective.Credit == nil {
		return c // it pays nothing, whatever it did before
	}
	for q := range p {
		j, paid := &b.Judged[i][q], &b.moneyIn(q).Objectives[i]
		if j.Verdict == judge.NotDue { // a part of a period of its own
			continue
		}
		v := b.verdictIn(i, q)
		c.Past = append(c.Past, credit.Past{
			Missed: v == judge.Missed, Good: v == judge.Met || v == judge.Excused,
			Value: j.Judged, Paid: paid.Payable, Recovered: paid.Recovered,
		})
	}
	return c
}

// Settle prices the objectives of a period together and applies the limits of the agreement.
func (b *Book) Settle(cases []credit.Case, p int) settlement.Period {
	for i := range cases {
		cases[i] = b.complete(i, p, cases[i])
	}
	account := b.contractYear(p)
	if p > 0 {
		before := b.moneyIn(p - 1)
		account.Owed = before.Owed
		for i := range before.Objectives {
			account.Carried = append(account.Carried, before.Objectives[i].Carried)
		}
	}
	return settlement.Of(b.Agreement, cases, b.Periods[p].To-1, account, b.Minor)
}
