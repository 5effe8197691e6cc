package paper

import (
	"github.com/slareport/slareport/report/render/palette"
)

// The grid: margins, the gap between columns and the usual distances between blocks, in millimetres.
const (
	Margin    = 18.0
	TopEdge   = 22.0
	BottomGap = 19.0
	Gutter    = 6.0
	Gap       = 3.5
	BigGap    = 7.0
)

// Measure is the width of the text area.
func (s *Sheet) Measure() float64 { return s.Wide - 2*Margin }

// Bottom is where the text area ends.
func (s *Sheet) Bottom() float64 { return s.High - BottomGap }

// Column is the left edge and the width of one of n columns, counted from 0.
func (s *Sheet) Column(i, n int) (x, w float64) {
	w = (s.Measure() - Gutter*float64(n-1)) / float64(n)
	return Margin + float64(i)*(w+Gutter), w
}

// Tile is the left edge and the width of one of n fields in a row.
func (s *Sheet) Tile(i, n int) (x, w float64) {
	const between = 3.0
	w = (s.Measure() - between*float64(n-1)) / float64(n)
	return Margin + float64(i)*(w+between), w
}

// Page begins a new page.
func (s *Sheet) Page() {
	s.pdf.AddPage()
	s.used = setting{}
	s.Y = TopEdge
}

// Turn goes back to a page that was drawn before, to add to it.
func (s *Sheet) Turn(n int) {
	s.pdf.SetPage(n)
	s.used = setting{} // the page's stream may end in another face
}

// PageNo is the page being drawn, pages how many there are.
func (s *Sheet) PageNo() int { return s.pdf.PageNo() }

func (s *Sheet) Pages() int { return s.pdf.PageCount() }

// Need begins a new page unless a block of a height fits on this one.
func (s *Sheet) Need(height float64) {
	if s.Y+height > s.Bottom() && s.Y > TopEdge {
		s.Page()
	}
}

// Skip leaves space, but not at the top of a page.
func (s *Sheet) Skip(space float64) {
	if s.Y > TopEdge {
		s.Y += space
	}
}

// WholePage is the room of a chapter that begins on a page of its own.
const WholePage = 1000.0

// Section begins a chapter, on a new page unless there is room for its beginning on this one: its title with a
// stroke of the brand above.
func (s *Sheet) Section(name, words string, room float64) {
	s.Skip(2 * BigGap)
	if s.Y+room > s.Bottom() {
		s.Page()
	}
	s.Anchor(name, words, 0)
	s.Fill(Margin, s.Y, 12, 1.2, s.Brand)
	s.Y += 3.6
	for _, line := range s.Wrap(words, Title, s.Measure()) {
		s.Text(Margin, s.Y, Title, Ink, line)
		s.Y += Title.Line()
	}
	s.Y += Gap
	s.Opened = true
}

// Heading puts a small title that stays with what follows: next is the height of its beginning.
func (s *Sheet) Heading(words string, next float64) {
	if !s.Opened {
		s.Skip(BigGap)
	}
	s.Opened = false
	lines := s.Wrap(words, Heading, s.Measure())
	s.Need(float64(len(lines))*Heading.Line() + 1.5 + next)
	for _, line := range lines {
		s.Text(Margin, s.Y, Heading, Ink, line)
		s.Y += Heading.Line()
	}
	s.Y += 1.5
}

// Paragraph writes text over the whole width and as many pages as it takes; no line of a short one is left
// alone on a page.
func (s *Sheet) Paragraph(text string, f Face, colour palette.RGB) {
	lines := s.Wrap(text, f, s.Measure())
	s.Need(float64(min(len(lines), 3)) * f.Line())
	for _, line := range lines {
		s.Need(f.Line())
		s.Text(Margin, s.Y, f, colour, line)
		s.Y += f.Line()
	}
}

// Lines writes lines below each other from a place on this page and returns where they end.
func (s *Sheet) Lines(x, y float64, f Face, colour palette.RGB, list []string) float64 {
	for _, line := range list {
		s.Text(x, y, f, colour, line)
		y += f.Line()
	}
	return y
}
