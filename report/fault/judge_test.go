package fault

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Decides: claim-earned, claim-needs, claim-approval-words, claim-without-end.
func TestAClaimMustBeEarned(t *testing.T) {
	all := agreement.ClaimTerms{Approval: true, Reference: true, Mitigation: true, Within: 30 * day, Announced: 5 * day}
	for _, c := range []struct {
		name  string
		terms agreement.ClaimTerms
		claim func(*evidence.Claim)
		want  []Lack
	}{
		{"has everything", all, func(*evidence.Claim) {}, nil},
		{"needs nothing", agreement.ClaimTerms{}, func(x *evidence.Claim) {
			x.Reference, x.ApprovedBy, x.Mitigation, x.Recorded, x.Announced = "", "", "", timeline.NoInstant, timeline.NoInstant
		}, nil},
		{"not approved", all, func(x *evidence.Claim) { x.ApprovedBy = " " }, []Lack{LackApproval}},
		{"approved at a time", all, func(x *evidence.Claim) { x.ApprovedBy, x.ApprovedAt = "", at("2026-10-06") }, nil},
		{"approved by the provider itself", all,
			func(x *evidence.Claim) { x.ApprovedBy, x.ApprovedAt = "meridian", at("2026-10-06") }, []Lack{LackApproval}},
		{"no reference", all, func(x *evidence.Claim) { x.Reference = " " }, []Lack{LackReference}},
		{"no mitigation", all, func(x *evidence.Claim) { x.Mitigation = " " }, []Lack{LackMitigation}},
		{"recorded on the last instant", all, func(x *evidence.Claim) { x.Recorded = at("2026-11-04T12:00") }, nil},
		{"recorded an instant later", all, func(x *evidence.Claim) { x.Recorded = at("2026-11-04T12:00").Add(1) },
			[]Lack{LackLate}},
		{"no date of recording", all, func(x *evidence.Claim) { x.Recorded = timeline.NoInstant }, []Lack{LackRecorded}},
		{"a time without an end", all, func(x *evidence.Claim) { x.To = timeline.NoInstant }, []Lack{LackSubject}},
		{"a time without a begin", all, func(x *evidence.Claim) { x.From = timeline.NoInstant }, []Lack{LackSubject}},
		{"not approved yet", all, func(x *evidence.Claim) { x.ApprovedBy = "Pending" }, []Lack{LackApproval}},
		{"rejected at a time", all,
			func(x *evidence.Claim) { x.ApprovedBy, x.ApprovedAt = "rejected", at("2026-10-06") }, []Lack{LackApproval}},
		{"refused in German", all, func(x *evidence.Claim) { x.ApprovedBy = " Abgelehnt" }, []Lack{LackApproval}},
		{"a question", all, func(x *evidence.Claim) { x.ApprovedBy = "?" }, []Lack{LackApproval}},
		{"approved by somebody called so", all, func(x *evidence.Claim) { x.ApprovedBy = "No Lee" }, nil},
		{"announced just in time", all,
			func(x *evidence.Claim) { x.Party, x.Announced = T("maintenance"), at("2026-09-30T10:00") }, nil},
		{
			"announced an instant late", all,
			func(x *evidence.Claim) { x.Party, x.Announced = T("maintenance"), at("2026-09-30T10:00").Add(1) },
			[]Lack{LackAnnouncedLate},
		},
		{"not announced", all, func(x *evidence.Claim) { x.Party, x.Announced = T("maintenance"), timeline.NoInstant },
			[]Lack{LackUnannounced}},
		{"only maintenance is announced", all, func(x *evidence.Claim) { x.Announced = timeline.NoInstant }, nil},
		{"nobody known", all, func(x *evidence.Claim) { x.Party = T("weather") }, []Lack{LackParty}},
		{"a party that does not excuse", all, func(x *evidence.Claim) { x.Party = T("provider") }, []Lack{LackParty}},
		{"no interval", all, func(x *evidence.Claim) { x.From, x.Recorded = timeline.NoInstant, timeline.NoInstant },
			[]Lack{LackSubject}},
		{"an empty interval", all, func(x *evidence.Claim) { x.To = x.From }, []Lack{LackSubject}},
		{"no known case", all, naming("nothing"), []Lack{LackSubject}},
		{"maintenance of nothing", all, func(x *evidence.Claim) {
			x.Party, x.From, x.Announced = T("maintenance"), timeline.NoInstant, timeline.NoInstant
		}, []Lack{LackSubject}},
		{"lacks several", all, func(x *evidence.Claim) { x.Reference, x.ApprovedBy = "", "" },
			[]Lack{LackApproval, LackReference}},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := newCourt()
			k.a.Fault.Claims = c.terms
			k.claim(c.claim)
			d := k.judge().Decisions[0]
			if !slices.Equal(d.Lacks, c.want) {
				t.Errorf("lacks %q, want %q", d.Lacks, c.want)
			}
			if accepted := len(d.Accepted) > 0; accepted != (len(c.want) == 0) {
				t.Errorf("accepted %v", d.Accepted)
			}
		})
	}
}

