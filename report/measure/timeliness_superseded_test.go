package measure

import (
	"slices"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// The ticket is P3 from 9 h, P2 from 10 h and P1 from 12 h until it is resolved at 17 h, all on one working day.
func TestTheSupersededClockIsShown(t *testing.T) {
	until := func(group, when string, target, elapsed timeline.Micros) Superseded {
		return Superseded{Group: group, Until: at("2026-10-05T" + when), Target: target, Elapsed: elapsed}
	}
	for _, c := range []struct {
		rule agreement.PriorityChange
		want []Superseded
	}{
		{agreement.Carry, []Superseded{until("P3", "10:00", 7*hour, hour), until("P2", "12:00", 5*hour, 3*hour)}},
		{agreement.AtStop, []Superseded{until("P3", "10:00", 7*hour, hour), until("P2", "12:00", 5*hour, 3*hour)}},
		{agreement.AtStart, []Superseded{until("P2", "12:00", 5*hour, 3*hour), until("P1", "17:00", 4*hour, 8*hour)}},
		{agreement.RestartPriority, []Superseded{until("P3", "10:00", 7*hour, hour), until("P2", "12:00", 5*hour, 2*hour)}},
	} {
		w := desk()
		w.o.Timeliness.Priority = c.rule
		w.o.Timeliness.Within = slices.Concat(within("priority", "P1", 4*hour), within("priority", "P2", 5*hour), within("priority", "P3", 7*hour))
		w.ticket("T", "2026-10-05T09:00", "2026-10-05T17:00", priority("P1"))
		w.event("T", "2026-10-05T10:00", evidence.ChangePriority, "P3", "P2")
		w.event("T", "2026-10-05T11:00", evidence.ChangePriority, "P2", "P2") // no change
		w.event("T", "2026-10-05T12:00", evidence.ChangePriority, "P2", "P1")
		r := w.last(t)
		if len(r.Misses) != 1 || !slices.Equal(r.Misses[0].Superseded, c.want) {
			t.Errorf("%s: %+v", c.rule, r.Misses)
		}
	}
}

func TestNothingIsSupersededWithoutAChangeOfPriority(t *testing.T) {
	w := desk()
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T17:00", priority("P1"))
	w.event("T", "2026-10-05T10:00", evidence.ChangePriority, "P3", "P1")
	if m := w.last(t).Misses[0]; m.Superseded != nil { // the target does not vary by priority
		t.Errorf("%+v", m.Superseded)
	}
	w.o.Timeliness.Within = slices.Concat(within("priority", "P1", 4*hour), within("", "", 7*hour))
	w.all.Events = nil
	if m := w.last(t).Misses[0]; m.Superseded != nil {
		t.Errorf("%+v", m.Superseded)
	}
	w.event("T", "2026-10-05T10:00", evidence.ChangePriority, "P3", "P1")
	if m := w.last(t).Misses[0]; len(m.Superseded) != 1 || m.Superseded[0].Group != "P3" || m.Superseded[0].Target != 7*hour {
		t.Errorf("%+v", m.Superseded)
	}
}

// A matrix of impact and urgency: the first line whose values all match decides.
func TestATargetMayDependOnImpactAndUrgency(t *testing.T) {
	cell := func(impact, urgency string, d timeline.Micros) []agreement.Within {
		list := within("impact", impact, d)
		list[0].And = []agreement.KeyValue{{Key: "urgency", Match: urgency}}
		return list
	}
	for _, c := range []struct{ impact, urgency, want, group string }{
		{"1", "1", "0/1", "1/1"}, {"1", "2", "1/1", ""}, {"2", "1", "0/1", "2/1"}, {"2", "2", "1/1", ""}, {"", "", "1/1", ""},
	} {
		w := desk()
		w.o.Timeliness.Within = slices.Concat(cell("1", "1", hour), cell("1", "2", 2*hour), cell("2", "1", 2*hour-1), within("", "", 8*hour))
		w.ticket("T", "2026-10-05T09:00", "2026-10-05T11:00", func(t *evidence.Ticket) { t.Impact, t.Urgency = evidence.T(c.impact), evidence.T(c.urgency) })
		r := w.last(t)
		scored(t, r, c.want+" "+c.want+" "+c.want)
		if c.group != "" && r.Misses[0].Group != c.group {
			t.Errorf("%s/%s: group %q", c.impact, c.urgency, r.Misses[0].Group)
		}
	}
}
