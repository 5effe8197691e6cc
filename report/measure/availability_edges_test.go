package measure

import (
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

// findingsOf joins the findings of a result.
func findingsOf(r Result) string {
	var list []string
	for _, f := range r.Findings {
		list = append(list, f.Severity+": "+f.Text)
	}
	return strings.Join(list, "\n")
}

func TestDowntimeFollowsTheAgreementsOrderOfEvidence(t *testing.T) {
	for _, c := range []struct {
		order []agreement.Proof
		want  party.Party
	}{
		{nil, party.Customer},
		{[]agreement.Proof{agreement.ProofClaim, agreement.ProofCause}, party.Customer},
		{[]agreement.Proof{agreement.ProofCause, agreement.ProofClaim}, party.Provider},
		{[]agreement.Proof{agreement.ProofCause}, party.Provider}, // the others are weaker
	} {
		w := newWorld()
		w.a.Fault.Precedence = c.order
		w.outage("O", "2026-04-02T10:00", "2026-04-02T11:00", causedBy("our change"))
		w.claim("customer", "2026-04-02T10:00", "2026-04-02T11:00")
		r := w.measure(t)
		exactly(t, "all of it", r.Attribution[c.want], "3600")
		booksBalance(t, r)
	}
}

func TestAnOutageWithoutAnEndLastsUntilTheDateOfTheData(t *testing.T) {
	for asOf, want := range map[string]string{"2026-04-02T10:00": "", "2026-04-02T12:00": "7200", "2026-06-01": "2469600"} { // nothing yet, two hours, until the period ends
		w := newWorld()
		w.asOf = at(asOf)
		w.outage("O", "2026-04-02T10:00", "")
		exactly(t, "downtime as of "+asOf, w.measure(t).Attribution[party.Undetermined], want)
	}
}

// An outage that ends as it begins is short, one that ends before is a mistake in the data.
func TestOnlyAnOutageThatEndsBeforeItBeginsIsTold(t *testing.T) {
	for to, want := range map[string]string{"2026-04-02T09:59:59": "warning: outage O ends at 2026-04-02T09:59:59Z, before it begins at 2026-04-02T10:00:00Z: it does not count", "2026-04-02T10:00": "", "2026-04-02T10:00:01": ""} {
		w := newWorld()
		w.outage("O", "2026-04-02T10:00", to)
		if got := findingsOf(w.measure(t)); got != want {
			t.Errorf("until %s: %q, want %q", to, got, want)
		}
	}
}

func TestTheShareOfUsersHitLiesBetweenNoneAndAll(t *testing.T) {
	for share, want := range map[evidence.Fixed]string{-500_000: "0", 0: "0", 1: "3600/1000000", 250_000: "900", evidence.One: "3600", 2 * evidence.One: "3600", evidence.NoFixed: "3600"} {
		w := newWorld()
		w.o.Availability.Weighted = true
		w.outage("O", "2026-04-02T10:00", "2026-04-02T11:00", hitting(share))
		r := w.measure(t)
		exactly(t, "downtime", new(big.Rat).Sub(r.Experienced.Total, r.Experienced.Good), want)
		if told, wrong := strings.Contains(findingsOf(r), "share"), share < 0 && share != evidence.NoFixed || share > evidence.One; told != wrong {
			t.Errorf("share %d: %q", share, findingsOf(r))
		}
	}
}

func TestADowntimeHasTheTitleOfItsFirstOutageThatHasOne(t *testing.T) {
	w := newWorld()
	w.outage("A", "2026-04-02T10:00", "2026-04-02T12:00")
	w.outage("B", "2026-04-02T11:00", "2026-04-02T13:00", func(o *evidence.Outage) { o.Title = evidence.T("cable cut") })
	w.outage("C", "2026-04-02T12:00", "2026-04-02T14:00", func(o *evidence.Outage) { o.Title = evidence.T("router down") })
	if m := w.measure(t).Misses; len(m) != 1 || m[0].Title != "cable cut" {
		t.Errorf("%+v", m)
	}
}

// The stretches of a downtime stand in order of time, by whom and whether they count.
func TestTheStretchesOfADowntimeStandInOrderOfTime(t *testing.T) {
	w := newWorld()
	w.office()
	w.outage("O", "2026-04-02T10:00", "2026-04-03T09:00", causedBy("our change"))
	w.claim("customer", "2026-04-02T11:00", "2026-04-02T16:00")
	w.claim("force majeure", "2026-04-02T20:00", "2026-04-03T08:30")
	m := w.measure(t).Misses
	if len(m) != 1 || len(m[0].Segments) < 6 {
		t.Fatalf("%+v", m)
	}
	covered, counted := timeline.Set(nil), timeline.Micros(0)
	for i, s := range m[0].Segments {
		if i > 0 && s.From < m[0].Segments[i-1].To {
			t.Errorf("%v comes after %v", s.Interval, m[0].Segments[i-1].Interval)
		}
		covered = covered.Plus(timeline.Set{s.Interval})
		if s.Counted {
			counted += s.Length()
		}
	}
	if len(covered) != 1 || covered[0] != (timeline.Interval{From: at("2026-04-02T10:00"), To: at("2026-04-03T09:00")}) || counted != 8*hour {
		t.Errorf("covers %v, counts %d min", covered, counted/minute)
	}
}

// A period is cut short by the date of the data from its first instant on, and no more when it is over.
func TestAPeriodThatIsNotOverIsTold(t *testing.T) {
	for asOf, want := range map[string]bool{"2026-03-31T23:59:59": false, "2026-04-01": true, "2026-04-30T23:59:59": true, "2026-05-01": false, "2026-05-02": false} {
		w := newWorld()
		w.asOf = at(asOf)
		w.outage("O", "2026-03-02T10:00", "2026-03-02T11:00")
		if got := strings.Contains(findingsOf(w.measure(t)), "what comes after it is not counted"); got != want {
			t.Errorf("as of %s: %v", asOf, got)
		}
	}
}

// Only the last period tells its misses one by one.
func TestMissesAreThoseOfTheLastPeriod(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRequest}).in("2026-03", "2026-04")
	w.every(timeline.Hour, at("2026-03-01"), at("2026-05-01"), func(int) bool { return true }, nil)
	all := w.all0(t)
	if len(all[0].Misses) != 0 || len(all[1].Misses) != 30 {
		t.Errorf("%d and %d misses", len(all[0].Misses), len(all[1].Misses))
	}
	exactly(t, "weight", all[1].Misses[0].Weight, "24")
}

