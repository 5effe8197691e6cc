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
	"github.com/slareport/slareport/report/measure/samples"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

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
		w := network()
		w.Agreement.Fault.Precedence = c.order
		w.Outage("O", "2026-04-02T10:00", "2026-04-02T11:00", kindtest.CausedBy("our change"))
		w.Claim("customer", "2026-04-02T10:00", "2026-04-02T11:00")
		r := w.Measure(t)
		kindtest.Exactly(t, "all of it", r.Attribution[c.want], "3600")
		kindtest.BooksBalance(t, r)
	}
}

func TestAnOutageWithoutAnEndLastsUntilTheDateOfTheData(t *testing.T) {
	// nothing yet, two hours, until the period ends
	for asOf, want := range map[string]string{
		"2026-04-02T10:00": "", "2026-04-02T12:00": "7200", "2026-06-01": "2469600",
	} {
		w := network()
		w.AsOf = kindtest.At(asOf)
		w.Outage("O", "2026-04-02T10:00", "")
		kindtest.Exactly(t, "downtime as of "+asOf, w.Measure(t).Attribution[party.Undetermined], want)
	}
}

// An outage that ends as it begins is short, one that ends before is a mistake in the data.
func TestOnlyAnOutageThatEndsBeforeItBeginsIsTold(t *testing.T) {
	for to, want := range map[string]string{
		"2026-04-02T09:59:59": "warning: outage O ends at 2 Apr 2026 09:59, before it begins at 2 Apr 2026 10:00: it does " +
			"not count", "2026-04-02T10:00": "", "2026-04-02T10:00:01": "",
	} {
		w := network()
		w.Outage("O", "2026-04-02T10:00", to)
		if got := kindtest.FindingsOf(w.Measure(t)); got != want {
			t.Errorf("until %s: %q, want %q", to, got, want)
		}
	}
}

func TestTheShareOfUsersHitLiesBetweenNoneAndAll(t *testing.T) {
	for share, want := range map[evidence.Fixed]string{
		-500_000: "0", 0: "0", 1: "3600/1000000", 250_000: "900", evidence.One: "3600", 2 * evidence.One: "3600",
		evidence.NoFixed: "3600",
	} {
		w := network()
		w.Objective.Terms.(*Terms).Weighted = true
		w.Outage("O", "2026-04-02T10:00", "2026-04-02T11:00", kindtest.Hitting(share))
		r := w.Measure(t)
		kindtest.Exactly(t, "downtime", new(big.Rat).Sub(r.Experienced.Total, r.Experienced.Good), want)
		if told, wrong := strings.Contains(kindtest.FindingsOf(r), "share"), share < 0 && share != evidence.NoFixed ||
			share > evidence.One; told != wrong {
			t.Errorf("share %d: %q", share, kindtest.FindingsOf(r))
		}
	}
}

func TestADowntimeHasTheTitleOfItsFirstOutageThatHasOne(t *testing.T) {
	w := network()
	w.Outage("A", "2026-04-02T10:00", "2026-04-02T12:00")
	w.Outage("B", "2026-04-02T11:00", "2026-04-02T13:00", func(o *evidence.Outage) { o.Title = texttest.T("cable cut") })
	w.Outage("C", "2026-04-02T12:00", "2026-04-02T14:00", func(o *evidence.Outage) { o.Title = texttest.T("router down") })
	if m := w.Measure(t).Misses; len(m) != 1 || m[0].Title != "cable cut" {
		t.Errorf("%+v", m)
	}
}

// The stretches of a downtime stand in order of time, by whom and whether they count.
func TestTheStretchesOfADowntimeStandInOrderOfTime(t *testing.T) {
	w := network()
	office(w)
	w.Outage("O", "2026-04-02T10:00", "2026-04-03T09:00", kindtest.CausedBy("our change"))
	w.Claim("customer", "2026-04-02T11:00", "2026-04-02T16:00")
	w.Claim("force majeure", "2026-04-02T20:00", "2026-04-03T08:30")
	m := w.Measure(t).Misses
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
	if len(covered) != 1 ||
		covered[0] != (timeline.Interval{From: kindtest.At("2026-04-02T10:00"), To: kindtest.At("2026-04-03T09:00")}) ||
		counted != 8*kindtest.Hour {
		t.Errorf("covers %v, counts %d min", covered, counted/kindtest.Minute)
	}
}

