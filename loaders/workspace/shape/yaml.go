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

// Parse turns a YAML file into its root node. ok is false when nothing can be read of it. Aliases, tags and keys that
// are no text are refused here, so that no later step can meet them.
func (r *Reader) Parse(data []byte) (root *Node, ok bool) {
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
		r.Problem(&Node{Line: documents[1].Line, Column: documents[1].Column},
			"one file holds one document: make the part after the second --- a file of its own",
			"the file holds %d documents", len(documents))
		return nil, false
	}
	return r.node(documents[0].Content[0], 0)
}

// node makes a Node of a YAML one and refuses what makes a YAML file mean more than it shows.
func (r *Reader) node(y *yaml.Node, depth int) (n *Node, ok bool) {
	n = &Node{Kind: kindOf(y), Value: y.Value, Empty: isEmpty(y), Line: y.Line, Column: y.Column}
	ok = true
	switch {
	case depth > maxDepth:
		r.Problem(n, "", "nested more than %d levels deep", maxDepth)
		return n, false
	case y.Kind == yaml.AliasNode:
		r.Problem(n, "write the value out, so that the agreement can be read line by line",
			"found the alias *%s, which is not used here", shorten(y.Value))
		return n, false
	case y.Anchor != "":
		r.Problem(n, "remove &"+shorten(y.Anchor)+" and write the value out where it is needed",
			"found the anchor &%s, which is not used here", shorten(y.Anchor))
		ok = false
	case y.Style&yaml.TaggedStyle != 0:
		r.Problem(n, "remove it; put a text in quotes where need be", "found the tag %s, which is not used here",
			shorten(y.Tag))
		ok = false
	}
	for i, c := range y.Content {
		if r.full() {
			return n, false
		}
		if isKey := n.Kind == Mapping && i%2 == 0; isKey && kindOf(c) != Scalar {
			key := &Node{Kind: kindOf(c), Content: make([]*Node, len(c.Content)), Line: c.Line, Column: c.Column}
			r.Problem(key, "quote a key that begins with [ or {", "a key must be a text, found %s", found(key))
			ok = false
			continue
		}
		child, good := r.node(c, depth+1)
		n.Content, ok = append(n.Content, child), good && ok
	}
	return n, ok
}

func kindOf(y *yaml.Node) Kind {
	switch y.Kind {
	case yaml.MappingNode:
		return Mapping
	case yaml.SequenceNode:
		return Sequence
	}
	return Scalar
}

// isEmpty tells whether nothing is written. In quotes or as a block, nothing is a text.
func isEmpty(y *yaml.Node) bool {
	const quoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	return y.Kind == yaml.ScalarNode && y.Style&quoted == 0 && (y.Tag == "!!null" || y.Value == "")
}

// badBytes finds the first byte that no YAML file in UTF-8 holds.
func badBytes(data []byte) (Problem, bool) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return Problem{
			Line: 1, Column: 1, Text: "the file is encoded in UTF-16, wanted UTF-8", Hint: "save it as UTF-8",
		}, true
	}
	line, column := 1, 1
	for i := 0; i < len(data); {
		c, size := utf8.DecodeRune(data[i:])
		switch {
		case c == utf8.RuneError && size == 1:
			return Problem{
				Line: line, Column: column, Text: "found a byte that is not UTF-8", Hint: "save the file as UTF-8",
			}, true
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
