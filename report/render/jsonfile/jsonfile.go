// Package jsonfile writes the values that documents are drawn from, for other programs.
package jsonfile

import (
	"bytes"
	"io"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/words"
)

// Render writes report.json: UTF-8, indented, ending in a line break, the same in every language. The same
// report gives the same bytes.
func Render(w io.Writer, r *report.Report, _ *words.Catalogue) error { return encode(w, r) }

// Portfolio writes portfolio.json, what is computed over all clients, in the same way.
func Portfolio(p *portfolio.Portfolio, _ *words.Catalogue, emit func(name string, content []byte) error) error {
	var b bytes.Buffer
	if err := encode(&b, p); err != nil {
		return err
	}
	return emit("portfolio.json", b.Bytes())
}
