package evidence

import (
	"fmt"
	"slices"
	"testing"
)

var twoClients = [][]string{{"Acme", "Acme Retail"}, {"Bolt"}}

// Two clients have a ticket with one id. An event belongs to the ticket of the client that it names; one that names
// none goes to neither, since nothing tells whose it is.
//
// Decides: event-of-shared-id.
func TestEventsOfAnIDThatTwoClientsHave(t *testing.T) {
	all := &Evidence{
		Tickets: []Ticket{{ID: "7", Client: T("acme")}, {ID: "7", Client: T("Bolt")}, {ID: "8", Client: T("Bolt")},
			{ID: "9"}},
		Events: []Event{
			{Ticket: "7", Client: T("Acme Retail")}, {Ticket: "7", Client: T("bolt")}, {Ticket: "7"},
			{Ticket: "8"}, {Ticket: "8", Client: T("Acme")}, {Ticket: "8", Client: T("Nobody")}, {Ticket: "9"},
		},
	}
	views, _ := Split(all, twoClients)
	want := map[string]string{"7 acme": "[7 Acme Retail]", "7 Bolt": "[7 bolt]", "8 Bolt": "[8 ]", "9 ": "[9 ]"}
	for i, ticket := range all.Tickets {
		got := []string{}
		for _, e := range views[0].EventsOf(int32(i)) {
			got = append(got, all.Events[e].Ticket+" "+all.Events[e].Client.String())
		}
		if id := ticket.ID + " " + ticket.Client.String(); fmt.Sprint(got) != want[id] {
			t.Errorf("ticket %s has the events %s, want %s", id, got, want[id])
		}
	}
}

// A record that names cases and no client is of those whose cases they are. Cases that are in no data are nobody's, and
// where there is but one client, the client's.
//
// Decides: client-by-cases.
func TestRecordsWithoutAClientAreOfTheirCases(t *testing.T) {
	all := &Evidence{
		Tickets: []Ticket{{ID: "A-1", Client: T("Acme")}, {ID: "B-1", Client: T("Bolt")}, {ID: "7", Client: T("Acme")},
			{ID: "7", Client: T("Bolt")}, {ID: "X", Client: T("Nobody")}},
		Outages: []Outage{{ID: "A-O", Client: T("Acme")}},
		Claims: []Claim{
			{IDs: []string{"A-1"}}, {IDs: []string{"A-O", "B-1", "gone"}}, {IDs: []string{"gone"}}, {IDs: []string{"7"}},
			{IDs: []string{"X"}},
			{Services: []string{"wan"}}, {Client: T("Bolt"), IDs: []string{"A-1"}, Pos: Pos{Origin: 1}},
		},
		Origins:     []Origin{{Source: "one"}, {Source: "two"}},
		Surveys:     []Survey{{Ticket: "B-1"}, {Ticket: "gone"}, {}},
		Obligations: []Obligation{{Tickets: []string{"A-1"}}, {}},
	}
	views, _ := Split(all, twoClients)
	sorted := func(list []int32) []int32 { return slices.Sorted(slices.Values(list)) }
	for i, want := range []struct{ claims, surveys, obligations []int32 }{
		{[]int32{0, 1, 5}, []int32{2}, []int32{0, 1}},
		{[]int32{1, 5, 6}, []int32{0, 2}, []int32{1}},
	} {
		v := views[i]
		if !slices.Equal(sorted(v.Claims), want.claims) || !slices.Equal(sorted(v.Surveys), want.surveys) ||
			!slices.Equal(sorted(v.Obligations), want.obligations) {
			t.Errorf("client %d has claims %v, surveys %v, obligations %v, want %v", i, v.Claims, v.Surveys, v.Obligations, want)
		}
	}
	for i, want := range [][]string{{"A-O"}, {"B-1"}} {
		if got := views[i].CasesNamed(&all.Claims[1]); !slices.Equal(got, want) {
			t.Errorf("client %d reads of the cases %v, want %v", i, got, want)
		}
	}
	alone, _ := Split(all, twoClients[:1])
	if !slices.Equal(sorted(alone[0].Claims), []int32{0, 1, 2, 5}) ||
		!slices.Equal(sorted(alone[0].Surveys), []int32{1, 2}) {
		t.Errorf("alone: claims %v, surveys %v", alone[0].Claims, alone[0].Surveys)
	}
	if got := alone[0].CasesNamed(&all.Claims[2]); !slices.Equal(got, []string{"gone"}) {
		t.Errorf("alone, the client reads of the cases %v", got)
	}
}

// Rows are counted by whoever has them in its evidence, and read by the one client whose they are.
//
// Decides: accounts-by-client.
func TestAudiences(t *testing.T) {
	views, _ := Split(&Evidence{}, [][]string{{"Acme", "both"}, {"Bolt", "both"}})
	for _, x := range []struct {
		of            Audience
		counts, reads [2]bool
	}{
		{Audience{}, [2]bool{}, [2]bool{}},
		{AudienceOfEverybody(), [2]bool{true, true}, [2]bool{}},
		{AudienceOf(" ACME "), [2]bool{true, false}, [2]bool{true, false}},
		{AudienceOf("Nobody"), [2]bool{}, [2]bool{}},
		{AudienceOfSeveral("Both"), [2]bool{true, true}, [2]bool{}},
	} {
		for i, v := range views {
			if v.Counts(x.of) != x.counts[i] || v.Reads(x.of) != x.reads[i] {
				t.Errorf("%+v, client %d: counts %v, reads %v", x.of, i, v.Counts(x.of), v.Reads(x.of))
			}
		}
	}
}
