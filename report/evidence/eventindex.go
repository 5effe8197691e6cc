package evidence

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/slareport/slareport/report/evidence/lookup"
)

// eventIndex lists the events of every ticket in order of time: those of ticket i are
// order[start[i]:start[i+1]].
type eventIndex struct {
	start []int32
	order []int32
}

// EventsOf lists the events of a ticket, an index into All.Tickets, in order of time.
func (v *View) EventsOf(ticket int32) []int32 {
	return v.events.order[v.events.start[ticket]:v.events.start[ticket+1]]
}

// fill groups the events by ticket without a slice for each: exports hold millions of them. same tells whether two
// names are of one client.
func (x *eventIndex) fill(all *Evidence, same func(a, b Text) bool) {
	x.start = make([]int32, len(all.Tickets)+1)
	if len(all.Events) == 0 {
		return
	}
	find := finder(all, same)
	owner := make([]int32, len(all.Events))
	for i := range all.Events {
		t := find(&all.Events[i])
		owner[i] = t
		if t < 0 {
			continue // its ticket is in no source
		}
		x.start[t+1]++
	}
	for i := 1; i < len(x.start); i++ {
		x.start[i] += x.start[i-1]
	}
	x.order = make([]int32, x.start[len(all.Tickets)])
	next := slices.Clone(x.start)
	for i, t := range owner {
		if t >= 0 {
			x.order[next[t]] = int32(i)
			next[t]++
		}
	}
	for t := range all.Tickets {
		if list := x.order[x.start[t]:x.start[t+1]]; len(list) > 1 {
			slices.SortFunc(list, func(i, j int32) int { return compareEvents(&all.Events[i], &all.Events[j]) })
		}
	}
}

// finder gives the index of the ticket of an event, negative for none; of several of one client with one id the last.
// An event that names no client has the ticket with its id, unless tickets of different clients have it: then nothing
// tells whose it is. Events often come ticket by ticket, in the order of the tickets, so the ticket of the event before
// and the one after that are tried first, unless some id stands for several.
//
// Convention client (event-of-shared-id): Where two clients have a ticket with one id, an event belongs to the ticket
// of the client that it names; one that names none goes to neither. So it is where the row of one of the tickets was
// filtered or rejected.
func finder(all *Evidence, same func(a, b Text) bool) func(*Event) int32 {
	tickets := all.Tickets
	table, before, last := lookup.New(len(tickets)), map[int32]int32{}, int32(-1)
	equal := func(i, j int32) bool { return tickets[i].ID == tickets[j].ID }
	for i := range int32(len(tickets)) {
		hash := lookup.Text(tickets[i].ID)
		if first, met := table.Find(hash, i, equal); met {
			table.Replace(hash, first, i)
			before[i] = first
		}
	}
	folded := sync.OnceValue(func() map[uint64]int32 { return byFoldedID(tickets) })
	find := func(id string) int32 {
		for t := max(last, 0); len(before) == 0 && t <= last+1 && int(t) < len(tickets); t++ {
			if tickets[t].ID == id {
				last = t
				return t
			}
		}
		_, found := table.Look(lookup.Text(id), func(i int32) bool { return tickets[i].ID == id })
		if found < 0 {
			if near, met := folded()[FoldHash(id)]; met && near >= 0 && Same(tickets[near].ID, id) {
				found = near
			}
		}
		if found >= 0 {
			last = found
		}
		return found
	}
	shared := map[int32]bool{} // tickets of which the ids are those of other clients' tickets that were not loaded
	for i := range all.Passed {
		p := &all.Passed[i]
		if t := find(p.ID); t >= 0 && !p.Outage && (p.Anyone || !same(p.Client, tickets[t].Client)) {
			shared[t] = true
		}
	}
	return func(e *Event) int32 {
		t := find(e.Ticket)
		if t >= 0 && e.Client.Empty() && shared[t] {
			return -1
		}
		if t < 0 || e.Client == tickets[t].Client && !e.Client.Empty() {
			return t
		}
		for other, several := before[t]; several; other, several = before[other] {
			if e.Client.Empty() && !same(tickets[t].Client, tickets[other].Client) {
				return -1
			}
			if !e.Client.Empty() && !same(tickets[t].Client, e.Client) {
				t = other
			}
		}
		if e.Client.Empty() || same(tickets[t].Client, e.Client) {
			return t
		}
		return -1
	}
}

// byFoldedID lists tickets by the hash of the folded id, negative where tickets have ids that differ in case alone.
//
// Convention client (id-case): Two tickets of which the ids differ only in case are two tickets. A reference goes to
// the one that is spelled alike, else to the only one that is the same without regard to case.
func byFoldedID(tickets []Ticket) map[uint64]int32 {
	by := make(map[uint64]int32, len(tickets))
	for i := range tickets {
		hash := FoldHash(tickets[i].ID)
		if other, met := by[hash]; met && (other < 0 || tickets[other].ID != tickets[i].ID) {
			by[hash] = -1
			continue
		}
		by[hash] = int32(i)
	}
	return by
}

// compareEvents looks beyond the time only where it must: there are millions of events. Of one instant those of one
// file stay in its order.
func compareEvents(a, b *Event) int {
	if a.At != b.At {
		return cmp.Compare(a.At, b.At)
	}
	return cmp.Or(cmp.Compare(a.Recorded, b.Recorded), ComparePos(a.Pos, b.Pos), cmp.Compare(a.What, b.What),
		strings.Compare(
			a.From.String(), b.From.String(),
		), strings.Compare(a.To.String(), b.To.String()), strings.Compare(a.Actor.String(), b.Actor.String()))
}
