package sources

import (
	"slices"

	"github.com/invopop/jsonschema"
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace/shape"
)

// byRecord holds values by record type, perField by record type and field.
type (
	byRecord[V any] map[string]V
	perField[V any] map[string]map[string]V
)

// fieldsKey is a key with a mapping from fields; the record types are known by then.
func fieldsKey[V any](key, doc string, value shape.Of[V], into func(*export) *perField[V]) shape.Key[export] {
	return checkedFieldsKey(key, doc, value, nil, into)
}

// checkedFieldsKey is a fieldsKey whose values not every field takes: refuse says what is wrong, or nothing.
func checkedFieldsKey[V any](
	key, doc string, value shape.Of[V], refuse func(presets.Field, V) (what, hint string),
	into func(*export) *perField[V],
) shape.Key[export] {
	doc += "; or first by record type where a source has several"
	return shape.FieldFor(key, doc, fieldsSchema(value.Schema), func(v *export) shape.Of[perField[V]] {
		return fieldValues(v.types, value, refuse)
	}, into)
}

// fieldValues is a mapping from fields to values, for every record type that has the field; under the
// name of a record type it is for that one alone.
func fieldValues[V any](
	types []string, value shape.Of[V], refuse func(presets.Field, V) (what, hint string),
) shape.Of[perField[V]] {
	return shape.Of[perField[V]]{Read: func(r *shape.Reader, n *shape.Node) (perField[V], bool) {
		all := perField[V]{}
		add := func(within []string) func(key, at *shape.Node) bool {
			return func(key, at *shape.Node) bool {
				v, ok := value.Read(r, at)
				if !ok || !knownField(r, key, within) {
					return false
				}
				for _, t := range withField(within, key.Value) {
					if !accepted(r, at, t, key.Value, v, refuse) {
						return false
					}
					if all[t] == nil {
						all[t] = map[string]V{}
					}
					all[t][key.Value] = v
				}
				return true
			}
		}
		ok := r.EachEntry(n, func(key, at *shape.Node) bool {
			if at.Kind == shape.Mapping && slices.Contains(types, key.Value) {
				return r.EachEntry(at, add([]string{key.Value}))
			}
			return add(types)(key, at)
		})
		return all, ok
	}}
}

// accepted tells whether a field of a record type takes a value.
func accepted[V any](
	r *shape.Reader, at *shape.Node, record, field string, v V, refuse func(presets.Field, V) (what, hint string),
) bool {
	if refuse == nil {
		return true
	}
	known, _ := presets.RecordOf(record)
	f, _ := known.Field(field)
	what, hint := refuse(f, v)
	if what != "" {
		r.Problem(at, hint, "%s", what)
	}
	return what == ""
}

// perRecord is a mapping from the source's record types to values.
func perRecord[V any](types []string, value func(record string) shape.Of[V]) shape.Of[byRecord[V]] {
	return shape.Of[byRecord[V]]{
		Schema: namesSchema(recordNames(), value("").Schema),
		Read: func(r *shape.Reader, n *shape.Node) (byRecord[V], bool) {
			all := byRecord[V]{}
			ok := r.EachEntry(n, func(key, at *shape.Node) bool {
				if !slices.Contains(types, key.Value) {
					r.Problem(key, shape.Suggest(key.Value, types), "the source has no record type %s", shape.Quote(key.Value))
					return false
				}
				v, ok := value(key.Value).Read(r, at)
				all[key.Value] = v
				return ok
			})
			return all, ok
		},
	}
}

// withField lists those of the record types that have a field.
func withField(types []string, field string) (some []string) {
	for _, t := range types {
		record, _ := presets.RecordOf(t)
		if _, ok := record.Field(field); ok {
			some = append(some, t)
		}
	}
	return some
}

// knownField refuses a field that none of the record types has.
func knownField(r *shape.Reader, key *shape.Node, types []string) bool {
	if len(withField(types, key.Value)) > 0 || len(types) == 0 {
		return true
	}
	var names []string
	for _, t := range types {
		names = append(names, fieldNames(t)...)
	}
	hint := shape.Suggest(key.Value, names)
	if hint == "" {
		hint = "fields are " + shape.Either(names)
	}
	r.Problem(key, hint, "%s have no field %s", shape.Either(types), shape.Quote(key.Value))
	return false
}

func fieldNames(record string) []string {
	known, _ := presets.RecordOf(record)
	names := make([]string, len(known.Fields))
	for i, f := range known.Fields {
		names[i] = f.Name
	}
	return names
}

// fieldsSchema lists every field of every record type, and the record types themselves.
func fieldsSchema(value *jsonschema.Schema) *jsonschema.Schema {
	var fields []string
	for _, record := range recordNames() {
		fields = append(fields, fieldNames(record)...)
	}
	slices.Sort(fields)
	fields = slices.Compact(fields)
	outer := append(slices.Clone(fields), recordNames()...)
	slices.Sort(outer)
	return namesSchema(slices.Compact(outer), shape.AnyOf(value, namesSchema(fields, value)))
}

// namesSchema is a mapping whose keys are some names.
func namesSchema(names []string, value *jsonschema.Schema) *jsonschema.Schema {
	least := uint64(1)
	return &jsonschema.Schema{
		Type: "object", MinProperties: &least, AdditionalProperties: value, PropertyNames: shape.Choice(names...).Schema,
	}
}
