package portfolio

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
)

// risks lists the objectives of the clients by their chance to be reached next period. Those with too short a history
// to say are left out.
func risks(all []*report.Report) []Risk {
	list := []Risk{}
	for _, r := range all {
		for _, x := range r.Outlook {
			if x.Chance == "" {
				continue
			}
			risk := Risk{Client: r.Client, Slug: r.Slug, Currency: r.Currency, Name: x.Objective, Outlook: x}
			if o := find(r, x.Objective); o != nil {
				risk.Name, risk.Stake = o.Name, o.Credit.Stake
			}
			list = append(list, risk)
		}
	}
	slices.SortStableFunc(list, func(a, b Risk) int {
		x, y := exact.Parse(a.Chance), exact.Parse(b.Chance)
		if x == nil || y == nil {
			return 0
		}
		return x.Cmp(y)
	})
	return list
}

// watches lists the chronic breaches and rights to terminate by how many misses they are away, those that may be there
// with those that are.
func watches(all []*report.Report) []Watch {
	list := []Watch{}
	for _, r := range all {
		for _, w := range r.WatchList {
			name := w.Objective
			if o := find(r, w.Objective); o != nil {
				name = o.Name
			}
			list = append(list, Watch{Client: r.Client, Slug: r.Slug, Name: name, Watch: w})
		}
	}
	away := func(w Watch) int {
		if w.Open {
			return 0
		}
		return w.Distance
	}
	slices.SortStableFunc(list, func(a, b Watch) int { return cmp.Compare(away(a), away(b)) })
	return list
}
