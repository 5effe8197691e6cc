package render

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"sync"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/message"
	"github.com/slareport/slareport/report/render/pdf"
	"github.com/slareport/slareport/report/render/pdf/finish"
	"github.com/slareport/slareport/report/render/pdf/fonts"
	"github.com/slareport/slareport/report/render/site"
	"github.com/slareport/slareport/report/words"
)

// Set is the documents of one client. A document that another one holds, as the message holds the PDF, is drawn
// once. A set belongs to one goroutine.
type Set struct {
	Report  *report.Report
	Words   *words.Catalogue
	Options Options
	drawn   map[string]document
}

// Options are what the one who builds chose about the documents. The zero value is good.
type Options struct {
	Misses  int        // of an objective that the report tells, the heaviest first; 0: the usual number
	Attach  bool       // the workbook and report.json go inside the report
	Fonts   *fonts.Set // of the report; nil: the shipped ones
	Single  bool       // a page holds its style and scripts, with nothing beside it
	Named   bool       // the formats were asked for by name, not all of them
	Scratch string     // folder for what a drawing does not hold in memory; "": that of the system
	Beside  []string   // what a client's page may link to, by file name and as ../index.html; nil: all of it
}

// document is what came of drawing one.
type document struct {
	content  []byte
	findings []evidence.Finding
	err      error
}

// Has tells whether a client gets a document, and why not where it was asked for: what is written for some clients
// alone is no empty file for the others.
func (s *Set) Has(f Format) (has bool, why []evidence.Finding) {
	if f.When == nil {
		return true, nil
	}
	return f.When(s)
}

// Bytes draws a client's document, or gives the one that was drawn before. Its findings come with the first time,
// so that they are told once, also when only a document that holds it is asked for. A drawing library that panics
// fails this document alone.
func (s *Set) Bytes(f Format) ([]byte, []evidence.Finding, error) {
	if d, known := s.drawn[f.Name]; known {
		return d.content, nil, d.err
	}
	var b bytes.Buffer
	d := document{}
	if d.findings, d.err = s.draw(&b, f); d.err == nil {
		d.content = b.Bytes()
	}
	if s.drawn == nil {
		s.drawn = map[string]document{}
	}
	s.drawn[f.Name] = d
	return d.content, d.findings, d.err
}

// Write draws a client's document into w, with its findings. One that other documents of the set may hold is drawn
// once, as a whole; the others are written as they are drawn.
func (s *Set) Write(w io.Writer, f Format) ([]evidence.Finding, error) {
	if !s.held(f) {
		return s.draw(w, f)
	}
	content, findings, err := s.Bytes(f)
	if err == nil {
		_, err = w.Write(content)
	}
	return findings, err
}

// held tells whether other documents may hold a document.
func (s *Set) held(f Format) bool {
	switch f.Name {
	case clientReport.Name, penaltyWorkbook.Name:
		return true
	case reportValue.Name:
		return s.Options.Attach
	}
	return false
}

func (s *Set) draw(w io.Writer, f Format) (findings []evidence.Finding, err error) {
	defer func() {
		if p := recover(); p != nil {
			findings, err = nil, fmt.Errorf("%s of %s: internal error: %v", f.File, s.Report.Client, p)
		}
	}()
	if findings, err = f.Client(w, s); err != nil {
		return nil, fmt.Errorf("%s of %s: %w", f.File, s.Report.Client, err)
	}
	return findings, nil
}

// shippedFonts are read and checked once; every document takes its own copy.
var shippedFonts = sync.OnceValues(fonts.Shipped)

func drawPDF(w io.Writer, s *Set) (findings []evidence.Finding, err error) {
	o := pdf.Options{Fonts: s.Options.Fonts, Misses: s.Options.Misses}
	if o.Fonts == nil {
		if o.Fonts, err = shippedFonts(); err != nil {
			return nil, err
		}
	}
	if s.Options.Attach {
		if o.Attach, findings, err = s.inside(); err != nil {
			return nil, err
		}
	}
	found, err := pdf.Render(w, s.Report, s.Words, o)
	return append(findings, found...), err
}

// inside are the documents that travel inside the report.
func (s *Set) inside() (files []finish.Attachment, findings []evidence.Finding, err error) {
	for _, of := range []struct {
		Format
		mime string
	}{{penaltyWorkbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
		{reportValue, "application/json"}} {
		content, found, err := s.Bytes(of.Format)
		if err != nil {
			return nil, nil, err
		}
		findings = append(findings, found...)
		files = append(
			files, finish.Attachment{Name: of.File, Description: s.Words.T("attached." + of.Name), MIME: of.mime,
				Content: content},
		)
	}
	return files, findings, nil
}

func drawSummary(w io.Writer, s *Set) ([]evidence.Finding, error) {
	return nil, site.Summary(w, s.Report, s.Words, s.Options.site())
}

func (o Options) site() site.Options { return site.Options{Single: o.Single, Beside: o.Beside} }

func drawIndex(
	p *portfolio.Portfolio, c *words.Catalogue, o Options, emit func(name string, content []byte) error,
) error {
	return site.Portfolio(p, c, o.site(), emit)
}

func drawAssets(o Options, emit func(name string, content []byte) error) error {
	return site.Assets(o.site(), emit)
}

// drawMessage attaches the report, and the workbook where somebody in finance gets a copy. Both are as the set has
// them, whether or not they are written beside the message.
func drawMessage(w io.Writer, s *Set) (findings []evidence.Finding, err error) {
	holds := []Format{clientReport}
	if message.WantsWorkbook(s.Report) {
		holds = append(holds, penaltyWorkbook)
	}
	var attached []message.Attachment
	for _, f := range holds {
		content, found, err := s.Bytes(f)
		if err != nil {
			return nil, err
		}
		findings = append(findings, found...)
		attached = append(attached, message.Attachment{Ending: path.Ext(f.File), Content: content})
	}
	found, err := message.Render(w, s.Report, s.Words, attached)
	return append(findings, found...), err
}
