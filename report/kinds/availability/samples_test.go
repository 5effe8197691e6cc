package availability

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/samples"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// probed is a client whose wan is probed; the availability comes from samples.
func probed(a Terms) *kindtest.World {
	w := network()
	a.Samples = true
	w.Objective.Terms = &a
	return w
}

// every adds good samples at a distance, but fails those listed by number and leaves out those listed as missing.
func every(w *kindtest.World, d timeline.Micros, from, to timeline.Instant, fails, missing func(i int) bool) {
	for i, at := 0, from; at < to; i, at = i+1, at.Add(d) {
		switch {
		case missing != nil && missing(i):
		case fails != nil && fails(i):
			w.Sample("", at, kindtest.Failed)
		default:
			w.Sample("", at, kindtest.OK)
		}
	}
}

// Decides: samples-by-request.
func TestByRequestIsGoodOfAll(t *testing.T) {
	w := probed(Terms{By: ByRequest})
	// 2 of 720 in April
	every(w, timeline.Hour, kindtest.At("2026-03-31"), kindtest.At("2026-05-02"), kindtest.Among(30, 31), nil)
	r := w.Measure(t)
	kindtest.ScoresAre(t, r, "71800/720", "71800/720", "71800/720")
	if r.Unit != "request" || r.Best != nil || r.Coverage != nil {
		t.Errorf("unit %s, best %v, coverage %v", r.Unit, r.Best, r.Coverage)
	}
	kindtest.BooksBalance(t, r)
	if len(r.Misses) != 1 || r.Misses[0].ID != "wan 2026-04-01" || len(r.Misses[0].Rows) != 2 ||
		r.Misses[0].Rows[0].Row != 32 {
		t.Errorf("misses %v", r.Misses)
	}
	kindtest.Exactly(t, "value of the day", r.Misses[0].Value, "2200/24")
}

// 999 of 1000 meets 99.9 % (rules §6): the value is exact.
//
// Decides: samples-by-request.
func TestByRequestIsExact(t *testing.T) {
	w := probed(Terms{By: ByRequest})
	every(w, timeline.Minute, kindtest.At("2026-04-01"), kindtest.At("2026-04-01").Add(1000*timeline.Minute),
		kindtest.Among(500, 500), nil)
	kindtest.Exactly(t, "value", w.Measure(t).Contractual.Value, "99.9")
}

func TestFailingRequestsBelongToWhoeverAnswersAtTheTime(t *testing.T) {
	w := probed(Terms{By: ByRequest})
	every(w, timeline.Minute, kindtest.At("2026-04-01"), kindtest.At("2026-04-02"), kindtest.Among(0, 99), nil)
	w.Claim("customer", "2026-04-01T00:20", "2026-04-01T00:50")
	w.Outage("cause", "2026-04-01T01:00", "2026-04-01T01:10", kindtest.CausedBy("our change"))
	r := w.Measure(t)
	kindtest.Exactly(t, "customer", r.Attribution[party.Customer], "30")
	kindtest.Exactly(t, "provider", r.Attribution[party.Provider], "10")
	kindtest.Exactly(t, "nobody", r.Attribution[party.Undetermined], "60")
	kindtest.ScoresAre(t, r, "134000/1440", "137000/1440", "137000/1440")
	w.Agreement.Fault.Removed = true
	kindtest.ScoresAre(t, w.Measure(t), "134000/1440", "134000/1410", "134000/1410")
	kindtest.BooksBalance(t, r)
	if len(r.Misses) != 5 || r.Misses[1].Outcome != measure.Excused || r.Misses[1].ID != "wan 2026-04-01 00:20" ||
		r.Misses[0].Outcome != measure.Undetermined {
		t.Errorf("misses %v", r.Misses)
	}
}

func TestByRequestCountsInAgreedServiceTime(t *testing.T) {
	w := probed(Terms{By: ByRequest})
	office(w)
	// 07:00 is outside
	every(w, timeline.Hour, kindtest.At("2026-04-01"), kindtest.At("2026-04-02"), kindtest.Among(7, 8), nil)
	kindtest.ScoresAre(t, w.Measure(t), "800/9", "800/9", "800/9")
	w.Objective.Terms.(*Terms).Calendar = "night"
	if _, err := w.Try(t); err == nil || err.Error() != `objective up: no calendar is called "night"` {
		t.Error(err)
	}
}

