package kindtest

import (
	"math/big"
	"strings"
	"time"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/samples"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

// World builds the context of one client for tests of availability and samples.
type World struct {
	Agreement agreement.Agreement
	Objective agreement.Objective
	Evidence  evidence.Evidence
	Samples   []evidence.Sample
	Series    []evidence.Series
	Periods   []calendar.Period
	AsOf      timeline.Instant
	Refused   map[int]bool     // claims that are not accepted
	Early     bool             // samples are read before the periods are known
	Unread    []measure.Unread // of the objective, by period
}

// Checker is what a test and a property have in common.
type Checker interface {
	Helper()
	Errorf(string, ...any)
	Fatal(...any)
	Fatalf(string, ...any)
}

// NewWorld is a client in UTC with one objective for the service "wan", in April 2026: 30 days, 720 hours. What is
// promised is left open.
func NewWorld() *World {
	w := &World{Refused: map[int]bool{}, AsOf: timeline.MaxInstant}
	w.Evidence.Texts = texttest.Texts
	w.Agreement = agreement.Agreement{ID: "A", Client: "Acme", Aliases: []string{"acme gmbh"}, Provider: "Meridian",
		Zone:      time.UTC,
		Calendars: map[string][]calendar.Dated{}, Fault: agreement.Fault{
			Excuses: []party.Party{party.Customer, party.ThirdParty, party.ForceMajeure, party.Maintenance},
			Causes: map[string]party.Party{
				"customer change": party.Customer, "power grid": party.ForceMajeure, "our change": party.Provider,
			},
			Undetermined: party.Provider, Precedence: agreement.DefaultPrecedence(),
		}}
	w.Objective = agreement.Objective{ID: "up", Service: "wan", Decimals: -1}
	w.Evidence.Origins = []evidence.Origin{{Source: "first", File: "data/a.csv"}, {Source: "second", File: "data/b.csv"}}
	w.In("2026-04")
	return w
}

// In sets the periods by their labels.
func (w *World) In(labels ...string) *World {
	w.Periods = nil
	for _, l := range labels {
		p, err := calendar.Cycle{Zone: w.Agreement.Zone}.Parse(l)
		if err != nil {
			panic(err)
		}
		w.Periods = append(w.Periods, p)
	}
	return w
}

// Over sets one period by its bounds.
func (w *World) Over(from, to timeline.Instant) *World {
	w.Periods = []calendar.Period{{Label: "window", Interval: timeline.Interval{From: from, To: to}}}
	return w
}

// At reads an instant: "2026-04-01T12:00:00Z", with the seconds and the zone left out when they are zero and UTC.
func At(s string) timeline.Instant {
	for _, form := range []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02"} {
		if t, err := time.Parse(form, s); err == nil {
			return timeline.Of(t)
		}
	}
	panic(s)
}

// Outage adds an outage of the wan; more changes it.
func (w *World) Outage(id, from, to string, more ...func(*evidence.Outage)) {
	o := evidence.Outage{ID: id, Service: texttest.T("wan"), From: At(from), To: timeline.NoInstant,
		Share: evidence.NoFixed,
		Pos:   evidence.Pos{Row: uint32(len(w.Evidence.Outages) + 2)}}
	if to != "" {
		o.To = At(to)
	}
	for _, f := range more {
		f(&o)
	}
	w.Evidence.Outages = append(w.Evidence.Outages, o)
}

// CausedBy gives an outage its cause.
func CausedBy(cause string) func(*evidence.Outage) {
	return func(o *evidence.Outage) { o.Cause = texttest.T(cause) }
}

// Site gives an outage its site.
func Site(s string) func(*evidence.Outage) {
	return func(o *evidence.Outage) { o.Site = texttest.T(s) }
}

// Hitting gives an outage the share of users that it hit.
func Hitting(share evidence.Fixed) func(*evidence.Outage) {
	return func(o *evidence.Outage) { o.Share = share }
}

// Claim adds a claim for an interval, approved and with a reference.
func (w *World) Claim(p, from, to string, more ...func(*evidence.Claim)) {
	c := evidence.Claim{ID: "C", Party: texttest.T(p), From: At(from), To: At(to), Reference: "CHG-1",
		ApprovedBy: "client",
		Recorded:   timeline.NoInstant, Announced: timeline.NoInstant, ApprovedAt: timeline.NoInstant, Pos: evidence.Pos{
			Origin: 1, Row: uint32(len(w.Evidence.Claims) + 2),
		}}
	for _, f := range more {
		f(&c)
	}
	w.Evidence.Claims = append(w.Evidence.Claims, c)
}

