package paper

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/render/pdf/fonts"
)

// measured is a sheet that can measure text and nothing else.
func measured(t testing.TB) *Sheet {
	t.Helper()
	fonts, err := fonts.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return New(false, fonts, White)
}

func TestWrapLosesNothingAndStaysWithin(t *testing.T) {
	s := measured(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("abc WMi.-/\u00a0äß€ "))).Draw(t, "text")
		width := rapid.Float64Range(8, 60).Draw(t, "width")
		lines := s.Wrap(text, Small, width)
		if len(lines) == 0 {
			t.Fatal("no line")
		}
		for _, line := range lines {
			if got := s.Width(line, Small); got > width {
				t.Fatalf("%q is %.2f wide, room is %.2f", line, got, width)
			}
		}
		if got, want := strings.Join(strings.Fields(strings.Join(lines, "")), ""),
			strings.Join(strings.Fields(text), ""); got != want {
			t.Fatalf("%q became %q", want, got)
		}
	})
}

func TestWrapBreaksWhereAReaderWould(t *testing.T) {
	s := measured(t)
	room := s.Width("data/incidents-", Body) + 0.1
	for _, x := range []struct{ text, want string }{
		{"", ""},
		{"one two", "one two"},
		{"incidents resolved on time", "incidents|resolved on|time"},
		{"data/incidents-2026-10.csv", "data/incidents-|2026-10.csv"},
		{"pay up to 5\u00a0000\u00a0€ payable", "pay up to|5\u00a0000\u00a0€|payable"},
	} {
		if got := strings.Join(s.Wrap(x.text, Body, room), "|"); got != x.want {
			t.Errorf("%q wraps to %q, want %q", x.text, got, x.want)
		}
	}
}

func TestShortEndsInAnEllipsisOnlyWhenItMust(t *testing.T) {
	s := measured(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("abc WMiäß€")), 0, 60, -1).Draw(t, "text")
		width := rapid.Float64Range(5, 60).Draw(t, "width")
		got := s.Short(text, Body, width)
		if s.Width(got, Body) > width {
			t.Fatalf("%q is too wide", got)
		}
		if fits := s.Width(text, Body) <= width; fits != (got == text) {
			t.Fatalf("%q became %q in %.1f", text, got, width)
		}
	})
	if got := s.Short("anything", Body, 0); got != "…" {
		t.Errorf("no room at all gives %q", got)
	}
}

func TestFewEndsInAnEllipsis(t *testing.T) {
	s := measured(t)
	lines := s.Few(strings.Repeat("word ", 100), Body, 40, 3)
	if len(lines) != 3 || !strings.HasSuffix(lines[2], "…") {
		t.Errorf("%q", lines)
	}
	if got := s.Few("word", Body, 40, 3); len(got) != 1 || got[0] != "word" {
		t.Errorf("%q", got)
	}
}