// Without a threshold a slot is down when half of its samples fail, and up when one less does.
func TestASlotIsDownFromHalfOfItsSamplesOn(t *testing.T) {
	for fails, want := range map[int]string{0: "", 49: "", 50: "300", 51: "300", 100: "300"} {
		w := probed(agreement.Availability{By: agreement.BySlot, Slot: 5 * timeline.Minute})
		w.over(at("2026-04-01"), at("2026-04-01T01:00"))
		w.every(3*timeline.Second, at("2026-04-01"), at("2026-04-01T01:00"), func(i int) bool { return i < fails }, nil)
		r := w.measure(t)
		exactly(t, "downtime", r.Attribution[party.Undetermined], want)
		rate := new(big.Rat).Quo(big.NewRat(int64(fails), 1), big.NewRat(12, 1)) // of twelve slots of a hundred samples
		if len(r.Asides) != 1 || r.Asides[0].Key != "aside.slot-errors" || r.Asides[0].Unit != "%" {
			t.Fatalf("%+v", r.Asides)
		}
		exactly(t, "mean of the slots", r.Asides[0].Value, rate.RatString())
	}
}

func TestTheMeanOfSlotsNeedsASlot(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.BySlot, Slot: 5 * timeline.Minute}).in("2026-03", "2026-04")
	w.sample("", at("2026-04-01T10:00"), failed)
	w.sample("", at("2026-04-01T10:01"), ok)
	all := w.all0(t)
	if len(all[0].Asides) != 0 || len(all[1].Asides) != 1 {
		t.Fatalf("%+v, %+v", all[0].Asides, all[1].Asides)
	}
	exactly(t, "one slot", all[1].Asides[0].Value, "50")
}