// Context makes the Context; samples are reduced by their plan.
func (w *World) Context(t Checker) *measure.Context {
	t.Helper()
	w.Agreement.Objectives = []agreement.Objective{w.Objective}
	always := calendar.Expand([]calendar.Dated{
		{Spec: calendar.Spec{Name: "always", Zone: w.Agreement.Zone, AlwaysOpen: true}},
	}, timeline.Interval{})
	ctx := &measure.Context{
		Agreement: &w.Agreement, Periods: w.Periods, AsOf: w.AsOf, Calendars: map[string]*calendar.Calendar{"always": always},
	}
	if w.Unread != nil {
		ctx.Unread = map[string][]measure.Unread{w.Objective.ID: w.Unread}
	}
	if n := len(w.Periods); n > 0 {
		ctx.Window = timeline.Interval{From: w.Periods[0].From, To: w.Periods[n-1].To}
	}
	for name, versions := range w.Agreement.Calendars {
		ctx.Calendars[name] = calendar.Expand(versions, ctx.Window)
	}
	views, _ := evidence.Split(&w.Evidence, [][]string{w.Agreement.Names()})
	ctx.Evidence = views[0]
	ctx.Claims = fault.JudgeClaims(&w.Agreement, ctx.Evidence, w.Periods, w.AsOf)
	for k := range ctx.Claims.Decisions {
		if d := &ctx.Claims.Decisions[k]; w.Refused[int(d.Claim)] {
			d.Lacks, d.Accepted = []fault.Lack{fault.LackApproval}, nil
		}
	}
	if w.Series != nil {
		ctx.Samples = w.reduce(t, ctx)
	}
	return ctx
}

// reduce streams the samples, in three batches.
func (w *World) reduce(t Checker, ctx *measure.Context) *sampling.Set {
	t.Helper()
	if w.Early {
		before := *ctx
		before.Periods, before.Window, before.Claims, before.AsOf = nil, timeline.Interval{}, nil, timeline.NoInstant
		ctx = &before
	}
	plan, err := samples.Plan(
		[]*measure.Context{ctx}, w.AsOf, func(origin uint32) string { return w.Evidence.Origins[origin].Source },
	)
	if err != nil {
		t.Fatal(err)
	}
	pass := sampling.NewPass(plan)
	for {
		worker := pass.Worker()
		for i := range 3 {
			part := w.Samples[i*len(w.Samples)/3 : (i+1)*len(w.Samples)/3]
			worker.Add(&evidence.Batch{Chunk: i, Series: w.Series, Samples: part})
		}
		set, again := pass.Finish()
		if again == nil {
			return set
		}
		pass = again
	}
}

// Sample adds a sample of a site of the wan, "" for none.
func (w *World) Sample(site string, at timeline.Instant, more func(*evidence.Sample)) {
	name := evidence.Series{Client: texttest.T("ACME"), Service: texttest.T("wan"), Site: texttest.T(site)}
	n := -1
	for i := range w.Series {
		if w.Series[i] == name {
			n = i
		}
	}
	if n < 0 {
		n = len(w.Series)
		w.Series = append(w.Series, name)
	}
	s := evidence.Sample{
		At: at, Sent: -1, Received: -1, Latency: evidence.NoFixed, Jitter: evidence.NoFixed, Series: int32(n),
		Row: uint32(len(w.Samples) + 2),
	}
	more(&s)
	w.Samples = append(w.Samples, s)
}

// OK and Failed are outcomes of a sample.
func OK(s *evidence.Sample) { s.OK = evidence.Yes }

func Failed(s *evidence.Sample) { s.OK = evidence.No }

// Measure measures the objective in the last period.
func (w *World) Measure(t Checker) measure.Result {
	t.Helper()
	all := w.EveryPeriod(t)
	return all[len(all)-1]
}

// EveryPeriod measures the objective in every period.
func (w *World) EveryPeriod(t Checker) []measure.Result {
	t.Helper()
	results, err := w.Try(t)
	if err != nil {
		t.Fatal(err)
	}
	return results
}

