package portfolio

import (
	"slices"

	"github.com/slareport/slareport/report"
)

// client counts a client's objectives, and adds them to those of all.
func (p *Portfolio) client(r *report.Report) Client {
	out := Client{
		Client: r.Client, Slug: r.Slug, Agreement: r.Agreement, Period: r.Period.Label, Currency: r.Currency,
		Objectives: len(r.Objectives), Payable: r.Credits.Payable, Undetermined: r.Credits.Undetermined,
	}
	if r.Standing != nil {
		out.Provisional = r.Standing.Text
	}
	for i := range r.Objectives {
		o := &r.Objectives[i]
		switch o.Verdict {
		case report.Missed:
			out.Missed++
		case report.Unclear:
			p.Unclear++
		}
		if o.Verdict.Judged() {
			out.Judged++
		}
		if before, ok := pointOf(o, p.Before); ok && before.Verdict == report.Missed {
			p.MissedBefore++
		}
	}
	p.Missed, p.Judged = p.Missed+out.Missed, p.Judged+out.Judged
	return out
}

// currencies lists the currencies of clients, each once.
func currencies(all []*report.Report) []string {
	var list []string
	for _, r := range all {
		if !slices.Contains(list, r.Currency) {
			list = append(list, r.Currency)
		}
	}
	return list
}

// pointOf is an objective in a period of its history.
func pointOf(o *report.Objective, period string) (report.Point, bool) {
	i := slices.IndexFunc(o.Trend, func(p report.Point) bool { return p.Period == period })
	if period == "" || i < 0 {
		return report.Point{}, false
	}
	return o.Trend[i], true
}

// periodBefore is the label of the latest period of the histories that is not the reported one.
func periodBefore(all []*report.Report) string {
	before := ""
	for _, r := range all {
		for i := range r.Objectives {
			if t := r.Objectives[i].Trend; len(t) > 1 {
				before = max(before, t[len(t)-2].Period)
			}
		}
	}
	return before
}

// periods lists the labels of the clients' histories, oldest first: labels sort as their periods do.
func periods(all []*report.Report) []string {
	seen := map[string]bool{}
	var list []string
	for _, r := range all {
		for i := range r.Objectives {
			for _, p := range r.Objectives[i].Trend {
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
