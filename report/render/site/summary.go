package site

import (
	"fmt"
	"math/big"
	"strings"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// summary is a client's page.
type summary struct {
	shell
	Client, Parties, Span string
	Links                 []link
	Fault                 strip
	Scorecard             grid
	Objectives            []objective
	Tables                []grid
}

type link struct{ Href, Text string }

// objective is a section of the client's page.
type objective struct {
	ID, Name, Sign, Verdict, VerdictClass, Sentence, Definition, MissesTitle string
	Scores                                                                   grid
	History, Fall                                                            *figure
	Misses                                                                   []miss
	Credit                                                                   *grid
}

// miss is one entry of a section's list, opening to its explanation.
type miss struct {
	Anchor, ID, Title, Party, PartyName, Outcome, Why, Rule, Rows string
	Clock                                                         strip
}

func summaryOf(r *report.Report, c *words.Catalogue) (summary, error) {
	zone, err := time.LoadLocation(r.Period.Timezone)
	if err != nil {
		return summary{}, err
	}
	c = c.In(zone)
	page := summary{
		shell: shell{
			Language: words.Language(c.Locale()), Title: r.Client + " " + c.Month(r.Period.Label), Root: "../", Month: c.Month(r.Period.Label),
			Headline: r.Headline, Foot: c.T("site.foot", r.Provider, c.Stamp(r.AsOf)), Tiles: tilesOf([]*report.Report{r}, c), words: c,
		},
		Client: r.Client, Parties: c.T("summary.parties", r.Provider, r.Client, r.Agreement),
		Span:      c.T("summary.period", c.Stamp(r.Period.From), c.Stamp(r.Period.To), r.Period.Timezone, c.Stamp(r.AsOf)),
		Links:     []link{{"report.pdf", c.T("site.pdf")}, {"penalties.xlsx", c.T("site.xlsx")}, {"report.json", "report.json"}},
		Fault:     faultStrip(r.Attribution, c),
		Scorecard: gridOf(table.Scorecard(r, c), c),
	}
	for i := range r.Objectives {
		o, err := objectiveOf(i, r, c)
		if err != nil {
			return summary{}, err
		}
		page.Objectives = append(page.Objectives, o)
	}
	for _, t := range []table.Table{table.ClaimsAccepted(r, c), table.ClaimsRefused(r, c), table.Undetermined(r, c), table.CreditLimits(r, c), table.Sources(r, c), table.Findings(r, c), table.Rules(r, c)} {
		page.Tables = append(page.Tables, gridOf(t, c))
	}
	return page, nil
}

func objectiveOf(i int, r *report.Report, c *words.Catalogue) (objective, error) {
	o := &r.Objectives[i]
	verdict := table.Verdict(o.Verdict, o.BelowMinimum)
	out := objective{
		ID: o.ID, Name: o.Name, Sign: chart.OfVerdict(o.Verdict, o.BelowMinimum).Sign, Verdict: verdict.Print(c), VerdictClass: verdictClass(o.Verdict),
		Sentence: o.Sentence, Definition: o.Definition, Scores: gridOf(table.Scores(r, o, c), c), MissesTitle: c.T("site.misses", len(o.Misses)),
	}
	var err error
	if out.History, err = historyFigure(i, o, r, c); err != nil {
		return out, err
	}
	if out.Fall, err = fallFigure(i, o, c); err != nil {
		return out, err
	}
	for k := range o.Misses {
		out.Misses = append(out.Misses, missOf(i, k, &o.Misses[k], c))
	}
	if len(o.Credit.Steps) > 0 {
		credit := gridOf(table.CreditOf(r, o, c), c)
		out.Credit = &credit
	}
	return out, nil
}

func missOf(i, k int, m *report.Miss, c *words.Catalogue) miss {
	return miss{
		Anchor: fmt.Sprintf("m-%d-%d", i+1, k+1), ID: m.ID, Title: m.Title, Party: m.Party, PartyName: table.PartyName(c, m.Party),
		Outcome: c.T("outcome." + string(m.Outcome)), Why: m.Why, Rule: m.Rule, Rows: strings.Join(m.Rows, ", "), Clock: clockStrip(m, c),
	}
}

// tilesOf are the four figures above everything: missed, payable, not the provider's, undetermined. Clients with
// different currencies have their sums side by side.
func tilesOf(all []*report.Report, c *words.Catalogue) []tile {
	missed, judged := 0, 0
	payable, open := map[string]*big.Rat{}, map[string]*big.Rat{}
	var order []string
	others, n := new(big.Rat), int64(0)
	for _, r := range all {
		for _, o := range r.Objectives {
			if o.Verdict == report.Missed {
				missed++
			}
			if o.Verdict != report.NoVolume {
				judged++
			}
		}
		if payable[r.Currency] == nil {
			payable[r.Currency], open[r.Currency] = new(big.Rat), new(big.Rat)
			order = append(order, r.Currency)
		}
		add(payable[r.Currency], r.Credits.Payable)
		add(open[r.Currency], r.Credits.Undetermined)
		if len(r.Attribution) > 0 {
			n++
		}
		others.Add(others, r.Others())
	}
	share := ""
	if n > 0 {
		share = exact.Shown(new(big.Rat).Quo(others, big.NewRat(n, 1)), 0, exact.Whole())
	}
	return []tile{
		{Label: c.T("site.tile.missed"), Value: c.T("site.tile.of", missed, judged)},
		{Label: c.T("payable"), Value: sums(order, payable, all, c)},
		{Label: c.T("site.tile.others"), Value: c.Figure(share, "%"), Note: c.T("site.tile.others.note")},
		{Label: c.T("summary.undetermined"), Value: sums(order, open, all, c)},
	}
}

func add(sum *big.Rat, decimal string) {
	if r := exact.Parse(decimal); r != nil {
		sum.Add(sum, r)
	}
}

func sums(order []string, by map[string]*big.Rat, all []*report.Report, c *words.Catalogue) string {
	minor := map[string]int{}
	for _, r := range all {
		minor[r.Currency] = r.Credits.MinorUnits
	}
	var parts []string
	for _, currency := range order {
		parts = append(parts, c.Money(by[currency].FloatString(minor[currency]), currency))
	}
	return strings.Join(parts, " + ")
}
