package pdf

import (
	"bytes"
	"fmt"
	"io"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/render/pdf/finish"
	"github.com/slareport/slareport/report/render/pdf/fonts"
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
	s := newSheet(r, c.In(zone), o)
	s.describe()
	s.document()
	var out bytes.Buffer
	if err := s.pdf.Output(&out); err != nil {
		return nil, fmt.Errorf("the PDF cannot be drawn: %w", err)
	}
	with := finish.Options{Language: words.LanguageOf(c.Locale()), Attach: o.Attach, At: s.asOf()}
	content, err := finish.Document(out.Bytes(), with)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	return s.findings(), nil
}

// document puts the sections below each other, then the page numbers.
func (s *sheet) document() {
	s.cover()
	s.month()
	s.objectives()
	s.incidents()
	s.claims()
	s.credits()
	s.coming()
	s.appendix()
	s.furniture()
}
