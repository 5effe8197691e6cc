package clients

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/results"
	"github.com/slareport/slareport/report/words"
)

// Risks lists so many objectives of several clients that are the least likely to be reached next period, with the most
// that a miss pays.
func Risks(p *portfolio.Portfolio, c *words.Catalogue, most int) table.Table {
	return table.Build("risks", c, p.Risks[:min(most, len(p.Risks))], []table.Filled[portfolio.Risk]{
		table.Fill("client", table.KindText, 24, func(x portfolio.Risk) table.Cell {
			return table.Linked(x.Client, x.Slug)
		}),
		table.Fill("objective", table.KindText, 30, func(x portfolio.Risk) table.Cell {
			return ofObjectiveIn(x.Slug, x.Objective, x.Name)
		}),
		table.Fill("reached in", table.KindText, 14, func(x portfolio.Risk) table.Cell {
			return table.Text(c.T("highlight.of", x.Reached, x.Periods))
		}),
		table.Fill("chance", table.KindText, 20, func(x portfolio.Risk) table.Cell {
			return table.Text(results.Chance(x.Outlook, c))
		}),
		table.Fill("stake", table.KindMoney, 14, func(x portfolio.Risk) table.Cell {
			return table.Money(x.Stake, x.Currency)
		}),
	})
}

// ofObjectiveIn names an objective of one of several clients; Of is "SLUG#ID".
func ofObjectiveIn(slug, id, name string) table.Cell {
	return table.Linked(name, slug+"#"+id)
}

// WatchOver lists so many of the chronic breaches and rights to terminate of several clients, the nearest first.
func WatchOver(p *portfolio.Portfolio, c *words.Catalogue, most int) table.Table {
	return table.Build("watch list", c, p.Watch[:min(most, len(p.Watch))], []table.Filled[portfolio.Watch]{
		table.Fill("client", table.KindText, 24, func(w portfolio.Watch) table.Cell {
			return table.Linked(w.Client, w.Slug)
		}),
		table.Fill("objective", table.KindText, 30, func(w portfolio.Watch) table.Cell {
			return ofObjectiveIn(w.Slug, w.Objective, w.Name)
		}),
		table.Fill("consequence", table.KindText, 20, func(w portfolio.Watch) table.Cell {
			return table.Text(results.Consequence(w.Watch, c))
		}),
		table.Fill("misses so far", table.KindText, 12, func(w portfolio.Watch) table.Cell {
			so, limit := results.WatchedSoFar(w.Watch, c), results.WatchLimit(w.Watch)
			return table.Text(c.T("highlight.of", so.Print(c), limit.Print(c)))
		}),
		table.Fill("left", table.KindText, 12, func(w portfolio.Watch) table.Cell { return left(w.Watch, c) }),
	})
}

// left is how far a consequence is away; one that has come says so in a word.
func left(w report.Watch, c *words.Catalogue) table.Cell {
	if w.Reached {
		return table.Strong(table.Text(c.T("watch.reached")))
	}
	return table.Text(results.WatchLeft(w, c).Print(c))
}
