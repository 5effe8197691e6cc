package timeliness

import (
	"slices"
	"testing"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// The ticket is P3 from 9 h, P2 from 10 h and P1 from 12 h until it is resolved at 17 h, all on one working day.
//
// Decides: priority-superseded.
func TestTheSupersededClockIsShown(t *testing.T) {
	until := func(group, when string, target, elapsed timeline.Micros) measure.Superseded {
		return measure.Superseded{Group: group, Until: kindtest.At("2026-10-05T" + when), Target: target, Elapsed: elapsed}
	}
	for _, c := range []struct {
		rule targets.PriorityRule
		want []measure.Superseded
	}{
		{
			targets.Carry,
			[]measure.Superseded{until("P3", "10:00", 7*kindtest.Hour, kindtest.Hour),
				until("P2", "12:00", 5*kindtest.Hour, 3*kindtest.Hour)},
		},
		{
			targets.AtStop,
			[]measure.Superseded{until("P3", "10:00", 7*kindtest.Hour, kindtest.Hour),
				until("P2", "12:00", 5*kindtest.Hour, 3*kindtest.Hour)},
		},
		{
			targets.AtStart,
			[]measure.Superseded{until("P2", "12:00", 5*kindtest.Hour, 3*kindtest.Hour),
				until("P1", "17:00", 4*kindtest.Hour, 8*kindtest.Hour)},
		},
		{
			targets.Restart,
			[]measure.Superseded{until("P3", "10:00", 7*kindtest.Hour, kindtest.Hour),
				until("P2", "12:00", 5*kindtest.Hour, 2*kindtest.Hour)},
		},
	} {
		w := resolving()
		w.Objective.Terms.(*Terms).Priority = c.rule
		w.Objective.Terms.(*Terms).Within = slices.Concat(within("priority", "P1", 4*kindtest.Hour),
			within("priority", "P2", 5*kindtest.Hour), within("priority", "P3", 7*kindtest.Hour))
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T17:00", kindtest.Priority("P1"))
		w.Event("T", "2026-10-05T10:00", evidence.ChangePriority, "P3", "P2")
		w.Event("T", "2026-10-05T11:00", evidence.ChangePriority, "P2", "P2") // no change
		w.Event("T", "2026-10-05T12:00", evidence.ChangePriority, "P2", "P1")
		r := w.Last(t)
		if len(r.Misses) != 1 || !slices.Equal(r.Misses[0].Superseded, c.want) {
			t.Errorf("%s: %+v", c.rule, r.Misses)
		}
	}
}

// Decides: priority-superseded.
func TestNothingIsSupersededWithoutAChangeOfPriority(t *testing.T) {
	w := resolving()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T17:00", kindtest.Priority("P1"))
	w.Event("T", "2026-10-05T10:00", evidence.ChangePriority, "P3", "P1")
	if m := w.Last(t).Misses[0]; m.Superseded != nil { // the target does not vary by priority
		t.Errorf("%+v", m.Superseded)
	}
	w.Objective.Terms.(*Terms).Within = slices.Concat(within("priority", "P1", 4*kindtest.Hour),
		within("", "", 7*kindtest.Hour))
	w.Evidence.Events = nil
	if m := w.Last(t).Misses[0]; m.Superseded != nil {
		t.Errorf("%+v", m.Superseded)
	}
	w.Event("T", "2026-10-05T10:00", evidence.ChangePriority, "P3", "P1")
	if m := w.Last(t).Misses[0]; len(m.Superseded) != 1 || m.Superseded[0].Group != "P3" ||
		m.Superseded[0].Target != 7*kindtest.Hour {
		t.Errorf("%+v", m.Superseded)
	}
}

// A matrix of impact and urgency: the first line whose values all match decides.
//
// Decides: target-matrix.
func TestATargetMayDependOnImpactAndUrgency(t *testing.T) {
	cell := func(impact, urgency string, d timeline.Micros) []targets.Within {
		list := within("impact", impact, d)
		list[0].And = []targets.KeyValue{{Key: "urgency", Match: urgency}}
		return list
	}
	for _, c := range []struct{ impact, urgency, want, group string }{
		{"1", "1", "0/1", "1/1"}, {"1", "2", "1/1", ""}, {"2", "1", "0/1", "2/1"}, {"2", "2", "1/1", ""}, {"", "", "1/1", ""},
	} {
		w := resolving()
		w.Objective.Terms.(*Terms).Within = slices.Concat(cell("1", "1", kindtest.Hour), cell("1", "2", 2*kindtest.Hour),
			cell("2", "1", 2*kindtest.Hour-1), within("", "", 8*kindtest.Hour))
		w.Ticket("T", "2026-10-05T09:00", "2026-10-05T11:00",
			func(t *evidence.Ticket) { t.Impact, t.Urgency = texttest.T(c.impact), texttest.T(c.urgency) })
		r := w.Last(t)
		kindtest.Scored(t, r, c.want+" "+c.want+" "+c.want)
		if c.group != "" && r.Misses[0].Group != c.group {
			t.Errorf("%s/%s: group %q", c.impact, c.urgency, r.Misses[0].Group)
		}
	}
}
