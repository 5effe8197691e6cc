package pdf

import "github.com/slareport/slareport/report/render/chart"

// face is a size and weight of type. The document has one scale of them and no others.
type face struct {
	points float64
	bold   bool
}

var (
	display = face{30, true}
	title   = face{17, true}
	figure  = face{15, true}
	heading = face{11.5, true}
	lead    = face{11, false}
	body    = face{8.8, false}
	strong  = face{8.8, true}
	small   = face{7.4, false}
	caption = face{7.4, true}
	tiny    = face{6, false}
)

// millimetre is the length of a point in millimetres, the unit of every position.
const millimetre = 25.4 / 72

// line is the height of a line of the face.
func (f face) line() float64 { return f.points * millimetre * 1.36 }

// base is how far below the top of its line the face's letters stand.
func (f face) base() float64 { return f.points * millimetre * 1.06 }

// above and below are how far the face's letters reach from the line they stand on, accents and descenders too.
func (f face) above() float64 { return f.points * millimetre * 0.93 }

func (f face) below() float64 { return f.points * millimetre * 0.22 }

// The document's colours beside the brand, the parties and the verdicts.
var (
	ink   = chart.RGB{R: 0x14, G: 0x18, B: 0x1d} // words
	soft  = chart.RGB{R: 0x55, G: 0x59, B: 0x5e} // second to the words
	rule  = chart.RGB{R: 0xcf, G: 0xd4, B: 0xda} // hairlines
	tint  = chart.RGB{R: 0xf3, G: 0xf5, B: 0xf7} // grounds
	paper = chart.RGB{R: 0xff, G: 0xff, B: 0xff}
)

// partyInk and verdictInk are colours on paper.
func partyInk(name string) chart.RGB { return inked(chart.OfParty(name)) }

func inked(t chart.Tone) chart.RGB {
	c, _ := chart.Hex(t.Light) // the palette's own colours are all well formed
	return c
}
