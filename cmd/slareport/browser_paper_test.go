package main

import (
	"encoding/xml"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// printout is what pdftotext finds on the sheets of a PDF.
type printout struct {
	Pages []struct {
		Width float64 `xml:"width,attr"`
		Words []struct {
			From float64 `xml:"xMin,attr"`
			To   float64 `xml:"xMax,attr"`
			Text string  `xml:",chardata"`
		} `xml:"word"`
	} `xml:"body>doc>page"`
}

// paperHoldsCharts prints the page and reads the sheets: no word reaches beyond one, and every word of every chart
// is there.
func paperHoldsCharts(t *testing.T, p *tab) {
	allDrawn(p)
	read[bool](
		p,
		`window.written = []; addEventListener("beforeprint", () => { written = `+
			`[...document.querySelectorAll("[data-chart] text")].map(e => e.textContent); }); true`,
	)
	content, err := chromedp.Run(p.ctx,
		chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPrintBackground()))
	if err != nil {
		t.Fatal(err)
	}
	written := read[[]string](p, `written`) // charts may have been drawn anew for the paper
	if len(written) == 0 {
		t.Fatal("no chart has a word")
	}
	out := sheets(t, content)
	var text strings.Builder
	for i, sheet := range out.Pages {
		for _, w := range sheet.Words {
			if w.From < 0 || w.To > sheet.Width {
				t.Errorf("%q reaches from %.0f to %.0f on sheet %d, which is %.0f wide", w.Text, w.From, w.To, i+1, sheet.Width)
			}
			text.WriteString(w.Text)
		}
	}
	for _, words := range written {
		if !strings.Contains(text.String(), strings.Join(strings.Fields(words), "")) {
			t.Errorf("%q of a chart is not on the paper", words)
		}
	}
	t.Logf("%d sheets", len(out.Pages))
}

func sheets(t *testing.T, content []byte) (out printout) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(file, content, 0o644); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-bbox", file, "-").Output()
	if errors.Is(err, exec.ErrNotFound) {
		t.Skip("pdftotext is missing: install poppler-utils, or run .ci/test, which does")
	}
	if err != nil {
		t.Fatal(err)
	}
	decoder := xml.NewDecoder(strings.NewReader(string(text)))
	decoder.Strict, decoder.Entity = false, xml.HTMLEntity
	if err := decoder.Decode(&out); err != nil {
		t.Fatal(err)
	}
	if len(out.Pages) == 0 {
		t.Fatal("nothing was printed")
	}
	return out
}
