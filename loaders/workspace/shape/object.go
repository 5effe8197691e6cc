package shape

import (
	"strings"

	"github.com/invopop/jsonschema"
)

// Object is the table of a mapping with known keys that fills a T. Keys are read in the order of the
// table, whatever their order in the file, so that a key may rest on those above it.
type Object[T any] struct {
	Name  string // with its article, for messages: "an objective"
	Doc   string
	Begin func() T // the value with its defaults; nil: the zero value
	Keys  []Key[T]
	OneOf []string // exactly one of these keys must be there
	Done  func(r *Reader, at At, v *T)

	Foreign map[string]string // hints for keys that other objects have, by key: what to write instead
}

// Key is one key of an object.
type Key[T any] struct {
	Name, Doc string
	Schema    *jsonschema.Schema
	Must      bool
	set       func(r *Reader, n *Node, v *T) bool
}

// At finds the values of an object's keys, for checks that concern several of them.
type At struct {
	Node  *Node // the object
	given map[string]*Node
	good  map[string]*Node
}

// Given tells whether a key is there at all.
func (a At) Given(key string) bool { return a.given[key] != nil }

// Has tells whether a key is there and was read without a problem.
func (a At) Has(key string) bool { return a.good[key] != nil }

// Key is the node of a key's value; the object's own node when there is none.
func (a At) Key(key string) *Node {
	if n := a.given[key]; n != nil {
		return n
	}
	return a.Node
}

// Without lists those of some keys that are not there.
func (a At) Without(keys ...string) (list []string) {
	for _, key := range keys {
		if !a.Given(key) {
			list = append(list, key)
		}
	}
	return list
}

// Field is a key whose value goes where into points.
func Field[T, V any](key, doc string, s Of[V], into func(*T) *V) Key[T] {
	return FieldFor(key, doc, s.Schema, func(*T) Of[V] { return s }, into)
}

// FieldFor is a Field whose shape depends on the keys above it.
func FieldFor[T, V any](key, doc string, schema *jsonschema.Schema, choose func(*T) Of[V], into func(*T) *V) Key[T] {
	return Key[T]{Name: key, Doc: doc, Schema: schema, set: func(r *Reader, n *Node, v *T) bool {
		value, ok := choose(v).Read(r, n)
		if ok {
			*into(v) = value
		}
		return ok
	}}
}

// Each is a key whose value is put into several fields at once.
func Each[T, V any](key, doc string, s Of[V], put func(*T, V)) Key[T] {
	return Key[T]{Name: key, Doc: doc, Schema: s.Schema, set: func(r *Reader, n *Node, v *T) bool {
		value, ok := s.Read(r, n)
		if ok {
			put(v, value)
		}
		return ok
	}}
}

// Required is the same key, but it must be there.
func (k Key[T]) Required() Key[T] {
	k.Must = true
	return k
}

// Shape is the table as the shape of a value.
func (o Object[T]) Shape() Of[T] { return Of[T]{Schema: o.schema(), Read: o.read} }

func (o Object[T]) schema() *jsonschema.Schema {
	s := &jsonschema.Schema{
		Type: "object", Description: o.Doc, Properties: jsonschema.NewProperties(),
		AdditionalProperties: jsonschema.FalseSchema,
	}
	for _, k := range o.Keys {
		s.Properties.Set(k.Name, described(k.Schema, k.Doc))
		if k.Must {
			s.Required = append(s.Required, k.Name)
		}
	}
	for _, key := range o.OneOf {
		s.OneOf = append(s.OneOf, &jsonschema.Schema{Required: []string{key}})
	}
	return s
}

func (o Object[T]) names() []string {
	all := make([]string, len(o.Keys))
	for i, k := range o.Keys {
		all[i] = k.Name
	}
	return all
}

