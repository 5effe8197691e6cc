package grid

import (
	"github.com/slareport/slareport/report/render/pdf/paper"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Sheet is a sheet that tables can be put on.
type Sheet struct {
	*paper.Sheet
	Words *words.Catalogue
	links func(name string) bool // whether the document has an anchor of a name for a cell to lead to
	group string                 // what the locale puts between thousands
}

// On puts tables on a sheet in the words of a locale.
func On(on *paper.Sheet, c *words.Catalogue, links func(name string) bool) *Sheet {
	_, group := c.Marks()
	return &Sheet{Sheet: on, Words: c, links: links, group: group}
}

// grid is a table being drawn: how wide its columns are on this paper, and what each cell reads.
type grid struct {
	table.Table
	f      paper.Face
	left   float64 // edge
	pad    float64 // above and below the words of a row
	widths []float64
	insets []inset
	tails  []float64 // of each column's figures: room from the decimal mark to the edge
	head   wrappedRow
	most   int            // rows that stand in the document
	named  [][]table.Cell // rows as they stand where a page begins; nil: as everywhere
}

// inset is the space beside the words of a column.
type inset struct{ left, right float64 }

// wrappedRow is a row with its words wrapped to the columns.
type wrappedRow struct {
	cells []table.Cell
	lines [][]string
	high  int // lines of the highest cell
	bold  bool
}

// Space around the words of a cell.
const (
	padX  = 1.4
	PadY  = 0.85
	apart = 3.0 // more between words and the figures before them, which would read as one column
	dense = 0.2 // above and below in lists that are looked up rather than read
)

// lay fits a table to the width of the text area, layAt to another place.
func (s *Sheet) lay(t table.Table) *grid { return s.layAt(t, paper.Margin, s.Measure()) }

func (s *Sheet) layAt(t table.Table, left, width float64) *grid {
	g := &grid{Table: t, f: paper.Small, left: left, pad: PadY, insets: insets(t.Columns), most: mostRows}
	s.columns(g, width)
	g.head = wrappedRow{lines: make([][]string, len(t.Columns)), bold: true}
	for i, col := range t.Columns {
		g.head.lines[i] = s.Wrap(col.Head, paper.Caption, g.room(i))
		g.head.high = max(g.head.high, len(g.head.lines[i]))
	}
	return g
}

// insets leaves the outer edges of a table in line with the text above and below it.
func insets(columns []table.Column) []inset {
	list := make([]inset, len(columns))
	for i, col := range columns {
		list[i] = inset{padX, padX}
		if i > 0 && columns[i-1].Align == table.Right && col.Align != table.Right {
			list[i].left += apart
		}
	}
	if n := len(list); n > 0 {
		list[0].left, list[n-1].right = 0, 0
	}
	return list
}

// room is the width of a column's words.
func (g *grid) room(i int) float64 { return g.widths[i] - g.insets[i].left - g.insets[i].right }

// row wraps one row.
func (s *Sheet) row(g *grid, cells []table.Cell, bold bool) wrappedRow {
	r := wrappedRow{cells: cells, lines: make([][]string, len(cells)), high: 1, bold: bold}
	for i, x := range cells {
		r.lines[i] = s.Wrap(s.Reads(x), g.faceOf(x, bold), g.room(i))
		r.high = max(r.high, len(r.lines[i]))
	}
	return r
}

// height is what a row takes on the page.
func (g *grid) height(r wrappedRow) float64 { return float64(r.high)*g.f.Line() + 2*g.pad }

// under is the space between the head's rule and rows that have none of their own.
func (g *grid) under() float64 { return max(0, PadY-g.pad) }

func (g *grid) headHeight() float64 { return float64(g.head.high)*paper.Caption.Line() + 2*PadY }

func (g *grid) faceOf(x table.Cell, bold bool) paper.Face {
	f := g.f
	f.Bold = bold || x.Strong || x.Kind == table.KindVerdict
	return f
}

// Reads is a cell's text; verdicts and parties carry their sign in front, a trend is drawn instead.
func (s *Sheet) Reads(x table.Cell) string {
	switch {
	case x.Kind == table.KindTrend:
		return ""
	case x.Raw == "":
		return x.Print(s.Words)
	case x.Kind == table.KindVerdict:
		return VerdictTone(x).Sign + "\u00a0" + x.Print(s.Words)
	case x.Kind == table.KindParty:
		return PartyTone(x).Sign + "\u00a0" + x.Print(s.Words)
	}
	return x.Print(s.Words)
}

// columns shares a width among a table's columns: each gets what it wants if there is room; else each gets its
// longest word and the rest goes to those that want more. A table too wide for that takes smaller type before
// figures break.
func (s *Sheet) columns(g *grid, width float64) {
	rows := g.Rows[:min(len(g.Rows), mostRows)]
	if g.Total != nil {
		rows = append(rows[:len(rows):len(rows)], g.Total)
	}
	for _, g.f = range []paper.Face{paper.Small, paper.Tiny} {
		least, wish := s.columnWidths(g, rows, width)
		g.widths = share(least, wish, width)
		if total(least) <= width {
			return
		}
	}
}

// columnWidths are the least and the wished width of each column.
func (s *Sheet) columnWidths(g *grid, rows [][]table.Cell, width float64) (least, wish []float64) {
	least, wish = make([]float64, len(g.Columns)), make([]float64, len(g.Columns))
	g.tails = make([]float64, len(g.Columns))
	for i, col := range g.Columns {
		least[i] = s.longestWord(col.Head, paper.Caption, width)
		wish[i] = s.Width(s.Clean(col.Head, paper.Caption), paper.Caption)
		before := 0.0
		for _, row := range rows {
			if whole, tail, is := s.figureOf(row[i], g.faceOf(row[i], false)); is && col.Align == table.Right {
				before, g.tails[i] = max(before, whole), max(g.tails[i], tail)
				continue
			}
			a, b := s.extent(row[i], g.f, width)
			least[i], wish[i] = max(least[i], a), max(wish[i], b)
		}
		both := before + g.tails[i]
		around := g.insets[i].left + g.insets[i].right + 0.1
		least[i], wish[i] = max(least[i], both)+around, max(wish[i], both)+around
	}
	return least, wish
}

// figureOf is how far a figure runs up to its decimal mark, and from there on; false for what is none.
func (s *Sheet) figureOf(x table.Cell, f paper.Face) (whole, tail float64, is bool) {
	switch x.Kind {
	case table.KindNumber, table.KindPercent, table.KindMoney:
	default:
		return 0, 0, false
	}
	f.Bold = true // the wider face: a total must fit too
	text := s.Clean(s.Reads(x), f)
	at := markOf(text, s.group)
	return s.Width(text[:at], f), s.Width(text[at:], f), true
}

// markOf is where the whole part of a printed figure ends: at its decimal mark or what else follows the first
// digits. What has no digits is whole.
func markOf(text, group string) int {
	end := 0
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			continue
		}
		if end > 0 && end != i && text[end:i] != group {
			return end
		}
		end = i + 1
	}
	if end == 0 {
		return len(text)
	}
	return end
}

// extent is the least and the wished width of a cell's words.
func (s *Sheet) extent(x table.Cell, f paper.Face, width float64) (least, wish float64) {
	if x.Kind == table.KindTrend {
		return sparkWidth, sparkWidth
	}
	f.Bold = true // the wider face: a total must fit too
	text := s.Clean(s.Reads(x), f)
	wish = s.Width(text, f)
	switch x.Kind {
	case table.KindNumber, table.KindPercent, table.KindMoney, table.KindVerdict, table.KindDuration:
		return wish, wish
	}
	return s.longestWord(text, f, width), wish
}

// longestWord is the width a text needs so that no word breaks, within reason: paths and digests may break.
func (s *Sheet) longestWord(text string, f paper.Face, width float64) float64 {
	longest := 0.0
	for _, word := range paper.Unbroken(s.Clean(text, f)) {
		longest = max(longest, s.Width(word, f))
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
