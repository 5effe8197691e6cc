package pdf

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/render/palette"
	"github.com/slareport/slareport/report/render/pdf/finish"
	"github.com/slareport/slareport/report/render/pdf/fonts"
	"github.com/slareport/slareport/report/render/pdf/grid"
	"github.com/slareport/slareport/report/render/pdf/paper"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/tzdata"
	"github.com/slareport/slareport/report/words"
)

// Render draws a report, with times in the period's zone. The findings name what could not be drawn as it
// should: characters that the fonts lack, a logo that is no picture. The same report, words and options give the
// same bytes. Nothing is written unless the whole document came about; a panic of the library is an error of
// this document.
func Render(w io.Writer, r *report.Report, c *words.Catalogue, o Options) (findings []evidence.Finding, err error) {
	defer func() {
		if p := recover(); p != nil {
			findings, err = nil, fmt.Errorf("the PDF cannot be drawn: %v", p)
		}
	}()
	zone, err := tzdata.Load(r.Period.Timezone)
	if err != nil {
		return nil, fmt.Errorf("the PDF cannot be drawn: %w", err)
	}
	if err := finish.Check(o.Attach); err != nil {
		return nil, fmt.Errorf("the PDF cannot be drawn: %w", err)
	}
	if o.Fonts == nil {
		if o.Fonts, err = fonts.Shipped(); err != nil {
			return nil, fmt.Errorf("the PDF cannot be drawn: %w", err)
		}
	}
	d := newDocument(r, c.In(zone), o)
	d.draw()
	var out bytes.Buffer
	if err := d.Output(&out); err != nil {
		return nil, fmt.Errorf("the PDF cannot be drawn: %w", err)
	}
	with := finish.Options{Language: words.LanguageOf(c.Locale()), Attach: o.Attach, At: d.asOf()}
	content, err := finish.Document(out.Bytes(), with)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	return append(d.notes, d.Findings()...), nil
}

// document is a report being drawn: a sheet with what stands on it.
type document struct {
	*grid.Sheet
	report  *report.Report
	options Options
	below   float64            // where the cover leaves room for the contents
	notes   []evidence.Finding // about what could not be drawn as it should
}

// newDocument begins a document without pages, in the paper of the locale.
func newDocument(r *report.Report, c *words.Catalogue, o Options) *document {
	on := paper.New(c.Letter(), o.Fonts, palette.Brand(r.Brand.Color))
	links := func(name string) bool { // items have no section of their own
		o := table.Find(r, name)
		return r.GroupOf(name) != nil || o != nil && o.Group == ""
	}
	return &document{Sheet: grid.On(on, c, links), report: r, options: o}
}

// describe sets what a viewer shows of the document beside its pages.
func (d *document) describe() {
	r, c := d.report, d.Words
	d.Sheet.Describe(paper.Info{
		Title: c.T("pdf.title", r.Client, c.Month(r.Period.Label)), Subject: r.Headline, Author: r.Provider,
		Keywords: r.Agreement + " " + r.Period.Label, At: d.asOf(),
	})
}

// asOf is the date of the data, which is also that of the document.
func (d *document) asOf() time.Time {
	at, err := time.Parse(time.RFC3339Nano, d.report.AsOf)
	if err != nil {
		return time.Unix(0, 0).UTC()
	}
	return at.UTC()
}

// draw puts the sections below each other, then the page numbers.
func (d *document) draw() {
	d.describe()
	d.cover()
	d.month()
	d.objectives()
	d.incidents()
	d.claims()
	d.credits()
	d.outlook()
	d.appendix()
	d.furniture()
}
