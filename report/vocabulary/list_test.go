package vocabulary_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/vocabulary"
)

// world is what two clients share: a desk, a register, probes.
func world() vocabulary.Data {
	t := texttest.T
	allowed := func(text string) []agreement.Dated[targets.Allowance] {
		return []agreement.Dated[targets.Allowance]{{Value: targets.Allowance{Text: text}}}
	}
	e := &evidence.Evidence{
		Origins: []evidence.Origin{{Source: "desk"}, {Source: "log"}, {Source: "register"}},
		Sources: []evidence.Source{{ID: "desk"}, {ID: "log"}, {ID: "register"}, {ID: "probes"}},
		Tickets: []evidence.Ticket{
			{ID: "1", Client: t("A"), Priority: t("P1"), State: t("Waiting"), Service: t("mail"), Urgency: t("u1")},
			{ID: "2", Client: t("a"), Priority: t("p1 "), State: t("Closed"), Service: t("mail"), Urgency: t("u1")},
			{ID: "3", Client: t("B"), Priority: t("P1"), State: t("Waiting"), Service: t("chat")},
			{ID: "4", Client: t("C"), Priority: t("P9"), Service: t("mail")},
			{ID: "5", Priority: t("P2"), Service: t("mail")},
		},
		Events: []evidence.Event{
			{
				Ticket: "1", Client: t("A"), What: evidence.ChangeState, From: t("New"), To: t("Waiting"),
				Pos: evidence.Pos{Origin: 1},
			},
			{
				Ticket: "1", Client: t("A"), What: evidence.ChangeState, From: t("Waiting"), To: t("waiting"),
				Pos: evidence.Pos{Origin: 1},
			},
			{
				Ticket: "1", Client: t("A"), What: evidence.ChangePriority, From: t("P2"), To: t("P1"),
				Pos: evidence.Pos{Origin: 1},
			},
		},
		Outages: []evidence.Outage{
			{ID: "o", Client: t("A"), Service: t("carrier"), Cause: t("digger"), Pos: evidence.Pos{Origin: 2}},
		},
		Claims: []evidence.Claim{{ID: "c", Client: t("A"), Party: t("vendor"), Pos: evidence.Pos{Origin: 2}}},
	}
	a := &agreement.Agreement{
		ID: "AA", Client: "A",
		Fault: agreement.Fault{
			States:       map[string]party.Party{"waiting": party.Customer},
			Causes:       map[string]party.Party{"digger": party.ThirdParty},
			Dependencies: []agreement.Dependency{{Service: "wan", On: "carrier", Party: party.ThirdParty}},
		},
		Objectives: []agreement.Objective{
			{ID: "fix", Service: "mail", Terms: &timeliness.Terms{Of: "tickets", Within: []targets.Within{
				{Key: "priority", Match: "P1", Allowances: allowed("4h")}, {Allowances: allowed("8h")},
			}}},
			{ID: "few", Terms: &count.Terms{Of: "tickets", Where: `urgency == "u1"`}},
		},
	}
	b := &agreement.Agreement{ID: "BB", Client: "B", Objectives: []agreement.Objective{
		{ID: "answer", Service: "chat", Terms: &timeliness.Terms{Of: "tickets", Within: []targets.Within{
			{Key: "priority", Match: "P3", Allowances: allowed("1h")},
		}}},
	}}
	views, _ := evidence.Split(e, [][]string{{"A"}, {"B"}})
	return vocabulary.Data{Evidence: e, Agreements: []*agreement.Agreement{a, b}, Views: views}
}

// text writes vocabularies as lines.
func text(list []vocabulary.Vocabulary) string {
	var lines []string
	for _, v := range list {
		for _, x := range v.Values {
			line := fmt.Sprintf("%s %s %s %q %d", v.Source, v.Records, v.Field, x.Value, x.Count)
			for _, m := range x.MapsTo {
				line += fmt.Sprintf(" %s:%s", m.Agreement, strings.Join(m.To, ","))
			}
			lines = append(lines, line)
		}
		if v.Further > 0 {
			lines = append(lines,
				fmt.Sprintf("%s %s %s %d further values in %d rows", v.Source, v.Records, v.Field, v.Further, v.FurtherRows))
		}
	}
	return strings.Join(lines, "\n")
}

