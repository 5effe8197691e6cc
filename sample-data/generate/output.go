package main

import (
	"fmt"
	"strings"

	"github.com/slareport/slareport/sample-data/generate/files"
)

// output collects what the generator writes: files by their path in the workspace, places worth a look, truths.
type output struct {
	files  map[string][]byte
	sights []sight
	truths truths
}

// sight is a row that shows a rule.
type sight struct {
	path, sheet string
	row         int
	what        string
}

// place is the row as reports print it.
func (s sight) place() string {
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

// look adds a place worth a look; one of a kind is enough.
func (o *output) look(s sight) {
	for _, other := range o.sights {
		if other.path == s.path && other.about() == s.about() {
			return
		}
	}
	o.sights = append(o.sights, s)
}

// about is what a sight says, without the id of the record.
func (s sight) about() string {
	if _, rest, ok := strings.Cut(s.what, ": "); ok {
		return rest
	}
	return s.what
}
