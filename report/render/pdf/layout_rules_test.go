package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/pdf/fonts"
)

func TestTheLayoutsTestFindsWhatIsWrong(t *testing.T) {
	s := &sheet{wide: 210, high: 297}
	at := func(x, y, w float64) drawn {
		return drawn{page: 2, x: x, y: y, w: w, h: 3, within: span{18, 100}, text: "text"}
	}
	for name, x := range map[string]struct {
		all  []drawn
		want bool
	}{
		"good":               {[]drawn{at(18, 30, 10), at(28, 30, 10), at(18, 33, 82)}, false},
		"out of its column":  {[]drawn{at(18, 30, 82.1)}, true},
		"left of its column": {[]drawn{at(17.9, 30, 10)}, true},
		"upon another":       {[]drawn{at(18, 30, 10), at(27, 32, 10)}, true},
		"under the foot":     {[]drawn{at(18, 277, 10)}, true},
		"off the paper":      {[]drawn{{page: 1, x: 205, y: 30, w: 10, h: 3}}, true},
	} {
		found := &counted{TB: t}
		checkLayout(found, s, x.all)
		if (found.errors > 0) != x.want {
			t.Errorf("%s: %d errors", name, found.errors)
		}
	}
}

// counted counts errors in place of failing.
type counted struct {
	testing.TB
	errors int
}

func (c *counted) Errorf(string, ...any) { c.errors++ }

// figures of one column stand below each other by their decimal marks, whatever follows them.
func TestFiguresAlignOnTheDecimalMark(t *testing.T) {
	for _, locale := range []string{"en-GB", "de-DE", "fr-FR"} {
		r := fixture.Report(t, locale)
		s, all := laidOut(t, r, locale)
		head := s.words.T("col.contractual")
		at := slices.IndexFunc(all, func(d drawn) bool { return d.page == 2 && d.text == head })
		if at < 0 {
			t.Fatalf("%s: no column %q", locale, head)
		}
		var marks []float64
		for _, d := range all {
			if d.page == 2 && d.within == all[at].within && d.text != "" && d.text != head {
				tail := d.text[markOf(d.text, s.group):]
				marks = append(marks, d.x+d.w-s.width(tail, face{small.points, true}))
			}
		}
		if len(marks) != len(r.Objectives) {
			t.Fatalf("%s: %d figures for %d objectives", locale, len(marks), len(r.Objectives))
		}
		for _, x := range marks {
			if math.Abs(x-marks[0]) > slack {
				t.Errorf("%s: marks stand at %v", locale, marks)
			}
		}
	}
}

func TestTheMarkOfAFigure(t *testing.T) {
	for _, x := range []struct{ text, group, want string }{
		{"95.68 %", ",", "95"}, {"1", ",", "1"}, {"–", ",", "–"}, {"1,234.50", ",", "1,234"}, {"€1,234.50", ",", "€1,234"},
		{"1.234,50 €", ".", "1.234"}, {"46,80 ms", ".", "46"}, {"CHF 1’234.50", "’", "CHF 1’234"}, {"-0.5", ",", "-0"},
		{"12\u202f345,6", "\u202f", "12\u202f345"}, {"10 m2", ",", "10"}, {"", ",", ""},
	} {
		if got := x.text[:markOf(x.text, x.group)]; got != x.want {
			t.Errorf("%q: %q stands before the mark, want %q", x.text, got, x.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		if at := markOf(text, ","); at < 0 || at > len(text) {
			t.Fatal(at)
		}
	})
}

func TestNoRowIsLeftAloneOnAPage(t *testing.T) {
	for n := 2; n < 60; n++ {
		r := fixture.Report(t, "en-GB")
		r.Objectives = nil
		r.Findings = nil
		for i := range n {
			r.Findings = append(r.Findings, report.Finding{Severity: "note", Text: fmt.Sprintf("finding number %d", i)})
		}
		_, all := laidOut(t, r, "en-GB")
		rows := map[int]int{}
		for _, d := range all {
			if strings.HasPrefix(d.text, "finding number") {
				rows[d.page]++
			}
		}
		for page, count := range rows {
			if count < 2 {
				t.Errorf("%d findings: page %d has one row of them", n, page)
			}
		}
	}
}

func TestTheSignOffIsNotAloneOnAPage(t *testing.T) {
	for n := range 40 {
		r := fixture.Report(t, "en-GB")
		r.Objectives = r.Objectives[:1]
		for i := range n {
			r.Rules = append(r.Rules, fmt.Sprintf("rule number %d", i))
		}
		s, all := laidOut(t, r, "en-GB")
		var before []string
		sign := s.words.T("pdf.signoff")
		at := slices.IndexFunc(all, func(d drawn) bool { return d.text == sign })
		for _, d := range all[:at] {
			if d.page == all[at].page {
				before = append(before, d.text)
			}
		}
		if len(before) == 0 {
			t.Errorf("%d more rules: the sign-off stands alone on page %d", n, all[at].page)
		}
	}
}

func TestPagesSayWhatGoesOn(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	_, all := laidOut(t, r, "en-GB")
	head := func(page int) (texts []string) {
		for _, d := range all {
			if d.page == page && d.y < 15 {
				texts = append(texts, d.text)
			}
		}
		return texts
	}
	if got := head(4); !slices.Contains(got, r.Objectives[0].Name) {
		t.Errorf("page 4 goes on with the first objective, its head says %q", got)
	}
	if got := head(2); len(got) != 2 {
		t.Errorf("a chapter begins on page 2, its head says %q", got)
	}
}

func TestAWideLogoIsWideAndATallOneFits(t *testing.T) {
	for _, x := range []struct {
		wide, high int
		w, h       float64
	}{{2000, 100, 90, 4.5}, {100, 2000, 0.9, 18}, {500, 500, 18, 18}, {600, 120, 51.96, 10.39}} {
		r := fixture.Report(t, "en-GB")
		r.Brand.Logo = logo(t, x.wide, x.high)
		s := &sheet{}
		var got drawn
		*s = *newSheet(r, fixture.Words(t, "en-GB"), Options{Fonts: mustShip(t)})
		s.drawn = func(d drawn) {
			if d.text == "" && d.y > 20 && d.y < 45 && got.w == 0 {
				got = d
			}
		}
		s.cover()
		if math.Abs(got.w-x.w) > 0.1 || math.Abs(got.h-x.h) > 0.1 {
			t.Errorf("%d × %d pixels: %.2f × %.2f mm, want %.2f × %.2f", x.wide, x.high, got.w, got.h, x.w, x.h)
		}
	}
}

func mustShip(t testing.TB) *fonts.Set {
	t.Helper()
	fonts, err := fonts.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

func TestFiguresInFieldsAreNeverCut(t *testing.T) {
	r := fixture.Report(t, "de-DE")
	scored(r, "123456789012.123456")
	priced(r, "-9876543210.98")
	_, all := laidOut(t, r, "de-DE")
	for _, d := range all {
		if strings.HasSuffix(d.text, "…") && strings.ContainsAny(d.text, "0123456789") {
			t.Errorf("page %d: %q is cut", d.page, d.text)
		}
	}
}

func TestAMissSaysUndeterminedOnce(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	r.Objectives = r.Objectives[:1]
	r.Objectives[0].Misses = report.ManyOf(report.Miss{ID: "X", Party: "undetermined", Outcome: report.OutcomeUndetermined, Weight: "1"})
	_, all := laidOut(t, r, "en-GB")
	if slices.ContainsFunc(all, func(d drawn) bool { return strings.Contains(d.text, "undetermined, undetermined") }) {
		t.Error("it says so twice")
	}
}
