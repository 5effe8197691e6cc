package jsonfile

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"iter"
	"reflect"
	"strings"
)

// encoder writes a value piece by piece, as encoding/json would write it with an indent of two spaces. encoding/json
// holds the whole text in memory, twice: a report with hundreds of thousands of misses has a text of gigabytes.
type encoder struct {
	w    *bufio.Writer
	leaf bytes.Buffer // a small value, as encoding/json writes it
	text bytes.Buffer // the same, indented
	err  error
}

// encode writes a value and a line break. Structs and lists of structs are written piece by piece, and must be tagged
// as encoding/json wants them, without its option string; everything else is one piece.
func encode(w io.Writer, value any) error {
	e := &encoder{w: bufio.NewWriterSize(w, 1<<16)}
	e.value(reflect.ValueOf(value), "\n")
	e.put("\n")
	if e.err != nil {
		return e.err
	}
	return e.w.Flush()
}

func (e *encoder) put(text string) {
	if e.err == nil {
		_, e.err = e.w.WriteString(text)
	}
}

// value writes a value whose lines begin with a line break and its indent.
func (e *encoder) value(v reflect.Value, line string) {
	for v.Kind() == reflect.Pointer && !v.IsNil() && !marshals(v.Type()) {
		v = v.Elem()
	}
	if list, ok := manyIn(v); ok {
		e.each(list.JSON(), line)
		return
	}
	switch {
	case e.err != nil:
	case v.Kind() == reflect.Struct && !marshals(v.Type()):
		e.object(v, line)
	case v.Kind() == reflect.Slice && !v.IsNil() && v.Len() > 0 && holdsStructs(v.Type()):
		e.list(v, line)
	case v.Kind() == reflect.String && plain(v.String()) && !marshals(v.Type()):
		e.put(`"`)
		e.put(v.String())
		e.put(`"`)
	default:
		e.piece(v, line)
	}
}

func (e *encoder) object(v reflect.Value, line string) {
	e.put("{")
	inner, before := line+"  ", ""
	e.fields(v, func(name string, field reflect.Value) {
		e.put(before + inner + `"` + name + `": `)
		e.value(field, inner)
		before = ","
	})
	if before != "" {
		e.put(line)
	}
	e.put("}")
}

// fields calls a function with each field that is written; those of embedded structs are the struct's own.
func (e *encoder) fields(v reflect.Value, write func(name string, field reflect.Value)) {
	for i := range v.NumField() {
		field, of := v.Field(i), v.Type().Field(i)
		tag, given := of.Tag.Lookup("json")
		name, options, _ := strings.Cut(tag, ",")
		switch {
		case of.Anonymous && !given:
			e.fields(field, write)
		case !of.IsExported() || tag == "-" || options == "omitempty" && empty(field):
		case name == "":
			write(of.Name, field)
		default:
			write(name, field)
		}
	}
}

func (e *encoder) list(v reflect.Value, line string) {
	inner, before := line+"  ", "["
	for i := range v.Len() {
		e.put(before + inner)
		e.value(v.Index(i), inner)
		before = ","
	}
	e.put(line + "]")
}

// encodedList is a list that is not held as one: its values are JSON already.
type encodedList interface{ JSON() iter.Seq[[]byte] }

func manyIn(v reflect.Value) (list encodedList, ok bool) {
	if v.Kind() == reflect.Struct && v.CanAddr() {
		list, ok = v.Addr().Interface().(encodedList)
	}
	return list, ok
}

func (e *encoder) each(values iter.Seq[[]byte], line string) {
	inner, before := line+"  ", "["
	for text := range values {
		if e.err != nil {
			return
		}
		e.put(before + inner)
		e.indented(text, inner)
		before = ","
	}
	if before == "[" {
		e.put("[]")
		return
	}
	e.put(line + "]")
}

// piece writes what is small enough to be held as a whole.
func (e *encoder) piece(v reflect.Value, line string) {
	e.leaf.Reset()
	one := json.NewEncoder(&e.leaf)
	one.SetEscapeHTML(false)
	if e.err = one.Encode(v.Interface()); e.err != nil {
		return
	}
	e.indented(bytes.TrimSuffix(e.leaf.Bytes(), []byte("\n")), line)
}

func (e *encoder) indented(text []byte, line string) {
	if e.err != nil {
		return
	}
	e.text.Reset()
	indent(&e.text, text, line)
	_, e.err = e.w.Write(e.text.Bytes())
}

// plain tells whether a text is written as it is: most are.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

var marshaler = reflect.TypeFor[json.Marshaler]()

func marshals(t reflect.Type) bool {
	return t.Implements(marshaler) || t.Kind() != reflect.Pointer && reflect.PointerTo(t).Implements(marshaler)
}

func holdsStructs(t reflect.Type) bool {
	of := t.Elem()
	for of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	return of.Kind() == reflect.Struct
}

// empty is what the option omitempty leaves out.
func empty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map, reflect.String, reflect.Array:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}
