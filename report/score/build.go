package score

import (
	"math/big"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

// TrendPeriods is how many periods a trend shows, the reported one included: a year and the same month before.
const TrendPeriods = 13

// Input is what Build needs for one client.
type Input struct {
	Agreement *agreement.Agreement
	Evidence  *evidence.View
	Samples   measure.Samples
	Period    calendar.Period
	AsOf      timeline.Instant // nothing after it is known
	Words     *words.Catalogue
	Slug      string
}

// build is the work on one client: what was measured, judged and priced per period.
type build struct {
	Input
	words     *words.Catalogue // in the agreement's zone
	minor     int              // decimals of the currency
	periods   []calendar.Period
	claims    *fault.Claims
	ctx       *measure.Context
	results   [][]measure.Result         // by objective and period
	misses    []report.Many[report.Miss] // by objective, of the last period
	collector report.Collector[report.Miss]
	judged    [][]judge.Judgement               // by objective and period
	money     []credit.Period                   // by period
	events    [][][]string                      // by period and objective: the incidents that broke it, where the agreement asks
	claimed   map[place][]*evidence.CreditClaim // claims for credit, in order of time
	refusals  *refusals                         // of the claims, made when a miss first asks
	doubts    []evidence.Finding                // what could not be told
	open      []bool                            // by period: data reaches it
	fees      []*big.Rat                        // by period: of all services, nil while nobody asked
	days      dayReadings
	reordered *bool          // whether any history changes a priority, nil while nobody asked
	gaps      []evidence.Gap // of what may be evidence of the client
}

// Build scores a client's period: measure → attribute → judge → credit → Report. An error means that the
// agreement cannot be computed at all; doubts about data are findings in the Report.
func Build(in Input) (*report.Report, error) {
	b := &build{Input: in, words: in.Words.In(in.Agreement.Zone)}
	var err error
	if b.minor, err = minorUnits(in.Agreement.Currency); err != nil {
		return nil, err
	}
	b.periods = periodsBefore(in)
	b.claims = fault.JudgeClaims(in.Agreement, in.Evidence, b.periods, in.AsOf)
	b.ctx = b.context(b.periods, b.claims)
	b.open = b.reached()
	if err := b.measure(); err != nil {
		return nil, err
	}
	b.findClaims()
	if err := b.price(); err != nil {
		return nil, err
	}
	workload, err := b.workload(len(b.periods) - 1)
	if err != nil {
		return nil, err
	}
	incidents, err := b.toldIncidents(len(b.periods) - 1)
	if err != nil {
		return nil, err
	}
	r := b.report()
	r.Workload, r.Incidents = workload, incidents
	return r, nil
}

// context is what measuring needs for a list of periods and a judgement of the claims.
func (b *build) context(periods []calendar.Period, claims *fault.Claims) *measure.Context {
	window := timeline.Interval{From: periods[0].From, To: periods[len(periods)-1].To}
	return &measure.Context{
		Agreement: b.Agreement, Periods: periods, Window: window, AsOf: b.AsOf,
		Evidence: b.Evidence, Calendars: Calendars(b.Agreement, window), Claims: claims, Samples: b.Samples,
		Unread: b.unread(periods), Judge: b.judgePart,
	}
}

// Calendars expands the agreement's calendars over a window, with "always" among them.
func Calendars(a *agreement.Agreement, window timeline.Interval) map[string]*calendar.Calendar {
	all := map[string]*calendar.Calendar{
		"always": calendar.Expand(
			[]calendar.Dated{{Spec: calendar.Spec{Name: "always", Zone: a.Zone, AlwaysOpen: true}}}, window,
		),
	}
	for name, versions := range a.Calendars {
		all[name] = calendar.Expand(versions, window)
	}
	return all
}

// measure measures every objective in every period and gives every measurement its verdict. What was missed is
// explained at once: measured misses are several times as large as explained ones, and need not be held of all
// objectives.
func (b *build) measure() error {
	for i := range b.Agreement.Objectives {
		o := &b.Agreement.Objectives[i]
		results, err := b.resultsOf(o)
		if err != nil {
			return err
		}
		b.judged, b.results = append(b.judged, b.judge(o, results)), append(b.results, results)
		last := &results[len(results)-1]
		names := b.namesOnly(last.Misses)
		b.misses = append(b.misses, b.explained(o, last))
		last.Misses = names
	}
	return nil
}

// measureObjective measures one objective; its errors name it.
func measureObjective(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	terms, err := kinds.Of(o)
	if err != nil {
		return nil, err
	}
	return terms.Measure(ctx, o)
}

// kind is what the kind of an objective knows. Measuring came first and found it.
func (b *build) kind(o *agreement.Objective) kinds.Terms {
	terms, _ := kinds.Of(o)
	return terms
}

// reached tells which periods the data reaches.
func (b *build) reached() []bool {
	list, first := make([]bool, len(b.periods)), b.oldest()
	for p := range b.periods {
		list[p] = b.periods[p].To > first
	}
	return list
}

// judge gives the measurements of an objective their verdicts against its target.
func (b *build) judge(o *agreement.Objective, results []measure.Result) []judge.Judgement {
	list := make([]judge.Judgement, len(b.periods))
	for p := range b.periods {
		list[p] = b.judgeOne(o, &results[p], p)
	}
	return list
}

func (b *build) judgeOne(o *agreement.Objective, r *measure.Result, p int) judge.Judgement {
	at := b.periods[p].To - 1
	target, promised := judge.Target(b.Agreement, o.Targets, b.periods[p])
	if early := b.early(o, p); early != judge.Met {
		j := judge.Judgement{
			Verdict: early, Other: judge.NoVolume, OnProvider: judge.NoVolume, OnOthers: judge.NoVolume,
			Judged: judge.Rounded(o, r.Contractual.Value), Experienced: judge.Rounded(o, r.Experienced.Value),
		}
		j.Target, _ = agreement.At(o.Targets, max(at, o.Targets[0].From))
		return j
	}
	if !promised || !b.open[p] || !b.measured(o) || !b.effective(p) {
		j := judge.Judgement{
			Verdict: judge.NoVolume, Other: judge.NoVolume, OnProvider: judge.NoVolume, OnOthers: judge.NoVolume,
		}
		j.Target, _ = agreement.At(o.Targets, max(at, o.Targets[0].From))
		*r = measure.Result{Unit: r.Unit, Volume: r.Volume, Findings: r.Findings}
		return j
	}
	var minimum *agreement.Target
	if m, ok := judge.Target(b.Agreement, o.Minimum, b.periods[p]); ok {
		minimum = &m
	}
	r.Relief = b.relief(o, p)
	return judge.Objective(o, r, target, minimum)
}

// effective tells whether the agreement was in force in a period.
func (b *build) effective(p int) bool {
	return !inForce(b.Agreement, b.periods[p].Interval).Empty()
}

// measured tells whether any source feeds an objective: a quiet month is not an unmeasured one.
func (b *build) measured(o *agreement.Objective) bool {
	needs := b.kind(o).Records()
	for _, s := range b.Evidence.All.Sources {
		if slices.Contains(s.Records, needs) && (o.Plan.Source == "" || o.Plan.Source == s.ID) {
			return true
		}
	}
	return false
}

// oldest is the first instant any record tells of: earlier periods have no data and no verdict.
//
// Convention time (period-before-data): A period that ends before the first record of the client has no volume: no
// data is not a good month. Where a client has no record at all, the first one of all clients counts.
func (b *build) oldest() timeline.Instant {
	first := b.Evidence.Oldest
	if b.Samples == nil {
		return first
	}
	for _, s := range b.Samples.Series {
		if !first.Known() || s.First < first {
			first = s.First
		}
	}
	return first
}
