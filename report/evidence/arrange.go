package evidence

import "sync"

// arrange puts the tickets of each client beside each other, in canonical order, and the events of each ticket in order
// of time: whoever goes through the tickets of a client then reads memory from front to back, which is several times as
// fast as to look for each of a million. Nothing but the places of the records changes.
func arrange(all *Evidence, views []*View, events *eventIndex) {
	from := make([]int32, 0, len(all.Tickets)) // by new place, the old one
	to := make([]int32, len(all.Tickets))      // by old place, the new one + 1
	put := func(t int32) {
		if to[t] == 0 {
			from = append(from, t)
			to[t] = int32(len(from))
		}
	}
	for _, v := range views {
		for _, t := range v.Tickets {
			put(t)
		}
	}
	for t := range int32(len(to)) { // of clients that nobody knows
		put(t)
	}
	for _, v := range views {
		for k, t := range v.Tickets {
			v.Tickets[k] = to[t] - 1
		}
	}
	eventsFrom := events.arrange(len(all.Events), from)
	var moving sync.WaitGroup
	moving.Go(func() { reorder(all.Tickets, from) })
	moving.Go(func() { reorder(all.Events, eventsFrom) })
	moving.Wait()
}

// arrange lists the events of every ticket one after the other, as the tickets will stand, and gives the old place of
// each event by its new one. Those without a ticket come last.
func (x *eventIndex) arrange(events int, tickets []int32) (from []int32) {
	start := make([]int32, 0, len(x.start))
	from = make([]int32, 0, events)
	owned := make([]bool, events)
	for _, t := range tickets {
		start = append(start, int32(len(from)))
		for _, e := range x.order[x.start[t]:x.start[t+1]] {
			from, owned[e] = append(from, e), true
		}
	}
	x.start, x.order = append(start, int32(len(from))), upTo(len(from))
	for e := range int32(events) {
		if !owned[e] {
			from = append(from, e)
		}
	}
	return from
}

// reorder puts records in place into another order: from gives the old place of each by its new one, and is used up.
func reorder[R any](list []R, from []int32) {
	for i := range from {
		if from[i] == int32(i) {
			continue
		}
		first, at := list[i], int32(i)
		for from[at] != int32(i) {
			next := from[at]
			list[at], from[at] = list[next], at
			at = next
		}
		list[at], from[at] = first, at
	}
}