func (o Object[T]) read(r *Reader, n *Node) (v T, ok bool) {
	if o.Begin != nil {
		v = o.Begin()
	}
	if n.Kind != Mapping {
		r.Wrong(n, "a mapping with "+strings.Join(o.names(), ", "), "")
		return v, false
	}
	before := len(r.Problems)
	given := o.given(r, n)
	o.enter(r)
	good := map[string]*Node{}
	for _, k := range o.Keys {
		if at, is := given[k.Name]; is && r.under(k.Name, func() bool { return k.set(r, at, &v) }) {
			good[k.Name] = at
		}
	}
	r.outer = r.outer[:len(r.outer)-1]
	o.missing(r, n, given)
	if o.Done != nil {
		o.Done(r, At{n, given, good}, &v)
	}
	return v, !Failed(r.Problems[before:])
}

// enter remembers the keys of this object for hints about keys that stand in the wrong place.
func (o Object[T]) enter(r *Reader) {
	keys := make([]name, len(o.Keys))
	for i, k := range o.Keys {
		keys[i] = name{k.Name, k.Schema}
	}
	r.outer = append(r.outer, keys)
}

// given finds the object's keys and reports those that are unknown or there twice.
func (o Object[T]) given(r *Reader, n *Node) map[string]*Node {
	found := map[string]*Node{}
	known := map[string]bool{}
	for _, k := range o.Keys {
		known[k.Name] = true
	}
	eachKey(r, n, func(key, value *Node) {
		if !known[key.Value] {
			r.Problem(key, o.hintForKey(r, n, key.Value), "unknown key %s in %s", Quote(key.Value), o.Name)
			return
		}
		found[key.Value] = value
	})
	return found
}

// hintForKey is the hint for an unknown key: what to write instead, a near one, or the place where it belongs.
func (o Object[T]) hintForKey(r *Reader, n *Node, key string) string {
	if hint := o.Foreign[key]; hint != "" {
		return hint
	}
	var under []string
	for _, k := range o.Keys {
		switch {
		case !has(k.Schema, key):
		case n.Under(k.Name) != n:
			return key + " belongs under " + k.Name
		default:
			under = append(under, k.Name)
		}
	}
	if len(under) > 0 {
		return key + " belongs under " + Either(under)
	}
	if hint := Suggest(key, o.names()); hint != "" {
		return hint
	}
	for i := len(r.outer) - 1; i >= 0; i-- {
		for _, k := range r.outer[i] {
			if k.key == key {
				return key + " belongs further out: look at the indentation"
			}
		}
	}
	return "known are " + strings.Join(o.names(), ", ")
}

// has tells whether an object's schema knows a key.
func has(s *jsonschema.Schema, key string) bool {
	if s.Properties == nil {
		return false
	}
	_, ok := s.Properties.Get(key)
	return ok
}

// missing reports keys that must be there.
func (o Object[T]) missing(r *Reader, n *Node, given map[string]*Node) {
	for _, k := range o.Keys {
		if k.Must && given[k.Name] == nil {
			r.Problem(n, k.Name+": "+k.Doc, "%s needs the key %s", o.Name, k.Name)
		}
	}
	var there []string
	for _, key := range o.OneOf {
		if given[key] != nil {
			there = append(there, key)
		}
	}
	switch {
	case len(o.OneOf) == 0 || len(there) == 1:
	case len(there) == 0:
		r.Problem(n, "", "%s needs one of the keys %s", o.Name, Either(o.OneOf))
	default:
		r.Problem(n, "each of them needs its own", "%s has %s, only one of them is possible", o.Name,
			strings.Join(there, " and "))
	}
}

// eachKey visits the keys of a mapping once each.
func eachKey(r *Reader, n *Node, visit func(key, value *Node)) {
	first := map[string]*Node{}
	for i := 0; i+1 < len(n.Content) && !r.full(); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if before := first[key.Value]; before != nil {
			r.Problem(key, "", "the key %s is there twice, first in %s", Quote(key.Value), before.Place())
			continue
		}
		first[key.Value] = key
		if key.Value == "<<" {
			r.Problem(key, "write the keys out, so that the agreement can be read line by line", "merge keys are not used here")
			continue
		}
		visit(key, value)
	}
}
