package fault

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

const (
	hour = timeline.Hour
	day  = timeline.Day
)

// at reads "2026-10-05T09:00", "2026-10-05" or a full RFC 3339 instant; "" is none.
func at(s string) timeline.Instant {
	if s == "" {
		return timeline.NoInstant
	}
	for _, form := range []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02"} {
		if t, err := time.Parse(form, s); err == nil {
			return timeline.Of(t)
		}
	}
	panic(s)
}

func span(from, to string) timeline.Interval { return timeline.Interval{From: at(from), To: at(to)} }

func T(s string) evidence.Text { return texttest.T(s) }

// court is an agreement and its evidence, in October 2026.
type court struct {
	a   agreement.Agreement
	all evidence.Evidence
}

func newCourt() *court {
	return &court{a: agreement.Agreement{
		Client: "Acme Retail", Aliases: []string{"ACME GmbH"}, Provider: "Meridian", Zone: time.UTC,
		Fault: agreement.Fault{
			Excuses: []party.Party{party.Customer, party.ThirdParty, party.ForceMajeure, party.Maintenance},
			States:  map[string]party.Party{"pending customer": party.Customer, "working": party.Provider},
			Causes:  map[string]party.Party{"customer change": party.Customer, "our change": party.Provider},
		},
	}}
}

func (c *court) view() *evidence.View {
	views, _ := evidence.Split(&c.all, [][]string{c.a.Names()})
	return views[0]
}

// place is where a ticket stands among all, whatever order they were put in.
func (c *court) place(id string) int32 {
	return int32(slices.IndexFunc(c.all.Tickets, func(t evidence.Ticket) bool { return t.ID == id }))
}

func (c *court) periods(labels ...string) (list []calendar.Period) {
	for _, l := range labels {
		p, err := calendar.Cycle{Zone: c.a.Zone}.Parse(l)
		if err != nil {
			panic(err)
		}
		list = append(list, p)
	}
	return list
}

func (c *court) judge(force ...int32) *Claims {
	return c.judgeAsOf(timeline.NoInstant, force...)
}

// judgeAsOf judges what is known at an instant.
func (c *court) judgeAsOf(asOf timeline.Instant, force ...int32) *Claims {
	claims := JudgeClaims(&c.a, c.view(), c.periods("2026-09", "2026-10"), asOf)
	for _, i := range force {
		claims = claims.Accepting(&c.a, i)
	}
	return claims
}

func (c *court) proofs() *Proofs {
	return Gather(&c.a, c.view(), c.judge(), at("2026-12-01"))
}

// claim adds a claim of two hours that has all that a claim may need.
func (c *court) claim(more ...func(*evidence.Claim)) {
	x := evidence.Claim{
		ID: fmt.Sprint("C", len(c.all.Claims)), Party: T("customer"), From: at("2026-10-05T10:00"),
		To:        at("2026-10-05T12:00"),
		Reference: "CHG-1", ApprovedBy: "Acme Retail", Mitigation: "rerouted", Recorded: at("2026-10-05T13:00"),
		Announced:  at("2026-09-01"),
		ApprovedAt: timeline.NoInstant, Pos: evidence.Pos{Origin: 3, Row: uint32(len(c.all.Claims) + 2)},
	}
	for _, f := range more {
		f(&x)
	}
	c.all.Claims = append(c.all.Claims, x)
}

func during(from, to string) func(*evidence.Claim) {
	return func(c *evidence.Claim) { c.From, c.To = at(from), at(to) }
}

func of(p string) func(*evidence.Claim) { return func(c *evidence.Claim) { c.Party = T(p) } }

func naming(ids ...string) func(*evidence.Claim) {
	return func(c *evidence.Claim) { c.IDs, c.From, c.To = ids, timeline.NoInstant, timeline.NoInstant }
}

