package paper

import (
	"github.com/slareport/slareport/report/render/palette"
)

// Face is a size and weight of type. The document has one scale of them and no others.
type Face struct {
	Points float64
	Bold   bool
}

var (
	Display = Face{30, true}
	Title   = Face{17, true}
	Figure  = Face{15, true}
	Heading = Face{11.5, true}
	Lead    = Face{11, false}
	Body    = Face{8.8, false}
	Strong  = Face{8.8, true}
	Small   = Face{7.4, false}
	Caption = Face{7.4, true}
	Tiny    = Face{6, false}
)

// millimetre is the length of a point in millimetres, the unit of every position.
const millimetre = 25.4 / 72

// Line is the height of a line of the face.
func (f Face) Line() float64 { return f.Points * millimetre * 1.36 }

// base is how far below the top of its line the face's letters stand.
func (f Face) base() float64 { return f.Points * millimetre * 1.06 }

// above and below are how far the face's letters reach from the line they stand on, accents and descenders too.
func (f Face) above() float64 { return f.Points * millimetre * 0.93 }

func (f Face) below() float64 { return f.Points * millimetre * 0.22 }

// The document's colours beside the brand, the parties and the verdicts.
var (
	Ink   = palette.RGB{R: 0x14, G: 0x18, B: 0x1d} // words
	Soft  = palette.RGB{R: 0x55, G: 0x59, B: 0x5e} // second to the words
	Rule  = palette.RGB{R: 0xcf, G: 0xd4, B: 0xda} // hairlines
	Tint  = palette.RGB{R: 0xf3, G: 0xf5, B: 0xf7} // grounds
	White = palette.RGB{R: 0xff, G: 0xff, B: 0xff}
)

// PartyInk and verdictInk are colours on paper.
func PartyInk(name string) palette.RGB { return Inked(palette.OfParty(name)) }

func Inked(t palette.Tone) palette.RGB {
	c, _ := palette.Hex(t.Light) // the palette's own colours are all well formed
	return c
}