// What is silent is unknown; by request the missing samples are counted as all good or all bad (rules §3).
//
// Decides: samples-gap.
func TestGapsAreUnknown(t *testing.T) {
	w := probed(Terms{By: ByRequest, Every: timeline.Hour})
	// 3 days silent
	every(w, timeline.Hour, kindtest.At("2026-04-01"), kindtest.At("2026-05-01"), kindtest.Among(10, 10),
		kindtest.Among(100, 171))
	r := w.Measure(t)
	kindtest.Exactly(t, "value", r.Contractual.Value, "64700/648")
	kindtest.Exactly(t, "best", r.Best.Value, "71900/720")
	kindtest.Exactly(t, "worst", r.Worst.Value, "64700/720")
	kindtest.Exactly(t, "coverage", r.Coverage, "90")
	// A claim on the silent time excuses it, should it have been down.
	w.Claim("maintenance", "2026-04-05T04:00", "2026-04-06T04:00")
	kindtest.Exactly(t, "worst", w.Measure(t).Worst.Value, "67100/720")
}

// A sample speaks until the next one if that comes within twice the agreed time, else for the agreed time.
//
// Decides: samples-gap.
func TestGapBeginsAfterTwiceTheAgreedTime(t *testing.T) {
	for _, c := range []struct{ next, coverage string }{
		{"2026-04-01T00:02:00", "100"},     // exactly twice: no gap
		{"2026-04-01T00:02:01", "6000/61"}, // one minute of the first two and a second is covered
	} {
		w := probed(Terms{By: ByRun, Every: timeline.Minute, Failures: 1})
		next := kindtest.At(c.next)
		w.Over(kindtest.At("2026-04-01"), next.Add(59*timeline.Second))
		w.Sample("", kindtest.At("2026-04-01"), kindtest.OK)
		w.Sample("", next, kindtest.OK)
		if c.coverage == "100" {
			kindtest.Exactly(t, c.next, w.Measure(t).Coverage, "100")
			continue
		}
		kindtest.Exactly(t, c.next, w.Measure(t).Coverage, "11900/180")
	}
}

// Decides: samples-by-run.
func TestByRunNeedsFailuresInARow(t *testing.T) {
	for _, c := range []struct {
		fails int
		lost  string
	}{{2, "0"}, {3, "180"}} {
		w := probed(Terms{By: ByRun, Every: timeline.Minute, Failures: 3})
		w.Over(kindtest.At("2026-04-01"), kindtest.At("2026-04-02"))
		every(w, timeline.Minute, kindtest.At("2026-04-01"), kindtest.At("2026-04-02"), kindtest.Among(60, 59+c.fails), nil)
		r := w.Measure(t)
		kindtest.Exactly(t, "lost", kindtest.SumRats(r.Attribution), c.lost)
		kindtest.BooksBalance(t, r)
		if c.fails == 3 {
			m := r.Misses[0]
			if m.ID != "wan 2026-04-01 01:00" ||
				m.Window != (timeline.Interval{From: kindtest.At("2026-04-01T01:00"), To: kindtest.At("2026-04-01T01:03")}) ||
				m.Rows[0].Row != 62 || m.Rows[1].Row != 64 {
				t.Errorf("miss %v", m)
			}
		}
	}
}

// Decides: samples-by-run.
func TestByRunNeedsMinutes(t *testing.T) {
	for _, c := range []struct {
		fails int
		lost  string
	}{{4, "0"}, {5, "300"}} {
		w := probed(Terms{By: ByRun, Every: timeline.Minute, Minutes: 5 * timeline.Minute, Failures: 100})
		w.Over(kindtest.At("2026-04-01"), kindtest.At("2026-04-02"))
		every(w, timeline.Minute, kindtest.At("2026-04-01"), kindtest.At("2026-04-02"), kindtest.Among(60, 59+c.fails), nil)
		kindtest.Exactly(t, "lost", kindtest.SumRats(w.Measure(t).Attribution), c.lost)
	}
}

// A run counts from its first failure, before the period began too, and a gap in it is neither up nor down.
func TestRunReachesIntoThePeriodAndOverGaps(t *testing.T) {
	w := probed(Terms{By: ByRun, Every: timeline.Minute, Failures: 3})
	w.Over(kindtest.At("2026-04-01"), kindtest.At("2026-04-02"))
	every(w, timeline.Minute, kindtest.At("2026-03-31T23:00"), kindtest.At("2026-04-02"), kindtest.Among(58, 79),
		kindtest.Among(65, 74))
	// fails 23:58 to 00:20, silent 00:05 to 00:15 of which the sample of 00:04 covers the first minute… of itself
	r := w.Measure(t)
	kindtest.Exactly(t, "lost", kindtest.SumRats(r.Attribution), "600")
	kindtest.Exactly(t, "coverage", r.Coverage, "8580000/86400")
	kindtest.Exactly(t, "best", r.Best.Good, "85800")
	kindtest.Exactly(t, "worst", r.Worst.Good, "85200")
	kindtest.Exactly(t, "known", r.Experienced.Total, "85800")
	kindtest.BooksBalance(t, r)
	if m := r.Misses[0]; m.Weight.RatString() != "600" || m.Window.From != kindtest.At("2026-04-01") ||
		m.Window.To != kindtest.At("2026-04-01T00:20") {
		t.Errorf("miss %v", m)
	}
}