// Only the last period tells its misses one by one.
func TestMissesAreThoseOfTheLastPeriod(t *testing.T) {
	w := probed(Terms{By: ByRequest}).In("2026-03", "2026-04")
	every(w, timeline.Hour, kindtest.At("2026-03-01"), kindtest.At("2026-05-01"), func(int) bool { return true }, nil)
	all := w.EveryPeriod(t)
	if len(all[0].Misses) != 0 || len(all[1].Misses) != 30 {
		t.Errorf("%d and %d misses", len(all[0].Misses), len(all[1].Misses))
	}
	kindtest.Exactly(t, "weight", all[1].Misses[0].Weight, "24")
}

// Without a threshold a slot is down when half of its samples fail, and up when one less does.
func TestASlotIsDownFromHalfOfItsSamplesOn(t *testing.T) {
	for fails, want := range map[int]string{0: "", 49: "", 50: "300", 51: "300", 100: "300"} {
		w := probed(Terms{By: BySlot, Slot: 5 * timeline.Minute})
		w.Over(kindtest.At("2026-04-01"), kindtest.At("2026-04-01T01:00"))
		every(w, 3*timeline.Second, kindtest.At("2026-04-01"), kindtest.At("2026-04-01T01:00"),
			func(i int) bool { return i < fails }, nil)
		r := w.Measure(t)
		kindtest.Exactly(t, "downtime", r.Attribution[party.Undetermined], want)
		rate := new(big.Rat).Quo(big.NewRat(int64(fails), 1), big.NewRat(12, 1)) // of twelve slots of a hundred samples
		if len(r.Asides) != 1 || r.Asides[0].Key != "aside.slot-errors" || r.Asides[0].Unit != "%" {
			t.Fatalf("%+v", r.Asides)
		}
		kindtest.Exactly(t, "mean of the slots", r.Asides[0].Value, rate.RatString())
	}
}

func TestTheMeanOfSlotsNeedsASlot(t *testing.T) {
	w := probed(Terms{By: BySlot, Slot: 5 * timeline.Minute}).In("2026-03", "2026-04")
	w.Sample("", kindtest.At("2026-04-01T10:00"), kindtest.Failed)
	w.Sample("", kindtest.At("2026-04-01T10:01"), kindtest.OK)
	all := w.EveryPeriod(t)
	if len(all[0].Asides) != 0 || len(all[1].Asides) != 1 {
		t.Fatalf("%+v, %+v", all[0].Asides, all[1].Asides)
	}
	kindtest.Exactly(t, "one slot", all[1].Asides[0].Value, "50")
}

