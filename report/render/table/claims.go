package table

import (
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// ClaimsAccepted lists the claims that count.
func ClaimsAccepted(r *report.Report, c *words.Catalogue) Table {
	return build("claims accepted", c, r.Claims.Accepted, append(claimColumns(), placeOfClaim()))
}

// ClaimsRefused lists the claims that do not count, what each lacks, and what accepting it would have changed.
func ClaimsRefused(r *report.Report, c *words.Catalogue) Table {
	columns := append(claimColumns(),
		column[report.Claim]{"lacks", KindText, 34, func(m report.Claim) Cell { return Text(c.List(m.Lacks)) }},
		column[report.Claim]{"complete until", KindDate, 12, func(m report.Claim) Cell { return Day(m.FileUntil) }},
		column[report.Claim]{"would change", KindText, 44, func(m report.Claim) Cell { return Text(changes(r, c, m)) }},
		placeOfClaim())
	return build("claims refused", c, r.Claims.Refused, columns)
}

func claimColumns() []column[report.Claim] {
	return []column[report.Claim]{
		{"claim", KindText, 12, func(m report.Claim) Cell { return Cell{Kind: KindText, Raw: m.ID, Of: m.ID} }},
		{"party", KindParty, 13, func(m report.Claim) Cell { return Party(m.Party) }},
		{"from", KindDateTime, 17, func(m report.Claim) Cell { return Moment(m.From) }},
		{"to", KindDateTime, 17, func(m report.Claim) Cell { return Moment(m.To) }},
		{"time", KindDuration, 11, func(m report.Claim) Cell { return known(m.Seconds) }},
		{"cases", KindText, 16, func(m report.Claim) Cell { return Text(strings.Join(m.Of, ", ")) }},
		{"reason", KindText, 30, func(m report.Claim) Cell { return Text(m.Reason) }},
		{"reference", KindText, 14, func(m report.Claim) Cell { return Text(m.Reference) }},
	}
}

func placeOfClaim() column[report.Claim] {
	return column[report.Claim]{"row", KindRows, 20, func(m report.Claim) Cell {
		if m.Row == "" {
			return Positions(nil)
		}
		return Positions([]string{m.Row})
	}}
}

// changes says what accepting a claim would have done to each objective, in score and in money.
func changes(r *report.Report, c *words.Catalogue, m report.Claim) string {
	var list []string
	for _, change := range m.Changes {
		o := Find(r, change.Objective)
		if o == nil {
			continue
		}
		list = append(list, Changed(r, o, c, change))
	}
	return c.Clauses(list)
}

// Changed says one change of an objective in words.
func Changed(r *report.Report, o *report.Objective, c *words.Catalogue, change report.Change) string {
	value := Valued(o, change.Value, o.TargetValue).Print(c)
	return c.T("claim.change", o.Name, value, Verdict(change.Verdict, false).Print(c), c.Money(change.Payable, r.Currency))
}