func TestWithoutSamplesThereIsNoVolume(t *testing.T) {
	for _, by := range []Method{ByRequest, ByRun, BySlot} {
		w := probed(Terms{By: by, Every: timeline.Minute, Slot: timeline.Hour})
		r := w.Measure(t)
		kindtest.ScoresAre(t, r, "", "", "")
		kindtest.Exactly(t, "coverage", r.Coverage, "0")
		kindtest.Exactly(t, "best", r.Best.Value, "100")
		kindtest.Exactly(t, "worst", r.Worst.Value, "0")
	}
}

// Down while any of the sites is; unknown while a site that should speak is silent.
func TestSeveralSeriesAreOneService(t *testing.T) {
	w := probed(Terms{By: ByRun, Every: timeline.Hour, Failures: 1})
	w.Over(kindtest.At("2026-04-01"), kindtest.At("2026-04-02"))
	for i := range 24 {
		from := kindtest.At("2026-04-01").Add(timeline.Micros(i) * timeline.Hour)
		state := kindtest.OK
		if i == 3 || i == 4 {
			state = kindtest.Failed
		}
		w.Sample("Berlin", from, state)
		if i == 4 || i == 5 {
			state = kindtest.Failed
		}
		if i >= 2 && i != 10 && i != 11 && i < 20 { // begins later, is silent for two hours, and is taken down
			w.Sample("Bonn", from, state)
		}
	}
	r := w.Measure(t)
	kindtest.Exactly(t, "lost", kindtest.SumRats(r.Attribution), "10800")
	kindtest.Exactly(t, "known", r.Experienced.Total, "79200") // without 10 and 11
	kindtest.BooksBalance(t, r)
	if len(r.Misses) != 1 || r.Misses[0].ID != "wan Berlin 2026-04-01 03:00, wan Bonn 2026-04-01 03:00" {
		t.Errorf("misses %v", r.Misses)
	}
	kindtest.FindingsAre(t, r, `the last sample of service "wan", site "Bonn" is of 1 Apr 2026 19:00`)
	w.Objective.Terms.(*Terms).PerSite = true
	r = w.Measure(t)
	kindtest.Exactly(t, "per site: lost", kindtest.SumRats(r.Attribution), "18000")
	kindtest.Exactly(t, "per site: known", r.Experienced.Total, "144000") // Bonn is silent from 20:00 on, and before 02:00
	kindtest.BooksBalance(t, r)
}

// The vector of rules §7: object storage in two slots of five minutes, 10 of 10 failed and 0 of 9990.
//
// Decides: samples-by-slot-mean.
func TestSlotsAndRequestsTellDifferentStories(t *testing.T) {
	w := probed(Terms{By: ByRequest})
	w.Over(kindtest.At("2026-04-01T00:00"), kindtest.At("2026-04-01T00:10"))
	for i := range 10 {
		w.Sample("", kindtest.At("2026-04-01T00:00").Add(timeline.Micros(i)*timeline.Second), kindtest.Failed)
	}
	for i := range 9990 {
		w.Sample("", kindtest.At("2026-04-01T00:05").Add(timeline.Micros(i)*timeline.Second/100), kindtest.OK)
	}
	kindtest.Exactly(t, "by request", w.Measure(t).Experienced.Value, "99.9")
	w.Objective.Terms.(*Terms).By, w.Objective.Terms.(*Terms).Slot = BySlot, 5*timeline.Minute
	r := w.Measure(t)
	kindtest.Exactly(t, "by slot", r.Experienced.Value, "50")
	if len(r.Asides) != 1 || r.Asides[0].Key != "aside.slot-errors" {
		t.Fatalf("asides %v", r.Asides)
	}
	kindtest.Exactly(t, "mean of the slots' error rates", r.Asides[0].Value, "50")
}

