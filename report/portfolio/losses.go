package portfolio

import "github.com/slareport/slareport/report"

// losses adds up what went wrong over clients, each kind of thing by itself. The sum of the reported period is that of
// every client's own.
func losses(all []*report.Report) []report.Loss {
	out := []report.Loss{}
	for _, of := range []string{report.Downtime, report.Deadlines} {
		var now [][]report.Amount
		parts, doubt := map[string][][]report.Amount{}, map[string]bool{}
		found, open := false, false
		for _, r := range all {
			for _, l := range r.Losses {
				if l.Of != of {
					continue
				}
				found = true
				now, open = append(now, l.Parties), open || l.Provisional
				for _, p := range l.Periods {
					parts[p.Period] = append(parts[p.Period], p.Parties)
					doubt[p.Period] = doubt[p.Period] || p.Provisional
				}
			}
		}
		if !found {
			continue
		}
		sum := report.Loss{Of: of, PeriodLoss: report.LossIn("", now...), Periods: []report.PeriodLoss{}}
		sum.Provisional = open
		for _, label := range periods(all) {
			one := report.LossIn(label, parts[label]...)
			one.Provisional = doubt[label]
			sum.Periods = append(sum.Periods, one)
		}
		out = append(out, sum)
	}
	return out
}

// Before is a loss in the period before, false where there is none.
func (p *Portfolio) LossBefore(l *report.Loss) (report.PeriodLoss, bool) {
	for _, x := range l.Periods {
		if p.Before != "" && x.Period == p.Before {
			return x, true
		}
	}
	return report.PeriodLoss{}, false
}
