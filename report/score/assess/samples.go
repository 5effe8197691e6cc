package assess

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/samples"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

// SamplePlan says what all agreements need to know of the samples, so that these are read once and reduced as
// they stream by. It holds for every period; views are the clients' evidence in the order of the agreements.
func SamplePlan(
	agreements []*agreement.Agreement, views []*evidence.View, asOf timeline.Instant,
) (*sampling.Plan, error) {
	all := timeline.Interval{From: timeline.MinInstant, To: timeline.MaxInstant}
	var contexts []*measure.Context
	for i, a := range agreements {
		contexts = append(contexts, &measure.Context{
			Agreement: a, Window: all, AsOf: asOf, Evidence: views[i],
			Calendars: Calendars(a, timeline.Interval{}), Claims: fault.JudgeClaims(a, views[i], nil, asOf),
		})
	}
	var source func(uint32) string
	if len(views) > 0 {
		source = func(origin uint32) string { return views[0].All.Origins[origin].Source }
	}
	return samples.Plan(contexts, asOf, source)
}
