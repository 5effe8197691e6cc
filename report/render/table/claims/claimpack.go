package claims

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// filing is what one side has to file by a date.
type filing struct {
	until, side, what, of, lacks, change string
	rows                                 []string
}

// Pack lists what has to be filed by when and with which rows, the first date first: refused claims that can still
// be completed, and the date up to which the client may dispute the report. What has no date comes last.
func Pack(r *report.Report, c *words.Catalogue) table.Table {
	return table.Build("claim pack", c, filings(r, c), []table.Filled[filing]{
		table.Fill("file until", table.KindDate, 13, func(f filing) table.Cell { return table.Day(f.until) }),
		table.Fill("side", table.KindParty, 14, func(f filing) table.Cell { return table.Party(f.side) }),
		table.Fill("to file", table.KindText, 40, func(f filing) table.Cell { return table.Text(f.what) }),
		table.Fill("claim", table.KindText, 14, func(f filing) table.Cell { return table.Text(f.of) }),
		table.Fill("lacks", table.KindText, 40, func(f filing) table.Cell { return table.Text(f.lacks) }),
		table.Fill("would change", table.KindText, 44, func(f filing) table.Cell { return table.Text(f.change) }),
		table.Fill("rows", table.KindRows, 30, func(f filing) table.Cell { return table.Positions(f.rows) }),
	})
}

func filings(r *report.Report, c *words.Catalogue) []filing {
	var list []filing
	cases := rowsOfCases(r)
	for _, m := range r.Claims.Refused.All() {
		if !m.Completable {
			continue
		}
		rows := relatedRows(cases, *m)
		list = append(
			list,
			filing{
				until: m.FileUntil, side: "provider", what: c.T("filing.claim"), of: m.ID, lacks: c.List(m.Lacks),
				change: changes(r, c, *m), rows: rows,
			},
		)
	}
	if r.Claims.DisputeUntil != "" {
		list = append(list, filing{until: r.Claims.DisputeUntil, side: "customer", what: c.T("filing.dispute")})
	}
	slices.SortStableFunc(list, func(a, b filing) int {
		return cmp.Or(cmp.Compare(noDate(a.until), noDate(b.until)), cmp.Compare(a.until, b.until))
	})
	return list
}

func noDate(until string) int {
	if until == "" {
		return 1
	}
	return 0
}

// caseRows are the rows of a miss, with its place among the misses of the report.
type caseRows struct {
	place int
	rows  []string
}

// rowsOfCases finds the rows of misses by their cases, where a claim needs them: thousands of claims may each name
// thousands of cases.
func rowsOfCases(r *report.Report) map[string][]caseRows {
	named := map[string]bool{}
	for _, m := range r.Claims.Refused.All() {
		for _, id := range m.Of {
			named[id] = true
		}
	}
	cases, place := map[string][]caseRows{}, 0
	if len(named) == 0 {
		return cases
	}
	for _, o := range table.Refs(r.Objectives) {
		for _, x := range o.Misses.All() {
			if named[x.ID] {
				cases[x.ID] = append(cases[x.ID], caseRows{place, x.Rows})
			}
			place++
		}
	}
	return cases
}

// relatedRows are a claim's own row and those of the cases that it names, in the order of the report.
func relatedRows(cases map[string][]caseRows, m report.Claim) []string {
	var misses []caseRows
	for _, id := range m.Of {
		misses = append(misses, cases[id]...)
	}
	slices.SortStableFunc(misses, func(a, b caseRows) int { return cmp.Compare(a.place, b.place) })
	var rows []string
	if m.Row != "" {
		rows = append(rows, m.Row)
	}
	seen := map[string]bool{m.Row: true}
	for _, x := range misses {
		for _, row := range x.rows {
			if !seen[row] {
				rows, seen[row] = append(rows, row), true
			}
		}
	}
	return rows
}
