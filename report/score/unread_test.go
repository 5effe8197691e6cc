package score_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// lose takes some of the evidence away: it is not there any more, and what is said about it is that it could not be
// read. Whole sources go, single rows, and single cells.
func lose(t *rapid.T, e *evidence.Evidence) *evidence.Evidence {
	out := *e
	some := func(name string) bool { return rapid.IntRange(0, 3).Draw(t, name) == 0 }
	gap := func(records string, cause evidence.GapCause, at ...timeline.Instant) {
		g := evidence.Gap{Records: records, Source: "all", Cause: cause}
		switch {
		case !cause.Counted():
		case len(at) == 0:
			g.Undated = 1
		default:
			g.At = []timeline.Interval{{From: slices.Min(at), To: slices.Max(at)}}
		}
		out.Gaps = append(out.Gaps, g)
	}
	known := func(list ...timeline.Instant) []timeline.Instant {
		if some("undated") {
			return nil
		}
		return slices.DeleteFunc(list, func(at timeline.Instant) bool { return !at.Known() })
	}
	if some("all outages") {
		out.Outages = nil
		gap("outages", evidence.SourceUnread)
	}
	out.Outages = slices.DeleteFunc(slices.Clone(out.Outages), func(o evidence.Outage) bool {
		lost := some("outage")
		if lost {
			gap("outages", evidence.RowUnread, known(o.From, o.To)...)
		}
		return lost
	})
	if some("all claims") {
		out.Claims = nil
		gap("claims", evidence.SourceUnread)
	}
	if some("all events") {
		out.Events = nil
		gap("ticket-events", evidence.SourceUnread)
	}
	if some("all surveys") {
		out.Surveys = nil
		gap("surveys", evidence.SourceUnread)
	}
	out.Surveys = slices.DeleteFunc(slices.Clone(out.Surveys), func(s evidence.Survey) bool {
		lost := some("survey")
		if lost {
			gap("surveys", evidence.RowUnread, known(s.At)...)
		}
		return lost
	})
	if some("all tickets") {
		out.Tickets = nil
		gap("tickets", evidence.SourceUnread)
	}
	out.Tickets = slices.DeleteFunc(slices.Clone(out.Tickets), func(evidence.Ticket) bool {
		lost := some("ticket")
		if lost {
			gap("tickets", evidence.RowUnread) // it may count in any period: nobody knows when it was over
		}
		return lost
	})
	return &out
}

// goodOrBad is whether an objective was reached, as far as that is known.
func goodOrBad(v report.Verdict) string {
	switch v {
	case report.Met, report.Excused:
		return "good"
	case report.Missed:
		return "bad"
	}
	return ""
}

// Whatever could not be read, no objective becomes better or more certain than the full evidence makes it: its bounds
// hold what the full evidence says, and a verdict that stands is that of the full evidence.
//
// Decides: unread-undetermined, unread-sources, unread-money.
func TestNothingGetsBetterByWhatCouldNotBeRead(t *testing.T) {
	a := contract(t)
	rapid.Check(t, func(t *rapid.T) {
		agreeOnFault(t, a)
		e := world(t)
		full, part := build(t, a, e, "2026-10"), build(t, a, lose(t, e), "2026-10")
		for i := range full.Objectives {
			o, p := &full.Objectives[i], &part.Objectives[i]
			within(t, a, o, p)
			if now, then := goodOrBad(p.Verdict), goodOrBad(o.Verdict); now != "" && then != "" && now != then {
				t.Fatalf("%s: %s, with all the evidence %s; %+v", o.ID, p.Verdict, o.Verdict, p.Provisional)
			}
		}
		if s := part.Standing; s != nil && s.Missing[0].Between != "" {
			low, high := exact.Parse(s.Missing[0].Best.Payable), exact.Parse(s.Missing[0].Worst.Payable)
			if due := exact.Parse(full.Credits.Payable); due.Cmp(low) < 0 || due.Cmp(high) > 0 {
				t.Fatalf("%s is due, between %s and %s without some evidence", full.Credits.Payable, low, high)
			}
		}
	})
}

