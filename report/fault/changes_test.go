package fault

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
)

// The order is that of the plain rule: the first event that goes on from where the one before it ended, else the first.
func TestEventsOfOneInstantAreChained(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		state := rapid.SampledFrom([]string{"", "new", "open", "pending", "done"})
		var group []*evidence.Event
		for range rapid.IntRange(1, 8).Draw(t, "events") {
			group = append(group, &evidence.Event{From: texttest.T(state.Draw(t, "from")), To: texttest.T(state.Draw(t, "to"))})
		}
		before := []*evidence.Event{{To: texttest.T(state.Draw(t, "before"))}}
		rest, last, want := slices.Clone(group), before[0].To, []*evidence.Event{}
		for len(rest) > 0 {
			i := max(0, slices.IndexFunc(rest, func(e *evidence.Event) bool { return e.From == last }))
			want, last = append(want, rest[i]), rest[i].To
			rest = slices.Delete(rest, i, i+1)
		}
		chain(before, group)
		if !slices.Equal(group, want) {
			t.Fatalf("%v, want %v", group, want)
		}
	})
}

// An export may write a day's changes with one time. Looking through all that are left for each would take minutes.
func TestManyEventsOfOneInstant(t *testing.T) {
	const n = 200_000
	group := make([]*evidence.Event, n)
	for i := range group {
		group[n-1-i] = &evidence.Event{From: texttest.T(fmt.Sprint("s", i)), To: texttest.T(fmt.Sprint("s", i+1))}
	}
	chain(nil, group)
	for i, e := range group {
		if e.From != texttest.T(fmt.Sprint("s", i)) {
			t.Fatalf("event %d goes on from %s", i, e.From)
		}
	}
}