// The last sample is told in the period in which the series fell silent, and nowhere else.
func TestASeriesThatFellSilentIsToldOnce(t *testing.T) {
	w := probed(agreement.Availability{By: agreement.ByRun, Failures: 2, Every: timeline.Minute}).in("2026-03", "2026-04", "2026-05")
	w.asOf = at("2026-06-01")
	w.every(timeline.Minute, at("2026-03-31T23:00"), at("2026-04-02"), nil, nil)
	for i, want := range []bool{false, true, false} {
		if got := strings.Contains(findingsOf(w.all0(t)[i]), `warning: the last sample of service "wan", site "" is of 2026-04-01T23:59:00Z`); got != want {
			t.Errorf("period %d: %v", i, got)
		}
	}
}

// Where an agreement names one site, others do not count; where none is named or met, the service counts as a whole.
func TestTheSitesThatCountAreThoseNamedElseThoseMet(t *testing.T) {
	for _, c := range []struct {
		named     []string
		sites     []string
		want      string
		asides    string
		strangers bool
	}{
		{[]string{"Bonn"}, []string{"Bonn", "Ulm"}, "99", "aside.site Bonn 99.00%", true},
		{nil, []string{"Bonn", "Ulm"}, "99", "aside.site Bonn 99.00%; aside.site Ulm 99.00%", false},
		{nil, []string{"Bonn"}, "99", "aside.site Bonn 99.00%", false},
		{nil, []string{""}, "99", "", false},
		{nil, nil, "100", "", false},
	} {
		w := newWorld()
		w.o.Availability.PerSite, w.o.Availability.Sites = true, c.named
		for _, s := range c.sites {
			w.outage("at "+s, "2026-04-03T10:00", "2026-04-03T17:12", site(s))
		}
		r := w.measure(t)
		exactly(t, "value", r.Contractual.Value, c.want)
		if got := asidesOf(r); got != c.asides || strings.Contains(findingsOf(r), "none of those that the agreement names") != c.strangers {
			t.Errorf("%v of %v: %q\n%s", c.sites, c.named, got, findingsOf(r))
		}
	}
}

// A series about a site that does not count is told in the periods in which it has samples, those of their edges too.
func TestASeriesOfAStrangeSiteIsToldWhereItHasSamples(t *testing.T) {
	for _, c := range []struct {
		at   string
		want [3]bool
	}{{"2026-04-15", [3]bool{false, true, false}}, {"2026-04-01", [3]bool{false, true, false}}, {"2026-05-01", [3]bool{false, false, true}}, {"2026-03-31T23:59:59", [3]bool{true, false, false}}} {
		w := probed(agreement.Availability{By: agreement.ByRun, Failures: 2, PerSite: true, Sites: []string{"Bonn"}}).in("2026-03", "2026-04", "2026-05")
		w.every(timeline.Day, at("2026-03-01"), at("2026-06-01"), nil, nil)
		w.sample("Ulm", at(c.at), ok)
		for i, r := range w.all0(t) {
			if got := strings.Contains(findingsOf(r), `about the site "Ulm"`); got != c.want[i] {
				t.Errorf("%s, period %d: %v", c.at, i, got)
			}
		}
	}
}

func TestALocalDayEndsWhereTheNextBegins(t *testing.T) {
	w := newWorld()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	w.a.Zone = berlin
	w.o.Availability = &agreement.Availability{Samples: true, By: agreement.BySlot, Slot: 7 * timeline.Hour}
	w.in("2026-10")
	w.sample("", at("2026-10-25T12:00"), ok)
	ctx := w.context(t)
	plan, err := SamplePlan([]*Context{ctx}, timeline.NoInstant, nil)
	if err != nil {
		t.Fatal(err)
	}
	for when, want := range map[string]timeline.Interval{
		"2026-10-24T12:00": {From: at("2026-10-23T22:00"), To: at("2026-10-24T22:00")},
		"2026-10-25T12:00": {From: at("2026-10-24T22:00"), To: at("2026-10-25T23:00")}, // 25 hours
		"2026-10-25T23:00": {From: at("2026-10-25T23:00"), To: at("2026-10-26T23:00")},
	} {
		if got := plan.Wants[0].Slots.Day(at(when)); got != want {
			t.Errorf("%s: %v, want %v", when, got, want)
		}
	}
	if id := sampleID(ctx, &sampling.Series{}, at("2026-10-24T22:00")); !strings.Contains(id, "2026-10-25") {
		t.Errorf("%q is not told in the agreement's zone", id)
	}
}

