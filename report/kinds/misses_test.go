package kinds

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/timeline"
)

func TestOpenContactsAreListed(t *testing.T) {
	w := calling()
	w.AsOf = kindtest.At("2026-10-07T12:00")
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T09:10", asking("ann", "printer"))
	r := w.Last(t)
	if r.Open != 1 || len(r.Undecided) != 1 || r.Undecided[0].ID != "T" ||
		r.Undecided[0].Since != kindtest.At("2026-10-05T09:00") {
		t.Errorf("%d open, %+v", r.Open, r.Undecided)
	}
}

// A ticket that two updates were owed for names its own id beside that of the gap, and an outage its own.
func TestAMissNamesTheCasesThatItIsAbout(t *testing.T) {
	w := informed()
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T18:00")
	w.Update("T", "2026-10-05T10:00")
	m := w.Last(t).Misses[0]
	if m.ID != "T (2)" || len(m.Cases) != 1 || m.Cases[0] != "T" {
		t.Errorf("%s of %v", m.ID, m.Cases)
	}
	v := kindtest.NewWorld()
	v.Objective.Terms = &availability.Terms{}
	v.Outage("a", "2026-04-03T10:00", "2026-04-03T11:00")
	v.Outage("b", "2026-04-03T10:30", "2026-04-03T12:00")
	if m := v.Measure(t).Misses[0]; m.ID != "a, b" || len(m.Cases) != 2 || m.Cases[1] != "b" {
		t.Errorf("%s of %v", m.ID, m.Cases)
	}
	x := satisfaction()
	x.Answered("2026-10-05", "T", 1)
	x.Answered("2026-10-06", "", 1)
	r := x.Last(t)
	if len(r.Misses[0].Cases) != 1 || r.Misses[0].Cases[0] != "T" || r.Misses[1].Cases != nil {
		t.Errorf("%v, %v", r.Misses[0].Cases, r.Misses[1].Cases)
	}
}

// informed is a desk that owes its clients an update every two hours of the office calendar.
func informed() *kindtest.World {
	w := kindtest.Desk()
	w.Objective.Terms = &timeliness.Terms{
		Of: "updates", From: "opened", To: "resolved", Calendar: "office",
		Within: []targets.Within{
			{Allowances: []agreement.Dated[targets.Allowance]{{Value: targets.Allowance{Time: 2 * timeline.Hour}}}},
		},
	}
	return w
}
