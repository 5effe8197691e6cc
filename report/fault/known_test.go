package fault

import (
	"slices"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// TestWhatAClaimGotAfterTheDateOfTheDataItHadNotGot stands on both sides of the date for each dated field.
//
// Decides: case-after-date.
func TestWhatAClaimGotAfterTheDateOfTheDataItHadNotGot(t *testing.T) {
	asOf := at("2026-10-10T12:00")
	for _, c := range []struct {
		name  string
		date  func(*evidence.Claim, timeline.Instant)
		after []Lack
	}{
		{"approved", func(x *evidence.Claim, at timeline.Instant) { x.ApprovedAt = at }, []Lack{LackApproval}},
		{"approved by nobody named", func(x *evidence.Claim, at timeline.Instant) { x.ApprovedBy, x.ApprovedAt = "", at },
			[]Lack{LackApproval}},
		{"announced", func(x *evidence.Claim, at timeline.Instant) {
			x.Announced, x.From, x.To = at, asOf.Add(20*day), asOf.Add(21*day)
		}, []Lack{LackUnannounced}},
	} {
		for late, want := range map[timeline.Micros][]Lack{0: nil, 1: c.after} {
			k := newCourt()
			k.a.Fault.Claims = agreement.ClaimTerms{Approval: true, Announced: 5 * day}
			k.claim(of("maintenance"), func(x *evidence.Claim) { c.date(x, asOf.Add(late)) })
			if d := k.judgeAsOf(asOf).Decisions; len(d) != 1 || !slices.Equal(d[0].Lacks, want) {
				t.Errorf("%s %d µs after the date: %+v, want %q", c.name, late, d, want)
			}
			if d := k.judge().Decisions[0]; len(d.Lacks) != 0 {
				t.Errorf("%s, without a date of the data: lacks %q", c.name, d.Lacks)
			}
		}
	}
}

func TestAClaimRecordedAfterTheDateOfTheDataIsNotThere(t *testing.T) {
	c := newCourt()
	c.claim()
	recorded := c.all.Claims[0].Recorded
	if n := len(c.judgeAsOf(recorded).Decisions); n != 1 {
		t.Errorf("%d decisions at the instant", n)
	}
	if n := len(c.judgeAsOf(recorded - 1).Decisions); n != 0 {
		t.Errorf("%d decisions before it", n)
	}
}

func TestAnApprovalToComeIsNoEvidence(t *testing.T) {
	c := newCourt()
	c.claim(func(x *evidence.Claim) { x.Reference, x.ApprovedAt = "", at("2026-10-20") })
	if d := c.judgeAsOf(at("2026-10-19")).Decisions[0]; d.Evident {
		t.Error("evident before it was approved")
	}
	if d := c.judgeAsOf(at("2026-10-20")).Decisions[0]; !d.Evident {
		t.Error("not evident when it was approved")
	}
}

// A case that ended after the date of the data still lasted then: its claim is due from its begin.
//
// Decides: case-after-date.
func TestACaseThatEndsAfterTheDateOfTheDataStillLasts(t *testing.T) {
	c := newCourt()
	c.a.Fault.Claims = agreement.ClaimTerms{Within: 2 * day}
	c.ticket("T", "2026-10-01T09:00", "2026-10-06T09:00")
	c.outage("O", "wan", "2026-10-01T09:00", "2026-10-06T09:00")
	c.claim(naming("T"))
	c.claim(naming("O"))
	for asOf, want := range map[string]timeline.Instant{
		"2026-10-06T09:00": at("2026-10-06T09:00"), "2026-10-06T08:59": timeline.MaxInstant,
	} {
		for i, d := range c.judgeAsOf(at(asOf)).Decisions {
			if d.Time[0].To != want || (len(d.Lacks) == 0) != (want != timeline.MaxInstant) {
				t.Errorf("as of %s, claim %d: %+v", asOf, i, d)
			}
		}
	}
	c.ticket("U", "2026-10-10T09:00", "")
	c.claim(naming("U"))
	for asOf, want := range map[string][]Lack{"2026-10-10T09:00": nil, "2026-10-10T08:59": {LackSubject}} {
		if d := c.judgeAsOf(at(asOf)).Decisions[2]; !slices.Equal(d.Lacks, want) {
			t.Errorf("as of %s: %+v", asOf, d)
		}
	}
}

func TestObligationsAreOverdueOnlyAsFarAsIsKnown(t *testing.T) {
	c := newCourt()
	c.ticket("T", "2026-10-05T09:00", "")
	c.obligation("customer", "2026-10-06", "2026-10-08", func(o *evidence.Obligation) { o.Tickets = []string{"T"} })
	for asOf, want := range map[string][]string{
		"2026-10-06": nil, "2026-10-06T01:00": {"obligation customer access 06T00:00-…"},
		"2026-10-07T23:59": {"obligation customer access 06T00:00-…"},
		"2026-10-08":       {"obligation customer access 06T00:00-08T00:00"},
		"":                 {"obligation customer access 06T00:00-08T00:00"},
	} {
		got := Gather(&c.a, c.view(), &Claims{}, at(asOf)).Ticket(0, "desk", always).Layers
		if !slices.Equal(told(got), want) {
			t.Errorf("as of %q: %q, want %q", asOf, told(got), want)
		}
	}
}

// Decides: data-date-hides, case-after-date.
func TestEventsWrittenDownAfterTheDateOfTheDataAreNotKnown(t *testing.T) {
	c := newCourt()
	c.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	c.state("T", "2026-10-05T10:00", "working", "pending customer")
	c.all.Events[0].Recorded = at("2026-10-07")
	for asOf, want := range map[string]int{"2026-10-07": 2, "2026-10-06T23:59": 0} {
		p := Gather(&c.a, c.view(), &Claims{}, at(asOf))
		if layers := p.Ticket(0, "desk", always).Layers; len(layers) != want || p.HasHistory(0) != (want > 0) {
			t.Errorf("as of %s: %q", asOf, told(layers))
		}
	}
}

// A claim that names an open ticket of the desk and an outage of the wan concerns the wan from that outage on alone.
func TestAnOutageAfterTheDateOfTheDataBringsNoClaimToItsService(t *testing.T) {
	c := newCourt()
	c.ticket("T", "2026-10-05T09:00", "")
	c.outage("O", "wan", "2026-10-10T09:00", "2026-10-10T10:00")
	c.claim(naming("T", "O"))
	for asOf, want := range map[string]bool{"2026-10-10T08:59": false, "2026-10-10T09:00": true} {
		wan := Gather(&c.a, c.view(), c.judgeAsOf(at(asOf)), at(asOf)).Services("", "wan")
		if got := len(wan.Outages) > 0; got != want || len(wan.Layers) > 0 {
			t.Errorf("as of %s: %+v", asOf, wan)
		}
	}
}