// A loss that lies before the date of the data ends with it: the sample of that instant counts.
func TestALossEndsWithTheDateOfTheData(t *testing.T) {
	for asOf, end := range map[string]timeline.Instant{"2026-04-01T12:00": at("2026-04-01T12:00") + 1, "2026-04-02T12:00": at("2026-04-02")} {
		w := probed(agreement.Availability{By: agreement.ByRequest})
		w.asOf = at(asOf)
		w.sample("", at("2026-04-01T10:00"), failed)
		m := w.measure(t).Misses
		if len(m) != 1 || m[0].Window.To != end || len(m[0].Segments) != 1 || !m[0].Segments[0].Counted || m[0].Segments[0].To != end {
			t.Errorf("as of %s: %+v", asOf, m)
		}
	}
}

// Without a service of its own an objective blames each series by the claims for that series' service.
func TestEachSeriesIsBlamedByTheClaimsForItsService(t *testing.T) {
	for service, want := range map[string]party.Party{"": party.Customer, "wan": party.Customer, "lan": party.Undetermined} {
		w := probed(agreement.Availability{By: agreement.ByRequest})
		w.o.Service = ""
		w.sample("", at("2026-04-01T10:00"), failed)
		w.claim("customer", "2026-04-01T00:00", "2026-04-02T00:00", func(c *evidence.Claim) {
			if service != "" {
				c.Services = []string{service}
			}
		})
		exactly(t, service, w.measure(t).Attribution[want], "1")
	}
}

// Values are whole millionths: a bound between two of them is the next one on its better side.
func TestABoundBetweenTwoValuesIsTheNextOneOnItsBetterSide(t *testing.T) {
	for _, c := range []struct {
		bound  *big.Rat
		atMost bool
		want   evidence.Fixed
		ok     bool
	}{
		{big.NewRat(1, 3), true, 333_333, true}, {big.NewRat(1, 3), false, 333_334, true},
		{big.NewRat(-1, 3), true, -333_334, true}, {big.NewRat(-1, 3), false, -333_333, true},
		{big.NewRat(1, 4), true, 250_000, true}, {big.NewRat(1, 4), false, 250_000, true},
		{new(big.Rat).SetInt64(1 << 62), true, 0, false},
	} {
		got, ok := limitOf(agreement.Target{Value: c.bound, AtMost: c.atMost})
		if ok != c.ok || ok && (got != sampling.Limit{Value: c.want, AtMost: c.atMost}) {
			t.Errorf("%v at most %v: %v, %v", c.bound, c.atMost, got, ok)
		}
	}
}

// The target in force at a period's end judges its values: one from the next period on does not, one from before does.
func TestValuesOfSamplesAreJudgedByTheTargetAtThePeriodsEnd(t *testing.T) {
	for from, beyond := range map[timeline.Instant]string{at("2026-05-01"): "", at("2026-05-01") - 1: "1", at("2026-04-20"): "1"} {
		w := latencies("mean", nil, "100")
		w.o.Targets = append(w.o.Targets, agreement.Dated[agreement.Target]{From: from, Value: agreement.Target{AtMost: true, Value: rat("40"), Unit: "ms"}})
		w.measured(10, 50)
		r := w.measure(t)
		exactly(t, "beyond the target", r.Attribution[party.Undetermined], beyond)
		if len(r.Misses) == 1 {
			exactly(t, "weight", r.Misses[0].Weight, "1")
		}
	}
}

func TestAPercentileLiesAboveNoneAndUpToAll(t *testing.T) {
	for percent, fails := range map[string]bool{"-1": true, "0": true, "1/1000": false, "95": false, "100": false, "201/2": true} {
		w := latencies("percentile", rat(percent), "100")
		w.measured(10, 50)
		if _, err := w.try(t); (err != nil) != fails {
			t.Errorf("p%s: %v", percent, err)
		}
	}
}
