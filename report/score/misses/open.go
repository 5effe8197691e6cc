package misses

import (
	"cmp"
	"slices"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/score/figures"
)

// Open lists the cases that are open and undecided (rules §3): first the one that will pass its target first.
func (e *Explainer) Open(res *measure.Result) (list []report.OpenCase) {
	order := slices.Clone(res.Undecided)
	slices.SortStableFunc(order, func(x, y *measure.Undecided) int {
		if x.Passes.Known() != y.Passes.Known() {
			return cmp.Compare(y.Passes, x.Passes) // NoInstant is before all others
		}
		return cmp.Or(cmp.Compare(x.Passes, y.Passes), cmp.Compare(x.Since, y.Since), strings.Compare(x.ID, y.ID))
	})
	for _, u := range order {
		c := report.OpenCase{
			ID: u.ID, Title: u.Title, Group: u.Group, Since: u.Since.String(), Elapsed: figures.Seconds(u.Elapsed),
			Target: figures.Seconds(u.Target), Passes: u.Passes.String(),
		}
		for _, row := range u.Rows {
			c.Rows = append(c.Rows, e.Evidence.All.Where(row))
		}
		list = append(list, c)
	}
	return list
}
