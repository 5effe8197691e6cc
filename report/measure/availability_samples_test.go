package measure

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// probed is a client whose wan is probed; the availability comes from samples.
func probed(a agreement.Availability) *world {
	w := newWorld()
	a.Samples = true
	w.o.Availability = &a
	return w
}

// every adds good samples at a distance, but fails those listed by number and leaves out those listed as missing.
func (w *world) every(d timeline.Micros, from, to timeline.Instant, fails, missing func(i int) bool) {
	for i, at := 0, from; at < to; i, at = i+1, at.Add(d) {
		switch {
		case missing != nil && missing(i):
		case fails != nil && fails(i):
			w.sample("", at, failed)
		default:
			w.sample("", at, ok)
		}
	}
}

// among tells whether a number lies in [from, to].
func among(from, to int) func(int) bool { return func(i int) bool { return from <= i && i <= to } }

func TestByRequestIsGoodOfAll(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRequest})
	w.every(timeline.Hour, at("2026-03-31"), at("2026-05-02"), among(30, 31), nil) // 2 of 720 in April
	r := w.measure(t)
	scoresAre(t, r, "71800/720", "71800/720", "71800/720")
	if r.Unit != "request" || r.Best != nil || r.Coverage != nil {
		t.Errorf("unit %s, best %v, coverage %v", r.Unit, r.Best, r.Coverage)
	}
	booksBalance(t, r)
	if len(r.Misses) != 1 || r.Misses[0].ID != "wan 2026-04-01" || len(r.Misses[0].Rows) != 2 || r.Misses[0].Rows[0].Row != 32 {
		t.Errorf("misses %v", r.Misses)
	}
	exactly(t, "value of the day", r.Misses[0].Value, "2200/24")
}

// 999 of 1000 meets 99.9 % (rules §6): the value is exact.
func TestByRequestIsExact(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRequest})
	w.every(timeline.Minute, at("2026-04-01"), at("2026-04-01").Add(1000*timeline.Minute), among(500, 500), nil)
	exactly(t, "value", w.measure(t).Contractual.Value, "99.9")
}

func TestFailingRequestsBelongToWhoeverAnswersAtTheTime(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRequest})
	w.every(timeline.Minute, at("2026-04-01"), at("2026-04-02"), among(0, 99), nil)
	w.claim("customer", "2026-04-01T00:20", "2026-04-01T00:50")
	w.outage("cause", "2026-04-01T01:00", "2026-04-01T01:10", causedBy("our change"))
	r := w.measure(t)
	exactly(t, "customer", r.Attribution[party.Customer], "30")
	exactly(t, "provider", r.Attribution[party.Provider], "10")
	exactly(t, "nobody", r.Attribution[party.Undetermined], "60")
	scoresAre(t, r, "134000/1440", "137000/1440", "137000/1440")
	w.a.Fault.Removed = true
	scoresAre(t, w.measure(t), "134000/1440", "134000/1410", "134000/1410")
	booksBalance(t, r)
	if len(r.Misses) != 5 || r.Misses[1].Outcome != Excused || r.Misses[1].ID != "wan 2026-04-01 00:20" || r.Misses[0].Outcome != Undetermined {
		t.Errorf("misses %v", r.Misses)
	}
}

func TestByRequestCountsInAgreedServiceTime(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRequest})
	w.office()
	w.every(timeline.Hour, at("2026-04-01"), at("2026-04-02"), among(7, 8), nil) // 07:00 is outside
	scoresAre(t, w.measure(t), "800/9", "800/9", "800/9")
	w.o.Availability.Calendar = "night"
	if _, err := w.try(t); err == nil || err.Error() != `objective up: no calendar is called "night"` {
		t.Error(err)
	}
}

