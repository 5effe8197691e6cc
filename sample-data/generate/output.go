package main

import (
	"fmt"
	"strings"

	"github.com/slareport/slareport/sample-data/generate/files"
)

// output collects what the generator writes: files by their path in the workspace, places worth a look, truths.
type output struct {
	files    map[string][]byte
	examples []example
	truths   truths
}

// example is a row that shows a rule.
type example struct {
	path, sheet string
	row         int
	what        string
}

// place is the row as reports print it.
func (s example) place() string {
	if s.sheet != "" {
		return fmt.Sprintf("%s:%s!%d", s.path, s.sheet, s.row)
	}
	return fmt.Sprintf("%s:%d", s.path, s.row)
}

// file adds a text file to a source, with so many lines of heads above its rows.
func (o *output) file(t *files.Text, source string, heads int) {
	o.files[t.Path] = t.Bytes()
	o.account(source).Rows += t.Rows - heads
}

// account is the account of a source.
func (o *output) account(source string) *account {
	for _, a := range o.truths.Sources {
		if a.Source == source {
			return a
		}
	}
	a := &account{Source: source}
	o.truths.Sources = append(o.truths.Sources, a)
	return a
}

// addExample adds a place worth a look; one of a kind is enough.
func (o *output) addExample(s example) {
	for _, other := range o.examples {
		if other.path == s.path && other.about() == s.about() {
			return
		}
	}
	o.examples = append(o.examples, s)
}

// about is what a example says, without the id of the record.
func (s example) about() string {
	if _, rest, ok := strings.Cut(s.what, ": "); ok {
		return rest
	}
	return s.what
}
