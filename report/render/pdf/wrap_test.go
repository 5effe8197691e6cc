package pdf

import (
	"math"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/render/pdf/fonts"
	"pgregory.net/rapid"
)

// measured is a sheet that can measure text and nothing else.
func measured(t testing.TB) *sheet {
	t.Helper()
	fonts, err := fonts.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return &sheet{fonts: fonts, boxed: map[rune]bool{}}
}

func TestWrapLosesNothingAndStaysWithin(t *testing.T) {
	s := measured(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("abc WMi.-/\u00a0äß€ "))).Draw(t, "text")
		width := rapid.Float64Range(8, 60).Draw(t, "width")
		lines := s.wrap(text, small, width)
		if len(lines) == 0 {
			t.Fatal("no line")
		}
		for _, line := range lines {
			if got := s.width(line, small); got > width {
				t.Fatalf("%q is %.2f wide, room is %.2f", line, got, width)
			}
		}
		if got, want := strings.Join(strings.Fields(strings.Join(lines, "")), ""), strings.Join(strings.Fields(text), ""); got != want {
			t.Fatalf("%q became %q", want, got)
		}
	})
}

func TestWrapBreaksWhereAReaderWould(t *testing.T) {
	s := measured(t)
	room := s.width("data/incidents-", body) + 0.1
	for _, x := range []struct{ text, want string }{
		{"", ""},
		{"one two", "one two"},
		{"incidents resolved on time", "incidents|resolved on|time"},
		{"data/incidents-2026-10.csv", "data/incidents-|2026-10.csv"},
		{"pay up to 5\u00a0000\u00a0€ payable", "pay up to|5\u00a0000\u00a0€|payable"},
	} {
		if got := strings.Join(s.wrap(x.text, body, room), "|"); got != x.want {
			t.Errorf("%q wraps to %q, want %q", x.text, got, x.want)
		}
	}
}

func TestShortEndsInAnEllipsisOnlyWhenItMust(t *testing.T) {
	s := measured(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("abc WMiäß€")), 0, 60, -1).Draw(t, "text")
		width := rapid.Float64Range(5, 60).Draw(t, "width")
		got := s.short(text, body, width)
		if s.width(got, body) > width {
			t.Fatalf("%q is too wide", got)
		}
		if fits := s.width(text, body) <= width; fits != (got == text) {
			t.Fatalf("%q became %q in %.1f", text, got, width)
		}
	})
	if got := s.short("anything", body, 0); got != "…" {
		t.Errorf("no room at all gives %q", got)
	}
}

func TestFewEndsInAnEllipsis(t *testing.T) {
	s := measured(t)
	lines := s.few(strings.Repeat("word ", 100), body, 40, 3)
	if len(lines) != 3 || !strings.HasSuffix(lines[2], "…") {
		t.Errorf("%q", lines)
	}
	if got := s.few("word", body, 40, 3); len(got) != 1 || got[0] != "word" {
		t.Errorf("%q", got)
	}
}

func TestColumnsFillTheWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		least := rapid.SliceOfN(rapid.Float64Range(1, 60), 1, 12).Draw(t, "least")
		wish := make([]float64, len(least))
		for i := range wish {
			wish[i] = rapid.Float64Range(0, 200).Draw(t, "wish")
		}
		widths := share(append([]float64{}, least...), wish, 174)
		if math.Abs(total(widths)-174) > 1e-6 {
			t.Fatalf("widths sum to %v", total(widths))
		}
		if total(least) <= 174 {
			for i := range widths {
				if widths[i] < least[i]-1e-9 {
					t.Fatalf("column %d has %v, needs %v", i, widths[i], least[i])
				}
			}
		}
	})
}
