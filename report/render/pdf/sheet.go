package pdf

import (
	"bytes"
	"slices"
	"time"

	"github.com/jung-kurt/gofpdf"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/words"
)

// sheet is a document being drawn. Positions are millimetres from the top left corner of a page.
type sheet struct {
	pdf    *gofpdf.Fpdf
	fonts  *Fonts
	words  *words.Catalogue
	report *report.Report
	brand  chart.RGB
	wide   float64 // width of the paper
	high   float64
	y      float64 // where the next block begins
	used   face    // face that is set in the page's stream
	boxed  map[rune]bool
	marks  map[string]mark // by the anchor's name
	listed []entry         // contents of the cover, in order
	below  float64         // where the cover leaves room for them
	opened bool            // a section's title is all there is on the page so far
	notes  []evidence.Finding
}

// mark is a place that links lead to.
type mark struct {
	link int
	page int
}

// newSheet begins a document without pages, A4 or Letter by the locale.
func newSheet(r *report.Report, c *words.Catalogue, fonts *Fonts) *sheet {
	paper := "A4"
	if c.Letter() {
		paper = "Letter"
	}
	s := &sheet{
		pdf: gofpdf.New("P", "mm", paper, ""), fonts: fonts, words: c, report: r, brand: chart.Brand(r.Brand.Color),
		boxed: map[rune]bool{}, marks: map[string]mark{},
	}
	s.wide, s.high = s.pdf.GetPageSize()
	s.pdf.SetCatalogSort(true)
	s.pdf.SetCompression(false) // finish does
	s.pdf.SetAutoPageBreak(false, 0)
	s.pdf.SetMargins(0, 0, 0)
	s.pdf.AddUTF8FontFromBytes(family, "", slices.Clone(fonts.regular.bytes))
	s.pdf.AddUTF8FontFromBytes(family, "B", slices.Clone(fonts.bold.bytes))
	return s
}

const family = "sans"

// describe sets what a viewer shows of the document beside its pages. Instants come from the report, so that
// the same report gives the same bytes.
func (s *sheet) describe() {
	r, c := s.report, s.words
	s.pdf.SetTitle(s.clean(c.T("pdf.title", r.Client, c.Month(r.Period.Label)), body), true)
	s.pdf.SetSubject(s.clean(r.Headline, body), true)
	s.pdf.SetAuthor(s.clean(r.Provider, body), true)
	s.pdf.SetKeywords(s.clean(r.Agreement+" "+r.Period.Label, body), true)
	s.pdf.SetCreator("slareport", true)
	s.pdf.SetProducer("slareport", true)
	at, err := time.Parse(time.RFC3339Nano, r.AsOf)
	if err != nil {
		at = time.Unix(0, 0).UTC()
	}
	s.pdf.SetCreationDate(at.UTC())
	s.pdf.SetModificationDate(at.UTC())
}

func (s *sheet) typeface(f face) *typeface {
	if f.bold {
		return s.fonts.bold
	}
	return s.fonts.regular
}

// set puts a face into the page's stream unless it is there.
func (s *sheet) set(f face) {
	if s.used == f {
		return
	}
	style := ""
	if f.bold {
		style = "B"
	}
	s.pdf.SetFont(family, style, f.points)
	s.used = f
}

// text writes one line; y is the top of the line.
func (s *sheet) text(x, y float64, f face, colour chart.RGB, text string) {
	text = s.clean(text, f)
	if text == "" {
		return
	}
	s.set(f)
	s.pdf.SetTextColor(int(colour.R), int(colour.G), int(colour.B))
	s.pdf.Text(x, y+f.base(), text)
}

// right writes one line that ends at x, center one around x.
func (s *sheet) right(x, y float64, f face, colour chart.RGB, text string) {
	text = s.clean(text, f)
	s.text(x-s.width(text, f), y, f, colour, text)
}

func (s *sheet) center(x, y float64, f face, colour chart.RGB, text string) {
	text = s.clean(text, f)
	s.text(x-s.width(text, f)/2, y, f, colour, text)
}

// fill paints a rectangle.
func (s *sheet) fill(x, y, w, h float64, colour chart.RGB) {
	if w <= 0 || h <= 0 {
		return
	}
	s.pdf.SetFillColor(int(colour.R), int(colour.G), int(colour.B))
	s.pdf.Rect(x, y, w, h, "F")
}

// dot paints a circle.
func (s *sheet) dot(x, y, radius float64, colour chart.RGB) {
	s.pdf.SetFillColor(int(colour.R), int(colour.G), int(colour.B))
	s.pdf.Circle(x, y, radius, "F")
}

// stroke draws a line.
func (s *sheet) stroke(x1, y1, x2, y2, thick float64, colour chart.RGB) {
	s.pdf.SetDrawColor(int(colour.R), int(colour.G), int(colour.B))
	s.pdf.SetLineWidth(thick)
	s.pdf.Line(x1, y1, x2, y2)
}

// dashed draws with dashes what draw draws.
func (s *sheet) dashed(draw func()) {
	s.pdf.SetDashPattern([]float64{0.8, 0.6}, 0)
	draw()
	s.pdf.SetDashPattern(nil, 0)
}

// picture draws the provider's logo into a box, in its proportions, and returns its width: 0 when it cannot be
// drawn.
func (s *sheet) picture(logo []byte, x, y, w, h float64) float64 {
	png, wide, high, ok := prepare(logo)
	if !ok {
		return 0
	}
	s.pdf.RegisterImageOptionsReader("logo", gofpdf.ImageOptions{ImageType: "PNG"}, bytes.NewReader(png))
	scale := min(w/float64(wide), h/float64(high))
	s.pdf.ImageOptions("logo", x, y, float64(wide)*scale, float64(high)*scale, false, gofpdf.ImageOptions{ImageType: "PNG"}, 0, "")
	return float64(wide) * scale
}

// anchor names the place where the cursor is, for links and the contents, and makes a bookmark of it.
func (s *sheet) anchor(name, words string, level int) {
	m := s.place(name)
	m.page = s.pdf.PageNo()
	s.marks[name] = m
	s.pdf.SetLink(m.link, s.y, m.page)
	s.set(body)
	s.pdf.Bookmark(s.clean(words, body), level, s.y)
	s.listed = append(s.listed, entry{name, words, level})
}

// place is the mark of a name, which may lie ahead.
func (s *sheet) place(name string) mark {
	m, known := s.marks[name]
	if !known {
		m.link = s.pdf.AddLink()
		s.marks[name] = m
	}
	return m
}

// lead makes an area lead to a name.
func (s *sheet) lead(name string, x, y, w, h float64) { s.pdf.Link(x, y, w, h, s.place(name).link) }
