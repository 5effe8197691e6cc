package measure

import (
	"math/big"
	"time"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

// world builds the context of one client for tests of availability and samples.
type world struct {
	a       agreement.Agreement
	o       agreement.Objective
	all     evidence.Evidence
	samples []evidence.Sample
	series  []evidence.Series
	periods []calendar.Period
	asOf    timeline.Instant
	refused map[int]bool // claims that are not accepted
	early   bool         // samples are read before the periods are known
}

// checker is what a test and a property have in common.
type checker interface {
	Helper()
	Errorf(string, ...any)
	Fatal(...any)
	Fatalf(string, ...any)
}

// newWorld is a client in UTC with one availability objective for the service "wan", from outages, around the clock, in
// April 2026: 30 days, 720 hours.
func newWorld() *world {
	w := &world{refused: map[int]bool{}, asOf: timeline.MaxInstant}
	w.a = agreement.Agreement{ID: "A", Client: "Acme", Aliases: []string{"acme gmbh"}, Provider: "Meridian", Zone: time.UTC,
		Calendars: map[string][]calendar.Dated{}, Fault: agreement.Fault{
			Excuses:      []party.Party{party.Customer, party.ThirdParty, party.ForceMajeure, party.Maintenance},
			Causes:       map[string]party.Party{"customer change": party.Customer, "power grid": party.ForceMajeure, "our change": party.Provider},
			Undetermined: party.Provider, Precedence: agreement.DefaultPrecedence(),
		}}
	w.o = agreement.Objective{ID: "up", Service: "wan", Kind: agreement.KindAvailability, Availability: &agreement.Availability{}, Decimals: -1}
	w.all.Origins = []evidence.Origin{{Source: "first", File: "data/a.csv"}, {Source: "second", File: "data/b.csv"}}
	w.in("2026-04")
	return w
}

// in sets the periods by their labels.
func (w *world) in(labels ...string) *world {
	w.periods = nil
	for _, l := range labels {
		p, err := calendar.Cycle{Zone: w.a.Zone}.Parse(l)
		if err != nil {
			panic(err)
		}
		w.periods = append(w.periods, p)
	}
	return w
}

// over sets one period by its bounds.
func (w *world) over(from, to timeline.Instant) *world {
	w.periods = []calendar.Period{{Label: "window", Interval: timeline.Interval{From: from, To: to}}}
	return w
}

// at reads an instant: "2026-04-01T12:00:00Z", with the seconds and the zone left out when they are zero and UTC.
func at(s string) timeline.Instant {
	for _, form := range []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02"} {
		if t, err := time.Parse(form, s); err == nil {
			return timeline.Of(t)
		}
	}
	panic(s)
}

// outage adds an outage of the wan; more changes it.
func (w *world) outage(id, from, to string, more ...func(*evidence.Outage)) {
	o := evidence.Outage{ID: id, Service: evidence.T("wan"), From: at(from), To: timeline.NoInstant, Share: evidence.NoFixed,
		Pos: evidence.Pos{Row: uint32(len(w.all.Outages) + 2)}}
	if to != "" {
		o.To = at(to)
	}
	for _, f := range more {
		f(&o)
	}
	w.all.Outages = append(w.all.Outages, o)
}

func causedBy(cause string) func(*evidence.Outage) {
	return func(o *evidence.Outage) { o.Cause = evidence.T(cause) }
}
func site(s string) func(*evidence.Outage) {
	return func(o *evidence.Outage) { o.Site = evidence.T(s) }
}
func hitting(share evidence.Fixed) func(*evidence.Outage) {
	return func(o *evidence.Outage) { o.Share = share }
}

// claim adds a claim for an interval, approved and with a reference.
func (w *world) claim(p, from, to string, more ...func(*evidence.Claim)) {
	c := evidence.Claim{ID: "C", Party: evidence.T(p), From: at(from), To: at(to), Reference: "CHG-1", ApprovedBy: "client",
		Recorded: timeline.NoInstant, Announced: timeline.NoInstant, ApprovedAt: timeline.NoInstant, Pos: evidence.Pos{Origin: 1, Row: uint32(len(w.all.Claims) + 2)}}
	for _, f := range more {
		f(&c)
	}
	w.all.Claims = append(w.all.Claims, c)
}

// context makes the Context; samples are reduced by their plan.
func (w *world) context(t checker) *Context {
	t.Helper()
	w.a.Objectives = []agreement.Objective{w.o}
	ctx := &Context{Agreement: &w.a, Periods: w.periods, AsOf: w.asOf, Calendars: map[string]*calendar.Calendar{"always": calendar.Always("always", w.a.Zone)}}
	if n := len(w.periods); n > 0 {
		ctx.Window = timeline.Interval{From: w.periods[0].From, To: w.periods[n-1].To}
	}
	for name, versions := range w.a.Calendars {
		ctx.Calendars[name] = calendar.Expand(versions, ctx.Window)
	}
	views, _ := evidence.Split(&w.all, [][]string{w.a.Names()})
	ctx.Evidence = views[0]
	ctx.Claims = fault.JudgeClaims(&w.a, ctx.Evidence, w.periods, w.asOf, nil)
	for k := range ctx.Claims.Decisions {
		if d := &ctx.Claims.Decisions[k]; w.refused[int(d.Claim)] {
			d.Lacks, d.Accepted = []fault.Lack{fault.LackApproval}, nil
		}
	}
	if w.series != nil {
		ctx.Samples = w.reduce(t, ctx)
	}
	return ctx
}

