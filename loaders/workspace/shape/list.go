package shape

import (
	"strings"

	"github.com/invopop/jsonschema"

	"github.com/slareport/slareport/report/evidence"
)

// Map reads one shape and makes another value of it.
func Map[T, V any](s Of[T], to func(T) V) Of[V] {
	return Check(s, func(_ *Reader, _ *Node, v T) (V, bool) { return to(v), true })
}

// Check reads a shape and looks at the value again, at its place.
func Check[T, V any](s Of[T], look func(r *Reader, n *Node, v T) (V, bool)) Of[V] {
	return Of[V]{Schema: s.Schema, Read: func(r *Reader, n *Node) (v V, ok bool) {
		read, ok := s.Read(r, n)
		if !ok {
			return v, false
		}
		return look(r, n, read)
	}}
}

// List is a list of one or more values.
func List[T any](item Of[T]) Of[[]T] {
	return Of[[]T]{
		Schema: listSchema(item.Schema),
		Read: func(r *Reader, n *Node) ([]T, bool) {
			if n.Kind != Sequence || len(n.Content) == 0 {
				r.Wrong(n, "a list with one item or more", "")
				return nil, false
			}
			return items(r, n, item)
		},
	}
}

// OneOrMore is a value or a list of them.
func OneOrMore[T any](item Of[T]) Of[[]T] {
	return Of[[]T]{
		Schema: AnyOf(item.Schema, listSchema(item.Schema)),
		Read: func(r *Reader, n *Node) ([]T, bool) {
			if n.Kind == Sequence && len(n.Content) > 0 {
				return items(r, n, item)
			}
			v, ok := item.Read(r, n)
			return []T{v}, ok
		},
	}
}

func listSchema(item *jsonschema.Schema) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "array", Items: item, MinItems: one()}
}

func items[T any](r *Reader, n *Node, item Of[T]) (list []T, ok bool) {
	ok = true
	for _, c := range n.Content {
		if r.full() {
			return nil, false
		}
		v, good := item.Read(r, c)
		list = append(list, v)
		ok = ok && good
	}
	return list, ok
}

// Unique refuses a list in which two items have the same name.
func Unique[T any](s Of[[]T], nameOf func(T) string) Of[[]T] {
	return Check(s, func(r *Reader, n *Node, list []T) ([]T, bool) {
		seen, ok := map[string]bool{}, true
		for i, v := range list {
			id := strings.ToLower(nameOf(v))
			if seen[id] {
				r.Problem(n.Content[i], "", "%s is there twice", Quote(nameOf(v)))
				ok = false
			}
			seen[id] = true
		}
		return list, ok
	})
}

// Entry is one entry of a mapping with free keys.
type Entry[K, V any] struct {
	Key   K
	Value V
	Node  *Node // of the key
}

// Entries is a mapping whose keys have a shape of their own, in the order of the file.
func Entries[K, V any](key Of[K], value Of[V]) Of[[]Entry[K, V]] {
	return Of[[]Entry[K, V]]{
		Schema: entriesSchema(key.Schema, value.Schema),
		Read: func(r *Reader, n *Node) (list []Entry[K, V], ok bool) {
			ok = r.EachEntry(n, func(k, v *Node) bool {
				e := Entry[K, V]{Node: k}
				keyed, valued := false, false
				e.Value, valued = value.Read(r, v)
				e.Key, keyed = key.Read(r, k)
				list = append(list, e)
				return keyed && valued
			})
			return list, ok
		},
	}
}

// EachEntry reads the entries of a mapping with free keys, of which there must be one or more. Problems
// with an entry are led by its key.
func (r *Reader) EachEntry(n *Node, read func(key, value *Node) bool) bool {
	if n.Kind != Mapping || len(n.Content) == 0 {
		r.Wrong(n, "a mapping with one key or more", "")
		return false
	}
	before, ok := len(r.Problems), true
	eachKey(r, n, func(k, v *Node) {
		ok = r.under(k.Value, func() bool { return read(k, v) }) && ok
	})
	return ok && !Failed(r.Problems[before:])
}

// entriesSchema binds names by what the key's schema asks of texts.
func entriesSchema(key, value *jsonschema.Schema) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "object", AdditionalProperties: value, MinProperties: one()}
	if key.Pattern != "" || len(key.Enum) > 0 {
		s.PropertyNames = &jsonschema.Schema{Pattern: key.Pattern, Enum: key.Enum}
	}
	return s
}

// Fold is a mapping from texts: its keys come as evidence.Fold makes them, and two that differ
// in case or space alone are a problem.
func Fold[V any](value Of[V]) Of[map[string]V] {
	return Check(Entries(Text(), value), func(r *Reader, _ *Node, list []Entry[string, V]) (map[string]V, bool) {
		all, ok := map[string]V{}, true
		for _, e := range list {
			key := evidence.Fold(e.Key)
			if _, twice := all[key]; twice {
				r.Problem(e.Node, "case does not count here", "the key %s is there twice", Quote(e.Key))
				ok = false
			}
			all[key] = e.Value
		}
		return all, ok
	})
}
