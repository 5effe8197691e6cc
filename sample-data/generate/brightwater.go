package main

import (
	"math/big"
	"slices"
	"time"

	"github.com/slareport/slareport/sample-data/generate/clock"
	"github.com/slareport/slareport/sample-data/generate/dice"
)

// Brightwater Insurance buys a service desk and a partner portal. Its tickets carry their whole history.

const brightwaterName = "Brightwater Insurance"

// brightwaterHours are the desk's hours as the agreement has them: a lunch break, a short Friday, the public
// holidays of Berlin and the desk's own training day.
var brightwaterHours = &clock.Hours{
	Zone: clock.Berlin,
	Week: [7][]clock.Shift{
		time.Monday: longDay, time.Tuesday: longDay, time.Wednesday: longDay, time.Thursday: longDay,
		time.Friday: {{From: 8 * 60, To: 12 * 60}, {From: 13 * 60, To: 16 * 60}},
	},
	Closed: map[string]bool{
		"2025-10-03": true, "2025-12-25": true, "2025-12-26": true, "2026-01-01": true,
		"2026-04-03": true, "2026-04-06": true,
		"2026-05-01": true, "2026-05-14": true, "2026-05-25": true, "2026-10-12": true,
	},
}

var longDay = []clock.Shift{{From: 8 * 60, To: 12 * 60}, {From: 12*60 + 30, To: 18 * 60}}

// brightwaterMonth is how a month at the desk goes, by number of cases.
type brightwaterMonth struct {
	calls, second                         int // calls, and those not solved at the first contact
	cases, late, customer, vendor, partly int // everything that did not come by telephone
	slowMail, silent                      int // e-mails answered late; urgent cases first told of late
	sent, answered, happy                 int // surveys
}

var brightwaterMonths = []brightwaterMonth{
	{158, 5, 122, 13, 3, 2, 1, 5, 1, 110, 61, 58},
	{164, 5, 126, 12, 4, 1, 1, 4, 1, 116, 62, 59},
	{161, 4, 131, 13, 3, 2, 1, 4, 1, 118, 60, 57},
	{139, 5, 108, 11, 2, 1, 1, 4, 1, 96, 49, 46},
	{166, 4, 134, 12, 4, 2, 1, 3, 1, 120, 61, 57},
	{155, 4, 124, 10, 3, 2, 1, 4, 2, 112, 57, 53},
	{167, 4, 133, 10, 4, 1, 1, 3, 2, 121, 60, 56},
	{152, 3, 121, 9, 3, 2, 1, 3, 2, 110, 54, 50},
	{149, 3, 118, 8, 3, 2, 1, 2, 2, 108, 52, 48},
	{157, 3, 125, 7, 3, 1, 1, 3, 3, 114, 54, 50},
	{143, 3, 112, 7, 2, 2, 0, 2, 3, 102, 47, 43},
	{138, 2, 109, 6, 2, 1, 1, 2, 4, 98, 44, 40},
	{160, 3, 127, 5, 3, 2, 1, 2, 5, 117, 52, 47},
	{160, 5, 128, 3, 2, 1, 0, 3, 6, 120, 52, 47},
	{14, 0, 11, 0, 0, 0, 0, 0, 0, 4, 1, 1},
}

// brightwater is everything about the client.
type brightwater struct {
	tickets []*ticket
	surveys []survey

	resolve, mail, calls, told, happy *tally

	storm, access planned // cases that a claim and an obligation speak of
}

// survey is one that was sent.
type survey struct {
	at     time.Time
	ticket *ticket
	score  int // 0: not answered
	note   string
}

func newBrightwater() *brightwater {
	b := &brightwater{resolve: newTally(), mail: newTally(), calls: newTally(), told: newTally(), happy: newTally()}
	for i, m := range clock.Months() {
		d := dice.New("brightwater " + m.String())
		plan := brightwaterMonths[i]
		b.telephone(d, m, plan)
		b.written(d, m, plan)
		if m == clock.Reported {
			b.plant(d)
		}
		b.ask(d, m, plan)
	}
	byTime(b.tickets)
	return b
}

