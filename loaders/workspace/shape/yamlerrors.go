package shape

import (
	"bytes"
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"
)

// syntax tells a parser's error in words for people who write agreements, not parsers.
func (r *Reader) syntax(data []byte, err error) Problem {
	p := Problem{File: r.File, Text: strings.TrimPrefix(err.Error(), "yaml: ")}
	var load *yaml.LoadError
	if !errors.As(err, &load) {
		return p
	}
	mark := load.Mark
	p.Line, p.Column, p.Text = mark.Line, mark.Column, "not valid YAML: "+load.Message
	if column := tabIndent(data, mark.Line); column > 0 {
		p.Column, p.Text, p.Hint = column, "the line is indented with a tab", "indent with spaces"
		return p
	}
	for _, known := range complaints {
		if strings.Contains(load.Message, known.says) {
			p.Text, p.Hint = known.text, known.hint
			break
		}
	}
	opened := load.ContextMark
	if opened.Line > 0 && opened.Line < mark.Line && strings.Contains(load.ContextMsg, "scanning a quoted") {
		p.Line, p.Column = opened.Line, opened.Column
	}
	return p
}

// complaints are the usual errors of the parser and what to do about them. The order matters: the first
// that fits is told.
var complaints = []struct{ says, text, hint string }{
	{"mapping values are not allowed", "found a colon where none can stand",
		"a text with a colon and a space in it goes in quotes; keys of one mapping stand in one column"},
	{"found character that cannot start any token", "found a character that cannot begin a value",
		"put the text in quotes"},
	{"found unexpected end of stream", "the quotes that open here are never closed",
		"close them, on the same line if possible"},
	{"did not find expected ',' or ']'", "the list in [ ] is not closed, or lacks a comma", "write [a, b, c]"},
	{"did not find expected ',' or '}'", "the mapping in { } is not closed, or lacks a comma",
		"write {key: value, other: value}"},
	{"did not find expected key", misplaced, misplacedHint},
	{"did not find expected '-' indicator", misplaced, misplacedHint},
	{"could not find expected ':'", "this key has no colon", "write key: value"},
	{"unknown anchor", "found an alias, which is not used here",
		"write the value out; a text that begins with * goes in quotes"},
	{"exceeded max depth", "nested too deep", ""},
}

const (
	misplaced     = "this line belongs to nothing above it"
	misplacedHint = "look at the indentation: keys of one mapping stand in one column, and so do the - of one list"
)

// tabIndent is the column of a tab in the indentation of a line, 0 when there is none.
func tabIndent(data []byte, line int) int {
	lines := bytes.Split(data, []byte("\n"))
	if line < 1 || line > len(lines) {
		return 0
	}
	text := lines[line-1]
	indent := text[:len(text)-len(bytes.TrimLeft(text, " \t"))]
	return bytes.IndexByte(indent, '\t') + 1
}
