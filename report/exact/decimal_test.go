package exact

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/timeline"
)

func rat(s string) *big.Rat { return Parse(s) }

// Decides: printed-side.
func TestShownNeverCrossesTheTarget(t *testing.T) {
	for _, c := range []struct {
		value, edge, want string
		atMost            bool
	}{
		{"99.949", "99.95", "99.94", false}, // vector of rules §6
		{"99.95", "99.95", "99.95", false},
		{"99.951", "99.95", "99.95", false},
		{"50.004", "50", "50.01", true},
		{"50", "50", "50.00", true},
		{"49.996", "50", "50.00", true},
		{"99.954", "99.954", "99.96", false}, // met stays met
		{"99.9535", "99.954", "99.95", false},
	} {
		if got := Shown(rat(c.value), 2, Edge{rat(c.edge), c.atMost}); got != c.want {
			t.Errorf("Shown(%s against %s) = %s, want %s", c.value, c.edge, got, c.want)
		}
	}
}

// Decides: printed-side.
func TestLessThanEverythingNeverPrintsAsAll(t *testing.T) {
	if got := Shown(rat("99.9999"), 2, Whole()); got != "99.99" {
		t.Errorf("got %s", got)
	}
	if got := Shown(rat("100"), 2, Whole()); got != "100.00" {
		t.Errorf("got %s", got)
	}
	if got := Value(big.NewRat(999999999, 10000000), Whole()); got != "99.999999" {
		t.Errorf("got %s", got)
	}
}

func TestShownKeepsItsSideOfAnyEdges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := big.NewRat(rapid.Int64Range(0, 1_000_000).Draw(t, "num"), rapid.Int64Range(1, 9999).Draw(t, "den"))
		var edges []Edge
		for range rapid.IntRange(0, 4).Draw(t, "edges") {
			edges = append(edges,
				Edge{big.NewRat(rapid.Int64Range(0, 100_000).Draw(t, "edge"), 1000), rapid.Bool().Draw(t, "side")})
		}
		got := rat(Shown(value, 2, edges...))
		for _, e := range edges {
			if e.good(value) != e.good(got) {
				t.Fatalf("%s prints as %s across %s", value.FloatString(9), got.FloatString(9), e.Value.FloatString(3))
			}
		}
	})
}

func TestRound(t *testing.T) {
	for _, c := range []struct {
		in   string
		mode Mode
		want string
	}{
		{"0.125", HalfEven, "0.12"}, {"0.135", HalfEven, "0.14"}, {"0.1251", HalfEven, "0.13"},
		{"0.125", HalfUp, "0.13"}, {"-0.125", HalfUp, "-0.13"}, {"-0.125", HalfEven, "-0.12"},
		{"0.129", Down, "0.12"}, {"-0.121", Down, "-0.13"}, {"0.121", Up, "0.13"}, {"0.12", Up, "0.12"},
		{"3", HalfUp, "3.00"}, {"-3", Down, "-3.00"}, {"-3", Up, "-3.00"}, {"0", HalfEven, "0.00"},
	} {
		if got := Round(rat(c.in), 2, c.mode).FloatString(2); got != c.want {
			t.Errorf("Round(%s, mode %d) = %s, want %s", c.in, c.mode, got, c.want)
		}
	}
}

func TestPartsSumToTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "n")
		parts, sum := make([]*big.Rat, n), new(big.Rat)
		for i := range parts {
			parts[i] = big.NewRat(rapid.Int64Range(0, 1000).Draw(t, "num"), rapid.Int64Range(1, 97).Draw(t, "den"))
			sum.Add(sum, parts[i])
		}
		got, decimals := new(big.Rat), rapid.SampledFrom([]int{0, 6, Places}).Draw(t, "decimals")
		for _, s := range Parts(parts, decimals) {
			got.Add(got, rat(s))
		}
		if want := Round(sum, decimals, HalfEven); got.Cmp(want) != 0 {
			t.Fatalf("parts print to %s, want %s", got.FloatString(9), want.FloatString(9))
		}
	})
}

func TestDecimal(t *testing.T) {
	for r, want := range map[*big.Rat]string{
		nil: "", big.NewRat(181, 1): "181", big.NewRat(1, 4): "0.25", big.NewRat(-3, 2): "-1.5",
		big.NewRat(1, 3): "0.333333333333",
	} {
		if got := Decimal(r); got != want {
			t.Errorf("Decimal(%v) = %q, want %q", r, got, want)
		}
	}
}

func TestSecondsAreExact(t *testing.T) {
	for micros, want := range map[timeline.Micros]string{0: "0", 1: "1/1000000", 1_500_000: "3/2", -2_000_000: "-2"} {
		if got := Seconds(micros).RatString(); got != want {
			t.Errorf("%d µs are %s s, want %s", micros, got, want)
		}
	}
}

func TestMicrosReadsSecondsExactly(t *testing.T) {
	for text, want := range map[string]timeline.Micros{
		"1.5": 1_500_000, "0.000001": 1, "0.0000019": 1, "33120": 33120 * timeline.Second,
	} {
		if got, ok := Micros(text); !ok || got != want {
			t.Errorf("%s: %d, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "x", "1e3", "99999999999999999999"} {
		if _, ok := Micros(text); ok {
			t.Errorf("%q is taken for seconds", text)
		}
	}
}
