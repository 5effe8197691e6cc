package render

import (
	"bytes"
	"fmt"
	"io"
	"sync"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
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

// Bytes draws a client's document, or gives the one that was drawn before. A drawing library that panics fails
// this document alone.
func (s *Set) Bytes(f Format) ([]byte, []evidence.Finding, error) {
	d, known := s.drawn[f.Name]
	if !known {
		d = s.draw(f)
		if s.drawn == nil {
			s.drawn = map[string]document{}
		}
		s.drawn[f.Name] = d
	}
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
	return pdf.Render(w, s.Report, s.Words, f)
}
