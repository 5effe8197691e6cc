package site_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
)

// portfolioOf makes clients of the sample report, with as many objectives each, in three currencies. Their verdicts
// go round, so that every kind of field is on the page.
func portfolioOf(t testing.TB, clients, objectives int) []*report.Report {
	t.Helper()
	sample := fixture.Report(t, "en-GB")
	var all []*report.Report
	for i := range clients {
		r := *sample
		r.Client, r.Slug = fmt.Sprintf("Client %04d of Somewhere GmbH", i), fmt.Sprintf("client-%04d-of-somewhere-gmbh", i)
		r.Contacts.AccountManager = fmt.Sprintf("manager%02d@meridian.example", i%40)
		r.Currency = []string{"EUR", "GBP", "CHF"}[i%3]
		r.Objectives = slices.Clone(sample.Objectives)
		for n := len(r.Objectives); n < objectives; n++ {
			o := sample.Objectives[n%len(sample.Objectives)]
			o.ID, o.Name = fmt.Sprintf("%s-%d", o.ID, n), o.Name+" at the second site"
			r.Objectives = append(r.Objectives, o)
		}
		for k := range r.Objectives {
			r.Objectives[k].Verdict = report.Verdicts()[(i+k)%5]
			r.Objectives[k].BelowMinimum = r.Objectives[k].Verdict == report.Missed && (i+k)%10 == 0
		}
		all = append(all, &r)
	}
	return all
}

// TestThePageOverAThousandClientsStaysSmall holds the page over 1,000 clients with 12 objectives and 13 periods
// each, all of them readable without a script, to 3 MB.
func TestThePageOverAThousandClientsStaysSmall(t *testing.T) {
	page := portfolio(t, portfolioOf(t, 1000, 12)...)["index.html"]
	if len(page) >= 3_000_000 {
		t.Errorf("%d bytes", len(page))
	}
	if n := len(page); n < 1_000_000 {
		t.Errorf("%d bytes: clients are missing", n)
	}
}
