package score_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// eachPos visits the position of every record.
func eachPos(e *evidence.Evidence, visit func(*evidence.Pos)) {
	for i := range e.Tickets {
		visit(&e.Tickets[i].Pos)
	}
	for i := range e.Events {
		visit(&e.Events[i].Pos)
	}
	for i := range e.Outages {
		visit(&e.Outages[i].Pos)
	}
	for i := range e.Claims {
		visit(&e.Claims[i].Pos)
	}
	for i := range e.Surveys {
		visit(&e.Surveys[i].Pos)
	}
	for i := range e.Tallies {
		visit(&e.Tallies[i].Pos)
	}
	for i := range e.Obligations {
		visit(&e.Obligations[i].Pos)
	}
}

// A case is decided once, and what a report says of a period stays so in the trend of the next one.
func TestNoMissCountsInTwoPeriods(t *testing.T) {
	always(t, pairs, func(t rapid.TB, g *generated) {
		before, now := g.report(t, g.period.Previous()), g.report(t, g.period)
		for i := range now.Objectives {
			one, two := &before.Objectives[i], &now.Objectives[i]
			if a, b := one.Trend[len(one.Trend)-1], two.Trend[len(two.Trend)-2]; fmt.Sprint(a) != fmt.Sprint(b) {
				t.Errorf("%s %s: the report said\n%+v, the next one\n%+v", one.ID, one.Kind, a, b)
			}
			for _, m := range one.Misses.All() {
				list := two.Misses.First(two.Misses.Len())
				k := slices.IndexFunc(list, func(n *report.Miss) bool { return n.ID == m.ID && slices.Equal(n.Rows, m.Rows) })
				if k < 0 {
					continue
				}
				if again := list[k]; one.Kind != "availability" || m.From != "" && instant(m.To) > instant(again.From) {
					t.Errorf("%s %s: missed twice: %+v and %+v", one.ID, one.Kind, m, again)
				}
			}
		}
	})
}

// The report as of a date is the report of the exports of that date: what happened later changes nothing.
func TestNothingAfterTheDateOfTheDataIsKnown(t *testing.T) {
	always(t, pairs, func(t rapid.TB, g *generated) {
		g = g.copied()
		g.e.Newest = g.period.From.Add(g.period.Length() / 2)
		want := g.report(t, g.period)
		then := g.copied()
		then.forget(g.e.Newest)
		got := then.report(t, g.period)
		got.Sources = want.Sources // a file counts as read whenever its rows are
		same(t, "as of the date", got, want)
	})
}

// forget leaves what an export of that date would have held.
func (g *generated) forget(asOf timeline.Instant) {
	later := func(at timeline.Instant) bool { return at > asOf }
	blank := func(list ...*timeline.Instant) {
		for _, at := range list {
			if later(*at) {
				*at = timeline.NoInstant
			}
		}
	}
	e := g.e
	e.Tickets = slices.DeleteFunc(e.Tickets, func(t evidence.Ticket) bool { return later(t.Opened) })
	for i := range e.Tickets {
		t := &e.Tickets[i]
		blank(&t.Responded, &t.Resolved, &t.Closed)
	}
	e.Events = slices.DeleteFunc(e.Events, func(e evidence.Event) bool { return later(e.At) })
	e.Outages = slices.DeleteFunc(e.Outages, func(o evidence.Outage) bool { return later(o.From) })
	for i := range e.Outages {
		o := &e.Outages[i]
		blank(&o.To, &o.Detected, &o.Acknowledged, &o.Notified)
	}
	e.Claims = slices.DeleteFunc(e.Claims, func(c evidence.Claim) bool { return later(c.Recorded) })
	e.Surveys = slices.DeleteFunc(e.Surveys, func(s evidence.Survey) bool { return later(s.At) })
	e.Tallies = slices.DeleteFunc(e.Tallies, func(t evidence.Tally) bool { return later(t.To) })
	for i := range e.Obligations {
		blank(&e.Obligations[i].Provided)
	}
	g.samples = slices.DeleteFunc(g.samples, func(s evidence.Sample) bool { return later(s.At) })
}
