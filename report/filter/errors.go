package filter

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/expr-lang/expr/file"
	"github.com/lithammer/fuzzysearch/fuzzy"
)

// Error says what is wrong with an expression, and where in it. Line and Column count from 1, Column in
// characters; both are 0 when the expression as a whole is wrong.
type Error struct {
	Expression   string
	Line, Column int
	Text         string
	Hint         string // a likely mistake, "" for none
}

// Error gives the message with its place and hint.
func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "expression %q", e.Expression)
	switch {
	case e.Line > 1:
		fmt.Fprintf(&b, ", line %d, column %d", e.Line, e.Column)
	case e.Column > 0:
		fmt.Fprintf(&b, ", column %d", e.Column)
	}
	b.WriteString(": " + e.Text)
	if e.Hint != "" {
		b.WriteString(" (" + e.Hint + ")")
	}
	return b.String()
}

// locate turns an offset in characters into line and column.
func (e *Error) locate(offset int) {
	e.Line, e.Column = 1, 1
	for i, r := range []rune(e.Expression) {
		switch {
		case i == offset:
			return
		case r == '\n':
			e.Line, e.Column = e.Line+1, 1
		default:
			e.Column++
		}
	}
}

// explain puts an error of the library into the words of this project.
func explain(expression string, err error, fields []string) *Error {
	e := &Error{Expression: expression, Text: err.Error()}
	var at *file.Error
	if errors.As(err, &at) {
		e.Text = at.Message
		e.locate(at.From)
	}
	if name, unknown := strings.CutPrefix(e.Text, "unknown name "); unknown {
		e.unknownName(name, fields)
		return e
	}
	for _, s := range sayings {
		e.Text = s.pattern.ReplaceAllString(e.Text, s.text)
	}
	for _, h := range hints {
		if strings.Contains(e.Text, h.about) {
			e.Hint = h.hint
		}
	}
	return e
}

// sayings are the library's words and ours.
var sayings = []struct {
	pattern *regexp.Regexp
	text    string
}{
	{regexp.MustCompile(`\b\*?filter\.exactNumber\b|\bint\b|\bfloat64\b`), "number"},
	{
		regexp.MustCompile(`^invalid (?:integer|float|hex|binary|octal) literal: .*: value out of range$`),
		"a number has at most 18 digits before the point",
	},
	{regexp.MustCompile(`\bfilter\.timeLength\b`), "length of time"},
	{regexp.MustCompile(`\bfilter\.moment\b`), "time"},
	{regexp.MustCompile(`\bstring\b`), "text"},
	{regexp.MustCompile(`\bbool\b`), "true or false"},
	{regexp.MustCompile(`unexpected token EOF`), "it ends too early"},
	{regexp.MustCompile(`unexpected token \w+\("(.*)"\)`), "did not expect $1 here"},
}

var hints = []struct{ about, hint string }{
	{`did not expect = here`, "write == to compare"},
	{`did not expect AND here`, "write and, or, not in lower case"},
	{`did not expect OR here`, "write and, or, not in lower case"},
	{"mismatched types", "numbers stand without quotation marks, texts with them"},
	{"unknown", "both results of ?: must be numbers, or both texts"},
}

// unknownName suggests the field that was probably meant.
func (e *Error) unknownName(name string, fields []string) {
	e.Text = "there is no field " + name
	rest := string([]rune(e.Expression)[max(0, e.offset()):])
	for _, f := range fields {
		if dashed := strings.ReplaceAll(f, "_", "-"); dashed != f && strings.HasPrefix(rest, dashed) {
			e.Text, e.Hint = "there is no field "+dashed, "did you mean "+f+"?"
			return
		}
	}
	best, distance := "", len(name)/3+2
	for _, f := range slices.Concat(fields, functions, []string{"date", "duration"}) {
		if d := fuzzy.LevenshteinDistance(strings.ToLower(name), f); d < distance {
			best, distance = f, d
		}
	}
	if best != "" {
		e.Hint = "did you mean " + best + "?"
		return
	}
	e.Hint = fmt.Sprintf("write %q if it is a text; the fields are %s", name, strings.Join(fields, ", "))
}

// offset is where the error is, in characters of the expression.
func (e *Error) offset() int {
	line, column := 1, 1
	for i, r := range []rune(e.Expression) {
		if line == e.Line && column == e.Column {
			return i
		}
		if column++; r == '\n' {
			line, column = line+1, 1
		}
	}
	return 0
}
