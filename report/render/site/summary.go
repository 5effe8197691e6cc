package site

import (
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/cases"
	"github.com/slareport/slareport/report/render/table/claims"
	"github.com/slareport/slareport/report/render/table/evidence"
	"github.com/slareport/slareport/report/render/table/money"
	"github.com/slareport/slareport/report/render/table/results"
	"github.com/slareport/slareport/report/render/table/terms"
	"github.com/slareport/slareport/report/tzdata"
	"github.com/slareport/slareport/report/words"
)

// summary is a client's page.
type summary struct {
	shell
	Client, Headline, Parties, Span string
	Provisional                     string // what could not be read; "" for nothing
	Home                            bool   // the page over all clients stands above
	Links                           []link
	Faults                          []strip
	Dues, Scorecard                 grid
	Losses                          []*figure
	Fall                            *figure
	Objectives                      []objective
	Misses                          misses
	Incidents                       []incident
	Claims, Credits, Coming, Data   []grid
	Dispute                         string
}

// scorecardColumns are in the order in which a narrow screen shows them before it scrolls.
var scorecardColumns = []string{
	"objective", "verdict", "target", "experienced", "attributable", "contractual", "trend", "misses", "volume", "service",
	"credit",
}

type link struct{ Href, Text string }

func summaryOf(r *report.Report, c *words.Catalogue, o Options) (summary, error) {
	zone, err := tzdata.Load(r.Period.Timezone)
	if err != nil {
		return summary{}, err
	}
	c = c.In(zone)
	h, err := headOf("../", o)
	if err != nil {
		return summary{}, err
	}
	alone, to := portfolio.Of([]*report.Report{r}), within(r)
	page := summary{
		shell: shell{
			head: h, Language: words.LanguageOf(c.Locale()), Title: c.Label(
				r.Client+", "+c.Month(r.Period.Label), r.Headline,
			), Month: c.Month(r.Period.Label),
			Foot: c.T("site.foot", r.Provider, c.Stamp(r.AsOf)), Tiles: tilesOf(alone, c), words: c,
		},
		Client: r.Client, Headline: r.Headline, Parties: c.T("summary.parties", r.Provider, r.Client, r.Agreement),
		Span: c.T("summary.period", c.Stamp(r.Period.From), c.Stamp(r.Period.To), r.Period.Timezone, c.Stamp(r.AsOf)),
		Home: o.has("../index.html"), Links: linksOf(o, c),
		Faults: faultStrips(r, c), Dues: gridOf(results.Dues(r, c), c, to),
		Scorecard: named(
			gridOf(results.Scorecard(r, c).Pick(scorecardColumns...), c, to),
		), Misses: missesOf(r, c), Incidents: incidentsOf(r, c),
	}
	if r.Standing != nil {
		page.Provisional = r.Standing.Text
	}
	if page.Losses, err = lossFigures(r.Losses, c); err != nil {
		return page, err
	}
	if page.Fall, err = creditFigure(r, c); err != nil {
		return page, err
	}
	if page.Objectives, err = objectivesOf(r, c); err != nil {
		return page, err
	}
	page.tables(r, c)
	return page, nil
}

// tables are what stands below the objectives. Those that a client has nothing of are left out.
func (page *summary) tables(r *report.Report, c *words.Catalogue) {
	grids := func(list ...table.Table) (out []grid) {
		for _, t := range list {
			if len(t.Rows) > 0 {
				out = append(out, gridOf(t, c, within(r)))
			}
		}
		return out
	}
	if r.Claims.DisputeUntil != "" {
		page.Dispute = c.T("claims.dispute", c.Day(r.Claims.DisputeUntil))
	}
	page.Claims = grids(
		claims.Pack(r, c), claims.Accepted(r, c), claims.Refused(r, c), results.Undetermined(r, c),
	)
	page.Credits = grids(money.Entitlements(r, c), money.CreditLimits(r, c), money.Fees(r, c), money.Limits(r, c))
	page.Coming = grids(results.Outlook(r, c), results.WatchList(r, c), cases.Workload(r, c))
	page.Data = grids(
		evidence.Sources(r, c), evidence.Findings(r, c), evidence.Reasons(r, c), evidence.Integrity(r, c),
		evidence.Lint(r, c),
		terms.Rules(r, c), terms.Calendars(r, c), evidence.Digests(r, c), terms.Glossary(c),
	)
	for i := range page.Data {
		page.Data[i].Named = true
	}
}

// linksOf are the client's other documents, those that there are.
func linksOf(o Options, c *words.Catalogue) []link {
	all := []link{
		{"report.pdf", c.T("site.pdf")}, {"penalties.xlsx", c.T("site.xlsx")}, {"message.eml", c.T("site.eml")},
		{"report.json", c.T("site.json")},
	}
	return slices.DeleteFunc(all, func(l link) bool { return !o.has(l.Href) })
}
