package evidence

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/slareport/slareport/report/timeline"
)

func TestABlankTextIsTheEmptyString(t *testing.T) {
	if T("") != (Text{}) || T("").String() != "" || !T("").Empty() || (Text{}).String() != "" {
		t.Error("the empty string is not blank")
	}
	if a, b := T("P1"), T("P"+string([]byte("1"))); a != b || a.Empty() || a.String() != "P1" || a == T("p1") {
		t.Errorf("%v and %v", a, b)
	}
}

func TestThousandsOfTextsStayThemselves(t *testing.T) {
	var all []Text
	for i := range 5000 {
		all = append(all, T(fmt.Sprint("text ", i)))
	}
	for i, x := range all {
		if want := fmt.Sprint("text ", i); x.String() != want || x != T(want) || x.Empty() || i > 0 && x == all[i-1] {
			t.Fatalf("%d is %q", i, x)
		}
	}
}

func TestAnAbsentFigureIsNoFigure(t *testing.T) {
	if NoFixed.Known() || !Fixed(0).Known() || !Fixed(-1).Known() || NoFixed >= Fixed(-1<<62) {
		t.Error("an absent figure is taken for one")
	}
	if One != 1_000_000 || NoFixed != -1<<63 {
		t.Errorf("one is %d, none %d", One, NoFixed)
	}
}

// Decides: record-position.
func TestARowIsNamedByFileAndSheet(t *testing.T) {
	e := &Evidence{Origins: []Origin{{File: "data/x.csv"}, {File: "data/x.xlsx", Sheet: "Incidents"}}}
	for p, want := range map[Pos]string{
		{0, 12}: "data/x.csv:12", {1, 12}: "data/x.xlsx:Incidents!12", {1, 4294967295}: "data/x.xlsx:Incidents!4294967295",
		{2, 12}: "", {9, 1}: "",
	} {
		if got := e.Where(p); got != want {
			t.Errorf("%v: %q, want %q", p, got, want)
		}
	}
}

// records has a record of each type for a client, and a time in each that may be the oldest.
func records(client string, at timeline.Instant) *Evidence {
	c := T(client)
	return &Evidence{
		Tickets: []Ticket{{Client: c, Opened: at}}, Outages: []Outage{{Client: c, From: at + 1}},
		Claims:  []Claim{{Client: c, From: at - 10}},
		Surveys: []Survey{{Client: c, At: at + 2}}, Tallies: []Tally{{Client: c, From: at + 3}},
		Obligations: []Obligation{{Client: c, Due: at - 10}},
	}
}

// counts tells how many records of each type a client has.
func counts(v *View) [6]int {
	return [6]int{len(v.Tickets), len(v.Outages), len(v.Claims), len(v.Surveys), len(v.Tallies), len(v.Obligations)}
}

func TestARecordBelongsToTheClientThatItNames(t *testing.T) {
	names := [][]string{{"Acme Retail", "ACME", "acme "}, {"Globex", "acme retail"}, {"Initech"}}
	for client, want := range map[string][3]int{
		"acme retail": {1, 1, 0}, // two clients may share a name
		" ACME ":      {1, 0, 0}, "Globex": {0, 1, 0}, "INITECH": {0, 0, 1}, "": {1, 1, 1}, "Acme": {1, 0, 0},
		"Umbrella": {0, 0, 0},
	} {
		views, unknown := Split(records(client, 0), names)
		for i, v := range views {
			n := want[i]
			if got := counts(v); got != [6]int{n, n, n, n, n, n} {
				t.Errorf("%q, client %d: %v, want %d of each", client, i, got, n)
			}
		}
		if known := want != [3]int{}; known != (len(unknown) == 0) || !known && unknown[client] != 6 {
			t.Errorf("%q: unknown %v", client, unknown)
		}
	}
}

