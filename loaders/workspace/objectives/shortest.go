package objectives

import (
	"fmt"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/timeline"
)

// shortest is the least length of an outage that counts: a condition on what is left of it without excused time, beside
// the filter on the records.
//
// Convention measures (event-shortest): *Counts and times of outages*: an outage of which less than the shortest length
// is left without excused time is no event and has no time to restore; exactly as much is enough. Of one that lasts the
// length is at least what has passed. Set by `objectives.count.shortest`, `objectives.statistic.shortest`.
func shortest[T any](where func(*T) *string) shape.Key[T] {
	return shape.Each("shortest", "an outage of which less than this is left without excused time does not count, such "+
		"as 5m; every one does unless told",
		scalars.Duration(), func(v *T, least timeline.Micros) {
			condition := fmt.Sprintf(`to - from >= duration("%ds")`, least/timeline.Second)
			if w := where(v); *w == "" {
				*w = condition
			} else {
				*w = "(" + *w + ") && " + condition
			}
		})
}

// checkShortest refuses the key where nothing lasts.
func checkShortest(r *shape.Reader, at shape.At, of string) {
	if at.Has("shortest") && at.Has("of") && of != presets.Outages {
		r.Problem(at.Key("shortest"), "leave it out", "shortest means something only of: outages")
	}
}
