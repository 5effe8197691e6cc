package main

import (
	"slices"
	"time"

	"github.com/slareport/slareport/sample-data/generate/clock"
)

// ticket is one case as its system knows it. A zero time is a blank cell.
type ticket struct {
	id, client, service, provider string
	priority, channel, requester  string
	item, category, cause, fault  string
	state, group, title           string
	opened, responded             time.Time
	resolved, closed, changed     time.Time
	first                         bool // solved at the first contact, as the agent says
	reopened                      int
	cents                         int    // cost
	typed                         string // how somebody typed the time of opening, "" for as it was
	log                           []change
	example                       string // what to look at in this row, for the README
	logExample                    string // and in its history
}

// change is one entry of a ticket's history.
type change struct {
	at                    time.Time
	actor, what, from, to string
}

// stage is a part of a case's life: the state it was in, who was waited for, and the working time it took.
type stage struct {
	state string
	party string // "" is the provider
	work  time.Duration
	idle  time.Duration // time on the wall that no clock counts: from a resolution to its reopening
}

// ruling is what a timeliness objective makes of a case, reckoned from the stages it was made of.
type ruling struct {
	decided time.Time // when the outcome became certain
	end     time.Time
	bad     bool // the target was missed, whoever is at fault
	stays   bool // and it stays with the provider
	waited  map[string]time.Duration
}

// rule follows a case through its stages. The allowance is the one in force at the end.
func rule(h *clock.Hours, opened time.Time, stages []stage, allowance time.Duration) ruling {
	r := ruling{end: opened, waited: map[string]time.Duration{}}
	var own, total time.Duration
	var passed time.Time
	for _, s := range stages {
		if s.idle > 0 {
			r.end = r.end.Add(s.idle)
			continue
		}
		if s.party == "" {
			if passed.IsZero() && own+s.work > allowance {
				passed = h.After(r.end, allowance-own)
			}
			own += s.work
		} else {
			r.waited[s.party] += s.work
		}
		total += s.work
		r.end = h.After(r.end, s.work)
	}
	r.bad, r.stays = total > allowance, own > allowance
	r.decided = r.end
	if r.stays {
		r.decided = passed
	}
	return r
}

// live writes the stages into the ticket: its history, its times and its present state.
func (t *ticket) live(h *clock.Hours, stages []stage, agent string) {
	now, state := t.opened, "New"
	t.log = append(t.log, change{now, t.requester, "state", "", "New"})
	for i, s := range stages {
		if s.idle > 0 {
			now = now.Add(s.idle)
			t.reopened++
			continue
		}
		if s.state != state {
			t.log = append(t.log, change{now, agent, "state", state, s.state})
			state = s.state
		}
		now = h.After(now, s.work)
		if i+1 == len(stages) || stages[i+1].idle > 0 {
			t.log = append(t.log, change{now, agent, "state", state, "Resolved"})
			state = "Resolved"
		}
	}
	t.resolved = now
	t.state = state
}

// close closes a resolved ticket some days later, as the system does by itself.
func (t *ticket) close(after time.Duration) {
	t.closed = t.resolved.Add(after)
	t.log = append(t.log, change{t.closed, "system", "state", "Resolved", "Closed"})
	t.state = "Closed"
}

// known is the ticket as an export made at an instant shows it.
func (t ticket) known(when time.Time) ticket {
	for _, moment := range []*time.Time{&t.responded, &t.resolved, &t.closed} {
		if moment.After(when) {
			*moment = time.Time{}
		}
	}
	t.log = slices.Clone(t.log)
	slices.SortStableFunc(t.log, func(a, b change) int { return a.at.Compare(b.at) })
	t.log = slices.DeleteFunc(t.log, func(c change) bool { return c.at.After(when) })
	t.changed = t.opened
	if len(t.log) == 0 && !t.resolved.IsZero() {
		t.changed = t.resolved
	}
	t.reopened = 0
	for _, c := range t.log {
		t.changed = c.at
		if c.what == "state" {
			if c.from == "Resolved" && c.to != "Closed" {
				t.reopened++
			}
			t.state = c.to
		}
	}
	if t.resolved.IsZero() {
		t.cause = ""
	}
	return t
}

// byTime sorts tickets by when they were opened.
func byTime(list []*ticket) {
	slices.SortStableFunc(list, func(a, b *ticket) int { return a.opened.Compare(b.opened) })
}

// hm is a length in hours and minutes.
func hm(hours, minutes int) time.Duration {
	return time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
}

// part is so many per mille of a length, in whole seconds.
func part(of time.Duration, perMille int) time.Duration {
	return (of * time.Duration(perMille) / 1000).Truncate(time.Second)
}
