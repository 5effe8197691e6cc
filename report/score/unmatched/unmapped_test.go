package unmatched_test

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/unmatched"
	"github.com/slareport/slareport/report/timeline"
)

// Decides: words-mapped-to-nothing, unmapped-causes, unmapped-states.
func TestStatesAndCausesOfNoPartyAreOneNote(t *testing.T) {
	x := texttest.T
	all := &evidence.Evidence{
		Tickets: []evidence.Ticket{
			{ID: "1", State: x("New"), Cause: x("cable")}, {ID: "2", State: x("On Hold"), Cause: x("cable")},
			{ID: "3", State: x("Awaiting Vendor"), Cause: x("power"), Fault: x("third party")},
			{ID: "4", State: x("Awaiting Caller")},
			{ID: "5", State: x("Awaiting Caller"), Cause: x("own change")},
		},
		Outages: []evidence.Outage{{ID: "6", Cause: x("Cable")}},
	}
	views, _ := evidence.Split(all, [][]string{{"A"}})
	states := func(more ...string) map[string]party.Party {
		m := map[string]party.Party{"awaiting caller": party.Customer}
		for _, s := range more {
			m[s] = party.Provider
		}
		return m
	}
	excuses := []party.Party{party.Customer}
	const hint = " (give them a party in states under fault where anybody but the provider answers for them)"
	for name, c := range map[string]struct {
		fault agreement.Fault
		want  string
	}{
		"only waiting is mapped": {
			agreement.Fault{Excuses: excuses, States: states()},
			`note 2 of a.yaml:1: the agreement gives these values of state to no party: "Awaiting Vendor" (1), "On Hold" ` +
				`(1)` + hint,
		},
		"the provider's are mapped too": {
			agreement.Fault{Excuses: excuses, States: states("on hold")},
			`note 2 of a.yaml:1: the agreement gives these values of state to no party: "Awaiting Vendor" (1), "New" (1)` + hint,
		},
		"all that wait are mapped": {
			agreement.Fault{Excuses: excuses, States: map[string]party.Party{
				"awaiting caller": party.Customer, "awaiting vendor": party.ThirdParty, "on hold": party.Customer,
			}}, "",
		},
		"causes": {
			agreement.Fault{Excuses: excuses, Causes: map[string]party.Party{"own change": party.Provider}},
			`note 3 of a.yaml:1: the agreement gives these values of cause to no party: "Cable" (3)` +
				strings.Replace(hint, "states", "causes", 1),
		},
		"nobody is excused": {agreement.Fault{States: states(), Causes: map[string]party.Party{"own change": party.Provider}},
			""},
		"nothing is mapped": {agreement.Fault{Excuses: excuses}, ""},
	} {
		a := &agreement.Agreement{Fault: c.fault, Place: agreement.Place{File: "a.yaml", Line: 1}}
		var got []string
		for _, f := range unmatched.Unmapped(assess.Input{Agreement: a, Evidence: views[0], AsOf: timeline.MaxInstant}) {
			got = append(got, f.Severity+" "+string(rune('0'+f.Count))+" of "+f.File+":"+string(rune('0'+f.Row))+": "+
				wordstest.English(f.Message)+" ("+wordstest.English(f.Hint)+")")
		}
		if text := strings.Join(got, "\n"); text != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, text, c.want)
		}
	}
}