// agreeOnFault draws what an agreement says about who answers: which parties excuse, what becomes of what they excuse,
// and on whose account it goes that nobody answers for.
func agreeOnFault(t *rapid.T, a *agreement.Agreement) {
	f := &a.Fault
	f.Excuses = []party.Party{party.Customer, party.ThirdParty, party.ForceMajeure, party.Maintenance}
	if rapid.IntRange(0, 3).Draw(t, "nobody excuses") == 0 {
		f.Excuses = nil
	}
	f.Removed = rapid.Bool().Draw(t, "removed")
	f.Undetermined = rapid.SampledFrom(
		[]party.Party{party.Provider, party.Provider, party.Undetermined, party.Customer},
	).Draw(t, "undetermined")
}

// within checks that the value with all the evidence lies between the bounds without some of it.
func within(t *rapid.T, a *agreement.Agreement, o, p *report.Objective) {
	if len(p.Provisional) == 0 || o.Contractual.Value == "" {
		return
	}
	best, worst := p.Provisional[0].Best.Value, p.Provisional[0].Worst.Value
	value := exact.Parse(o.Contractual.Value)
	low, high := worst, best
	if o.AtMost {
		low, high = best, worst
	}
	if low != "" && value.Cmp(exact.Parse(low)) < 0 || high != "" && value.Cmp(exact.Parse(high)) > 0 {
		t.Fatalf("%s: %s with all the evidence, between %q and %q without some", o.ID, o.Contractual.Value, low, high)
	}
}

// Decides: unread-sources.
func TestARegisterThatCouldNotBeReadIsNoGoodMonth(t *testing.T) {
	a := contract(t)
	e := &evidence.Evidence{
		Texts:   texttest.Texts,
		Origins: []evidence.Origin{{Source: "outages", File: "data/o.xlsx"}},
		Sources: []evidence.Source{{ID: "outages", File: "data/o.xlsx", Records: []string{"outages"}, Incomplete: true}},
		Newest:  when("2026-11-02"),
	}
	check := func(what string, gaps []evidence.Gap, verdict report.Verdict, best, worst, between string) {
		e.Gaps = gaps
		o := build(t, a, e, "2026-10").Objectives[1]
		if o.Verdict != verdict {
			t.Errorf("%s: %s, want %s", what, o.Verdict, verdict)
		}
		if best == "" {
			if len(o.Provisional) > 0 {
				t.Errorf("%s: %+v", what, o.Provisional)
			}
			return
		}
		if len(o.Provisional) != 1 {
			t.Fatalf("%s: %+v", what, o.Provisional)
		}
		x := o.Provisional[0]
		if x.Best.Value != best || x.Worst.Value != worst || x.Between != between {
			t.Errorf("%s: %+v", what, x)
		}
	}
	check("sound and empty", nil, report.Met, "", "", "")
	check("damaged", []evidence.Gap{{Records: "outages", Source: "outages"}}, report.Unclear, "100", "0", "2000.00")
	day := when("2026-10-31")
	check("read to the last day but one",
		[]evidence.Gap{{Records: "outages", Source: "outages", Cause: evidence.NotCovered,
			Span: timeline.Interval{From: day, To: timeline.MaxInstant}}}, report.Unclear, "100", "96.778523", "2000.00")
	check("read to the last hour but one",
		[]evidence.Gap{{Records: "outages", Source: "outages", Cause: evidence.NotCovered,
			Span: timeline.Interval{From: when("2026-10-31T22:00"), To: timeline.MaxInstant}}}, report.Met, "100", "99.731544",
		"0.00")
	october := when("2026-09-30T23:00") // its midnight, in summer time
	check("read to the end of the month",
		[]evidence.Gap{{Records: "outages", Source: "outages", Cause: evidence.NotCovered,
			Span: timeline.Interval{From: when("2026-11-01"), To: timeline.MaxInstant}}}, report.Met, "", "", "")
	check("a file of the month before", []evidence.Gap{{Records: "outages", Source: "outages", Cause: evidence.FileMissing,
		Span: timeline.Interval{From: when("2026-09-01"), To: october}}}, report.Met, "", "", "")
	check("a file of the month", []evidence.Gap{{Records: "outages", Source: "outages", Cause: evidence.FileMissing,
		Span: timeline.Interval{From: october, To: when("2026-11-01")}}}, report.Unclear, "100", "0", "2000.00")
	check("of another objective", []evidence.Gap{{Records: "surveys", Source: "s"}}, report.Met, "", "", "")
}

