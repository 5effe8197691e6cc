package site

import (
	"cmp"
	"slices"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/palette"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// heat is the map of clients and their objectives, with what it can be narrowed down to.
type heat struct {
	Clients  []client
	Verdicts []choice
	Services []string
	Managers []string
}

// choice is an entry of a filter, or of the legend.
type choice struct{ Value, Text, Sign, Class string }

// client is a row of the map.
type client struct {
	Name, Href, Manager, Missed, Payable string
	Misses                               int    // objectives missed, to sort by
	Amount, Currency                     string // what is payable, to sort by
	Objectives                           []spot
}

// spot is an objective of the map: its verdict in a sign and a word beside the colour.
type spot struct{ Name, Service, Value, Sign, Verdict, Class, Section string }

func heatOf(all []*report.Report, c *words.Catalogue) heat {
	var h heat
	present := map[choice]bool{}
	for _, r := range attention(all) {
		row := clientOf(r, c)
		for _, x := range row.Objectives {
			present[choice{strings.TrimPrefix(x.Class, "v-"), x.Verdict, x.Sign, x.Class}] = true
			h.Services = append(h.Services, x.Service)
		}
		h.Clients, h.Managers = append(h.Clients, row), append(h.Managers, row.Manager)
	}
	h.Services, h.Managers = distinct(h.Services), distinct(h.Managers)
	for _, v := range append([]choice{choiceOf(report.Missed, true, c)}, choicesOf(c)...) {
		if present[v] {
			h.Verdicts = append(h.Verdicts, v)
		}
	}
	return h
}

func choicesOf(c *words.Catalogue) []choice {
	var list []choice
	for _, v := range report.Verdicts() {
		list = append(list, choiceOf(v, false, c))
	}
	return list
}

func choiceOf(v report.Verdict, below bool, c *words.Catalogue) choice {
	class := verdictClass(v, below)
	return choice{strings.TrimPrefix(class, "v-"), table.Verdict(v, below).Print(c),
		palette.OfVerdict(v, below).Sign, class}
}

// attention gives the clients in the order in which they need it: most misses first, those below the minimum before
// others, then by name.
func attention(all []*report.Report) []*report.Report {
	rank := map[*report.Report][2]int{}
	for _, r := range all {
		rank[r] = [2]int{missedOf(r, false), missedOf(r, true)}
	}
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b *report.Report) int {
		return cmp.Or(
			cmp.Compare(rank[b][0], rank[a][0]), cmp.Compare(rank[b][1], rank[a][1]),
			cmp.Compare(strings.ToLower(a.Client), strings.ToLower(b.Client)),
		)
	})
	return sorted
}

func missedOf(r *report.Report, below bool) int {
	n := 0
	for i := range r.Objectives {
		if r.Objectives[i].Verdict == report.Missed && (!below || r.Objectives[i].BelowMinimum) {
			n++
		}
	}
	return n
}

func clientOf(r *report.Report, c *words.Catalogue) client {
	missed, judged, unclear := missedOf(r, false), 0, 0
	for _, o := range r.Objectives {
		if o.Verdict.Judged() {
			judged++
		}
		if o.Verdict == report.Unclear {
			unclear++
		}
	}
	ended := c.T("site.row.missed", c.Integer(int64(missed)), c.Integer(int64(judged)))
	if unclear > 0 {
		ended = c.Clauses([]string{ended, c.N("site.finding.unjudged", unclear)})
	}
	row := client{
		Name: r.Client, Href: r.Slug + "/summary.html", Manager: r.Contacts.AccountManager, Misses: missed,
		Missed: ended, Payable: r.PayableIn(c), Amount: r.Credits.Payable, Currency: r.Currency,
	}
	for _, o := range r.Lines() {
		v := choiceOf(o.Verdict, o.BelowMinimum, c)
		row.Objectives = append(row.Objectives, spot{
			Name: o.Name, Service: o.Service, Value: table.Judged(c, o).Print(c),
			Sign: v.Sign, Verdict: v.Text, Class: v.Class, Section: sectionOf(r, o.ID),
		})
	}
	return row
}

func distinct(list []string) []string {
	slices.Sort(list)
	return slices.DeleteFunc(slices.Compact(list), func(s string) bool { return s == "" })
}
