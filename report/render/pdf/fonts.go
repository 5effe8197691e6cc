package pdf

import (
	"fmt"
	"io"
	"slices"

	"github.com/jung-kurt/gofpdf"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"github.com/slareport/slareport/templates"
)

// Fonts are the two faces of a document, checked and measured once for any number of documents. They are
// never written to, so documents may share them side by side.
type Fonts struct{ regular, bold *typeface }

// typeface is a font's bytes with what wrapping has to know of each character.
type typeface struct {
	bytes   []byte
	advance [1 << 16]uint16 // width in thousandths of the size, by rune of the basic plane
	has     [1 << 16]bool
}

// ShippedFonts are the faces that come with the program. A test tries them out, so that a run need not.
func ShippedFonts() (*Fonts, error) {
	regular, err := templates.Fonts.ReadFile("fonts/SlareportSans-Regular.ttf")
	if err != nil {
		return nil, err
	}
	bold, err := templates.Fonts.ReadFile("fonts/SlareportSans-Bold.ttf")
	if err != nil {
		return nil, err
	}
	return faces(regular, bold)
}

// NewFonts checks and measures two TrueType fonts. Other kinds of fonts (OpenType with PostScript outlines,
// collections, web fonts) and broken files are errors.
func NewFonts(regular, bold []byte) (*Fonts, error) {
	fonts, err := faces(regular, bold)
	if err != nil {
		return nil, err
	}
	if err := fonts.regular.try(); err != nil {
		return nil, fmt.Errorf("regular font: %w", err)
	}
	if err := fonts.bold.try(); err != nil {
		return nil, fmt.Errorf("bold font: %w", err)
	}
	return fonts, nil
}

func faces(regular, bold []byte) (*Fonts, error) {
	r, err := newTypeface(regular)
	if err != nil {
		return nil, fmt.Errorf("regular font: %w", err)
	}
	b, err := newTypeface(bold)
	if err != nil {
		return nil, fmt.Errorf("bold font: %w", err)
	}
	return &Fonts{r, b}, nil
}

func newTypeface(data []byte) (*typeface, error) {
	if len(data) < 4 || (string(data[:4]) != "\x00\x01\x00\x00" && string(data[:4]) != "true") {
		return nil, fmt.Errorf("no TrueType font: want a .ttf file with TrueType outlines")
	}
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("no TrueType font: %w", err)
	}
	t := &typeface{bytes: data}
	return t, t.measure(parsed)
}

// measure notes which characters there are and how wide they run.
func (t *typeface) measure(parsed *sfnt.Font) error {
	var buffer sfnt.Buffer
	for r := rune(1); r < 1<<16; r++ {
		glyph, err := parsed.GlyphIndex(&buffer, r)
		if err != nil {
			return fmt.Errorf("character %U: %w", r, err)
		}
		if glyph == 0 {
			continue
		}
		advance, err := parsed.GlyphAdvance(&buffer, glyph, fixed.I(1000), font.HintingNone)
		if err != nil {
			return fmt.Errorf("character %U: %w", r, err)
		}
		t.has[r], t.advance[r] = true, uint16(min(max(0, advance.Round()), 1<<16-1))
	}
	if !t.has[box] {
		return fmt.Errorf("the font lacks %q, which stands for characters that it does not have", string(box))
	}
	return nil
}

// try writes a word with the font, since the library tells of a font it cannot use only then, or panics.
func (t *typeface) try() (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("broken font: %v", p)
		}
	}()
	p := gofpdf.New("P", "mm", "A4", "")
	p.AddUTF8FontFromBytes("try", "", slices.Clone(t.bytes))
	p.AddPage()
	p.SetFont("try", "", 10)
	p.Text(10, 10, string(box))
	return p.Output(io.Discard)
}
