package calendars

import (
	"slices"
	"strings"
	"time"

	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/calendar"
)

// always is the calendar that every agreement has: each instant counts.
const always = "always"

// List is the mapping of an agreement's calendars, each with its versions.
func List(s *scope.Scope) shape.Of[map[string][]calendar.Dated] {
	entries := shape.Entries(calendarName(), scope.Versions(calendarSpec(s)))
	return shape.Check(entries, func(
		r *shape.Reader, _ *shape.Node, list []shape.Entry[string, []scope.Version[calendar.Spec]],
	) (map[string][]calendar.Dated, bool) {
		all, ok := map[string][]calendar.Dated{}, true
		for _, e := range list {
			s.Calendars = append(s.Calendars, e.Key)
			for _, v := range e.Value {
				v.Value.Name = e.Key
				all[e.Key] = append(all[e.Key], calendar.Dated{From: v.From, Spec: v.Value})
			}
			if err := calendar.Check(all[e.Key]); err != nil {
				r.Problem(e.Node, "", "%s: %s", e.Key, strings.ReplaceAll(err.Error(), "\n", "; "))
				ok = false
			}
		}
		return all, ok
	})
}

// calendarName is a name that an agreement may give a calendar.
func calendarName() shape.Of[string] {
	return shape.Check(shape.Text(), func(r *shape.Reader, n *shape.Node, name string) (string, bool) {
		if name == always {
			r.Problem(n, "leave it out, or give yours another name",
				"the calendar always is there by itself: every instant counts")
			return "", false
		}
		return name, true
	})
}

// Name is a reference to a calendar of the agreement.
func Name(s *scope.Scope) shape.Of[string] {
	return shape.Check(shape.Text(), func(r *shape.Reader, n *shape.Node, name string) (string, bool) {
		if name == always || slices.Contains(s.Calendars, name) {
			return name, true
		}
		hint := shape.Suggest(name, append(slices.Clone(s.Calendars), always))
		if hint == "" {
			hint = "calendars stand under the key calendars; always is there by itself"
		}
		r.Problem(n, hint, "no calendar is called %s", shape.Quote(name))
		return "", false
	})
}

// hoursSpec is a calendar as it is written.
type hoursSpec struct {
	zone   *time.Location
	hours  [7][]calendar.ClockInterval
	closed closures
	days   []calendar.Day
}

// calendarSpec is the table of one version of a calendar.
func calendarSpec(s *scope.Scope) shape.Of[calendar.Spec] {
	type c = hoursSpec
	table := shape.Object[c]{
		Name:  "a calendar",
		Doc:   "Weekly hours with holidays. Versions go by date: {2026-01-01: {hours: …}, 2026-07-01: {hours: …}}.",
		Begin: func() c { return c{zone: s.Zone} },
		Keys: []shape.Key[c]{
			shape.Field("timezone", "zone of the hours; the agreement's unless told", scalars.Zone(),
				func(v *c) **time.Location { return &v.zone }),
			shape.Field("hours",
				"hours by day, such as {mon-thu: 08:00-18:00, fri: [08:00-12:00, 13:00-16:00]}; days that are not named are closed",
				weeklyHours(), func(v *c) *[7][]calendar.ClockInterval { return &v.hours }).Required(),
			shape.Field("holidays", "a country or state such as DE-BE, or a list of codes and own dates such as [DE-BE, "+
				"2026-12-24: Christmas Eve]; MM-DD is every year",
				holidays(), func(v *c) *closures { return &v.closed }),
			shape.Field("days", "dates with other hours, such as {2026-12-24: 08:00-12:00}; MM-DD is every year", otherDays(),
				func(v *c) *[]calendar.Day { return &v.days }),
		},
	}
	return shape.Map(table.Shape(), func(v c) calendar.Spec {
		return calendar.Spec{Zone: v.zone, Hours: v.hours, Regions: v.closed.regions, Holidays: v.closed.own, Days: v.days}
	})
}
