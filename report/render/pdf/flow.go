package pdf

import "github.com/slareport/slareport/report/render/chart"

// The grid: margins, the gap between columns and the usual distances between blocks, in millimetres.
const (
	margin    = 18.0
	topEdge   = 22.0
	bottomGap = 19.0
	gutter    = 6.0
	gap       = 3.5
	bigGap    = 7.0
)

// measure is the width of the text area.
func (s *sheet) measure() float64 { return s.wide - 2*margin }

// bottom is where the text area ends.
func (s *sheet) bottom() float64 { return s.high - bottomGap }

// column is the left edge and the width of one of n columns, counted from 0.
func (s *sheet) column(i, n int) (x, w float64) {
	w = (s.measure() - gutter*float64(n-1)) / float64(n)
	return margin + float64(i)*(w+gutter), w
}

// tile is the left edge and the width of one of n fields in a row.
func (s *sheet) tile(i, n int) (x, w float64) {
	const between = 3.0
	w = (s.measure() - between*float64(n-1)) / float64(n)
	return margin + float64(i)*(w+between), w
}

// page begins a new page.
func (s *sheet) page() {
	s.pdf.AddPage()
	s.used = setting{}
	s.y = topEdge
}

// need begins a new page unless a block of a height fits on this one.
func (s *sheet) need(height float64) {
	if s.y+height > s.bottom() && s.y > topEdge {
		s.page()
	}
}

// skip leaves space, but not at the top of a page.
func (s *sheet) skip(space float64) {
	if s.y > topEdge {
		s.y += space
	}
}

// wholePage is the room of a chapter that begins on a page of its own.
const wholePage = 1000.0

// section begins a chapter, on a new page unless there is room for its beginning on this one: its title with a
// stroke of the brand above.
func (s *sheet) section(name, words string, room float64) {
	s.skip(2 * bigGap)
	if s.y+room > s.bottom() {
		s.page()
	}
	s.anchor(name, words, 0)
	s.fill(margin, s.y, 12, 1.2, s.brand)
	s.y += 3.6
	for _, line := range s.wrap(words, title, s.measure()) {
		s.text(margin, s.y, title, ink, line)
		s.y += title.line()
	}
	s.y += gap
	s.opened = true
}

// heading puts a small title that stays with what follows: next is the height of its beginning.
func (s *sheet) heading(words string, next float64) {
	if !s.opened {
		s.skip(bigGap)
	}
	s.opened = false
	lines := s.wrap(words, heading, s.measure())
	s.need(float64(len(lines))*heading.line() + 1.5 + next)
	for _, line := range lines {
		s.text(margin, s.y, heading, ink, line)
		s.y += heading.line()
	}
	s.y += 1.5
}

// paragraph writes text over the whole width and as many pages as it takes; no line of a short one is left
// alone on a page.
func (s *sheet) paragraph(text string, f face, colour chart.RGB) {
	lines := s.wrap(text, f, s.measure())
	s.need(float64(min(len(lines), 3)) * f.line())
	for _, line := range lines {
		s.need(f.line())
		s.text(margin, s.y, f, colour, line)
		s.y += f.line()
	}
}

// lines writes lines below each other from a place on this page and returns where they end.
func (s *sheet) lines(x, y float64, f face, colour chart.RGB, list []string) float64 {
	for _, line := range list {
		s.text(x, y, f, colour, line)
		y += f.line()
	}
	return y
}