func TestAClaimInForceIsAcceptedWhateverItLacks(t *testing.T) {
	c := newCourt()
	c.a.Fault.Claims = agreement.ClaimTerms{Approval: true}
	c.claim(func(x *evidence.Claim) { x.ApprovedBy = "" })
	c.claim(func(x *evidence.Claim) { x.ApprovedBy, x.Party = "", T("weather") })
	if d := c.judge(0, 1).Decisions; len(d[0].Lacks) != 0 || d[0].Accepted.Length() != 2*hour || len(d[1].Lacks) == 0 ||
		d[1].Accepted != nil {
		t.Errorf("%+v", d)
	}
	if d := c.judge().Decisions; len(d[0].Lacks) != 1 {
		t.Errorf("%+v", d)
	}
}

func TestAClaimByIDsSpeaksOfTheTimeOfItsCases(t *testing.T) {
	c := newCourt()
	c.ticket("T1", "2026-10-05T09:00", "2026-10-05T11:00", func(t *evidence.Ticket) { t.Closed = at("2026-10-05T12:00") })
	c.ticket("T2", "2026-10-06T09:00", "", func(t *evidence.Ticket) { t.Closed = at("2026-10-06T12:00") })
	c.ticket("T3", "2026-10-07T09:00", "")
	c.outage("O1", "wan", "2026-10-08T09:00", "2026-10-08T10:00")
	c.outage("O2", "wan", "2026-10-08T12:00", "")
	for _, x := range []struct {
		claim func(*evidence.Claim)
		want  string
	}{
		{naming("T1"), "[05T09:00-05T12:00]"}, {naming("T2"), "[06T09:00-06T12:00]"}, {naming("T3"), "[07T09:00-…]"},
		{naming("O2"), "[08T12:00-…]"},
		{naming("T1", "O1", "?"), "[05T09:00-05T12:00 08T09:00-08T10:00]"},
		{func(x *evidence.Claim) { x.IDs = []string{"T1", "O1"} }, "[05T10:00-05T12:00]"}, // and an interval
	} {
		c.all.Claims = nil
		c.claim(x.claim)
		var got []string
		for _, v := range c.judge().Decisions[0].Time {
			got = append(got, show(v))
		}
		if fmt.Sprint(got) != x.want {
			t.Errorf("%v, want %s", got, x.want)
		}
	}
}

// maintained is a court with maintenance of some hours, each from midnight of a day of October, or later.
func maintained(terms agreement.ClaimTerms, list ...[2]string) *court {
	c := newCourt()
	c.a.Fault.Claims = terms
	for _, v := range list {
		c.claim(of("maintenance"), during(v[0], v[1]))
	}
	return c
}

// accepted prints, by claim in order of the list, what was accepted and what was lacking.
func (c *court) accepted() (list []string) {
	decisions := c.judge().Decisions
	slices.SortFunc(decisions, func(a, b Decision) int { return int(a.Claim - b.Claim) })
	for _, d := range decisions {
		list = append(list, fmt.Sprint(d.Accepted.Length()/timeline.Minute, d.Lacks))
	}
	return list
}

