package score_test

import (
	"fmt"
	"math/rand/v2"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/timeline"
)

// The files of generated evidence.
const (
	fileTickets = iota
	fileEvents
	fileOutages
	fileRest
	fileSamples
)

// evidence draws what happened.
func (l lot) evidence(g *generated) {
	g.e = &evidence.Evidence{Texts: texttest.Texts}
	for i, s := range []struct {
		id      string
		records []string
	}{{"desk", []string{"tickets"}}, {"log", []string{"ticket-events"}}, {"monitor", []string{"outages"}},
		{"rest", []string{"claims", "surveys", "tallies", "obligations"}}, {"probes", []string{"samples"}}} {
		file := "data/" + s.id + ".csv"
		g.e.Origins = append(g.e.Origins, evidence.Origin{Source: s.id, File: file})
		g.e.Sources = append(
			g.e.Sources,
			evidence.Source{
				ID: s.id, File: file, Records: s.records, SHA256: fmt.Sprint(i),
				Parts: []evidence.Part{{Audience: evidence.AudienceOfEverybody(), Account: evidence.Account{Rows: 1, Loaded: 1}}},
			},
		)
	}
	f := &files{
		lot: l, g: g,
		edges: []timeline.Instant{g.period.From, g.period.To, g.period.Previous().From, g.period.From.Add(-timeline.Second)},
	}
	f.tickets()
	f.outages()
	f.claims()
	f.obligations()
	f.surveys()
	f.tallies()
	f.probes()
	g.e.Newest = g.period.To.Add(timeline.Micros(l.n(0, 20)) * timeline.Day)
	if l.oneIn(5) {
		g.e.Newest = f.at()
	}
}

// files fills the files.
type files struct {
	lot
	g     *generated
	edges []timeline.Instant // where something should happen exactly
	rows  [5]uint32
}

func (f *files) pos(file uint32) evidence.Pos {
	f.rows[file]++
	return evidence.Pos{Origin: file, Row: f.rows[file] + 1}
}

func (f *files) at() timeline.Instant {
	if f.oneIn(12) {
		return one(f.lot, f.edges...)
	}
	days := int(f.g.period.Length() / timeline.Day)
	day := f.g.period.From.Add(timeline.Micros(f.n(-days/2, days+1)) * timeline.Day)
	return day.Add(
		timeline.Micros(f.n(0, 23))*timeline.Hour + timeline.Micros(f.n(0, 59))*timeline.Minute +
			one(f.lot, 0, 0, timeline.Second, 250_000),
	)
}

// perhaps is an instant some minutes after another one, or none.
func (f *files) perhaps(after timeline.Instant, minutes int) timeline.Instant {
	if f.oneIn(3) {
		return timeline.NoInstant
	}
	return after.Add(timeline.Micros(f.n(0, minutes)) * timeline.Minute)
}

func (f *files) text(list ...string) evidence.Text { return texttest.T(one(f.lot, list...)) }

func (f *files) client() evidence.Text {
	return f.text("", "Test", "TEST LTD", "Test", "test", "Test", "Other")
}

func (f *files) tickets() {
	for i := range f.n(3, 14) {
		t := evidence.Ticket{ID: fmt.Sprint("T", i), Client: f.client(), Service: f.text("desk", "desk", "wan", ""),
			Priority: f.text("P1", "P2", "P3", ""), Channel: f.text("phone", "mail"),
			Requester: f.text("ann", "bob", ""), Item: f.text("till", "scale"),
			Cause:  f.text("", "", "customer change", "power", "bug", "unheard"),
			Fault:  f.text("", "", "", "", "vendor", "provider", "Test"),
			Opened: f.at(), Changed: timeline.NoInstant, OnHold: -1, Reopened: -1, Cost: evidence.Fixed(f.n(0, 30_000_001)),
			FirstContact: evidence.Flag(f.n(0, 2)), Pos: f.pos(fileTickets)}
		t.Responded, t.Resolved, t.Due = f.perhaps(t.Opened, 600), f.perhaps(t.Opened, 9000), f.perhaps(t.Opened, 9000)
		t.Closed = f.perhaps(max(t.Opened, t.Resolved), 4000)
		f.g.e.Tickets = append(f.g.e.Tickets, t)
		f.history(t.ID, t.Opened)
	}
}

