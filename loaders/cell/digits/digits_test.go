package digits

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/timeline"
)

// TestALengthIsTheSameInEveryUnit writes a length in one unit and reads it back in another.
func TestALengthIsTheSameInEveryUnit(t *testing.T) {
	lengths := []timeline.Micros{timeline.Second / 1000, timeline.Second, timeline.Minute, timeline.Hour, timeline.Day}
	rapid.Check(t, func(t *rapid.T) {
		into := rapid.SampledFrom(lengths).Draw(t, "into")
		from := rapid.SampledFrom(lengths).Draw(t, "from")
		n := rapid.Int64Range(0, 1_000_000).Draw(t, "n")
		whole := Decimal{value: uint64(n) * uint64(into/lengths[0])} // n of into, in milliseconds
		got, rounded, ok := whole.Converted(lengths[0], from).Converted(from, into).Scaled(0)
		if got != n || !ok {
			t.Fatalf("%d of %d by way of %d: %d, %v", n, into, from, got, rounded)
		}
	})
}

func TestANumberIsSplitAsFinelyAsItIsStored(t *testing.T) {
	for _, c := range []struct {
		text     string
		whole    int64
		part, of uint64
		ok       bool
	}{
		{"45000.5", 45000, 5, 10, true},
		{"45000", 45000, 0, 1, true},
		{"4.5E4", 45000, 0, 1, true},
		{"0.30000000000000004", 0, 300_000_000_000_000, 1_000_000_000_000_000, true},
		{"1E-40", 0, 0, 1, true},
		{"9223372036854775807", 9223372036854775800, 0, 1, true}, // two digits more than are stored
		{"1E19", 0, 0, 1, false},
	} {
		d, _ := Parse([]byte(c.text))
		if whole, part, of, ok := d.Split(); whole != c.whole || part != c.part || of != c.of || ok != c.ok {
			t.Errorf("%s: %d and %d/%d, %v; want %d and %d/%d", c.text, whole, part, of, ok, c.whole, c.part, c.of)
		}
	}
	zero, _ := Parse([]byte("-0.0"))
	minus, _ := Parse([]byte("-1.5"))
	if zero.Sign() != 0 || minus.Sign() != -1 || minus.Neg().Sign() != 1 || minus.Shifted(2).String() != "-150" {
		t.Error(zero, minus, minus.Neg(), minus.Shifted(2))
	}
}