// Decides: claim-maintenance.
func TestMaintenanceUsesUpItsAllowanceInOrderOfTime(t *testing.T) {
	for _, c := range []struct {
		name string
		list [][2]string
		want []string
	}{
		{"exactly used up", [][2]string{{"2026-10-05T00:00", "2026-10-05T05:00"}, {"2026-10-06T00:00", "2026-10-06T03:00"}},
			[]string{"300 []", "180 []"}},
		{"the earlier first, whatever the order of the rows",
			[][2]string{{"2026-10-06T00:00", "2026-10-06T05:00"}, {"2026-10-05T00:00", "2026-10-05T05:00"}},
			[]string{"180 [allowance]", "300 []"}},
		{"nothing left", [][2]string{{"2026-10-05T00:00", "2026-10-05T08:00"}, {"2026-10-06T00:00", "2026-10-06T01:00"}},
			[]string{"480 []", "0 [allowance]"}},
		{"a minute too much", [][2]string{{"2026-10-05T00:00", "2026-10-05T08:01"}}, []string{"480 [allowance]"}},
		{
			"each period has its own",
			[][2]string{{"2026-09-30T20:00", "2026-10-01T09:00"}, {"2026-09-30T10:00", "2026-09-30T15:00"}},
			[]string{"660 [allowance]", "300 []"},
		},
		{
			"the same time twice uses it once",
			[][2]string{{"2026-10-05T00:00", "2026-10-05T06:00"}, {"2026-10-05T04:00", "2026-10-05T08:00"}},
			[]string{"360 []", "240 []"},
		},
		{"time outside the periods is not limited", [][2]string{{"2026-08-01T00:00", "2026-08-03T00:00"}},
			[]string{"2880 []"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			same(t, maintained(agreement.ClaimTerms{Allowance: 8 * hour}, c.list...).accepted(), c.want)
		})
	}
	same(t, maintained(agreement.ClaimTerms{}, [2]string{"2026-10-05", "2026-10-07"}).accepted(), []string{"2880 []"})
}

func TestAClaimOfSeveralOutagesUsesItsAllowanceOverAllOfThem(t *testing.T) {
	c := newCourt()
	c.a.Fault.Claims.Allowance = 8 * hour
	c.outage("O1", "wan", "2026-10-05T00:00", "2026-10-05T05:00")
	c.outage("O2", "wan", "2026-10-06T00:00", "2026-10-06T05:00")
	c.outage("O3", "wan", "2026-10-07T00:00", "2026-10-07T05:00")
	c.claim(of("maintenance"), naming("O1", "O2", "O3"))
	d := c.judge().Decisions[0]
	if len(d.Accepted) != 2 || d.Accepted[0] != span("2026-10-05T00:00", "2026-10-05T05:00") ||
		d.Accepted[1] != span("2026-10-06T00:00", "2026-10-06T03:00") {
		t.Errorf("accepted %v", d.Accepted)
	}
	c.a.Fault.Claims.Allowance = 1
	if d := c.judge().Decisions[0]; d.Accepted.Length() != 1 {
		t.Errorf("accepted %v", d.Accepted)
	}
}

// Decides: maintenance-allowance.
func TestRefusedMaintenanceUsesNoAllowance(t *testing.T) {
	c := maintained(agreement.ClaimTerms{Allowance: 8 * hour, Approval: true},
		[2]string{"2026-10-05T00:00", "2026-10-05T08:00"}, [2]string{"2026-10-06T00:00", "2026-10-06T08:00"})
	c.all.Claims[0].ApprovedBy = ""
	same(t, c.accepted(), []string{"0 [approval]", "480 []"})
}

func TestOnlyMaintenanceHasAnAllowanceAndAWindow(t *testing.T) {
	c := maintained(agreement.ClaimTerms{Allowance: hour, Window: "night"},
		[2]string{"2026-10-05T00:00", "2026-10-05T08:00"})
	c.a.Calendars = map[string][]calendar.Dated{"night": {{Spec: calendar.Spec{Name: "night"}}}} // never
	c.all.Claims[0].Party = T("customer")
	same(t, c.accepted(), []string{"480 []"})
}

