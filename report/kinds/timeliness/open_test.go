package timeliness

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/timeline"
)

// pending is a desk with an open ticket that has waited an hour for its customer and ran two, on a Monday at noon.
func pending() *kindtest.World {
	w := resolving()
	w.AsOf = kindtest.At("2026-10-05T12:00")
	w.Ticket("T", "2026-10-05T09:00", "", kindtest.Priority("P2"))
	w.State("T", "2026-10-05T10:00", "working", "pending customer")
	w.State("T", "2026-10-05T11:00", "pending customer", "working")
	return w
}

func TestOpenCasesAreListedWithWhatTheContractHasCounted(t *testing.T) {
	r := pending().Last(t)
	if r.Open != 1 || len(r.Undecided) != 1 {
		t.Fatalf("%d open, %+v", r.Open, r.Undecided)
	}
	u := r.Undecided[0]
	if u.ID != "T" || u.Group != "P2" || u.Since != kindtest.At("2026-10-05T09:00") || u.Elapsed != 2*kindtest.Hour ||
		u.Target != 4*kindtest.Hour || u.Passes != kindtest.At("2026-10-05T14:00") || len(u.Rows) != 1 {
		t.Errorf("%+v", u)
	}
}

// With five hours of the clock gone as experienced, and only the customer's hour away, the contract counts three.
func TestACaseOverItsTargetAsExperiencedAloneIsStillListed(t *testing.T) {
	w := pending()
	w.AsOf = kindtest.At("2026-10-05T13:30")
	r := w.Last(t)
	if len(r.Undecided) != 1 || r.Undecided[0].Elapsed != 3*kindtest.Hour+kindtest.Hour/2 ||
		r.Undecided[0].Passes != kindtest.At("2026-10-05T14:00") {
		t.Errorf("%+v", r.Undecided)
	}
	w.AsOf = kindtest.At("2026-10-05T14:00")
	if r := w.Last(t); r.Open != 1 {
		t.Errorf("%d open at the target", r.Open)
	}
	w.AsOf++
	if r := w.Last(t); r.Open != 0 || len(r.Misses) != 1 {
		t.Errorf("%d open beyond it", r.Open)
	}
}

func TestAClockThatRunsOnPassesItsTargetOnAnotherDay(t *testing.T) {
	w := pending()
	w.Objective.Terms.(*Terms).Within = within("", "", 9*kindtest.Hour)
	if u := w.Last(t).Undecided[0]; u.Passes != kindtest.At("2026-10-06T09:00") { // six hours are left of Monday
		t.Errorf("%s", u.Passes)
	}
}

// A case that counts once it is resolved is listed while it is open, with the moment at which its clock passed the
// target.
func TestAClockThatHasPassedItsTargetSaysWhen(t *testing.T) {
	w := pending()
	w.Objective.CountsIn = agreement.Resolved
	for _, asOf := range []string{"2026-10-05T13:00", "2026-10-05T14:00", "2026-10-05T15:00", "2026-10-07T12:00"} {
		w.AsOf = kindtest.At(asOf)
		if u := w.Last(t).Undecided; len(u) != 1 || u[0].Passes != kindtest.At("2026-10-05T14:00") {
			t.Errorf("as of %s: %+v", asOf, u)
		}
	}
}

func TestAClockThatStandsPassesNothing(t *testing.T) {
	w := pending()
	w.State("T", "2026-10-05T11:30", "working", "pending customer")
	if u := w.Last(t).Undecided[0]; u.Passes != timeline.NoInstant || u.Elapsed != kindtest.Hour+kindtest.Hour/2 {
		t.Errorf("%+v", u)
	}
}

func TestACaseWhoseClockHasNotStartedIsListedFromItsOpening(t *testing.T) {
	w := explained()
	w.Ticket("T", "2026-10-05T09:00", "")
	if u := w.Last(t).Undecided; len(u) != 1 || u[0].Since != kindtest.At("2026-10-05T09:00") || u[0].Target != 0 ||
		u[0].Passes != timeline.NoInstant {
		t.Errorf("%+v", u)
	}
}

func TestACaseThatWaitsToBeClosedIsListed(t *testing.T) {
	w := resolving()
	w.Objective.CountsIn = agreement.Closed
	w.Ticket("T", "2026-10-05T09:00", "2026-10-05T10:00")
	if u := w.Last(t).Undecided; len(u) != 1 || u[0].ID != "T" || u[0].Elapsed != kindtest.Hour || u[0].Passes.Known() {
		t.Errorf("%+v", u)
	}
}

func TestOnlyTheLastPeriodListsItsOpenCases(t *testing.T) {
	w := pending().In("2026-09", "2026-10")
	w.Objective.CountsIn = agreement.Opened
	w.Ticket("U", "2026-09-30T17:00", "")
	results := w.ByPeriod(t)
	if results[0].Open+results[0].Volume.Sign() == 0 || len(results[0].Undecided) != 0 || len(results[1].Undecided) != 1 {
		t.Errorf("%+v, %+v", results[0].Undecided, results[1].Undecided)
	}
}
