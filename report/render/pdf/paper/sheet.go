package paper

import (
	"io"
	"slices"
	"time"

	"github.com/jung-kurt/gofpdf"

	"github.com/slareport/slareport/report/render/palette"
	"github.com/slareport/slareport/report/render/pdf/fonts"
)

// Sheet is a document being drawn. Positions are millimetres from the top left corner of a page.
type Sheet struct {
	pdf    *gofpdf.Fpdf
	fonts  *fonts.Set
	Brand  palette.RGB
	Wide   float64 // width of the paper
	High   float64
	Y      float64 // where the next block begins
	used   setting // what is set in the page's stream
	spared bool    // the spare fonts are in the document
	boxed  map[rune]bool
	loose  string          // the first word whose letters should have been joined
	marks  map[string]mark // by the anchor's name
	Listed []Entry         // the contents, in order
	Opened bool            // a section's title is all there is on the page so far
	within Span            // what is being drawn has to stay between these
	Heard  func(Drawn)     // hears of everything drawn, for the test of the layout; nil otherwise
}

// setting is the type that the library writes with.
type setting struct {
	Face
	fonts *fonts.Set
}

// Span is a stretch of the page's width.
type Span struct{ From, To float64 }

// Drawn is a line of text, or a painted area without one, where it stands on its page.
type Drawn struct {
	Page       int
	X, Y, W, H float64
	Within     Span
	Text       string
}

// Bound says that what draw draws keeps to a part of the page's width, which the test of the layout holds it to.
func (s *Sheet) Bound(x, w float64, draw func()) {
	before := s.within
	s.within = Span{x, x + w}
	draw()
	s.within = before
}

// New begins a document without pages, on A4 or Letter. Its fonts are those of the document alone.
func New(letter bool, set *fonts.Set, brand palette.RGB) *Sheet {
	size := "A4"
	if letter {
		size = "Letter"
	}
	s := &Sheet{
		pdf: gofpdf.New("P", "mm", size, ""), fonts: set, Brand: brand, boxed: map[rune]bool{}, marks: map[string]mark{},
	}
	s.Wide, s.High = s.pdf.GetPageSize()
	s.within = Span{Margin, s.Wide - Margin}
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
func (s *Sheet) embed(name string, fonts *fonts.Set) {
	s.pdf.AddUTF8FontFromBytes(name, "", slices.Clone(fonts.Regular.Bytes))
	s.pdf.AddUTF8FontFromBytes(name, "B", slices.Clone(fonts.Bold.Bytes))
}

// Info is what a viewer shows of a document beside its pages.
type Info struct {
	Title, Subject, Author, Keywords string
	At                               time.Time // from the data, so that the same report gives the same bytes
}

// Describe sets what a viewer shows.
func (s *Sheet) Describe(i Info) {
	s.pdf.SetTitle(s.Clean(i.Title, Body), true)
	s.pdf.SetSubject(s.Clean(i.Subject, Body), true)
	s.pdf.SetAuthor(s.Clean(i.Author, Body), true)
	s.pdf.SetKeywords(s.Clean(i.Keywords, Body), true)
	s.pdf.SetCreator("slareport", true)
	s.pdf.SetProducer("slareport", true)
	s.pdf.SetCreationDate(i.At)
	s.pdf.SetModificationDate(i.At)
}

// set puts a face into the page's stream unless it is there.
func (s *Sheet) set(f Face, fonts *fonts.Set) {
	if s.used == (setting{f, fonts}) {
		return
	}
	style, name := "", family
	if f.Bold {
		style = "B"
	}
	if fonts != s.fonts {
		name = spares
		if !s.spared {
			s.spared = true
			s.embed(spares, fonts)
		}
	}
	s.pdf.SetFont(name, style, f.Points)
	s.used = setting{f, fonts}
}

// Output writes the document.
func (s *Sheet) Output(w io.Writer) error { return s.pdf.Output(w) }
