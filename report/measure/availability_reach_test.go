package measure

import (
	"math/big"
	"testing"
	"time"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// An office in Los Angeles that closes at 17:00 closes at midnight in UTC, where a block of the grid may end.
func TestAClosingAtTheBoundOfABlockOfSamplesEndsACell(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRequest, Calendar: "office"})
	zone, err := time.LoadLocation("America/Los_Angeles")
	if err != nil {
		t.Fatal(err)
	}
	w.a.Zone, w.early, w.asOf = zone, true, at("2026-12-01")
	office := calendar.Spec{Name: "office", Zone: zone}
	for day := time.Monday; day <= time.Friday; day++ {
		office.Hours[day] = []calendar.ClockInterval{{From: 8 * 3600, To: 17 * 3600}}
	}
	w.a.Calendars["office"] = []calendar.Dated{{Spec: office}}
	w.in("2026-09")
	w.sample("A", at("2026-09-07T23:30"), ok)     // 16:30
	w.sample("A", at("2026-09-08T00:30"), failed) // 17:30: closed, and 8 September begins such a block
	if block := timeline.Instant(32 * timeline.Day); at("2026-09-08")%block != 0 {
		t.Fatal("no block begins on the day of the test")
	}
	exactly(t, "experienced", w.measure(t).Experienced.Value, "100")
}

// An allowance per period on a claim that lasts for ever: only the periods up to the date of the data matter.
func TestAClaimWithoutAnEndIsFollowedAsFarAsAnythingIsKnown(t *testing.T) {
	for _, kind := range []calendar.Kind{calendar.Month, calendar.Week} {
		w := probed(agreement.Availability{By: agreement.ByRequest})
		w.a.Period.Kind = kind
		w.a.Fault.Claims.Allowance = 8 * hour
		w.early = true // samples are read while the date of the data is unknown
		w.every(hour, at("2026-04-06"), at("2026-04-07"), among(0, 23), nil)
		w.claim("maintenance", "2026-04-06T04:00", "2026-04-06T05:00", func(c *evidence.Claim) { c.To = timeline.NoInstant })
		w.asOf = at("2026-05-02")
		w.over(at("2026-04-06"), at("2026-04-13"))
		if kind == calendar.Month {
			w.in("2026-04")
		}
		r := w.measure(t)
		exactly(t, string(kind), r.Accepted[party.Maintenance], "8") // of 20 claimed hours
		exactly(t, string(kind), r.Contractual.Value, "800/24")
		ctx := *w.context(t)
		ctx.Periods, ctx.AsOf = nil, timeline.NoInstant
		if n := len(claimPeriods(&ctx)); n > 4000 {
			t.Errorf("%s: %d periods while the date of the data is unknown", kind, n)
		}
		ctx.AsOf = w.asOf
		if n, want := len(claimPeriods(&ctx)), map[calendar.Kind]int{calendar.Month: 2, calendar.Week: 4}[kind]; n != want {
			t.Errorf("%s: %d periods, want %d", kind, n, want)
		}
	}
}

