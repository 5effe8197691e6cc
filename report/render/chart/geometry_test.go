package chart_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/palette"
)

func TestCreditsStandOnEachOther(t *testing.T) {
	r, c := fixture.Report(t, "de-DE"), fixture.Words(t, "de-DE")
	f := chart.Credits(r, c)
	want := []chart.Bar{
		{From: 0, To: 925}, {From: 925, To: 7225}, {From: 7225, To: 7595}, {From: 7260, To: 7595, Down: true},
		{From: 0, To: 7260, Whole: true},
	}
	if len(f.Bars) != len(want) {
		t.Fatalf("%d bars: %+v", len(f.Bars), f.Bars)
	}
	for i, b := range f.Bars {
		if b.From != want[i].From || b.To != want[i].To || b.Down != want[i].Down || b.Whole != want[i].Whole {
			t.Errorf("bar %d: %+v, want %+v", i, b, want[i])
		}
	}
	if f.Bars[3].Text != "−335,00\u00a0€" {
		t.Errorf("what the limit takes off prints %q", f.Bars[3].Text)
	}
	if f := chart.Credits(&report.Report{}, c); len(f.Bars) != 0 {
		t.Errorf("nothing credited: %+v", f.Bars)
	}
}

func TestAxisPlacesAreFractions(t *testing.T) {
	s := chart.Scale{Min: 90, Max: 100}
	for v, want := range map[float64]float64{90: 0, 95: 0.5, 100: 1, 80: 0, 120: 1} {
		if got := s.At(v); math.Abs(got-want) > 1e-12 {
			t.Errorf("%v stands at %v, want %v", v, got, want)
		}
	}
	if !s.Broken() || (chart.Scale{Max: 1}).Broken() {
		t.Error("an axis that does not begin at zero is broken, another is not")
	}
	if got := (chart.Scale{}).At(5); got != 0 {
		t.Errorf("no axis: %v", got)
	}
}

func TestAxisOfTimeCountsAsPeopleDo(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	for seconds, want := range map[string]string{
		"3":       "0|1 s|2 s|3 s",
		"100":     "0|30 s|1 min|1 min 30 s|2 min",
		"7200":    "0|30 min|1 h|1 h 30 min|2 h",
		"50000":   "0|6 h|12 h|18 h",
		"2682000": "0|10 d|20 d|30 d|40 d",
	} {
		o := &report.Objective{
			Unit:      "second",
			Waterfall: []report.Amount{{Amount: seconds, Unit: "second"}, {Party: "provider", Amount: seconds, Unit: "second"}},
		}
		if got := labels(chart.Waterfall(o, c).Scale); got != want {
			t.Errorf("%s s: %s, want %s", seconds, got, want)
		}
	}
}

func TestWaterfallSkipsWhatIsNoNumber(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	o := &report.Objective{
		Waterfall: []report.Amount{{Amount: "3"}, {Party: "customer", Amount: "x"}, {Party: "provider", Amount: "3"}},
	}
	if f := chart.Waterfall(o, c); len(f.Bars) != 2 || !f.Bars[0].Whole || !f.Bars[1].Whole {
		t.Errorf("%+v", f.Bars)
	}
}

func TestStretchesFillTheBar(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	for i := range r.Objectives {
		for _, m := range r.Objectives[i].Misses.All() {
			if len(m.Segments) == 0 {
				continue
			}
			at, list := 0.0, chart.Counted(m).Stretches
			for _, s := range list {
				if math.Abs(s.From-at) > 1e-9 || s.To <= s.From {
					t.Fatalf("%s: %+v", m.ID, list)
				}
				at = s.To
			}
			if math.Abs(at-1) > 1e-9 {
				t.Fatalf("%s ends at %v", m.ID, at)
			}
		}
	}
}

func TestAllowedTimeIsMarkedOnlyWhenItWasPassed(t *testing.T) {
	m := &report.Miss{
		Segments: []report.Segment{{From: "2026-10-01T00:00:00Z", To: "2026-10-01T01:00:00Z", Counted: true}},
	}
	for target, want := range map[float64]float64{0: 0, 1800: 0.5, 3599: 3599.0 / 3600, 3600: 0, 7200: 0} {
		m.Target = target
		if got := chart.Counted(m).Allowed; math.Abs(got-want) > 1e-12 {
			t.Errorf("%v s allowed of an hour: mark at %v, want %v", target, got, want)
		}
	}
}

func TestContrastIsThatOfWCAG(t *testing.T) {
	white := palette.RGB{R: 255, G: 255, B: 255}
	for _, x := range []struct {
		colour palette.RGB
		want   float64
	}{{palette.RGB{}, 21}, {white, 1}, {palette.RGB{R: 0x77, G: 0x77, B: 0x77}, 4.48}, {palette.RGB{R: 255}, 4.0}} {
		if got := palette.Contrast(x.colour, white); math.Abs(got-x.want) > 0.01 {
			t.Errorf("%s on white: %.3f, want %.2f", x.colour, got, x.want)
		}
	}
}

func TestEveryColourMakesAReadableBrand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := palette.RGB{R: rapid.Byte().Draw(t, "r"), G: rapid.Byte().Draw(t, "g"), B: rapid.Byte().Draw(t, "b")}
		if got := palette.Contrast(palette.Brand(c.String()), palette.RGB{R: 255, G: 255, B: 255}); got < 4.5 {
			t.Fatalf("%s gives %.2f:1", c, got)
		}
		if got := palette.Contrast(palette.Over(c), c); got < 4.5 {
			t.Fatalf("words over %s: %.2f:1", c, got)
		}
	})
}

// A date that was mistyped makes a case of centuries: its bar keeps its proportions.
func TestABarOfCenturiesKeepsItsProportions(t *testing.T) {
	m := &report.Miss{Segments: []report.Segment{
		{From: "1900-01-01T00:00:00Z", To: "2026-01-01T00:00:00Z", Party: "customer", Counted: true},
		{From: "2026-01-01T00:00:00Z", To: "9999-01-01T00:00:00Z", Party: "provider", Counted: true},
	}}
	if got := chart.Counted(m).Stretches; len(got) != 2 || got[0].To < 0.015 || got[0].To > 0.016 || got[1].To != 1 {
		t.Errorf("got %v", got)
	}
}
