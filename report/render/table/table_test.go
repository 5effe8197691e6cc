package table_test

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/cases"
	"github.com/slareport/slareport/report/render/table/claims"
	"github.com/slareport/slareport/report/render/table/evidence"
	"github.com/slareport/slareport/report/render/table/money"
	"github.com/slareport/slareport/report/render/table/results"
	"github.com/slareport/slareport/report/render/table/terms"
	"github.com/slareport/slareport/report/words"
)

// every builder on one report.
func every(r *report.Report, c *words.Catalogue) []table.Table {
	list := []table.Table{
		results.Scorecard(r, c), claims.Accepted(r, c), claims.Refused(r, c), money.CreditedSteps(r, c),
		money.CreditLimits(r, c), money.Fees(r, c), evidence.Sources(r, c), evidence.Reasons(r, c), evidence.Digests(r, c),
		evidence.Findings(r, c), evidence.Integrity(r, c), evidence.Lint(r, c), terms.Calendars(r, c),
		results.Undetermined(r, c), terms.Rules(r, c), terms.Glossary(c),
		terms.Facts(r, c), results.Verdicts(r, c), results.Changes(r, c), results.Dues(r, c), money.Limits(r, c),
		results.Highlights(r, c), money.CreditFall(r, c),
	}
	for i := range r.Objectives {
		o := &r.Objectives[i]
		list = append(list, results.Scores(r, o, c), cases.Misses(o, o.Misses.First(1000), c), money.CreditOf(r, o, c),
			results.Waterfall(o, c), results.Trend(r, o, c), terms.Plan(o, c), results.Asides(o, c))
	}
	return list
}

func TestEveryTableHasACellForEachColumnAndEveryWord(t *testing.T) {
	for _, locale := range []string{"en-GB", "de-DE", "fr-FR"} {
		r, c := fixture.Report(t, locale), fixture.Words(t, locale)
		for _, tab := range every(r, c) {
			checkWhole(t, tab, c)
		}
		for _, tab := range every(&report.Report{Objectives: []report.Objective{{}}}, c) {
			checkWhole(t, tab, c)
		}
	}
}

func checkWhole(t *testing.T, tab table.Table, c *words.Catalogue) {
	t.Helper()
	all := tab.Rows
	if tab.Total != nil {
		all = append(all[:len(all):len(all)], tab.Total)
	}
	for _, row := range all {
		if len(row) != len(tab.Columns) {
			t.Fatalf("%s: %d cells for %d columns", tab.ID, len(row), len(tab.Columns))
		}
		for i, x := range row {
			if text := x.Print(c); lacksWord(text) {
				t.Errorf("%s.%s: %q has a word that the catalogue lacks", tab.ID, tab.Columns[i].Key, text)
			}
		}
	}
	for _, col := range tab.Columns {
		if lacksWord(col.Head) || col.Width <= 0 {
			t.Errorf("%s.%s: head %q, width %v", tab.ID, col.Key, col.Head, col.Width)
		}
	}
	if lacksWord(tab.Title + tab.Note) {
		t.Errorf("%s: title %q, note %q", tab.ID, tab.Title, tab.Note)
	}
}

// lacksWord finds the brackets that a catalogue puts around a key it does not know.
func lacksWord(text string) bool {
	_, rest, found := strings.Cut(text, "[")
	return found && strings.Contains(rest, "]") && strings.Contains(rest, ".")
}