// when reads a date, or a date and a time, in UTC less the hour that the zone of contract is ahead in winter.
func when(text string) timeline.Instant {
	for _, form := range []string{"2006-01-02T15:04", "2006-01-02"} {
		zone := time.FixedZone("CET", 3600)
		if at, err := time.ParseInLocation(form, text, zone); err == nil {
			return timeline.Of(at)
		}
	}
	panic(text)
}

// A length of time that could not be read is an end that could not be read.
func TestALengthThatCouldNotBeReadLeavesTheEndOpen(t *testing.T) {
	a := contract(t)
	e := &evidence.Evidence{Texts: texttest.Texts,
		Newest: when("2026-11-02"), Origins: []evidence.Origin{{Source: "all", File: "data/all.csv"}},
		Sources: []evidence.Source{{ID: "all", File: "data/all.csv", Records: []string{"outages"}}}}
	e.Outages = []evidence.Outage{{ID: "O1", Service: texttest.T("wan"), From: when("2026-10-07"), To: timeline.NoInstant,
		Detected: timeline.NoInstant, Acknowledged: timeline.NoInstant, Notified: timeline.NoInstant,
		Share: evidence.NoFixed}}
	for field, want := range map[string]report.Verdict{
		"duration": report.Unclear, "to": report.Unclear, "severity": report.Missed,
	} {
		e.Gaps = []evidence.Gap{{Records: "outages", Source: "all", Cause: evidence.CellUnread, Field: field, Undated: 1}}
		if got := build(t, a, e, "2026-10").Objectives[1].Verdict; got != want {
			t.Errorf("%s: %s, want %s", field, got, want)
		}
	}
}

// One row that decides about nothing is no reason to call the month provisional.
//
// Decides: unread-small, unread-answers.
func TestAFewRowsThatDecideNothingAreNotSaidFirst(t *testing.T) {
	a := contract(t)
	for _, c := range []struct {
		records         string
		cause           evidence.GapCause
		answered, bad   int // surveys
		said, undecided bool
	}{
		{"surveys", evidence.RowUnread, 30, 0, false, false}, // 30 of 31 is above 80 %
		{"surveys", evidence.RowUnread, 3, 0, true, true},    // 3 of 4 is below
		{"surveys", evidence.SourceUnread, 30, 0, true, true},
		// 30 of 40 are missed unless the ticket of one was the customer's … and the survey names it
		{"tickets", evidence.RowUnread, 30, 10, true, true},
		{"tickets", evidence.CellUnread, 30, 10, false, false},
	} {
		e := &evidence.Evidence{Texts: texttest.Texts,
			Newest: when("2026-11-02"), Origins: []evidence.Origin{{Source: "all", File: "data/all.csv"}},
			Sources: []evidence.Source{{ID: "all", File: "data/all.csv", Records: []string{"tickets", "surveys"}}}}
		for i := range c.answered + c.bad {
			score := int64(5)
			if i >= c.answered {
				score = 1
			}
			e.Surveys = append(e.Surveys, evidence.Survey{At: when("2026-10-10"), Service: texttest.T("desk"), Ticket: "T9",
				Score: evidence.Fixed(score) * evidence.One, Scale: evidence.NoFixed, Pos: evidence.Pos{Row: uint32(i + 2)}})
		}
		g := evidence.Gap{Records: c.records, Source: "all", Cause: c.cause, Field: "cost"}
		if c.cause.Counted() {
			g.Undated = 1
		}
		if c.records == "tickets" && c.cause == evidence.RowUnread {
			g.Undated = 3
		}
		e.Gaps = []evidence.Gap{g}
		r := build(t, a, e, "2026-10")
		csat := r.Objectives[2]
		if said := r.Standing != nil && slices.Contains(r.Standing.Objectives, "csat"); said != c.said {
			t.Errorf("%+v: said first: %v, %+v", c, said, csat.Provisional)
		}
		if (csat.Verdict == report.Unclear) != c.undecided {
			t.Errorf("%+v: %s, %+v", c, csat.Verdict, csat.Provisional)
		}
	}
}