// The last sample is told in the period in which the series fell silent, and nowhere else.
func TestASeriesThatFellSilentIsToldOnce(t *testing.T) {
	w := probed(Terms{By: ByRun, Failures: 2, Every: timeline.Minute}).In("2026-03", "2026-04", "2026-05")
	w.AsOf = kindtest.At("2026-06-01")
	every(w, timeline.Minute, kindtest.At("2026-03-31T23:00"), kindtest.At("2026-04-02"), nil, nil)
	for i, want := range []bool{false, true, false} {
		if got := strings.Contains(
			kindtest.FindingsOf(w.EveryPeriod(t)[i]),
			`warning: the last sample of service "wan" is of 1 Apr 2026 23:59`,
		); got != want {
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
		w := network()
		w.Objective.Terms.(*Terms).PerSite, w.Objective.Terms.(*Terms).Sites = true, c.named
		for _, s := range c.sites {
			w.Outage("at "+s, "2026-04-03T10:00", "2026-04-03T17:12", kindtest.Site(s))
		}
		r := w.Measure(t)
		kindtest.Exactly(t, "value", r.Contractual.Value, c.want)
		if got := asidesOf(r); got != c.asides ||
			strings.Contains(kindtest.FindingsOf(r), "none of those that the agreement names") != c.strangers {
			t.Errorf("%v of %v: %q\n%s", c.sites, c.named, got, kindtest.FindingsOf(r))
		}
	}
}

// A series about a site that does not count is told in the periods in which it has samples, those of their edges too.
func TestASeriesOfAStrangeSiteIsToldWhereItHasSamples(t *testing.T) {
	for _, c := range []struct {
		at   string
		want [3]bool
	}{{"2026-04-15", [3]bool{false, true, false}}, {"2026-04-01", [3]bool{false, true, false}},
		{"2026-05-01", [3]bool{false, false, true}}, {"2026-03-31T23:59:59", [3]bool{true, false, false}}} {
		w := probed(Terms{By: ByRun, Failures: 2, PerSite: true, Sites: []string{"Bonn"}}).In("2026-03", "2026-04", "2026-05")
		every(w, timeline.Day, kindtest.At("2026-03-01"), kindtest.At("2026-06-01"), nil, nil)
		w.Sample("Ulm", kindtest.At(c.at), kindtest.OK)
		for i, r := range w.EveryPeriod(t) {
			if got := strings.Contains(kindtest.FindingsOf(r), `about the site "Ulm"`); got != c.want[i] {
				t.Errorf("%s, period %d: %v", c.at, i, got)
			}
		}
	}
}

func TestALocalDayEndsWhereTheNextBegins(t *testing.T) {
	w := network()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	w.Agreement.Zone = berlin
	w.Objective.Terms = &Terms{Samples: true, By: BySlot, Slot: 7 * timeline.Hour}
	w.In("2026-10")
	w.Sample("", kindtest.At("2026-10-25T12:00"), kindtest.OK)
	ctx := w.Context(t)
	plan, err := samples.Plan([]*measure.Context{ctx}, timeline.NoInstant, nil)
	if err != nil {
		t.Fatal(err)
	}
	for when, want := range map[string]timeline.Interval{
		"2026-10-24T12:00": {From: kindtest.At("2026-10-23T22:00"), To: kindtest.At("2026-10-24T22:00")},
		"2026-10-25T12:00": {From: kindtest.At("2026-10-24T22:00"), To: kindtest.At("2026-10-25T23:00")}, // 25 hours
		"2026-10-25T23:00": {From: kindtest.At("2026-10-25T23:00"), To: kindtest.At("2026-10-26T23:00")},
	} {
		if got := plan.Wants[0].Slots.Day(kindtest.At(when)); got != want {
			t.Errorf("%s: %v, want %v", when, got, want)
		}
	}
	if id := samples.ID(ctx, &sampling.Series{}, kindtest.At("2026-10-24T22:00")); !strings.Contains(id, "2026-10-25") {
		t.Errorf("%q is not told in the agreement's zone", id)
	}
}

// A loss that lies before the date of the data ends with it: the sample of that instant counts.
func TestALossEndsWithTheDateOfTheData(t *testing.T) {
	for asOf, end := range map[string]timeline.Instant{
		"2026-04-01T12:00": kindtest.At("2026-04-01T12:00") + 1, "2026-04-02T12:00": kindtest.At("2026-04-02"),
	} {
		w := probed(Terms{By: ByRequest})
		w.AsOf = kindtest.At(asOf)
		w.Sample("", kindtest.At("2026-04-01T10:00"), kindtest.Failed)
		m := w.Measure(t).Misses
		if len(m) != 1 || m[0].Window.To != end || len(m[0].Segments) != 1 || !m[0].Segments[0].Counted ||
			m[0].Segments[0].To != end {
			t.Errorf("as of %s: %+v", asOf, m)
		}
	}
}

// Without a service of its own an objective blames each series by the claims for that series' service.
func TestEachSeriesIsBlamedByTheClaimsForItsService(t *testing.T) {
	for service, want := range map[string]party.Party{
		"": party.Customer, "wan": party.Customer, "lan": party.Undetermined,
	} {
		w := probed(Terms{By: ByRequest})
		w.Objective.Service = ""
		w.Sample("", kindtest.At("2026-04-01T10:00"), kindtest.Failed)
		w.Claim("customer", "2026-04-01T00:00", "2026-04-02T00:00", func(c *evidence.Claim) {
			if service != "" {
				c.Services = []string{service}
			}
		})
		kindtest.Exactly(t, service, w.Measure(t).Attribution[want], "1")
	}
}
