package grid

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

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