// reduce streams the samples, in three batches.
func (w *world) reduce(t checker, ctx *Context) *sampling.Set {
	t.Helper()
	if w.early {
		before := *ctx
		before.Periods, before.Window, before.Claims, before.AsOf = nil, timeline.Interval{}, nil, timeline.NoInstant
		ctx = &before
	}
	plan, err := SamplePlan([]*Context{ctx}, w.asOf, func(origin uint32) string { return w.all.Origins[origin].Source })
	if err != nil {
		t.Fatal(err)
	}
	pass := sampling.NewPass(plan)
	for {
		worker := pass.Worker()
		for i := range 3 {
			part := w.samples[i*len(w.samples)/3 : (i+1)*len(w.samples)/3]
			worker.Add(&evidence.Batch{Chunk: i, Series: w.series, Samples: part})
		}
		set, again := pass.Finish()
		if again == nil {
			return set
		}
		pass = again
	}
}

// sample adds a sample of a site of the wan, "" for none.
func (w *world) sample(site string, at timeline.Instant, more func(*evidence.Sample)) {
	name := evidence.Series{Client: evidence.T("ACME"), Service: evidence.T("wan"), Site: evidence.T(site)}
	n := -1
	for i := range w.series {
		if w.series[i] == name {
			n = i
		}
	}
	if n < 0 {
		n = len(w.series)
		w.series = append(w.series, name)
	}
	s := evidence.Sample{At: at, Sent: -1, Received: -1, Latency: evidence.NoFixed, Jitter: evidence.NoFixed, Series: int32(n), Row: uint32(len(w.samples) + 2)}
	more(&s)
	w.samples = append(w.samples, s)
}

func ok(s *evidence.Sample)     { s.OK = evidence.Yes }
func failed(s *evidence.Sample) { s.OK = evidence.No }

// measure measures the objective in the last period.
func (w *world) measure(t checker) Result {
	t.Helper()
	all := w.all0(t)
	return all[len(all)-1]
}

// all0 measures the objective in every period.
func (w *world) all0(t checker) []Result {
	t.Helper()
	results, err := w.try(t)
	if err != nil {
		t.Fatal(err)
	}
	return results
}

// try measures and may fail.
func (w *world) try(t checker) ([]Result, error) {
	t.Helper()
	ctx := w.context(t)
	switch w.o.Kind {
	case agreement.KindShare:
		return shareOfSamples(ctx, &w.o)
	case agreement.KindStatistic:
		return statisticOfSamples(ctx, &w.o)
	}
	return Availability(ctx, &w.o)
}

// exactly compares a rational with a fraction such as "7193/7200", or "" for nil.
func exactly(t checker, what string, got *big.Rat, want string) {
	t.Helper()
	if got == nil || want == "" {
		if got != nil || want != "" {
			t.Errorf("%s is %v, want %q", what, got, want)
		}
		return
	}
	r, ok := new(big.Rat).SetString(want)
	if !ok {
		t.Fatalf("%q is no number", want)
	}
	if got.Cmp(r) != 0 {
		t.Errorf("%s is %s, want %s", what, got.RatString(), want)
	}
}

// scoresAre compares values in percent or units: experienced, attributable, contractual.
func scoresAre(t checker, r Result, experienced, attributable, contractual string) {
	t.Helper()
	exactly(t, "experienced", r.Experienced.Value, experienced)
	exactly(t, "attributable", r.Attributable.Value, attributable)
	exactly(t, "contractual", r.Contractual.Value, contractual)
}

// booksBalance checks what holds for every result with a Total: the parts of the parties, and the weights of the
// misses, add up to what was lost as experienced.
func booksBalance(t checker, r Result) {
	t.Helper()
	lost := new(big.Rat).Sub(r.Experienced.Total, r.Experienced.Good)
	exactly(t, "sum of the parties", sumRats(r.Attribution), lost.RatString())
	weights := new(big.Rat)
	for _, m := range r.Misses {
		weights.Add(weights, m.Weight)
		exactly(t, "parts of "+m.ID, sumRats(m.Parts), m.Weight.RatString())
	}
	exactly(t, "sum of the misses", weights, lost.RatString())
	for p := range r.Accepted {
		if r.Accepted[p] != nil && (r.Attribution[p] == nil || r.Accepted[p].Cmp(r.Attribution[p]) > 0) {
			t.Errorf("accepted %v of %v for %s", r.Accepted[p], r.Attribution[p], party.Party(p))
		}
	}
}

func sumRats(list [partyCount]*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, r := range list {
		if r != nil {
			sum.Add(sum, r)
		}
	}
	return sum
}

// office makes a calendar "office": weekdays 08:00 to 12:00 and 13:00 to 18:00.
func (w *world) office() {
	spec := calendar.Spec{Name: "office", Zone: w.a.Zone}
	for d := time.Monday; d <= time.Friday; d++ {
		spec.Hours[d] = []calendar.ClockInterval{{From: 8 * 3600, To: 12 * 3600}, {From: 13 * 3600, To: 18 * 3600}}
	}
	w.a.Calendars["office"] = []calendar.Dated{{Spec: spec}}
	w.o.Availability.Calendar = "office"
}

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}
