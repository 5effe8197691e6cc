package score_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	catalogues "github.com/slareport/slareport/loaders/words"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/score"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/timeline"
)

func berlin(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func since[T any](v T) []agreement.Dated[T] {
	return []agreement.Dated[T]{{From: timeline.NoInstant, Value: v}}
}

// contract is an agreement with one objective of most kinds, priced.
func contract(t testing.TB) *agreement.Agreement {
	zone := berlin(t)
	percent := func(text string, value int64) []agreement.Dated[agreement.Target] {
		return since(agreement.Target{Value: big.NewRat(value, 10), Unit: "%", Text: text})
	}
	band := func(edge, rate int64) agreement.Band {
		return agreement.Band{
			Edge: big.NewRat(edge, 10), Rate: big.NewRat(rate, 1), Text: fmt.Sprintf("below %d.%d%%", edge/10, edge%10),
		}
	}
	office := calendar.Spec{Name: "office", Zone: zone}
	for day := time.Monday; day <= time.Friday; day++ {
		office.Hours[day] = []calendar.ClockInterval{{From: 8 * 3600, To: 12 * 3600}, {From: 13 * 3600, To: 17 * 3600}}
	}
	return &agreement.Agreement{
		ID: "T-1", Client: "Test", Provider: "P", Zone: zone, Locale: "en-GB", Currency: "EUR", From: timeline.NoInstant,
		To: timeline.NoInstant, Decimals: 2,
		Fees: []agreement.Fee{{Service: "desk", Amounts: since(decimal.RequireFromString("1234.57"))},
			{Service: "wan", Amounts: since(decimal.RequireFromString("9999.99"))}},
		Calendars: map[string][]calendar.Dated{"office": {{Spec: office}}},
		Fault: agreement.Fault{
			Excuses: []party.Party{party.Customer, party.ThirdParty, party.ForceMajeure, party.Maintenance},
			States:  map[string]party.Party{"pending customer": party.Customer, "awaiting vendor": party.ThirdParty},
			Causes:  map[string]party.Party{"customer change": party.Customer, "power": party.ForceMajeure},
			Claims:  agreement.ClaimTerms{Approval: true}, Undetermined: party.Provider,
			Precedence: agreement.DefaultPrecedence(),
		},
		Credits: agreement.Credits{AtRisk: big.NewRat(12, 1), CapMonth: &agreement.Cap{Percent: big.NewRat(10, 1)}},
		Objectives: []agreement.Objective{
			{ID: "resolve", Name: "Resolved on time", Service: "desk", Targets: percent("95%", 950), Decimals: -1,
				CountsIn: agreement.Decided, AllowedMisses: -1,
				Terms: &timeliness.Terms{Of: "tickets", From: "opened", To: "resolved", Calendar: "office", Priority: targets.Carry,
					Reopen: course.Resume,
					Within: []targets.Within{{Allowances: since(targets.Allowance{Time: 4 * timeline.Hour, Text: "4h"})}}},
				Credit: &agreement.Credit{Of: "desk", Bands: []agreement.Band{band(950, 5), band(900, 12)}}},
			{ID: "uptime", Name: "Uptime", Service: "wan", Targets: percent("99.5%", 995), Decimals: -1, AllowedMisses: -1,
				Terms:  &availability.Terms{},
				Credit: &agreement.Credit{Of: "wan", Bands: []agreement.Band{band(995, 5), band(980, 20)}}},
			{
				ID: "csat", Name: "Satisfied", Service: "desk", Targets: percent("80%", 800), Decimals: -1, AllowedMisses: -1,
				Terms: &share.Terms{Of: "surveys", Good: "score >= 4"},
			},
			{ID: "majors", Name: "Major incidents", Service: "wan", Decimals: -1, AllowedMisses: -1,
				Targets: since(agreement.Target{AtMost: true, Value: big.NewRat(2, 1), Text: "at most 2"}),
				Terms:   &count.Terms{Of: "outages", Where: `severity == "major"`}},
		},
	}
}

// world draws evidence for contract: tickets with states, outages that overlap, claims, surveys.
func world(t *rapid.T) *evidence.Evidence {
	begin := timeline.Of(time.Date(2026, 8, 20, 0, 0, 0, 0, time.UTC))
	minute := func(name string, from, to int64) timeline.Micros {
		return timeline.Micros(rapid.Int64Range(from, to).Draw(t, name)) * timeline.Minute
	}
	pick := func(name string, list ...string) evidence.Text {
		return texttest.T(rapid.SampledFrom(list).Draw(t, name))
	}
	e := &evidence.Evidence{
		Texts:   texttest.Texts,
		Origins: []evidence.Origin{{Source: "all", File: "data/all.csv"}},
		Sources: []evidence.Source{
			{ID: "all", File: "data/all.csv", Records: []string{"tickets", "ticket-events", "outages", "surveys", "claims"}},
		},
	}
	row := uint32(1)
	pos := func() evidence.Pos { row++; return evidence.Pos{Row: row} }
	none := timeline.NoInstant
	for i := range rapid.IntRange(0, 12).Draw(t, "tickets") {
		tk := evidence.Ticket{ID: fmt.Sprintf("T%03d", i), Service: texttest.T("desk"),
			Opened: begin.Add(minute("opened", 0, 80_000)), Cause: pick("cause", "", "customer change", "power", "bug"),
			Responded: none, Resolved: none, Closed: none, Due: none, Changed: none, OnHold: -1, Cost: evidence.NoFixed,
			Reopened: -1, Pos: pos()}
		at := tk.Opened
		for range rapid.IntRange(0, 4).Draw(t, "events") {
			at = at.Add(minute("step", 1, 3000))
			e.Events = append(
				e.Events,
				evidence.Event{
					Ticket: tk.ID, At: at, Recorded: none, What: evidence.ChangeState,
					To: pick("state", "in progress", "pending customer", "awaiting vendor"), Pos: pos(),
				},
			)
		}
		if rapid.Bool().Draw(t, "resolved") {
			tk.Resolved = at.Add(minute("rest", 0, 2000))
		}
		e.Tickets = append(e.Tickets, tk)
	}
	for i := range rapid.IntRange(0, 8).Draw(t, "outages") {
		from := begin.Add(minute("from", 0, 100_000))
		e.Outages = append(e.Outages,
			evidence.Outage{ID: fmt.Sprintf("O%d", i), Service: texttest.T("wan"), Severity: pick("severity", "major", "minor"),
				Cause: pick("why", "", "power", "bug", "customer change"),
				From:  from, To: from.Add(minute("lasted", 0, 900)), Detected: none, Acknowledged: none, Notified: none,
				Share: evidence.NoFixed, Pos: pos()})
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "claims") {
		from := begin.Add(minute("claimed", 0, 100_000))
		c := evidence.Claim{ID: fmt.Sprintf("C%d", i), Party: pick("party", "customer", "third-party", "maintenance"),
			From: from, To: from.Add(minute("claimed for", 1, 2000)),
			Reference: "R", Recorded: none, Announced: none, ApprovedAt: none, Pos: pos()}
		if rapid.Bool().Draw(t, "approved") {
			c.ApprovedBy = "client"
		}
		e.Claims = append(e.Claims, c)
	}
	for i := range rapid.IntRange(0, 8).Draw(t, "surveys") {
		e.Surveys = append(e.Surveys,
			evidence.Survey{At: begin.Add(minute("asked", 0, 100_000)), Service: texttest.T("desk"),
				Ticket: fmt.Sprintf("T%03d", i),
				Score:  evidence.Fixed(rapid.Int64Range(1, 5).Draw(t, "score")) * evidence.One, Scale: evidence.NoFixed,
				Pos: pos()})
	}
	e.Newest = timeline.Of(time.Date(2026, 11, 3, 6, 0, 0, 0, time.UTC))
	return e
}

func build(t rapid.TB, a *agreement.Agreement, e *evidence.Evidence, label string) *report.Report {
	t.Helper()
	c, err := catalogues.Load(a.Locale)
	if err != nil {
		t.Fatal(err)
	}
	views, _ := evidence.Split(e, [][]string{a.Names()})
	p, err := a.Cycle().Parse(label)
	if err != nil {
		t.Fatal(err)
	}
	r, err := score.Build(
		assess.Input{Agreement: a, Evidence: views[0], Period: p, AsOf: e.Newest, Words: c, Slug: "test"},
	)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func sum(list []report.Amount) *big.Rat {
	total := new(big.Rat)
	for _, a := range list {
		total.Add(total, exact.Parse(a.Amount))
	}
	return total
}

// TestPartsSumToTheExperiencedMisses holds for every objective and every period of its trend.
//
// Decides: three-scores.
func TestPartsSumToTheExperiencedMisses(t *testing.T) {
	a := contract(t)
	rapid.Check(t, func(t *rapid.T) {
		r := build(t, a, world(t), rapid.SampledFrom([]string{"2026-09", "2026-10"}).Draw(t, "period"))
		for _, o := range r.Objectives {
			if o.Experienced.Total == "" {
				continue
			}
			misses := new(big.Rat).Sub(exact.Parse(o.Experienced.Total), exact.Parse(o.Experienced.Good))
			if sum(o.Attribution).Cmp(misses) != 0 {
				t.Fatalf("%s: parties' parts %v, experienced misses %s", o.ID, o.Attribution, misses.FloatString(6))
			}
			weights := new(big.Rat)
			for _, m := range o.Misses.All() {
				weights.Add(weights, exact.Parse(m.Weight))
			}
			if weights.Cmp(misses) != 0 {
				t.Fatalf("%s: the misses weigh %s, experienced misses are %s", o.ID, weights.FloatString(6), misses.FloatString(6))
			}
			if n := len(o.Waterfall); n > 0 {
				rest := exact.Parse(o.Waterfall[0].Amount)
				for _, step := range o.Waterfall[1 : n-1] {
					rest.Sub(rest, exact.Parse(step.Amount))
				}
				if rest.Cmp(exact.Parse(o.Waterfall[n-1].Amount)) != 0 {
					t.Fatalf("%s: the waterfall %v does not add up", o.ID, o.Waterfall)
				}
				left := new(big.Rat).Sub(exact.Parse(o.Contractual.Total), exact.Parse(o.Contractual.Good))
				if !a.Fault.Removed && rest.Cmp(left) != 0 {
					t.Fatalf("%s: the waterfall ends at %s, contractual misses are %s", o.ID, rest.FloatString(6), left.FloatString(6))
				}
			}
		}
	})
}

// TestSharesStayWithinBounds: 0 ≤ experienced ≤ attributable ≤ 100, and the contract never below experience.
//
// Decides: three-scores.
func TestSharesStayWithinBounds(t *testing.T) {
	a := contract(t)
	rapid.Check(t, func(t *rapid.T) {
		r := build(t, a, world(t), "2026-10")
		for _, o := range r.Objectives {
			if o.ValueUnit != "%" || o.Experienced.Value == "" {
				continue
			}
			lived, fair, signed := exact.Parse(o.Experienced.Value), exact.Parse(o.Attributable.Value),
				exact.Parse(o.Contractual.Value)
			if lived.Sign() < 0 || fair.Cmp(big.NewRat(100, 1)) > 0 || signed.Cmp(big.NewRat(100, 1)) > 0 {
				t.Fatalf("%s: %s, %s, %s", o.ID, o.Experienced.Value, o.Attributable.Value, o.Contractual.Value)
			}
			if lived.Cmp(fair) > 0 || lived.Cmp(signed) > 0 {
				t.Fatalf("%s: experienced %s above attributable %s or contractual %s", o.ID, o.Experienced.Value,
					o.Attributable.Value, o.Contractual.Value)
			}
		}
	})
}

// TestOrderOfRowsChangesNothing shuffles every kind of record and compares all figures, row numbers included,
// since each record keeps its row.
func TestOrderOfRowsChangesNothing(t *testing.T) {
	a := contract(t)
	rapid.Check(t, func(t *rapid.T) {
		e := world(t)
		first := marshal(t, build(t, a, e, "2026-10"))
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		shuffle(rng, e.Tickets)
		shuffle(rng, e.Events)
		shuffle(rng, e.Outages)
		shuffle(rng, e.Claims)
		shuffle(rng, e.Surveys)
		if second := marshal(t, build(t, a, e, "2026-10")); !bytes.Equal(first, second) {
			t.Fatalf("another order of rows, another report:\n%s\n%s", first, second)
		}
	})
}

func shuffle[T any](rng *rand.Rand, list []T) {
	rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

func marshal(t rapid.TB, r *report.Report) []byte {
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestMoneyStaysWithinItsLimits: payable is the objectives' sum, within the cap, and never negative.
//
// Decides: parts-sum.
func TestMoneyStaysWithinItsLimits(t *testing.T) {
	a := contract(t)
	rapid.Check(t, func(t *rapid.T) {
		r := build(t, a, world(t), "2026-10")
		total := new(big.Rat)
		for _, o := range r.Objectives {
			total.Add(total, exact.Parse(o.Credit.Payable))
		}
		payable := exact.Parse(r.Credits.Payable)
		if total.Cmp(payable) != 0 || payable.Sign() < 0 {
			t.Fatalf("objectives pay %s, the period %s", total.FloatString(2), r.Credits.Payable)
		}
		for _, l := range r.Credits.Limits {
			if payable.Cmp(new(big.Rat).Add(exact.Parse(l.Amount), big.NewRat(1, 100))) > 0 {
				t.Fatalf("payable %s above the limit %s of %s", r.Credits.Payable, l.Key, l.Amount)
			}
		}
		if exact.Parse(r.Credits.Undetermined).Sign() < 0 {
			t.Fatalf("money between both outcomes is %s", r.Credits.Undetermined)
		}
	})
}

// TestNoVolumeIsNeverMet: without any record nothing is met, and nothing is owed.
//
// Decides: verdicts.
func TestNoVolumeIsNeverMet(t *testing.T) {
	e := &evidence.Evidence{
		Texts:   texttest.Texts,
		Origins: []evidence.Origin{{}}, Newest: timeline.Of(time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC)),
	}
	r := build(t, contract(t), e, "2026-10")
	for _, o := range r.Objectives {
		if o.Verdict != report.NoVolume || o.Contractual.Value != "" || o.Credit.Payable != "0.00" {
			t.Errorf("%s without data: %s, %q, %s", o.ID, o.Verdict, o.Contractual.Value, o.Credit.Payable)
		}
	}
	if len(r.Findings) != len(r.Objectives) {
		t.Errorf("%d findings for %d objectives that no source feeds", len(r.Findings), len(r.Objectives))
	}
}

// TestTrendEndsWithThePeriod: thirteen points, the last one the report's own figures.
func TestTrendEndsWithThePeriod(t *testing.T) {
	a := contract(t)
	rapid.Check(t, func(t *rapid.T) {
		r := build(t, a, world(t), "2026-10")
		for _, o := range r.Objectives {
			if len(o.Trend) != assess.TrendPeriods {
				t.Fatalf("%s: %d points", o.ID, len(o.Trend))
			}
			last := o.Trend[len(o.Trend)-1]
			if last.Period != "2026-10" || last.Contractual != o.Contractual.Value || last.Verdict != o.Verdict ||
				last.Payable != o.Credit.Payable {
				t.Fatalf("%s: the trend ends with %+v, the report says %s %s %s", o.ID, last, o.Contractual.Value, o.Verdict,
					o.Credit.Payable)
			}
		}
	})
}

// TestClaimsRecordedAfterTheDateOfTheDataAreNotKnown: on both sides of the date.
//
// Decides: data-date-hides.
func TestClaimsRecordedAfterTheDateOfTheDataAreNotKnown(t *testing.T) {
	none := timeline.NoInstant
	from := timeline.Of(time.Date(2026, 10, 5, 8, 0, 0, 0, time.UTC))
	e := &evidence.Evidence{
		Texts:   texttest.Texts,
		Origins: []evidence.Origin{{Source: "all", File: "data/all.csv"}},
		Sources: []evidence.Source{{ID: "all", Records: []string{"outages", "claims"}}},
		Outages: []evidence.Outage{
			{
				ID: "O", Service: texttest.T("wan"), From: from, To: from.Add(timeline.Hour), Detected: none, Acknowledged: none,
				Notified: none, Share: evidence.NoFixed,
			},
		},
		Claims: []evidence.Claim{
			{
				ID: "C", Party: texttest.T("customer"), From: from, To: from.Add(timeline.Hour), ApprovedBy: "client",
				Announced: none, ApprovedAt: none,
			},
		},
		Newest: timeline.Of(time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC)),
	}
	for late, want := range map[timeline.Micros]int{0: 1, 1: 0} {
		e.Claims[0].Recorded = e.Newest.Add(late)
		if r := build(t, contract(t), e, "2026-10"); r.Claims.Accepted.Len() != want {
			t.Errorf("recorded %d µs after the date of the data: %d claims accepted, want %d", late, r.Claims.Accepted.Len(),
				want)
		}
	}
}
