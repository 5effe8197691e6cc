package report_test

import (
	"testing"

	catalogues "github.com/slareport/slareport/loaders/words"
	"github.com/slareport/slareport/report"
)

// What could not be read is said in the language of the page that says it, whatever that of the report is.
func TestWhatCouldNotBeReadIsSaidInTheLanguageOfThePage(t *testing.T) {
	bounds := func(worst, between string) report.Provisional {
		return report.Provisional{
			Key: "source-unread", Source: "register", Records: "outages",
			Best: report.Bound{Payable: "0.00"}, Worst: report.Bound{Payable: worst}, Between: between,
		}
	}
	several, endless := bounds("100.00", "100.00"), bounds("", "")
	several.Source, several.Records = "claims", "claims"
	rows := bounds("100.00", "100.00")
	rows.Key, rows.Count = "rows-rejected", 2
	open := []report.Objective{{ID: "up", Name: "Uptime", Verdict: report.Unclear}}
	for _, c := range []struct {
		locale  string
		missing []report.Provisional
		verdict report.Verdict
		want    string
	}{
		{"en-GB", []report.Provisional{bounds("100.00", "100.00")}, report.Unclear,
			"The source register (outages) could not be read. The verdict on Uptime depends on this. The service credit due " +
				"is between €0.00 and €100.00."},
		{"de-DE", []report.Provisional{bounds("100.00", "100.00")}, report.Unclear,
			"Die Quelle register (Ausfälle) konnte nicht gelesen werden. Das Ergebnis zu Uptime hängt davon ab. Die fällige " +
				"Gutschrift liegt zwischen 0,00\u00a0€ und 100,00\u00a0€."},
		{"en-GB", []report.Provisional{bounds("100.00", "100.00"), several, rows}, report.Unclear,
			"The sources register (outages) and claims (claims) could not be read. 2 rows of the source register (outages) " +
				"could not be read. " +
				"The verdict on Uptime depends on this. The service credit due is between €0.00 and €100.00."},
		{"en-GB", []report.Provisional{endless}, report.Missed,
			"The source register (outages) could not be read. The verdicts are the same in the best and in the worst case. " +
				"The service credit due is at least €0.00; nothing bounds it upwards."},
		{"en-GB", []report.Provisional{bounds("0.00", "0.00")}, report.Met,
			"The source register (outages) could not be read. The verdicts are the same in the best and in the worst case."},
	} {
		words, err := catalogues.Load(c.locale)
		if err != nil {
			t.Fatal(err)
		}
		open[0].Verdict = c.verdict
		r := report.Report{
			Currency: "EUR", Objectives: open, Standing: &report.Standing{Missing: c.missing, Objectives: []string{"up"}},
		}
		if got := r.StandingIn(words); got != c.want {
			t.Errorf("%s\nwant\n%s", got, c.want)
		}
		if r.Standing = nil; r.StandingIn(words) != "" {
			t.Error("everything was read")
		}
	}
}
