package objectives

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/daily"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/timeline"
)

// Period is the time that an objective judges together, or every day by itself.
type Period struct {
	span  *agreement.Span
	daily bool
}

const (
	periodPattern = `^(day|quarter|half-year|year|(last|mean of) ([2-9]|[1-5][0-9]|60) periods)$`
	periodWanted  = "day, quarter, half-year, year, last 3 periods or mean of 2 periods"
)

var (
	periodForm = regexp.MustCompile(periodPattern)
	ownKinds   = map[string]calendar.Kind{"quarter": calendar.Quarter, "half-year": calendar.HalfYear,
		"year": calendar.Year}
)

// periodHint names the usual slips.
func periodHint(s string) string {
	if strings.Contains(s, "rolling") || strings.Contains(s, "average") {
		return "write a rolling window as last 3 periods, the mean of the values of several periods as mean of 2 periods"
	}
	return ""
}

// PeriodKey is the key of the time that is judged together. A target of every day becomes one of the days that may miss
// it.
func PeriodKey() shape.Key[agreement.Objective] {
	read := shape.Parsed(shape.Exactly(periodPattern), periodWanted, func(s string) (Period, string, bool) {
		m := periodForm.FindStringSubmatch(s)
		switch {
		case s == "month" || s == "week":
			return Period{}, "leave period out for a period of the agreement", false
		case m == nil:
			return Period{}, periodHint(s), false
		case s == "day":
			return Period{daily: true}, "", true
		case m[2] == "":
			return Period{span: &agreement.Span{Kind: ownKinds[s], Own: true}}, "", true
		}
		n, _ := strconv.Atoi(m[3])
		if m[2] == "last" {
			return Period{span: &agreement.Span{Last: n}}, "", true
		}
		return Period{span: &agreement.Span{Mean: n}}, "", true
	})
	return shape.Each("period",
		"the time that is judged together: day (every day by itself; its target is one of a day), quarter, "+
			"half-year or year, judged in the period in which it ends, last 3 periods, or mean of 2 periods (the plain mean of "+
			"their "+
			"values); a period of the agreement unless told", read, func(o *agreement.Objective, p Period) {
			o.Span = p.span
			if p.daily && o.Terms != nil {
				o.Terms = &daily.Terms{Of: o.Terms, Targets: o.Targets}
				none := agreement.Target{AtMost: true, Value: new(big.Rat), Text: "at most 0"}
				o.Targets = []agreement.Dated[agreement.Target]{{From: timeline.NoInstant, Value: none}}
			}
		})
}

const inForcePattern = `^(first whole period after )?[0-9]{4}-[0-9]{2}-[0-9]{2}$`

var inForceForm = regexp.MustCompile(inForcePattern)

// endsWith tells whether each quarter, half-year or year ends with one of the periods of a kind.
func endsWith(own, of calendar.Kind) bool {
	months := map[calendar.Kind]int{calendar.Month: 1, calendar.Quarter: 3, calendar.HalfYear: 6, calendar.Year: 12}
	return months[of] > 0 && months[of] <= months[own]
}

// InForceKey is the key of the instant from which on an objective is in force.
func InForceKey(s *scope.Scope, rule func() agreement.PeriodRule) shape.Key[agreement.Objective] {
	wanted := "a date such as 2026-07-01, or first whole period after 2026-06-10"
	read := shape.Parsed(shape.Exactly(inForcePattern), wanted, func(text string) (timeline.Instant, string, bool) {
		m := inForceForm.FindStringSubmatch(text)
		if m == nil {
			return timeline.NoInstant, "", false
		}
		d, err := calendar.ParseDate(text[len(text)-len("2026-06-10"):])
		if err != nil {
			return timeline.NoInstant, err.Error(), false
		}
		at := s.Midnight(d)
		if m[1] == "" {
			return at, "", true
		}
		r := rule()
		cycle := calendar.Cycle{Kind: r.Kind, StartDay: r.StartDay, Zone: s.Zone}
		return cycle.Of(at).To, "", true
	})
	return shape.Field("in-force",
		"first day on which it is judged and paid, such as 2026-07-01, or first whole period after "+
			"2026-06-10; as long as the agreement is unless told", read,
		func(o *agreement.Objective) *timeline.Instant { return &o.From })
}

// ReliefKey is the key of what excuses a miss of a period with more volume than was forecast.
func ReliefKey(rule func() agreement.PeriodRule) shape.Key[agreement.Objective] {
	type r = agreement.Relief
	volume := shape.Map(shape.Whole(1, 1_000_000_000), func(n int) int64 { return int64(n) })
	forecast := shape.Of[map[string]int64]{
		Schema: shape.AnyOf(volume.Schema, scope.ByPeriod(agreement.PeriodRule{}, volume).Schema),
		Read: func(r *shape.Reader, n *shape.Node) (map[string]int64, bool) {
			if n.Kind == shape.Mapping {
				return scope.ByPeriod(rule(), volume).Read(r, n)
			}
			v, ok := volume.Read(r, n)
			return map[string]int64{"": v}, ok
		},
	}
	above := shape.Parsed(shape.NumberSchema(`^[0-9]+(\.[0-9]+)? ?%$`), "a percentage such as 110%",
		func(s string) (*big.Rat, string, bool) {
			v, ok := scalars.ParseAnyPercent(s)
			return v, scalars.NumberHint(s, "%"), ok && v.Sign() > 0
		})
	table := shape.Object[r]{
		Name: "relief", Doc: "What excuses a miss of a period with more volume than was forecast.",
		Keys: []shape.Key[r]{
			shape.Field("above", "part of the forecast beyond which a miss is excused, such as 110%", above,
				func(v *r) **big.Rat { return &v.Above }).Required(),
			shape.Field("forecast", "volume that was forecast, or by period: {2026-01: 1000, 2026-02: 1200}", forecast,
				func(v *r) *map[string]int64 { return &v.Forecast }).Required(),
		},
	}
	return shape.Field("relief",
		"what excuses a miss of a period with more volume than was forecast, such as {above: 110%, "+
			"forecast: {2026-01: 1000}}", shape.Map(table.Shape(), func(v r) *r { return &v }),
		func(o *agreement.Objective) **agreement.Relief { return &o.Relief })
}

// CheckPeriod refuses what does not go with the time that is judged together.
func CheckPeriod(r *shape.Reader, at shape.At, o *agreement.Objective, of agreement.PeriodRule) {
	if s := o.Span; s != nil && s.Own && !endsWith(s.Kind, of.Kind) {
		r.Of("period", func() {
			r.Problem(at.Key("period"), "such as period: last 3 periods, for a window that ends with each of them",
				"it does not end with a period of the agreement, and would not be judged")
		})
	}
	switch o.Terms.(type) {
	case *availability.Terms, *statistic.Terms:
		if at.Given("relief") {
			r.Problem(at.Key("relief"),
				"let the cases or calls themselves be a share, such as share: {of: tallies, good: good, all: total}",
				"a forecast is of cases, and the objective counts none")
		}
	}
	if _, days := o.Terms.(*daily.Terms); days && at.Given("minimum") {
		r.Problem(at.Key("minimum"), "leave it out", "an objective that judges every day has no minimum")
	}
}