// ticket adds a ticket of the desk.
func (c *court) ticket(id, opened, resolved string, more ...func(*evidence.Ticket)) {
	t := evidence.Ticket{ID: id, Service: T("desk"), Opened: at(opened), Resolved: at(resolved),
		Closed: timeline.NoInstant,
		Pos:    evidence.Pos{Origin: 1, Row: uint32(len(c.all.Tickets) + 2)}}
	for _, f := range more {
		f(&t)
	}
	c.all.Tickets = append(c.all.Tickets, t)
}

func (c *court) state(ticket, when, from, to string) {
	c.all.Events = append(c.all.Events,
		evidence.Event{Ticket: ticket, At: at(when), What: evidence.ChangeState, From: T(from), To: T(to),
			Recorded: timeline.NoInstant, Pos: evidence.Pos{Origin: 2, Row: uint32(len(c.all.Events) + 2)}})
}

func (c *court) outage(id, service, from, to string, more ...func(*evidence.Outage)) {
	o := evidence.Outage{
		ID: id, Service: T(service), From: at(from), To: at(to),
		Pos: evidence.Pos{Origin: 4, Row: uint32(len(c.all.Outages) + 2)},
	}
	for _, f := range more {
		f(&o)
	}
	c.all.Outages = append(c.all.Outages, o)
}

func (c *court) obligation(who, due, provided string, more ...func(*evidence.Obligation)) {
	o := evidence.Obligation{
		Party: T(who), What: "access", Due: at(due), Provided: at(provided),
		Pos: evidence.Pos{Origin: 5, Row: uint32(len(c.all.Obligations) + 2)},
	}
	for _, f := range more {
		f(&o)
	}
	c.all.Obligations = append(c.all.Obligations, o)
}

// told prints layers as "proof party label from-to", refused ones with a question mark.
func told(layers []*Layer) (list []string) {
	for _, l := range layers {
		mark := ""
		if !l.Accepted {
			mark = "?"
		}
		list = append(list, fmt.Sprintf("%s %s%s %s %s", l.Proof, l.Party, mark, l.Label, show(l.Interval)))
	}
	return list
}

func show(v timeline.Interval) string {
	if v == always {
		return "always"
	}
	form := func(i timeline.Instant) string {
		if i == timeline.MaxInstant {
			return "…"
		}
		return i.Time().Format("02T15:04")
	}
	return form(v.From) + "-" + form(v.To)
}

