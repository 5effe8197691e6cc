package objectives

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/workspace/calendars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
)

// clockCalendars is the calendar of a clock, or one by the values of the fields by which the target varies.
func clockCalendars(s *scope.Scope, v *timed) shape.Of[[]keyed[string]] {
	return byFields(v.fields(), calendars.Name(s), func(*shape.Node) bool { return false })
}

// putCalendars gives every target the calendar of its cases. Cases that have a calendar of their own and share their
// target with others get a target of their own, so that each case has one entry that says both.
func (v *timed) putCalendars(r *shape.Reader, at shape.At) {
	if n := len(v.calendars); n > 0 && v.calendars[n-1].Key == "" {
		v.Calendar = v.calendars[n-1].value
		v.calendars = v.calendars[:n-1]
	}
	for i := range v.Within {
		w := &v.Within[i]
		if k := slices.IndexFunc(v.calendars, func(c keyed[string]) bool {
			return strings.EqualFold(c.Label(),
				w.Label())
		}); k >= 0 {
			w.Calendar = v.calendars[k].value
			v.calendars = slices.Delete(v.calendars, k, k+1)
		} else if v.Calendar == "" {
			r.Problem(
				at.Key("calendar"), "add "+rest+": always, or the calendar that you mean", "no calendar is named for %s",
				v.describeCases(w),
			)
		}
	}
	v.splitTargets(r)
}

// describeCases names the cases of a target in a message.
func (v *timed) describeCases(w *targets.Within) string {
	if w.Key == "" {
		return "the other cases"
	}
	return shape.Quote(w.Label())
}

// splitTargets makes targets of their own for the calendars that are left.
func (v *timed) splitTargets(r *shape.Reader) {
	last := len(v.Within) - 1
	for _, c := range v.calendars {
		if v.Within[last].Key != "" {
			r.Problem(
				c.node, shape.Suggest(c.Label(), labels(v.Within)), "the key within has no target for %s", shape.Quote(c.Label()),
			)
			continue
		}
		w := c.Within
		w.Calendar, w.Allowances = c.value, v.Within[last].Allowances
		v.Within = slices.Insert(v.Within, last, w)
		last++
	}
}

func labels(list []targets.Within) (names []string) {
	for i := range list {
		names = append(names, list[i].Label())
	}
	return names
}
