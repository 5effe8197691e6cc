package table

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/words"
)

// periods lists the labels of the clients' histories, oldest first: labels sort as their periods do.
func periods(all []*report.Report) []string {
	seen := map[string]bool{}
	var list []string
	for _, r := range all {
		for _, o := range refs(r.Objectives) {
			for _, p := range o.Trend {
				if !seen[p.Period] {
					seen[p.Period] = true
					list = append(list, p.Period)
				}
			}
		}
	}
	slices.Sort(list)
	return list
}

// AttributionOverTime says whose fault the misses of several clients were, a period a row and a party a column that
// anything fell to. Every client with misses weighs the same. The parties' names in report.json are the columns' keys.
func AttributionOverTime(all []*report.Report, c *words.Catalogue) Table {
	labels := periods(all)
	shares := make([]map[string]*big.Rat, len(labels))
	for i, l := range labels {
		shares[i] = sharesIn(all, l)
	}
	columns := []column[int]{{"period", KindText, 14, func(i int) Cell { return Text(c.ShortMonth(labels[i])) }}}
	rows := make([]int, len(labels))
	for i := range labels {
		rows[i] = i
	}
	for _, p := range party.All() {
		name := p.String()
		if !slices.ContainsFunc(shares, func(m map[string]*big.Rat) bool { return m[name] != nil && m[name].Sign() > 0 }) {
			continue
		}
		columns = append(columns, column[int]{name, KindPercent, 12, func(i int) Cell { return shareCell(shares[i], name) }})
	}
	t := build("attribution over time", c, rows, columns)
	for i := range t.Columns[1:] {
		t.Columns[i+1].Head = PartyName(c, t.Columns[i+1].Key)
	}
	return t
}

// shareCell is a party's share of a period; a period without misses has none.
func shareCell(shares map[string]*big.Rat, name string) Cell {
	if len(shares) == 0 {
		return Percent("")
	}
	share := shares[name]
	if share == nil {
		share = new(big.Rat)
	}
	return Cell{Kind: KindPercent, Raw: exact.Decimal(share), Shown: exact.Shown(share, 1, exact.Whole())}
}

func sharesIn(all []*report.Report, period string) map[string]*big.Rat {
	sums, n := map[string]*big.Rat{}, int64(0)
	for _, r := range all {
		list := attributionIn(r, period)
		if len(list) > 0 {
			n++
		}
		for _, a := range list {
			if v := exact.Parse(a.Amount); v != nil {
				if sums[a.Party] == nil {
					sums[a.Party] = new(big.Rat)
				}
				sums[a.Party].Add(sums[a.Party], v)
			}
		}
	}
	for _, s := range sums {
		s.Quo(s, big.NewRat(n, 1))
	}
	return sums
}

// CreditsByPeriod lists what the clients with a currency were credited, period by period.
func CreditsByPeriod(all []*report.Report, c *words.Catalogue, currency string) Table {
	of := slices.DeleteFunc(slices.Clone(all), func(r *report.Report) bool { return r.Currency != currency })
	return build("credits by period", c, periods(of), []column[string]{
		{"period", KindText, 14, func(label string) Cell { return Text(c.ShortMonth(label)) }},
		{"payable", KindMoney, 14, func(label string) Cell {
			var amounts []string
			for _, r := range of {
				if amount := payableIn(r, label); amount != "" {
					amounts = append(amounts, amount)
				}
			}
			if amounts == nil {
				return Money("", currency)
			}
			return Money(minor(credited(amounts), []string{of[0].Credits.Payable}), currency)
		}},
	})
}

// CreditsByClient lists the clients with a currency to whom something is payable, the greatest amount first. Beyond so
// many the rest stands in one row.
func CreditsByClient(all []*report.Report, c *words.Catalogue, currency string, most int) Table {
	type part struct{ name, slug, amount string }
	var list []part
	var amounts []string
	for _, r := range all {
		if r.Currency == currency && Positive(r.Credits.Payable) {
			list = append(list, part{r.Client, r.Slug, r.Credits.Payable})
			amounts = append(amounts, r.Credits.Payable)
		}
	}
	slices.SortStableFunc(list, func(a, b part) int { return exact.Parse(b.amount).Cmp(exact.Parse(a.amount)) })
	if len(list) > most {
		rest := make([]string, 0, len(list)-most)
		for _, p := range list[most:] {
			rest = append(rest, p.amount)
		}
		list = append(list[:most:most], part{name: c.N("clients.others", len(rest)), amount: minor(sum(rest...), rest)})
	}
	t := build("credits by client", c, list, []column[part]{
		{"client", KindText, 30, func(p part) Cell { return Cell{Kind: KindText, Raw: p.name, Of: p.slug} }},
		{"payable", KindMoney, 14, func(p part) Cell { return Money(p.amount, currency) }},
	})
	if list != nil {
		t.Total = []Cell{strong(Text(c.T("total"))), strong(Money(minor(sum(amounts...), amounts), currency))}
	}
	return t
}
