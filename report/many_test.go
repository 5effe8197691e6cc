package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/slareport/slareport/report"
)

func someMisses(n int) []report.Miss {
	list := make([]report.Miss, n)
	for i := range list {
		list[i] = report.Miss{
			ID: fmt.Sprint("INC<", i, ">"), Party: "provider", Outcome: report.OutcomeMissed, Weight: "1",
			Parts: []report.Amount{{Party: "provider", Amount: "1", Unit: "case"}}, Elapsed: float64(i) / 3,
			ByParty: map[string]float64{"provider": float64(i) / 3}, Rows: []string{},
			Segments: []report.Segment{{From: "2026-10-01T00:00:00Z", To: "2026-10-02T00:00:00Z", Party: "provider"}},
			Why:      strings.Repeat("it was late & \"long\"\n", 20),
		}
	}
	return list
}

// However many misses there are, each is read as it was written, at its place.
func TestMissesAreReadAsTheyWere(t *testing.T) {
	for _, n := range []int{0, 1, 511, 512, 513, 1024, 1025, 1500} {
		want := someMisses(n)
		got := new(report.Collector[report.Miss]).Collect(slices.Values(want))
		if got.Len() != n {
			t.Fatalf("%d misses, want %d", got.Len(), n)
		}
		k := 0
		for i, m := range got.All() {
			if i != k || !cmp.Equal(*m, want[i]) {
				t.Fatalf("%d misses: miss %d at %d: %s", n, k, i, cmp.Diff(*m, want[i]))
			}
			k++
		}
		if k != n {
			t.Fatalf("%d of %d misses", k, n)
		}
		for _, i := range []int{0, n / 2, n - 1} {
			if i >= 0 && i < n && !cmp.Equal(*got.At(i), want[i]) {
				t.Errorf("%d misses: %s", n, cmp.Diff(*got.At(i), want[i]))
			}
		}
		for _, first := range []int{0, 3, 600} {
			if list := got.First(first); len(list) != min(first, n) ||
				len(list) > 0 && list[len(list)-1].ID != want[len(list)-1].ID {
				t.Errorf("%d misses: the first %d are %d", n, first, len(list))
			}
		}
	}
}

// However many misses there are, they are counted by kind from any of them on.
func TestMissesAreCountedByKind(t *testing.T) {
	for _, n := range []int{0, 1, 511, 512, 513, 1024, 1500} {
		list := someMisses(n)
		for i := range list {
			list[i].Party = []string{"provider", "customer", "undetermined"}[i%3]
			list[i].Outcome = []report.Outcome{report.OutcomeMissed, report.OutcomeExcused}[i%2]
		}
		many := new(report.Collector[report.Miss]).Collect(slices.Values(list))
		for _, from := range []int{0, 1, 5, 511, 512, 513, 1024, 1400, 1600} {
			want := map[report.Kind]int{}
			for i := from; i < n; i++ {
				want[list[i].Kind()]++
			}
			if got := many.Kinds(from); !cmp.Equal(got, want) {
				t.Errorf("%d misses from %d on: %v, want %v", n, from, got, want)
			}
		}
	}
}

// Thousands of objectives with few misses each are a report with many.
func TestMissesOfManyObjectivesAreReadAsTheyWere(t *testing.T) {
	var c report.Collector[report.Miss]
	want := someMisses(200)
	for i := range 5 {
		got, k := c.Collect(slices.Values(want)), 0
		for _, m := range got.All() {
			if !cmp.Equal(*m, want[k]) || !cmp.Equal(*got.At(k), want[k]) {
				t.Fatalf("objective %d, miss %d: %s", i, k, cmp.Diff(*m, want[k]))
			}
			k++
		}
		if k != len(want) || got.Len() != k {
			t.Fatalf("objective %d: %d misses and %d", i, k, got.Len())
		}
	}
}

// In JSON they are the list that they stand for.
func TestMissesAreAListInJSON(t *testing.T) {
	for _, n := range []int{0, 3, 600} {
		want, err := json.Marshal(someMisses(n))
		if err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(new(report.Collector[report.Miss]).Collect(slices.Values(someMisses(n))))
		if err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%d misses: %v, %.200s, want %.200s", n, err, got, want)
		}
		var back report.Many[report.Miss]
		if err := json.Unmarshal(got, &back); err != nil || back.Len() != n {
			t.Errorf("%v, %d misses, want %d", err, back.Len(), n)
		}
	}
}