// Decides: claim-maintenance.
func TestMaintenanceKeepsToItsWindow(t *testing.T) {
	night := calendar.Spec{Name: "night"}
	for d := range night.Hours {
		night.Hours[d] = []calendar.ClockInterval{{From: 0, To: 4 * 3600}}
	}
	c := maintained(agreement.ClaimTerms{Window: "night", Allowance: 8 * hour},
		[2]string{"2026-10-05T00:00", "2026-10-05T04:00"}, [2]string{"2026-10-06T03:00", "2026-10-06T04:01"},
		[2]string{"2026-10-07T12:00", "2026-10-07T13:00"})
	c.a.Calendars = map[string][]calendar.Dated{"night": {{Spec: night}}}
	same(t, c.accepted(), []string{"240 []", "60 [window]", "0 [window]"})
}

// A claim for a case that lasts is held against its window to the end of the period in which the data ends; the rest of
// it is not known and not judged.
func TestMaintenanceWithoutAnEndIsJudgedAsFarAsAnythingIsKnown(t *testing.T) {
	always := calendar.Spec{Name: "window"}
	night := always
	for d := range night.Hours {
		always.Hours[d] = []calendar.ClockInterval{{From: 0, To: 24 * 3600}}
		night.Hours[d] = []calendar.ClockInterval{{From: 0, To: 4 * 3600}}
	}
	for _, c := range []struct {
		window calendar.Spec
		from   string
		asOf   timeline.Instant
		want   int // stretches that are accepted, the rest behind what is known among them
		lacks  string
	}{
		{night, "2026-10-05T00:00", at("2026-10-20"), 27 + 1, "[window]"},
		{night, "2026-10-05T00:00", at("2026-10-31").Add(day - 1), 27 + 1, "[window]"},
		{night, "2026-10-05T00:00", at("2026-11-01"), 27 + 30 + 1, "[window]"},
		{night, "2026-11-02T12:00", at("2026-10-31"), 1, "[]"},
		{always, "2026-10-05T00:00", at("2026-10-20"), 1, "[]"},
	} {
		k := maintained(agreement.ClaimTerms{Window: "window"}, [2]string{c.from, c.from})
		k.all.Claims[0].To, k.all.Claims[0].Recorded = timeline.NoInstant, at("2026-09-30")
		k.all.Claims[0].ApprovedAt, k.all.Claims[0].IDs = timeline.NoInstant, []string{"O1"}
		k.all.Outages = []evidence.Outage{{ID: "O1", From: at("2026-10-01"), To: timeline.NoInstant}}
		k.a.Calendars = map[string][]calendar.Dated{"window": {{Spec: c.window}}}
		d := k.judgeAsOf(c.asOf).Decisions[0]
		if len(d.Accepted) != c.want || fmt.Sprint(d.Lacks) != c.lacks {
			t.Errorf("%s as of %s: %d stretches, lacks %v; want %d, %s", c.from, c.asOf, len(d.Accepted), d.Lacks, c.want,
				c.lacks)
		}
	}
	if n := Horizon(&newCourt().a, timeline.NoInstant); n != at("2100-02-01") {
		t.Errorf("without a date: %s", n)
	}
}

func TestAcceptedMaintenanceNeverExceedsItsAllowance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := newCourt()
		c.a.Fault.Claims.Allowance = timeline.Micros(rapid.IntRange(1, 20).Draw(t, "allowance")) * hour
		for range rapid.IntRange(0, 6).Draw(t, "claims") {
			from := at("2026-09-01").Add(timeline.Micros(rapid.IntRange(0, 1400).Draw(t, "from")) * hour)
			c.claim(of("maintenance"), func(x *evidence.Claim) {
				x.From, x.To = from, from.Add(timeline.Micros(rapid.IntRange(1, 30).Draw(t, "length"))*hour)
			})
		}
		var asked, given timeline.Set
		for _, d := range c.judge().Decisions {
			asked, given = asked.Plus(d.Time), given.Plus(d.Accepted)
			if len(d.Accepted.Subtract(d.Time)) > 0 || (len(d.Lacks) == 0) != (d.Accepted.Length() == d.Time.Length()) {
				t.Fatalf("%+v", d)
			}
		}
		for _, p := range c.periods("2026-09", "2026-10") {
			want := min(asked.Clip(p.Interval).Length(), c.a.Fault.Claims.Allowance)
			if got := given.Clip(p.Interval).Length(); got != want {
				t.Fatalf("%s: %d accepted of %d, want %d", p.Label, got, asked.Clip(p.Interval).Length(), want)
			}
		}
	})
}