func same(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// Decides: parties.
func TestPartiesAreReadFromCells(t *testing.T) {
	c := newCourt()
	for cell, want := range map[string]party.Party{
		"customer": party.Customer, " Third Party ": party.ThirdParty, "FORCE_MAJEURE": party.ForceMajeure,
		"force majeure": party.ForceMajeure,
		"client":        party.Customer, "Vendor": party.ThirdParty, "supplier": party.ThirdParty,
		"Planned maintenance": party.Maintenance,
		"acme retail":         party.Customer, "Acme GmbH": party.Customer, "MERIDIAN": party.Provider,
		"provider":      party.Provider,
		"Subcontractor": party.Provider, "sub contractor": party.Provider,
	} {
		if got, known := PartyOf(&c.a, cell); got != want || !known {
			t.Errorf("%q is %v, %v", cell, got, known)
		}
	}
	for _, cell := range []string{"", "  ", "undetermined", "the weather"} {
		if got, known := PartyOf(&c.a, cell); known || got != party.Undetermined {
			t.Errorf("%q is %v", cell, got)
		}
	}
}

// Decides: evidence-states.
func TestStatesAreLayers(t *testing.T) {
	c := newCourt()
	c.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	c.state("T", "2026-10-05T10:00", "Pending Customer", "assigned")
	c.state("T", "2026-10-05T11:00", "assigned", "working")
	c.state("T", "2026-10-05T12:00", "working", "pending customer")
	c.state("T", "2026-12-02T00:00", "pending customer", "assigned") // after the date of the data
	got := c.proofs().Ticket(0, "", always)
	same(t, told(got.Layers), []string{
		"state customer Pending Customer 05T09:00-05T10:00", "state provider working 05T11:00-05T12:00",
		"state customer pending customer 05T12:00-…",
	})
	if got.Rest != party.Provider {
		t.Errorf("rest %v", got.Rest)
	}
	row := func(n uint32) evidence.Pos { return evidence.Pos{Origin: 2, Row: n} }
	for i, want := range [][]evidence.Pos{{row(2)}, {row(3), row(4)}, {row(4)}} {
		if !slices.Equal(got.Layers[i].Rows, want) {
			t.Errorf("rows %v, want %v", got.Layers[i].Rows, want)
		}
	}
}

// Decides: evidence-missing.
func TestATicketWithoutHistoryIsUndetermined(t *testing.T) {
	c := newCourt()
	c.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	c.all.Events = append(c.all.Events,
		evidence.Event{Ticket: "T", At: at("2026-10-05T10:00"), What: evidence.ChangePriority})
	c.state("T", "2026-12-02T00:00", "pending customer", "assigned") // after the date of the data
	p := c.proofs()
	if got := p.Ticket(0, "", always); got.Rest != party.Undetermined || len(got.Layers) != 0 || p.HasHistory(0) {
		t.Errorf("%+v", got)
	}
	c.state("T", "2026-12-01", "new", "assigned") // on the date of the data
	p = c.proofs()
	if got := p.Ticket(0, "", always); got.Rest != party.Provider || !p.HasHistory(0) {
		t.Errorf("%+v", got)
	}
}

// Sorted by name these changes would end in another state than the last one.
func TestStatesOfOneInstantGoOnFromEachOther(t *testing.T) {
	const when = "2026-10-05T10:00"
	chain := [][2]string{{"new", "checked"}, {"checked", "assigned"}, {"assigned", "pending customer"}}
	for _, before := range [][]string{nil, {"zero", "new"}, {"zero", "one", "new"}} {
		c := newCourt()
		c.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
		for i := 1; i < len(before); i++ {
			c.state("T", fmt.Sprintf("2026-10-05T09:%d0", i), before[i-1], before[i])
		}
		for _, step := range chain {
			c.state("T", when, step[0], step[1])
		}
		c.state("T", "2026-10-05T11:00", "pending customer", "working")
		list := Changes(c.view(), 0, evidence.ChangeState, at("2026-10-05T11:00"), nil)
		if len(list) != max(0, len(before)-1)+4 {
			t.Fatalf("%d changes", len(list))
		}
		for i, step := range chain {
			if got := list[len(list)-4+i]; got.From != T(step[0]) || got.To != T(step[1]) {
				t.Errorf("after %v, %d: %v to %v", before, i, got.From, got.To)
			}
		}
		same(t, told(c.proofs().Ticket(0, "", always).Layers),
			[]string{"state customer pending customer 05T10:00-05T11:00", "state provider working 05T11:00-…"})
	}
}

// Where two chains begin at one instant, the one that goes on from the state before comes first.
func TestStatesOfOneInstantBeginWhereTheLastOneEnded(t *testing.T) {
	c := newCourt()
	c.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	c.state("T", "2026-10-05T09:30", "new", "x")
	c.state("T", "2026-10-05T10:00", "a", "x")
	c.state("T", "2026-10-05T10:00", "x", "a")
	list := Changes(c.view(), 0, evidence.ChangeState, at("2026-10-05T10:00"), nil)
	if len(list) != 3 || list[1].From != T("x") || list[2].From != T("a") {
		t.Errorf("%v to %v, %v to %v", list[1].From, list[1].To, list[2].From, list[2].To)
	}
}

// Where the states of one instant go in a circle nothing but the file says which came first.
func TestStatesOfOneInstantThatGoInACircleKeepTheirOrder(t *testing.T) {
	for _, rows := range [][2]string{{"a", "b"}, {"b", "a"}} {
		c := newCourt()
		c.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
		c.state("T", "2026-10-05T10:00", rows[0], rows[1])
		c.state("T", "2026-10-05T10:00", rows[1], rows[0])
		list := Changes(c.view(), 0, evidence.ChangeState, timeline.MaxInstant, nil)
		if len(list) != 2 || list[0].From != T(rows[0]) || list[1].From != T(rows[1]) {
			t.Errorf("rows from %v: %v to %v, %v to %v", rows, list[0].From, list[0].To, list[1].From, list[1].To)
		}
	}
}

// Decides: evidence-obligations.
func TestObligationsAreLayersWhileOverdue(t *testing.T) {
	c := newCourt()
	c.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	c.ticket("U", "2026-10-05T09:00", "2026-10-05T18:00", func(t *evidence.Ticket) { t.Service = T("") })
	waited := func(o *evidence.Obligation) { o.Tickets = []string{" T "} }
	c.obligation("client", "2026-10-05T10:00", "2026-10-05T12:00", waited)
	c.obligation("third party", "2026-10-05T11:00", "", func(o *evidence.Obligation) { o.Services = []string{"Desk"} })
	c.obligation("client", "2026-10-05T10:00", "2026-10-05T10:00", waited) // provided when due
	c.obligation("client", "", "2026-10-05T12:00", waited)                 // no date
	c.obligation("whoever", "2026-10-05T10:00", "2026-10-05T12:00", waited)
	c.obligation("client", "2026-10-05T10:00", "2026-10-05T12:00") // nothing waited for it
	p := c.proofs()
	same(t, told(p.Ticket(0, "", always).Layers),
		[]string{"obligation customer access 05T10:00-05T12:00", "obligation third-party access 05T11:00-…"})
	same(t, told(p.Ticket(1, "", always).Layers), nil)
	same(t, told(p.Ticket(1, "desk", always).Layers), []string{"obligation third-party access 05T11:00-…"})
}

// Decides: evidence-causes.
func TestTheFaultCellGoesBeforeTheCause(t *testing.T) {
	c := newCourt()
	ids := make([]string, 0, 5)
	for _, cells := range [][2]string{
		{"vendor", "customer change"}, {"", "Customer change "}, {"Meridian", "customer change"},
		{"weather", "customer change"}, {"", "unheard of"},
	} {
		ids = append(ids, cells[0]+"/"+cells[1])
		c.ticket(cells[0]+"/"+cells[1], "2026-10-05T09:00", "2026-10-05T18:00",
			func(t *evidence.Ticket) { t.Fault, t.Cause = T(cells[0]), T(cells[1]) })
	}
	p := c.proofs()
	for i, want := range [][]string{
		{"cause third-party vendor always"}, {"cause customer Customer change always"}, {"cause provider Meridian always"},
		{"cause customer customer change always"}, nil,
	} {
		same(t, told(p.Ticket(c.place(ids[i]), "", always).Layers), want)
		same(t, told(p.Ticket(c.place(ids[i]), "", always).Layers), want) // looked up the second time
	}
}

// Decides: evidence-upstream.
func TestOutagesUpstreamAreLayers(t *testing.T) {
	c := newCourt()
	c.a.Fault.Dependencies = []agreement.Dependency{{Service: "Desk", On: "Backbone", Party: party.ThirdParty}}
	c.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	c.outage("B1", "backbone", "2026-10-05T10:00", "2026-10-05T11:00")
	c.outage("B2", "backbone", "2026-10-05T12:00", "2026-10-05T12:00")
	c.outage("B3", "backbone", "2026-10-05T13:00", "")
	c.outage("O", "desk", "2026-10-05T09:00", "2026-10-05T18:00", func(o *evidence.Outage) { o.Cause = T("our change") })
	want := []string{"upstream third-party Backbone 05T10:00-05T11:00", "upstream third-party Backbone 05T13:00-…"}
	p := c.proofs()
	same(t, told(p.Ticket(0, "", always).Layers), want)
	same(t, told(p.Outage(3, "", always).Layers), append([]string{"cause provider our change always"}, want...))
	same(t, told(p.Outage(0, "", always).Layers), want) // the supplier's own
	desk := p.Services("", "desk")
	same(t, told(desk.Layers), want)
	if len(desk.Outages) != 1 || desk.Outages[0].From != at("2026-10-05T09:00") {
		t.Fatalf("outages %v", desk.Outages)
	}
	same(t, told(desk.Outages[0].Layers), append([]string{"cause provider our change always"}, want...))
	if p.Outage(0, "", always).Rest != party.Undetermined {
		t.Error("an outage without evidence is not undetermined")
	}
}

func TestClaimsAreLayersOfWhatTheySpeakOf(t *testing.T) {
	c := newCourt()
	c.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	c.ticket("U", "2026-10-05T09:00", "2026-10-05T18:00", func(t *evidence.Ticket) { t.Service = T("wan") })
	c.outage("O", "wan", "2026-10-05T09:00", "2026-10-05T10:00")
	c.claim(func(x *evidence.Claim) { x.Services = []string{" DESK "} })
	c.claim(naming("O "), func(x *evidence.Claim) { x.Reference = " " })
	c.claim(naming("T"), of("vendor"), func(x *evidence.Claim) { x.Reference = "" })
	c.claim(of("force majeure"), func(x *evidence.Claim) { x.Reference, x.ID, x.Reason = "", "", "storm " })
	p := c.proofs()
	customer, storm := "claim customer CHG-1 05T10:00-05T12:00", "claim force-majeure storm 05T10:00-05T12:00"
	outage, vendor := "claim customer C1 05T09:00-05T10:00", "claim third-party C2 05T09:00-05T18:00"
	same(t, told(p.Ticket(0, "", always).Layers), []string{vendor, storm, customer})
	same(t, told(p.Ticket(1, "", always).Layers), []string{storm})
	same(t, told(p.Outage(0, "", always).Layers), []string{outage, storm})
	wan := p.Services("", "wan")
	same(t, told(wan.Layers), []string{storm})
	same(t, told(wan.Outages[0].Layers), []string{outage})
	same(t, told(p.Services("", "desk").Layers), []string{storm, customer})
}

func TestRefusedClaimsAreEvidenceOfTheirOwnKind(t *testing.T) {
	c := newCourt()
	c.a.Fault.Claims.Mitigation = true
	c.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	lax := func(x *evidence.Claim) { x.Mitigation = "" }
	c.claim(lax)                                                                              // evident, refused
	c.claim(lax, func(x *evidence.Claim) { x.ApprovedBy = "" })                               // a reference alone
	c.claim(lax, func(x *evidence.Claim) { x.Reference = "" })                                // an approval alone
	c.claim(lax, func(x *evidence.Claim) { x.ApprovedBy, x.Reference = "", " " })             // neither: no evidence
	c.claim(lax, of("provider"))                                                              // against itself
	c.claim(lax, of("whoever"))                                                               // against nobody
	c.claim(func(x *evidence.Claim) { x.ApprovedBy, x.Reference, x.ID = "", "", "formless" }) // accepted all the same
	same(t, told(c.proofs().claims.common.layers), []string{
		"claim customer? CHG-1 05T10:00-05T12:00", "claim customer? CHG-1 05T10:00-05T12:00",
		"claim customer? C2 05T10:00-05T12:00", "statement provider?  05T10:00-05T12:00",
		"statement provider?  05T10:00-05T12:00", "statement provider?  05T10:00-05T12:00",
		"claim customer formless 05T10:00-05T12:00",
	})
}

// Of the same second the strongest proof decides, and each second counts once.
//
// Decides: evidence-strongest.
func TestTheStrongestProofDecides(t *testing.T) {
	layer := func(p party.Party, proof agreement.Proof, from, to timeline.Instant, accepted bool) *Layer {
		return &Layer{Interval: timeline.Interval{From: from, To: to}, Party: p, Proof: proof, Accepted: accepted}
	}
	layers := []*Layer{
		layer(party.ThirdParty, proofUpstream, 0, 100, true), layer(party.Customer, proofState, 20, 60, true),
		layer(party.ForceMajeure, proofClaim, 30, 40, false), layer(party.Maintenance, proofClaim, 50, 200, true),
	}
	show := func(spans []Span) (out string) {
		for _, s := range spans {
			name := "nobody"
			if s.Layer != nil {
				name = s.Layer.Party.String()
			}
			out += fmt.Sprintf("%d-%d %s, ", s.From, s.To, name)
		}
		return out
	}
	window := timeline.Interval{From: -10, To: 210}
	for _, c := range []struct {
		order       []agreement.Proof
		contractual bool
		want        string
	}{
		{
			nil, false,
			"-10-0 nobody, 0-20 third-party, 20-30 customer, 30-40 force-majeure, 40-50 customer, 50-200 maintenance, 200-210 " +
				"nobody, ",
		},
		{nil, true, "-10-0 nobody, 0-20 third-party, 20-50 customer, 50-200 maintenance, 200-210 nobody, "},
		{[]agreement.Proof{proofState}, true,
			"-10-0 nobody, 0-20 third-party, 20-60 customer, 60-100 third-party, 100-200 maintenance, 200-210 nobody, "},
	} {
		if got := show(Resolve(window, layers, c.order, c.contractual)); got != c.want {
			t.Errorf("%v %v: %s, want %s", c.order, c.contractual, got, c.want)
		}
	}
	if got := Resolve(timeline.Interval{From: 5, To: 5}, layers, nil, false); got != nil {
		t.Errorf("an empty window has %v", got)
	}
}

// Decides: half-open-intervals.
func TestResolvingCoversTheWindowOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var layers []*Layer
		for range rapid.IntRange(0, 6).Draw(t, "layers") {
			from := timeline.Instant(rapid.IntRange(0, 40).Draw(t, "from"))
			layers = append(layers, &Layer{
				Interval: timeline.Interval{From: from, To: from.Add(timeline.Micros(rapid.IntRange(-2, 20).Draw(t, "length")))},
				Party:    party.Party(rapid.IntRange(0, 5).Draw(t, "party")),
				Proof:    rapid.SampledFrom(agreement.DefaultPrecedence()).Draw(t, "proof"),
				Accepted: rapid.Bool().Draw(t, "accepted"),
			})
		}
		contractual := rapid.Bool().Draw(t, "contractual")
		order := rapid.Permutation(agreement.DefaultPrecedence()).Draw(t, "order")
		window := timeline.Interval{From: 5, To: 45}
		spans := Resolve(window, layers, order, contractual)
		at := window.From
		for n, s := range spans {
			if s.From != at || s.Empty() {
				t.Fatalf("%v does not go on at %d", s, at)
			}
			at = s.To
			if n > 0 && spans[n-1].Layer == s.Layer {
				t.Fatalf("%v and %v are one", spans[n-1], s)
			}
			for i := s.From; i < s.To; i++ {
				checkStrongest(t, layers, order, contractual, i, s.Layer)
			}
		}
		if at != window.To {
			t.Fatalf("ends at %d", at)
		}
		shuffled := Resolve(window, rapid.Permutation(layers).Draw(t, "shuffled"), order, contractual)
		if len(shuffled) != len(spans) {
			t.Fatalf("%v in another order is %v", spans, shuffled)
		}
		for i := range spans {
			if a, b := spans[i].Layer, shuffled[i].Layer; spans[i].Interval != shuffled[i].Interval ||
				(a == nil) != (b == nil) || a != nil && a.Party != b.Party {
				t.Fatalf("%v in another order is %v", spans, shuffled)
			}
		}
	})
}

