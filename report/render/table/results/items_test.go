package results_test

import (
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/table/results"
)

// Of many items a reader of documents gets a row in every table; the workbook has one for each.
func TestManyItemsAreOneRowOfEveryTable(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	item := func(name string, v report.Verdict, pays string) report.Objective {
		return report.Objective{
			ID: "up/" + name, Name: "Up: " + name, Group: "up", Item: name, Verdict: v, ValueUnit: "%", TargetValue: "99",
			Credit:       report.Credit{Payable: pays},
			Undetermined: &report.Undetermined{CreditOnProvider: pays, CreditOnOthers: "0.00"},
		}
	}
	r := &report.Report{
		Currency: "EUR",
		Groups:   []report.Group{{ID: "up", Name: "Up", Items: 3, Payable: "3.00", Worst: "up/B", Verdict: report.Missed}},
		Objectives: []report.Objective{item("A", report.Met, "0.00"), item("B", report.Missed, "2.00"),
			item("C", report.Missed, "1.00")},
		Outlook:   []report.Outlook{{Objective: "up/A"}},
		WatchList: []report.Watch{{Objective: "up/A", Distance: 2}, {Objective: "up/B", Distance: 1}, {Objective: "up/C"}},
	}
	for name, got := range map[string][2]int{
		"scorecard": {len(results.Scorecard(r, c).Rows), 1}, "every objective": {len(results.EveryObjective(r, c).Rows), 3},
		"items": {len(results.Items(r, &r.Groups[0], c).Rows), 2}, "undetermined": {len(results.Undetermined(r, c).Rows), 1},
		"every undetermined": {len(results.EveryUndetermined(r, c).Rows), 3}, "outlook": {len(results.Outlook(r, c).Rows), 0},
		"watch list": {len(results.WatchList(r, c).Rows), 2},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: %d rows, want %d", name, got[0], got[1])
		}
	}
	u := results.Undetermined(r, c)
	if got := u.Rows[0][u.Index("between")].Raw; got != "3.00" {
		t.Errorf("%s lie between both outcomes, want 3.00", got)
	}
	card := results.Scorecard(r, c)
	if got := card.Rows[0][0].Print(c); got != "Up: 3 items" || card.Note == "" {
		t.Errorf("the line is called %q, and the note says %q", got, card.Note)
	}
}
