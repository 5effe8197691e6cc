package words

import (
	"cmp"
	"slices"
	"strings"
)

// saying marks the keys of sentences that loaders write in English, since they know no reader's language:
// "said.the file is empty", with {0}, {1}, … for what differs.
const saying = "said."

// said is one such sentence: what stands between its places, and how the catalogue says it.
type said struct {
	parts []string
	text  string
}

// sayings lists the sentences of the catalogue's entries, those with the most words of their own first.
func sayings(entries map[string]string) []said {
	var list []said
	for key, text := range entries {
		if english, is := strings.CutPrefix(key, saying); is {
			list = append(list, said{between(english), text})
		}
	}
	own := func(s said) int { return len(strings.Join(s.parts, "")) }
	slices.SortFunc(list, func(a, b said) int {
		return cmp.Or(own(b)-own(a), slices.Compare(a.parts, b.parts))
	})
	return list
}

// between cuts a sentence at its places {0}, {1}, …, which stand in that order.
func between(text string) (parts []string) {
	for {
		before, rest, open := strings.Cut(text, "{")
		_, after, closed := strings.Cut(rest, "}")
		if !open || !closed {
			return append(parts, text)
		}
		parts, text = append(parts, before), after
	}
}

// Said gives a sentence that was written in English in the catalogue's language. What stands in its places is said
// likewise; a sentence that the catalogue does not list stays as it is.
func (c *Catalogue) Said(text string) string {
	for _, s := range c.sayings {
		if args, ok := s.match(text); ok {
			for i, a := range args {
				args[i] = c.Said(a.(string))
			}
			return filled(s.text, args)
		}
	}
	return text
}

// match finds what stands in the places; each is shorter than the text and holds something.
func (s *said) match(text string) (args []any, ok bool) {
	if len(s.parts) == 1 {
		return nil, text == s.parts[0]
	}
	rest, ok := strings.CutPrefix(text, s.parts[0])
	for _, part := range s.parts[1 : len(s.parts)-1] {
		if !ok {
			return nil, false
		}
		var arg string
		arg, rest, ok = strings.Cut(rest, part)
		args = append(args, arg)
	}
	last := s.parts[len(s.parts)-1]
	if !ok || !strings.HasSuffix(rest, last) {
		return nil, false
	}
	args = append(args, strings.TrimSuffix(rest, last))
	return args, len(text) > len(args[0].(string)) && !slices.Contains(args, any(""))
}
