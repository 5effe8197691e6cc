package clock

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/timeline"
)

func TestSplitCutsACaseByLabel(t *testing.T) {
	cal := office(t)
	v := interval(t, "05T10:00", "06T12:00")
	segment := func(from, to string, label int, active timeline.Micros) Segment {
		return Segment{interval(t, from, to), label, active}
	}
	for _, c := range []struct {
		name     string
		labelled []Labelled
		want     []Segment
	}{
		{"no labels", nil, []Segment{segment("05T10:00", "06T12:00", 0, 12*timeline.Hour)}},
		{"one within", []Labelled{{interval(t, "05T11:00", "05T13:00"), 3}}, []Segment{
			segment("05T10:00", "05T11:00", 0, timeline.Hour),
			segment("05T11:00", "05T13:00", 3, 2*timeline.Hour),
			segment("05T13:00", "06T12:00", 0, 9*timeline.Hour)}},
		{"two that touch, in any order", []Labelled{{interval(t, "05T13:00", "05T15:00"), 2}, {interval(t, "05T10:00", "05T13:00"), 1}}, []Segment{
			segment("05T10:00", "05T13:00", 1, 3*timeline.Hour),
			segment("05T13:00", "05T15:00", 2, 2*timeline.Hour),
			segment("05T15:00", "06T12:00", 0, 7*timeline.Hour)}},
		{"outside hours it takes no time", []Labelled{{interval(t, "05T18:00", "06T08:00"), 1}}, []Segment{
			segment("05T10:00", "05T18:00", 0, 8*timeline.Hour),
			segment("05T18:00", "06T08:00", 1, 0),
			segment("06T08:00", "06T12:00", 0, 4*timeline.Hour)}},
		{"over all of it and beyond", []Labelled{{interval(t, "01T00:00", "31T00:00"), 1}}, []Segment{segment("05T10:00", "06T12:00", 1, 12*timeline.Hour)}},
		{"over before and begun after", []Labelled{{interval(t, "05T08:00", "05T10:00"), 1}, {interval(t, "06T12:00", "06T14:00"), 2}}, []Segment{segment("05T10:00", "06T12:00", 0, 12*timeline.Hour)}},
		{"an empty one", []Labelled{{interval(t, "05T12:00", "05T12:00"), 1}, {interval(t, "05T13:00", "05T12:00"), 2}}, []Segment{segment("05T10:00", "06T12:00", 0, 12*timeline.Hour)}},
		{"of two that overlap the earlier keeps the time", []Labelled{{interval(t, "05T11:00", "05T13:00"), 1}, {interval(t, "05T12:00", "05T14:00"), 2}}, []Segment{
			segment("05T10:00", "05T11:00", 0, timeline.Hour),
			segment("05T11:00", "05T13:00", 1, 2*timeline.Hour),
			segment("05T13:00", "05T14:00", 2, timeline.Hour),
			segment("05T14:00", "06T12:00", 0, 8*timeline.Hour)}},
		{"one within another is nothing", []Labelled{{interval(t, "05T10:00", "06T12:00"), 1}, {interval(t, "05T12:00", "05T14:00"), 2}}, []Segment{segment("05T10:00", "06T12:00", 1, 12*timeline.Hour)}},
	} {
		before := slices.Clone(c.labelled)
		if got := Split(cal, v.From, v.To, c.labelled); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%v, want\n%v", c.name, got, c.want)
		}
		if !slices.Equal(before, c.labelled) {
			t.Errorf("%s: the labels given were changed", c.name)
		}
	}
	if got := Split(cal, v.From, v.From, nil); got != nil {
		t.Errorf("nothing: %v", got)
	}
	if got := Split(cal, v.To, v.From, []Labelled{{v, 1}}); got != nil {
		t.Errorf("backwards: %v", got)
	}
}

func TestSplitAddsUp(t *testing.T) {
	cal := office(t)
	base := at(t, "2026-03-20T00:00:00Z")
	rapid.Check(t, func(rt *rapid.T) {
		pauses := genPauses(rt, base)
		var labelled []Labelled
		for i, p := range pauses {
			labelled = append(labelled, Labelled{p, i + 1})
		}
		instants := rapid.Int64Range(0, int64(16*timeline.Day))
		a, b := timeline.Micros(instants.Draw(rt, "a")), timeline.Micros(instants.Draw(rt, "b"))
		from, to := base.Add(min(a, b)), base.Add(max(a, b))
		byLabel := map[int]timeline.Micros{}
		next := from
		for _, s := range Split(cal, from, to, labelled) {
			if s.From != next || s.Empty() || s.Active != cal.Length(s.Interval) {
				rt.Fatalf("%v does not follow %s", s, next)
			}
			next = s.To
			byLabel[s.Label] += s.Active
		}
		if next != to {
			rt.Fatalf("the last segment ends at %s, not %s", next, to)
		}
		if byLabel[0] != Active(cal, from, to, pauses) {
			rt.Fatalf("%d µs have no label, want %d", byLabel[0], Active(cal, from, to, pauses))
		}
		for i, p := range pauses {
			if want := cal.Length(p.Intersect(timeline.Interval{From: from, To: to})); byLabel[i+1] != want {
				rt.Fatalf("label %d has %d µs, want %d", i+1, byLabel[i+1], want)
			}
		}
	})
}
