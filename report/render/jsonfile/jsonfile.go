// Package jsonfile writes the report value itself, for other programs.
package jsonfile

import (
	"encoding/json"
	"io"

	"github.com/slareport/slareport/report"
)

// Render writes report.json: UTF-8, indented, ending in a line break. The same report gives the same bytes.
func Render(w io.Writer, r *report.Report) error {
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
