package site

import (
	"fmt"
	"html/template"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/clients"
	"github.com/slareport/slareport/report/render/table/money"
	"github.com/slareport/slareport/report/render/table/results"
	"github.com/slareport/slareport/report/words"
)

// figure is a chart with the table behind it.
type figure struct {
	ID, Heading, Note, Behind string
	Options                   template.JS
	Table                     grid
}

func figureOf(
	id, heading string, t table.Table, c *words.Catalogue, to linker, draw func() (template.JS, error),
) (*figure, error) {
	options, err := draw()
	if err != nil {
		return nil, fmt.Errorf("chart %s: %w", id, err)
	}
	return &figure{
		ID: id, Heading: heading, Behind: c.T("site.behind"), Options: options,
		Table: about(c, named(gridOf(t, c, to)), heading),
	}, nil
}

func historyFigure(id string, o *report.Objective, r *report.Report, c *words.Catalogue) (*figure, error) {
	h := chart.Months(o, c)
	f, err := figureOf(id, c.T(
		"site.history", o.Name, table.Targeted(c, o, o.TargetValue),
	), results.Trend(r, o, c), c, nil, func() (template.JS, error) {
		return history(id, h, r.Brand.Color, c)
	})
	if f != nil && h.Scale.Broken() && len(h.Scale.Ticks) > 0 {
		f.Note = c.T("pdf.broken", h.Scale.Ticks[0].Label)
	}
	return f, err
}

func fallFigure(id string, o *report.Objective, c *words.Catalogue) (*figure, error) {
	f := chart.Waterfall(o, c)
	if len(f.Bars) == 0 {
		return nil, nil
	}
	return figureOf(id, c.T(waterfallTitle(o), o.Name), results.Waterfall(o, c), c, nil, func() (template.JS, error) {
		return waterfallBars(id, c.T("chart.waterfall"), f, ofParty)
	})
}

// lossFigures are whose fault each loss was over time.
func lossFigures(list []report.Loss, c *words.Catalogue) (out []*figure, err error) {
	for i := range list {
		id, t := list[i].Of+"-fault", clients.LossOverTime(&list[i], c)
		if len(t.Columns) < 2 {
			continue
		}
		f, err := figureOf(id, t.Title, t, c, nil, func() (template.JS, error) { return stack(id, t, c) })
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// creditFigure is a client's credits as a waterfall; nil where none is due.
func creditFigure(r *report.Report, c *words.Catalogue) (*figure, error) {
	f := chart.Credits(r, c)
	if len(f.Bars) == 0 {
		return nil, nil
	}
	t := money.CreditFall(r, c)
	return figureOf("credit-fall", t.Title, t, c, within(r), func() (template.JS, error) {
		return waterfallBars("credit-fall", c.T("payable"), f, ofMoney(r.Brand.Color))
	})
}

// mostClients have a bar of their own; the rest share one.
const mostClients = 12

// moneyFigures are the credits of a currency by period, and by client.
func moneyFigures(n int, x *portfolio.Currency, brand string, c *words.Catalogue, to linker) ([]*figure, error) {
	byPeriod, byClient := clients.CreditsByPeriod(x, c), clients.CreditsByClient(x, c, mostClients)
	var list []*figure
	if len(byPeriod.Rows) > 0 {
		id := fmt.Sprintf("credits-by-period-%d", n)
		f, err := figureOf(id, c.T("site.by-period", x.Currency), byPeriod, c, nil, func() (template.JS, error) {
			return columns(id, c.T("payable"), chart.Columns(byPeriod, "period", "payable", c), brand)
		})
		if err != nil {
			return nil, err
		}
		list = append(list, f)
	}
	if len(byClient.Rows) > 0 {
		id := fmt.Sprintf("credits-by-client-%d", n)
		f, err := figureOf(id, c.T("site.by-client", x.Currency), byClient, c, to, func() (template.JS, error) {
			return waterfallBars(id, c.T("payable"), chart.Columns(byClient, "client", "payable", c), ofMoney(brand))
		})
		if err != nil {
			return nil, err
		}
		list = append(list, f)
	}
	return list, nil
}

// waterfallTitle is the key of the name of an objective's waterfall.
func waterfallTitle(o *report.Objective) string {
	if len(o.Provisional) > 0 {
		return "site.waterfall.open"
	}
	return "site.waterfall"
}