func checkStrongest(
	t *rapid.T, layers []*Layer, order []agreement.Proof, contractual bool, at timeline.Instant, got *Layer,
) {
	var best *Layer
	for _, l := range layers {
		if !l.Contains(at) || contractual && !l.Accepted {
			continue
		}
		if best == nil || slices.Index(order, l.Proof) < slices.Index(order, best.Proof) ||
			l.Proof == best.Proof && l.Party < best.Party {
			best = l
		}
	}
	if (best == nil) != (got == nil) || best != nil && (best.Proof != got.Proof || best.Party != got.Party) {
		t.Fatalf("at %d %v decides, want %v", at, got, best)
	}
}

// Thousands of claims for the same days are laid over each other in one sweep; looking through all of them at each
// edge would take minutes.
func TestManyLayersAtOnce(t *testing.T) {
	const n = 200_000
	layers := make([]*Layer, n)
	for i := range layers {
		layers[i] = &Layer{
			Interval: timeline.Interval{From: timeline.Instant(i), To: 2*n - timeline.Instant(i)},
			Label:    fmt.Sprintf("%06d", n-i), Accepted: true,
		}
	}
	spans := Resolve(timeline.Interval{From: 0, To: 2 * n}, layers, nil, true)
	if len(spans) != 2*n-1 || spans[n-1].Layer != layers[n-1] {
		t.Errorf("%d spans", len(spans))
	}
}

