package chart_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/table"
)

func find(t *testing.T, r *report.Report, id string) *report.Objective {
	t.Helper()
	o := table.Find(r, id)
	if o == nil {
		t.Fatalf("no objective %q", id)
	}
	return o
}

func labels(s chart.Scale) string {
	var list []string
	for _, tick := range s.Ticks {
		list = append(list, tick.Label)
	}
	return strings.ReplaceAll(strings.Join(list, "|"), "\u00a0", " ")
}

// objective with one point per value.
func objective(unit string, atMost bool, target string, values ...string) *report.Objective {
	o := &report.Objective{ValueUnit: unit, AtMost: atMost, TargetValue: target}
	for _, v := range values {
		o.Trend = append(o.Trend, report.Point{Period: "2026-10", Experienced: v, Contractual: v, Target: target})
	}
	return o
}

func TestScaleIsNice(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	for _, x := range []struct {
		name string
		o    *report.Objective
		want string
	}{
		{"shares near 100 begin below the lowest and end at 100", objective("%", false, "95", "88", "99"),
			"85 %|90 %|95 %|100 %"},
		{"shares all close to 100", objective("%", false, "99.95", "99.04", "99.99"),
			"98.75 %|99.00 %|99.25 %|99.50 %|99.75 %|100.00 %"},
		{"shares that spread begin at zero", objective("%", false, "95", "20", "99"), "0 %|25 %|50 %|75 %|100 %"},
		{"what should be low begins at zero", objective("ms", true, "50", "46.8", "51"), "0 ms|20 ms|40 ms|60 ms"},
		{"counts", objective("", true, "2", "0", "4"), "0|1|2|3|4"},
		{"nothing known", objective("%", false, ""), "0 %|25 %|50 %|75 %|100 %"},
		{"nothing but zero", objective("", true, "0", "0"), "0.00|0.25|0.50|0.75|1.00"},
		{"nothing but everything", objective("%", false, "100", "100"), "87.5 %|90.0 %|92.5 %|95.0 %|97.5 %|100.0 %"},
		{"one value", objective("", false, "4.5", "4.5"), "3.75|4.00|4.25|4.50|4.75|5.00"},
	} {
		if got := labels(chart.Months(x.o, c).Scale); got != x.want {
			t.Errorf("%s: %s, want %s", x.name, got, x.want)
		}
	}
}

func TestScaleWritesAsTheLocaleDoes(t *testing.T) {
	o := objective("%", false, "99.95", "99.04", "99.99")
	if got := labels(chart.Months(o,
		fixture.Words(t, "de-DE")).Scale); got != "98,75 %|99,00 %|99,25 %|99,50 %|99,75 %|100,00 %" {
		t.Error(got)
	}
}

func TestScaleHoldsEveryValue(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	rapid.Check(t, func(t *rapid.T) {
		unit := rapid.SampledFrom([]string{"%", "ms", ""}).Draw(t, "unit")
		values := rapid.SliceOfN(rapid.Float64Range(0, 100), 1, 13).Draw(t, "values")
		texts := make([]string, len(values))
		for i, v := range values {
			texts[i] = strconv.FormatFloat(v, 'f', 6, 64)
		}
		s := chart.Months(objective(unit, rapid.Bool().Draw(t, "atMost"), texts[0], texts...), c).Scale
		for _, text := range texts {
			v, _ := strconv.ParseFloat(text, 64)
			if v < s.Min-1e-9 || v > s.Max+1e-9 {
				t.Fatalf("%v is outside %v to %v", v, s.Min, s.Max)
			}
		}
		if unit == "%" && s.Max > 100 {
			t.Fatalf("the axis of shares ends at %v", s.Max)
		}
		if n := len(s.Ticks); n < 2 || n > 9 {
			t.Fatalf("%d ticks: %+v", n, s)
		}
		for i := 1; i < len(s.Ticks); i++ {
			if s.Ticks[i].Value <= s.Ticks[i-1].Value || s.Ticks[i].Label == s.Ticks[i-1].Label {
				t.Fatalf("ticks do not rise: %+v", s.Ticks)
			}
		}
	})
}

func TestScaleSurvivesAnyNumber(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Float64().Draw(t, "v")
		s := chart.Months(
			objective("", rapid.Bool().Draw(t, "atMost"), "1", strconv.FormatFloat(v, 'f', -1, 64), "NaN", "Inf", "x"), c,
		).Scale
		if n := len(s.Ticks); n > 20 || math.IsNaN(s.Min) || math.IsNaN(s.Max) || s.At(v) < 0 || s.At(v) > 1 {
			t.Fatalf("%v: %+v", v, s)
		}
	})
}

