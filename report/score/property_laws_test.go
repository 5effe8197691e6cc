package score_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	catalogues "github.com/slareport/slareport/loaders/words"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/score"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

// always holds a property against the clients of so many seeds, the same in every run.
func always(t *testing.T, seeds int, law func(t rapid.TB, g *generated)) {
	t.Helper()
	for seed := range seeds {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) { law(t, anything.Example(seed)) })
	}
}

// locales are the catalogues of generated agreements, read once.
var locales = map[string]*words.Catalogue{}

func wordsOf(t rapid.TB, locale string) *words.Catalogue {
	if locales[locale] == nil {
		c, err := catalogues.Load(locale)
		if err != nil {
			t.Fatal(err)
		}
		locales[locale] = c
	}
	return locales[locale]
}

// report builds the report of a generated client for one of its periods.
func (g *generated) report(t rapid.TB, p calendar.Period) *report.Report {
	t.Helper()
	views, _ := evidence.Split(g.e, [][]string{g.a.Names()})
	in := assess.Input{
		Agreement: g.a, Evidence: views[0], Period: p, AsOf: g.e.Newest, Words: wordsOf(t, g.a.Locale), Slug: "test",
	}
	if slices.ContainsFunc(g.a.Objectives, func(o agreement.Objective) bool { return ofSamples(&o) }) {
		in.Samples = g.reduce(t, views)
	}
	r, err := score.Build(in)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// reduce streams the samples as commands do.
func (g *generated) reduce(t rapid.TB, views []*evidence.View) *sampling.Set {
	plan, err := assess.SamplePlan([]*agreement.Agreement{g.a}, views, g.e.Newest)
	if err != nil {
		t.Fatal(err)
	}
	for pass := sampling.NewPass(plan); ; {
		pass.Worker().Add(
			&evidence.Batch{
				Origin: uint32(slices.IndexFunc(g.e.Origins, func(o evidence.Origin) bool { return o.Source == "probes" })),
				Series: g.series, Samples: g.samples,
			},
		)
		set, again := pass.Finish()
		if again == nil {
			return set
		}
		pass = again
	}
}

// law is something that holds for every objective of every report.
type law struct {
	says  string
	holds func(g *generated, o *agreement.Objective, r *report.Objective) error
}

var laws = []law{
	{"shares lie between 0 and 100", withinBounds},
	{"nothing is worse without what others answer for", notBelowExperience},
	{"the best case is no worse and the worst no better than the contract's figure", bestAndWorst},
	{"the parties' parts sum to what was missed", partsSum},
	{"the misses' parts sum to the parties'", missesSum},
	{"the time of a miss by party sums to all of it", timeSums},
	{"the waterfall ends with what the contract leaves", waterfallEnds},
	{"the verdict follows from good, total and target", verdictFollows},
	{"no figure is printed beyond a bound that it does not reach", printedWithin},
	{"the trend ends with the period", trendEnds},
	{"excusing the undetermined helps and costs nothing", undeterminedHelps},
	{"an objective's credit lies within its cap, and is for a miss", creditWithin},
}

func TestEveryReportHoldsTheLaws(t *testing.T) {
	always(t, 150, holdsTheLaws)
	t.Run("drawn", rapid.MakeCheck(func(t *rapid.T) { holdsTheLaws(t, anything.Draw(t, "client")) }))
}

func holdsTheLaws(t rapid.TB, g *generated) {
	r := g.report(t, g.period)
	for i := range r.Objectives {
		for _, l := range laws {
			if err := l.holds(g, &g.a.Objectives[i], &r.Objectives[i]); err != nil {
				t.Errorf("%s %s: not so that %s: %v", r.Objectives[i].ID, r.Objectives[i].Kind, l.says, err)
			}
		}
	}
	for _, err := range wholePeriod(g, r) {
		t.Error(err)
	}
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if missing := wordless.Find(text); missing != nil {
		t.Errorf("no words for %s", missing)
	}
}

// shareOf is good of total in percent, nil without volume.
func shareOf(s report.Score) *big.Rat {
	good, total := exact.Parse(s.Good), exact.Parse(s.Total)
	if good == nil || total == nil || total.Sign() == 0 {
		return nil
	}
	return good.Mul(good, big.NewRat(100, 1)).Quo(good, total)
}

// valueOf is a score's value, exact where it can be told.
func valueOf(s report.Score) *big.Rat {
	if v := shareOf(s); v != nil {
		return v
	}
	return exact.Parse(s.Value)
}

func scores(r *report.Objective) []report.Score {
	return []report.Score{r.Experienced, r.Attributable, r.Contractual}
}

func withinBounds(_ *generated, _ *agreement.Objective, r *report.Objective) error {
	for _, s := range scores(r) {
		if v := exact.Parse(s.Value); r.ValueUnit == "%" && v != nil && (v.Sign() < 0 || v.Cmp(big.NewRat(100, 1)) > 0) {
			return fmt.Errorf("%+v", s)
		}
		if s.Total != "" && exact.Parse(s.Good).Cmp(exact.Parse(s.Total)) > 0 {
			return fmt.Errorf("more good than there is: %+v", s)
		}
	}
	return nil
}

// A statistic may get worse when a good value is taken out, since a value cannot stay as good; else nothing may.
func notBelowExperience(_ *generated, o *agreement.Objective, r *report.Objective) error {
	if r.Kind == "statistic" || r.Experienced.Value == "" {
		return nil
	}
	lived := valueOf(r.Experienced)
	for _, s := range []report.Score{r.Attributable, r.Contractual} {
		v := valueOf(s)
		if v != nil && (r.AtMost && v.Cmp(lived) > 0 || !r.AtMost && v.Cmp(lived) < 0) {
			return fmt.Errorf("experienced %+v, otherwise %+v", r.Experienced, s)
		}
	}
	return nil
}

func bestAndWorst(g *generated, o *agreement.Objective, r *report.Objective) error {
	if r.Best == nil {
		return nil
	}
	best, worst, signed := valueOf(*r.Best), valueOf(*r.Worst), valueOf(r.Contractual)
	if r.AtMost {
		best, worst = worst, best
	}
	switch {
	case best == nil || worst == nil || signed == nil:
		return nil
	case best.Cmp(worst) < 0, best.Cmp(signed) < 0, worst.Cmp(signed) > 0:
		return fmt.Errorf("best %+v, contract %+v, worst %+v", *r.Best, r.Contractual, *r.Worst)
	}
	return nil
}

// missedBy is what a share misses: what is not good, or under an upper bound what is.
func missedBy(r *report.Objective, s report.Score) *big.Rat {
	if r.AtMost {
		return exact.Parse(s.Good)
	}
	return new(big.Rat).Sub(exact.Parse(s.Total), exact.Parse(s.Good))
}

func partsSum(_ *generated, _ *agreement.Objective, r *report.Objective) error {
	if r.Experienced.Total == "" {
		return nil
	}
	missed := missedBy(r, r.Experienced)
	if sum(r.Attribution).Cmp(missed) != 0 {
		return fmt.Errorf("%v of %s missed", r.Attribution, missed.FloatString(9))
	}
	return nil
}

func missesSum(_ *generated, _ *agreement.Objective, r *report.Objective) error {
	parts := map[string]*big.Rat{}
	for _, m := range r.Misses.All() {
		if w := exact.Parse(m.Weight); w.Sign() <= 0 || sum(m.Parts).Cmp(w) != 0 {
			return fmt.Errorf("%s weighs %s: %v", m.ID, m.Weight, m.Parts)
		}
		for _, p := range m.Parts {
			if parts[p.Party] == nil {
				parts[p.Party] = new(big.Rat)
			}
			parts[p.Party].Add(parts[p.Party], exact.Parse(p.Amount))
		}
	}
	for _, p := range r.Attribution {
		if parts[p.Party] == nil || parts[p.Party].Cmp(exact.Parse(p.Amount)) != 0 {
			return fmt.Errorf("%s has %s, of the misses %v", p.Party, p.Amount, parts[p.Party])
		}
		delete(parts, p.Party)
	}
	if len(parts) > 0 {
		return fmt.Errorf("the misses have parts of others: %v", parts)
	}
	return nil
}

func timeSums(_ *generated, _ *agreement.Objective, r *report.Objective) error {
	for _, m := range r.Misses.All() {
		micros := func(seconds float64) int64 { return int64(math.Round(seconds * 1e6)) }
		all := int64(0)
		for _, d := range m.ByParty {
			all += micros(d)
		}
		if len(m.ByParty) > 0 && all != micros(m.Elapsed) || m.Elapsed < 0 {
			return fmt.Errorf("%s: %v of %v s", m.ID, m.ByParty, m.Elapsed)
		}
		for i, s := range m.Segments {
			if instant(s.To) < instant(s.From) || i > 0 && instant(s.From) < instant(m.Segments[i-1].From) {
				return fmt.Errorf("%s: segments out of order: %v", m.ID, m.Segments)
			}
		}
	}
	return nil
}

func instant(s string) timeline.Instant {
	at, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		panic(err)
	}
	return timeline.Of(at)
}

