package ahead

import (
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/score/assess"
)

// WatchList tells how far each objective is from a chronic breach and from the right to terminate (rules §7).
//
// Rule §7 (watch-list): The watch list shows the distance to chronic breach and to termination.
func WatchList(b *assess.Client, p int) []report.Watch {
	list := []report.Watch{}
	for i := range b.Agreement.Objectives {
		o := &b.Agreement.Objectives[i]
		for k := range o.Chronic {
			list = append(list, watchRule(b, i, p, "chronic", &o.Chronic[k]))
		}
		for k := range o.Terminate {
			list = append(list, watchRule(b, i, p, "terminate", &o.Terminate[k]))
		}
	}
	return list
}

func watchRule(b *assess.Client, i, p int, rule string, terms *agreement.Breach) report.Watch {
	if terms.Outages != nil {
		return watchOutages(b, i, p, rule, terms.Outages)
	}
	return watch(b, i, p, rule, terms)
}

// Convention credits (watch-list-period): The watch list counts missed verdicts of the last periods including the
// reported one; those of an objective with periods of its own are these. Set by `objectives.chronic`, `objectives.terminate`.
func watch(b *assess.Client, i, p int, rule string, terms *agreement.Breach) report.Watch {
	o := &b.Agreement.Objectives[i]
	w := report.Watch{
		Objective: o.ID, Rule: rule, Of: report.WatchMisses, Limit: terms.Misses, In: terms.In, BelowMinimum: terms.Severe, Periods: []string{},
	}
	for q, left := p, terms.In; q >= 0 && left > 0; q-- {
		j := &b.Judged[i][q]
		if j.Verdict == judge.NotDue { // a part of a period of its own
			continue
		}
		left--
		if j.Verdict == judge.Missed && (j.BelowMinimum || !terms.Severe) {
			w.Periods = append(w.Periods, b.Periods[q].Label)
		}
	}
	slices.Reverse(w.Periods)
	w.Misses = len(w.Periods)
	w.Distance = max(0, w.Limit-w.Misses)
	w.Reached = w.Distance == 0
	key := "watch." + rule
	if w.Reached {
		key += ".reached"
	}
	what := b.Words.T("watch.misses")
	if terms.Severe {
		what = b.Words.T("watch.severe")
	}
	w.Text = b.Words.T(key, o.Name, w.Misses, w.Limit, w.In, what, w.Distance)
	return w
}