// What is silent is unknown; by request the missing samples are counted as all good or all bad (rules §3).
func TestGapsAreUnknown(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRequest, Every: timeline.Hour})
	w.every(timeline.Hour, at("2026-04-01"), at("2026-05-01"), among(10, 10), among(100, 171)) // 3 days silent
	r := w.measure(t)
	exactly(t, "value", r.Contractual.Value, "64700/648")
	exactly(t, "best", r.Best.Value, "71900/720")
	exactly(t, "worst", r.Worst.Value, "64700/720")
	exactly(t, "coverage", r.Coverage, "90")
	// A claim on the silent time excuses it, should it have been down.
	w.claim("maintenance", "2026-04-05T04:00", "2026-04-06T04:00")
	exactly(t, "worst", w.measure(t).Worst.Value, "67100/720")
}

// A sample speaks until the next one if that comes within twice the agreed time, else for the agreed time.
func TestGapBeginsAfterTwiceTheAgreedTime(t *testing.T) {
	for _, c := range []struct{ next, coverage string }{
		{"2026-04-01T00:02:00", "100"},     // exactly twice: no gap
		{"2026-04-01T00:02:01", "6000/61"}, // one minute of the first two and a second is covered
	} {
		w := probed(agreement.Availability{By: agreement.ByRun, Every: timeline.Minute, Failures: 1})
		next := at(c.next)
		w.over(at("2026-04-01"), next.Add(59*timeline.Second))
		w.sample("", at("2026-04-01"), ok)
		w.sample("", next, ok)
		if c.coverage == "100" {
			exactly(t, c.next, w.measure(t).Coverage, "100")
			continue
		}
		exactly(t, c.next, w.measure(t).Coverage, "11900/180")
	}
}

func TestByRunNeedsFailuresInARow(t *testing.T) {
	for _, c := range []struct {
		fails int
		lost  string
	}{{2, "0"}, {3, "180"}} {
		w := probed(agreement.Availability{By: agreement.ByRun, Every: timeline.Minute, Failures: 3})
		w.over(at("2026-04-01"), at("2026-04-02"))
		w.every(timeline.Minute, at("2026-04-01"), at("2026-04-02"), among(60, 59+c.fails), nil)
		r := w.measure(t)
		exactly(t, "lost", sumRats(r.Attribution), c.lost)
		booksBalance(t, r)
		if c.fails == 3 {
			m := r.Misses[0]
			if m.ID != "wan 2026-04-01 01:00" || m.Window != (timeline.Interval{From: at("2026-04-01T01:00"), To: at("2026-04-01T01:03")}) || m.Rows[0].Row != 62 || m.Rows[1].Row != 64 {
				t.Errorf("miss %v", m)
			}
		}
	}
}

func TestByRunNeedsMinutes(t *testing.T) {
	for _, c := range []struct {
		fails int
		lost  string
	}{{4, "0"}, {5, "300"}} {
		w := probed(agreement.Availability{By: agreement.ByRun, Every: timeline.Minute, Minutes: 5 * timeline.Minute, Failures: 100})
		w.over(at("2026-04-01"), at("2026-04-02"))
		w.every(timeline.Minute, at("2026-04-01"), at("2026-04-02"), among(60, 59+c.fails), nil)
		exactly(t, "lost", sumRats(w.measure(t).Attribution), c.lost)
	}
}

// A run counts from its first failure, before the period began too, and a gap in it is neither up nor down.
func TestRunReachesIntoThePeriodAndOverGaps(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRun, Every: timeline.Minute, Failures: 3})
	w.over(at("2026-04-01"), at("2026-04-02"))
	w.every(timeline.Minute, at("2026-03-31T23:00"), at("2026-04-02"), among(58, 79), among(65, 74))
	r := w.measure(t) // fails 23:58 to 00:20, silent 00:05 to 00:15 of which the sample of 00:04 covers the first minute… of itself
	exactly(t, "lost", sumRats(r.Attribution), "600")
	exactly(t, "coverage", r.Coverage, "8580000/86400")
	exactly(t, "best", r.Best.Good, "85800")
	exactly(t, "worst", r.Worst.Good, "85200")
	exactly(t, "known", r.Experienced.Total, "85800")
	booksBalance(t, r)
	if m := r.Misses[0]; m.Weight.RatString() != "600" || m.Window.From != at("2026-04-01") || m.Window.To != at("2026-04-01T00:20") {
		t.Errorf("miss %v", m)
	}
}