func waterfallEnds(_ *generated, _ *agreement.Objective, r *report.Objective) error {
	n := len(r.Waterfall)
	if n == 0 {
		return nil
	}
	rest := exact.Parse(r.Waterfall[0].Amount)
	for _, step := range r.Waterfall[1:n] {
		rest.Sub(rest, exact.Parse(step.Amount))
	}
	if rest.Sign() != 0 {
		return fmt.Errorf("%v does not add up", r.Waterfall)
	}
	left := exact.Parse(r.Waterfall[n-1].Amount)
	if r.Contractual.Total != "" && r.Contractual.Value != "" && left.Cmp(missedBy(r, r.Contractual)) != 0 {
		return fmt.Errorf("%v, but the contract has %+v", r.Waterfall, r.Contractual)
	}
	return nil
}

func trendEnds(_ *generated, _ *agreement.Objective, r *report.Objective) error {
	last := r.Trend[len(r.Trend)-1]
	if last.Experienced != r.Experienced.Value || last.Contractual != r.Contractual.Value || last.Verdict != r.Verdict ||
		last.Volume != r.Volume || last.Payable != r.Credit.Payable {
		return fmt.Errorf("%+v", last)
	}
	return nil
}

func undeterminedHelps(_ *generated, _ *agreement.Objective, r *report.Objective) error {
	u := r.Undetermined
	if u == nil {
		return nil
	}
	on, off := valueOf(u.OnProvider), valueOf(u.OnOthers)
	if on != nil && off != nil && r.Kind != "statistic" && (r.AtMost && on.Cmp(off) < 0 || !r.AtMost && on.Cmp(off) > 0) {
		return fmt.Errorf("%+v", *u)
	}
	if exact.Parse(u.CreditOnProvider).Cmp(exact.Parse(u.CreditOnOthers)) < 0 {
		return fmt.Errorf("credits of %+v", *u)
	}
	return nil
}

