package merge

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/loaders/records/duplicates"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/recordtypes"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/lookup"
	"github.com/slareport/slareport/report/timeline"
)

// Some exports have one row per update, and every row repeats the whole ticket as it was then. A source reads
// such a log when it makes both tickets and ticket events of its rows, and no column says what changed or what it
// was before. The rows of one id, in order of the event's time and then of the file, make
//
//   - one ticket: opened is the earliest opened there is (the earliest row where none is), responded the earliest
//     response; changed is the latest row; every other field has its latest value that is not blank. Its place is
//     the latest row;
//   - a state event for the first state and for every row whose state differs from the one before: the state is
//     the event's to, or the ticket's state where to has no column;
//   - a priority and an owner event for every row whose priority or assignee differs from the one before. The
//     first one is none: nothing changed.
//
// A blank cell is no change. Rows that are equal in every column are duplicates, unless another one stands between
// them.

// assembleLogs turns the snapshots of a source into tickets and events, each in order of place. It gives the rows
// that say nothing new, and the first rows of tickets that never say when they were opened.
//
// Rule §2 (event-log): An event log gives tickets and their changes.
func assembleLogs(h *recordset.Set, jobs int, r *Rules) (out []duplicates.Dropped, openedByFirst []Row) {
	if len(h.Snapshots) == 0 {
		return nil, nil
	}
	equal := whole(r, func(s *recordset.Snapshot) *evidence.Pos { return &s.Event.Pos })
	back := r.changedBackIn(h.Snapshots, equal, jobs)
	same := equal.Same
	equal.Same = func(a, b *recordset.Snapshot) bool { return back[a.Event.Pos] == back[b.Event.Pos] && same(a, b) }
	hash := equal.Hash
	equal.Hash = func(s *recordset.Snapshot) uint64 { return lookup.Mix(hash(s), uint64(back[s.Event.Pos])) }
	equal.Owner = func(s *recordset.Snapshot) owners.Owner { return r.owners.Of(s.Ticket.Client) }
	rows, out := duplicates.Remove(h.Snapshots, equal, jobs)
	h.Snapshots = nil
	for _, log := range r.logsOf(rows) {
		slices.SortStableFunc(log, func(i, j int32) int { return cmp.Compare(rows[i].Event.At, rows[j].Event.At) })
		ticket := ticketOf(rows, log)
		if first := &rows[log[0]].Event; !ticket.Opened.Known() {
			ticket.Opened = first.At
			openedByFirst = append(openedByFirst, Row{first.Pos, r.owners.Of(ticket.Client)})
		}
		h.Tickets = append(h.Tickets, ticket)
		h.Events = append(h.Events, changesOf(rows, log, &ticket)...)
	}
	slices.SortStableFunc(h.Tickets, func(a, b evidence.Ticket) int { return evidence.ComparePos(a.Pos, b.Pos) })
	slices.SortStableFunc(h.Events, func(a, b evidence.Event) int { return evidence.ComparePos(a.Pos, b.Pos) })
	return out, openedByFirst
}

// logsOf are the rows of each ticket.
func (r *Rules) logsOf(rows []recordset.Snapshot) (logs [][]int32) {
	ids := duplicates.GroupBy(len(rows), func(i int32) uint64 { return lookup.Text(rows[i].Ticket.ID) },
		func(i, j int32) bool { return rows[i].Ticket.ID == rows[j].Ticket.ID })
	for g := range ids.Count() {
		logs = append(logs, r.byClient(rows, ids.Of(g))...)
	}
	return logs
}

// byClient parts the rows of an id where rows of different clients have it. Rows that name no client are of the one
// that the others name.
func (r *Rules) byClient(rows []recordset.Snapshot, log []int32) [][]int32 {
	first := rows[log[0]].Ticket.Client
	if !slices.ContainsFunc(log, func(i int32) bool { return rows[i].Ticket.Client != first }) {
		return [][]int32{log}
	}
	parts, names := map[string][]int32{}, []string{}
	for _, i := range log {
		name := r.client.Of(rows[i].Ticket.Client).Name
		if parts[name] == nil {
			names = append(names, name)
		}
		parts[name] = append(parts[name], i)
	}
	if len(names) == 1 || len(names) == 2 && slices.Contains(names, "") {
		return [][]int32{log}
	}
	var out [][]int32
	for _, name := range names {
		out = append(out, parts[name])
	}
	return out
}

// ticketOf is the ticket that a log's rows, in order of time, tell of.
func ticketOf(rows []recordset.Snapshot, log []int32) evidence.Ticket {
	all := rows[log[0]].Ticket
	first := all
	for _, i := range log[1:] {
		next := &rows[i].Ticket
		recordtypes.UpdateTicket(&all, next)
		all.Days |= next.Days
		if next.Reopened >= 0 {
			all.Reopened = next.Reopened
		}
		first.Opened = earlier(first.Opened, next.Opened)
		first.Responded = earlier(first.Responded, next.Responded)
	}
	last := &rows[log[len(log)-1]].Event
	all.Opened, all.Responded = first.Opened, first.Responded
	all.Changed, all.Pos = last.At, last.Pos
	return all
}

func earlier(a, b timeline.Instant) timeline.Instant {
	if !a.Known() || b.Known() && b < a {
		return b
	}
	return a
}

// changesOf is what changed from row to row of a ticket's log.
func changesOf(rows []recordset.Snapshot, log []int32, ticket *evidence.Ticket) []evidence.Event {
	var events []evidence.Event
	var state, priority, owner evidence.Text
	for _, i := range log {
		row := &rows[i]
		change := func(what evidence.Change, was *evidence.Text, is evidence.Text, first bool) {
			if is.Empty() || is == *was {
				return
			}
			if !was.Empty() || first {
				e := row.Event
				e.Ticket, e.Client, e.What, e.From, e.To = row.Ticket.ID, ticket.Client, what, *was, is
				events = append(events, e)
			}
			*was = is
		}
		now := row.Event.To
		if now.Empty() {
			now = row.Ticket.State
		}
		change(evidence.ChangeState, &state, now, true)
		change(evidence.ChangePriority, &priority, row.Ticket.Priority, false)
		change(evidence.ChangeOwner, &owner, row.Ticket.Assignee, false)
	}
	return events
}
