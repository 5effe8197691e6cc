package shape

import (
	"slices"
	"testing"
)

func TestNearestOnBothSidesOfItsReach(t *testing.T) {
	names := []string{"id", "tier", "priority", "requested-by", "availability", "cause"}
	for text, want := range map[string]string{
		"ID": "id", "ib": "", "tire": "", "tie": "tier", "pritority": "priority", "prioritie": "priority", "prioxxxx": "",
		"requested_by": "requested-by", "Requested By": "requested-by", "avail": "availability",
		"avalability": "availability",
		"casue":       "cause", "causes": "cause", "": "", "zzzzzz": "",
	} {
		if got := Nearest(text, names); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestSortOrdersByPlaceAndDropsRepeats(t *testing.T) {
	a := Problem{File: "a", Line: 2, Column: 1, Text: "x"}
	b := Problem{File: "a", Line: 10, Column: 1, Text: "x"}
	c := Problem{File: "a", Line: 10, Column: 3, Text: "a"}
	d := Problem{File: "b", Line: 1, Column: 1, Text: "x", Warning: true}
	if got := Sort([]Problem{d, c, a, b, a}); !slices.Equal(got, []Problem{a, b, c, d}) {
		t.Errorf("got %v", got)
	}
	if Failed([]Problem{d}) || !Failed([]Problem{d, a}) {
		t.Error("a warning alone is no failure")
	}
}

func TestScalarsStayAsTheyAreWritten(t *testing.T) {
	for _, text := range []string{
		"no", "yes", "on", "off", "08:00", "010", "1_000", "0x1f", "1e3", "2026-01-01", ".5", "+1", "12:30:45", "true",
		"1.10", "null and void",
	} {
		r := &Reader{}
		root, ok := r.Parse([]byte("a: " + text))
		if !ok {
			t.Fatalf("%s: %v", text, r.Problems)
		}
		if got, ok := Text().Read(r, root.Content[1]); !ok || got != text {
			t.Errorf("%s: got %q %v", text, got, r.Problems)
		}
	}
}

func TestQuotedNothingIsAText(t *testing.T) {
	r := &Reader{}
	root, _ := r.Parse([]byte(`{a: "", b: '~', c: "null"}`))
	if got, ok := Cell().Read(r, root.Content[1]); !ok || got != "" {
		t.Errorf(`"": got %q %v`, got, ok)
	}
	for _, i := range []int{3, 5} {
		if _, ok := Text().Read(r, root.Content[i]); !ok {
			t.Errorf("got %v", r.Problems)
		}
	}
}

func TestBoundsOfWholeNumbers(t *testing.T) {
	for text, want := range map[string]bool{
		"1": true, "28": true, "0": false, "29": false, "1.0": false, "-1": false, "+1": false, "0x1": false,
		"99999999999999999999": false,
	} {
		r := &Reader{}
		root, _ := r.Parse([]byte("a: " + text))
		if _, ok := Whole(1, 28).Read(r, root.Content[1]); ok != want {
			t.Errorf("%s: got %v", text, ok)
		}
	}
}

func TestTextsOnBothSidesOfTheirLength(t *testing.T) {
	for n, want := range map[int]bool{maxText: true, maxText + 1: false} {
		r := &Reader{}
		root, _ := r.Parse(append([]byte("a: "), slices.Repeat([]byte("x"), n)...))
		if _, ok := Text().Read(r, root.Content[1]); ok != want {
			t.Errorf("%d: got %v", n, ok)
		}
	}
}

func TestNestingOnBothSidesOfItsLimit(t *testing.T) {
	for depth, want := range map[int]bool{maxDepth: true, maxDepth + 1: false} {
		r := &Reader{}
		text := slices.Concat(slices.Repeat([]byte("["), depth+1), slices.Repeat([]byte("]"), depth+1))
		if _, ok := r.Parse(text); ok != want {
			t.Errorf("%d: got %v", depth, ok)
		}
	}
}

func TestNoMoreProblemsThanAreRead(t *testing.T) {
	for n, want := range map[int]int{
		MostProblems - 1: MostProblems - 1, MostProblems: MostProblems, MostProblems + 1: MostProblems + 1,
		5000: MostProblems + 1,
	} {
		r := &Reader{}
		root, _ := r.Parse(append(slices.Repeat([]byte("- []\n"), n), '\n'))
		if _, ok := List(Text()).Read(r, root); ok || len(r.Problems) != want {
			t.Errorf("%d: got %d", n, len(r.Problems))
		}
		if last := r.Problems[len(r.Problems)-1]; (last.Text == "there are more problems from here on, which are not "+
			"told") != (n > MostProblems) {
			t.Errorf("%d: got %q", n, last.Text)
		}
	}
}

func TestByteOrderMarkIsSkipped(t *testing.T) {
	r := &Reader{}
	if root, ok := r.Parse([]byte("\xef\xbb\xbfa: 1")); !ok || root.Content[0].Value != "a" {
		t.Errorf("got %v", r.Problems)
	}
}
