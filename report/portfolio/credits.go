package portfolio

import (
	"math/big"
	"slices"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
)

// currency adds up the clients of a currency.
func (p *Portfolio) currency(code string) Currency {
	of := slices.DeleteFunc(slices.Clone(p.Reports), func(r *report.Report) bool { return r.Currency != code })
	out := Currency{Currency: code, MinorUnits: of[0].Credits.MinorUnits, Clients: len(of)}
	out.Periods, out.ByClient = []Amount{}, []Credit{}
	out.Lapsing, out.LapsingOurs = out.lapsing(p.Lapsing, "direction.provider"), out.lapsing(p.Lapsing, "direction.client")
	now, open, ours := []string{}, []string{}, []string(nil)
	for _, r := range of {
		if r.WeClaim() && positive(r.Credits.Payable) {
			ours = append(ours, r.Credits.Payable)
		}
	}
	out.Receivable = out.sum(ours)
	of = slices.DeleteFunc(of, (*report.Report).WeClaim) // what suppliers owe is no part of what is due to clients
	for _, r := range of {
		now, open = append(now, r.Credits.Payable), append(open, r.Credits.Undetermined)
		if positive(r.Credits.Payable) {
			out.ByClient = append(out.ByClient, Credit{r.Client, r.Slug, r.Credits.Payable})
		}
	}
	slices.SortStableFunc(out.ByClient, func(a, b Credit) int {
		return exact.Parse(b.Payable).Cmp(exact.Parse(a.Payable))
	})
	out.Payable, out.Owed, out.Undetermined = out.credited(now), out.owed(now), out.sum(open)
	out.bound(of)
	if p.Before != "" {
		out.PayableBefore = out.credited(out.payableIn(of, p.Before))
	}
	for _, label := range periods(of) {
		amounts := out.payableIn(of, label)
		out.Periods = append(out.Periods, Amount{label, out.credited(amounts), out.sum(amounts)})
	}
	return out
}

// bound adds up the least and the most that is payable to clients, where evidence of any could not be read.
func (c *Currency) bound(of []*report.Report) {
	var least, most []string
	endless := false
	for _, r := range of {
		low, high, open := r.Payable()
		c.Open, endless = c.Open || open, endless || high == ""
		least, most = append(least, low), append(most, high)
	}
	if !c.Open {
		return
	}
	c.Least = c.credited(least)
	if !endless {
		c.Most = c.credited(most)
	}
}

func positive(amount string) bool {
	v := exact.Parse(amount)
	return v != nil && v.Sign() > 0
}

// credited adds what is payable to clients; each amount is one client's.
func (c *Currency) credited(amounts []string) string {
	if amounts == nil {
		return ""
	}
	due := slices.DeleteFunc(slices.Clone(amounts), func(a string) bool { return !positive(a) })
	return c.sum(append([]string{"0"}, due...))
}

// owed adds what clients owe, "" when none does; each amount is one client's.
func (c *Currency) owed(amounts []string) string {
	var list []string
	for _, a := range amounts {
		if owed, is := strings.CutPrefix(a, "-"); is && positive(owed) {
			list = append(list, owed)
		}
	}
	return c.sum(list)
}

// Greatest are so many clients with the greatest credits, and what is payable to so many others together.
func (c *Currency) Greatest(most int) (list []Credit, others string, n int) {
	if len(c.ByClient) <= most {
		return c.ByClient, "", 0
	}
	var rest []string
	for _, x := range c.ByClient[most:] {
		rest = append(rest, x.Payable)
	}
	return c.ByClient[:most:most], c.sum(rest), len(rest)
}

// Credited is what is payable to all clients to whom something is.
func (c *Currency) Credited() string {
	var list []string
	for _, x := range c.ByClient {
		list = append(list, x.Payable)
	}
	return c.sum(list)
}

// sum adds amounts, with the decimals of the currency; no amounts have no sum.
func (c *Currency) sum(amounts []string) string {
	if amounts == nil {
		return ""
	}
	total := new(big.Rat)
	for _, a := range amounts {
		if v := exact.Parse(a); v != nil {
			total.Add(total, v)
		}
	}
	return total.FloatString(c.MinorUnits)
}

// payableIn are what the clients' objectives came to in a period of their histories, client by client. What is payable
// now is the client's, as the report has it.
func (c *Currency) payableIn(all []*report.Report, period string) []string {
	var list []string
	for _, r := range all {
		if period == r.Period.Label {
			list = append(list, r.Credits.Payable)
			continue
		}
		var own []string
		for i := range r.Objectives {
			if p, ok := pointOf(&r.Objectives[i], period); ok && p.Payable != "" {
				own = append(own, p.Payable)
			}
		}
		if own != nil {
			list = append(list, c.sum(own))
		}
	}
	return list
}
