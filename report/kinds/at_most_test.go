package kinds

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
)

// abandoned is a desk of twenty calls of which at most 5 % may be abandoned. The first ones are, as many as told, and
// those from the second to the last told one were the customer's doing.
func abandoned(lost, customers int) *kindtest.World {
	w := kindtest.Desk()
	w.Objective = agreement.Objective{ID: "abandoned", Service: "desk", Decimals: -1,
		Terms: &share.Terms{Of: "tickets", Good: `state == "abandoned"`},
		Targets: []agreement.Dated[agreement.Target]{
			{Value: agreement.Target{AtMost: true, Value: kindtest.Rat("5"), Unit: "%"}},
		}}
	for i := range 20 {
		w.Ticket(string(rune('a'+i)), "2026-10-05T09:00", "2026-10-05T10:00", func(k *evidence.Ticket) {
			if i < lost {
				k.State = texttest.T("abandoned")
			}
			if 1 <= i && i <= customers {
				k.Cause = texttest.T("customer change")
			}
		})
	}
	return w
}

// 1 of 20 is abandoned. That two of the others were the customer's changes nothing: they are no misses.
//
// Decides: share-upper-bound.
func TestUnderAnUpperBoundWhatIsNotGoodIsNoMiss(t *testing.T) {
	r := abandoned(1, 2).Last(t)
	for what, s := range map[string]measure.Score{
		"experienced": r.Experienced, "attributable": r.Attributable, "contractual": r.Contractual, "other": r.Other,
	} {
		kindtest.Exactly(t, what, s.Value, "5")
	}
	if len(r.Misses) != 1 || r.Misses[0].ID != "a" {
		t.Errorf("%d misses, want the abandoned one", len(r.Misses))
	}
	kindtest.Exactly(t, "attribution", kindtest.SumRats(r.Attribution), "1")
}

// 3 of 20 are abandoned, two by the customer: 1 of 20 remains where these are kept, 1 of 18 where they are removed.
//
// Decides: share-upper-bound.
func TestUnderAnUpperBoundAnExcusedUnitLeavesTheGoodOnes(t *testing.T) {
	w := abandoned(3, 2)
	r := w.Last(t)
	kindtest.Exactly(t, "experienced", r.Experienced.Value, "15")
	kindtest.Exactly(t, "attributable", r.Attributable.Value, "5")
	kindtest.Exactly(t, "kept", r.Contractual.Value, "5")
	kindtest.Exactly(t, "removed", r.Other.Value, "100/18")
	kindtest.Exactly(t, "customer", r.Attribution[party.Customer], "2")
	kindtest.Exactly(t, "taken off", r.Accepted[party.Customer], "2")
	kindtest.Exactly(t, "all misses", kindtest.SumRats(r.Attribution), r.Experienced.Good.RatString())
	kindtest.Exactly(t, "misses", r.Experienced.Misses(), "3")
	kindtest.Exactly(t, "misses by contract", r.Contractual.Misses(), "1")
	w.Agreement.Fault.Removed = true
	r = w.Last(t)
	kindtest.Exactly(t, "removed", r.Contractual.Value, "100/18")
	kindtest.Exactly(t, "kept", r.Other.Value, "5")
	kindtest.Exactly(t, "good", r.Contractual.Good, "1")
	kindtest.Exactly(t, "total", r.Contractual.Total, "18")
	if len(r.Misses) != 3 || r.Misses[1].Outcome != measure.Excused || r.Misses[0].Outcome == measure.Excused {
		t.Errorf("misses %v", r.Misses)
	}
}

// A weight counts by its good part: 30 and 10 of 200 minutes each, the 30 by the customer.
func TestUnderAnUpperBoundTheGoodPartOfAWeightIsMissed(t *testing.T) {
	w := abandoned(0, 0)
	w.Objective.Terms = &share.Terms{Of: "tallies", Good: "good", All: "total"}
	w.Objective.ID = "calls"
	w.Tally("2026-10-05", "2026-10-06", 30, 200, -1)
	w.Tally("2026-10-06", "2026-10-07", 10, 200, -1)
	w.Claim("customer", "2026-10-05T00:00", "2026-10-06T00:00")
	r := w.Last(t)
	kindtest.Exactly(t, "experienced", r.Experienced.Value, "10")
	kindtest.Exactly(t, "contractual", r.Contractual.Value, "2.5")
	kindtest.Exactly(t, "customer", r.Attribution[party.Customer], "30")
	kindtest.Exactly(t, "weight", r.Misses[1].Weight, "10")
}

// The same share with its other side: at least 95 % not abandoned has the same misses and adds up to 100 %.
//
// Decides: share-upper-bound.
func TestAnUpperBoundIsALowerBoundOnTheRest(t *testing.T) {
	for _, removed := range []bool{false, true} {
		few, rest := abandoned(3, 5), abandoned(3, 5)
		rest.Objective.Terms.(*share.Terms).Good = `state != "abandoned"`
		rest.Objective.Targets[0].Value = agreement.Target{Value: kindtest.Rat("95"), Unit: "%"}
		few.Agreement.Fault.Removed, rest.Agreement.Fault.Removed = removed, removed
		a, b := few.Last(t), rest.Last(t)
		for i, s := range []measure.Score{a.Experienced, a.Attributable, a.Contractual, a.Other, a.OnProvider, a.OnOthers} {
			other := []measure.Score{b.Experienced, b.Attributable, b.Contractual, b.Other, b.OnProvider, b.OnOthers}[i]
			kindtest.Exactly(t, "total", s.Total, other.Total.RatString())
			kindtest.Exactly(t, "misses", s.Misses(), other.Misses().RatString())
		}
		for p := range a.Attribution {
			if got, want := a.Attribution[p], b.Attribution[p]; (got == nil) != (want == nil) ||
				got != nil && got.Cmp(want) != 0 {
				t.Errorf("%s: %v, want %v", party.Party(p), got, want)
			}
		}
	}
}
