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
