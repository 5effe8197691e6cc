package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/pdf/fonts"
	"github.com/slareport/slareport/report/render/pdf/paper"
	"github.com/slareport/slareport/report/render/table"
)

func TestTheLayoutsTestFindsWhatIsWrong(t *testing.T) {
	s := &paper.Sheet{Wide: 210, High: 297}
	at := func(x, y, w float64) paper.Drawn {
		return paper.Drawn{Page: 2, X: x, Y: y, W: w, H: 3, Within: paper.Span{From: 18, To: 100}, Text: "text"}
	}
	for name, x := range map[string]struct {
		all  []paper.Drawn
		want bool
	}{
		"good":               {[]paper.Drawn{at(18, 30, 10), at(28, 30, 10), at(18, 33, 82)}, false},
		"out of its column":  {[]paper.Drawn{at(18, 30, 82.1)}, true},
		"left of its column": {[]paper.Drawn{at(17.9, 30, 10)}, true},
		"upon another":       {[]paper.Drawn{at(18, 30, 10), at(27, 32, 10)}, true},
		"under the foot":     {[]paper.Drawn{at(18, 277, 10)}, true},
		"off the paper":      {[]paper.Drawn{{Page: 1, X: 205, Y: 30, W: 10, H: 3}}, true},
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
		head := s.Words.T("col.contractual")
		decimal, _ := s.Words.Marks()
		at := slices.IndexFunc(all, func(d paper.Drawn) bool { return d.Page == 2 && d.Text == head })
		if at < 0 {
			t.Fatalf("%s: no column %q", locale, head)
		}
		open := map[string]bool{} // what objectives without a verdict lie between is text
		for i := range r.Objectives {
			if _, _, is := r.Objectives[i].Within(); is {
				open[table.Judged(s.Words, &r.Objectives[i]).Print(s.Words)] = true
			}
		}
		var marks []float64
		for _, d := range all {
			if d.Page == 2 && d.Within == all[at].Within && d.Text != "" && d.Text != head && !open[d.Text] {
				tail := d.Text[wholeEnd(d.Text, decimal):]
				marks = append(marks, d.X+d.W-s.Width(tail, paper.Face{Points: paper.Small.Points, Bold: true}))
			}
		}
		if len(marks) != len(r.Objectives)-len(open) || len(open) == 0 {
			t.Fatalf("%s: %d figures for %d objectives", locale, len(marks), len(r.Objectives))
		}
		for _, x := range marks {
			if math.Abs(x-marks[0]) > slack {
				t.Errorf("%s: marks stand at %v", locale, marks)
			}
		}
	}
}

// wholeEnd is where the whole part of a figure ends: at its decimal mark, else behind its last digit. What has no
// digits is whole.
func wholeEnd(figure, decimal string) int {
	if at := strings.Index(figure, decimal); at >= 0 {
		return at
	}
	if at := strings.LastIndexAny(figure, "0123456789"); at >= 0 {
		return at + 1
	}
	return len(figure)
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
			if strings.HasPrefix(d.Text, "finding number") {
				rows[d.Page]++
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
		sign := s.Words.T("pdf.signoff")
		at := slices.IndexFunc(all, func(d paper.Drawn) bool { return d.Text == sign })
		for _, d := range all[:at] {
			if d.Page == all[at].Page {
				before = append(before, d.Text)
			}
		}
		if len(before) == 0 {
			t.Errorf("%d more rules: the sign-off stands alone on page %d", n, all[at].Page)
		}
	}
}

func TestPagesSayWhatGoesOn(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	_, all := laidOut(t, r, "en-GB")
	head := func(page int) (texts []string) {
		for _, d := range all {
			if d.Page == page && d.Y < 15 {
				texts = append(texts, d.Text)
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
		var got paper.Drawn
		s := newDocument(r, fixture.Words(t, "en-GB"), Options{Fonts: mustShip(t)})
		s.Heard = func(d paper.Drawn) {
			if d.Text == "" && d.Y > 20 && d.Y < 45 && got.W == 0 {
				got = d
			}
		}
		s.cover()
		if math.Abs(got.W-x.w) > 0.1 || math.Abs(got.H-x.h) > 0.1 {
			t.Errorf("%d × %d pixels: %.2f × %.2f mm, want %.2f × %.2f", x.wide, x.high, got.W, got.H, x.w, x.h)
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
		if strings.HasSuffix(d.Text, "…") && strings.ContainsAny(d.Text, "0123456789") {
			t.Errorf("page %d: %q is cut", d.Page, d.Text)
		}
	}
}

func TestAMissSaysUndeterminedOnce(t *testing.T) {
	r := fixture.Report(t, "en-GB")
	r.Objectives = r.Objectives[:1]
	r.Objectives[0].Misses = report.ManyOf(
		report.Miss{ID: "X", Party: "undetermined", Outcome: report.OutcomeUndetermined, Weight: "1"},
	)
	_, all := laidOut(t, r, "en-GB")
	if slices.ContainsFunc(
		all,
		func(d paper.Drawn) bool { return strings.Contains(d.Text, "undetermined, undetermined") },
	) {
		t.Error("it says so twice")
	}
}
