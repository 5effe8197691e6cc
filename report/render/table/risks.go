package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/words"
)

// Risks lists so many objectives of several clients that are the least likely to be reached next period, with the most
// that a miss pays.
func Risks(p *portfolio.Portfolio, c *words.Catalogue, most int) Table {
	return build("risks", c, p.Risks[:min(most, len(p.Risks))], []column[portfolio.Risk]{
		{"client", KindText, 24, func(x portfolio.Risk) Cell { return Cell{Kind: KindText, Raw: x.Client, Of: x.Slug} }},
		{"objective", KindText, 30, func(x portfolio.Risk) Cell { return ofObjectiveIn(x.Slug, x.Objective, x.Name) }},
		{"reached in", KindText, 14, func(x portfolio.Risk) Cell { return Text(c.T("highlight.of", x.Reached, x.Periods)) }},
		{"chance", KindText, 20, func(x portfolio.Risk) Cell { return Text(chance(x.Outlook, c)) }},
		{"stake", KindMoney, 14, func(x portfolio.Risk) Cell { return Money(x.Stake, x.Currency) }},
	})
}

// ofObjectiveIn names an objective of one of several clients; Of is "SLUG#ID".
func ofObjectiveIn(slug, id, name string) Cell {
	return Cell{Kind: KindText, Raw: name, Of: slug + "#" + id}
}

// WatchOver lists so many of the chronic breaches and rights to terminate of several clients, the nearest first.
func WatchOver(p *portfolio.Portfolio, c *words.Catalogue, most int) Table {
	return build("watch list", c, p.Watch[:min(most, len(p.Watch))], []column[portfolio.Watch]{
		{"client", KindText, 24, func(w portfolio.Watch) Cell { return Cell{Kind: KindText, Raw: w.Client, Of: w.Slug} }},
		{"objective", KindText, 30, func(w portfolio.Watch) Cell { return ofObjectiveIn(w.Slug, w.Objective, w.Name) }},
		{"consequence", KindText, 20, func(w portfolio.Watch) Cell { return Text(c.T("consequence." + w.Rule)) }},
		{"misses so far", KindText, 12, func(w portfolio.Watch) Cell { return Text(c.T("highlight.of", w.Misses, w.Limit)) }},
		{"left", KindText, 12, func(w portfolio.Watch) Cell { return left(w.Watch, c) }},
	})
}

// left is how many misses a consequence is away; one that has come says so in a word.
func left(w report.Watch, c *words.Catalogue) Cell {
	if w.Reached {
		return strong(Text(c.T("watch.reached")))
	}
	return Text(c.Integer(int64(w.Distance)))
}