// What lies after the date of the data is not known whatever is missing, so that a register that ends with it lacks
// nothing.
func TestARegisterThatEndsWithTheDataLacksNothing(t *testing.T) {
	for ends, want := range map[string]int{"2026-10-20T12:00": 0, "2026-10-20T11:59": 1} {
		e := &evidence.Evidence{
			Texts:   texttest.Texts,
			Origins: []evidence.Origin{{Source: "outages", File: "data/o.xlsx"}},
			Sources: []evidence.Source{{ID: "outages", File: "data/o.xlsx", Records: []string{"outages"}}},
			Gaps: []evidence.Gap{{Records: "outages", Source: "outages", Cause: evidence.NotCovered,
				Span: timeline.Interval{From: when(ends), To: timeline.MaxInstant}}},
			Newest: when("2026-10-20T12:00"),
		}
		if got := len(build(t, contract(t), e, "2026-10").Objectives[1].Provisional); got != want {
			t.Errorf("to %s: %d reasons, want %d", ends, got, want)
		}
	}
}

// A cell that could not be read leaves open what rests on its field, and nothing else.
func TestACellThatNothingRestsOnLeavesTheClockAlone(t *testing.T) {
	a := contract(t)
	e := &evidence.Evidence{Texts: texttest.Texts,
		Newest: when("2026-11-02"), Origins: []evidence.Origin{{Source: "all", File: "data/all.csv"}},
		Sources: []evidence.Source{{ID: "all", File: "data/all.csv", Records: []string{"tickets"}}}}
	none := timeline.NoInstant
	e.Tickets = []evidence.Ticket{{ID: "T1", Service: texttest.T("desk"), Opened: when("2026-10-07"),
		Resolved:  when("2026-10-07"),
		Responded: none, Closed: none, Due: none, Changed: none, OnHold: -1, Cost: evidence.NoFixed, Reopened: -1}}
	for field, want := range map[string]report.Verdict{
		"resolved": report.Unclear, "resolution_time": report.Unclear, "cost": report.Met, "responded": report.Met,
	} {
		e.Gaps = []evidence.Gap{{Records: "tickets", Source: "all", Cause: evidence.CellUnread, Field: field, Undated: 1}}
		if got := build(t, a, e, "2026-10").Objectives[0].Verdict; got != want {
			t.Errorf("%s: %s, want %s", field, got, want)
		}
	}
}

// Who answers for a ticket or an outage matters to its misses only: a word that nobody understands may excuse them.
func TestAPartyThatNobodyUnderstandsMayExcuseMisses(t *testing.T) {
	for _, c := range []struct {
		hours   int64
		excuses []party.Party
		want    report.Verdict
	}{
		{40, []party.Party{party.Customer}, report.Unclear}, {1, []party.Party{party.Customer}, report.Met},
		{40, nil, report.Missed},
	} {
		a := contract(t)
		a.Fault.Excuses = c.excuses
		e := &evidence.Evidence{Texts: texttest.Texts,
			Newest: when("2026-11-02"), Origins: []evidence.Origin{{Source: "all", File: "data/all.csv"}},
			Sources: []evidence.Source{{ID: "all", File: "data/all.csv", Records: []string{"tickets"}}}}
		none := timeline.NoInstant
		begin := when("2026-10-07")
		e.Tickets = []evidence.Ticket{{ID: "T1", Service: texttest.T("desk"), Opened: begin,
			Resolved:  begin.Add(timeline.Micros(c.hours) * timeline.Hour),
			Responded: none, Closed: none, Due: none, Changed: none, OnHold: -1, Cost: evidence.NoFixed, Reopened: -1}}
		e.Gaps = []evidence.Gap{{Records: "tickets", Source: "all", Cause: evidence.CellUnread, Field: "fault", Undated: 1}}
		if got := build(t, a, e, "2026-10").Objectives[0].Verdict; got != c.want {
			t.Errorf("%d h, %v: %s, want %s", c.hours, c.excuses, got, c.want)
		}
	}
}
