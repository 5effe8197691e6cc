package evidence

import (
	"fmt"
	"slices"
	"testing"

	"github.com/slareport/slareport/report/timeline"
)

// Of rows without a client, those beside rows that name one are nobody's, and a gap of everybody; one alone in its
// source, one of another type in the same source, and one that names a case of a client are as before.
//
// Decides: client-blank-beside-named.
func TestRowsWithoutAClientBesideOthersAreNobodys(t *testing.T) {
	at := func(origin, row uint32) Pos { return Pos{Origin: origin, Row: row} }
	all := &Evidence{
		Origins: []Origin{{Source: "mixed", File: "m.csv"}, {Source: "shared", File: "s.csv"}},
		Tickets: []Ticket{
			{ID: "1", Client: T("A"), Pos: at(0, 2), Opened: 10},
			{ID: "2", Category: T("x"), Pos: at(0, 3), Opened: 20, Resolved: 30},
			{ID: "3", Pos: at(1, 2), Opened: 10},
		},
		Outages: []Outage{{ID: "o", Pos: at(0, 4), From: 10}},
		Claims: []Claim{
			{ID: "c", Client: T("A"), Pos: at(0, 5)}, {ID: "d", IDs: []string{"1"}, Pos: at(0, 6)},
			{ID: "e", Pos: at(0, 7), From: timeline.NoInstant, To: timeline.NoInstant},
			{ID: "f", IDs: []string{"2"}, Pos: at(0, 8)},
		},
	}
	for i := range all.Tickets {
		all.Tickets[i].Responded, all.Tickets[i].Closed = timeline.NoInstant, timeline.NoInstant
	}
	ticketsOf := func(v *View) (ids []string) {
		for _, i := range v.Tickets {
			ids = append(ids, v.All.Tickets[i].ID)
		}
		return ids
	}
	views, _ := Split(all, [][]string{{"A"}, {"B"}})
	for i, want := range []string{"[1 3] [0] [0 1]", "[3] [0] []"} {
		if got := fmt.Sprint(ticketsOf(views[i]), views[i].Outages, views[i].Claims); got != want {
			t.Errorf("client %d: %s, want %s", i, got, want)
		}
		for k := range all.Tickets {
			if got := views[i].HasTicket(&all.Tickets[k]); got != slices.Contains(views[i].Tickets, int32(k)) {
				t.Errorf("client %d has ticket %d: %t", i, k, got)
			}
		}
		want := "client-unknown tickets mixed map[category:x] [{1970-01-01T00:00:00.00002Z 1970-01-01T00:00:00.00003Z}] 0; " +
			"client-unknown claims mixed map[] [] 1; "
		got := ""
		for _, g := range views[i].Gaps() {
			got += fmt.Sprint(g.Cause, " ", g.Records, " ", g.Source, " ", g.Read, " ", g.At, " ", g.Undated, "; ")
		}
		if got != want {
			t.Errorf("client %d: %s, want %s", i, got, want)
		}
	}
	one, _ := Split(all, [][]string{{"A"}})
	if got := fmt.Sprint(ticketsOf(one[0]), len(one[0].Gaps())); got != "[1 3 2] 0" {
		t.Errorf("the only client: %s", got)
	}
}

// The cells of so many tickets are looked at one by one; of one more, whatever field and file they are of, only their
// number is known.
//
// Decides: unread-cells.
func TestOfVeryManyUnreadCellsOnlyTheNumberIsKnown(t *testing.T) {
	for _, c := range []struct{ resolved, closed, found int }{
		{mostFound - 1, 1, mostFound}, {mostFound, 1, 0}, {0, mostFound + 1, 0},
	} {
		all := &Evidence{Origins: []Origin{{Source: "t", File: "t.csv"}}}
		gaps := []Gap{{Field: "resolved"}, {Field: "closed"}}
		for i := range c.resolved + c.closed {
			g := &gaps[0]
			if i >= c.resolved {
				g = &gaps[1]
			}
			pos := Pos{Row: uint32(i + 2)}
			all.Tickets = append(all.Tickets, Ticket{Client: T("A"), Pos: pos, Opened: 10, Responded: timeline.NoInstant,
				Resolved: timeline.NoInstant, Closed: timeline.NoInstant})
			g.Rows, g.At = append(g.Rows, pos), append(g.At, timeline.Interval{From: 10, To: 10})
		}
		for _, g := range gaps {
			g.Records, g.Source, g.Cause = "tickets", "t", CellUnread
			all.Gaps = append(all.Gaps, g)
		}
		views, _ := Split(all, [][]string{{"A"}})
		found := 0
		for _, g := range views[0].Gaps() {
			found += len(g.Of)
		}
		if found != c.found {
			t.Errorf("%d and %d cells: %d found, want %d", c.resolved, c.closed, found, c.found)
		}
	}
}
