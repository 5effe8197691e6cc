package site

import (
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/clients"
	"github.com/slareport/slareport/report/render/table/evidence"
	"github.com/slareport/slareport/report/words"
)

// index is the page over all clients.
type index struct {
	shell
	Provider, Finding string
	Unfinished        string // that the period is not over
	Provisional       []unsettled
	Heat              heat
	Losses            []*figure
	Money             []*figure
	Lapsing           grid
	Risks, Watch      grid
	Data              []grid // what came of reading the exports
}

// unsettled is a client whose report is provisional.
type unsettled struct{ Client, Href, Text string }

// unsettledOf are the clients whose reports are provisional, in the language of the page.
func unsettledOf(p *portfolio.Portfolio, c *words.Catalogue) (list []unsettled) {
	for _, r := range p.Reports {
		if r.Standing != nil {
			list = append(list, unsettled{r.Client, r.Slug + "/summary.html", r.StandingIn(c)})
		}
	}
	return list
}

// Rows of the tables over all clients; the clients' pages have the rest.
const mostRisks, mostWatched = 12, 20

func indexOf(p *portfolio.Portfolio, c *words.Catalogue, o Options) (index, error) {
	all := p.Reports
	first := all[0]
	h, err := headOf("", o)
	if err != nil {
		return index{}, err
	}
	month := c.Month(first.Period.Label)
	page := index{
		Provider: first.Provider, Finding: finding(p, c), Unfinished: p.Unfinished, Provisional: unsettledOf(p, c),
		Heat: heatOf(all, c), Lapsing: named(gridOf(clients.Lapsing(p, c), c, across(all))),
		Risks: named(
			gridOf(clients.Risks(p, c, mostRisks), c, across(all)),
		), Watch: named(gridOf(clients.WatchOver(p, c, mostWatched), c, across(all))),
		Data: dataOf(p.Loading, c),
	}
	page.shell = shell{
		head: h, Language: words.LanguageOf(c.Locale()), Title: page.Finding + " – " + first.Provider + ", " +
			month, Month: month,
		Foot: c.T("site.foot", first.Provider, c.Stamp(p.AsOf)), Tiles: tilesOf(p, c), words: c,
	}
	if page.Losses, err = lossFigures(p.Losses, c); err != nil {
		return page, err
	}
	for n := range p.Currencies {
		figures, err := moneyFigures(n+1, &p.Currencies[n], first.Brand.Color, c, across(all))
		if err != nil {
			return page, err
		}
		page.Money = append(page.Money, figures...)
	}
	return page, nil
}

// dataOf are the tables about the exports of all clients; those of the reasons and findings where there are any.
func dataOf(l *report.Loading, c *words.Catalogue) []grid {
	list := []grid{named(gridOf(evidence.AllSources(l, c), c, nil))}
	for _, t := range []table.Table{evidence.AllReasons(l, c), evidence.AllFindings(l, c)} {
		if len(t.Rows) > 0 {
			list = append(list, named(gridOf(t, c, nil)))
		}
	}
	return list
}

// across links clients and their objectives from the page over all of them.
func across(all []*report.Report) linker {
	bySlug := map[string]*report.Report{}
	for _, r := range all {
		bySlug[r.Slug] = r
	}
	return func(column string, x table.Cell) string {
		slug, id, _ := strings.Cut(x.Of, "#")
		if r := bySlug[slug]; r != nil && (column == "client" || column == "objective") {
			return slug + "/summary.html" + sectionOf(r, id)
		}
		return ""
	}
}