func (f *files) history(id string, at timeline.Instant) {
	state, priority := f.text("new", "in progress"), f.text("P1", "P2", "P3")
	for range f.n(0, 5) {
		if !f.oneIn(6) {
			at = at.Add(timeline.Micros(f.n(0, 3000)) * timeline.Minute)
		}
		e := evidence.Event{
			Ticket: id, At: at, Recorded: timeline.NoInstant, Actor: f.text("ann", "system", "customer", ""),
			Pos: f.pos(fileEvents),
		}
		switch f.n(0, 5) {
		case 0:
			e.What = evidence.ChangePublicUpdate
		case 1:
			e.What, e.From, e.To = evidence.ChangePriority, priority, f.text("P1", "P2", "P3")
			priority = e.To
		case 2:
			e.What, e.To = evidence.ChangeOther, f.text("report", "")
		default:
			e.What, e.From, e.To = evidence.ChangeState, state,
				f.text("in progress", "pending customer", "awaiting vendor", "Resolved", "Closed", "reopened")
			state = e.To
		}
		if n := len(f.g.e.Events); n > 0 && f.g.e.Events[n-1].At == at && f.g.e.Events[n-1].Ticket == id {
			e.At++ // exports that tell the same twice are none of this package's business
		}
		f.g.e.Events = append(f.g.e.Events, e)
	}
}

func (f *files) outages() {
	for i := range f.n(2, 8) {
		o := evidence.Outage{ID: one(f.lot, fmt.Sprint("O", i), fmt.Sprint("O", i), ""), Client: f.client(),
			Service: f.text("wan", "wan", "desk", "", "power"), Site: f.text("", "A", "B"), Severity: f.text("major", "minor"),
			Cause: f.text("", "power", "bug", "customer change"), Fault: f.text("", "", "customer"), From: f.at(),
			To: timeline.NoInstant, Share: one(f.lot, evidence.NoFixed, evidence.NoFixed, evidence.One/3, evidence.One/2),
			Pos: f.pos(fileOutages)}
		if !f.oneIn(10) {
			o.To = o.From.Add(timeline.Micros(f.n(-10, 3000)) * timeline.Minute)
		}
		o.Detected, o.Acknowledged, o.Notified = f.perhaps(o.From, 10), f.perhaps(o.From, 30), f.perhaps(o.From, 100)
		f.g.e.Outages = append(f.g.e.Outages, o)
	}
}

func (f *files) claims() {
	for i := range f.n(1, 6) {
		c := evidence.Claim{ID: fmt.Sprint("C", i), Client: f.client(),
			Party:  f.text("customer", "third-party", "maintenance", "maintenance", "force majeure", "provider", "nobody"),
			Reason: "why",
			From:   f.at(), Recorded: timeline.NoInstant, Announced: timeline.NoInstant, ApprovedAt: timeline.NoInstant,
			Reference: one(f.lot, "", fmt.Sprint("R", i)), ApprovedBy: one(f.lot, "client", "client", "", "P"),
			Mitigation: one(f.lot, "", "done"), Services: one(f.lot, nil, []string{"wan"}, []string{"desk", "wan"}),
			Pos: f.pos(fileRest)}
		c.To = c.From.Add(timeline.Micros(f.n(0, 6000)) * timeline.Minute)
		if f.oneIn(3) {
			c.IDs = rapid.SliceOfN(rapid.SampledFrom([]string{"T0", "T1", "T2", "O0", "O1", "O2", "unheard"}), 1, 3).Draw(f.T,
				"ids")
			if f.oneIn(2) {
				c.From, c.To = timeline.NoInstant, timeline.NoInstant
			}
		}
		if !f.oneIn(4) {
			c.Recorded = max(c.To, f.g.period.From).Add(timeline.Micros(f.n(-2, 8)) * timeline.Day)
		}
		if !f.oneIn(4) {
			c.Announced = max(c.From, f.g.period.From).Add(-timeline.Micros(f.n(0, 10)) * timeline.Day)
		}
		f.g.e.Claims = append(f.g.e.Claims, c)
	}
}

