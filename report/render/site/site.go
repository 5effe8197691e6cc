// Package site draws the executive pages: a page over all clients and one per client, with charts by echarts.
//
// Nothing from the data reaches a script as code: chart options are JSON in blocks that the one constant script
// parses, and every text goes through the escaping of html/template. A content security policy forbids the rest.
package site

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io"
	"sync"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
	"github.com/slareport/slareport/templates"
)

// pages parses the templates once.
var pages = sync.OnceValues(func() (*template.Template, error) {
	return template.ParseFS(templates.HTML, "html/*.html")
})

// Summary draws a client's page.
func Summary(w io.Writer, r *report.Report, c *words.Catalogue) error {
	t, err := pages()
	if err != nil {
		return err
	}
	page, err := summaryOf(r, c)
	if err != nil {
		return err
	}
	return t.ExecuteTemplate(w, "summary.html", page)
}

// assets are the files that pages refer to, by their place under assets/.
var assets = []struct {
	name, from string
	in         embed.FS
}{
	{"site.css", "html/site.css", templates.HTML}, {"site.js", "html/site.js", templates.HTML},
	{"echarts.min.js", "echarts/echarts.min.js", templates.Echarts},
	{"echarts-LICENSE.txt", "echarts/LICENSE", templates.Echarts}, {"echarts-NOTICE.txt", "echarts/NOTICE", templates.Echarts},
}

// Portfolio draws the page over all clients and hands it and the assets of the site to emit.
func Portfolio(all []*report.Report, c *words.Catalogue, emit func(name string, content []byte) error) error {
	t, err := pages()
	if err != nil {
		return err
	}
	page, err := indexOf(all, c)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "index.html", page); err != nil {
		return err
	}
	if err := emit("index.html", b.Bytes()); err != nil {
		return err
	}
	if err := emit("assets/palette.css", palette()); err != nil {
		return err
	}
	for _, a := range assets {
		content, err := a.in.ReadFile(a.from)
		if err != nil {
			return fmt.Errorf("asset %s: %w", a.name, err)
		}
		if err := emit("assets/"+a.name, content); err != nil {
			return err
		}
	}
	return nil
}
