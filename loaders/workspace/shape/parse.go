package shape

import (
	"bytes"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// Limits on one file. An agreement is a few kilobytes; what is larger is no agreement.
const (
	MaxBytes = 1 << 20
	maxDepth = 40
)

// Parse turns a file into its root node. ok is false when nothing can be read of it. Aliases, tags and
// keys that are no text are refused here, so that no later step can meet them.
func (r *Reader) Parse(data []byte) (root *yaml.Node, ok bool) {
	if len(data) > MaxBytes {
		r.Problems = append(r.Problems, Problem{File: r.File, Line: 1, Column: 1, Text: "the file is larger than 1 MiB",
			Hint: "is it an export? those are named under sources in slareport.yaml"})
		return nil, false
	}
	if p, bad := badBytes(data); bad {
		p.File = r.File
		r.Problems = append(r.Problems, p)
		return nil, false
	}
	var documents []yaml.Node
	if err := yaml.Load(data, &documents, yaml.WithAllDocuments()); err != nil {
		r.Problems = append(r.Problems, r.syntax(data, err))
		return nil, false
	}
	if len(documents) == 0 || len(documents[0].Content) == 0 {
		r.Problems = append(r.Problems, Problem{File: r.File, Line: 1, Column: 1, Text: "the file is empty"})
		return nil, false
	}
	if len(documents) > 1 {
		r.Problem(&documents[1], "one file holds one document: make the part after the second --- a file of its own",
			"the file holds %d documents", len(documents))
		return nil, false
	}
	root = documents[0].Content[0]
	return root, r.plain(root, 0)
}

// plain refuses what makes a YAML file mean more than it shows.
func (r *Reader) plain(n *yaml.Node, depth int) bool {
	ok := true
	switch {
	case depth > maxDepth:
		r.Problem(n, "", "nested more than %d levels deep", maxDepth)
		return false
	case n.Kind == yaml.AliasNode:
		r.Problem(n, "write the value out, so that the agreement can be read line by line", "found the alias *%s, which is not used here", shorten(n.Value))
		return false
	case n.Anchor != "":
		r.Problem(n, "remove &"+shorten(n.Anchor)+" and write the value out where it is needed", "found the anchor &%s, which is not used here", shorten(n.Anchor))
		ok = false
	case n.Style&yaml.TaggedStyle != 0:
		r.Problem(n, "remove it; put a text in quotes where need be", "found the tag %s, which is not used here", shorten(n.Tag))
		ok = false
	}
	for i, c := range n.Content {
		if r.full() {
			return false
		}
		if n.Kind == yaml.MappingNode && i%2 == 0 && c.Kind != yaml.ScalarNode && c.Kind != yaml.AliasNode {
			r.Problem(c, "quote a key that begins with [ or {", "a key must be a text, found %s", found(c))
			ok = false
			continue
		}
		ok = r.plain(c, depth+1) && ok
	}
	return ok
}

// badBytes finds the first byte that no YAML file in UTF-8 holds.
func badBytes(data []byte) (Problem, bool) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return Problem{Line: 1, Column: 1, Text: "the file is encoded in UTF-16, wanted UTF-8", Hint: "save it as UTF-8"}, true
	}
	line, column := 1, 1
	for i := 0; i < len(data); {
		c, size := utf8.DecodeRune(data[i:])
		switch {
		case c == utf8.RuneError && size == 1:
			return Problem{Line: line, Column: column, Text: "found a byte that is not UTF-8", Hint: "save the file as UTF-8"}, true
		case c == '\n':
			line, column = line+1, 0
		case c < ' ' && c != '\t' && c != '\r', c == 0x7f:
			return Problem{Line: line, Column: column, Text: "found a control character", Hint: "is this a text file?"}, true
		}
		i += size
		column++
	}
	return Problem{}, false
}
