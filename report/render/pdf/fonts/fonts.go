// Package fonts reads the typefaces of a PDF and measures their characters.
package fonts

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

// Set are the two faces of a document, checked and measured once for any number of documents. They are
// never written to, so documents may share them side by side.
type Set struct {
	Regular, Bold *Face
	Spare         *Set // take the characters that these lack; nil for none
}

// Weight is one of the faces.
func (f *Set) Weight(bold bool) *Face {
	if bold {
		return f.Bold
	}
	return f.Regular
}

// Having are the fonts that draw a character: these, else the spare ones; nil when none has it.
func (f *Set) Having(r rune, bold bool) *Set {
	for ; f != nil; f = f.Spare {
		if r < 1<<16 && f.Weight(bold).Has[r] {
			return f
		}
	}
	return nil
}

// Face is a font's bytes with what wrapping has to know of each character.
type Face struct {
	Bytes   []byte
	Advance [1 << 16]uint16 // width in thousandths of the size, by rune of the basic plane
	Has     [1 << 16]bool
}

// Shipped are the faces that come with the program. A test tries them out, so that a run need not.
func Shipped() (*Set, error) {
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

// New checks and measures two TrueType fonts, for scripts that the shipped ones lack; what these lack in turn,
// such as the signs of verdicts, is taken from the shipped ones. Other kinds of fonts (OpenType with PostScript
// outlines, collections, web fonts) and broken files are errors.
func New(regular, bold []byte) (*Set, error) {
	fonts, err := faces(regular, bold)
	if err != nil {
		return nil, err
	}
	if err := fonts.Regular.try(); err != nil {
		return nil, fmt.Errorf("regular font: %w", err)
	}
	if err := fonts.Bold.try(); err != nil {
		return nil, fmt.Errorf("bold font: %w", err)
	}
	fonts.Spare, err = Shipped()
	return fonts, err
}

func faces(regular, bold []byte) (*Set, error) {
	r, err := newFace(regular)
	if err != nil {
		return nil, fmt.Errorf("regular font: %w", err)
	}
	b, err := newFace(bold)
	if err != nil {
		return nil, fmt.Errorf("bold font: %w", err)
	}
	return &Set{Regular: r, Bold: b}, nil
}

func newFace(data []byte) (*Face, error) {
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
	t := &Face{Bytes: data}
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
func (t *Face) measure(parsed *sfnt.Font) error {
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
		t.Has[r], t.Advance[r] = true, uint16(min(max(0, advance.Round()), 1<<16-1))
	}
	if !slices.Contains(t.Has[:], true) {
		return fmt.Errorf("the font has no characters")
	}
	return nil
}

// try writes a character with the font, since the library tells of a font it cannot use only then, or panics.
func (t *Face) try() (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("broken font: %v", p)
		}
	}()
	p := gofpdf.New("P", "mm", "A4", "")
	p.AddUTF8FontFromBytes("try", "", slices.Clone(t.Bytes))
	p.AddPage()
	p.SetFont("try", "", 10)
	p.Text(10, 10, string(rune(slices.Index(t.Has[:], true))))
	return p.Output(io.Discard)
}
