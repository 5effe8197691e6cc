// Package claims has the tables of the exclusions that a report accepted, refused or expects to be filed.
package claims

import (
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Accepted lists the claims that count.
func Accepted(r *report.Report, c *words.Catalogue) table.Table {
	return table.Build("claims accepted", c, all(&r.Claims.Accepted), append(claimColumns(), placeOfClaim()))
}

// Refused lists the claims that do not count, what each lacks, and what accepting it would have changed.
func Refused(r *report.Report, c *words.Catalogue) table.Table {
	columns := append(claimColumns(),
		table.Fill("lacks", table.KindText, 34, func(m report.Claim) table.Cell { return table.Text(c.List(m.Lacks)) }),
		table.Fill("complete until", table.KindDate, 12, func(m report.Claim) table.Cell {
			return table.Day(m.FileUntil)
		}),
		table.Fill("would change", table.KindText, 44, func(m report.Claim) table.Cell {
			return table.Text(changes(r, c, m))
		}),
		placeOfClaim())
	return table.Build("claims refused", c, all(&r.Claims.Refused), columns)
}

// all lists claims.
func all(list *report.Many[report.Claim]) []report.Claim {
	out := make([]report.Claim, 0, list.Len())
	for _, m := range list.All() {
		out = append(out, *m)
	}
	return out
}

func claimColumns() []table.Filled[report.Claim] {
	return []table.Filled[report.Claim]{
		table.Fill("claim", table.KindText, 12, func(m report.Claim) table.Cell { return table.Linked(m.ID, m.ID) }),
		table.Fill("party", table.KindParty, 13, func(m report.Claim) table.Cell { return table.Party(m.Party) }),
		table.Fill("from", table.KindDateTime, 17, func(m report.Claim) table.Cell { return table.Moment(m.From) }),
		table.Fill("to", table.KindDateTime, 17, func(m report.Claim) table.Cell { return table.Moment(m.To) }),
		table.Fill("time", table.KindDuration, 11, func(m report.Claim) table.Cell { return table.Known(m.Seconds) }),
		table.Fill("cases", table.KindText, 16, func(m report.Claim) table.Cell {
			return table.Text(strings.Join(m.Of, ", "))
		}),
		table.Fill("reason", table.KindText, 30, func(m report.Claim) table.Cell { return table.Text(m.Reason) }),
		table.Fill("reference", table.KindText, 14, func(m report.Claim) table.Cell { return table.Text(m.Reference) }),
	}
}

func placeOfClaim() table.Filled[report.Claim] {
	return table.Fill("row", table.KindRows, 20, func(m report.Claim) table.Cell {
		if m.Row == "" {
			return table.Positions(nil)
		}
		return table.Positions([]string{m.Row})
	})
}

// changes says what accepting a claim would have done to each objective, in score and in money.
func changes(r *report.Report, c *words.Catalogue, m report.Claim) string {
	var list []string
	for _, change := range m.Changes {
		o := table.Find(r, change.Objective)
		if o == nil {
			continue
		}
		list = append(list, Changed(r, o, c, change))
	}
	return c.Clauses(list)
}

// Changed says one change of an objective in words.
func Changed(r *report.Report, o *report.Objective, c *words.Catalogue, change report.Change) string {
	value := table.Valued(o, change.Value, o.TargetValue).Print(c)
	verdict := table.Verdict(change.Verdict, false).Print(c)
	return c.T("claim.change", o.Name, value, verdict, c.Money(change.Payable, r.Currency))
}