// What speaks for a service is told a case where it decides an instant of its own, by either reading.
func TestACaseIsToldTheStrongestOfWhatItsServiceShares(t *testing.T) {
	c := newCourt()
	c.a.Fault.Claims.Mitigation = true
	c.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	c.claim(during("2026-10-05T10:00", "2026-10-05T12:00"), func(x *evidence.Claim) { x.Reference = "B" })
	c.claim(during("2026-10-05T09:00", "2026-10-05T13:00"), func(x *evidence.Claim) { x.Reference = "C" })
	c.claim(during("2026-10-05T10:00", "2026-10-05T11:00"),
		func(x *evidence.Claim) { x.Reference, x.Mitigation = "A", "" })
	c.claim(during("2026-10-05T10:00", "2026-10-05T11:00"), func(x *evidence.Claim) { x.Reference = "D" })
	p := c.proofs()
	window := func(from, to string) timeline.Interval { return timeline.Interval{From: at(from), To: at(to)} }
	a, b, long := "claim customer? A 05T10:00-05T11:00", "claim customer B 05T10:00-05T12:00",
		"claim customer C 05T09:00-05T13:00"
	same(t, told(p.Ticket(0, "", always).Layers), []string{long, a, b})
	same(t, told(p.Ticket(0, "", window("2026-10-05T10:00", "2026-10-05T11:00")).Layers), []string{a, b})
	same(t, told(p.Ticket(0, "", window("2026-10-05T11:00", "2026-10-05T12:00")).Layers), []string{b})
	same(t, told(p.Ticket(0, "", window("2026-10-05T12:00", "2026-10-05T18:00")).Layers), []string{long})
	same(t, told(p.Ticket(0, "", window("2026-10-05T13:00", "2026-10-05T18:00")).Layers), nil)
}

// Ten thousand claims and twenty thousand cases: each with each would be 200 million layers of a hundred bytes.
func TestManyClaimsOfManyCases(t *testing.T) {
	c := newCourt()
	for i := range 10_000 {
		c.claim(during("2026-10-05T10:00", "2026-10-05T12:00"),
			func(x *evidence.Claim) { x.To = x.To.Add(timeline.Micros(i)) })
	}
	c.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	p := c.proofs()
	p.Ticket(0, "", always) // lays the claims over each other
	window := timeline.Interval{From: at("2026-10-05T09:00"), To: at("2026-10-05T11:00")}
	layers := 0
	allocated := testing.AllocsPerRun(100, func() { layers = len(p.Ticket(0, "", window).Layers) })
	if layers != 1 || allocated > 20 {
		t.Errorf("%d layers, %v allocations", layers, allocated)
	}
}
