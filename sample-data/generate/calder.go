package main

import (
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/slareport/slareport/sample-data/generate/clock"
	"github.com/slareport/slareport/sample-data/generate/dice"
	"github.com/slareport/slareport/sample-data/generate/files"
)

// Calder & Finch runs half of its service desk itself and half with an outsourcer. One workbook has both.

const calderName = "Calder & Finch Engineering"

const (
	inside  = "Internal IT"
	outside = "Nordlicht Outsourcing"
)

// calderHours are office hours in London, with the bank holidays of England.
var calderHours = &clock.Hours{
	Zone: clock.London,
	Week: [7][]clock.Shift{
		time.Monday: british, time.Tuesday: british, time.Wednesday: british, time.Thursday: british, time.Friday: british,
	},
	Closed: map[string]bool{
		"2025-12-25": true, "2025-12-26": true, "2026-01-01": true, "2026-04-03": true, "2026-04-06": true,
		"2026-05-04": true,
		"2026-05-25": true, "2026-08-31": true,
	},
}

var british = []clock.Shift{{From: 9 * 60, To: 17*60 + 30}}

// team is how one of the two does in a month.
type team struct {
	cases, late, user, supplier int // late by the team; late, but the user's or a supplier's doing
	calls, second               int
	answered, happy             int // of the surveys
}

// calderTeams are the two by month: the own department improves, the outsourcer slips.
func calderTeams(m clock.Month) map[string]team {
	i, d := m.Index(), dice.New("calder teams "+m.String())
	switch {
	case m == clock.Reported:
		return map[string]team{inside: {44, 2, 1, 0, 30, 3, 22, 20}, outside: {52, 6, 1, 2, 36, 7, 24, 19}}
	case i > clock.Reported.Index():
		return map[string]team{inside: {4, 0, 0, 0, 3, 0, 2, 2}, outside: {5, 0, 0, 0, 3, 0, 2, 2}}
	}
	return map[string]team{
		inside: {
			d.Between(38, 46), 5 - i/4 + d.Between(0, 1), d.Between(0, 1), 0, d.Between(27, 33), 5 - i/6, 22,
			18 + i/6 + d.Between(0, 1),
		},
		outside: {
			d.Between(46, 55), 2 + i/4 + d.Between(0, 1), d.Between(0, 2), d.Between(0, 1), d.Between(33, 39),
			4 + i/6 + d.Between(0, 1), 25, 23 - i/4 - d.Between(0, 1),
		},
	}
}

type calder struct {
	tickets []*ticket
	surveys []survey
	truth   map[string]*tally // by objective and team
}

func newCalder() *calder {
	c := &calder{truth: map[string]*tally{}}
	for _, m := range clock.Months() {
		teams := calderTeams(m)
		for _, provider := range []string{inside, outside} {
			c.month(dice.New("calder "+provider+m.String()), m, provider, teams[provider])
		}
	}
	byTime(c.tickets)
	for i, t := range c.tickets {
		t.id = fmt.Sprintf("CF-%05d", 20000+i)
	}
	return c
}

func (c *calder) of(objective, provider string) *tally {
	key := objective + map[string]string{inside: "-internal", outside: "-outsourced"}[provider]
	if c.truth[key] == nil {
		c.truth[key] = newTally()
	}
	return c.truth[key]
}

func (c *calder) month(d *dice.Dice, m clock.Month, provider string, plan team) {
	for i := range plan.cases {
		fault := provider
		switch {
		case i < plan.user:
			fault = "User"
		case i < plan.user+plan.supplier:
			fault = "Supplier"
		}
		c.add(d, m, provider, fault, i < plan.user+plan.supplier+plan.late)
	}
	for i := range plan.calls {
		c.call(d, m, provider, i >= plan.second)
	}
	c.ask(d, m, provider, plan)
}

// calderTargets are the target times by priority, in hours of work.
var calderTargets = map[string]time.Duration{"High": hm(6, 0), "Normal": hm(17, 0), "Low": hm(42, 30)}

func (c *calder) add(d *dice.Dice, m clock.Month, provider, fault string, slow bool) {
	h := calderHours
	opened := h.Some(d, m)
	for slow && opened.Day() > 15 {
		opened = h.Some(d, m)
	}
	if opened.After(clock.AsOf) {
		return
	}
	priority := d.Pick("High", "High", "Normal", "Normal", "Normal", "Low")
	if provider == outside { // the outsourcer gets the easier ones
		priority = d.Pick("High", "Normal", "Normal", "Normal", "Low", "Low", "Low")
	}
	t := c.ticket(d, provider, opened)
	t.channel, t.priority = d.Pick("E-mail", "Portal"), priority
	target := calderTargets[priority]
	work := part(target, d.Between(60, 900))
	if slow {
		work, t.fault = part(target, d.Between(1060, 1700)), fault
	}
	t.responded = h.After(opened, part(work, d.Between(50, 400)))
	t.resolved = h.After(opened, work)
	stages := []stage{{work: work, party: map[string]string{"User": "customer", "Supplier": "third-party"}[t.fault]}}
	c.of("resolve", provider).one(h, rule(h, opened, stages, target))
	if m == clock.Reported && slow && fault != provider && provider == outside {
		t.example = "late, but the column Fault names " + fault + ": excused"
	}
}

