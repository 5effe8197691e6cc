package score

import (
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
)

// lossUnits are the units of objectives whose misses can be added up, in the order of documents.
var lossUnits = [...]struct{ of, unit string }{{report.Downtime, "second"}, {report.Deadlines, "case"}}

// losses adds up what went wrong of like things, over the objectives that count it.
//
// Convention scores (losses-of-like-things): Downtime is added up over services, missed deadlines over objectives; a
// case that missed two deadlines counts twice. Where two objectives measure the downtime of one service, or weigh it
// by users, there is no sum.
func (b *build) losses(objectives []report.Objective, p int) []report.Loss {
	out := []report.Loss{}
	for _, u := range lossUnits {
		var list []*report.Objective
		for i := range objectives {
			if o := &objectives[i]; o.Unit == u.unit {
				list = append(list, o)
			}
		}
		if u.of == report.Downtime && !b.distinctDowntime(list, p) {
			continue
		}
		if l := lossOf(u.of, list); slices.ContainsFunc(l.Periods, func(x report.PeriodLoss) bool { return x.Any() }) {
			out = append(out, l)
		}
	}
	return out
}

// distinctDowntime tells whether no second of downtime is counted by two objectives, or as a part of one.
func (b *build) distinctDowntime(list []*report.Objective, p int) bool {
	services := map[string]bool{}
	for _, o := range list {
		i := slices.IndexFunc(b.Agreement.Objectives, func(x agreement.Objective) bool { return x.ID == o.ID })
		if services[o.Service] || services[""] || b.Results[i][p].Weighted {
			return false
		}
		services[o.Service] = true
	}
	return len(services) < 2 || !services[""]
}

// lossOf adds up objectives, period by period.
func lossOf(of string, list []*report.Objective) report.Loss {
	l := report.Loss{Of: of, Objectives: []string{}, Periods: []report.PeriodLoss{}}
	parts, open := map[string][][]report.Amount{}, map[string]bool{}
	var labels []string
	for _, o := range list {
		l.Objectives = append(l.Objectives, o.ID)
		for _, point := range o.Trend {
			if parts[point.Period] == nil {
				labels = append(labels, point.Period)
			}
			parts[point.Period] = append(parts[point.Period], point.Attribution)
			open[point.Period] = open[point.Period] || point.Provisional
		}
	}
	for _, label := range labels {
		l.PeriodLoss = report.LossIn(label, parts[label]...)
		l.Provisional = open[label]
		l.Periods = append(l.Periods, l.PeriodLoss)
	}
	return l
}