// Decides: samples-by-slot.
func TestSlotIsDownFromItsThreshold(t *testing.T) {
	for _, c := range []struct {
		fails int
		lost  string
	}{{2, "0"}, {3, "300"}} {
		w := probed(Terms{By: BySlot, Slot: 5 * timeline.Minute, Threshold: kindtest.Rat("60")})
		w.Over(kindtest.At("2026-04-01"), kindtest.At("2026-04-02"))
		every(w, timeline.Minute, kindtest.At("2026-04-01"), kindtest.At("2026-04-02"), kindtest.Among(60, 59+c.fails),
			kindtest.Among(100, 109))
		r := w.Measure(t)
		kindtest.Exactly(t, "lost", kindtest.SumRats(r.Attribution), c.lost)
		kindtest.Exactly(t, "known", r.Experienced.Total, "85800") // two slots are silent
		kindtest.BooksBalance(t, r)
	}
	// Half of a slot is enough unless the agreement says more; slots that follow each other are one miss.
	w := probed(Terms{By: BySlot, Slot: 4 * timeline.Minute})
	w.Over(kindtest.At("2026-04-01"), kindtest.At("2026-04-02"))
	every(w, timeline.Minute, kindtest.At("2026-04-01"), kindtest.At("2026-04-02"),
		func(i int) bool { return i/2%2 == 0 && i < 8 || i == 12 }, nil)
	r := w.Measure(t)
	kindtest.Exactly(t, "lost", kindtest.SumRats(r.Attribution), "480")
	if len(r.Misses) != 1 || r.Misses[0].Rows[0].Row != 2 || r.Misses[0].Rows[1].Row != 7 {
		t.Errorf("misses %v", r.Misses)
	}
}

// Decides: packet-delivery.
func TestOddSamplesLeaveFindings(t *testing.T) {
	for _, by := range []Method{ByRequest, ByRun} {
		w := probed(Terms{By: by, Failures: 1, Every: timeline.Day})
		w.Over(kindtest.At("2026-04-01"), kindtest.At("2026-04-02"))
		w.Sample("", kindtest.At("2026-04-01T01:00"), kindtest.OK)
		w.Sample("", kindtest.At("2026-04-01T02:00"), kindtest.OK)
		w.Sample("", kindtest.At("2026-04-01T02:00"), kindtest.Failed) // both count
		w.Sample("", kindtest.At("2026-04-01T03:00"), func(*evidence.Sample) {})
		w.Sample("", kindtest.At("2026-04-01T01:00"), kindtest.OK) // as does an equal row
		r := w.Measure(t)
		kindtest.FindingsAre(t, r,
			"samples say neither whether they succeeded, nor what was received, nor a latency: they do not count")
		if r.Findings[0].Row != 5 || r.Findings[0].Count != 1 {
			t.Errorf("findings %v", r.Findings)
		}
		if by == ByRequest {
			kindtest.Exactly(t, "value", r.Experienced.Value, "75")
		}
	}
}

func TestSamplesOfOthersAreNotSeen(t *testing.T) {
	w := probed(Terms{By: ByRequest, Where: `site == "Bonn"`})
	w.Sample("Bonn", kindtest.At("2026-04-01"), kindtest.OK)
	w.Sample("Berlin", kindtest.At("2026-04-01"), kindtest.Failed)
	for i, name := range []evidence.Series{
		{Client: texttest.T("Umbrella")}, {Client: texttest.T("Acme GmbH"), Service: texttest.T("lan")},
	} {
		name.Site = texttest.T("Bonn")
		w.Series = append(w.Series, name)
		w.Samples = append(w.Samples,
			evidence.Sample{At: kindtest.At("2026-04-01"), OK: evidence.No, Series: int32(2 + i), Row: 9})
	}
	kindtest.Exactly(t, "volume", w.Measure(t).Volume, "1")
	w.Objective.Service = ""
	kindtest.Exactly(t, "every service", w.Measure(t).Volume, "2")
	w.Objective.Plan.Source = "second"
	kindtest.Exactly(t, "another source", w.Measure(t).Volume, "0")
	ctx := w.Context(t)
	w.Agreement.Objectives[0].Terms.(*Terms).Where = `sight == "Bonn"`
	if _, err := kindtest.ResultsOf(ctx, &w.Agreement.Objectives[0]); err == nil ||
		!strings.Contains(err.Error(), "objective up, where: ") {
		t.Error(err)
	}
	if _, err := samples.Plan([]*measure.Context{ctx}, timeline.NoInstant, nil); err == nil ||
		!strings.Contains(err.Error(), "objective up, where: ") {
		t.Error(err)
	}
}