// Try measures and may fail.
func (w *World) Try(t Checker) ([]measure.Result, error) {
	t.Helper()
	return ResultsOf(w.Context(t), &w.Objective)
}

// ResultsOf measures an objective.
func ResultsOf(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	return o.Terms.(interface {
		Measure(*measure.Context, *agreement.Objective) ([]measure.Result, error)
	}).Measure(ctx, o)
}

// Exactly compares a rational with a fraction such as "7193/7200", or "" for nil.
func Exactly(t Checker, what string, got *big.Rat, want string) {
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

// ScoresAre compares values in percent or units: experienced, attributable, contractual.
func ScoresAre(t Checker, r measure.Result, experienced, attributable, contractual string) {
	t.Helper()
	Exactly(t, "experienced", r.Experienced.Value, experienced)
	Exactly(t, "attributable", r.Attributable.Value, attributable)
	Exactly(t, "contractual", r.Contractual.Value, contractual)
}

// BooksBalance checks what holds for every result with a Total: the parts of the parties, and the weights of the
// misses, add up to what was lost as experienced.
func BooksBalance(t Checker, r measure.Result) {
	t.Helper()
	lost := new(big.Rat).Sub(r.Experienced.Total, r.Experienced.Good)
	Exactly(t, "sum of the parties", SumRats(r.Attribution), lost.RatString())
	weights := new(big.Rat)
	for _, m := range r.Misses {
		weights.Add(weights, m.Weight)
		Exactly(t, "parts of "+m.ID, SumRats(m.Parts), m.Weight.RatString())
	}
	Exactly(t, "sum of the misses", weights, lost.RatString())
	for p := range r.Accepted {
		if r.Accepted[p] != nil && (r.Attribution[p] == nil || r.Accepted[p].Cmp(r.Attribution[p]) > 0) {
			t.Errorf("accepted %v of %v for %s", r.Accepted[p], r.Attribution[p], party.Party(p))
		}
	}
}

// SumRats adds up the parts of the parties.
func SumRats(list [party.Count]*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, r := range list {
		if r != nil {
			sum.Add(sum, r)
		}
	}
	return sum
}

// Rat reads a rational number.
func Rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

// Measured adds latencies in ms, minute by minute from 1 April.
func (w *World) Measured(ms ...float64) {
	for i, x := range ms {
		w.Minute(i, x)
	}
}

// Minute is the sample of one minute of 1 April.
func (w *World) Minute(i int, ms float64) {
	w.Sample("", At("2026-04-01").Add(timeline.Micros(i)*timeline.Minute), Latency(ms))
}

// FindingsOf joins the findings of a result.
func FindingsOf(r measure.Result) string {
	var list []string
	for _, f := range r.Findings {
		list = append(list, f.Severity+": "+wordstest.English(f.Message))
	}
	return strings.Join(list, "\n")
}

// FindingsAre compares the texts of a result's findings.
func FindingsAre(t Checker, r measure.Result, want ...string) {
	t.Helper()
	for i := range max(len(r.Findings), len(want)) {
		switch {
		case i >= len(want):
			t.Errorf("finding %q too many", wordstest.English(r.Findings[i].Message))
		case i >= len(r.Findings):
			t.Errorf("no finding %q", want[i])
		case wordstest.English(r.Findings[i].Message) != want[i]:
			t.Errorf("finding %q, want %q", wordstest.English(r.Findings[i].Message), want[i])
		}
	}
}

// Among tells whether a number lies in [from, to].
func Among(from, to int) func(int) bool { return func(i int) bool { return from <= i && i <= to } }

// Texts are those of findings.
func Texts(r measure.Result) (list []string) {
	for _, f := range r.Findings {
		list = append(list, wordstest.English(f.Message))
	}
	return list
}

// Latency is a sample of so many ms.
func Latency(ms float64) func(*evidence.Sample) {
	return func(s *evidence.Sample) { s.Latency = evidence.Fixed(ms*1000) * 1000 }
}

// Packets gives a sample its counters.
func Packets(sent, received int64) func(*evidence.Sample) {
	return func(s *evidence.Sample) { s.Sent, s.Received = sent, received }
}