// Ten probed minutes, five of them down by the provider, and 710 silent ones of accepted maintenance. Where excused time
// stays as good, these are good whether the service was up or down.
func TestSilenceThatWouldBeExcusedIsGoodWhereExcusedTimeIsKept(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRun, Failures: 1, Every: minute}).over(at("2026-04-01"), at("2026-04-01T12:00"))
	w.every(minute, at("2026-04-01"), at("2026-04-01T00:10"), among(0, 4), nil)
	w.claim("maintenance", "2026-04-01T00:10", "2026-04-01T12:00")
	w.outage("cause", "2026-04-01T00:00", "2026-04-01T00:10", causedBy("our change"))
	r := w.measure(t)
	for what, s := range map[string]Score{"contractual": r.Contractual, "attributable": r.Attributable, "on the provider": r.OnProvider, "on others": r.OnOthers, "worst": *r.Worst, "best": *r.Best} {
		exactly(t, what, s.Value, "71500/720")
	}
	exactly(t, "experienced", r.Experienced.Value, "50")
	exactly(t, "removed", r.Other.Value, "50")
	exactly(t, "coverage", r.Coverage, "1000/720")
	w.refused[0] = true
	r = w.measure(t)
	exactly(t, "refused", r.Contractual.Value, "50")
	exactly(t, "refused, worst", r.Worst.Value, "500/720")
	w.refused[0], w.a.Fault.Removed = false, true
	r = w.measure(t)
	exactly(t, "removed", r.Contractual.Value, "50")
	exactly(t, "kept", r.Other.Value, "71500/720")

	w = probed(agreement.Availability{By: agreement.ByRequest, Every: minute}).over(at("2026-04-01"), at("2026-04-01T12:00"))
	w.every(minute, at("2026-04-01"), at("2026-04-01T00:10"), among(0, 4), nil)
	w.claim("maintenance", "2026-04-01T00:10", "2026-04-01T06:00") // 350 of 710 missing requests
	r = w.measure(t)
	exactly(t, "by request", r.Contractual.Value, "35500/360")
	exactly(t, "by request, worst", r.Worst.Value, "35500/720")
	exactly(t, "by request, best", r.Best.Value, "71500/720")
	exactly(t, "by request, experienced", r.Experienced.Value, "50")
}

// What nobody can attribute is good however it went where it goes on another account than the provider's.
func TestSilenceOfNobodyIsGoodOnTheAccountOfOthersAlone(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRun, Failures: 1, Every: minute}).over(at("2026-04-01"), at("2026-04-01T00:20"))
	w.every(minute, at("2026-04-01"), at("2026-04-01T00:10"), among(0, 4), nil)
	w.outage("cause", "2026-04-01T00:00", "2026-04-01T00:10", causedBy("our change"))
	w.a.Fault.Undetermined = party.Customer
	r := w.measure(t)
	exactly(t, "contractual", r.Contractual.Value, "75")
	exactly(t, "on others", r.OnOthers.Value, "75")
	exactly(t, "on the provider", r.OnProvider.Value, "50")
	exactly(t, "worst", r.Worst.Value, "75")
}

func TestAPlaceProbedAfterTheDateOfTheDataAloneIsNone(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRun, Failures: 1, PerSite: true}).over(at("2026-04-01"), at("2026-04-02"))
	w.asOf = at("2026-04-01T12:00")
	w.sample("A", at("2026-04-01"), ok)
	w.sample("B", at("2026-04-01T12:00").Add(1), ok)
	exactly(t, "coverage", w.measure(t).Coverage, "100")
	w.samples[1].At-- // at the date itself it is one, and silent before
	exactly(t, "coverage", w.measure(t).Coverage, "50")
}

func TestARunHasNotLastedLongerThanTheData(t *testing.T) {
	for _, c := range []struct{ asOf, experienced string }{
		{"2026-04-01T12:00:00", "100"},
		{"2026-04-01T12:09:59", "100"},
		{"2026-04-01T12:10:00", "7200/73"},
	} {
		w := probed(agreement.Availability{By: agreement.ByRun, Minutes: 10 * minute}).over(at("2026-04-01"), at("2026-04-02"))
		w.sample("A", at("2026-04-01"), ok)
		w.sample("A", at("2026-04-01T12:00"), failed)
		w.asOf = at(c.asOf)
		exactly(t, c.asOf, w.measure(t).Experienced.Value, c.experienced)
	}
}

// A run of one failure needs no time to be one, but at the date of the data it has not lasted yet.
func TestAFailureAtTheDateOfTheDataHasTakenNoTime(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRun, Failures: 1}).over(at("2026-04-01"), at("2026-04-02"))
	w.sample("A", at("2026-04-01"), ok)
	w.sample("A", at("2026-04-01T12:00"), failed)
	w.asOf = at("2026-04-01T12:00")
	exactly(t, "experienced", w.measure(t).Experienced.Value, "100")
	w.asOf++
	exactly(t, "lost", sumRats(w.measure(t).Attribution), big.NewRat(1, 1_000_000).RatString())
}
