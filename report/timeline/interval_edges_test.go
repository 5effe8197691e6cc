package timeline

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestAnIntervalHoldsItsBeginAndNotItsEnd(t *testing.T) {
	v := Interval{10, 20}
	for i, want := range map[Instant]bool{9: false, 10: true, 11: true, 19: true, 20: false, 21: false} {
		if v.Contains(i) != want || (Set{v}).Contains(i) != want {
			t.Errorf("%d: want %v", i, want)
		}
	}
	for _, c := range []struct {
		v      Interval
		empty  bool
		length Micros
	}{{Interval{10, 9}, true, 0}, {Interval{10, 10}, true, 0}, {Interval{10, 11}, false, 1},
		{Interval{-5, 5}, false, 10}} {
		if c.v.Empty() != c.empty || c.v.Length() != c.length {
			t.Errorf("%v: empty %v, length %d", c.v, c.v.Empty(), c.v.Length())
		}
	}
}

func TestTheCommonPartOfTwoIntervals(t *testing.T) {
	v := Interval{10, 20}
	for w, want := range map[Interval]Interval{
		{0, 15}: {10, 15}, {15, 30}: {15, 20}, {12, 18}: {12, 18}, {0, 30}: {10, 20}, {10, 20}: {10, 20}, {19, 30}: {19, 20},
	} {
		if got := v.Intersect(w); got != want {
			t.Errorf("with %v: %v, want %v", w, got, want)
		}
	}
	for _, w := range []Interval{{0, 10}, {20, 30}, {0, 5}, {25, 30}} {
		if got := v.Intersect(w); !got.Empty() {
			t.Errorf("with %v: %v, want nothing", w, got)
		}
	}
}

// Intervals that touch are one, those an instant apart are two, and what is covered twice counts once.
func TestUnionJoinsWhatOverlapsOrTouches(t *testing.T) {
	for _, c := range []struct {
		in   []Interval
		want Set
	}{
		{nil, nil},
		{[]Interval{{5, 5}, {7, 6}}, nil},
		{[]Interval{{10, 20}, {20, 30}}, Set{{10, 30}}},
		{[]Interval{{10, 20}, {21, 30}}, Set{{10, 20}, {21, 30}}},
		{[]Interval{{10, 20}, {19, 30}}, Set{{10, 30}}},
		{[]Interval{{10, 30}, {12, 15}}, Set{{10, 30}}},
		{[]Interval{{20, 30}, {10, 21}, {40, 41}, {10, 12}}, Set{{10, 30}, {40, 41}}},
		{[]Interval{{10, 20}, {10, 20}}, Set{{10, 20}}},
	} {
		given := slices.Clone(c.in)
		if got := Union(c.in...); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.in, got, c.want)
		}
		if !slices.Equal(given, c.in) {
			t.Errorf("the intervals given were changed to %v", c.in)
		}
	}
}

func TestClipKeepsWhatLiesInTheWindow(t *testing.T) {
	s := Set{{10, 20}, {30, 40}, {50, 60}}
	for window, want := range map[Interval]string{
		{0, 100}: "[{10 20} {30 40} {50 60}]", {15, 55}: "[{15 20} {30 40} {50 55}]", {20, 30}: "[]",
		{19, 31}: "[{19 20} {30 31}]",
		{35, 36}: "[{35 36}]", {20, 51}: "[{30 40} {50 51}]", {60, 100}: "[]", {0, 10}: "[]", {35, 35}: "[]",
	} {
		if got := told(s.Clip(window)); got != want {
			t.Errorf("%v: %s, want %s", window, got, want)
		}
	}
}

func TestSubtractLeavesWhatTheOtherDoesNotCover(t *testing.T) {
	s := Set{{10, 20}, {30, 40}}
	for _, c := range []struct {
		t    Set
		want string
	}{
		{nil, "[{10 20} {30 40}]"},
		{Set{{0, 10}, {20, 30}, {40, 50}}, "[{10 20} {30 40}]"},
		{Set{{10, 20}}, "[{30 40}]"},
		{Set{{12, 14}, {16, 18}}, "[{10 12} {14 16} {18 20} {30 40}]"},
		{Set{{15, 35}}, "[{10 15} {35 40}]"},
		{Set{{0, 11}, {19, 31}, {39, 50}}, "[{11 19} {31 39}]"},
		{Set{{0, 100}}, "[]"},
	} {
		if got := told(s.Subtract(c.t)); got != c.want {
			t.Errorf("less %v: %s, want %s", c.t, got, c.want)
		}
	}
}

// told prints a set by its numbers.
func told(s Set) string {
	list := []string{}
	for _, v := range s {
		list = append(list, fmt.Sprintf("{%d %d}", v.From, v.To))
	}
	return fmt.Sprint(list)
}

// drawSet draws intervals of small numbers, so that they overlap and touch, and the instants they hold.
func drawSet(t *rapid.T, name string) (Set, [64]bool) {
	var list []Interval
	var holds [64]bool
	for range rapid.IntRange(0, 5).Draw(t, name) {
		from := rapid.IntRange(0, 60).Draw(t, "from")
		to := from + rapid.IntRange(-2, 12).Draw(t, "length")
		list = append(list, Interval{Instant(from), Instant(to)})
		for i := from; i < to && i < len(holds); i++ {
			holds[i] = true
		}
	}
	return Union(list...).Clip(Interval{0, Instant(len(holds))}), holds
}

// Sets of intervals do what sets of instants do, and stay sorted, apart and without empty intervals.
func TestSetsOfIntervalsAreSetsOfInstants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, inA := drawSet(t, "a")
		b, inB := drawSet(t, "b")
		window := Interval{Instant(rapid.IntRange(0, 63).Draw(t, "from")), Instant(rapid.IntRange(0, 63).Draw(t, "to"))}
		beforeA, beforeB := slices.Clone(a), slices.Clone(b)
		for name, c := range map[string]struct {
			got  Set
			want func(i int) bool
		}{
			"a":         {a, func(i int) bool { return inA[i] }},
			"intersect": {a.Intersect(b), func(i int) bool { return inA[i] && inB[i] }},
			"subtract":  {a.Subtract(b), func(i int) bool { return inA[i] && !inB[i] }},
			"plus":      {a.Plus(b), func(i int) bool { return inA[i] || inB[i] }},
			"clip":      {a.Clip(window), func(i int) bool { return inA[i] && window.Contains(Instant(i)) }},
		} {
			length := Micros(0)
			for i := range inA {
				if c.got.Contains(Instant(i)) != c.want(i) {
					t.Fatalf("%s of %v and %v: %v at %d", name, a, b, c.got, i)
				}
				if c.want(i) {
					length++
				}
			}
			if c.got.Length() != length {
				t.Fatalf("%s: length %d, want %d", name, c.got.Length(), length)
			}
			for i, v := range c.got {
				if v.Empty() || i > 0 && c.got[i-1].To >= v.From {
					t.Fatalf("%s: %v is not in order", name, c.got)
				}
			}
		}
		if !slices.Equal(a, beforeA) || !slices.Equal(b, beforeB) {
			t.Fatal("an operation changed its operand")
		}
	})
}
