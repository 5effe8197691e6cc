package targets

import (
	"slices"
	"testing"
)

func TestATargetNamesTheCasesItIsFor(t *testing.T) {
	for _, c := range []struct {
		within Within
		keys   []KeyValue
		label  string
	}{
		{Within{}, nil, ""},
		{Within{Key: "priority", Match: "P1"}, []KeyValue{{"priority", "P1"}}, "P1"},
		{Within{Key: "impact", Match: "1", And: []KeyValue{{"urgency", "2"}, {"tier", "gold"}}},
			[]KeyValue{{"impact", "1"}, {"urgency", "2"}, {"tier", "gold"}}, "1/2/gold"},
	} {
		if got := c.within.Keys(); !slices.Equal(got, c.keys) || c.within.Label() != c.label {
			t.Errorf("%v, %q, want %v, %q", got, c.within.Label(), c.keys, c.label)
		}
	}
}