func TestWithoutSamplesThereIsNoVolume(t *testing.T) {
	for _, by := range []agreement.Method{agreement.ByRequest, agreement.ByRun, agreement.BySlot} {
		w := probed(agreement.Availability{By: by, Every: timeline.Minute, Slot: timeline.Hour})
		r := w.measure(t)
		scoresAre(t, r, "", "", "")
		exactly(t, "coverage", r.Coverage, "0")
		exactly(t, "best", r.Best.Value, "100")
		exactly(t, "worst", r.Worst.Value, "0")
	}
}

// Down while any of the sites is; unknown while a site that should speak is silent.
func TestSeveralSeriesAreOneService(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRun, Every: timeline.Hour, Failures: 1})
	w.over(at("2026-04-01"), at("2026-04-02"))
	for i := range 24 {
		from := at("2026-04-01").Add(timeline.Micros(i) * timeline.Hour)
		state := ok
		if i == 3 || i == 4 {
			state = failed
		}
		w.sample("Berlin", from, state)
		if i == 4 || i == 5 {
			state = failed
		}
		if i >= 2 && i != 10 && i != 11 && i < 20 { // begins later, is silent for two hours, and is taken down
			w.sample("Bonn", from, state)
		}
	}
	r := w.measure(t)
	exactly(t, "lost", sumRats(r.Attribution), "10800")
	exactly(t, "known", r.Experienced.Total, "79200") // without 10 and 11
	booksBalance(t, r)
	if len(r.Misses) != 1 || r.Misses[0].ID != "wan Berlin 2026-04-01 03:00, wan Bonn 2026-04-01 03:00" {
		t.Errorf("misses %v", r.Misses)
	}
	findingsAre(t, r, `the last sample of service "wan", site "Bonn" is of 2026-04-01T19:00:00Z`)
	w.o.Availability.PerSite = true
	r = w.measure(t)
	exactly(t, "per site: lost", sumRats(r.Attribution), "18000")
	exactly(t, "per site: known", r.Experienced.Total, "144000") // Bonn is silent from 20:00 on, and before 02:00
	booksBalance(t, r)
}

// The vector of rules §7: object storage in two slots of five minutes, 10 of 10 failed and 0 of 9990.
func TestSlotsAndRequestsTellDifferentStories(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRequest})
	w.over(at("2026-04-01T00:00"), at("2026-04-01T00:10"))
	for i := range 10 {
		w.sample("", at("2026-04-01T00:00").Add(timeline.Micros(i)*timeline.Second), failed)
	}
	for i := range 9990 {
		w.sample("", at("2026-04-01T00:05").Add(timeline.Micros(i)*timeline.Second/100), ok)
	}
	exactly(t, "by request", w.measure(t).Experienced.Value, "99.9")
	w.o.Availability.By, w.o.Availability.Slot = agreement.BySlot, 5*timeline.Minute
	r := w.measure(t)
	exactly(t, "by slot", r.Experienced.Value, "50")
	if len(r.Asides) != 1 || r.Asides[0].Key != "aside.slot-errors" {
		t.Fatalf("asides %v", r.Asides)
	}
	exactly(t, "mean of the slots' error rates", r.Asides[0].Value, "50")
}

