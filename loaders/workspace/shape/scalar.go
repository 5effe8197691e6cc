package shape

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/invopop/jsonschema"
)

// Limits on texts, in characters.
const (
	maxText  = 300
	maxProse = 4000
)

// Written is the text of a scalar as it stands in the file; wanted is what a message asks for instead.
func (r *Reader) Written(n *Node, wanted string) (string, bool) {
	if n.Kind != Scalar || n.Empty {
		r.Wrong(n, wanted, "")
		return "", false
	}
	return n.Value, true
}

// Text is a text of one line. What looks like a number or a date stays as it is written.
func Text() Of[string] { return text(1, maxText, false) }

// Cell is a Text or, in quotes, nothing.
func Cell() Of[string] { return text(0, maxText, false) }

// Prose is a text that may have several lines.
func Prose() Of[string] { return text(1, maxProse, true) }

func text(least uint64, limit int, lines bool) Of[string] {
	most := uint64(limit)
	return Of[string]{
		Schema: scalar(&jsonschema.Schema{MinLength: &least, MaxLength: &most}),
		Read: func(r *Reader, n *Node) (string, bool) {
			s, ok := r.Written(n, "a text")
			if !ok {
				return "", false
			}
			s = strings.TrimSpace(s)
			switch {
			case s == "" && least > 0:
				r.Wrong(n, "a text", "")
			case utf8.RuneCountInString(s) > limit:
				r.Problem(n, "", "the text has %d characters, at most %d are possible", utf8.RuneCountInString(s), limit)
			case strings.ContainsFunc(s, func(c rune) bool { return unicode.IsControl(c) && !(lines && isBreak(c)) }):
				r.Problem(n, "write it on one line", "the text holds a line break or a control character")
			default:
				return s, true
			}
			return "", false
		},
	}
}

func isBreak(c rune) bool { return c == '\n' || c == '\t' }

// Matching is a text of a form. wanted says which one in words, with an example.
func Matching(pattern, wanted string) Of[string] {
	form := regexp.MustCompile(pattern)
	return Of[string]{
		Schema: scalar(&jsonschema.Schema{Pattern: pattern}),
		Read: func(r *Reader, n *Node) (string, bool) {
			s, ok := r.Written(n, wanted)
			if ok && !form.MatchString(s) {
				r.Wrong(n, wanted, "")
				return "", false
			}
			return s, ok
		},
	}
}

// Parsed is a text that a function reads; where it cannot, it may give a hint.
func Parsed[T any](
	schema *jsonschema.Schema, wanted string, parse func(text string) (v T, hint string, ok bool),
) Of[T] {
	return Of[T]{
		Schema: schema,
		Read: func(r *Reader, n *Node) (v T, ok bool) {
			s, ok := r.Written(n, wanted)
			if !ok {
				return v, false
			}
			v, hint, ok := parse(s)
			if !ok {
				r.Wrong(n, wanted, hint)
			}
			return v, ok
		},
	}
}

// Whole is a whole number within bounds.
func Whole(least, most int) Of[int] {
	wanted := "a whole number from " + strconv.Itoa(least) + " to " + strconv.Itoa(most)
	return Parsed(wholeSchema(strconv.Itoa(least), strconv.Itoa(most)), wanted, func(s string) (int, string, bool) {
		n, err := strconv.Atoi(s)
		return n, "", err == nil && strings.Trim(s, "0123456789") == "" && n >= least && n <= most
	})
}

// Truth is yes or no.
func Truth() Of[bool] {
	return Of[bool]{
		Schema: &jsonschema.Schema{Enum: []any{true, false, "yes", "no"}},
		Read: func(r *Reader, n *Node) (bool, bool) {
			s, ok := r.Written(n, "yes or no")
			yes, no := s == "yes" || s == "true", s == "no" || s == "false"
			if ok && !yes && !no {
				r.Wrong(n, "yes or no", "")
			}
			return yes, yes || no
		},
	}
}

// Choice is one of some names.
func Choice[T ~string](names ...T) Of[T] {
	plain := make([]string, len(names))
	for i, v := range names {
		plain[i] = string(v)
	}
	return Named(plain, func(i int) T { return names[i] })
}

// Named is one of some names, each standing for a value.
func Named[T any](names []string, value func(i int) T) Of[T] {
	enum := make([]any, len(names))
	for i, v := range names {
		enum[i] = v
	}
	return Of[T]{
		Schema: &jsonschema.Schema{Enum: enum},
		Read: func(r *Reader, n *Node) (v T, ok bool) {
			s, ok := r.Written(n, Either(names))
			if !ok {
				return v, false
			}
			for i, name := range names {
				if s == name {
					return value(i), true
				}
			}
			r.Wrong(n, Either(names), Suggest(s, names))
			return v, false
		},
	}
}

// Either lists names as a sentence does: a, b or c.
func Either(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
