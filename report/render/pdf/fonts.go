package pdf

import (
	"encoding/binary"
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
type Fonts struct {
	regular, bold *typeface
	spare         *Fonts // take the characters that these lack; nil for none
}

// weight is one of the faces.
func (f *Fonts) weight(bold bool) *typeface {
	if bold {
		return f.bold
	}
	return f.regular
}

// having are the fonts that draw a character: these, else the spare ones; nil when none has it.
func (f *Fonts) having(r rune, bold bool) *Fonts {
	for ; f != nil; f = f.spare {
		if r < 1<<16 && f.weight(bold).has[r] {
			return f
		}
	}
	return nil
}

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

// NewFonts checks and measures two TrueType fonts, for scripts that the shipped ones lack; what these lack in turn,
// such as the signs of verdicts, is taken from the shipped ones. Other kinds of fonts (OpenType with PostScript
// outlines, collections, web fonts) and broken files are errors.
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
	fonts.spare, err = ShippedFonts()
	return fonts, err
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
	return &Fonts{regular: r, bold: b}, nil
}

func newTypeface(data []byte) (*typeface, error) {
	if len(data) < 4 || (string(data[:4]) != "\x00\x01\x00\x00" && string(data[:4]) != "true") {
		return nil, fmt.Errorf("no TrueType font: want a .ttf file with TrueType outlines")
	}
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("no TrueType font: %w", err)
	}
	if rights := embedding(data); rights == 0x0002 || rights&0x0300 != 0 {
		return nil, fmt.Errorf("the font's licence forbids embedding a part of it (fsType %#04x)", rights)
	}
	t := &typeface{bytes: data}
	return t, t.measure(parsed)
}

// embedding are the rights in a font's OS/2 table (fsType: OpenType, OS/2), of which the library would only speak
// on standard output; 0 when it has none.
func embedding(data []byte) uint16 {
	for entry := 12; entry+16 <= len(data) && entry < 12+16*64; entry += 16 {
		if string(data[entry:entry+4]) != "OS/2" {
			continue
		}
		if at := int64(binary.BigEndian.Uint32(data[entry+8:])) + 8; at+2 <= int64(len(data)) {
			return binary.BigEndian.Uint16(data[at:])
		}
	}
	return 0
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
	if !slices.Contains(t.has[:], true) {
		return fmt.Errorf("the font has no characters")
	}
	return nil
}

// try writes a character with the font, since the library tells of a font it cannot use only then, or panics.
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
	p.Text(10, 10, string(rune(slices.Index(t.has[:], true))))
	return p.Output(io.Discard)
}
