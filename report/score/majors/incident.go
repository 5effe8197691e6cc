package majors

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/timeline"
)

// incident is a major incident on the way into the report: an outage, a ticket, or both under the same number.
type incident struct {
	id, title, service, severity string
	span                         timeline.Interval // To is the date of the data while it lasts
	over                         bool
	endUnread                    bool
	users                        evidence.Fixed
	party                        party.Party
	marks                        []mark
	heard                        bool // messages to the client are recorded
	rows                         []evidence.Pos
}

// mark is something that happened during an incident.
type mark struct {
	key     string
	at      timeline.Instant
	row     evidence.Pos
	message bool // to the client
}

func fromOutage(c *assess.Client, o *evidence.Outage, answers party.Party) incident {
	x := incident{
		id: o.ID, title: o.Title.String(), service: o.Service.String(), severity: o.Severity.String(), users: o.Share,
		party: answers, rows: []evidence.Pos{o.Pos},
	}
	x.lasts(o.From, o.To, c.AsOf)
	x.endUnread = o.Lost.Of(evidence.DayDone)
	x.mark("began", o.From, o.Pos, false)
	for _, m := range []struct {
		key     string
		at      timeline.Instant
		message bool
	}{{"detected", o.Detected, false}, {"acknowledged", o.Acknowledged, false}, {"told", o.Notified, true}} {
		if m.at.Known() && m.at <= c.AsOf {
			x.mark(m.key, m.at, o.Pos, m.message)
		}
	}
	if x.over {
		x.mark("ended", o.To, o.Pos, false)
	}
	return x
}

func fromTicket(c *assess.Client, i int32, t *evidence.Ticket, answers party.Party) incident {
	x := incident{
		id: t.ID, title: t.Title.String(), service: t.Service.String(), severity: t.Priority.String(),
		users: evidence.NoFixed, party: answers, rows: []evidence.Pos{t.Pos},
	}
	end := t.Resolved
	if !end.Known() {
		end = t.Closed
	}
	x.lasts(t.Opened, end, c.AsOf)
	x.endUnread = t.Lost.Of(evidence.DayDone | evidence.DayClosed)
	x.mark("began", t.Opened, t.Pos, false)
	updates := cases.Updates(c.Context, i)
	if len(updates) == 0 && t.Responded.Known() && t.Responded <= c.AsOf {
		x.mark("responded", t.Responded, t.Pos, true)
	}
	for n, e := range updates {
		key := "update"
		if n == 0 {
			key = "told"
		}
		x.mark(key, e.At, e.Pos, true)
	}
	if t.Resolved.Known() && t.Resolved <= c.AsOf {
		x.mark("resolved", t.Resolved, t.Pos, false)
	}
	if t.Closed.Known() && t.Closed <= c.AsOf {
		x.mark("closed", t.Closed, t.Pos, false)
	}
	return x
}

// lasts sets from when to when an incident lasted.
func (x *incident) lasts(from, to, asOf timeline.Instant) {
	x.over = to.Known() && to <= asOf
	if !x.over {
		to = asOf
	}
	x.span = timeline.Interval{From: from, To: max(from, to)}
}

func (x *incident) mark(key string, at timeline.Instant, row evidence.Pos, message bool) {
	x.marks = append(x.marks, mark{key, at, row, message})
	x.heard = x.heard || message
}

// join takes in a ticket about the same incident: what it tells beside, and the longer of both spans. The outage
// keeps its say about when the incident began, ended and who answers.
//
// Convention beside (incident-same-number): An outage and a ticket with the same number are one incident.
func (x *incident) join(t *incident) {
	for _, m := range t.marks {
		switch m.key {
		case "began":
			m.key = "opened"
		case "told":
			if x.heard {
				m.key = "update"
			}
		}
		x.marks = append(x.marks, m)
	}
	x.heard = x.heard || t.heard
	x.span = timeline.Interval{From: min(x.span.From, t.span.From), To: max(x.span.To, t.span.To)}
	x.endUnread = (x.over || x.endUnread) && (t.over || t.endUnread)
	x.over = x.over && t.over
	x.rows = append(x.rows, t.rows...)
	if x.party == party.Undetermined {
		x.party = t.party
	}
	if x.title == "" {
		x.title = t.title
	}
}

// silence is the longest time from one message to the client to the next, from the beginning to the end; empty where no
// message is recorded.
//
// Convention beside (incident-silence): The client hears something when it is notified of the outage, or when a
// person of the provider posts a public update; the first answer counts where no update is recorded. The longest
// silence is reported only where such messages are recorded.
func (x *incident) silence() timeline.Interval {
	if !x.heard {
		return timeline.Interval{}
	}
	var longest timeline.Interval
	from := x.span.From
	step := func(to timeline.Instant) {
		if to-from > longest.To-longest.From {
			longest = timeline.Interval{From: from, To: to}
		}
		from = max(from, to)
	}
	for _, m := range x.marks {
		if m.message && m.at >= x.span.From && m.at <= x.span.To {
			step(m.at)
		}
	}
	step(x.span.To)
	return longest
}
