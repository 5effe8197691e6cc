// Package jsonfile writes the report value itself, for other programs.
package jsonfile

import (
	"encoding/json"
	"io"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// Render writes report.json: UTF-8, indented, ending in a line break, the same in every language. The same
// report gives the same bytes.
func Render(w io.Writer, r *report.Report, _ *words.Catalogue) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// Read reads what Render wrote.
func Read(src io.Reader) (*report.Report, error) {
	r := new(report.Report)
	return r, json.NewDecoder(src).Decode(r)
}
