package objectives

import (
	"reflect"

	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/kinds/timeliness"
)

// kinds are the keys of which an objective has exactly one: the kinds of package kinds (rules §3). The terms of a kind
// are read by a table of their own, or else by the tags of their fields.
func Kinds(s *scope.Scope) (keys []shape.Key[agreement.Objective], names []string) {
	tables := map[string]shape.Key[agreement.Objective]{
		availability.Kind: kind(availabilityTerms(s)),
		timeliness.Kind:   kind(timelinessTerms(s)),
		share.Kind:        kind(shareTerms(s)),
		statistic.Kind:    kind(statisticTerms(s)),
		count.Kind:        kind(countTerms(s)),
	}
	for _, terms := range kinds.All() {
		key, known := tables[terms.Kind()]
		if !known {
			key = tagged(terms)
		}
		keys, names = append(keys, key), append(names, key.Name)
	}
	return keys, names
}

// kind is the key of a kind whose terms have a table.
func kind[V any, P interface {
	*V
	kinds.Terms
}](table shape.Of[V]) shape.Key[agreement.Objective] {
	terms := P(new(V))
	return shape.Each(terms.Kind(), terms.Doc(), table, func(o *agreement.Objective, v V) { putTerms(o, P(&v)) })
}

// putTerms gives an objective its terms. Of one with two kinds, which is said, no more can be said: it has none.
func putTerms(o *agreement.Objective, terms agreement.Terms) {
	if o.Terms != nil {
		terms = nil
	}
	o.Terms = terms
}

// tagged is the key of a kind whose fields say how they are written: `key:"of" doc:"record type that is counted"`.
// Such fields are texts, whole numbers, or true or false.
func tagged(terms kinds.Terms) shape.Key[agreement.Objective] {
	of := reflect.TypeOf(terms).Elem()
	table := shape.Object[reflect.Value]{
		Name: terms.Kind(), Doc: terms.Doc() + ".", Begin: func() reflect.Value { return reflect.New(of).Elem() },
	}
	for i := range of.NumField() {
		key, doc := of.Field(i).Tag.Get("key"), of.Field(i).Tag.Get("doc")
		switch of.Field(i).Type.Kind() {
		case reflect.String:
			table.Keys = append(
				table.Keys, shape.Each(key, doc, shape.Prose(), func(v *reflect.Value, x string) { v.Field(i).SetString(x) }),
			)
		case reflect.Int:
			table.Keys = append(
				table.Keys,
				shape.Each(key, doc, shape.Whole(0, 1_000_000), func(v *reflect.Value, x int) { v.Field(i).SetInt(int64(x)) }),
			)
		case reflect.Bool:
			table.Keys = append(
				table.Keys, shape.Each(key, doc, shape.Truth(), func(v *reflect.Value, x bool) { v.Field(i).SetBool(x) }),
			)
		}
	}
	return shape.Each(terms.Kind(), terms.Doc(), table.Shape(), func(o *agreement.Objective, v reflect.Value) {
		putTerms(o, v.Addr().Interface().(agreement.Terms))
	})
}
