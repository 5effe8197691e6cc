package exact

import (
	"math/big"
	"slices"
	"testing"
)

func TestNothingPrintsAsNothing(t *testing.T) {
	if Decimal(nil) != "" || Shown(nil, 2) != "" || Value(nil) != "" || Parse("") != nil || Parse("n/a") != nil {
		t.Error("an absent figure prints or is read")
	}
}

// The thirteenth place decides, and a half goes to the even twelfth.
func TestALongDecimalIsRoundedHalfEvenToTwelvePlaces(t *testing.T) {
	for in, want := range map[string]string{
		"0.0000000000005": "0", "0.0000000000015": "0.000000000002", "0.00000000000050001": "0.000000000001",
		"-0.0000000000005": "0", "0.123456789012": "0.123456789012", "1.0000000000004": "1",
	} {
		if got := Decimal(rat(in)); got != want {
			t.Errorf("%s prints as %s, want %s", in, got, want)
		}
	}
}

// Where a figure lies between two bounds that a step of the last place leaps over, it gets more places.
func TestAFigureBetweenTwoBoundsGetsMorePlaces(t *testing.T) {
	for _, c := range []struct {
		value, low, high string
		decimals         int
		want             string
	}{
		{"99.945", "99.941", "99.949", 2, "99.945"}, // 99.94 and 99.95 are both outside
		{"99.945", "99.9", "100", 2, "99.94"},
		{"5e-14", "4e-14", "6e-14", 2, "0.00000000000005"}, // twelve places more are the last that are tried
		{"5e-12", "4e-12", "6e-12", 0, "0.000000000005"},
		{"5e-15", "4e-15", "6e-15", 2, "0"}, // then the figure is rounded like any other
	} {
		if got := Shown(rat(c.value), c.decimals, Edge{Value: rat(c.low)}, Edge{Value: rat(c.high)}); got != c.want {
			t.Errorf("%s between %s and %s prints as %s, want %s", c.value, c.low, c.high, got, c.want)
		}
	}
}

func TestNothingAtAllHasNoSign(t *testing.T) {
	for decimals, want := range map[int]string{0: "0", 1: "0.0", 2: "0.00"} {
		if got := Shown(rat("-0.001"), decimals); got != want {
			t.Errorf("%d places: %q, want %q", decimals, got, want)
		}
	}
	if got := Shown(rat("-0.006"), 2); got != "-0.01" {
		t.Errorf("%q", got)
	}
}

func TestWholeFiguresKeepTheirZeros(t *testing.T) {
	if got := Shown(rat("100"), 0); got != "100" {
		t.Errorf("%q", got)
	}
	if got := Value(rat("100")); got != "100" {
		t.Errorf("%q", got)
	}
	if got := Value(rat("1200.50")); got != "1200.5" {
		t.Errorf("%q", got)
	}
}

func TestWhatRoundingLeavesGoesToTheLargestRemainders(t *testing.T) {
	third, twoThirds, sixth := big.NewRat(1, 3), big.NewRat(2, 3), big.NewRat(1, 6)
	for _, c := range []struct {
		parts []*big.Rat
		want  []string
	}{
		{[]*big.Rat{twoThirds, third}, []string{"0.666667", "0.333333"}},
		{[]*big.Rat{third, twoThirds}, []string{"0.333333", "0.666667"}},
		{[]*big.Rat{third, third, third}, []string{"0.333334", "0.333333", "0.333333"}}, // equal ones in their order
		{[]*big.Rat{sixth, third, sixth, third}, []string{"0.166667", "0.333333", "0.166667", "0.333333"}},
		{[]*big.Rat{big.NewRat(1, 2), third, sixth}, []string{"0.5", "0.333333", "0.166667"}}, // an exact part stays
		{[]*big.Rat{big.NewRat(2, 1), big.NewRat(1, 1)}, []string{"2", "1"}},
		{nil, []string{}},
	} {
		if got := Parts(c.parts, 6); !slices.Equal(got, c.want) {
			t.Errorf("%v print as %v, want %v", c.parts, got, c.want)
		}
	}
}

// A case of a weight in millionths that is divided into millionths has twelve places, as its total has.
func TestPartsPrintAsExactlyAsTheirTotal(t *testing.T) {
	third, rest := big.NewRat(333_333*333_333, 1_000_000_000_000), big.NewRat(333_333*666_667, 1_000_000_000_000)
	if got, want := Parts([]*big.Rat{third, rest}, Places),
		[]string{"0.111110888889", "0.222222111111"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := Decimal(new(big.Rat).Add(third, rest)); got != "0.333333" {
		t.Error(got)
	}
	if got, want := Parts([]*big.Rat{big.NewRat(2, 3), big.NewRat(1, 3)}, Places),
		[]string{"0.666666666667", "0.333333333333"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