// Decides: vocabularies, vocabulary-fields.
func TestValuesAreCountedBySourceWithWhatAgreementsMakeOfThem(t *testing.T) {
	want := `desk tickets client "A" 2 AA:AA
desk tickets client "B" 1 BB:BB
desk tickets client "C" 1
desk tickets service "mail" 4 AA:fix,few
desk tickets service "chat" 1 BB:answer
desk tickets priority "P1" 3 AA:fix 4h BB:
desk tickets priority "P2" 1
desk tickets priority "P9" 1
desk tickets state "Waiting" 2 AA:customer BB:
desk tickets state "Closed" 1 AA:
desk tickets urgency "u1" 2 AA:filter of few
log ticket-events client "A" 3 AA:AA
log ticket-events state "Waiting" 2 AA:customer
log ticket-events state "New" 1 AA:
log ticket-events priority "P1" 1 AA:fix 4h
log ticket-events priority "P2" 1 AA:fix 8h
register outages client "A" 1 AA:AA
register outages service "carrier" 1 AA:wan depends on it (third-party)
register outages cause "digger" 1 AA:third-party
register claims client "A" 1 AA:AA
register claims party "vendor" 1 AA:third-party`
	if got := text(vocabulary.List(world())); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestSamplesAreCountedByReadings(t *testing.T) {
	d := world()
	d.Evidence = &evidence.Evidence{Sources: []evidence.Source{{ID: "probes"}}}
	d.Views, _ = evidence.Split(d.Evidence, [][]string{{"A"}, {"B"}})
	d.Agreements[1].Objectives = []agreement.Objective{{ID: "up", Service: "WAN", Terms: &count.Terms{Of: "samples"}}}
	series := func(client, service string) evidence.Series {
		return evidence.Series{Client: texttest.T(client), Service: texttest.T(service)}
	}
	lan := func(k sampling.Key) bool { return k.Service == texttest.T("lan") }
	pass := sampling.NewPass(&sampling.Plan{
		Source: func(uint32) string { return "probes" }, Wants: []sampling.Want{{Match: lan}}, AsOf: timeline.NoInstant,
	})
	readings := []evidence.Sample{{At: 1}, {At: 2, Series: 1}, {At: 3, Series: 1}, {At: 4}, {At: 5}} // 3 of lan, 2 of wan
	pass.Worker().Add(
		&evidence.Batch{Series: []evidence.Series{series("B", "lan"), series("B", "wan")}, Samples: readings},
	)
	d.Samples, _ = pass.Finish()
	want := `probes samples client "B" 5 BB:BB
probes samples service "lan" 3 BB:
probes samples service "wan" 2 BB:up`
	if got := text(vocabulary.List(d)); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// Decides: vocabulary-tail.
func TestTheTailOfManyValuesIsCutWithItsCount(t *testing.T) {
	for n, want := range map[int]string{1000: "", 1001: "desk tickets site 1 further values in 1 rows"} {
		d := world()
		d.Evidence.Tickets = nil
		for i := range n {
			ticket := evidence.Ticket{Site: texttest.T(fmt.Sprintf("site %04d", i))}
			d.Evidence.Tickets = append(d.Evidence.Tickets, ticket, ticket)
		}
		d.Evidence.Tickets = d.Evidence.Tickets[:2*n-1] // the last one is the rarest
		d.Views, _ = evidence.Split(d.Evidence, [][]string{{"A"}, {"B"}})
		got := text(vocabulary.List(d))
		if !strings.Contains(got, want) || (want == "") == strings.Contains(got, "further") ||
			strings.Contains(got, "site 1000") {
			t.Errorf("%d values: %s", n, got[max(0, len(got)-300):])
		}
	}
}

// An objective whose plan names a source makes something of that source's values alone.
func TestAValueOfAnotherSourceIsNoneOfAnObjectives(t *testing.T) {
	for source, want := range map[string]int{"": 1, "desk": 1, "register": 0} {
		d := world()
		d.Agreements[0].Objectives[1].Plan.Source = source
		n := 0
		for _, v := range vocabulary.List(d) {
			for _, x := range v.Values {
				for _, m := range x.MapsTo {
					if v.Field == "urgency" && m.Agreement == "AA" {
						n = len(m.To)
					}
				}
			}
		}
		if n != want {
			t.Errorf("planned from %q, u1 maps to %d objectives, want %d", source, n, want)
		}
	}
}