func (c *calder) ticket(d *dice.Dice, provider string, opened time.Time) *ticket {
	topic := about(d, topics)
	t := &ticket{
		provider:  provider,
		opened:    opened,
		requester: person(d),
		category:  topic.category,
		item:      topic.item,
		title:     topic.title,
		cents:     d.Between(1800, 5200),
	}
	if provider == outside {
		t.cents = d.Between(1400, 3600)
	}
	c.tickets = append(c.tickets, t)
	return t
}

// call is one by telephone, solved on the day it came in unless the second line had to help.
func (c *calder) call(d *dice.Dice, m clock.Month, provider string, first bool) {
	h := calderHours
	opened := h.Some(d, m)
	for !first && opened.Day() > 20 || h.Worked(opened, opened.Add(time.Hour)) < time.Hour {
		opened = h.Some(d, m)
	}
	if opened.After(clock.AsOf) {
		return
	}
	t := c.ticket(d, provider, opened)
	t.channel, t.priority, t.first = "Phone", "Normal", first
	t.responded = opened
	t.resolved = h.After(opened, time.Duration(d.Between(5, 40))*time.Minute)
	if !first {
		t.resolved = h.After(opened, time.Duration(d.Between(4, 14))*time.Hour)
	}
	switch {
	case m != clock.Reported:
	case first:
		c.of("fcr", provider).good(1)
	default:
		t.fault = provider
		c.of("fcr", provider).miss(big.NewRat(1, 1), "")
	}
}

func (c *calder) ask(d *dice.Dice, m clock.Month, provider string, plan team) {
	for i := range plan.answered * 2 {
		s := survey{at: calderHours.Some(d, m), note: provider}
		switch {
		case i < plan.happy:
			s.score = d.Between(4, 5)
		case i < plan.answered:
			s.score = d.Between(1, 3)
		}
		if s.at.After(clock.AsOf) {
			continue
		}
		c.surveys = append(c.surveys, s)
		switch {
		case m != clock.Reported || s.score == 0:
		case s.score >= 4:
			c.of("csat", provider).good(1)
		default:
			c.of("csat", provider).miss(big.NewRat(1, 1), "")
		}
	}
	slices.SortStableFunc(c.surveys, func(a, b survey) int { return a.at.Compare(b.at) })
}

// write writes the workbook: a title, blank lines, the heads in the fifth row, dates as dates.
func (c *calder) write(out *output) {
	const path = "data/calder/service-desk.xlsx"
	cover := &files.Sheet{
		Name: "About", Widths: []int{70},
		Rows: [][]any{
			{files.Title("Calder & Finch: service desk")}, {"Both teams, from 1 September 2025. Times are London times."},
		},
	}
	s := &files.Sheet{
		Name: "Tickets", Widths: []int{11, 22, 19, 19, 19, 10, 9, 24, 18, 14, 40, 12, 8, 22}, Merged: []string{"A1:E1"},
	}
	s.Row(files.Title("Service desk: all tickets"))
	s.Row("Run by", "N. Calder", "on", files.Date(clock.AsOf.In(clock.London)))
	s.Row()
	s.Row()
	s.Row(
		files.Heads(
			"Ticket", "Team", "Opened", "First reply", "Resolved", "Priority", "Channel", "Reported by", "Item", "Category",
			"Summary", "First contact", "Cost GBP", "Fault",
		)...,
	)
	for _, t := range c.tickets {
		k := t.known(clock.AsOf)
		first := "No"
		if k.first {
			first = "Yes"
		}
		row := s.Row(
			k.id,
			k.provider,
			files.Date(k.opened.In(clock.London)),
			londonDate(k.responded),
			londonDate(k.resolved),
			k.priority,
			k.channel,
			k.requester,
			k.item,
			k.category,
			k.title,
			first,
			files.Number(fmt.Sprintf("%d.%02d", k.cents/100, k.cents%100)),
			faultKnown(k),
		)
		if t.example != "" {
			out.addExample(example{path, s.Name, row, t.id + ": " + t.example})
		}
	}
	f := &files.Sheet{Name: "Feedback", Widths: []int{19, 22, 10}}
	f.Row(files.Heads("Sent", "Team", "Score (1-5)")...)
	for _, v := range c.surveys {
		var score any = v.score
		if v.score == 0 {
			score = nil
		}
		f.Row(files.Date(v.at.In(clock.London)), v.note, score)
	}
	out.account("calder-tickets").Rows = len(c.tickets)
	out.account("calder-feedback").Rows = len(c.surveys)
	out.files[path] = files.Workbook(cover, s, f)
}

func londonDate(t time.Time) files.Date {
	if t.IsZero() {
		return files.Date{}
	}
	return files.Date(t.In(clock.London))
}

// faultKnown is blank until a case is resolved.
func faultKnown(t ticket) string {
	if t.resolved.IsZero() {
		return ""
	}
	return t.fault
}
