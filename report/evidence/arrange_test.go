package evidence

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Records in another order are those that stood where from says.
func TestReorder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOf(rapid.Int()).Draw(t, "list")
		from := rapid.Permutation(upTo(len(list))).Draw(t, "from")
		var want []int
		for _, i := range from {
			want = append(want, list[i])
		}
		if reorder(list, slices.Clone(from)); !slices.Equal(list, want) {
			t.Fatalf("%v, want %v", list, want)
		}
	})
}

// After a split the tickets of a client stand beside each other by opening, those of nobody last, and the events in the
// order of their tickets, those without one last.
func TestSplitPutsTogetherWhatIsOfOneClient(t *testing.T) {
	all := &Evidence{
		Tickets: []Ticket{
			{ID: "b2", Client: T("Bolt"), Opened: 5}, {ID: "n", Client: T("Nobody"), Opened: 1},
			{ID: "a2", Client: T("Acme"), Opened: 4}, {ID: "b1", Client: T("Bolt"), Opened: 2},
			{ID: "a1", Client: T("Acme"), Opened: 3},
		},
		Events: []Event{
			{Ticket: "b1", At: 9}, {Ticket: "none", At: 1}, {Ticket: "a2", At: 7}, {Ticket: "b1", At: 8},
			{Ticket: "n", At: 2}, {Ticket: "a1", At: 6},
		},
	}
	views, _ := Split(all, twoClients)
	var tickets, events []string
	for i := range all.Tickets {
		tickets = append(tickets, all.Tickets[i].ID)
	}
	for i := range all.Events {
		events = append(events, all.Events[i].Ticket+string(rune('0'+all.Events[i].At)))
	}
	if want := []string{"a1", "a2", "b1", "b2", "n"}; !slices.Equal(tickets, want) {
		t.Errorf("tickets %v, want %v", tickets, want)
	}
	if want := []string{"a16", "a27", "b18", "b19", "n2", "none1"}; !slices.Equal(events, want) {
		t.Errorf("events %v, want %v", events, want)
	}
	for i, want := range [][]int32{{0, 1}, {2, 3}} {
		if got := views[i].Tickets; !slices.Equal(got, want) {
			t.Errorf("client %d has the tickets %v, want %v", i, got, want)
		}
	}
	for ticket, want := range [][]int32{{0}, {1}, {2, 3}, {}, {4}} {
		if got := views[0].EventsOf(int32(ticket)); !slices.Equal(got, want) {
			t.Errorf("ticket %d has the events %v, want %v", ticket, got, want)
		}
	}
}
