package objectives

import (
	"strings"

	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
)

// keyed is a value for the cases that match, as it is written by some fields; without a key it is for all others.
type keyed[V any] struct {
	targets.Within
	value V
	node  *shape.Node
}

// fields are those by which the target and the calendar may vary.
func (v *timed) fields() []string {
	if v.By == "" {
		return v.pick(ticketKeys, outageKeys)[:1]
	}
	return strings.Split(v.By, "/")
}

// byFields is one value for all cases, or one by the values of some fields. alone tells a mapping that is one value.
func byFields[V any](fields []string, one shape.Of[V], alone func(*shape.Node) bool) shape.Of[[]keyed[V]] {
	several := shape.Check(shape.Entries(shape.Text(), one), func(
		r *shape.Reader, _ *shape.Node, list []shape.Entry[string, V],
	) ([]keyed[V], bool) {
		return inKeys(r, fields, list)
	})
	return shape.Of[[]keyed[V]]{
		Schema: shape.AnyOf(one.Schema, several.Schema),
		Read: func(r *shape.Reader, n *shape.Node) ([]keyed[V], bool) {
			if n.Kind == shape.Mapping && !alone(n) {
				return several.Read(r, n)
			}
			value, ok := one.Read(r, n)
			return []keyed[V]{{value: value, node: n}}, ok
		},
	}
}

// inKeys gives the values by some fields; the one for all others comes last.
func inKeys[V any](r *shape.Reader, fields []string, list []shape.Entry[string, V]) (all []keyed[V], ok bool) {
	var last []keyed[V]
	seen := map[string]bool{}
	ok = true
	for _, e := range list {
		id := strings.ToLower(e.Key)
		if seen[id] {
			r.Problem(e.Node, "case does not count here", "the key %s is there twice", shape.Quote(e.Key))
			ok = false
		}
		seen[id] = true
		if id == rest {
			last = []keyed[V]{{value: e.Value, node: e.Node}}
			continue
		}
		w, hint := matching(fields, e.Key)
		if hint != "" {
			r.Problem(e.Node, hint, "the key %s needs one value for each of %s", shape.Quote(e.Key), strings.Join(fields, "/"))
			ok = false
		}
		all = append(all, keyed[V]{w, e.Value, e.Node})
	}
	return append(all, last...), ok
}

// within is one target time or one by the values of some fields.
func within(s *scope.Scope, v *timed) shape.Of[[]targets.Within] {
	alone := func(n *shape.Node) bool { return len(n.Content) > 0 && scope.IsDate(n.Content[0].Value) }
	return shape.Map(byFields(
		v.fields(), scope.Dated(s, scalars.Allowance()), alone,
	), func(list []keyed[[]agreement.Dated[targets.Allowance]]) []targets.Within {
		all := make([]targets.Within, len(list))
		for i, k := range list {
			all[i] = k.Within
			all[i].Allowances = k.value
		}
		return all
	})
}
