package objectives

import (
	"cmp"

	"github.com/slareport/slareport/loaders/cell/durations"
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/daily"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/timeline"
)

// UnitOfSamples is the unit in which agreements want a field of samples: milliseconds where none says, and 0 where
// they do not agree.
//
// Convention doubt (unit-of-samples): A latency or jitter with a unit, of its cell, head or configuration, is converted
// into the unit that the objectives want it in; a bare one without any is in that unit already. Where
// objectives want it in different units, one without a unit is an error, as one with a unit is.
func UnitOfSamples(agreements []*agreement.Agreement, field string) timeline.Micros {
	found := timeline.Micros(0)
	for _, a := range agreements {
		for i := range a.Objectives {
			o := a.Objectives[i]
			if days, every := o.Terms.(*daily.Terms); every {
				o = days.Day(&o)
			}
			terms, ok := o.Terms.(*statistic.Terms)
			if !ok || terms.Of != presets.Samples || terms.Value != field {
				continue
			}
			unit, err := durations.Declare(terms.UnitOf(&o))
			switch {
			case err != nil || unit.Unit == 0 || unit.Unit == found:
			case found != 0:
				return 0
			default:
				found = unit.Unit
			}
		}
	}
	return cmp.Or(found, timeline.Second/1000)
}
