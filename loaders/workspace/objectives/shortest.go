package objectives

import (
	"fmt"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/timeline"
)

// counted are the keys about how much of each outage counts.
func counted[T any](of func(*T) *agreement.Counted) []shape.Key[T] {
	return []shape.Key[T]{
		shape.Field("shortest", "an outage of which less than this is left without excused time does not count, such as "+
			"1m; every one does unless told",
			scalars.Duration(), func(v *T) *timeline.Micros { return &of(v).Shortest }),
		shape.Field("whole",
			"only full steps of this length of each outage count, such as 1m; every second does unless told",
			scalars.Duration(), func(v *T) *timeline.Micros { return &of(v).Whole }),
		shape.Field("grace", "the first part of each outage that never counts, such as 5m; none unless told",
			scalars.Duration(), func(v *T) *timeline.Micros { return &of(v).Grace }),
	}
}

// countedKeys are their names.
var countedKeys = []string{"shortest", "whole", "grace"}

// countsBy adds to a filter on outages that something of an outage counts: what is left of it without excused time is
// long enough, and longer than the part that never counts.
//
// Convention measures (event-shortest): *Counts and times of outages*: an outage of which less than the shortest length
// is left without excused time is no event and has no time to restore; exactly as much is enough. Of one that lasts the
// length is at least what has passed. Set by `objectives.count.shortest`, `objectives.statistic.shortest`.
//
// Convention measures (event-counted): *Counts and times of outages*: an outage of which a grace, or whole parts, leave
// nothing that counts is no event. Its time to restore is what counts of it, as for availability. Set by
// `objectives.count.whole`, `objectives.count.grace`, `objectives.statistic.whole`, `objectives.statistic.grace`.
func countsBy(where string, c agreement.Counted) string {
	least, than := max(c.Shortest, c.Grace+c.Whole), ">="
	switch {
	case c.Everything():
		return where
	case c.Whole == 0 && c.Grace >= c.Shortest:
		than = ">"
	}
	condition := fmt.Sprintf(`to - from %s duration("%ds")`, than, least/timeline.Second)
	if where == "" {
		return condition
	}
	return "(" + where + ") && " + condition
}

// checkCounted refuses keys about outages where nothing lasts.
func checkCounted(r *shape.Reader, at shape.At, of string) {
	for _, key := range countedKeys {
		if at.Has(key) && at.Has("of") && of != presets.Outages {
			r.Problem(at.Key(key), "leave it out", "%s means something only of: outages", key)
		}
	}
}

// notCounted say what to write instead of a key about how much of each outage counts, where the kind has none.
var notCounted = map[string]string{
	"shortest": `of outages write where: to - from >= duration("5m"); of cases none is too short`,
	"whole":    "a case takes the time that it takes, to the second",
	"grace":    "add it to the time that is promised; after: 15m in the credit is for time that pays nothing",
}