func TestSlotIsDownFromItsThreshold(t *testing.T) {
	for _, c := range []struct {
		fails int
		lost  string
	}{{2, "0"}, {3, "300"}} {
		w := probed(agreement.Availability{By: agreement.BySlot, Slot: 5 * timeline.Minute, Threshold: rat("60")})
		w.over(at("2026-04-01"), at("2026-04-02"))
		w.every(timeline.Minute, at("2026-04-01"), at("2026-04-02"), among(60, 59+c.fails), among(100, 109))
		r := w.measure(t)
		exactly(t, "lost", sumRats(r.Attribution), c.lost)
		exactly(t, "known", r.Experienced.Total, "85800") // two slots are silent
		booksBalance(t, r)
	}
	// Half of a slot is enough unless the agreement says more; slots that follow each other are one miss.
	w := probed(agreement.Availability{By: agreement.BySlot, Slot: 4 * timeline.Minute})
	w.over(at("2026-04-01"), at("2026-04-02"))
	w.every(timeline.Minute, at("2026-04-01"), at("2026-04-02"), func(i int) bool { return i/2%2 == 0 && i < 8 || i == 12 }, nil)
	r := w.measure(t)
	exactly(t, "lost", sumRats(r.Attribution), "480")
	if len(r.Misses) != 1 || r.Misses[0].Rows[0].Row != 2 || r.Misses[0].Rows[1].Row != 7 {
		t.Errorf("misses %v", r.Misses)
	}
}

func TestOddSamplesLeaveFindings(t *testing.T) {
	for _, by := range []agreement.Method{agreement.ByRequest, agreement.ByRun} {
		w := probed(agreement.Availability{By: by, Failures: 1})
		w.over(at("2026-04-01"), at("2026-04-02"))
		w.sample("", at("2026-04-01T01:00"), ok)
		w.sample("", at("2026-04-01T02:00"), ok)
		w.sample("", at("2026-04-01T02:00"), failed) // the worst counts
		w.sample("", at("2026-04-01T03:00"), func(*evidence.Sample) {})
		w.sample("", at("2026-04-01T01:00"), ok) // told twice: no finding here, the source's table has it
		r := w.measure(t)
		findingsAre(t, r, "samples of one series disagree about the same instant: the worst of them counts",
			"samples say neither whether they succeeded, nor what was received, nor a latency: they do not count")
		if r.Findings[0].Row != 3 || r.Findings[0].Count != 1 || r.Findings[1].Row != 5 {
			t.Errorf("findings %v", r.Findings)
		}
		if by == agreement.ByRequest {
			exactly(t, "value", r.Experienced.Value, "50")
		}
	}
}

func TestSamplesOfOthersAreNotSeen(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRequest, Where: `site == "Bonn"`})
	w.sample("Bonn", at("2026-04-01"), ok)
	w.sample("Berlin", at("2026-04-01"), failed)
	for i, name := range []evidence.Series{{Client: evidence.T("Umbrella")}, {Client: evidence.T("Acme GmbH"), Service: evidence.T("lan")}} {
		name.Site = evidence.T("Bonn")
		w.series = append(w.series, name)
		w.samples = append(w.samples, evidence.Sample{At: at("2026-04-01"), OK: evidence.No, Series: int32(2 + i), Row: 9})
	}
	exactly(t, "volume", w.measure(t).Volume, "1")
	w.o.Service = ""
	exactly(t, "every service", w.measure(t).Volume, "2")
	w.o.Plan.Source = "second"
	exactly(t, "another source", w.measure(t).Volume, "0")
	ctx := w.context(t)
	w.a.Objectives[0].Availability.Where = `sight == "Bonn"`
	if _, err := Availability(ctx, &w.a.Objectives[0]); err == nil || !strings.Contains(err.Error(), "objective up, where: ") {
		t.Error(err)
	}
	if _, err := SamplePlan([]*Context{ctx}, timeline.NoInstant, nil); err == nil || !strings.Contains(err.Error(), "objective up, where: ") {
		t.Error(err)
	}
}

// Nothing after the date of the data exists.
func TestSamplesAfterTheDateOfTheDataDoNotExist(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRequest, Every: timeline.Hour})
	w.asOf = at("2026-04-02")
	w.every(timeline.Hour, at("2026-04-01"), at("2026-05-01"), func(i int) bool { return i >= 24 }, nil)
	r := w.measure(t)
	exactly(t, "volume", r.Volume, "25") // the sample at the date itself is known
	exactly(t, "coverage", r.Coverage, "100")
	exactly(t, "value", r.Experienced.Value, "96")
}

