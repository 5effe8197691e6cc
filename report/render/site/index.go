package site

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// index is the page over all clients.
type index struct {
	shell
	Provider    string
	Attribution *figure
	Clients     []client
	Credits     grid
}

type client struct {
	Name, Href, Headline string
	Objectives           []tileOf
}

// tileOf is an objective in the heat map: its verdict in a word and a sign beside the colour.
type tileOf struct{ Name, Value, Sign, Verdict, VerdictClass, Href string }

func indexOf(all []*report.Report, c *words.Catalogue) (index, error) {
	first := all[0]
	page := index{
		shell: shell{
			Language: words.Language(c.Locale()), Title: first.Provider + " " + c.Month(first.Period.Label), Month: c.Month(first.Period.Label),
			Foot: c.T("site.foot", first.Provider, c.Stamp(first.AsOf)), Tiles: tilesOf(all, c), words: c,
		},
		Provider: first.Provider, Credits: creditsByClient(all, c),
	}
	page.Headline = page.Tiles[0].Label + ": " + page.Tiles[0].Value + ". " + page.Tiles[1].Label + ": " + page.Tiles[1].Value + ". " + page.Tiles[2].Label + ": " + page.Tiles[2].Value + "."
	for _, r := range all {
		page.Clients = append(page.Clients, clientOf(r, c))
	}
	var err error
	page.Attribution, err = attributionFigure(all, c)
	return page, err
}

func clientOf(r *report.Report, c *words.Catalogue) client {
	out := client{Name: r.Client, Href: r.Slug + "/summary.html", Headline: r.Headline}
	for i := range r.Objectives {
		o := &r.Objectives[i]
		out.Objectives = append(out.Objectives, tileOf{
			Name: o.Name, Value: table.Scored(o, o.Contractual).Print(c), Sign: chart.OfVerdict(o.Verdict, o.BelowMinimum).Sign,
			Verdict: table.Verdict(o.Verdict, o.BelowMinimum).Print(c), VerdictClass: verdictClass(o.Verdict), Href: out.Href + "#o-" + o.ID,
		})
	}
	return out
}

func attributionFigure(all []*report.Report, c *words.Catalogue) (*figure, error) {
	periods, shares := overTime(all)
	labels := make([]string, len(periods))
	for i, p := range periods {
		labels[i] = c.ShortMonth(p)
	}
	options, err := stack("attribution", labels, shares, c)
	if err != nil {
		return nil, err
	}
	return &figure{ID: "attribution", Heading: c.T("site.attribution"), Behind: c.T("site.behind"), Options: options, Table: sharesTable(periods, shares, c)}, nil
}

// sharesTable is what stands behind the chart of parties over time.
func sharesTable(periods []string, shares map[string][]float64, c *words.Catalogue) grid {
	g := grid{Title: c.T("site.attribution"), Empty: "–", Heads: []cell{{Text: c.T("site.period")}}}
	names := partiesOf(shares)
	for _, p := range names {
		g.Heads = append(g.Heads, cell{Text: table.PartyName(c, p), Class: "num"})
	}
	for i, period := range periods {
		row := []cell{{Text: c.Month(period)}}
		for _, p := range names {
			row = append(row, cell{Text: c.Figure(fixed(shares[p][i]), "%"), Class: "num"})
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

// creditsByClient lists what each client's period comes to.
func creditsByClient(all []*report.Report, c *words.Catalogue) grid {
	g := grid{Title: c.T("site.credits"), Empty: "–", Heads: []cell{{Text: c.T("site.client")}, {Text: c.T("payable"), Class: "num"}, {Text: c.T("summary.undetermined"), Class: "num"}}}
	for _, r := range all {
		g.Rows = append(g.Rows, []cell{
			{Text: r.Client, Link: r.Slug + "/summary.html"}, {Text: c.Money(r.Credits.Payable, r.Currency), Class: "num strong"}, {Text: c.Money(r.Credits.Undetermined, r.Currency), Class: "num"},
		})
	}
	return g
}
