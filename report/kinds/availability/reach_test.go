package availability

import (
	"math/big"
	"testing"
	"time"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/samples"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// An office in Los Angeles that closes at 17:00 closes at midnight in UTC, where a block of the grid may end.
func TestAClosingAtTheBoundOfABlockOfSamplesEndsACell(t *testing.T) {
	w := probed(Terms{By: ByRequest, Calendar: "office"})
	zone, err := time.LoadLocation("America/Los_Angeles")
	if err != nil {
		t.Fatal(err)
	}
	w.Agreement.Zone, w.Early, w.AsOf = zone, true, kindtest.At("2026-12-01")
	office := calendar.Spec{Name: "office", Zone: zone}
	for day := time.Monday; day <= time.Friday; day++ {
		office.Hours[day] = []calendar.ClockInterval{{From: 8 * 3600, To: 17 * 3600}}
	}
	w.Agreement.Calendars["office"] = []calendar.Dated{{Spec: office}}
	w.In("2026-09")
	w.Sample("A", kindtest.At("2026-09-07T23:30"), kindtest.OK)     // 16:30
	w.Sample("A", kindtest.At("2026-09-08T00:30"), kindtest.Failed) // 17:30: closed, and 8 September begins such a block
	if block := timeline.Instant(32 * timeline.Day); kindtest.At("2026-09-08")%block != 0 {
		t.Fatal("no block begins on the day of the test")
	}
	kindtest.Exactly(t, "experienced", w.Measure(t).Experienced.Value, "100")
}

// An allowance per period on a claim that ends centuries later: only the periods up to the date of the data matter.
func TestAClaimThatEndsFarAwayIsFollowedAsFarAsAnythingIsKnown(t *testing.T) {
	for _, kind := range []calendar.Kind{calendar.Month, calendar.Week} {
		w := probed(Terms{By: ByRequest})
		w.Agreement.Period.Kind = kind
		w.Agreement.Fault.Claims.Allowance = 8 * kindtest.Hour
		w.Early = true // samples are read while the date of the data is unknown
		every(w, kindtest.Hour, kindtest.At("2026-04-06"), kindtest.At("2026-04-07"), kindtest.Among(0, 23), nil)
		w.Claim("maintenance", "2026-04-06T04:00", "2026-04-06T05:00",
			func(c *evidence.Claim) { c.To = kindtest.At("2300-01-01") })
		w.AsOf = kindtest.At("2026-05-02")
		w.Over(kindtest.At("2026-04-06"), kindtest.At("2026-04-13"))
		if kind == calendar.Month {
			w.In("2026-04")
		}
		r := w.Measure(t)
		kindtest.Exactly(t, string(kind), r.Accepted[party.Maintenance], "8") // of 20 claimed hours
		kindtest.Exactly(t, string(kind), r.Contractual.Value, "800/24")
		ctx := *w.Context(t)
		ctx.Periods, ctx.AsOf = nil, timeline.NoInstant
		if n := len(samples.ClaimPeriods(&ctx)); n > 4000 {
			t.Errorf("%s: %d periods while the date of the data is unknown", kind, n)
		}
		ctx.AsOf = w.AsOf
		if n, want := len(samples.ClaimPeriods(&ctx)),
			map[calendar.Kind]int{calendar.Month: 2, calendar.Week: 4}[kind]; n != want {
			t.Errorf("%s: %d periods, want %d", kind, n, want)
		}
	}
}

// Ten probed minutes, five of them down by the provider, and 710 silent ones of accepted maintenance. Where excused
// time stays as good, these are good whether the service was up or down.
//
// Decides: samples-silence.
func TestSilenceThatWouldBeExcusedIsGoodWhereExcusedTimeIsKept(t *testing.T) {
	w := probed(Terms{By: ByRun, Failures: 1, Every: kindtest.Minute}).Over(kindtest.At("2026-04-01"),
		kindtest.At("2026-04-01T12:00"))
	every(w, kindtest.Minute, kindtest.At("2026-04-01"), kindtest.At("2026-04-01T00:10"), kindtest.Among(0, 4), nil)
	w.Claim("maintenance", "2026-04-01T00:10", "2026-04-01T12:00")
	w.Outage("cause", "2026-04-01T00:00", "2026-04-01T00:10", kindtest.CausedBy("our change"))
	r := w.Measure(t)
	for what, s := range map[string]measure.Score{
		"contractual": r.Contractual, "attributable": r.Attributable, "on the provider": r.OnProvider,
		"on others": r.OnOthers, "worst": *r.Worst, "best": *r.Best,
	} {
		kindtest.Exactly(t, what, s.Value, "71500/720")
	}
	kindtest.Exactly(t, "experienced", r.Experienced.Value, "50")
	kindtest.Exactly(t, "removed", r.Other.Value, "50")
	kindtest.Exactly(t, "coverage", r.Coverage, "1000/720")
	w.Refused[0] = true
	r = w.Measure(t)
	kindtest.Exactly(t, "refused", r.Contractual.Value, "50")
	kindtest.Exactly(t, "refused, worst", r.Worst.Value, "500/720")
	w.Refused[0], w.Agreement.Fault.Removed = false, true
	r = w.Measure(t)
	kindtest.Exactly(t, "removed", r.Contractual.Value, "50")
	kindtest.Exactly(t, "kept", r.Other.Value, "71500/720")

	w = probed(Terms{By: ByRequest, Every: kindtest.Minute}).Over(kindtest.At("2026-04-01"),
		kindtest.At("2026-04-01T12:00"))
	every(w, kindtest.Minute, kindtest.At("2026-04-01"), kindtest.At("2026-04-01T00:10"), kindtest.Among(0, 4), nil)
	w.Claim("maintenance", "2026-04-01T00:10", "2026-04-01T06:00") // 350 of 710 missing requests
	r = w.Measure(t)
	kindtest.Exactly(t, "by request", r.Contractual.Value, "35500/360")
	kindtest.Exactly(t, "by request, worst", r.Worst.Value, "35500/720")
	kindtest.Exactly(t, "by request, best", r.Best.Value, "71500/720")
	kindtest.Exactly(t, "by request, experienced", r.Experienced.Value, "50")
}

// What nobody can attribute is good however it went where it goes on another account than the provider's.
//
// Decides: samples-silence.
func TestSilenceOfNobodyIsGoodOnTheAccountOfOthersAlone(t *testing.T) {
	w := probed(Terms{By: ByRun, Failures: 1, Every: kindtest.Minute}).Over(kindtest.At("2026-04-01"),
		kindtest.At("2026-04-01T00:20"))
	every(w, kindtest.Minute, kindtest.At("2026-04-01"), kindtest.At("2026-04-01T00:10"), kindtest.Among(0, 4), nil)
	w.Outage("cause", "2026-04-01T00:00", "2026-04-01T00:10", kindtest.CausedBy("our change"))
	w.Agreement.Fault.Undetermined = party.Customer
	r := w.Measure(t)
	kindtest.Exactly(t, "contractual", r.Contractual.Value, "75")
	kindtest.Exactly(t, "on others", r.OnOthers.Value, "75")
	kindtest.Exactly(t, "on the provider", r.OnProvider.Value, "50")
	kindtest.Exactly(t, "worst", r.Worst.Value, "75")
}

// Decides: samples-after-date.
func TestAPlaceProbedAfterTheDateOfTheDataAloneIsNone(t *testing.T) {
	w := probed(Terms{By: ByRun, Failures: 1, PerSite: true, Every: timeline.Day}).Over(kindtest.At("2026-04-01"),
		kindtest.At("2026-04-02"))
	w.AsOf = kindtest.At("2026-04-01T12:00")
	w.Sample("A", kindtest.At("2026-04-01"), kindtest.OK)
	w.Sample("B", kindtest.At("2026-04-01T12:00").Add(1), kindtest.OK)
	kindtest.Exactly(t, "coverage", w.Measure(t).Coverage, "100")
	w.Samples[1].At-- // at the date itself it is one, and silent before
	kindtest.Exactly(t, "coverage", w.Measure(t).Coverage, "50")
}

// Decides: samples-after-date.
func TestARunHasNotLastedLongerThanTheData(t *testing.T) {
	for _, c := range []struct{ asOf, experienced string }{
		{"2026-04-01T12:00:00", "100"},
		{"2026-04-01T12:09:59", "100"},
		{"2026-04-01T12:10:00", "7200/73"},
	} {
		w := probed(Terms{By: ByRun, Minutes: 10 * kindtest.Minute}).Over(kindtest.At("2026-04-01"),
			kindtest.At("2026-04-02"))
		w.Sample("A", kindtest.At("2026-04-01"), kindtest.OK)
		w.Sample("A", kindtest.At("2026-04-01T12:00"), kindtest.Failed)
		w.AsOf = kindtest.At(c.asOf)
		kindtest.Exactly(t, c.asOf, w.Measure(t).Experienced.Value, c.experienced)
	}
}

// A run of one failure needs no time to be one, but at the date of the data it has not lasted yet.
func TestAFailureAtTheDateOfTheDataHasTakenNoTime(t *testing.T) {
	w := probed(Terms{By: ByRun, Failures: 1}).Over(kindtest.At("2026-04-01"), kindtest.At("2026-04-02"))
	w.Sample("A", kindtest.At("2026-04-01"), kindtest.OK)
	w.Sample("A", kindtest.At("2026-04-01T12:00"), kindtest.Failed)
	w.AsOf = kindtest.At("2026-04-01T12:00")
	kindtest.Exactly(t, "experienced", w.Measure(t).Experienced.Value, "100")
	w.AsOf++
	kindtest.Exactly(t, "lost", kindtest.SumRats(w.Measure(t).Attribution), big.NewRat(1, 1_000_000).RatString())
}