func (b *brightwater) ticket(d *dice.Dice, opened time.Time) *ticket {
	t := &ticket{
		client: d.Pick(brightwaterName, brightwaterName, "BRIGHTWATER INSURANCE SE"), service: "desk", opened: opened,
		requester: person(d),
	}
	topic := about(d, topics)
	t.category, t.item, t.title = topic.category, topic.item, topic.title
	t.group = d.Pick("Service desk", "Service desk", "Workplace", "Applications")
	return t
}

// telephone makes the calls of a month. Each is closed as soon as it is solved, in the month it came in.
func (b *brightwater) telephone(d *dice.Dice, m clock.Month, plan brightwaterMonth) {
	h := brightwaterHours
	for i := range plan.calls {
		opened := h.Some(d, m)
		for h.Worked(opened, opened.Add(40*time.Minute)) < 40*time.Minute || i < plan.second && opened.Day() > 18 {
			opened = h.Some(d, m)
		}
		if opened.After(clock.AsOf) {
			continue
		}
		t := b.ticket(d, opened)
		t.channel, t.priority, t.first = "Phone", d.Pick("3 - Moderate", "4 - Low"), i >= plan.second
		t.cause = d.Pick("Solved by advice", "Solved by change", "Known error")
		length := time.Duration(d.Between(3*60, 26*60)) * time.Second
		party := ""
		if !t.first {
			length = time.Duration(d.Between(3*3600, 20*3600)) * time.Second
			if m == clock.Reported && i == 0 { // the caller's own department had taken the right away
				t.cause, party = "Customer change", "customer"
				t.example = "a call that the customer's own change caused: excused, first call resolution"
			}
			b.missCall(m, party)
		} else if m == clock.Reported {
			b.calls.good(1)
		}
		t.live(h, []stage{{state: "In Progress", work: length}}, "itil.agent")
		t.responded = t.opened
		t.close(0)
		b.tickets = append(b.tickets, t)
	}
}

func (b *brightwater) missCall(m clock.Month, party string) {
	if m == clock.Reported {
		b.calls.miss(big.NewRat(1, 1), party)
	}
}

// written makes the cases that came by e-mail, portal or monitoring.
func (b *brightwater) written(d *dice.Dice, m clock.Month, plan brightwaterMonth) {
	var ways []int
	for way, n := range []int{late: plan.late, customer: plan.customer, vendor: plan.vendor, partly: plan.partly} {
		ways = append(ways, slices.Repeat([]int{way}, n)...)
	}
	ways = append(ways, slices.Repeat([]int{fine}, plan.cases-len(ways))...)
	mails, silent := plan.slowMail, plan.silent
	for i, way := range ways {
		priority := []int{1, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4}[d.Between(0, 19)]
		channel := d.Pick(
			"Email", "Email", "Email", "Email", "Email", "Self-service", "Self-service", "Self-service", "Monitoring",
		)
		opened := brightwaterHours.Some(d, m)
		for way != fine && opened.Day() > 16 {
			opened = brightwaterHours.Some(d, m)
		}
		if opened.After(clock.AsOf) {
			continue
		}
		slow := false
		switch n := len(ways) - i; { // the last of the list are the ordinary ones
		case mails > 0 && n <= 12:
			priority, channel, slow = 4, "Email", true
			opened = early(d, m)
			mails--
		case silent > 0 && n <= 24:
			priority, slow = 2, true
			opened = early(d, m)
			silent--
		}
		b.add(d, b.draft(d, opened, priority, channel, way, slow))
	}
}

// early is a time in the first half of a month.
func early(d *dice.Dice, m clock.Month) time.Time {
	for {
		if t := brightwaterHours.Some(d, m); t.Day() <= 16 {
			return t
		}
	}
}

// planned is a ticket with what it is to become.
type planned struct {
	*ticket
	stages    []stage
	allowance time.Duration
	level     int // of priority at the end
	answered  time.Duration
	calm      bool // it was not urgent yet when the first word was due
}

