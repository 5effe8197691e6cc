package table

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// risk is an objective of a client that may be missed next period.
type risk struct {
	of *report.Report
	report.Outlook
}

// Risks lists so many objectives of several clients that are the least likely to be reached next period, the least
// likely first, with the most that a miss costs. Objectives with too short a history to say are left out.
func Risks(all []*report.Report, c *words.Catalogue, most int) Table {
	var list []risk
	for _, r := range all {
		for _, x := range r.Outlook {
			if x.Chance != "" {
				list = append(list, risk{r, x})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b risk) int { return cmp.Compare(number(a.Chance), number(b.Chance)) })
	return build("risks", c, list[:min(most, len(list))], []column[risk]{
		{"client", KindText, 24, func(x risk) Cell { return Cell{Kind: KindText, Raw: x.of.Client, Of: x.of.Slug} }},
		{"objective", KindText, 30, func(x risk) Cell { return ofObjectiveIn(x.of, x.Objective) }},
		{"reached in", KindText, 14, func(x risk) Cell { return Text(c.T("highlight.of", x.Reached, x.Periods)) }},
		{"chance", KindText, 20, func(x risk) Cell { return Text(chance(x.Outlook, c)) }},
		{"stake", KindMoney, 14, func(x risk) Cell { return Money(stakeOf(x.of, x.Objective), x.of.Currency) }},
	})
}

// ofObjectiveIn names an objective of one of several clients; Of is "SLUG#ID".
func ofObjectiveIn(r *report.Report, id string) Cell {
	name := id
	if o := Find(r, id); o != nil {
		name = o.Name
	}
	return Cell{Kind: KindText, Raw: name, Of: r.Slug + "#" + id}
}

// WatchOver lists so many of the chronic breaches and rights to terminate of several clients, the nearest first.
func WatchOver(all []*report.Report, c *words.Catalogue, most int) Table {
	type watch struct {
		of *report.Report
		report.Watch
	}
	var list []watch
	for _, r := range all {
		for _, w := range r.WatchList {
			list = append(list, watch{r, w})
		}
	}
	slices.SortStableFunc(list, func(a, b watch) int { return cmp.Compare(a.Distance, b.Distance) })
	t := build("watch list", c, list[:min(most, len(list))], []column[watch]{
		{"client", KindText, 24, func(w watch) Cell { return Cell{Kind: KindText, Raw: w.of.Client, Of: w.of.Slug} }},
		{"objective", KindText, 30, func(w watch) Cell { return ofObjectiveIn(w.of, w.Objective) }},
		{"consequence", KindText, 20, func(w watch) Cell { return Text(c.T("consequence." + w.Rule)) }},
		{"misses so far", KindText, 12, func(w watch) Cell { return Text(c.T("highlight.of", w.Misses, w.Limit)) }},
		{"left", KindText, 12, func(w watch) Cell { return left(w.Watch, c) }},
	})
	return t
}

// left is how many misses a consequence is away; one that has come says so in a word.
func left(w report.Watch, c *words.Catalogue) Cell {
	if w.Reached {
		return strong(Text(c.T("watch.reached")))
	}
	return Text(c.Integer(int64(w.Distance)))
}

func stakeOf(r *report.Report, id string) string {
	if o := Find(r, id); o != nil {
		return o.Credit.Stake
	}
	return ""
}
