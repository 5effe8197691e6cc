package ahead

import (
	"slices"
	"strconv"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/score/assess"
)

// WatchList tells how far each objective is from a chronic breach and from the right to terminate (rules §7).
//
// Rule §7 (watch-list): The watch list shows the distance to chronic breach and to termination.
func WatchList(c *assess.Client, p int) []report.Watch {
	list := []report.Watch{}
	for i := range c.Agreement.Objectives {
		o := &c.Agreement.Objectives[i]
		for k := range o.Chronic {
			list = append(list, watchRule(c, i, p, "chronic", &o.Chronic[k]))
		}
		for k := range o.Terminate {
			list = append(list, watchRule(c, i, p, "terminate", &o.Terminate[k]))
		}
	}
	return list
}

func watchRule(c *assess.Client, i, p int, rule string, terms *agreement.Breach) report.Watch {
	if terms.Outages != nil {
		return watchOutages(c, i, p, rule, terms.Outages)
	}
	return watch(c, i, p, rule, terms)
}

// Convention credits (watch-list-period): The watch list counts missed verdicts of the last periods including the
// reported one; those of an objective with periods of its own are these. A period without a verdict is not counted, and
// named beside the count. Set by `objectives.chronic`, `objectives.terminate`.
func watch(c *assess.Client, i, p int, rule string, terms *agreement.Breach) report.Watch {
	o := &c.Agreement.Objectives[i]
	w := report.Watch{
		Objective: o.ID, Rule: rule, Of: report.WatchMisses, Limit: terms.Misses, In: terms.In, BelowMinimum: terms.Severe,
		Periods: []string{},
	}
	for q, left := p, terms.In; q >= 0 && left > 0; q-- {
		j := &c.Judged[i][q]
		if j.Verdict == judge.NotDue { // a part of a period of its own
			continue
		}
		left--
		switch {
		case openMiss(c, i, q, terms.Severe):
			w.Undecided = append(w.Undecided, c.Periods[q].Label)
		case j.Verdict == judge.Missed && (j.BelowMinimum || !terms.Severe):
			w.Periods = append(w.Periods, c.Periods[q].Label)
		}
	}
	slices.Reverse(w.Periods)
	slices.Reverse(w.Undecided)
	w.Misses = len(w.Periods)
	w.Distance = max(0, w.Limit-w.Misses)
	w.Reached = w.Distance == 0
	key := "watch." + rule
	if w.Reached {
		key += ".reached"
	}
	what := c.Words.T("watch.misses")
	if terms.Severe {
		what = c.Words.T("watch.severe")
	}
	w.Text = c.Words.T(key, o.Name, w.Misses, w.Limit, w.In, what, w.Distance)
	if n := len(w.Undecided); n > 0 && !w.Reached {
		key := "watch.undecided"
		w.Open, w.Least, w.Most = n >= w.Distance, strconv.Itoa(w.Misses), strconv.Itoa(w.Misses+n)
		if w.Open {
			key = "watch.undecided.reaching"
		}
		w.Text += " " + c.Words.N(key, n, MonthsIn(c, w.Undecided))
	}
	return w
}

// openMiss tells whether nobody knows if a period counts as a miss, or as one below the minimum level.
func openMiss(c *assess.Client, i, p int, severe bool) bool {
	j, res := &c.Judged[i][p], &c.Results[i][p]
	switch {
	case j.Verdict == judge.Undetermined:
		return true
	case !severe || j.Verdict != judge.Missed || j.Minimum == nil || !c.Uncertain(i, p):
		return false
	}
	below := func(s *measure.Score) bool { return s.Value == nil || !judge.Reaches(s.Value, *j.Minimum) }
	return below(res.Best) != below(res.Worst)
}

// MonthsIn names periods by their labels.
func MonthsIn(c *assess.Client, labels []string) string {
	list := make([]string, len(labels))
	for i, label := range labels {
		list[i] = c.Words.Month(label)
	}
	return c.Words.List(list)
}
