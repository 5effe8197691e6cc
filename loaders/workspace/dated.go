package workspace

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/invopop/jsonschema"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

const datePattern = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`

var dateForm = regexp.MustCompile(datePattern)

// date is a day of the calendar such as 2026-01-31.
func date() shape.Of[calendar.Date] {
	return shape.Parsed(shape.Exactly(datePattern), "a date such as 2026-01-31",
		func(s string) (calendar.Date, string, bool) {
			if !dateForm.MatchString(s) {
				return calendar.Date{}, "write year, month and day: 2026-01-31", false
			}
			d, err := calendar.ParseDate(s)
			if err != nil {
				return calendar.Date{}, err.Error(), false
			}
			return d, "", true
		})
}

// version is a value with the date it holds from; the zero Date is since ever.
type version[T any] struct {
	from  calendar.Date
	value T
}

// versions is a value, or a mapping from dates to values.
func versions[T any](value shape.Of[T]) shape.Of[[]version[T]] {
	dated := shape.Check(shape.Entries(date(), value), inOrder[T])
	return shape.Of[[]version[T]]{
		Schema: shape.AnyOf(value.Schema, versionsSchema(value.Schema)),
		Read: func(r *shape.Reader, n *shape.Node) ([]version[T], bool) {
			if n.Kind == shape.Mapping && len(n.Content) > 0 && n.Content[0].Kind == shape.Scalar &&
				dateForm.MatchString(n.Content[0].Value) {
				return dated.Read(r, n)
			}
			v, ok := value.Read(r, n)
			return []version[T]{{value: v}}, ok
		},
	}
}

// versionsSchema asks dates of the keys by their pattern, so that an editor tells the two forms apart.
func versionsSchema(value *jsonschema.Schema) *jsonschema.Schema {
	least := uint64(1)
	return &jsonschema.Schema{
		Type: "object", MinProperties: &least, AdditionalProperties: jsonschema.FalseSchema,
		PatternProperties: map[string]*jsonschema.Schema{datePattern: value},
	}
}

// maxVersions is how often a value may change: weekly for ten years.
const maxVersions = 520

func inOrder[T any](r *shape.Reader, n *shape.Node, list []shape.Entry[calendar.Date, T]) ([]version[T], bool) {
	if len(list) > maxVersions {
		r.Problem(n, "", "there are %d versions, at most %d are possible", len(list), maxVersions)
		return nil, false
	}
	all := make([]version[T], len(list))
	for i, e := range list {
		all[i] = version[T]{e.Key, e.Value}
	}
	slices.SortFunc(all, func(a, b version[T]) int { return strings.Compare(a.from.String(), b.from.String()) })
	return all, true
}

// dated is versions whose dates are local midnights of the agreement. Something must hold from the
// agreement's begin on.
func dated[T any](s *scope, value shape.Of[T]) shape.Of[[]agreement.Dated[T]] {
	return shape.Check(versions(value), func(
		r *shape.Reader, n *shape.Node, list []version[T],
	) ([]agreement.Dated[T], bool) {
		all := make([]agreement.Dated[T], len(list))
		for i, v := range list {
			all[i] = agreement.Dated[T]{From: timeline.NoInstant, Value: v.value}
			if !v.from.IsZero() {
				all[i].From = s.midnight(v.from)
			}
		}
		if first := all[0].From; first.Known() && s.begins.Known() && first > s.begins {
			r.Problem(n, "date the first one at the agreement's begin or before", "nothing holds from %s, when the agreement begins, to %s",
				s.begins.In(s.zone).Format(time.DateOnly), list[0].from)
			return nil, false
		}
		return all, true
	})
}
