package scope

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

// IsDate tells whether a text looks like a date of ISO 8601.
func IsDate(s string) bool { return dateForm.MatchString(s) }

// Date is a day of the calendar such as 2026-01-31.
func Date() shape.Of[calendar.Date] {
	return shape.Parsed(shape.Exactly(datePattern), "a date such as 2026-01-31",
		func(s string) (calendar.Date, string, bool) {
			if !IsDate(s) {
				return calendar.Date{}, "write year, month and day: 2026-01-31", false
			}
			d, err := calendar.ParseDate(s)
			if err != nil {
				return calendar.Date{}, err.Error(), false
			}
			return d, "", true
		})
}

// Version is a value with the date it holds from; the zero Date is since ever.
type Version[T any] struct {
	From  calendar.Date // first day
	Value T             // from then on
}

// Versions is a value, or a mapping from dates to values.
func Versions[T any](value shape.Of[T]) shape.Of[[]Version[T]] {
	dated := shape.Check(shape.Entries(Date(), value), inOrder[T])
	return shape.Of[[]Version[T]]{
		Schema: shape.AnyOf(value.Schema, versionsSchema(value.Schema)),
		Read: func(r *shape.Reader, n *shape.Node) ([]Version[T], bool) {
			if n.Kind == shape.Mapping && len(n.Content) > 0 && n.Content[0].Kind == shape.Scalar &&
				IsDate(n.Content[0].Value) {
				return dated.Read(r, n)
			}
			v, ok := value.Read(r, n)
			return []Version[T]{{Value: v}}, ok
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

func inOrder[T any](r *shape.Reader, n *shape.Node, list []shape.Entry[calendar.Date, T]) ([]Version[T], bool) {
	if len(list) > maxVersions {
		r.Problem(n, "", "there are %d versions, at most %d are possible", len(list), maxVersions)
		return nil, false
	}
	all := make([]Version[T], len(list))
	for i, e := range list {
		all[i] = Version[T]{e.Key, e.Value}
	}
	slices.SortFunc(all, func(a, b Version[T]) int { return strings.Compare(a.From.String(), b.From.String()) })
	return all, true
}

// Dated is versions whose dates are local midnights of the agreement. Something must hold from the
// agreement's begin on.
func Dated[T any](s *Scope, value shape.Of[T]) shape.Of[[]agreement.Dated[T]] {
	return shape.Check(Versions(value), func(
		r *shape.Reader, n *shape.Node, list []Version[T],
	) ([]agreement.Dated[T], bool) {
		all := make([]agreement.Dated[T], len(list))
		for i, v := range list {
			all[i] = agreement.Dated[T]{From: timeline.NoInstant, Value: v.Value}
			if !v.From.IsZero() {
				all[i].From = s.Midnight(v.From)
			}
		}
		if first := all[0].From; first.Known() && s.Begins.Known() && first > s.Begins {
			r.Problem(n, "date the first one at the agreement's begin or before",
				"nothing holds from %s, when the agreement begins, to %s",
				s.Begins.In(s.Zone).Format(time.DateOnly), list[0].From)
			return nil, false
		}
		return all, true
	})
}
