package measure

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/timeline"
)

// pending is a desk with an open ticket that has waited an hour for its customer and ran two, on a Monday at noon.
func pending() *world {
	w := desk()
	w.asOf = at("2026-10-05T12:00")
	w.ticket("T", "2026-10-05T09:00", "", priority("P2"))
	w.state("T", "2026-10-05T10:00", "working", "pending customer")
	w.state("T", "2026-10-05T11:00", "pending customer", "working")
	return w
}

func TestOpenCasesAreListedWithWhatTheContractHasCounted(t *testing.T) {
	r := pending().last(t)
	if r.Open != 1 || len(r.Undecided) != 1 {
		t.Fatalf("%d open, %+v", r.Open, r.Undecided)
	}
	u := r.Undecided[0]
	if u.ID != "T" || u.Group != "P2" || u.Since != at("2026-10-05T09:00") || u.Elapsed != 2*hour || u.Target != 4*hour || u.Passes != at("2026-10-05T14:00") || len(u.Rows) != 1 {
		t.Errorf("%+v", u)
	}
}

// With five hours of the clock gone as experienced, and only the customer's hour away, the contract counts three.
func TestACaseOverItsTargetAsExperiencedAloneIsStillListed(t *testing.T) {
	w := pending()
	w.asOf = at("2026-10-05T13:30")
	r := w.last(t)
	if len(r.Undecided) != 1 || r.Undecided[0].Elapsed != 3*hour+hour/2 || r.Undecided[0].Passes != at("2026-10-05T14:00") {
		t.Errorf("%+v", r.Undecided)
	}
	w.asOf = at("2026-10-05T14:00")
	if r := w.last(t); r.Open != 1 {
		t.Errorf("%d open at the target", r.Open)
	}
	w.asOf++
	if r := w.last(t); r.Open != 0 || len(r.Misses) != 1 {
		t.Errorf("%d open beyond it", r.Open)
	}
}

func TestAClockThatRunsOnPassesItsTargetOnAnotherDay(t *testing.T) {
	w := pending()
	w.o.Timeliness.Within = within("", "", 9*hour)
	if u := w.last(t).Undecided[0]; u.Passes != at("2026-10-06T09:00") { // six hours are left of Monday
		t.Errorf("%s", u.Passes)
	}
}

func TestAClockThatStandsPassesNothing(t *testing.T) {
	w := pending()
	w.state("T", "2026-10-05T11:30", "working", "pending customer")
	if u := w.last(t).Undecided[0]; u.Passes != timeline.NoInstant || u.Elapsed != hour+hour/2 {
		t.Errorf("%+v", u)
	}
}

func TestACaseWhoseClockHasNotStartedIsListedFromItsOpening(t *testing.T) {
	w := explained()
	w.ticket("T", "2026-10-05T09:00", "")
	if u := w.last(t).Undecided; len(u) != 1 || u[0].Since != at("2026-10-05T09:00") || u[0].Target != 0 || u[0].Passes != timeline.NoInstant {
		t.Errorf("%+v", u)
	}
}

func TestACaseThatWaitsToBeClosedIsListed(t *testing.T) {
	w := desk()
	w.o.CountsIn = agreement.Closed
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T10:00")
	if u := w.last(t).Undecided; len(u) != 1 || u[0].ID != "T" || u[0].Elapsed != 0 {
		t.Errorf("%+v", u)
	}
}

func TestOnlyTheLastPeriodListsItsOpenCases(t *testing.T) {
	w := pending().in("2026-09", "2026-10")
	w.o.CountsIn = agreement.Opened
	w.ticket("U", "2026-09-30T17:00", "")
	results := w.byPeriod(t)
	if results[0].Open+results[0].Volume.Sign() == 0 || len(results[0].Undecided) != 0 || len(results[1].Undecided) != 1 {
		t.Errorf("%+v, %+v", results[0].Undecided, results[1].Undecided)
	}
}

func TestOpenContactsAreListed(t *testing.T) {
	w := calling()
	w.asOf = at("2026-10-07T12:00")
	w.ticket("T", "2026-10-05T09:00", "2026-10-05T09:10", asking("ann", "printer"))
	r := w.last(t)
	if r.Open != 1 || len(r.Undecided) != 1 || r.Undecided[0].ID != "T" || r.Undecided[0].Since != at("2026-10-05T09:00") {
		t.Errorf("%d open, %+v", r.Open, r.Undecided)
	}
}
