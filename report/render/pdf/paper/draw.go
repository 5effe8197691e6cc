package paper

import (
	"bytes"

	"github.com/jung-kurt/gofpdf"

	"github.com/slareport/slareport/report/render/palette"
	"github.com/slareport/slareport/report/render/pdf/fonts"
)

// Text writes one line; y is the top of the line.
func (s *Sheet) Text(x, y float64, f Face, colour palette.RGB, text string) {
	text = s.Clean(text, f)
	if text == "" {
		return
	}
	s.pdf.SetTextColor(int(colour.R), int(colour.G), int(colour.B))
	at := x
	for rest := text; rest != ""; {
		fonts, end := s.run(rest, f)
		s.set(f, fonts)
		s.pdf.Text(at, y+f.base(), rest[:end])
		at += s.Width(rest[:end], f)
		rest = rest[end:]
	}
	if s.Heard != nil {
		s.Heard(Drawn{s.pdf.PageNo(), x, y + f.base() - f.above(), at - x, f.above() + f.below(), s.within, text})
	}
}

// run is the beginning of a clean text that one font draws: which, and how far.
func (s *Sheet) run(text string, f Face) (fonts *fonts.Set, end int) {
	if s.fonts.Spare == nil {
		return s.fonts, len(text)
	}
	for i, r := range text {
		switch of := s.fonts.Having(r, f.Bold); {
		case i == 0:
			fonts = of
		case of != fonts:
			return fonts, i
		}
	}
	return fonts, len(text)
}

// Right writes one line that ends at x, center one around x.
func (s *Sheet) Right(x, y float64, f Face, colour palette.RGB, text string) {
	text = s.Clean(text, f)
	s.Text(x-s.Width(text, f), y, f, colour, text)
}

func (s *Sheet) Center(x, y float64, f Face, colour palette.RGB, text string) {
	text = s.Clean(text, f)
	s.Text(x-s.Width(text, f)/2, y, f, colour, text)
}

// Fill paints a rectangle.
func (s *Sheet) Fill(x, y, w, h float64, colour palette.RGB) {
	if w <= 0 || h <= 0 {
		return
	}
	s.pdf.SetFillColor(int(colour.R), int(colour.G), int(colour.B))
	s.pdf.Rect(x, y, w, h, "F")
	if s.Heard != nil {
		s.Heard(Drawn{s.pdf.PageNo(), x, y, w, h, s.within, ""})
	}
}

// Dot paints a circle.
func (s *Sheet) Dot(x, y, radius float64, colour palette.RGB) {
	s.pdf.SetFillColor(int(colour.R), int(colour.G), int(colour.B))
	s.pdf.Circle(x, y, radius, "F")
}

// Stroke draws a line.
func (s *Sheet) Stroke(x1, y1, x2, y2, thick float64, colour palette.RGB) {
	s.pdf.SetDrawColor(int(colour.R), int(colour.G), int(colour.B))
	s.pdf.SetLineWidth(thick)
	s.pdf.Line(x1, y1, x2, y2)
}

// Dashed draws with dashes what draw draws.
func (s *Sheet) Dashed(draw func()) {
	s.pdf.SetDashPattern([]float64{0.8, 0.6}, 0)
	draw()
	s.pdf.SetDashPattern(nil, 0)
}

// Picture draws a PNG of some pixels into a place.
func (s *Sheet) Picture(png []byte, x, y, w, h float64) {
	s.pdf.RegisterImageOptionsReader("logo", gofpdf.ImageOptions{ImageType: "PNG"}, bytes.NewReader(png))
	s.pdf.ImageOptions("logo", x, y, w, h, false, gofpdf.ImageOptions{ImageType: "PNG"}, 0, "")
	if s.Heard != nil {
		s.Heard(Drawn{s.pdf.PageNo(), x, y, w, h, s.within, ""})
	}
}
