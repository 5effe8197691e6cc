package pdf

import (
	"strings"

	"github.com/slareport/slareport/report/render/table"
)

// grid is a table being drawn: how wide its columns are on this paper, and what each cell reads.
type grid struct {
	table.Table
	f      face
	left   float64 // edge
	pad    float64 // above and below the words of a row
	widths []float64
	head   laid
}

// laid is a row with its words wrapped to the columns.
type laid struct {
	cells []table.Cell
	lines [][]string
	high  int // lines of the highest cell
	bold  bool
}

// Space around the words of a cell.
const (
	padX  = 1.4
	padY  = 0.85
	dense = 0.2 // above and below in lists that are looked up rather than read
)

// lay fits a table to the width of the text area, layAt to another place.
func (s *sheet) lay(t table.Table) *grid { return s.layAt(t, margin, s.measure()) }

func (s *sheet) layAt(t table.Table, left, width float64) *grid {
	f := small
	g := &grid{Table: t, f: f, left: left, pad: padY}
	g.widths = s.columns(t, f, width)
	g.head = laid{lines: make([][]string, len(t.Columns)), bold: true}
	for i, col := range t.Columns {
		g.head.lines[i] = s.wrap(col.Head, caption, g.widths[i]-2*padX)
		g.head.high = max(g.head.high, len(g.head.lines[i]))
	}
	return g
}

// row wraps one row.
func (s *sheet) row(g *grid, cells []table.Cell, bold bool) laid {
	r := laid{cells: cells, lines: make([][]string, len(cells)), high: 1, bold: bold}
	for i, x := range cells {
		r.lines[i] = s.wrap(s.reads(x), s.faceOf(g, x, bold), g.widths[i]-2*padX)
		r.high = max(r.high, len(r.lines[i]))
	}
	return r
}

// height is what a row takes on the page.
func (g *grid) height(r laid) float64 { return float64(r.high)*g.f.line() + 2*g.pad }

func (g *grid) headHeight() float64 { return float64(g.head.high)*caption.line() + 2*padY }

func (s *sheet) faceOf(g *grid, x table.Cell, bold bool) face {
	f := g.f
	f.bold = bold || x.Strong || x.Kind == table.KindVerdict
	return f
}

// reads is a cell's text; verdicts and parties carry their sign in front, a trend is drawn instead.
func (s *sheet) reads(x table.Cell) string {
	switch {
	case x.Kind == table.KindTrend:
		return ""
	case x.Raw == "":
		return x.Print(s.words)
	case x.Kind == table.KindVerdict:
		return verdictTone(x).Sign + "\u00a0" + x.Print(s.words)
	case x.Kind == table.KindParty:
		return partyTone(x).Sign + "\u00a0" + x.Print(s.words)
	}
	return x.Print(s.words)
}

// columns shares a width among a table's columns: each gets what it wants if there is room; else each gets its
// longest word and the rest goes to those that want more. Figures are never broken.
func (s *sheet) columns(t table.Table, f face, width float64) []float64 {
	least, wish := make([]float64, len(t.Columns)), make([]float64, len(t.Columns))
	for i, col := range t.Columns {
		least[i], wish[i] = s.longestWord(col.Head, caption, width), s.width(s.clean(col.Head, caption), caption)
	}
	rows := t.Rows[:min(len(t.Rows), mostRows)]
	if t.Total != nil {
		rows = append(rows[:len(rows):len(rows)], t.Total)
	}
	for _, row := range rows {
		for i, x := range row {
			a, b := s.extent(x, f, width)
			least[i], wish[i] = max(least[i], a), max(wish[i], b)
		}
	}
	for i := range least {
		least[i] += 2*padX + 0.1
		wish[i] += 2*padX + 0.1
	}
	return share(least, wish, width)
}

// extent is the least and the wished width of a cell's words.
func (s *sheet) extent(x table.Cell, f face, width float64) (least, wish float64) {
	if x.Kind == table.KindTrend {
		return sparkWidth, sparkWidth
	}
	f.bold = true // the wider face: a total must fit too
	text := s.clean(s.reads(x), f)
	wish = s.width(text, f)
	switch x.Kind {
	case table.KindNumber, table.KindPercent, table.KindMoney, table.KindVerdict, table.KindDuration:
		return wish, wish
	}
	return s.longestWord(text, f, width), wish
}

// longestWord is the width a text needs so that no word breaks, within reason: paths and digests may break.
func (s *sheet) longestWord(text string, f face, width float64) float64 {
	longest := 0.0
	for _, word := range strings.Fields(strings.ReplaceAll(s.clean(text, f), "\u00a0", "_")) {
		longest = max(longest, s.width(word, f))
	}
	return min(longest, width/6)
}

// share gives every column its least width and shares the rest by what each wishes beyond it. What is left
// over when all wishes are met goes to all alike.
func share(least, wish []float64, width float64) []float64 {
	need, want := 0.0, 0.0
	for i := range least {
		wish[i] = max(wish[i], least[i])
		need += least[i]
		want += wish[i]
	}
	out := make([]float64, len(least))
	for i := range out {
		switch {
		case want <= width:
			out[i] = wish[i] + (width-want)*wish[i]/want
		case need <= width:
			out[i] = least[i] + (width-need)*(wish[i]-least[i])/(want-need)
		default: // more columns than the paper holds: all are squeezed and words break
			out[i] = least[i] * width / need
		}
	}
	return out
}
