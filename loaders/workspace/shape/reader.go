package shape

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/invopop/jsonschema"
)

// Of is the shape of a value: how it is read and what the schema says about it. Read reports what is
// wrong to the Reader and returns false.
type Of[T any] struct {
	Schema *jsonschema.Schema
	Read   func(r *Reader, n *Node) (T, bool)
}

// Reader collects what is wrong in one file.
type Reader struct {
	File     string
	Problems []Problem
	key      string   // whose value is being read
	outer    [][]name // keys of the enclosing objects, the outermost first
}

// name is a key that an object knows.
type name struct {
	key    string
	schema *jsonschema.Schema
}

// Problem reports what is wrong at a node; the text is led by the key whose value it is.
func (r *Reader) Problem(n *Node, hint, format string, args ...any) {
	r.report(n, hint, fmt.Sprintf(format, args...), false)
}

// Warn reports what is doubtful at a node.
func (r *Reader) Warn(n *Node, hint, format string, args ...any) {
	r.report(n, hint, fmt.Sprintf(format, args...), true)
}

// Wrong reports a value that is not what was wanted.
func (r *Reader) Wrong(n *Node, wanted, hint string) {
	r.Problem(n, hint, "found %s, wanted %s", found(n), wanted)
}

// MostProblems is how many problems of a file are told; what has more is no agreement, or every line of it
// is wrong in the same way.
const MostProblems = 300

// full tells whether nothing more is told, so that nothing more need be read.
func (r *Reader) full() bool { return len(r.Problems) > MostProblems }

func (r *Reader) report(n *Node, hint, text string, warning bool) {
	switch {
	case r.full():
		return
	case len(r.Problems) == MostProblems:
		text, hint, warning = "there are more problems from here on, which are not told", "", false
	case r.key != "":
		text = r.key + ": " + text
	}
	r.Problems = append(r.Problems, Problem{r.File, n.Sheet, n.Line, n.Column, text, hint, warning})
}

// under reads the value of a key: problems inside are led by its name.
func (r *Reader) under(key string, read func() bool) bool {
	before := r.key
	r.key = shorten(key)
	ok := read()
	r.key = before
	return ok
}

// Of is the reader for problems about a key of the object at hand, which are led by its name.
func (r *Reader) Of(key string, tell func()) {
	r.under(key, func() bool {
		tell()
		return true
	})
}

// found describes a node for a message.
func found(n *Node) string {
	switch {
	case n.Kind == Mapping && len(n.Content) == 0:
		return "an empty mapping"
	case n.Kind == Mapping:
		return "a mapping"
	case n.Kind == Sequence && len(n.Content) == 0:
		return "an empty list"
	case n.Kind == Sequence:
		return "a list"
	case n.Empty:
		return "nothing"
	}
	return Quote(n.Value)
}

// Quote shows a text of the file in a message, shortened when long.
func Quote(text string) string { return strconv.Quote(shorten(text)) }

// longest is how many characters of a text a message shows.
const longest = 60

func shorten(text string) string {
	if utf8.RuneCountInString(text) <= longest {
		return text
	}
	return string([]rune(text)[:longest]) + "…"
}
