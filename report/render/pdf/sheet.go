package pdf

import (
	"bytes"
	"slices"
	"time"

	"github.com/jung-kurt/gofpdf"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/pdf/fonts"
	"github.com/slareport/slareport/report/words"
)

// sheet is a document being drawn. Positions are millimetres from the top left corner of a page.
type sheet struct {
	pdf     *gofpdf.Fpdf
	options Options
	fonts   *fonts.Set
	words   *words.Catalogue
	report  *report.Report
	brand   chart.RGB
	wide    float64 // width of the paper
	high    float64
	group   string  // what the locale puts between thousands
	y       float64 // where the next block begins
	used    setting // what is set in the page's stream
	spared  bool    // the spare fonts are in the document
	boxed   map[rune]bool
	loose   string          // the first word whose letters should have been joined
	marks   map[string]mark // by the anchor's name
	listed  []entry         // contents of the cover, in order
	below   float64         // where the cover leaves room for them
	opened  bool            // a section's title is all there is on the page so far
	notes   []evidence.Finding
	within  span        // what is being drawn has to stay between these
	drawn   func(drawn) // hears of everything drawn, for the test of the layout; nil otherwise
}

// setting is the type that the library writes with.
type setting struct {
	face
	fonts *fonts.Set
}

// span is a stretch of the page's width.
type span struct{ from, to float64 }

// drawn is a line of text, or a painted area without one, where it stands on its page.
type drawn struct {
	page       int
	x, y, w, h float64
	within     span
	text       string
}

// bound says that what draw draws keeps to a part of the page's width, which the test of the layout holds it to.
func (s *sheet) bound(x, w float64, draw func()) {
	before := s.within
	s.within = span{x, x + w}
	draw()
	s.within = before
}

// mark is a place that links lead to.
type mark struct {
	link int
	page int
	y    float64
}

// newSheet begins a document without pages, A4 or Letter by the locale.
func newSheet(r *report.Report, c *words.Catalogue, o Options) *sheet {
	paper := "A4"
	if c.Letter() {
		paper = "Letter"
	}
	s := &sheet{
		pdf: gofpdf.New("P", "mm", paper, ""), options: o, fonts: o.Fonts, words: c, report: r, brand: chart.Brand(r.Brand.Color),
		boxed: map[rune]bool{}, marks: map[string]mark{},
	}
	s.wide, s.high = s.pdf.GetPageSize()
	_, s.group = c.Marks()
	s.within = span{margin, s.wide - margin}
	s.pdf.SetCatalogSort(true)
	s.pdf.SetCompression(false) // finish does
	s.pdf.SetAutoPageBreak(false, 0)
	s.pdf.SetMargins(0, 0, 0)
	s.embed(family, s.fonts)
	return s
}

// The names of the document's fonts, and of those that stand in for characters which they lack.
const (
	family = "sans"
	spares = "spare"
)

// embed makes fonts known to the library. Each document takes its own copy: the library writes to it.
func (s *sheet) embed(name string, fonts *fonts.Set) {
	s.pdf.AddUTF8FontFromBytes(name, "", slices.Clone(fonts.Regular.Bytes))
	s.pdf.AddUTF8FontFromBytes(name, "B", slices.Clone(fonts.Bold.Bytes))
}

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
	s.pdf.SetCreationDate(s.asOf())
	s.pdf.SetModificationDate(s.asOf())
}

// asOf is the date of the data, which is also that of the document.
func (s *sheet) asOf() time.Time {
	at, err := time.Parse(time.RFC3339Nano, s.report.AsOf)
	if err != nil {
		return time.Unix(0, 0).UTC()
	}
	return at.UTC()
}

// set puts a face into the page's stream unless it is there.
func (s *sheet) set(f face, fonts *fonts.Set) {
	if s.used == (setting{f, fonts}) {
		return
	}
	style, name := "", family
	if f.bold {
		style = "B"
	}
	if fonts != s.fonts {
		name = spares
		if !s.spared {
			s.spared = true
			s.embed(spares, fonts)
		}
	}
	s.pdf.SetFont(name, style, f.points)
	s.used = setting{f, fonts}
}

// text writes one line; y is the top of the line.
func (s *sheet) text(x, y float64, f face, colour chart.RGB, text string) {
	text = s.clean(text, f)
	if text == "" {
		return
	}
	s.pdf.SetTextColor(int(colour.R), int(colour.G), int(colour.B))
	at := x
	for rest := text; rest != ""; {
		fonts, end := s.run(rest, f)
		s.set(f, fonts)
		s.pdf.Text(at, y+f.base(), rest[:end])
		at += s.width(rest[:end], f)
		rest = rest[end:]
	}
	if s.drawn != nil {
		s.drawn(drawn{s.pdf.PageNo(), x, y + f.base() - f.above(), at - x, f.above() + f.below(), s.within, text})
	}
}

// run is the beginning of a clean text that one font draws: which, and how far.
func (s *sheet) run(text string, f face) (fonts *fonts.Set, end int) {
	if s.fonts.Spare == nil {
		return s.fonts, len(text)
	}
	for i, r := range text {
		switch of := s.fonts.Having(r, f.bold); {
		case i == 0:
			fonts = of
		case of != fonts:
			return fonts, i
		}
	}
	return fonts, len(text)
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
	if s.drawn != nil {
		s.drawn(drawn{s.pdf.PageNo(), x, y, w, h, s.within, ""})
	}
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

// picture draws a PNG of some pixels into a place.
func (s *sheet) picture(png []byte, x, y, w, h float64) {
	s.pdf.RegisterImageOptionsReader("logo", gofpdf.ImageOptions{ImageType: "PNG"}, bytes.NewReader(png))
	s.pdf.ImageOptions("logo", x, y, w, h, false, gofpdf.ImageOptions{ImageType: "PNG"}, 0, "")
	if s.drawn != nil {
		s.drawn(drawn{s.pdf.PageNo(), x, y, w, h, s.within, ""})
	}
}

// anchor names the place where the cursor is, for links and the contents, and makes a bookmark of it.
func (s *sheet) anchor(name, words string, level int) {
	m := s.place(name)
	m.page, m.y = s.pdf.PageNo(), s.y
	s.marks[name] = m
	s.pdf.SetLink(m.link, s.y, m.page)
	s.set(body, s.fonts)
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
