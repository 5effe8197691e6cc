package score_test

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/score"
	"github.com/slareport/slareport/report/timeline"
)

// Decides: words-that-match-nothing, words-without-rows.
func TestWordsThatNoRowHasAreTold(t *testing.T) {
	rows := func() *evidence.Evidence {
		return &evidence.Evidence{Tickets: []evidence.Ticket{
			{ID: "1", Client: evidence.T("A"), Priority: evidence.T("3 - Moderate"), State: evidence.T("Awaiting User Info"), Service: evidence.T("desk")},
			{ID: "2", Client: evidence.T("A"), Priority: evidence.T("3 - Moderate"), State: evidence.T("Closed"), Service: evidence.T("desk")},
			{ID: "3", Client: evidence.T("B"), Priority: evidence.T("P9"), State: evidence.T("Theirs")},
		}}
	}
	within := func(key, match string) *timeliness.Terms {
		return &timeliness.Terms{Within: []timeliness.Within{{Key: key, Match: match}}}
	}
	for name, c := range map[string]struct {
		a    agreement.Agreement
		want string
	}{
		"a state typed wrong": {
			agreement.Agreement{Fault: agreement.Fault{States: map[string]party.Party{"awaiting user infos": party.Customer}}},
			`the agreement names the state "awaiting user infos", which no row has; there are "Awaiting User Info", "Closed" (did you mean "Awaiting User Info"?)`,
		},
		"a state in another case":      {agreement.Agreement{Fault: agreement.Fault{States: map[string]party.Party{"awaiting user info": party.Customer}}}, ""},
		"a cause where no row has any": {agreement.Agreement{Fault: agreement.Fault{Causes: map[string]party.Party{"power": party.Customer}}}, ""},
		"a priority": {
			agreement.Agreement{Objectives: []agreement.Objective{{ID: "o", Name: "Resolved", Terms: within("priority", "P3")}}},
			"the agreement names the priority \"P3\", which no row has; there are \"3 - Moderate\"\n" +
				`Resolved: there is no target for the priority "3 - Moderate", which rows have ×2`,
		},
		"a priority as exported": {agreement.Agreement{Objectives: []agreement.Objective{{ID: "o", Terms: within("priority", "3 - moderate")}}}, ""},
		"a service": {
			agreement.Agreement{Objectives: []agreement.Objective{{ID: "o", Service: "desks", Terms: &count.Terms{Of: "tickets"}}}},
			`the agreement names the service "desks", which no row has; there are "desk" (did you mean "desk"?)`,
		},
		"a filter": {
			agreement.Agreement{Objectives: []agreement.Objective{{ID: "o", Terms: &count.Terms{Of: "tickets", Where: `state == "Close"`}}}},
			`the agreement names the state "Close", which no row has; there are "Awaiting User Info", "Closed" (did you mean "Closed"?)`,
		},
	} {
		views, _ := evidence.Split(rows(), [][]string{{"A"}, {"B"}})
		var got []string
		for _, f := range report.FindingsIn(wordsOf(t, "en-GB"), score.NamesNothing(&c.a, views[0], timeline.MaxInstant)) {
			text := f.Text
			if f.Hint != "" {
				text += " (" + f.Hint + ")"
			}
			if f.Count > 1 {
				text += " ×2"
			}
			got = append(got, text)
		}
		if all := strings.Join(got, "\n"); all != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, all, c.want)
		}
	}
}