// Samples may be read before it is known which periods will be reported: cells for every local day serve any.
func TestSamplesMayBeReadBeforeThePeriodsAreKnown(t *testing.T) {
	for _, by := range []agreement.Method{agreement.ByRequest, agreement.ByRun, agreement.BySlot} {
		w := probed(agreement.Availability{By: by, Every: timeline.Hour, Failures: 1, Slot: timeline.Hour})
		w.a.Zone, _ = time.LoadLocation("Europe/Berlin")
		w.in("2026-02", "2026-03")
		w.a.Fault.Claims.Allowance = 3 * timeline.Hour // is used up within the claim, each month
		w.claim("maintenance", "2026-02-28T20:30", "2026-03-01T08:30")
		w.every(timeline.Hour, at("2026-01-01"), at("2026-05-01"), func(i int) bool { return i%3 > 0 }, nil)
		late := w.all0(t)
		w.early = true
		for i, r := range w.all0(t) {
			booksOf := func(r Result) string { return fmt.Sprint(r.Attribution, r.Accepted, r.Experienced.Total) }
			if booksOf(r) != booksOf(late[i]) {
				t.Errorf("by %s, %s: %s, want %s", by, w.periods[i].Label, booksOf(r), booksOf(late[i]))
			}
			if r.Accepted[party.Maintenance] == nil {
				t.Errorf("by %s, %s: nothing accepted", by, w.periods[i].Label)
			}
		}
	}
}

// What a refused claim would have changed can be measured from the same samples.
func TestRefusedClaimsCanBePutInForce(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRequest})
	w.a.Fault.Claims.Approval = true
	w.every(timeline.Minute, at("2026-04-01"), at("2026-04-02"), among(0, 99), nil)
	w.claim("customer", "2026-04-01T00:20", "2026-04-01T00:50", func(c *evidence.Claim) { c.ApprovedBy, c.Reference = "", "" })
	ctx := w.context(t)
	forced := *ctx
	forced.Claims = fault.JudgeClaims(&w.a, ctx.Evidence, w.periods, w.asOf, map[int32]bool{0: true})
	for _, c := range []struct {
		ctx      *Context
		accepted string
	}{{ctx, ""}, {&forced, "30"}} {
		results, err := Availability(c.ctx, &w.o)
		if err != nil {
			t.Fatal(err)
		}
		exactly(t, "customer", results[0].Accepted[party.Customer], c.accepted)
	}
}

// A plan for other periods cannot serve: that is an error, never a wrong figure.
func TestSamplesSummedUpForOtherBoundsAreRefused(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRequest})
	w.every(timeline.Hour, at("2026-03-31"), at("2026-05-02"), among(3, 4), nil)
	ctx := w.context(t)
	for _, p := range [][2]string{{"2026-04-01T12:30", "2026-04-02"}, {"2026-04-01", "2026-04-02T12:30"}} {
		other := *ctx
		other.Periods = []calendar.Period{{Label: "other", Interval: timeline.Interval{From: at(p[0]), To: at(p[1])}}}
		if _, err := Availability(&other, &w.o); err == nil || !strings.Contains(err.Error(), "were summed up for other periods, claims or calendars") {
			t.Error(err)
		}
	}
	w.claim("customer", "2026-04-01T00:20", "2026-04-01T00:50")
	later := w.context(t)
	later.Samples = ctx.Samples
	if _, err := Availability(later, &w.o); err == nil || !strings.Contains(err.Error(), "were summed up for other claims or calendars") {
		t.Error(err)
	}
	w.office()
	later = w.context(t)
	later.Samples, later.Claims = ctx.Samples, ctx.Claims
	if _, err := Availability(later, &w.o); err == nil || !strings.Contains(err.Error(), "were summed up for other claims or calendars") {
		t.Error(err)
	}
}