func TestSamplesApartTheOldestRecordBeginsTheData(t *testing.T) {
	all := records("Acme", 1000)
	for _, c := range []struct {
		change func()
		want   timeline.Instant
	}{
		{func() {}, 1000}, // claims and obligations may be about what was before the data
		{func() { all.Outages[0].From = 900 }, 900},
		{func() { all.Surveys[0].At = 800 }, 800},
		{func() { all.Tallies[0].From = 700 }, 700},
		{func() { all.Tickets[0].Opened = timeline.NoInstant }, 700},
		{func() { all.Tickets = append(all.Tickets, Ticket{Opened: 600}, Ticket{Opened: 650}) }, 600},
		{func() { *all = Evidence{} }, timeline.NoInstant},
	} {
		c.change()
		views, _ := Split(all, [][]string{{"Nobody"}})
		if got := views[0].Oldest; got != c.want {
			t.Errorf("%d, want %d", got, c.want)
		}
	}
}

func TestEventsGoToTheirTicketInOrderOfTime(t *testing.T) {
	event := func(ticket string, at, recorded timeline.Instant, what Change, from, to, actor string) Event {
		return Event{Ticket: ticket, At: at, Recorded: recorded, What: what, From: T(from), To: T(to), Actor: T(actor)}
	}
	inOrder := []Event{ // each differs from the next in one thing more than those before
		event("B", 1, 9, ChangeOwner, "z", "z", "z"),
		event("B", 2, 1, ChangeOwner, "z", "z", "z"),
		event("B", 2, 2, ChangeState, "z", "z", "z"),
		event("B", 2, 2, ChangePriority, "a", "z", "z"),
		event("B", 2, 2, ChangePriority, "b", "a", "z"),
		event("B", 2, 2, ChangePriority, "b", "b", "a"),
		event("B", 2, 2, ChangePriority, "b", "b", "b"),
	}
	others := []Event{event("A", 5, 0, ChangeState, "", "", ""), event("gone", 1, 0, ChangeState, "", "", ""),
		event("C", 0, 0, ChangeState, "", "", "")}
	for seed := range uint64(20) {
		all := &Evidence{
			Tickets: []Ticket{{ID: "A"}, {ID: "B"}, {ID: "C"}, {ID: "quiet"}}, Events: slices.Concat(inOrder, others),
		}
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(all.Events),
			func(i, j int) { all.Events[i], all.Events[j] = all.Events[j], all.Events[i] })
		views, _ := Split(all, [][]string{{"Acme"}})
		v := views[0]
		var got []Event
		for _, i := range v.EventsOf(1) {
			got = append(got, all.Events[i])
		}
		if !slices.Equal(got, inOrder) {
			t.Fatalf("%v", got)
		}
		for i, want := range []int{1, len(inOrder), 1, 0} {
			list := v.EventsOf(int32(i))
			if len(list) != want ||
				slices.ContainsFunc(list, func(k int32) bool { return all.Events[k].Ticket != all.Tickets[i].ID }) {
				t.Fatalf("ticket %s has %v", all.Tickets[i].ID, list)
			}
		}
	}
	views, _ := Split(&Evidence{Tickets: []Ticket{{ID: "A"}}}, [][]string{{"Acme"}})
	if v := views[0]; len(v.EventsOf(0)) != 0 {
		t.Error("there are events where none were loaded")
	}
}

// ordered checks that a list of records, each to come before the next, is put in that order from any other.
func ordered[R any](t *testing.T, inOrder []R, put func(*Evidence, []R), indexes func(*View) []int32) {
	t.Helper()
	for seed := range uint64(20) {
		list, all := slices.Clone(inOrder), &Evidence{}
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		put(all, list)
		views, _ := Split(all, [][]string{{"Acme"}})
		var got []R
		for _, i := range indexes(views[0]) {
			got = append(got, list[i])
		}
		if !reflect.DeepEqual(got, inOrder) {
			t.Errorf("%+v", got)
			return
		}
	}
}

