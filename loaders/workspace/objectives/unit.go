package objectives

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/kinds/daily"
	"github.com/slareport/slareport/report/kinds/statistic"
)

// CheckUnit refuses a length of time in a unit that is none. What a formula gives is known to package filter; one
// that it does not understand is told there.
func CheckUnit(r *shape.Reader, at shape.At, o *agreement.Objective) {
	if days, every := o.Terms.(*daily.Terms); every {
		inner := days.Day(o)
		o = &inner
	}
	terms, is := o.Terms.(*statistic.Terms)
	if !is || !at.Has("target") || !isTime(terms) {
		return
	}
	unit := terms.UnitOf(o)
	if _, known := agreement.TimeUnit(unit); known {
		return
	}
	hint := "write the unit into the target or the statistic, such as at most 4 h"
	if near := shape.Suggest(unit, []string{"ms", "s", "min", "h", "d"}); near != "" {
		hint = near
	}
	r.Problem(
		at.Key("target"), hint, "%s is a length of time: its unit is %s, found %s", shape.Quote(terms.Value),
		agreement.TimeUnits, shape.Quote(unit),
	)
}

// isTime tells whether the values of a statistic are lengths of time. Those of samples are in the unit of their
// column, whatever the agreement calls it.
func isTime(s *statistic.Terms) bool {
	switch {
	case s.Of == presets.Samples:
		return false
	case s.Of == presets.Outages && s.Value == statistic.BetweenFailures:
		return true
	}
	return filter.Check(s.Of, s.Formula(), filter.Length) == nil
}
