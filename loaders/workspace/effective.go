package workspace

import (
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// effective is from a first to a last day, both of which belong to it.
func (s *tables) effective() shape.Of[[2]timeline.Instant] {
	type days struct{ from, to calendar.Date }
	table := shape.Object[days]{
		Name: "effective", Doc: "The first and the last day on which the agreement holds.",
		Keys: []shape.Key[days]{
			shape.Field("from", "first day; open unless told", scope.Date(), func(v *days) *calendar.Date { return &v.from }),
			shape.Field("to", "last day; open unless told", scope.Date(), func(v *days) *calendar.Date { return &v.to }),
		},
		Done: func(r *shape.Reader, at shape.At, v *days) {
			if at.Has("from") && at.Has("to") && v.to.Before(v.from) {
				r.Problem(at.Key("to"), "to is the last day on which it holds", "%s is before %s, when the agreement begins", v.to,
					v.from)
			}
		},
	}
	return shape.Map(table.Shape(), func(v days) [2]timeline.Instant {
		span := [2]timeline.Instant{timeline.NoInstant, timeline.NoInstant}
		if !v.from.IsZero() {
			span[0] = s.Midnight(v.from)
			s.Begins = span[0]
		}
		if !v.to.IsZero() {
			span[1] = s.Midnight(v.to.AddDays(1))
		}
		return span
	})
}

// period is how long a period is.
func period() shape.Of[agreement.PeriodRule] {
	kinds := []calendar.Kind{calendar.Month, calendar.Week, calendar.Quarter, calendar.HalfYear, calendar.Year}
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.String()
	}
	named := shape.Named(
		names, func(i int) agreement.PeriodRule { return agreement.PeriodRule{Kind: kinds[i], StartDay: 1} },
	)
	shifted := shape.Object[agreement.PeriodRule]{
		Name: "period", Doc: "A month that begins on another day than the first.",
		Begin: func() agreement.PeriodRule { return agreement.PeriodRule{Kind: calendar.Month} },
		Keys: []shape.Key[agreement.PeriodRule]{
			shape.Field("month-from", "day of the month on which a period begins; the last day in a month that lacks it",
				shape.Whole(1, 31), func(v *agreement.PeriodRule) *int { return &v.StartDay }).Required(),
		},
	}.Shape()
	return shape.Of[agreement.PeriodRule]{
		Schema: shape.AnyOf(named.Schema, shifted.Schema),
		Read: func(r *shape.Reader, n *shape.Node) (agreement.PeriodRule, bool) {
			if n.Kind == shape.Mapping {
				return shifted.Read(r, n)
			}
			return named.Read(r, n)
		},
	}
}
