package pdf

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/table"
)

// titled puts a table below its title and note, nothing where it has no rows. Title, head and first row stay together.
func (s *sheet) titled(t table.Table) { s.titledGrid(s.lay(t)) }

// gravest is titled with the first rows of a long table alone, and a sentence about the rest.
func (s *sheet) gravest(t table.Table, most int) {
	g := s.lay(t)
	g.most = most
	s.titledGrid(g)
}

// dense is titled with little space between the rows.
func (s *sheet) dense(t table.Table) {
	g := s.lay(t)
	g.pad = dense
	s.titledGrid(g)
}

func (s *sheet) titledGrid(g *grid) {
	t := g.Table
	if len(t.Rows) == 0 {
		return
	}
	next := g.headHeight() + g.under() + g.f.line() + 2*padY
	var note []string
	if t.Note != "" {
		note = s.wrap(t.Note, small, s.measure())
		next += float64(len(note))*small.line() + 1
	}
	for i, cells := range t.Rows[:min(len(t.Rows), 2)] {
		lines := float64(min(s.row(g, cells, false).high, 8)) * g.f.line()
		if i == 0 {
			lines -= g.f.line()
		}
		next += lines
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
	high := g.headHeight() + g.under()
	for _, r := range s.rows(g) {
		high += g.height(r)
	}
	return high
}

// mostRows is how many rows of a table stand in the document: nobody reads a hundred pages of findings on
// paper, and the workbook and report.json have them all.
const mostRows = 250

// grid draws a table from the cursor on, over as many pages as it takes, with its head on each. Its last row is
// never alone on a page.
func (s *sheet) grid(g *grid) {
	if len(g.Rows) == 0 {
		return
	}
	rows := s.rows(g)
	s.need(g.headHeight() + g.under() + min(g.height(rows[0]), 8*g.f.line()))
	s.headOf(g)
	for i, r := range rows {
		if last := i == len(rows)-2; last && s.y+g.height(r)+g.height(rows[i+1]) > s.bottom() && s.begun(g) {
			s.page()
			s.headOf(g)
		}
		s.put(g, r)
	}
	if more := len(g.Rows) - g.most; more > 0 {
		s.y += 0.8
		s.paragraph(s.words.N("pdf.rows.more", more), small, soft)
	}
}

// rows wraps the rows of a table that stand in the document.
func (s *sheet) rows(g *grid) []laid {
	var list []laid
	for _, cells := range g.Rows[:min(len(g.Rows), g.most)] {
		list = append(list, s.row(g, cells, false))
	}
	if g.Total != nil {
		list = append(list, s.row(g, g.Total, true))
	}
	return list
}

// begun tells whether this page has more of a table than its head.
func (s *sheet) begun(g *grid) bool { return s.y > topEdge+g.headHeight()+g.under()+0.01 }

// headOf draws a table's head.
func (s *sheet) headOf(g *grid) {
	x := g.left
	for i := range g.Columns {
		top := s.y + padY + float64(g.head.high-len(g.head.lines[i]))*caption.line()
		s.bound(x, g.widths[i], func() {
			for n, line := range g.head.lines[i] {
				s.aligned(g, i, x, top+float64(n)*caption.line(), caption, soft, line)
			}
		})
		x += g.widths[i]
	}
	s.y += g.headHeight()
	s.stroke(g.left, s.y, x, s.y, 0.35, ink)
	s.y += g.under()
}

// put draws a row. One that does not fit goes to the next page; one that fits on no page is cut between
// lines, never within one.
func (s *sheet) put(g *grid, r laid) {
	for from := 0; from < r.high; {
		left := r.high - from
		fit := int((s.bottom() - s.y - 2*g.pad + 0.01) / g.f.line())
		fresh := s.bottom() - topEdge - g.headHeight() - g.under()
		if fit < left && (fit < 3 || (from == 0 && g.height(r) <= fresh)) && s.begun(g) {
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
		s.bound(x, g.widths[i], func() { s.cell(g, r, i, x, from, to) })
		x += g.widths[i]
	}
	s.y += height
	if !r.bold && g.pad > dense {
		s.stroke(g.left, s.y, x, s.y, 0.1, rule)
	}
}

// cell draws some lines of a row's cell.
func (s *sheet) cell(g *grid, r laid, i int, x float64, from, to int) {
	cell, y, left := r.cells[i], s.y+g.pad, x+g.insets[i].left
	if cell.Of != "" && table.Find(s.report, cell.Of) != nil && from == 0 {
		s.lead(cell.Of, x, s.y, g.widths[i], float64(to-from)*g.f.line()+2*g.pad)
	}
	if cell.Kind == table.KindTrend {
		if from == 0 {
			s.spark(cell, left, y, g.room(i), float64(to-from)*g.f.line())
		}
		return
	}
	f := g.faceOf(cell, r.bold)
	lines := r.lines[i]
	for n := from; n < min(to, len(lines)); n++ {
		top := y + float64(n-from)*g.f.line()
		whole, _, figure := s.figureOf(cell, f)
		switch {
		case n == 0 && signed(cell):
			s.signed(left, top, f, cell, lines[n])
		case figure && len(lines) == 1 && g.Columns[i].Align == table.Right && whole <= g.room(i)-g.tails[i]+0.01:
			at := markOf(lines[n], s.group)
			mark := left + g.room(i) - g.tails[i]
			s.text(mark-s.width(lines[n][:at], f), top, f, colourOf(cell), lines[n])
		default:
			s.aligned(g, i, x, top, f, colourOf(cell), lines[n])
		}
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

// aligned writes a line into a column that begins at x.
func (s *sheet) aligned(g *grid, i int, x, y float64, f face, colour chart.RGB, line string) {
	left, right := x+g.insets[i].left, x+g.widths[i]-g.insets[i].right
	switch g.Columns[i].Align {
	case table.Right:
		s.right(right, y, f, colour, line)
	case table.Center:
		s.center((left+right)/2, y, f, colour, line)
	default:
		s.text(left, y, f, colour, line)
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
