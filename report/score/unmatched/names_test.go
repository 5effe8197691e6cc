package unmatched_test

import (
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	catalogues "github.com/slareport/slareport/loaders/words"
	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/unmatched"
	"github.com/slareport/slareport/report/timeline"
)

// Decides: words-that-match-nothing, words-without-rows.
func TestWordsThatNoRowHasAreTold(t *testing.T) {
	rows := func() *evidence.Evidence {
		return &evidence.Evidence{Tickets: []evidence.Ticket{
			{
				ID: "1", Client: texttest.T("A"), Priority: texttest.T("3 - Moderate"), State: texttest.T("Awaiting User Info"),
				Service: texttest.T("desk"),
			},
			{
				ID: "2", Client: texttest.T("A"), Priority: texttest.T("3 - Moderate"), State: texttest.T("Closed"),
				Service: texttest.T("desk"),
			},
			{ID: "3", Client: texttest.T("B"), Priority: texttest.T("P9"), State: texttest.T("Theirs")},
		}, Outages: []evidence.Outage{
			{
				ID: "4", Client: texttest.T("A"), Service: texttest.T("wan"), Site: texttest.T("Kiel"),
				Severity: texttest.T("high"), Provider: texttest.T("Telco"),
			},
		}, Events: []evidence.Event{
			{
				Ticket: "1", Client: texttest.T("A"), What: evidence.ChangeState, From: texttest.T("New"),
				To: texttest.T("Awaiting User Info"),
			},
			{
				Ticket: "2", Client: texttest.T("A"), What: evidence.ChangePriority, From: texttest.T("P1"),
				To: texttest.T("3 - Moderate"),
			},
		}}
	}
	english, err := catalogues.Load("en-GB")
	if err != nil {
		t.Fatal(err)
	}
	within := func(key, match string) *timeliness.Terms {
		return &timeliness.Terms{Within: []targets.Within{{Key: key, Match: match}}}
	}
	for name, c := range map[string]struct {
		a    agreement.Agreement
		want string
	}{
		"a state typed wrong": {
			agreement.Agreement{Fault: agreement.Fault{States: map[string]party.Party{"awaiting user infos": party.Customer}}},
			`the agreement names the state "awaiting user infos", which no row has; ` +
				`there are "Awaiting User Info", "Closed", "New" (did you mean "Awaiting User Info"?)`,
		},
		"a state in another case": {
			agreement.Agreement{
				Fault: agreement.Fault{States: map[string]party.Party{"awaiting user info": party.Customer}},
			}, "",
		},
		"a cause where no row has any": {
			agreement.Agreement{Fault: agreement.Fault{Causes: map[string]party.Party{"power": party.Customer}}}, "",
		},
		"a priority": {
			agreement.Agreement{Objectives: []agreement.Objective{{ID: "o", Name: "Resolved", Terms: within("priority", "P3")}}},
			"the agreement names the priority \"P3\", which no row has; there are \"3 - Moderate\", \"P1\" (did you mean " +
				"\"P1\"?)\n" +
				`Resolved: there is no target for the priority "3 - Moderate", which rows have ×2`,
		},
		"a priority that a ticket once had": {
			agreement.Agreement{Objectives: []agreement.Objective{{ID: "o", Terms: &timeliness.Terms{Within: []targets.Within{
				{Key: "priority", Match: "P1"}, {Key: "priority", Match: "3 - moderate"}}}}}}, "",
		},
		"a filter on a field that no row has": {
			agreement.Agreement{
				Objectives: []agreement.Objective{{ID: "o", Terms: &count.Terms{Of: "tickets", Where: `tier == "gold"`}}},
			},
			`the agreement asks for the tier "gold", and no row has any tier (say under columns which header is tier, or ` +
				`under set what it always is)`,
		},
		"a filter without any row": {
			agreement.Agreement{
				Objectives: []agreement.Objective{{ID: "o", Terms: &count.Terms{Of: "surveys", Where: `service == "desk"`}}},
			}, "",
		},
		"a priority as exported": {
			agreement.Agreement{Objectives: []agreement.Objective{{ID: "o", Terms: within("priority", "3 - moderate")}}}, "",
		},
		"a service": {
			agreement.Agreement{
				Objectives: []agreement.Objective{{ID: "o", Service: "desks", Terms: &count.Terms{Of: "tickets"}}},
			},
			`the agreement names the service "desks", which no row has; there are "desk" (did you mean "desk"?)`,
		},
		"a filter": {
			agreement.Agreement{
				Objectives: []agreement.Objective{{ID: "o", Terms: &count.Terms{Of: "tickets", Where: `state == "Close"`}}},
			},
			`the agreement names the state "Close", which no row has; ` +
				`there are "Awaiting User Info", "Closed" (did you mean "Closed"?)`,
		},
		"a state of the history alone": {
			agreement.Agreement{Fault: agreement.Fault{States: map[string]party.Party{"new": party.Customer}}}, "",
		},
		"a service that depends": {
			agreement.Agreement{Fault: agreement.Fault{Dependencies: []agreement.Dependency{{Service: "wann", On: "wan"}}}},
			`the agreement names the service "wann", which no row has; there are "desk", "wan" (did you mean "wan"?)`,
		},
		"a service that is depended on": {
			agreement.Agreement{Fault: agreement.Fault{Dependencies: []agreement.Dependency{{Service: "WAN", On: "carrier"}}}},
			`the agreement names the service "carrier", which no row has; there are "wan"`,
		},
		"a provider": {
			agreement.Agreement{
				Objectives: []agreement.Objective{{ID: "o", Terms: &count.Terms{Of: "outages", Where: `provider == "Telko"`}}},
			},
			`the agreement names the provider "Telko", which no row has; there are "Telco" (did you mean "Telco"?)`,
		},
		"a site": {
			agreement.Agreement{
				Objectives: []agreement.Objective{{ID: "o", Terms: &availability.Terms{Sites: []string{"kiel", "Bonn"}}}},
			},
			`the agreement names the site "Bonn", which no row has; there are "Kiel"`,
		},
		"what is good": {
			agreement.Agreement{
				Objectives: []agreement.Objective{{ID: "o", Terms: &share.Terms{Of: "tickets", Good: `state == "Close"`}}},
			},
			`the agreement names the state "Close", which no row has; ` +
				`there are "Awaiting User Info", "Closed" (did you mean "Closed"?)`,
		},
		"a change that stops the clock": {
			agreement.Agreement{Objectives: []agreement.Objective{{ID: "o", Terms: &timeliness.Terms{
				Of: "tickets", Event: `what == "state" and to == "Done"`,
			}}}},
			`the agreement names the state "Done", which no row has; there are "3 - Moderate", "Awaiting User Info"`,
		},
		"a major incident": {
			agreement.Agreement{Major: agreement.Major{Outages: `severity == "higher"`}},
			`the agreement names the severity "higher", which no row has; there are "high" (did you mean "high"?)`,
		},
		"a major incident by default": {agreement.Agreement{Major: agreement.DefaultMajor()}, ""},
		"work": {
			agreement.Agreement{
				Workload: []agreement.Workload{{Service: "deks", Of: "tickets", Where: `priority == "3 - Moderate"`}},
			},
			`the agreement names the service "deks", which no row has; there are "desk" (did you mean "desk"?)`,
		},
	} {
		views, _ := evidence.Split(rows(), [][]string{{"A"}, {"B"}})
		found := unmatched.Names(assess.Input{Agreement: &c.a, Evidence: views[0], AsOf: timeline.MaxInstant})
		var got []string
		for _, f := range report.FindingsIn(english, found) {
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

func TestWordsOfSamplesAreComparedWithAllReadings(t *testing.T) {
	all := &evidence.Evidence{}
	views, _ := evidence.Split(all, [][]string{{"A"}, {"B"}})
	pass := sampling.NewPass(&sampling.Plan{AsOf: timeline.NoInstant}) // nobody asks for any series
	series := []evidence.Series{
		{Client: texttest.T("A"), Service: texttest.T("WAN 1"), Site: texttest.T("Kiel")},
		{Client: texttest.T("B"), Service: texttest.T("lan")},
	}
	pass.Worker().Add(&evidence.Batch{Series: series, Samples: []evidence.Sample{{At: 1}, {At: 2, Series: 1}}})
	set, _ := pass.Finish()
	for service, want := range map[string]string{
		"wan 1": "", "wan1": `the agreement names the service "wan1", which no row has; there are "WAN 1"`,
	} {
		a := agreement.Agreement{
			Objectives: []agreement.Objective{{ID: "o", Service: service, Terms: &availability.Terms{Samples: true}}},
		}
		in := assess.Input{Agreement: &a, Evidence: views[0], Samples: set, AsOf: timeline.MaxInstant}
		var got []string
		for _, f := range unmatched.Names(in) {
			got = append(got, wordstest.English(f.Message))
		}
		if text := strings.Join(got, "\n"); text != want {
			t.Errorf("%s: %s, want %s", service, text, want)
		}
	}
}

// Decides: words-at-stake, words-depended-on.
func TestWordsOfObjectivesThatPaySayWhatIsAtStake(t *testing.T) {
	all := &evidence.Evidence{
		Tickets: []evidence.Ticket{{ID: "1", Client: texttest.T("A"), Priority: texttest.T("3"), State: texttest.T("Open")}},
	}
	views, _ := evidence.Split(all, [][]string{{"A"}})
	target := []agreement.Dated[agreement.Target]{
		{From: timeline.NoInstant, Value: agreement.Target{Value: big.NewRat(90, 1), Unit: "%"}},
	}
	paid := &agreement.Credit{Of: "desk", Bands: []agreement.Band{{Edge: big.NewRat(90, 1), Rate: big.NewRat(10, 1)}}}
	a := agreement.Agreement{
		Currency: "EUR", Zone: time.UTC, Fees: []agreement.Fee{{Service: "desk", Amounts: []agreement.Dated[decimal.Decimal]{
			{From: timeline.NoInstant, Value: decimal.NewFromInt(1000)},
		}}},
		Period: agreement.PeriodRule{Kind: calendar.Month, StartDay: 1},
		Objectives: []agreement.Objective{{ID: "o", Name: "Fix", Targets: target, Credit: paid, Terms: &timeliness.Terms{
			Of: "tickets", Within: []targets.Within{{Key: "priority", Match: "P3"}},
		}}},
	}
	said := func(credit *agreement.Credit, p calendar.Period) string {
		a.Objectives[0].Credit = credit
		var got []string
		for _, f := range unmatched.Names(
			assess.Input{Agreement: &a, Evidence: views[0], AsOf: timeline.MaxInstant, Period: p},
		) {
			got = append(got, f.Severity+": "+wordstest.English(f.Message))
		}
		return strings.Join(got, "\n")
	}
	month := a.Cycle().Of(timeline.Instant(0))
	const bare = `warning: the agreement names the priority "P3", which no row has; there are "3"` + "\n" +
		`warning: Fix: there is no target for the priority "3", which rows have`
	const money = "; a miss of the objective pays €100.00 at most in a period"
	if got, want := said(paid, month), strings.ReplaceAll(bare, "\n", money+"\n")+money; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if got := said(nil, month); got != bare {
		t.Errorf("without a credit: %s", got)
	}
	if got := said(paid, calendar.Period{}); got != bare {
		t.Errorf("without a period: %s", got)
	}
	a.Fault.Dependencies = []agreement.Dependency{{Service: "wan", On: "carrier"}}
	all.Outages = []evidence.Outage{{ID: "2", Client: texttest.T("A"), Service: texttest.T("wan")}}
	views, _ = evidence.Split(all, [][]string{{"A"}})
	if got, want := said(nil, month),
		`note: the agreement names the service "carrier", which no row has; there are "wan"`; !strings.Contains(got, want) {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