// The order of the rows in the files changes nothing: records stand by time, then by what tells them apart.
func TestRecordsStandInCanonicalOrder(t *testing.T) {
	ordered(t, []Ticket{
		{Opened: 1, ID: "z", Resolved: 9, Closed: 9}, {Opened: 2, ID: "a", Resolved: 9, Closed: 9},
		{Opened: 2, ID: "b", Resolved: 1, Closed: 9},
		{Opened: 2, ID: "b", Resolved: 2, Closed: 1}, {Opened: 2, ID: "b", Resolved: 2, Closed: 2},
	}, func(e *Evidence, l []Ticket) { e.Tickets = l }, func(v *View) []int32 { return v.Tickets })
	ordered(t, []Outage{
		{From: 1, To: 9}, {From: 2, To: 1, ID: "z"}, {From: 2, To: 2, ID: "a", Service: T("z")},
		{From: 2, To: 2, ID: "b", Service: T("a"), Site: T("z")},
		{From: 2, To: 2, ID: "b", Service: T("b"), Site: T("a"), Cause: T("z")},
		{From: 2, To: 2, ID: "b", Service: T("b"), Site: T("b"), Cause: T("a"), Title: T("z")},
		{From: 2, To: 2, ID: "b", Service: T("b"), Site: T("b"), Cause: T("b"), Title: T("a")},
		{From: 2, To: 2, ID: "b", Service: T("b"), Site: T("b"), Cause: T("b"), Title: T("b")},
	}, func(e *Evidence, l []Outage) { e.Outages = l }, func(v *View) []int32 { return v.Outages })
	ordered(t, []Claim{
		{From: 1, To: 9}, {From: 2, To: 1, ID: "z"}, {From: 2, To: 2, ID: "a", IDs: []string{"z"}},
		{From: 2, To: 2, ID: "b", IDs: []string{"a"}, Party: T("z")},
		{From: 2, To: 2, ID: "b", IDs: []string{"b"}, Party: T("a"), Reference: "z"},
		{From: 2, To: 2, ID: "b", IDs: []string{"b"}, Party: T("b"), Reference: "a", Reason: "z"},
		{From: 2, To: 2, ID: "b", IDs: []string{"b"}, Party: T("b"), Reference: "b", Reason: "a"},
		{From: 2, To: 2, ID: "b", IDs: []string{"b"}, Party: T("b"), Reference: "b", Reason: "b"},
	}, func(e *Evidence, l []Claim) { e.Claims = l }, func(v *View) []int32 { return v.Claims })
	ordered(t, []Survey{
		{At: 1, Ticket: "z", Score: 9}, {At: 2, Ticket: "a", Score: 9}, {At: 2, Ticket: "b", Score: 1, Requester: T("z")},
		{At: 2, Ticket: "b", Score: 2, Requester: T("a")}, {At: 2, Ticket: "b", Score: 2, Requester: T("b")},
	}, func(e *Evidence, l []Survey) { e.Surveys = l }, func(v *View) []int32 { return v.Surveys })
	ordered(t, []Tally{
		{From: 1, To: 9}, {From: 2, To: 1, Objective: T("z")}, {From: 2, To: 2, Objective: T("a"), Good: 9},
		{From: 2, To: 2, Objective: T("b"), Good: 1, Total: 9},
		{From: 2, To: 2, Objective: T("b"), Good: 2, Total: 1}, {From: 2, To: 2, Objective: T("b"), Good: 2, Total: 2},
	}, func(e *Evidence, l []Tally) { e.Tallies = l }, func(v *View) []int32 { return v.Tallies })
	ordered(t, []Obligation{
		{Due: 1, Provided: 9}, {Due: 2, Provided: 1, ID: T("z")}, {Due: 2, Provided: 2, ID: T("a"), What: "z"},
		{Due: 2, Provided: 2, ID: T("b"), What: "a"}, {Due: 2, Provided: 2, ID: T("b"), What: "b"},
	}, func(e *Evidence, l []Obligation) { e.Obligations = l }, func(v *View) []int32 { return v.Obligations })
}
