package table_test

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// every builder on one report.
func every(r *report.Report, c *words.Catalogue) []table.Table {
	list := []table.Table{
		table.Scorecard(r, c), table.ClaimsAccepted(r, c), table.ClaimsRefused(r, c), table.CreditedSteps(r, c),
		table.CreditLimits(r, c), table.Fees(r, c), table.Attribution(r, c), table.Sources(r, c), table.Reasons(r, c), table.Digests(r, c),
		table.Findings(r, c), table.Integrity(r, c), table.Lint(r, c), table.Calendars(r, c), table.Undetermined(r, c), table.Rules(r, c), table.Glossary(c),
		table.Facts(r, c), table.Verdicts(r, c), table.Changes(r, c), table.Dues(r, c), table.Limits(r, c), table.Highlights(r, c), table.CreditFall(r, c),
	}
	for i := range r.Objectives {
		o := &r.Objectives[i]
		list = append(list, table.Scores(r, o, c), table.Misses(o, c), table.CreditOf(r, o, c),
			table.Waterfall(o, c), table.Trend(r, o, c), table.Plan(o, c), table.Asides(o, c))
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