func TestAWholeRecordGoesByTheStrongestEvidenceAboutIt(t *testing.T) {
	c := newCourt()
	c.a.Fault.Claims.Mitigation = true
	fault := func(s string) func(*evidence.Ticket) { return func(t *evidence.Ticket) { t.Fault = T(s) } }
	const opened, resolved = "2026-10-05T11:00", "2026-10-05T18:00"
	c.ticket("claimed", opened, resolved, fault("vendor"))
	c.ticket("refused", opened, resolved)
	c.ticket("refused, with a cause", opened, resolved, fault("vendor"))
	c.ticket("blamed", "2026-10-06T11:00", resolved, fault("vendor"))
	c.ticket("waited", "2026-10-06T11:00", "2026-10-07T11:00")
	c.ticket("nothing", "2026-10-06T11:00", "2026-10-07T11:00")
	c.ticket("history", "2026-10-06T11:00", "2026-10-07T11:00")
	c.ticket("stormy", "2026-10-08T10:00", "2026-10-08T11:00")
	c.ticket("after the storm", "2026-10-08T12:00", "2026-10-08T13:00")
	c.state("history", "2026-10-06T12:00", "new", "pending customer") // whose turn, not whose doing
	c.claim(naming("claimed"), during("2026-10-05T17:00", "2026-10-05T18:00"),
		func(x *evidence.Claim) { x.IDs = []string{"claimed"} })
	c.claim(naming("refused", "refused, with a cause"), func(x *evidence.Claim) { x.Mitigation = "" })
	c.claim(of("force majeure"), during("2026-10-08T10:00", "2026-10-08T12:00"))
	c.obligation("client", "2026-10-06T20:00", "", func(o *evidence.Obligation) { o.Tickets = []string{"waited"} })
	p := c.proofs()
	for id, want := range map[string]string{
		"claimed": "customer customer", "refused": "customer provider", "refused, with a cause": "customer third-party",
		"blamed": "third-party third-party", "waited": "customer customer", "nothing": "undetermined undetermined",
		"history": "provider provider", "stormy": "force-majeure force-majeure",
		"after the storm": "undetermined undetermined",
	} {
		a := p.TicketRecord(c.place(id), "")
		if got := a.Evident.String() + " " + a.Accepted.String(); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}

func TestSurveysAndOutagesAsRecords(t *testing.T) {
	c := newCourt()
	c.ticket("T", "2026-10-05T11:00", "2026-10-05T18:00", func(t *evidence.Ticket) { t.Cause = T("customer change") })
	c.outage("O", "wan", "2026-10-05T10:00", "2026-10-05T18:00")
	c.outage("P", "wan", "2026-10-05T12:00", "2026-10-05T18:00")
	c.claim(of("force majeure"))
	p := c.proofs()
	survey := &evidence.Survey{At: at("2026-10-05T12:00"), Ticket: "T"}
	if got := p.SurveyRecord(survey, 0, ""); got.Evident != party.ForceMajeure || got.Layer == nil ||
		got.Contract != got.Layer {
		t.Errorf("by its ticket: %+v", got) // the storm came when the ticket did
	}
	if got := p.SurveyRecord(survey, -1, ""); got.Evident != party.Undetermined || got.Layer != nil {
		t.Errorf("after the storm: %+v", got)
	}
	survey.At = at("2026-10-05T11:59")
	if got := p.SurveyRecord(survey, -1, ""); got.Evident != party.ForceMajeure {
		t.Errorf("in the storm: %+v", got)
	}
	if a, b := p.OutageRecord(0, ""), p.OutageRecord(1, ""); a.Accepted != party.ForceMajeure ||
		b.Accepted != party.Undetermined {
		t.Errorf("%+v, %+v", a, b)
	}
}