func (b *brightwater) draft(d *dice.Dice, opened time.Time, priority int, channel string, way int, slow bool) planned {
	p := planned{ticket: b.ticket(d, opened), level: priority}
	p.channel = channel
	p.cause = d.Pick("Solved by change", "Solved by advice", "Replaced", "Known error")
	p.allowance = allowanceOf(opened, priority)
	first := firstWord(priority)
	p.answered = part(first, d.Between(150, 900))
	switch {
	case slow && channel == "Email" && priority == 4:
		p.answered = hm(4, 0) + time.Duration(d.Between(600, 7000))*time.Second
	case slow:
		p.answered = first + time.Duration(d.Between(300, 2400))*time.Second
	}
	p.stages = stagesOf(d, way, p.answered, p.allowance)
	return p
}

// firstWord is the time to the first public update, by priority; others have as long as an e-mail.
func firstWord(priority int) time.Duration {
	switch priority {
	case 1:
		return hm(0, 30)
	case 2:
		return hm(1, 0)
	}
	return hm(4, 0)
}

func allowanceOf(opened time.Time, priority int) time.Duration {
	switch priority {
	case 1:
		return hm(4, 0)
	case 2:
		return hm(8, 0)
	case 3:
		return brightwaterHours.Days(opened, 3)
	}
	return brightwaterHours.Days(opened, 5)
}

var priorities = []string{1: "1 - Critical", 2: "2 - High", 3: "3 - Moderate", 4: "4 - Low"}

// add lives a planned ticket through and counts it.
func (b *brightwater) add(d *dice.Dice, p planned) {
	h := brightwaterHours
	if p.priority == "" {
		p.priority = priorities[p.level]
	}
	p.live(h, p.stages, "itil.agent")
	p.responded = h.After(p.opened, p.answered)
	p.log = append(p.log, change{p.responded, "itil.agent", "comments", "", "We have taken up your case."})
	p.close(time.Duration(d.Between(3, 6)) * 24 * time.Hour)
	b.tickets = append(b.tickets, p.ticket)
	b.count(p, rule(h, p.opened, p.stages, p.allowance))
}

// count counts a case for the objectives it belongs to.
func (b *brightwater) count(p planned, r ruling) {
	h := brightwaterHours
	b.resolve.one(h, r)
	answer := []stage{{work: p.answered}}
	if p.channel == "Email" {
		b.mail.one(h, rule(h, p.opened, answer, hm(4, 0)))
	}
	if p.level <= 2 && !p.calm {
		b.told.one(h, rule(h, p.opened, answer, firstWord(p.level)))
	}
}

// ask sends the surveys of a month, about cases that were solved in it.
func (b *brightwater) ask(d *dice.Dice, m clock.Month, plan brightwaterMonth) {
	var solved []*ticket
	for _, t := range b.tickets {
		if m.Of(t.resolved.In(clock.Berlin)) == m && t.resolved.Before(clock.AsOf) &&
			t.resolved.In(clock.Berlin).Day() <= 26 {
			solved = append(solved, t)
		}
	}
	dice.Shuffle(d, solved)
	scores := append(slices.Repeat([]int{5}, plan.happy*3/5), slices.Repeat([]int{4}, plan.happy-plan.happy*3/5)...)
	for i := range plan.answered - plan.happy {
		scores = append(scores, []int{3, 2, 3, 1}[i%4])
	}
	scores = append(scores, make([]int, plan.sent-plan.answered)...)
	dice.Shuffle(d, scores)
	for i, score := range scores {
		s := survey{
			at: solved[i].resolved.Add(time.Duration(d.Between(15, 600)) * time.Minute), ticket: solved[i], score: score,
		}
		if s.at.After(clock.AsOf) {
			s.at = clock.AsOf.Add(-time.Hour)
		}
		if score > 0 && score <= 2 {
			s.note = d.Pick("Had to explain it three times", "Nobody called back", "Slow, but friendly")
		}
		b.surveys = append(b.surveys, s)
		switch {
		case m != clock.Reported || score == 0:
		case score >= 4:
			b.happy.good(1)
		default:
			b.happy.miss(big.NewRat(1, 1), "")
		}
	}
	slices.SortStableFunc(b.surveys, func(a, c survey) int { return a.at.Compare(c.at) })
}
