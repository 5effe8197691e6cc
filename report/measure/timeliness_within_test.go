package measure

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
)

// Two hours for the cases that match, four for all others; the case takes three.
func TestTargetsVaryByEveryFieldOfATicket(t *testing.T) {
	for field, set := range map[string]func(*evidence.Ticket, evidence.Text){
		"priority": func(t *evidence.Ticket, v evidence.Text) { t.Priority = v },
		"urgency":  func(t *evidence.Ticket, v evidence.Text) { t.Urgency = v },
		"impact":   func(t *evidence.Ticket, v evidence.Text) { t.Impact = v },
		"tier":     func(t *evidence.Ticket, v evidence.Text) { t.Tier = v },
	} {
		for value, want := range map[string]string{" Gold": "0/1 0/1 0/1", "silver": "1/1 1/1 1/1", "": "1/1 1/1 1/1"} {
			w := desk()
			w.o.Timeliness.Within = append(within(field, "gold", 2*hour), within("", "", 4*hour)...)
			w.ticket("T", "2026-10-05T09:00", "2026-10-05T12:00", func(t *evidence.Ticket) { set(t, evidence.T(value)) })
			t.Run(field+" "+value, func(t *testing.T) { scored(t, w.last(t), want) })
		}
	}
}

// From noon on two hours instead of four: the clock that starts an instant before has four.
func TestATargetTimeChangesAtItsInstant(t *testing.T) {
	for opened, want := range map[string]string{"2026-10-05T11:59:59.999999": "1/1 1/1 1/1", "2026-10-05T12:00": "0/1 0/1 0/1"} {
		w := desk()
		w.o.Timeliness.Within[0].Allowances = append(w.o.Timeliness.Within[0].Allowances,
			agreement.Dated[agreement.Allowance]{From: at("2026-10-05T12:00"), Value: agreement.Allowance{Time: 2 * hour}})
		w.ticket("T", opened, "2026-10-05T15:00")
		scored(t, w.last(t), want)
	}
}

// A ticket that two updates were owed for names its own id beside that of the gap, and an outage its own.
func TestAMissNamesTheCasesThatItIsAbout(t *testing.T) {
	w := informed()
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	w.update("T", "2026-10-05T10:00")
	m := w.last(t).Misses[0]
	if m.ID != "T (2)" || len(m.Cases) != 1 || m.Cases[0] != "T" {
		t.Errorf("%s of %v", m.ID, m.Cases)
	}
	v := newWorld()
	v.outage("a", "2026-04-03T10:00", "2026-04-03T11:00")
	v.outage("b", "2026-04-03T10:30", "2026-04-03T12:00")
	if m := v.measure(t).Misses[0]; m.ID != "a, b" || len(m.Cases) != 2 || m.Cases[1] != "b" {
		t.Errorf("%s of %v", m.ID, m.Cases)
	}
	x := satisfaction()
	x.answered("2026-10-05", "T", 1)
	x.answered("2026-10-06", "", 1)
	r := x.last(t)
	if len(r.Misses[0].Cases) != 1 || r.Misses[0].Cases[0] != "T" || r.Misses[1].Cases != nil {
		t.Errorf("%v, %v", r.Misses[0].Cases, r.Misses[1].Cases)
	}
}
