package score

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/finding"
)

// creditOfObjective tells how an objective was priced.
func (b *build) creditOfObjective(i, p int) report.Credit {
	c := &b.Money[p].Objectives[i]
	return report.Credit{Steps: b.steps(c.Steps), Payable: b.Cash(c.Payable), Stake: b.Cash(b.Stake(i, p))}
}

func (b *build) steps(list []credit.Step) []report.Step {
	out := []report.Step{}
	for _, s := range list {
		out = append(out, report.Step{
			Key: s.Key, Name: b.Words.T("credit." + s.Key), Formula: b.formula(&s), Clause: b.Words.T("clause", s.Clause),
			Rate: exact.Decimal(s.Rate), Count: exact.Decimal(s.Count), Times: exact.Decimal(s.Times),
			Amount: s.Amount.FloatString(max(b.Minor, decimalsOf(s.Amount))),
		})
	}
	return out
}

// formula says by what lost time a line goes, what it counted or multiplied by; else what the agreement calls it.
func (b *build) formula(s *credit.Step) string {
	how := b.counted(s)
	if s.Lost == nil {
		return how
	}
	lost, _ := exact.Micros(exact.Decimal(s.Lost))
	if s.Times != nil {
		return b.Words.T("credit.lost-time.how", b.Words.Number(exact.Decimal(s.Times)), b.Words.Clock(lost))
	}
	return b.Words.Clauses(slices.DeleteFunc([]string{b.Words.T("credit.lost", b.Words.Clock(lost)), how},
		func(s string) bool {
			return s == ""
		}))
}

// counted says what a line counted or multiplied by.
func (b *build) counted(s *credit.Step) string {
	switch {
	case len(s.Each) > 0:
		return b.each(s.Each)
	case s.Key == "incident":
		return b.Words.T("credit.incident.how", s.Text)
	case s.Times != nil:
		return b.Words.T("credit.repeat.how", b.Words.Number(exact.Decimal(s.Times)))
	case s.Count == nil:
		return s.Text
	}
	how := b.Words.T("credit."+s.Key+".how", b.Words.Number(exact.Decimal(s.Count)))
	if s.Text == "" {
		return how
	}
	return b.Words.Clauses([]string{s.Text, how})
}

// mostEach is how many outages, incidents or cases a line names that are priced one by one; the workbook has all.
const mostEach = 4

// each names what pays by itself, the dearest first.
func (b *build) each(list []credit.Paid) string {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(x, y credit.Paid) int { return y.Amount.Cmp(x.Amount) })
	var said []string
	for _, x := range list[:min(len(list), mostEach)] {
		size := b.Words.N("credit.each.days", int(x.Days))
		if x.Time != nil {
			d, _ := exact.Micros(exact.Decimal(x.Time))
			size = b.Words.Clock(d)
		}
		said = append(said, b.Words.T("credit.each", x.ID, size, b.Words.Money(b.Cash(x.Amount), b.Agreement.Currency)))
	}
	if more := len(list) - mostEach; more > 0 {
		said = append(said, b.Words.N("credit.each.more", more))
	}
	return b.Words.Clauses(said)
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
	m := &b.Money[p]
	out := report.Credits{
		Steps: b.steps(m.Steps), Payable: b.Cash(m.Payable), YearToDate: b.Cash(m.Before),
		Fees: []report.Fee{}, Limits: []report.Limit{},
		MinorUnits: b.Minor, Undetermined: b.Cash(b.Between), Ledger: m.Ledger,
		CostCentre: b.Agreement.Credits.CostCentre, Account: b.Agreement.Credits.Account, Shared: b.shared(p),
	}
	if claimable := b.Claimable(); claimable != nil {
		out.Claimable = b.Cash(claimable)
	}
	for _, l := range m.Limits {
		limit := report.Limit{Key: l.Key, Percent: exact.Decimal(l.Percent), Amount: exact.Decimal(l.Amount)}
		if l.Percent != nil {
			limit.Of = b.Cash(l.Of)
		}
		out.Limits = append(out.Limits, limit)
	}
	total := new(big.Rat)
	for k, f := range b.Agreement.Fees {
		fee := report.Fee{Service: f.Service, Items: f.Items, Amount: b.Cash(m.Fees[k])}
		out.Fees, total = append(out.Fees, fee), total.Add(total, exact.Parse(fee.Amount)) // as they are printed
	}
	if len(out.Fees) > 0 {
		out.FeesTotal = b.Cash(total)
	}
	return out
}

// uninvoiced names the services whose fee is as invoiced but that have no invoice for a period, so that nothing can be
// credited of it.
func (b *build) uninvoiced(p int) []evidence.Finding {
	var out []evidence.Finding
	for _, x := range b.Uninvoiced(p) {
		what := finding.Say("finding.uninvoiced", x.Service, x.Period)
		out = append(out, evidence.Finding{Severity: "warning", Message: what})
	}
	return out
}

// shared counts the incidents of a period by the objectives they broke.
func (b *build) shared(p int) []report.SharedBreach {
	var out []report.SharedBreach
	for _, s := range b.Money[p].Shared {
		breach := report.SharedBreach{Incidents: s.Incidents, Names: s.Names}
		for _, i := range s.Objectives {
			breach.Objectives = append(breach.Objectives, b.Agreement.Objectives[i].ID)
		}
		out = append(out, breach)
	}
	return out
}
