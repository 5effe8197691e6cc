package availability

import (
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Vector of rules §6: 720 h, 60 h maintenance, 0.7 h the provider's.
//
// Decides: excused-units.
func TestExcusedTimeIsKeptOrRemoved(t *testing.T) {
	w := network()
	w.Outage("planned", "2026-04-03T00:00", "2026-04-05T12:00")
	w.Claim("maintenance", "2026-04-03T00:00", "2026-04-05T12:00")
	w.Outage("ours", "2026-04-10T10:00", "2026-04-10T10:42")
	kept := w.Measure(t)
	kindtest.ScoresAre(t, kept, "65930/720", "71930/720", "71930/720") // 659.3 and 719.3 of 720 h
	kindtest.Exactly(t, "other convention", kept.Other.Value, "65930/660")
	if s := kept.Contractual.Value.FloatString(4); s != "99.9028" {
		t.Errorf("kept %s", s)
	}
	w.Agreement.Fault.Removed = true
	removed := w.Measure(t)
	kindtest.ScoresAre(t, removed, "65930/720", "65930/660", "65930/660")
	kindtest.Exactly(t, "other convention", removed.Other.Value, "71930/720")
	if s := removed.Contractual.Value.FloatString(4); s != "99.8939" {
		t.Errorf("removed %s", s)
	}
	kindtest.BooksBalance(t, kept)
	kindtest.BooksBalance(t, removed)
}

// Decides: outage-union.
func TestOverlapsCountOnce(t *testing.T) {
	w := network()
	w.Outage("a", "2026-04-03T10:00", "2026-04-03T11:00")
	w.Outage("b", "2026-04-03T10:30", "2026-04-03T12:00")
	w.Outage("c", "2026-04-03T12:00", "2026-04-03T13:00") // touches b
	w.Outage("d", "2026-04-03T12:00", "2026-04-03T12:00") // of no length
	r := w.Measure(t)
	kindtest.Exactly(t, "lost", kindtest.SumRats(r.Attribution), "10800")
	kindtest.BooksBalance(t, r)
	if len(r.Misses) != 2 || r.Misses[0].ID != "a, b" || r.Misses[1].ID != "c" {
		t.Fatalf("misses %v", r.Misses)
	}
	kindtest.Exactly(t, "a and b", r.Misses[0].Weight, "7200")
	if rows := r.Misses[0].Rows; len(rows) != 2 || rows[0].Row != 2 || rows[1].Row != 3 {
		t.Errorf("rows %v", rows)
	}
}

// A month in which the clocks change is an hour shorter or longer (rules §1).
func TestAlwaysIsElapsedTime(t *testing.T) {
	w := network()
	w.Agreement.Zone, _ = time.LoadLocation("Europe/Berlin")
	for label, seconds := range map[string]string{"2026-03": "2674800", "2026-10": "2682000", "2026-11": "2592000"} {
		r := w.In(label).Measure(t)
		kindtest.Exactly(t, label, r.Volume, seconds)
	}
}

// Decides: service-time.
func TestOnlyAgreedServiceTimeCounts(t *testing.T) {
	w := network()
	office(w)
	w.Objective.Terms.(*Terms).Calendar = "office"
	w.Outage("over lunch", "2026-04-03T11:30", "2026-04-03T14:00")
	w.Outage("at night", "2026-04-03T20:00", "2026-04-03T23:00")
	r := w.Measure(t)
	kindtest.Exactly(t, "agreed", r.Volume, "712800") // 22 weekdays of 9 h
	kindtest.Exactly(t, "lost", kindtest.SumRats(r.Attribution), "5400")
	kindtest.BooksBalance(t, r)
	if len(r.Misses) != 1 {
		t.Fatalf("misses %v", r.Misses)
	}
	m := r.Misses[0]
	if m.Elapsed != 90*timeline.Minute || len(m.Segments) != 3 || m.Segments[1].Counted || !m.Segments[2].Counted {
		t.Errorf("elapsed %d, segments %v", m.Elapsed, m.Segments)
	}
}

func TestCalendarMustExist(t *testing.T) {
	w := network()
	w.Objective.Terms.(*Terms).Calendar = "office"
	if _, err := w.Try(t); err == nil || err.Error() != `objective up: no calendar is called "office"` {
		t.Error(err)
	}
}

func TestObjectiveSeesItsService(t *testing.T) {
	w := network()
	w.Outage("wan", "2026-04-03T10:00", "2026-04-03T11:00")
	w.Outage("lan", "2026-04-04T10:00", "2026-04-04T11:00", func(o *evidence.Outage) { o.Service = texttest.T("lan") })
	w.Outage("WAN", "2026-04-05T10:00", "2026-04-05T11:00", func(o *evidence.Outage) { o.Service = texttest.T(" WAN ") })
	w.Outage("all", "2026-04-06T10:00", "2026-04-06T11:00", func(o *evidence.Outage) { o.Service = evidence.Text{} })
	w.Outage("other client", "2026-04-07T10:00", "2026-04-07T11:00",
		func(o *evidence.Outage) { o.Client = texttest.T("Umbrella") })
	w.Outage("other source", "2026-04-08T10:00", "2026-04-08T11:00", func(o *evidence.Outage) { o.Pos.Origin = 1 })
	kindtest.Exactly(t, "wan", kindtest.SumRats(w.Measure(t).Attribution), "14400")
	w.Objective.Service = ""
	kindtest.Exactly(t, "every service", kindtest.SumRats(w.Measure(t).Attribution), "18000")
	w.Objective.Plan.Source = "second"
	kindtest.Exactly(t, "of a source", kindtest.SumRats(w.Measure(t).Attribution), "3600")
}

func TestWhereFiltersOutages(t *testing.T) {
	w := network()
	w.Outage("a", "2026-04-03T10:00", "2026-04-03T11:00",
		func(o *evidence.Outage) { o.Severity = texttest.T("maintenance") })
	w.Outage("b", "2026-04-04T10:00", "2026-04-04T10:30", func(o *evidence.Outage) { o.Severity = texttest.T("minor") })
	w.Objective.Terms.(*Terms).Where = `severity != "maintenance"`
	kindtest.Exactly(t, "lost", kindtest.SumRats(w.Measure(t).Attribution), "1800")
	w.Objective.Terms.(*Terms).Where = `severty != "maintenance"`
	if _, err := w.Try(t); err == nil || !strings.Contains(err.Error(), "objective up, where: ") {
		t.Error(err)
	}
}

func TestOngoingOutageLastsUntilTheDateOfTheData(t *testing.T) {
	w := network()
	w.AsOf = kindtest.At("2026-04-20T00:00")
	w.Outage("open", "2026-04-19T12:00", "")
	w.Outage("planned to end later", "2026-04-19T00:00", "2026-04-25T00:00", kindtest.Site("b"))
	w.Outage("not yet", "2026-04-20T00:00:01", "2026-04-22T00:00")
	w.Outage("now", "2026-04-20T00:00", "")
	r := w.Measure(t)
	kindtest.Exactly(t, "agreed so far", r.Volume, "1641600") // 19 days
	kindtest.Exactly(t, "lost", kindtest.SumRats(r.Attribution), "86400")
	kindtest.BooksBalance(t, r)
	kindtest.FindingsAre(t, r,
		"outage open has no end: it lasts until the date of the data, 20 Apr 2026 00:00",
		"outage now has no end: it lasts until the date of the data, 20 Apr 2026 00:00")
	if f := r.Findings[0]; f.File != "data/a.csv" || f.Row != 2 || f.Severity != "note" {
		t.Errorf("finding %v", f)
	}
}

func TestPeriodAfterTheDateOfTheDataHasNoVolume(t *testing.T) {
	w := network()
	w.AsOf = kindtest.At("2026-04-01")
	r := w.In("2026-04").Measure(t)
	kindtest.ScoresAre(t, r, "", "", "")
	w.AsOf = kindtest.At("2026-03-15")
	kindtest.ScoresAre(t, w.Measure(t), "", "", "")
}

func TestOutageThatEndsBeforeItBeginsIsAFinding(t *testing.T) {
	w := network()
	w.Outage("", "2026-04-03T11:00", "2026-04-03T10:00")
	r := w.Measure(t)
	kindtest.ScoresAre(t, r, "100", "100", "100")
	kindtest.FindingsAre(t, r,
		"outage wan 2026-04-03T11:00:00Z ends at 3 Apr 2026 10:00, before it begins at 3 Apr 2026 11:00: it does not count")
	if f := r.Findings[0]; f.Hint.Empty() || f.Severity != "warning" || f.Row != 2 {
		t.Errorf("finding %v", f)
	}
}

// An outage over two months costs each its own part, and only the last period's misses are told.
func TestEveryPeriodIsMeasured(t *testing.T) {
	w := network().In("2026-03", "2026-04")
	w.Outage("a", "2026-03-31T20:00", "2026-04-01T03:00")
	all := w.EveryPeriod(t)
	kindtest.Exactly(t, "march", kindtest.SumRats(all[0].Attribution), "14400")
	kindtest.Exactly(t, "april", kindtest.SumRats(all[1].Attribution), "10800")
	if len(all[0].Misses) != 0 || len(all[1].Misses) != 1 {
		t.Errorf("misses %d and %d", len(all[0].Misses), len(all[1].Misses))
	}
	if m := all[1].Misses[0]; m.Window.From != kindtest.At("2026-04-01") || m.Decided != kindtest.At("2026-04-01") {
		t.Errorf("window %v", m.Window)
	}
}

// Decides: outage-weight.
func TestWeightedOutageCountsByTheUsersItHit(t *testing.T) {
	w := network()
	w.Outage("a", "2026-04-03T10:00", "2026-04-03T11:00", kindtest.Hitting(evidence.One/4))
	// the larger share counts where both are
	w.Outage("b", "2026-04-03T10:30", "2026-04-03T11:30", kindtest.Hitting(evidence.One/2))
	w.Outage("c", "2026-04-04T10:00", "2026-04-04T10:10") // nobody says: all
	w.Outage("d", "2026-04-05T10:00", "2026-04-05T10:10", kindtest.Hitting(2*evidence.One))
	w.Outage("e", "2026-04-06T10:00", "2026-04-06T10:10", kindtest.Hitting(0))
	w.Outage("f", "2026-04-07T10:00", "2026-04-07T10:10", kindtest.Hitting(evidence.One))
	w.Outage("g", "2026-04-08T10:00", "2026-04-08T10:10", kindtest.Hitting(-1))
	kindtest.Exactly(t, "unweighted", kindtest.SumRats(w.Measure(t).Attribution), "8400")
	w.Objective.Terms.(*Terms).Weighted = true
	r := w.Measure(t)
	kindtest.Exactly(t, "weighted", kindtest.SumRats(r.Attribution), "4050") // 1800/4 + 3600/2 + 600 + 600 + 600
	kindtest.BooksBalance(t, r)
	kindtest.FindingsAre(t, r, "outage d hit a share of users that is not between 0 and 1: the nearest of them counts",
		"outage g hit a share of users that is not between 0 and 1: the nearest of them counts")
}

// Decides: evidence-strongest, evidence-own, outages-same-second.
func TestSecondsOfSeveralPartiesCountOnceByPrecedence(t *testing.T) {
	w := network()
	w.Outage("ours", "2026-04-03T10:00", "2026-04-03T12:00", kindtest.CausedBy("our change"))
	w.Outage("theirs", "2026-04-03T11:00", "2026-04-03T14:00", kindtest.CausedBy("customer change"))
	w.Outage("nobody's", "2026-04-03T13:00", "2026-04-03T15:00")
	r := w.Measure(t)
	kindtest.Exactly(t, "provider", r.Attribution[party.Provider], "7200")
	kindtest.Exactly(t, "customer", r.Attribution[party.Customer], "3600")   // 12 to 13, with nothing else beside it
	kindtest.Exactly(t, "nobody", r.Attribution[party.Undetermined], "7200") // 13 to 15
	kindtest.Exactly(t, "accepted", r.Accepted[party.Customer], "3600")
	kindtest.BooksBalance(t, r)
	m := r.Misses[0]
	if m.Outcome != measure.Missed || m.Story != measure.StoryPartly || m.ID != "ours, theirs, nobody's" {
		t.Errorf("miss %v", m)
	}
	if m.ByParty[party.Provider] != 2*timeline.Hour || m.ByParty[party.Customer] != timeline.Hour ||
		m.ByParty[party.Undetermined] != 2*timeline.Hour {
		t.Errorf("by party %v", m.ByParty)
	}
	if s := m.Segments; len(s) != 3 || s[1].Party != party.Customer || s[1].Label != "customer change" ||
		s[1].Proof != "cause" || s[1].Rows[0].Row != 3 || !s[1].Counted {
		t.Errorf("segments %v", s)
	}
	// A claim for the time is about all outages in it, and stronger than a cause.
	w.Claim("third-party", "2026-04-03T10:00", "2026-04-03T11:30")
	r = w.Measure(t)
	kindtest.Exactly(t, "third party", r.Attribution[party.ThirdParty], "5400")
	kindtest.Exactly(t, "provider", r.Attribution[party.Provider], "1800")
	kindtest.BooksBalance(t, r)
}

// What excuses one outage excuses no other one of the same seconds, however it is said; where each of them is excused
// the strongest evidence says by whom.
//
// Decides: evidence-own, outages-same-second.
func TestWhatExcusesOneOutageExcusesNoOtherOfTheSameSeconds(t *testing.T) {
	named := func(ids ...string) func(*evidence.Claim) {
		return func(c *evidence.Claim) { c.IDs, c.From, c.To = ids, timeline.NoInstant, timeline.NoInstant }
	}
	for _, c := range []struct {
		name                 string
		first, second        func(*evidence.Outage)
		claim                func(*kindtest.World)
		removed              bool
		experienced          string
		attributable, scored string // seconds that remain lost
		who                  party.Party
	}{
		{"a claim for one", nil, nil,
			func(w *kindtest.World) { w.Claim("customer", "2026-04-01", "2026-04-01", named("a")) }, false,
			"36000", "36000", "36000", party.Undetermined},
		{"a claim for both", nil, nil,
			func(w *kindtest.World) { w.Claim("customer", "2026-04-01", "2026-04-01", named("a", "b")) }, false,
			"36000", "0", "0", party.Customer},
		{"a cause of one", kindtest.CausedBy("customer change"), nil, nil, false, "36000", "36000", "36000",
			party.Undetermined},
		{"a cause of each", kindtest.CausedBy("customer change"), kindtest.CausedBy("our change"), nil, true,
			"36000", "36000", "36000", party.Provider},
		{"others each", kindtest.CausedBy("power grid"), kindtest.CausedBy("customer change"), nil, true, "36000", "0", "0",
			party.Customer},
		{"a claim for one and a cause of the other", nil, kindtest.CausedBy("customer change"),
			func(w *kindtest.World) { w.Claim("maintenance", "2026-04-01", "2026-04-01", named("a")) }, false,
			"36000", "0", "0", party.Maintenance},
		{"a refused claim beside an accepted one", nil, nil, func(w *kindtest.World) {
			w.Claim("customer", "2026-04-01", "2026-04-01", named("a"))
			w.Claim("customer", "2026-04-01", "2026-04-01", named("b"))
			w.Refused[1] = true
		}, false, "36000", "0", "36000", party.Customer},
		{"a refused claim beside nothing", nil, nil, func(w *kindtest.World) {
			w.Claim("customer", "2026-04-01", "2026-04-01", named("a"))
			w.Refused[0] = true
		}, false, "36000", "36000", "36000", party.Provider},
	} {
		for _, sites := range []func(*evidence.Outage){func(*evidence.Outage) {}, kindtest.Site("Bonn")} {
			w := network()
			w.Agreement.Fault.Removed = c.removed
			keep := func(*evidence.Outage) {}
			if c.first == nil {
				c.first = keep
			}
			if c.second == nil {
				c.second = keep
			}
			w.Outage("a", "2026-04-03T10:00", "2026-04-03T20:00", c.first)
			w.Outage("b", "2026-04-03T10:00", "2026-04-03T20:00", c.second, sites)
			if c.claim != nil {
				c.claim(w)
			}
			r := w.Measure(t)
			lost := func(s measure.Score) *big.Rat { return new(big.Rat).Sub(s.Total, s.Good) }
			kindtest.Exactly(t, c.name+", experienced", lost(r.Experienced), c.experienced)
			kindtest.Exactly(t, c.name+", attributable", lost(r.Attributable), c.attributable)
			kindtest.Exactly(t, c.name+", contractual", lost(r.Contractual), c.scored)
			kindtest.Exactly(t, c.name+", whose", r.Attribution[c.who], "36000")
			kindtest.BooksBalance(t, r)
		}
	}
}

// The three scores differ by what evidence and contract take off the provider (rules §6).
//
// Decides: claim-earned.
func TestRefusedClaimCountsForTheAttributableScoreAlone(t *testing.T) {
	w := network()
	w.Outage("a", "2026-04-03T10:00", "2026-04-03T17:12")
	w.Claim("customer", "2026-04-03T10:00", "2026-04-03T17:12")
	w.Refused[0] = true
	r := w.Measure(t)
	kindtest.ScoresAre(t, r, "99", "100", "99")
	kindtest.Exactly(t, "customer", r.Attribution[party.Customer], "25920")
	kindtest.Exactly(t, "accepted", r.Accepted[party.Customer], "")
	if m := r.Misses[0]; m.Outcome != measure.Missed || m.Story != measure.StoryNotExcusable ||
		m.ByParty[party.Provider] != m.Elapsed {
		t.Errorf("miss %v", m)
	}
	w.Refused[0] = false
	r = w.Measure(t)
	kindtest.ScoresAre(t, r, "99", "100", "100")
	if m := r.Misses[0]; m.Outcome != measure.Excused || m.Story != measure.StoryExcused ||
		m.ByParty[party.Customer] != m.Elapsed {
		t.Errorf("miss %v", m)
	}
	// A party that the agreement does not excuse takes nothing.
	w.Agreement.Fault.Excuses = nil
	r = w.Measure(t)
	kindtest.Exactly(t, "contractual", r.Contractual.Value, "99")
}

// Nothing says whose it is: the agreement names the account, and both outcomes are there (rules §5).
//
// Decides: undetermined-account.
func TestUndeterminedStandsOnTheAgreedAccount(t *testing.T) {
	w := network()
	w.Outage("a", "2026-04-03T10:00", "2026-04-03T17:12")
	r := w.Measure(t)
	kindtest.ScoresAre(t, r, "99", "99", "99")
	kindtest.Exactly(t, "on provider", r.OnProvider.Value, "99")
	kindtest.Exactly(t, "on others", r.OnOthers.Value, "100")
	kindtest.Exactly(t, "accepted", r.Accepted[party.Undetermined], "")
	if m := r.Misses[0]; m.Outcome != measure.Undetermined || m.Story != measure.StoryUndetermined {
		t.Errorf("miss %v", m)
	}
	w.Agreement.Fault.Undetermined = party.Customer
	r = w.Measure(t)
	kindtest.ScoresAre(t, r, "99", "99", "100")
	kindtest.Exactly(t, "on provider", r.OnProvider.Value, "99")
	kindtest.Exactly(t, "accepted", r.Accepted[party.Undetermined], "25920")
	w.Agreement.Fault.Removed = true
	r = w.Measure(t)
	kindtest.Exactly(t, "removed", r.Contractual.Total, "2566080")
	kindtest.Exactly(t, "kept", r.Other.Total, "2592000")
}

// Decides: sites-any-or-mean, outage-any-site.
func TestMeanOverTheSitesWhereAgreed(t *testing.T) {
	w := network()
	w.Outage("a", "2026-04-03T10:00", "2026-04-03T11:00", kindtest.Site("Berlin"))
	w.Outage("b", "2026-04-03T10:00", "2026-04-03T11:00", kindtest.Site("Bonn"))
	w.Outage("c", "2026-03-03T10:00", "2026-03-03T11:00", kindtest.Site("Ulm"))
	kindtest.Exactly(t, "the service", kindtest.SumRats(w.Measure(t).Attribution), "3600")
	w.Objective.Terms.(*Terms).PerSite = true
	r := w.Measure(t)
	kindtest.Exactly(t, "the sites", kindtest.SumRats(r.Attribution), "7200")
	kindtest.Exactly(t, "volume", r.Volume, "7776000") // three sites: Ulm is known from March
	kindtest.BooksBalance(t, r)
	if r.Misses[0].Group != "Berlin" || r.Misses[1].Group != "Bonn" {
		t.Errorf("misses %v", r.Misses)
	}
}

// Decides: evidence-upstream.
func TestOverdueObligationAndUpstreamOutageAnswer(t *testing.T) {
	w := network()
	w.Agreement.Fault.Dependencies = []agreement.Dependency{{Service: "wan", On: "carrier", Party: party.ThirdParty}}
	w.Outage("a", "2026-04-03T10:00", "2026-04-03T14:00")
	w.Outage("up", "2026-04-03T11:00", "2026-04-03T12:00", func(o *evidence.Outage) { o.Service = texttest.T("carrier") })
	w.Evidence.Obligations = []evidence.Obligation{
		{
			Party: texttest.T("customer"), What: "access", Due: kindtest.At("2026-04-03T13:00"),
			Provided: kindtest.At("2026-04-03T13:30"), Services: []string{"wan"},
		},
	}
	r := w.Measure(t)
	kindtest.Exactly(t, "third party", r.Attribution[party.ThirdParty], "3600")
	kindtest.Exactly(t, "customer", r.Attribution[party.Customer], "1800")
	kindtest.BooksBalance(t, r)
}

// An objective for no service in particular is about all that the client's records name: each outage by what is said of
// its own service, so that nothing is excused by an obligation for printing.
//
// Decides: evidence-upstream.
func TestObjectiveWithoutServiceUsesTheEvidenceOfEachOutage(t *testing.T) {
	w := network()
	w.Objective.Service = ""
	w.Agreement.Fault.Dependencies = []agreement.Dependency{{Service: "mail", On: "carrier", Party: party.ThirdParty}}
	lan := func(o *evidence.Outage) { o.Service = texttest.T("lan") }
	w.Outage("a", "2026-04-03T10:00", "2026-04-03T14:00", kindtest.CausedBy("customer change"), lan)
	w.Outage("b", "2026-04-04T10:00", "2026-04-04T14:00", func(o *evidence.Outage) { o.Service = texttest.T("carrier") })
	w.Outage("c", "2026-04-05T10:00", "2026-04-05T14:00")
	w.Claim("customer", "2026-04-05T10:00", "2026-04-05T11:00",
		func(c *evidence.Claim) { c.Services = []string{"wan", "phone"} })
	w.Evidence.Obligations = []evidence.Obligation{
		{
			Party: texttest.T("customer"), Due: kindtest.At("2026-04-05T13:00"), Provided: kindtest.At("2026-04-05T14:00"),
			Services: []string{"Print"},
		},
	}
	r := w.Measure(t)
	kindtest.Exactly(t, "customer", r.Attribution[party.Customer], "18000")
	kindtest.Exactly(t, "third party", r.Attribution[party.ThirdParty], "14400")
	kindtest.Exactly(t, "nobody", r.Attribution[party.Undetermined], "10800")
	kindtest.BooksBalance(t, r)
}

// How a miss counts, and which story tells it, follows from who has which part of it and what the contract takes.
func TestMissIsToldByWhatWasTaken(t *testing.T) {
	for _, c := range []struct {
		name                              string
		provider, nobody, customer, taken int64
		here, there                       measure.Outcome // with the undetermined on the provider's account, and on another
		story, elsewhere                  measure.Story
	}{
		{"the provider's", 10, 0, 0, 0, measure.Missed, measure.Missed, measure.StoryProvider, measure.StoryProvider},
		{"nobody's", 0, 10, 0, 0, measure.Undetermined, measure.Undetermined, measure.StoryUndetermined,
			measure.StoryUndetermined},
		{"the provider's and nobody's", 5, 5, 0, 0, measure.Missed, measure.Missed, measure.StoryProvider,
			measure.StoryPartly},
		{"the customer's", 0, 0, 10, 10, measure.Excused, measure.Excused, measure.StoryExcused, measure.StoryExcused},
		{"the customer's in part", 1, 0, 9, 9, measure.Missed, measure.Missed, measure.StoryPartly, measure.StoryPartly},
		{"the customer's and nobody's", 0, 1, 9, 9, measure.Undetermined, measure.Undetermined, measure.StoryPartly,
			measure.StoryUndetermined},
		{"the customer's, refused", 0, 0, 10, 0, measure.Missed, measure.Missed, measure.StoryNotExcusable,
			measure.StoryNotExcusable},
		{"the customer's, refused in part", 0, 0, 10, 4, measure.Missed, measure.Missed, measure.StoryPartly,
			measure.StoryPartly},
		{"more the customer's, refused", 4, 0, 5, 0, measure.Missed, measure.Missed, measure.StoryNotExcusable,
			measure.StoryNotExcusable},
		{"as much the provider's", 5, 0, 5, 0, measure.Missed, measure.Missed, measure.StoryProvider, measure.StoryProvider},
	} {
		l := attribution.Losses{Scale: 1}
		l.Lost[party.Provider].SetInt64(c.provider)
		l.Lost[party.Undetermined].SetInt64(c.nobody)
		l.Lost[party.Customer].SetInt64(c.customer)
		l.Taken[party.Customer].SetInt64(c.taken)
		here, there := measure.Miss{Detail: new(measure.Detail)}, measure.Miss{Detail: new(measure.Detail)}
		if !l.Describe(&here, &agreement.Fault{Undetermined: party.Provider}) ||
			!l.Describe(&there, &agreement.Fault{Undetermined: party.ThirdParty}) {
			t.Fatalf("%s costs nothing", c.name)
		}
		if here.Outcome != c.here || here.Story != c.story || there.Outcome != c.there || there.Story != c.elsewhere {
			t.Errorf("%s: %d told by %d, elsewhere %d told by %d", c.name, here.Outcome, here.Story, there.Outcome, there.Story)
		}
	}
	if new(attribution.Losses).Describe(new(measure.Miss), &agreement.Fault{}) {
		t.Error("nothing costs something")
	}
}
