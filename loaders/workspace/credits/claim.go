package credits

import (
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/timeline"
)

// claimStarts are from when the time to claim runs, in the order of agreement.ClaimStart.
var claimStarts = []string{"period-end", "incident-end", "report"}

// claim is the table of until when a credit must be claimed.
func claim() shape.Of[*agreement.Claim] {
	type c = agreement.Claim
	return Pointed(shape.Object[c]{
		Name: "claim", Doc: "Until when a credit must be claimed; without a claim in time it is not paid.",
		Keys: []shape.Key[c]{
			shape.Field("within", "time to claim, such as 30d, which is 30 times 24 hours; its last instant is in time",
				scalars.Duration(), func(v *c) *timeline.Micros { return &v.Within }).Required(),
			shape.Field("of",
				"from when the time runs: the end of the period, of the last incident that counts, or of the day on which "+
					"the report was handed over, see credits: reported; period-end unless told",
				shape.Named(claimStarts, func(i int) agreement.ClaimStart { return agreement.ClaimStart(i) }),
				func(v *c) *agreement.ClaimStart { return &v.Of }),
		},
	})
}

// ClaimAll lets what the agreement says about claims hold for each credit that says nothing of its own.
func ClaimAll(a *agreement.Agreement) {
	for i := range a.Objectives {
		if c := a.Objectives[i].Credit; c != nil && c.Claim == nil {
			c.Claim = a.Credits.Claim
		}
	}
}

// CheckReported warns of a time to claim that runs from a report of which nobody says when it was handed over.
func CheckReported(r *shape.Reader, at shape.At, a *agreement.Agreement) {
	if len(a.Credits.Reported) > 0 {
		return
	}
	of := []string{"claim", "of"}
	places := []*shape.Node{at.Node.Under("credits").Under(of...)}
	for _, o := range at.Node.Under("objectives").Content {
		places = append(places, o.Under("credit").Under(of...))
	}
	for _, n := range places {
		if n.Kind == shape.Scalar && n.Value == claimStarts[agreement.OfReport] {
			r.Of("claim", func() {
				r.Warn(n, "add reported: {2026-10: 2026-11-05} to credits, with a day for each report",
					"the time to claim runs from the report, and no day of a report is there: no credit lapses")
			})
			return
		}
	}
}

// CheckRolling warns of what pays in every period whose window it lies in.
//
// Convention credits (rolling-pays-each): An objective that is judged in every period by the last few together is
// missed and paid in each of them: lost time and misses in several of these windows are paid in each. The agreement
// check warns of a credit that counts them. Set by `objectives.period`.
func CheckRolling(r *shape.Reader, at shape.At, o *agreement.Objective) {
	c := o.Credit
	if c == nil || o.Span == nil || o.Span.Last < 2 ||
		c.Measure == agreement.ByValue && c.LostTime == nil && c.PerMiss == nil && !c.PaysForTime() {
		return
	}
	r.Of("credit", func() {
		r.Warn(at.Node.Under("credit"), "to pay everything once, let the credit go by the value, or write period: quarter",
			"what was lost or missed pays in each of the %d periods that look back at it", o.Span.Last)
	})
}
