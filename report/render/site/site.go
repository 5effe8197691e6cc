// Package site draws the executive pages: a page over all clients and one per client, with charts by echarts.
//
// Nothing from the data reaches a script as code: chart options are JSON in blocks that the one constant script
// parses, and every text goes through the escaping of html/template. A content security policy forbids the rest.
// Without scripts every page is still whole; they add the charts, search, filters and sorting.
package site

import (
	"bytes"
	"html/template"
	"io"
	"slices"
	"sync"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/words"
	"github.com/slareport/slareport/templates"
)

// Options are what the one who builds chose. The zero value is good.
type Options struct {
	Single bool // a page holds its style and scripts; nothing stands beside it
	// Beside are the documents that a client's page links to, by their names from its folder: report.pdf,
	// penalties.xlsx, message.eml, report.json and ../index.html; nil: all of them.
	Beside []string
}

// has tells whether a document stands beside a client's page.
func (o Options) has(name string) bool { return o.Beside == nil || slices.Contains(o.Beside, name) }

// pages parses the templates once.
var pages = sync.OnceValues(func() (*template.Template, error) {
	return template.ParseFS(
		templates.HTML, "html/page.html", "html/index.html", "html/summary.html", "html/objective.html", "html/misses.html",
	)
})

// Summary draws a client's page.
func Summary(w io.Writer, r *report.Report, c *words.Catalogue, o Options) error {
	t, err := pages()
	if err != nil {
		return err
	}
	page, err := summaryOf(r, c, o)
	if err != nil {
		return err
	}
	return t.ExecuteTemplate(w, "summary.html", page)
}

// Portfolio draws the page over all clients and hands it to emit.
func Portfolio(
	p *portfolio.Portfolio, c *words.Catalogue, o Options, emit func(name string, content []byte) error,
) error {
	t, err := pages()
	if err != nil {
		return err
	}
	page, err := indexOf(p, c, o)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "index.html", page); err != nil {
		return err
	}
	return emit("index.html", b.Bytes())
}