func (f *files) obligations() {
	for i := range f.n(0, 3) {
		o := evidence.Obligation{ID: texttest.T(fmt.Sprint("B", i)), Client: f.client(),
			Party: f.text("customer", "vendor", "nobody"), What: "an answer", Due: f.at(), Provided: timeline.NoInstant,
			Tickets:  one(f.lot, nil, []string{"T0"}, []string{"T1", "T3"}),
			Services: one(f.lot, nil, []string{"desk"}, []string{"wan"}), Pos: f.pos(fileRest)}
		o.Provided = f.perhaps(o.Due, 9000)
		f.g.e.Obligations = append(f.g.e.Obligations, o)
	}
}

func (f *files) surveys() {
	for i := range f.n(2, 10) {
		f.g.e.Surveys = append(f.g.e.Surveys,
			evidence.Survey{At: f.at(), Client: f.client(), Service: f.text("desk", ""),
				Ticket: one(f.lot, "", fmt.Sprint("T", i)), Requester: f.text("ann", ""),
				Score: one(f.lot, evidence.NoFixed, 1*evidence.One, 3*evidence.One, 4*evidence.One, 5*evidence.One),
				Scale: evidence.NoFixed, Pos: f.pos(fileRest)})
	}
}

// tallies are for whole days of the agreement's zone, of objectives that want them.
func (f *files) tallies() {
	zone := calendar.NewZone(f.g.a.Zone)
	for i := range f.g.a.Objectives {
		o := &f.g.a.Objectives[i]
		if o.Terms.(kinds.Terms).Records() != "tallies" {
			continue
		}
		for range f.n(1, 6) {
			day := zone.DateOf(f.at())
			total := f.n(0, 100)
			f.g.e.Tallies = append(f.g.e.Tallies,
				evidence.Tally{From: zone.StartOfDay(day), To: zone.StartOfDay(day.AddDays(f.n(1, 3))), Client: f.client(),
					Objective: texttest.T(o.ID),
					Good:      evidence.Fixed(f.n(0, total+1)) * evidence.One, Total: evidence.Fixed(total) * evidence.One,
					Value: evidence.Fixed(f.n(0, 200)) * evidence.One, Pos: f.pos(fileRest)})
		}
	}
}

// probes of one or two sites come every hour or so, fail in bursts and fall silent at times.
func (f *files) probes() {
	g := f.g
	for i := range f.n(0, 2) {
		site := []string{"A", "B"}[i]
		g.series = append(g.series,
			evidence.Series{Client: f.text("Test", ""), Service: texttest.T("wan"), Site: texttest.T(site)})
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(f.T, "seed"), 1))
		at, ok := g.period.From.Add(-timeline.Micros(rng.IntN(10))*timeline.Day), evidence.Yes
		for range f.n(10, 60) {
			at = at.Add(timeline.Micros(1+rng.IntN(90)) * timeline.Minute)
			if rng.IntN(8) == 0 {
				at = at.Add(timeline.Micros(rng.IntN(20)) * timeline.Hour)
			}
			if rng.IntN(4) == 0 {
				ok = evidence.Flag(1 + rng.IntN(2))
			}
			sent := int64(rng.IntN(5))
			g.samples = append(g.samples,
				evidence.Sample{At: at, Sent: sent, Received: min(sent, int64(rng.IntN(6))),
					Latency: evidence.Fixed(rng.IntN(200)) * evidence.One / 2, Jitter: evidence.Fixed(rng.IntN(100)) * evidence.One,
					Series: int32(i), OK: ok, Row: f.pos(fileSamples).Row})
		}
	}
}

// ofSamples tells whether an objective is measured from samples.
func ofSamples(o *agreement.Objective) bool {
	return o.Terms.(kinds.Terms).Records() == "samples"
}
