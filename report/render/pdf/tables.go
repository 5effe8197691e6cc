package pdf

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/table"
)

// titled puts a table below its title and note. Title, head and first row stay together.
func (s *sheet) titled(t table.Table) { s.titledGrid(s.lay(t)) }

// dense is titled with little space between the rows.
func (s *sheet) dense(t table.Table) {
	g := s.lay(t)
	g.pad = dense
	s.titledGrid(g)
}

func (s *sheet) titledGrid(g *grid) {
	t := g.Table
	next := g.headHeight() + g.f.line() + 2*padY
	var note []string
	if t.Note != "" {
		note = s.wrap(t.Note, small, s.measure())
		next += float64(len(note))*small.line() + 1
	}
	if len(t.Rows) > 0 {
		next = max(next, next-g.f.line()+float64(min(s.row(g, t.Rows[0], false).high, 8))*g.f.line())
	}
	s.heading(t.Title, next)
	if len(note) > 0 {
		s.y = s.lines(margin, s.y, small, soft, note) + 1
	}
	s.grid(g)
}

// pair puts two short tables beside each other; long ones come one after the other.
func (s *sheet) pair(a, b table.Table) {
	const most = 12
	if len(a.Rows) > most || len(b.Rows) > most || len(a.Rows) == 0 || len(b.Rows) == 0 {
		s.titled(a)
		s.titled(b)
		return
	}
	var grids [2]*grid
	high := 0.0
	for i, t := range []table.Table{a, b} {
		x, w := s.column(i, 2)
		grids[i] = s.layAt(t, x, w)
		high = max(high, s.heightOf(grids[i]))
	}
	s.skip(bigGap)
	s.need(heading.line() + 1.5 + high)
	top, end := s.y, s.y
	for _, g := range grids {
		s.y = top
		s.text(g.left, s.y, heading, ink, s.short(g.Title, heading, total(g.widths)))
		s.y += heading.line() + 1.5
		s.grid(g)
		end = max(end, s.y)
	}
	s.y = end
}

// heightOf is what a whole table takes.
func (s *sheet) heightOf(g *grid) float64 {
	high := g.headHeight()
	for _, cells := range g.Rows {
		high += g.height(s.row(g, cells, false))
	}
	if g.Total != nil {
		high += g.height(s.row(g, g.Total, true))
	}
	return high
}

// mostRows is how many rows of a table stand in the document: nobody reads a hundred pages of findings on
// paper, and the workbook and report.json have them all.
const mostRows = 250

// grid draws a table from the cursor on, over as many pages as it takes, with its head on each.
func (s *sheet) grid(g *grid) {
	if len(g.Rows) == 0 {
		s.paragraph(g.Empty, small, soft)
		return
	}
	s.need(g.headHeight() + g.f.line() + 2*padY)
	s.headOf(g)
	rows := g.Rows[:min(len(g.Rows), mostRows)]
	for _, cells := range rows {
		s.put(g, s.row(g, cells, false))
	}
	if g.Total != nil {
		s.put(g, s.row(g, g.Total, true))
	}
	if more := len(g.Rows) - len(rows); more > 0 {
		s.y += 0.8
		s.paragraph(s.words.N("pdf.rows.more", more), small, soft)
	}
}

// headOf draws a table's head.
func (s *sheet) headOf(g *grid) {
	x := g.left
	for i, col := range g.Columns {
		top := s.y + padY + float64(g.head.high-len(g.head.lines[i]))*caption.line()
		for n, line := range g.head.lines[i] {
			s.aligned(x, top+float64(n)*caption.line(), g.widths[i], col.Align, caption, soft, line)
		}
		x += g.widths[i]
	}
	s.y += g.headHeight()
	s.stroke(g.left, s.y, x, s.y, 0.35, ink)
}

// put draws a row. One that does not fit goes to the next page; one that fits on no page is cut between
// lines, never within one.
func (s *sheet) put(g *grid, r laid) {
	for from := 0; from < r.high; {
		left := r.high - from
		fit := int((s.bottom() - s.y - 2*g.pad + 0.01) / g.f.line())
		fresh := s.bottom() - topEdge - g.headHeight()
		if fit < left && (fit < 3 || (from == 0 && g.height(r) <= fresh)) && s.y > topEdge+g.headHeight()+0.01 {
			s.page()
			s.headOf(g)
			continue
		}
		n := min(left, max(1, fit))
		s.stretch(g, r, from, from+n)
		from += n
	}
}

// stretch draws some lines of a row.
func (s *sheet) stretch(g *grid, r laid, from, to int) {
	height := float64(to-from)*g.f.line() + 2*g.pad
	if r.bold {
		s.stroke(g.left, s.y, g.left+total(g.widths), s.y, 0.35, ink)
	}
	x := g.left
	for i := range r.cells {
		s.cell(g, r, i, x, from, to)
		x += g.widths[i]
	}
	s.y += height
	if !r.bold && g.pad > dense {
		s.stroke(g.left, s.y, x, s.y, 0.1, rule)
	}
}

// cell draws some lines of a row's cell.
func (s *sheet) cell(g *grid, r laid, i int, x float64, from, to int) {
	cell, y, w := r.cells[i], s.y+g.pad, g.widths[i]
	if cell.Kind == table.KindTrend {
		if from == 0 {
			s.spark(cell, x+padX, y, w-2*padX, float64(to-from)*g.f.line())
		}
		return
	}
	f := s.faceOf(g, cell, r.bold)
	lines := r.lines[i]
	for n := from; n < min(to, len(lines)); n++ {
		top := y + float64(n-from)*g.f.line()
		if n == 0 && signed(cell) {
			s.signed(x+padX, top, f, cell, lines[n])
			continue
		}
		s.aligned(x, top, w, g.Columns[i].Align, f, colourOf(cell), lines[n])
	}
	if cell.Of != "" && table.Find(s.report, cell.Of) != nil && from == 0 {
		s.lead(cell.Of, x, s.y, w, float64(to-from)*g.f.line()+2*g.pad)
	}
}

// signed tells whether a cell begins with a sign in a colour.
func signed(x table.Cell) bool {
	return x.Raw != "" && (x.Kind == table.KindParty || x.Kind == table.KindVerdict)
}

// signed writes a verdict in its colour, and a party with its sign alone in colour: the parties' colours are
// for areas and too light for words.
func (s *sheet) signed(x, y float64, f face, cell table.Cell, line string) {
	if cell.Kind == table.KindVerdict {
		s.text(x, y, f, colourOf(cell), line)
		return
	}
	sign := partyTone(cell).Sign
	s.text(x, y, f, inked(partyTone(cell)), sign)
	s.text(x+s.width(sign, f), y, f, ink, line[min(len(line), len(sign)):])
}

// aligned writes a line into a column.
func (s *sheet) aligned(x, y, w float64, align table.Align, f face, colour chart.RGB, line string) {
	switch align {
	case table.Right:
		s.right(x+w-padX, y, f, colour, line)
	case table.Center:
		s.center(x+w/2, y, f, colour, line)
	default:
		s.text(x+padX, y, f, colour, line)
	}
}

func colourOf(x table.Cell) chart.RGB {
	if x.Kind == table.KindVerdict && x.Raw != "" {
		return inked(verdictTone(x))
	}
	return ink
}

func verdictTone(x table.Cell) chart.Tone { return chart.OfVerdict(report.Verdict(x.Raw), x.Severe) }

func partyTone(x table.Cell) chart.Tone { return chart.OfParty(x.Raw) }

func total(list []float64) float64 {
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	return sum
}
