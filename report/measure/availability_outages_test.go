package measure

import (
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Vector of rules §6: 720 h, 60 h maintenance, 0.7 h the provider's.
func TestExcusedTimeIsKeptOrRemoved(t *testing.T) {
	w := newWorld()
	w.outage("planned", "2026-04-03T00:00", "2026-04-05T12:00")
	w.claim("maintenance", "2026-04-03T00:00", "2026-04-05T12:00")
	w.outage("ours", "2026-04-10T10:00", "2026-04-10T10:42")
	kept := w.measure(t)
	scoresAre(t, kept, "65930/720", "71930/720", "71930/720") // 659.3 and 719.3 of 720 h
	exactly(t, "other convention", kept.Other.Value, "65930/660")
	if s := kept.Contractual.Value.FloatString(4); s != "99.9028" {
		t.Errorf("kept %s", s)
	}
	w.a.Fault.Removed = true
	removed := w.measure(t)
	scoresAre(t, removed, "65930/720", "65930/660", "65930/660")
	exactly(t, "other convention", removed.Other.Value, "71930/720")
	if s := removed.Contractual.Value.FloatString(4); s != "99.8939" {
		t.Errorf("removed %s", s)
	}
	booksBalance(t, kept)
	booksBalance(t, removed)
}

func TestOverlapsCountOnce(t *testing.T) {
	w := newWorld()
	w.outage("a", "2026-04-03T10:00", "2026-04-03T11:00")
	w.outage("b", "2026-04-03T10:30", "2026-04-03T12:00")
	w.outage("c", "2026-04-03T12:00", "2026-04-03T13:00") // touches b
	w.outage("d", "2026-04-03T12:00", "2026-04-03T12:00") // of no length
	r := w.measure(t)
	exactly(t, "lost", sumRats(r.Attribution), "10800")
	booksBalance(t, r)
	if len(r.Misses) != 2 || r.Misses[0].ID != "a, b" || r.Misses[1].ID != "c" {
		t.Fatalf("misses %v", r.Misses)
	}
	exactly(t, "a and b", r.Misses[0].Weight, "7200")
	if rows := r.Misses[0].Rows; len(rows) != 2 || rows[0].Row != 2 || rows[1].Row != 3 {
		t.Errorf("rows %v", rows)
	}
}

// A month in which the clocks change is an hour shorter or longer (rules §1).
func TestAlwaysIsElapsedTime(t *testing.T) {
	w := newWorld()
	w.a.Zone, _ = time.LoadLocation("Europe/Berlin")
	for label, seconds := range map[string]string{"2026-03": "2674800", "2026-10": "2682000", "2026-11": "2592000"} {
		r := w.in(label).measure(t)
		exactly(t, label, r.Volume, seconds)
	}
}

func TestOnlyAgreedServiceTimeCounts(t *testing.T) {
	w := newWorld()
	w.office()
	w.o.Availability.Calendar = "office"
	w.outage("over lunch", "2026-04-03T11:30", "2026-04-03T14:00")
	w.outage("at night", "2026-04-03T20:00", "2026-04-03T23:00")
	r := w.measure(t)
	exactly(t, "agreed", r.Volume, "712800") // 22 weekdays of 9 h
	exactly(t, "lost", sumRats(r.Attribution), "5400")
	booksBalance(t, r)
	if len(r.Misses) != 1 {
		t.Fatalf("misses %v", r.Misses)
	}
	m := r.Misses[0]
	if m.Elapsed != 90*timeline.Minute || len(m.Segments) != 3 || m.Segments[1].Counted || !m.Segments[2].Counted {
		t.Errorf("elapsed %d, segments %v", m.Elapsed, m.Segments)
	}
}

func TestCalendarMustExist(t *testing.T) {
	w := newWorld()
	w.o.Availability.Calendar = "office"
	if _, err := w.try(t); err == nil || err.Error() != `objective up: no calendar is called "office"` {
		t.Error(err)
	}
}

func TestObjectiveSeesItsService(t *testing.T) {
	w := newWorld()
	w.outage("wan", "2026-04-03T10:00", "2026-04-03T11:00")
	w.outage("lan", "2026-04-04T10:00", "2026-04-04T11:00", func(o *evidence.Outage) { o.Service = evidence.T("lan") })
	w.outage("WAN", "2026-04-05T10:00", "2026-04-05T11:00", func(o *evidence.Outage) { o.Service = evidence.T(" WAN ") })
	w.outage("all", "2026-04-06T10:00", "2026-04-06T11:00", func(o *evidence.Outage) { o.Service = evidence.Text{} })
	w.outage("other client", "2026-04-07T10:00", "2026-04-07T11:00", func(o *evidence.Outage) { o.Client = evidence.T("Umbrella") })
	w.outage("other source", "2026-04-08T10:00", "2026-04-08T11:00", func(o *evidence.Outage) { o.Pos.Origin = 1 })
	exactly(t, "wan", sumRats(w.measure(t).Attribution), "14400")
	w.o.Service = ""
	exactly(t, "every service", sumRats(w.measure(t).Attribution), "18000")
	w.o.Plan.Source = "second"
	exactly(t, "of a source", sumRats(w.measure(t).Attribution), "3600")
}

func TestWhereFiltersOutages(t *testing.T) {
	w := newWorld()
	w.outage("a", "2026-04-03T10:00", "2026-04-03T11:00", func(o *evidence.Outage) { o.Severity = evidence.T("maintenance") })
	w.outage("b", "2026-04-04T10:00", "2026-04-04T10:30", func(o *evidence.Outage) { o.Severity = evidence.T("minor") })
	w.o.Availability.Where = `severity != "maintenance"`
	exactly(t, "lost", sumRats(w.measure(t).Attribution), "1800")
	w.o.Availability.Where = `severty != "maintenance"`
	if _, err := w.try(t); err == nil || !strings.Contains(err.Error(), "objective up, where: ") {
		t.Error(err)
	}
}

func TestOngoingOutageLastsUntilTheDateOfTheData(t *testing.T) {
	w := newWorld()
	w.asOf = at("2026-04-20T00:00")
	w.outage("open", "2026-04-19T12:00", "")
	w.outage("planned to end later", "2026-04-19T00:00", "2026-04-25T00:00", site("b"))
	w.outage("not yet", "2026-04-20T00:00:01", "2026-04-22T00:00")
	w.outage("now", "2026-04-20T00:00", "")
	r := w.measure(t)
	exactly(t, "agreed so far", r.Volume, "1641600") // 19 days
	exactly(t, "lost", sumRats(r.Attribution), "86400")
	booksBalance(t, r)
	findingsAre(t, r,
		"period 2026-04 ends at 2026-05-01T00:00:00Z, but the data is as of 2026-04-20T00:00:00Z: what comes after it is not counted",
		"outage open has no end: it lasts until the date of the data, 2026-04-20T00:00:00Z",
		"outage now has no end: it lasts until the date of the data, 2026-04-20T00:00:00Z")
	if f := r.Findings[1]; f.File != "data/a.csv" || f.Row != 2 || f.Severity != "note" {
		t.Errorf("finding %v", f)
	}
}

// findingsAre compares the texts of a result's findings.
func findingsAre(t checker, r Result, want ...string) {
	t.Helper()
	for i := range max(len(r.Findings), len(want)) {
		switch {
		case i >= len(want):
			t.Errorf("finding %q too many", r.Findings[i].Text)
		case i >= len(r.Findings):
			t.Errorf("no finding %q", want[i])
		case r.Findings[i].Text != want[i]:
			t.Errorf("finding %q, want %q", r.Findings[i].Text, want[i])
		}
	}
}

func TestPeriodAfterTheDateOfTheDataHasNoVolume(t *testing.T) {
	w := newWorld()
	w.asOf = at("2026-04-01")
	r := w.in("2026-04").measure(t)
	scoresAre(t, r, "", "", "")
	w.asOf = at("2026-03-15")
	scoresAre(t, w.measure(t), "", "", "")
}

func TestOutageThatEndsBeforeItBeginsIsAFinding(t *testing.T) {
	w := newWorld()
	w.outage("", "2026-04-03T11:00", "2026-04-03T10:00")
	r := w.measure(t)
	scoresAre(t, r, "100", "100", "100")
	findingsAre(t, r, "outage wan 2026-04-03T11:00:00Z ends at 2026-04-03T10:00:00Z, before it begins at 2026-04-03T11:00:00Z: it does not count")
	if f := r.Findings[0]; f.Hint == "" || f.Severity != "warning" || f.Row != 2 {
		t.Errorf("finding %v", f)
	}
}

// An outage over two months costs each its own part, and only the last period's misses are told.
func TestEveryPeriodIsMeasured(t *testing.T) {
	w := newWorld().in("2026-03", "2026-04")
	w.outage("a", "2026-03-31T20:00", "2026-04-01T03:00")
	all := w.all0(t)
	exactly(t, "march", sumRats(all[0].Attribution), "14400")
	exactly(t, "april", sumRats(all[1].Attribution), "10800")
	if len(all[0].Misses) != 0 || len(all[1].Misses) != 1 {
		t.Errorf("misses %d and %d", len(all[0].Misses), len(all[1].Misses))
	}
	if m := all[1].Misses[0]; m.Window.From != at("2026-04-01") || m.Decided != at("2026-04-01") {
		t.Errorf("window %v", m.Window)
	}
}

func TestWeightedOutageCountsByTheUsersItHit(t *testing.T) {
	w := newWorld()
	w.outage("a", "2026-04-03T10:00", "2026-04-03T11:00", hitting(evidence.One/4))
	w.outage("b", "2026-04-03T10:30", "2026-04-03T11:30", hitting(evidence.One/2)) // the larger share counts where both are
	w.outage("c", "2026-04-04T10:00", "2026-04-04T10:10")                          // nobody says: all
	w.outage("d", "2026-04-05T10:00", "2026-04-05T10:10", hitting(2*evidence.One))
	w.outage("e", "2026-04-06T10:00", "2026-04-06T10:10", hitting(0))
	w.outage("f", "2026-04-07T10:00", "2026-04-07T10:10", hitting(evidence.One))
	w.outage("g", "2026-04-08T10:00", "2026-04-08T10:10", hitting(-1))
	exactly(t, "unweighted", sumRats(w.measure(t).Attribution), "8400")
	w.o.Availability.Weighted = true
	r := w.measure(t)
	exactly(t, "weighted", sumRats(r.Attribution), "4050") // 1800/4 + 3600/2 + 600 + 600 + 600
	booksBalance(t, r)
	findingsAre(t, r, "outage d hit a share of users that is not between 0 and 1: the nearest of them counts",
		"outage g hit a share of users that is not between 0 and 1: the nearest of them counts")
}

func TestSecondsOfSeveralPartiesCountOnceByPrecedence(t *testing.T) {
	w := newWorld()
	w.outage("ours", "2026-04-03T10:00", "2026-04-03T12:00", causedBy("our change"))
	w.outage("theirs", "2026-04-03T11:00", "2026-04-03T13:00", causedBy("customer change"))
	w.outage("nobody's", "2026-04-03T12:00", "2026-04-03T14:00")
	r := w.measure(t)
	exactly(t, "provider", r.Attribution[party.Provider], "7200")   // both causes are as strong: the provider's stands
	exactly(t, "customer", r.Attribution[party.Customer], "3600")   // 12 to 13
	exactly(t, "nobody", r.Attribution[party.Undetermined], "3600") // 13 to 14
	exactly(t, "accepted", r.Accepted[party.Customer], "3600")
	booksBalance(t, r)
	m := r.Misses[0]
	if m.Outcome != Missed || m.Story != StoryPartly || m.ID != "ours, theirs, nobody's" {
		t.Errorf("miss %v", m)
	}
	if m.ByParty[party.Provider] != 2*timeline.Hour || m.ByParty[party.Customer] != timeline.Hour || m.ByParty[party.Undetermined] != timeline.Hour {
		t.Errorf("by party %v", m.ByParty)
	}
	if s := m.Segments; len(s) != 3 || s[1].Party != party.Customer || s[1].Label != "customer change" || s[1].Proof != "cause" || s[1].Rows[0].Row != 3 || !s[1].Counted {
		t.Errorf("segments %v", s)
	}
	// A claim is stronger than a cause.
	w.claim("third-party", "2026-04-03T10:00", "2026-04-03T11:30")
	r = w.measure(t)
	exactly(t, "third party", r.Attribution[party.ThirdParty], "5400")
	exactly(t, "provider", r.Attribution[party.Provider], "1800")
	booksBalance(t, r)
}

// The three scores differ by what evidence and contract take off the provider (rules §6).
func TestRefusedClaimCountsForTheAttributableScoreAlone(t *testing.T) {
	w := newWorld()
	w.outage("a", "2026-04-03T10:00", "2026-04-03T17:12")
	w.claim("customer", "2026-04-03T10:00", "2026-04-03T17:12")
	w.refused[0] = true
	r := w.measure(t)
	scoresAre(t, r, "99", "100", "99")
	exactly(t, "customer", r.Attribution[party.Customer], "25920")
	exactly(t, "accepted", r.Accepted[party.Customer], "")
	if m := r.Misses[0]; m.Outcome != Missed || m.Story != StoryNotExcusable || m.ByParty[party.Provider] != m.Elapsed {
		t.Errorf("miss %v", m)
	}
	w.refused[0] = false
	r = w.measure(t)
	scoresAre(t, r, "99", "100", "100")
	if m := r.Misses[0]; m.Outcome != Excused || m.Story != StoryExcused || m.ByParty[party.Customer] != m.Elapsed {
		t.Errorf("miss %v", m)
	}
	// A party that the agreement does not excuse takes nothing.
	w.a.Fault.Excuses = nil
	r = w.measure(t)
	exactly(t, "contractual", r.Contractual.Value, "99")
}

// Nothing says whose it is: the agreement names the account, and both outcomes are there (rules §5).
func TestUndeterminedStandsOnTheAgreedAccount(t *testing.T) {
	w := newWorld()
	w.outage("a", "2026-04-03T10:00", "2026-04-03T17:12")
	r := w.measure(t)
	scoresAre(t, r, "99", "99", "99")
	exactly(t, "on provider", r.OnProvider.Value, "99")
	exactly(t, "on others", r.OnOthers.Value, "100")
	exactly(t, "accepted", r.Accepted[party.Undetermined], "")
	if m := r.Misses[0]; m.Outcome != Undetermined || m.Story != StoryUndetermined {
		t.Errorf("miss %v", m)
	}
	w.a.Fault.Undetermined = party.Customer
	r = w.measure(t)
	scoresAre(t, r, "99", "99", "100")
	exactly(t, "on provider", r.OnProvider.Value, "99")
	exactly(t, "accepted", r.Accepted[party.Undetermined], "25920")
	w.a.Fault.Removed = true
	r = w.measure(t)
	exactly(t, "removed", r.Contractual.Total, "2566080")
	exactly(t, "kept", r.Other.Total, "2592000")
}

func TestMeanOverTheSitesWhereAgreed(t *testing.T) {
	w := newWorld()
	w.outage("a", "2026-04-03T10:00", "2026-04-03T11:00", site("Berlin"))
	w.outage("b", "2026-04-03T10:00", "2026-04-03T11:00", site("Bonn"))
	w.outage("c", "2026-03-03T10:00", "2026-03-03T11:00", site("Ulm"))
	exactly(t, "the service", sumRats(w.measure(t).Attribution), "3600")
	w.o.Availability.PerSite = true
	r := w.measure(t)
	exactly(t, "the sites", sumRats(r.Attribution), "7200")
	exactly(t, "volume", r.Volume, "7776000") // three sites: Ulm is known from March
	booksBalance(t, r)
	if r.Misses[0].Group != "Berlin" || r.Misses[1].Group != "Bonn" {
		t.Errorf("misses %v", r.Misses)
	}
}

func TestOverdueObligationAndUpstreamOutageAnswer(t *testing.T) {
	w := newWorld()
	w.a.Fault.Dependencies = []agreement.Dependency{{Service: "wan", On: "carrier", Party: party.ThirdParty}}
	w.outage("a", "2026-04-03T10:00", "2026-04-03T14:00")
	w.outage("up", "2026-04-03T11:00", "2026-04-03T12:00", func(o *evidence.Outage) { o.Service = evidence.T("carrier") })
	w.all.Obligations = []evidence.Obligation{{Party: evidence.T("customer"), What: "access", Due: at("2026-04-03T13:00"), Provided: at("2026-04-03T13:30"), Services: []string{"wan"}}}
	r := w.measure(t)
	exactly(t, "third party", r.Attribution[party.ThirdParty], "3600")
	exactly(t, "customer", r.Attribution[party.Customer], "1800")
	booksBalance(t, r)
}

func TestAvailabilityNeedsItsTerms(t *testing.T) {
	w := newWorld()
	w.o.Availability = nil
	if _, err := w.try(t); err == nil || err.Error() != "objective up says nothing about availability" {
		t.Error(err)
	}
}

// An objective for no service in particular is about all that the client's records name.
func TestObjectiveWithoutServiceUsesTheEvidenceOfAll(t *testing.T) {
	w := newWorld()
	w.o.Service = ""
	w.a.Fault.Dependencies = []agreement.Dependency{{Service: "mail", On: "carrier", Party: party.ThirdParty}}
	lan := func(o *evidence.Outage) { o.Service = evidence.T("lan") }
	w.outage("a", "2026-04-03T10:00", "2026-04-03T14:00", causedBy("customer change"), lan)
	w.outage("b", "2026-04-04T10:00", "2026-04-04T14:00", func(o *evidence.Outage) { o.Service = evidence.T("carrier") })
	w.outage("c", "2026-04-05T10:00", "2026-04-05T14:00")
	w.claim("customer", "2026-04-05T10:00", "2026-04-05T11:00", func(c *evidence.Claim) { c.Services = []string{"wan", "phone"} })
	w.all.Obligations = []evidence.Obligation{{Party: evidence.T("customer"), Due: at("2026-04-05T13:00"), Provided: at("2026-04-05T14:00"), Services: []string{"Print"}}}
	r := w.measure(t)
	exactly(t, "customer", r.Attribution[party.Customer], "21600")
	exactly(t, "third party", r.Attribution[party.ThirdParty], "14400")
	exactly(t, "nobody", r.Attribution[party.Undetermined], "7200")
	booksBalance(t, r)
}

// How a miss counts, and which story tells it, follows from who has which part of it and what the contract takes.
func TestMissIsToldByWhatWasTaken(t *testing.T) {
	for _, c := range []struct {
		name                              string
		provider, nobody, customer, taken int64
		here, there                       Outcome // with the undetermined on the provider's account, and on another
		story, elsewhere                  Story
	}{
		{"the provider's", 10, 0, 0, 0, Missed, Missed, StoryProvider, StoryProvider},
		{"nobody's", 0, 10, 0, 0, Undetermined, Undetermined, StoryUndetermined, StoryUndetermined},
		{"the provider's and nobody's", 5, 5, 0, 0, Missed, Missed, StoryProvider, StoryPartly},
		{"the customer's", 0, 0, 10, 10, Excused, Excused, StoryExcused, StoryExcused},
		{"the customer's in part", 1, 0, 9, 9, Missed, Missed, StoryPartly, StoryPartly},
		{"the customer's and nobody's", 0, 1, 9, 9, Undetermined, Undetermined, StoryPartly, StoryUndetermined},
		{"the customer's, refused", 0, 0, 10, 0, Missed, Missed, StoryNotExcusable, StoryNotExcusable},
		{"the customer's, refused in part", 0, 0, 10, 4, Missed, Missed, StoryPartly, StoryPartly},
		{"more the customer's, refused", 4, 0, 5, 0, Missed, Missed, StoryNotExcusable, StoryNotExcusable},
		{"as much the provider's", 5, 0, 5, 0, Missed, Missed, StoryProvider, StoryProvider},
	} {
		l := ledger{scale: 1}
		l.lost[party.Provider].SetInt64(c.provider)
		l.lost[party.Undetermined].SetInt64(c.nobody)
		l.lost[party.Customer].SetInt64(c.customer)
		l.taken[party.Customer].SetInt64(c.taken)
		var here, there Miss
		if !l.tell(&here, &agreement.Fault{Undetermined: party.Provider}) || !l.tell(&there, &agreement.Fault{Undetermined: party.ThirdParty}) {
			t.Fatalf("%s costs nothing", c.name)
		}
		if here.Outcome != c.here || here.Story != c.story || there.Outcome != c.there || there.Story != c.elsewhere {
			t.Errorf("%s: %d told by %d, elsewhere %d told by %d", c.name, here.Outcome, here.Story, there.Outcome, there.Story)
		}
	}
	if new(ledger).tell(new(Miss), &agreement.Fault{}) {
		t.Error("nothing costs something")
	}
}
