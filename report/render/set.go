package render

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"sync"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/render/message"
	"github.com/slareport/slareport/report/render/pdf"
	"github.com/slareport/slareport/report/words"
)

// Set is the documents of one client. A document that another one holds, as the message holds the PDF, is drawn
// once. A set belongs to one goroutine.
type Set struct {
	Report *report.Report
	Words  *words.Catalogue
	drawn  map[string]document
}

// document is what came of drawing one.
type document struct {
	content  []byte
	findings []evidence.Finding
	err      error
}

// Bytes draws a client's document, or gives the one that was drawn before. Its findings come with the first time,
// so that they are told once, also when only a document that holds it is asked for. A drawing library that panics
// fails this document alone.
func (s *Set) Bytes(f Format) ([]byte, []evidence.Finding, error) {
	if d, known := s.drawn[f.Name]; known {
		return d.content, nil, d.err
	}
	d := s.draw(f)
	if s.drawn == nil {
		s.drawn = map[string]document{}
	}
	s.drawn[f.Name] = d
	return d.content, d.findings, d.err
}

func (s *Set) draw(f Format) (d document) {
	defer func() {
		if p := recover(); p != nil {
			d = document{err: fmt.Errorf("%s of %s: %v", f.File, s.Report.Client, p)}
		}
	}()
	var b bytes.Buffer
	if d.findings, d.err = f.Client(&b, s); d.err != nil {
		return document{err: fmt.Errorf("%s of %s: %w", f.File, s.Report.Client, d.err)}
	}
	d.content = b.Bytes()
	return d
}

// fonts are read and checked once; every document takes its own copy.
var fonts = sync.OnceValues(pdf.ShippedFonts)

func drawPDF(w io.Writer, s *Set) ([]evidence.Finding, error) {
	f, err := fonts()
	if err != nil {
		return nil, err
	}
	return pdf.Render(w, s.Report, s.Words, pdf.Options{Fonts: f})
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
