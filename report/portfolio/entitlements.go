package portfolio

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report"
)

// Entitlement is a credit that lapses soon if nobody claims it.
type Entitlement struct {
	Client    string `json:"client"`
	Slug      string `json:"slug"`
	Currency  string `json:"currency"`
	Timezone  string `json:"timezone"` // of the agreement
	WeAre     string `json:"we_are"`   // provider, or client where a supplier owes the credit
	Name      string `json:"name"`     // of the objective
	Direction string `json:"-"`        // key of the word for whose the credit is
	report.Entitlement
}

// lapsing lists the credits that lapse within 30 days if nobody claims them, the first to lapse first.
func lapsing(all []*report.Report) []Entitlement {
	list := []Entitlement{}
	for _, r := range all {
		for _, e := range r.Entitlements {
			if !e.LapseSoon {
				continue
			}
			name := e.Objective
			if o := find(r, e.Objective); o != nil {
				name = o.Name
			}
			list = append(list, Entitlement{r.Client, r.Slug, r.Currency, r.Period.Timezone, r.WeAre, name, r.Direction(), e})
		}
	}
	slices.SortStableFunc(list, func(a, b Entitlement) int { return cmp.Compare(a.Deadline, b.Deadline) })
	return list
}

// lapsing adds up what lapses soon of a currency that we owe, or that is owed to us; "" where nothing does.
// What is so far alone is not in it.
func (c *Currency) lapsing(list []Entitlement, direction string) string {
	var amounts []string
	for _, e := range list {
		if e.Currency == c.Currency && e.Direction == direction && !e.SoFar {
			amounts = append(amounts, e.Open)
		}
	}
	return c.sum(amounts)
}