// Nothing after the date of the data exists.
//
// Decides: data-date-hides.
func TestSamplesAfterTheDateOfTheDataDoNotExist(t *testing.T) {
	w := probed(Terms{By: ByRequest, Every: timeline.Hour})
	w.AsOf = kindtest.At("2026-04-02")
	every(w, timeline.Hour, kindtest.At("2026-04-01"), kindtest.At("2026-05-01"), func(i int) bool { return i >= 24 }, nil)
	r := w.Measure(t)
	kindtest.Exactly(t, "volume", r.Volume, "25") // the sample at the date itself is known
	kindtest.Exactly(t, "coverage", r.Coverage, "100")
	kindtest.Exactly(t, "value", r.Experienced.Value, "96")
}

// Samples may be read before it is known which periods will be reported: cells for every local day serve any.
func TestSamplesMayBeReadBeforeThePeriodsAreKnown(t *testing.T) {
	for _, by := range []Method{ByRequest, ByRun, BySlot} {
		w := probed(Terms{By: by, Every: timeline.Hour, Failures: 1, Slot: timeline.Hour})
		w.Agreement.Zone, _ = time.LoadLocation("Europe/Berlin")
		w.In("2026-02", "2026-03")
		w.Agreement.Fault.Claims.Allowance = 3 * timeline.Hour // is used up within the claim, each month
		w.Claim("maintenance", "2026-02-28T20:30", "2026-03-01T08:30")
		every(w, timeline.Hour, kindtest.At("2026-01-01"), kindtest.At("2026-05-01"), func(i int) bool { return i%3 > 0 },
			nil)
		late := w.EveryPeriod(t)
		w.Early = true
		for i, r := range w.EveryPeriod(t) {
			booksOf := func(r measure.Result) string { return fmt.Sprint(r.Attribution, r.Accepted, r.Experienced.Total) }
			if booksOf(r) != booksOf(late[i]) {
				t.Errorf("by %s, %s: %s, want %s", by, w.Periods[i].Label, booksOf(r), booksOf(late[i]))
			}
			if r.Accepted[party.Maintenance] == nil {
				t.Errorf("by %s, %s: nothing accepted", by, w.Periods[i].Label)
			}
		}
	}
}

// What a refused claim would have changed can be measured from the same samples.
//
// Decides: claim-refused.
func TestRefusedClaimsCanBePutInForce(t *testing.T) {
	w := probed(Terms{By: ByRequest})
	w.Agreement.Fault.Claims.Approval = true
	every(w, timeline.Minute, kindtest.At("2026-04-01"), kindtest.At("2026-04-02"), kindtest.Among(0, 99), nil)
	w.Claim("customer", "2026-04-01T00:20", "2026-04-01T00:50",
		func(c *evidence.Claim) { c.ApprovedBy, c.Reference = "", "" })
	ctx := w.Context(t)
	forced := *ctx
	forced.Claims = ctx.Claims.Accepting(&w.Agreement, 0)
	for _, c := range []struct {
		ctx      *measure.Context
		accepted string
	}{{ctx, ""}, {&forced, "30"}} {
		results, err := kindtest.ResultsOf(c.ctx, &w.Objective)
		if err != nil {
			t.Fatal(err)
		}
		kindtest.Exactly(t, "customer", results[0].Accepted[party.Customer], c.accepted)
	}
}

// A plan for other periods cannot serve: that is an error, never a wrong figure.
func TestSamplesSummedUpForOtherBoundsAreRefused(t *testing.T) {
	w := probed(Terms{By: ByRequest})
	every(w, timeline.Hour, kindtest.At("2026-03-31"), kindtest.At("2026-05-02"), kindtest.Among(3, 4), nil)
	ctx := w.Context(t)
	for _, p := range [][2]string{{"2026-04-01T12:30", "2026-04-02"}, {"2026-04-01", "2026-04-02T12:30"}} {
		other := *ctx
		other.Periods = []calendar.Period{
			{Label: "other", Interval: timeline.Interval{From: kindtest.At(p[0]), To: kindtest.At(p[1])}},
		}
		if _, err := kindtest.ResultsOf(&other, &w.Objective); err == nil ||
			!strings.Contains(err.Error(), "were summed up for other periods, claims or calendars") {
			t.Error(err)
		}
	}
	w.Claim("customer", "2026-04-01T00:20", "2026-04-01T00:50")
	later := w.Context(t)
	later.Samples = ctx.Samples
	if _, err := kindtest.ResultsOf(later, &w.Objective); err == nil ||
		!strings.Contains(err.Error(), "were summed up for other claims or calendars") {
		t.Error(err)
	}
	office(w)
	later = w.Context(t)
	later.Samples, later.Claims = ctx.Samples, ctx.Claims
	if _, err := kindtest.ResultsOf(later, &w.Objective); err == nil ||
		!strings.Contains(err.Error(), "were summed up for other claims or calendars") {
		t.Error(err)
	}
}
