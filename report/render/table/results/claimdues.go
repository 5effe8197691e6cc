package results

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// claimDue is what a side has to do about a credit that must be claimed.
type claimDue struct {
	side, key string
	args      []any
}

// claimDues lists what each side has to do about credits that must be claimed. What was claimed of the reported period
// is in what is payable.
func claimDues(r *report.Report, c *words.Catalogue) (list []claimDue) {
	for i := range r.Entitlements {
		e := &r.Entitlements[i]
		add := func(side, key, amount string, more ...any) {
			if !table.Positive(amount) {
				return
			}
			args := []any{c.Money(amount, r.Currency), nameOf(r, e.Objective), c.Month(e.Period)}
			list = append(list, claimDue{side, key, append(args, more...)})
		}
		switch {
		case e.SoFar && e.Deadline == "":
		case e.SoFar:
			add("customer", "due.claim.so-far", e.Open, c.Stamp(e.Deadline))
		case e.Deadline == "":
			add("customer", "due.claim.undated", e.Open)
		default:
			add("customer", "due.claim", e.Open, c.Stamp(e.Deadline))
		}
		if table.Positive(e.Lapsed) {
			add("provider", "due.claim-unclear", e.Doubtful)
		}
		if e.Period != r.Period.Label && !e.SoFar {
			add("provider", "due.answer", e.Claimed)
			add("provider", "due.issue", e.Granted)
		}
	}
	return list
}

// nameOf is what documents call an objective.
func nameOf(r *report.Report, id string) string {
	if o := table.Find(r, id); o != nil {
		return o.Name
	}
	return id
}
