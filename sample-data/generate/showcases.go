package main

import (
	"time"

	"github.com/slareport/slareport/sample-data/generate/clock"
	"github.com/slareport/slareport/sample-data/generate/dice"
)

// plant adds the cases of the reported month that show one rule each. The README points at their rows.
func (b *brightwater) plant(d *dice.Dice) {
	h := brightwaterHours
	doing := func(w time.Duration) stage { return stage{state: "In Progress", work: w} }
	waiting := func(w time.Duration) stage { return stage{state: "Awaiting Caller", party: "customer", work: w} }
	plan := func(opened string, priority int, title string, stages ...stage) planned {
		p := planned{ticket: b.ticket(d, clock.At(opened)), level: priority, answered: 15 * time.Minute}
		p.channel, p.client, p.title, p.cause = "Self-service", brightwaterName, title, "Solved by change"
		p.allowance = allowanceOf(p.opened, priority)
		p.stages = append([]stage{{state: "New", work: p.answered}}, stages...)
		return p
	}

	excused := plan(
		"2026-10-06 08:10", 1, "Claims suite down for the motor team", doing(hm(1, 27)), waiting(hm(5, 40)), doing(hm(1, 50)),
	)
	excused.logExample = "9 h 12 min on the clock of 4 h, 5 h 40 min of it waiting for the customer: " +
		"3 h 32 min remain, excused"
	b.add(d, excused)

	partlyOurs := plan(
		"2026-10-13 09:00", 1, "No outgoing calls from the hotline", doing(hm(2, 7)), waiting(hm(5, 0)), doing(hm(1, 50)),
	)
	partlyOurs.logExample = "the same 9 h 12 min, but 5 h of waiting: 4 h 12 min remain, missed by the provider"
	partlyOurs.log = append(
		partlyOurs.log,
		change{partlyOurs.opened.Add(4 * time.Second), "system", "comments", "", "We have received your case."},
	)
	b.add(d, partlyOurs)

	both := plan(
		"2026-10-07 08:00",
		2,
		"Rating tables wrong after vendor patch",
		doing(hm(2, 45)),
		waiting(hm(5, 0)),
		doing(hm(2, 0)),
		stage{state: "Awaiting Vendor", party: "third-party", work: hm(3, 0)},
		doing(hm(2, 0)),
	)
	both.logExample = "7 h remain of 15 h: excused, 5/8 of the miss the customer's and 3/8 the vendor's"
	b.add(d, both)

	raised := plan("2026-10-14 08:00", 2, "Letters print without address", doing(hm(9, 45)))
	raised.log = append(
		raised.log, change{h.After(raised.opened, hm(6, 0)), "itil.agent", "priority", priorities[3], priorities[2]},
	)
	raised.logExample = "priority raised after 6 h of work: the elapsed time stays (carry), 10 h are more than 8 h"
	raised.calm = true
	b.add(d, raised)

	lowered := plan("2026-10-15 08:00", 3, "Archive search times out", doing(hm(9, 5)))
	lowered.log = append(
		lowered.log, change{h.After(lowered.opened, hm(7, 30)), "itil.agent", "priority", priorities[2], priorities[3]},
	)
	lowered.logExample = "priority lowered half an hour before the 8 h were over: met, but a check of integrity names it"
	b.add(d, lowered)

	reopened := plan(
		"2026-10-08 08:30", 2, "Shared mailbox empty for the legal team", doing(hm(1, 45)), stage{idle: 25 * time.Hour},
		doing(hm(3, 0)),
	)
	reopened.logExample = "resolved, reopened a day later: the time between is not counted (resume), 5 h in all"
	b.add(d, reopened)

	b.access = plan(
		"2026-10-20 09:00", 2, "Batch server needs new disk", doing(hm(2, 45)),
		stage{state: "In Progress", party: "customer", work: hm(4, 0)}, doing(hm(3, 0)),
	)
	b.access.example = "in progress all the time, but the customer owed access to the server room for 4 h: " +
		"excused by an obligation"
	b.add(d, b.access)

	theirs := plan(
		"2026-10-22 09:00", 2, "Single sign-on rejects everybody",
		stage{state: "In Progress", party: "customer", work: hm(9, 45)},
	)
	theirs.stages[0].party = "customer"
	theirs.cause = "Customer change"
	theirs.example = "resolution code Customer change: the whole case is the customer's by the agreement's causes"
	b.add(d, theirs)

	b.storm = plan(
		"2026-10-21 08:00", 1, "Branch Rostock offline",
		stage{state: "In Progress", party: "force-majeure", work: hm(10, 45)},
	)
	b.storm.stages[0].party = "force-majeure"
	b.storm.example = "11 h, but an accepted claim names this case: force majeure"
	b.add(d, b.storm)

	exact := plan("2026-10-27 10:00", 2, "Fax gateway rejects letters", doing(hm(7, 45)))
	exact.example = "exactly 8 h of working time: reaching the target is in time"
	b.add(d, exact)

	lines := plan("2026-10-28 11:20", 4, "Partner cannot log in\nsecond line: error 401, see screenshot", doing(hm(3, 0)))
	lines.example = "a line break inside a cell: the record begins at this line"
	b.add(d, lines)

	twice := plan("2026-10-25 02:30", 4, "Night batch stopped", doing(hm(1, 45)))
	twice.channel, twice.example = "Monitoring", "02:30 came twice that night: the earlier one is taken, with a finding"
	b.add(d, twice)

	old := plan(
		"2026-09-30 10:00", 3, "Old scanner driver on 40 notebooks",
		doing(brightwaterHours.Worked(clock.At("2026-09-30 10:00"), clock.At("2026-11-02 15:00"))-15*time.Minute),
	)
	old.example = "open for a month: a miss once, in the month in which it went over its target"
	b.add(d, old)

	b.weekend(d, plan("2026-10-10 10:12", 2, "Portal shows yesterday's tariffs"))
	b.unresolved(d, plan("2026-10-19 10:00", 3, "Second screen flickers", doing(hm(5, 45))))
}

// weekend is opened and finished outside the hours: it takes no time at all.
func (b *brightwater) weekend(d *dice.Dice, p planned) {
	p.priority = priorities[p.level]
	p.responded, p.resolved = p.opened.Add(8*time.Minute), p.opened.Add(88*time.Minute)
	p.example = "opened and finished on a Saturday: no working time, met"
	p.log = []change{
		{p.opened, p.requester, "state", "", "New"},
		{p.responded, "itil.agent", "comments", "", "We are on it."},
		{p.responded, "itil.agent", "state", "New", "In Progress"},
		{p.resolved, "itil.agent", "state", "In Progress", "Resolved"},
	}
	p.close(4 * 24 * time.Hour)
	b.tickets = append(b.tickets, p.ticket)
	p.answered = 0
	b.count(p, ruling{decided: p.resolved, end: p.resolved})
}

// unresolved is closed without ever having been resolved: closed stands in.
func (b *brightwater) unresolved(d *dice.Dice, p planned) {
	h := brightwaterHours
	p.priority = priorities[p.level]
	p.live(h, p.stages, "itil.agent")
	p.responded = h.After(p.opened, p.answered)
	p.log[len(p.log)-1].to = "Closed"
	p.log = append(p.log, change{p.responded, "itil.agent", "comments", "", "We have taken up your case."})
	p.closed, p.resolved = p.resolved, time.Time{}
	p.example = "closed, never resolved: closed stands in"
	b.tickets = append(b.tickets, p.ticket)
	b.count(p, rule(h, p.opened, p.stages, p.allowance))
}
