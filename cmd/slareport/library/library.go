// Package library is the agreements that come with the program: published contracts in YAML, as a start for one's own.
//
// Each is a file of templates/agreements. Its first lines are comments: what it pays by, the source of its terms, and
// the exports that it needs.
package library

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/slareport/slareport/templates"
)

// Template is an agreement of the library.
type Template struct {
	Name   string   `json:"name"` // of its file, without .yaml
	About  string   `json:"about"`
	Source string   `json:"source"`
	Needs  []string `json:"needs"`           // record types of slareport.yaml
	Table  *Table   `json:"table,omitempty"` // that the agreement reads; nil for none
	Text   string   `json:"text"`
}

// Table is a table of items that an agreement reads, with a row to begin with.
type Table struct {
	Path string `json:"path"` // in the workspace
	Head string `json:"head"`
	Row  string `json:"row"`
}

const folder = "agreements"

// All lists the templates by name.
func All() ([]Template, error) {
	files, err := templates.Agreements.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	all := make([]Template, 0, len(files))
	for _, f := range files {
		text, err := templates.Agreements.ReadFile(path.Join(folder, f.Name()))
		if err != nil {
			return nil, err
		}
		t, err := parse(strings.TrimSuffix(f.Name(), ".yaml"), string(text))
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b Template) int { return cmp.Compare(a.Name, b.Name) })
	return all, nil
}

// parse reads the comments at the top of a template.
func parse(name, text string) (Template, error) {
	lines := strings.SplitN(text, "\n", 4)
	if len(lines) < 4 {
		return Template{}, fmt.Errorf("the template %s is too short", name)
	}
	about, isComment := strings.CutPrefix(lines[0], "# ")
	source, hasSource := strings.CutPrefix(lines[1], "# Source: ")
	needs, hasNeeds := strings.CutPrefix(lines[2], "# Needs: ")
	if !isComment || !hasSource || !hasNeeds {
		return Template{}, fmt.Errorf("the template %s begins with something else than what it is, Source and Needs", name)
	}
	t := Template{Name: name, About: about, Source: source, Needs: strings.Split(needs, ", "), Text: text}
	if table, has := strings.CutPrefix(lines[3], "# Table: "); has {
		table, _, _ = strings.Cut(table, "\n")
		words := strings.Fields(table)
		if len(words) != 3 {
			return Template{}, fmt.Errorf("the template %s names no file, head and row of its table", name)
		}
		t.Table = &Table{words[0], words[1], words[2]}
	}
	return t, nil
}
