package objectives

import (
	"slices"

	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/availability"
)

// CheckBreaches refuses consequences of outages for an objective that is not measured by them.
func CheckBreaches(r *shape.Reader, at shape.At, o *agreement.Objective) {
	if t, is := o.Terms.(*availability.Terms); is && !t.Samples || o.Terms == nil {
		return
	}
	for key, list := range map[string][]agreement.Breach{"chronic": o.Chronic, "terminate": o.Terminate} {
		if slices.ContainsFunc(list, func(b agreement.Breach) bool { return b.Outages != nil }) {
			r.Problem(at.Key(key), "write {misses: 3, in: 12}, or measure availability: {from: outages}",
				"%s by outages means something only with availability from outages", key)
		}
	}
}