func creditWithin(g *generated, o *agreement.Objective, r *report.Objective) error {
	paid := exact.Parse(r.Credit.Payable)
	carries := g.a.Credits.CarryOver && g.a.Credits.MinimumPayout != nil
	if paid.Sign() > 0 && r.Verdict != report.Missed && !carries {
		return fmt.Errorf("%s is paid for a verdict of %s", r.Credit.Payable, r.Verdict)
	}
	if paid.Sign() < 0 && !g.a.Credits.BonusBelowZero {
		return fmt.Errorf("%s is paid", r.Credit.Payable)
	}
	if o.Credit == nil {
		return nil
	}
	for _, s := range r.Credit.Steps {
		if s.Key == "rounded" && paid.Cmp(exact.Parse(s.Amount)) > 0 && !carries {
			return fmt.Errorf("%s is paid of %s", r.Credit.Payable, s.Amount)
		}
	}
	return nil
}

// wholePeriod is what holds for a report as a whole.
func wholePeriod(g *generated, r *report.Report) []error {
	var all []error
	total := new(big.Rat)
	for _, o := range r.Objectives {
		total.Add(total, exact.Parse(o.Credit.Payable))
	}
	payable := exact.Parse(r.Credits.Payable)
	if total.Cmp(payable) != 0 {
		all = append(all, fmt.Errorf("objectives are paid %s, the period %s", total.FloatString(2), r.Credits.Payable))
	}
	for _, l := range r.Credits.Limits {
		i := slices.IndexFunc(r.Credits.Steps, func(s report.Step) bool { return s.Key == l.Key })
		limit := new(big.Rat).Add(exact.Parse(l.Amount), big.NewRat(1, 1_000_000)) // lines print six decimals at the most
		if exact.Parse(r.Credits.Steps[i].Amount).Cmp(limit) > 0 {
			all = append(all, fmt.Errorf("%s after the limit %s of %s", r.Credits.Steps[i].Amount, l.Key, l.Amount))
		}
	}
	all = append(all, lossesAddUp(r)...)
	// One credit an incident goes by what objectives would pay before their own caps: a dearer one with a small cap may
	// then leave less than a cheaper one alone would pay, so more misses can cost less.
	if exact.Parse(r.Credits.Undetermined).Sign() < 0 && !(g.a.Credits.OncePerEvent && capped(g.a)) {
		all = append(all, fmt.Errorf("money between both outcomes is %s", r.Credits.Undetermined))
	}
	return all
}

// lossesAddUp holds the losses to the objectives that they add up.
func lossesAddUp(r *report.Report) (all []error) {
	for _, l := range r.Losses {
		total := new(big.Rat)
		for _, o := range r.Objectives {
			if slices.Contains(l.Objectives, o.ID) {
				total.Add(total, sum(o.Attribution))
			}
		}
		if total.Cmp(exact.Parse(l.Total)) != 0 || sum(l.Parties).Cmp(total) != 0 || exact.Parse(l.Others).Cmp(total) > 0 {
			all = append(all,
				fmt.Errorf("of %s %s %s are lost, %s to others: %v", total.RatString(), l.Of, l.Total, l.Others, l.Parties))
		}
	}
	return all
}

// capped tells whether an objective has a cap of its own.
func capped(a *agreement.Agreement) bool {
	return slices.ContainsFunc(a.Objectives,
		func(o agreement.Objective) bool { return o.Credit != nil && o.Credit.Cap != nil })
}