func TestMonthsFollowTheTarget(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	h := chart.Months(find(t, r, "wan-uptime"), c)
	if len(h.Months) != 13 || len(h.Steps) != 2 || h.Steps[0].Last != 5 || h.Steps[1].First != 6 || h.Steps[1].Last != 12 {
		t.Errorf("%d months, steps %+v", len(h.Months), h.Steps)
	}
	if got := h.Months[12].Contractual.Text; got != "99.40\u00a0%" {
		t.Errorf("last month prints %q", got)
	}
	if h := chart.Months(find(t, r, "changes"), c); h.Months[12].Contractual.Known || h.Months[12].Experienced.Known {
		t.Error("a month without volume has a value")
	}
}

func TestSparklineFillsItsHeight(t *testing.T) {
	s := chart.Sparkline(table.Cell{Series: []string{"90", "", "95"}, Target: "94"})
	want := []chart.Dot{{X: 0, Y: 0, Known: true}, {X: 0.5}, {X: 1, Y: 1, Known: true}}
	for i, d := range s.Dots {
		if d != want[i] {
			t.Errorf("dot %d: %+v, want %+v", i, d, want[i])
		}
	}
	if !s.Aimed || math.Abs(s.Target-0.8) > 1e-9 {
		t.Errorf("target at %v", s.Target)
	}
	if flat := chart.Sparkline(table.Cell{Series: []string{"5"}}); flat.Dots[0] != (chart.Dot{X: 0.5, Y: 0.5,
		Known: true}) || flat.Aimed {
		t.Errorf("a single value: %+v", flat)
	}
}

// Decides: misses-waterfall.
func TestWaterfallEndsAtTheProviders(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	for i := range r.Objectives {
		f := chart.Waterfall(&r.Objectives[i], c)
		if len(f.Bars) == 0 {
			continue
		}
		last := f.Bars[len(f.Bars)-1]
		if before := f.Bars[len(f.Bars)-2]; last.Party != "provider" || last.From != 0 ||
			(before.Party != "" && before.From != last.To) {
			t.Errorf("%s: %+v does not meet %+v", r.Objectives[i].ID, last, before)
		}
	}
	if got := labels(chart.Waterfall(find(t, r, "wan-uptime"), c).Scale); got != "0|2 h|4 h|6 h|8 h" {
		t.Errorf("an axis of time counts in hours: %s", got)
	}
}

func TestSharesFillTheBar(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	slices := chart.Shares(
		[]report.Amount{{Party: "provider", Amount: "1", Unit: "case"}, {Party: "customer", Amount: "0"},
			{Party: "maintenance", Amount: "2", Unit: "case"}}, c,
	)
	if len(slices) != 2 || slices[0].From != 0 || slices[0].To != slices[1].From || slices[1].To != 1 {
		t.Fatalf("%+v", slices)
	}
	if slices[0].Text != "33.3\u00a0%" || slices[1].Label != "maintenance" {
		t.Errorf("%+v", slices)
	}
	if got := chart.Shares(nil, c); len(got) != 0 {
		t.Errorf("nothing to share: %+v", got)
	}
}

func TestCountedTimeLeavesNightsOut(t *testing.T) {
	m := &report.Miss{Target: 3600, Segments: []report.Segment{
		{From: "2026-10-01T16:00:00Z", To: "2026-10-01T17:00:00Z", Party: "provider", Counted: true},
		{From: "2026-10-01T17:00:00Z", To: "2026-10-02T07:00:00Z", Party: "provider"},
		{From: "2026-10-02T07:00:00Z", To: "2026-10-02T08:00:00Z", Party: "provider", Counted: true},
		{From: "2026-10-02T08:00:00Z", To: "2026-10-02T10:00:00Z", Party: "customer", Counted: true},
	}}
	clock := chart.Counted(m)
	if len(clock.Stretches) != 2 || clock.Stretches[0].To != 0.5 || clock.Allowed != 0.25 {
		t.Errorf("%+v", clock)
	}
	if clock := chart.Counted(
		&report.Miss{Segments: []report.Segment{{From: "x", To: "y", Counted: true}}},
	); len(clock.Stretches) != 0 {
		t.Errorf("broken instants: %+v", clock)
	}
}
