package timeliness

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
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
			w := resolving()
			w.Objective.Terms.(*Terms).Within = append(within(field, "gold", 2*kindtest.Hour),
				within("", "", 4*kindtest.Hour)...)
			w.Ticket("T", "2026-10-05T09:00", "2026-10-05T12:00", func(t *evidence.Ticket) { set(t, texttest.T(value)) })
			t.Run(field+" "+value, func(t *testing.T) { kindtest.Scored(t, w.Last(t), want) })
		}
	}
}

// From noon on two hours instead of four: the clock that starts an instant before has four.
func TestATargetTimeChangesAtItsInstant(t *testing.T) {
	for opened, want := range map[string]string{
		"2026-10-05T11:59:59.999999": "1/1 1/1 1/1", "2026-10-05T12:00": "0/1 0/1 0/1",
	} {
		w := resolving()
		w.Objective.Terms.(*Terms).Within[0].Allowances = append(w.Objective.Terms.(*Terms).Within[0].Allowances,
			agreement.Dated[targets.Allowance]{
				From: kindtest.At("2026-10-05T12:00"), Value: targets.Allowance{Time: 2 * kindtest.Hour},
			})
		w.Ticket("T", opened, "2026-10-05T15:00")
		kindtest.Scored(t, w.Last(t), want)
	}
}
