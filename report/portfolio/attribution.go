package portfolio

import (
	"math/big"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/party"
)

// parties are amounts by party, nil for none.
type parties [party.Count]*big.Rat

func (p *parties) add(of party.Party, v *big.Rat) {
	if p[of] == nil {
		p[of] = new(big.Rat)
	}
	p[of].Add(p[of], v)
}

// attribute says whose fault the misses were. Every client with misses weighs the same: an hour of downtime and a late
// ticket cannot be added, their shares can.
func (p *Portfolio) attribute() {
	p.Attribution = []Shares{}
	for _, label := range periods(p.Reports) {
		shares, _ := p.meanShares(label)
		out := Shares{Period: label, Parties: []report.Amount{}}
		for _, who := range party.All() {
			if v := shares[who]; v != nil {
				out.Parties = append(out.Parties, report.Amount{Party: who.String(), Amount: exact.Decimal(v), Unit: "%"})
			}
		}
		p.Attribution = append(p.Attribution, out)
	}
	p.Others = p.others(func(r *report.Report) []report.Amount { return r.Attribution })
	if p.Before != "" {
		p.OthersBefore = p.others(func(r *report.Report) []report.Amount { return attributionIn(r, p.Before) })
	}
}

// meanShares is the mean of the clients' shares in a period, of those that have misses.
func (p *Portfolio) meanShares(period string) (mean parties, clients int64) {
	for _, r := range p.Reports {
		list := attributionIn(r, period)
		if len(list) > 0 {
			clients++
		}
		for _, a := range list {
			who, err := party.Parse(a.Party)
			if v := exact.Parse(a.Amount); err == nil && v != nil {
				mean.add(who, v)
			}
		}
	}
	for _, v := range mean {
		if v != nil {
			v.Quo(v, big.NewRat(clients, 1))
		}
	}
	return mean, clients
}

// others is the mean over the clients of the part that others than the provider answer for; "" without misses.
func (p *Portfolio) others(of func(*report.Report) []report.Amount) string {
	total, n := new(big.Rat), int64(0)
	for _, r := range p.Reports {
		if list := of(r); len(list) > 0 {
			one := report.Report{Attribution: list}
			total.Add(total, one.Others())
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return exact.Shown(total.Quo(total, big.NewRat(n, 1)), 0, exact.Whole())
}

// attributionIn is a client's attribution in a period: each objective's misses by party in percent, averaged over the
// objectives that have any, as the report has it for the reported period.
func attributionIn(r *report.Report, period string) []report.Amount {
	if period == r.Period.Label {
		return r.Attribution
	}
	var sums parties
	n := int64(0)
	for i := range r.Objectives {
		point, _ := pointOf(&r.Objectives[i], period)
		whole := new(big.Rat)
		for _, a := range point.Attribution {
			if v := exact.Parse(a.Amount); v != nil {
				whole.Add(whole, v)
			}
		}
		if whole.Sign() <= 0 {
			continue
		}
		n++
		for _, a := range point.Attribution {
			who, err := party.Parse(a.Party)
			if v := exact.Parse(a.Amount); err == nil && v != nil {
				sums.add(who, v.Quo(v, whole))
			}
		}
	}
	var list []report.Amount
	for _, who := range party.All() {
		if v := sums[who]; v != nil {
			share := v.Mul(v, big.NewRat(100, n))
			list = append(list, report.Amount{Party: who.String(), Amount: exact.Decimal(share), Unit: "%"})
		}
	}
	return list
}
