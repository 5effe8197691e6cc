package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// Three hours down in June miss 99.9 % of the quarter. 10 % of what was invoiced from April to June is due: of
// 4,000.00, 4,180.55 and an invoice that is missing it is 818.06 at least. What limits the year to a part of its fees
// rests on all invoices of it. Nothing hangs on an invoice where the target was met, or where the credit is an amount.
//
// Decides: invoice-missing.
func TestAMissingInvoiceLeavesTheCreditOpen(t *testing.T) {
	outage := rows("outages", "id,service,from,to", "O1,wan,2026-06-07 10:00,2026-06-07 13:00")
	const may, all = "2026-05: 4000.00, 2026-06: 4180.55", "2026-04: 4200.00, 2026-05: 4000.00, 2026-06: 4180.55"
	for name, c := range map[string]struct {
		invoices, how, more, payable, least string // least is "" where nothing is open
		target                              string
		told                                []string // months without an invoice
	}{
		"a quarter": {
			may, "period: quarter, credit: {of: wan, bands: {below 99.9%: 10%}}", "", "818.06", "818.06", "99.9%",
			[]string{"2026-04"},
		},
		"all are there": {
			all, "period: quarter, credit: {of: wan, bands: {below 99.9%: 10%}}", "", "1238.06", "", "99.9%", nil,
		},
		"the target was met": {
			may, "period: quarter, credit: {of: wan, bands: {below 99%: 10%}}", "", "0.00", "", "99%", []string{"2026-04"},
		},
		"a month": {"2026-05: 4000.00", "credit: {of: wan, bands: {below 99.9%: 10%}}", "", "0.00", "0.00", "99.9%",
			[]string{"2026-06"}},
		"an amount": {"2026-05: 4000.00", "credit: {bands: {below 99.9%: 100.00}}", "", "100.00", "", "99.9%", nil},
		"a limit of the year": {may, "credit: {of: wan, bands: {below 99.9%: 10%}}", "credits: {cap: {year: 3%}}\n",
			"418.06", "418.06", "99.9%", []string{"2026-04"}},
		"a limit of the month": {
			"2026-05: 4000.00", "credit: {bands: {below 99.9%: 100.00}}", "credits: {cap: {month: 3%}}\n", "0.00", "0.00",
			"99.9%", []string{"2026-06"},
		},
	} {
		terms := "effective: {from: 2026-04-01}\nfees: {wan: {invoices: {" + c.invoices + "}}}\n" + c.more +
			"objectives: [{id: o, service: wan, availability: {from: outages}, target: " + c.target + ", " + c.how +
			"}]"
		r := trial{terms: terms, rows: outage, period: "2026-06"}.report(t)
		least := ""
		if r.Standing != nil {
			least = r.Standing.Missing[0].Best.Payable
			if !strings.Contains(r.Standing.Text, "nothing bounds it upwards") || r.Standing.Missing[0].Between != "" {
				t.Errorf("%s: %s", name, r.Standing.Text)
			}
		}
		var told []string
		for _, month := range []string{"2026-04", "2026-05", "2026-06"} {
			if slices.ContainsFunc(r.Findings, func(f report.Finding) bool {
				return strings.Contains(f.Text, "no invoice for "+month)
			}) {
				told = append(told, month)
			}
		}
		if r.Credits.Payable != c.payable || least != c.least || !slices.Equal(told, c.told) {
			t.Errorf("%s: %s payable, at least %q, told %v", name, r.Credits.Payable, least, told)
		}
	}
}
