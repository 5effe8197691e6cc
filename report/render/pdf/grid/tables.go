package grid

import (
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/palette"
	"github.com/slareport/slareport/report/render/pdf/paper"
	"github.com/slareport/slareport/report/render/table"
)

// Titled puts a table below its title and note, nothing where it has no rows. Title, head and first row stay together.
func (s *Sheet) Titled(t table.Table) { s.titledGrid(s.lay(t)) }

// Bare puts a table without its title.
func (s *Sheet) Bare(t table.Table) { s.grid(s.lay(t)) }

// Gravest is titled with the first rows of a long table alone, and a sentence about the rest.
func (s *Sheet) Gravest(t table.Table, most int) {
	g := s.lay(t)
	g.most = most
	s.titledGrid(g)
}

// Grouped is titled, without what the first column repeats from the row above: where a page begins it is said again.
func (s *Sheet) Grouped(t table.Table) {
	full := t.Rows
	t.Rows = slices.Clone(full)
	for i, row := range full {
		if i > 0 && row[0].Raw == full[i-1][0].Raw && row[0].Of == full[i-1][0].Of {
			t.Rows[i] = append([]table.Cell{table.Text("")}, row[1:]...)
		}
	}
	g := s.lay(t)
	g.named = full
	s.titledGrid(g)
}

// Dense is titled with little space between the rows.
func (s *Sheet) Dense(t table.Table) {
	g := s.lay(t)
	g.pad = dense
	s.titledGrid(g)
}

// DenseHeight is what a dense table with its title takes.
func (s *Sheet) DenseHeight(t table.Table) float64 {
	if len(t.Rows) == 0 {
		return 0
	}
	g := s.lay(t)
	g.pad = dense
	note := float64(len(s.Wrap(t.Note, paper.Small, s.Measure())))*paper.Small.Line() + 1
	return paper.BigGap + paper.Heading.Line() + 1.5 + note + s.heightOf(g)
}

func (s *Sheet) titledGrid(g *grid) {
	t := g.Table
	if len(t.Rows) == 0 {
		return
	}
	next := g.headHeight() + g.under() + g.f.Line() + 2*PadY
	var note []string
	if t.Note != "" {
		note = s.Wrap(t.Note, paper.Small, s.Measure())
		next += float64(len(note))*paper.Small.Line() + 1
	}
	for i, cells := range t.Rows[:min(len(t.Rows), 2)] {
		lines := float64(min(s.row(g, cells, false).high, 8)) * g.f.Line()
		if i == 0 {
			lines -= g.f.Line()
		}
		next += lines
	}
	s.Heading(t.Title, next)
	if len(note) > 0 {
		s.Y = s.Lines(paper.Margin, s.Y, paper.Small, paper.Soft, note) + 1
	}
	s.grid(g)
}

// Pair puts two short tables beside each other; long ones come one after the other.
func (s *Sheet) Pair(a, b table.Table) {
	const most = 12
	if len(a.Rows) > most || len(b.Rows) > most || len(a.Rows) == 0 || len(b.Rows) == 0 {
		s.Titled(a)
		s.Titled(b)
		return
	}
	var grids [2]*grid
	high := 0.0
	for i, t := range []table.Table{a, b} {
		x, w := s.Column(i, 2)
		grids[i] = s.layAt(t, x, w)
		high = max(high, s.heightOf(grids[i]))
	}
	s.Skip(paper.BigGap)
	s.Need(paper.Heading.Line() + 1.5 + high)
	top, end := s.Y, s.Y
	for _, g := range grids {
		s.Y = top
		s.Text(g.left, s.Y, paper.Heading, paper.Ink, s.Short(g.Title, paper.Heading, total(g.widths)))
		s.Y += paper.Heading.Line() + 1.5
		s.grid(g)
		end = max(end, s.Y)
	}
	s.Y = end
}

// heightOf is what a whole table takes.
func (s *Sheet) heightOf(g *grid) float64 {
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
func (s *Sheet) grid(g *grid) {
	if len(g.Rows) == 0 {
		return
	}
	rows := s.rows(g)
	s.Need(g.headHeight() + g.under() + min(g.height(rows[0]), 8*g.f.Line()))
	s.headOf(g)
	for i, r := range rows {
		if last := i == len(rows)-2; last && s.Y+g.height(r)+g.height(rows[i+1]) > s.Bottom() && s.begun(g) {
			s.Page()
			s.headOf(g)
		}
		if i < len(g.named) && (!s.begun(g) || s.Y+g.height(r) > s.Bottom()) {
			r = s.row(g, g.named[i], false)
		}
		s.put(g, r)
	}
	if more := len(g.Rows) - g.most; more > 0 {
		s.Y += 0.8
		s.Paragraph(s.Words.N("pdf.rows.more", more), paper.Small, paper.Soft)
	}
}

// rows wraps the rows of a table that stand in the document.
func (s *Sheet) rows(g *grid) []wrappedRow {
	var list []wrappedRow
	for _, cells := range g.Rows[:min(len(g.Rows), g.most)] {
		list = append(list, s.row(g, cells, false))
	}
	if g.Total != nil {
		list = append(list, s.row(g, g.Total, true))
	}
	return list
}

// begun tells whether this page has more of a table than its head.
func (s *Sheet) begun(g *grid) bool { return s.Y > paper.TopEdge+g.headHeight()+g.under()+0.01 }

// headOf draws a table's head.
func (s *Sheet) headOf(g *grid) {
	x := g.left
	for i := range g.Columns {
		top := s.Y + PadY + float64(g.head.high-len(g.head.lines[i]))*paper.Caption.Line()
		s.Bound(x, g.widths[i], func() {
			for n, line := range g.head.lines[i] {
				s.aligned(g, i, x, top+float64(n)*paper.Caption.Line(), paper.Caption, paper.Soft, line)
			}
		})
		x += g.widths[i]
	}
	s.Y += g.headHeight()
	s.Stroke(g.left, s.Y, x, s.Y, 0.35, paper.Ink)
	s.Y += g.under()
}

// put draws a row. One that does not fit goes to the next page; one that fits on no page is cut between
// lines, never within one.
func (s *Sheet) put(g *grid, r wrappedRow) {
	for from := 0; from < r.high; {
		left := r.high - from
		fit := int((s.Bottom() - s.Y - 2*g.pad + 0.01) / g.f.Line())
		fresh := s.Bottom() - paper.TopEdge - g.headHeight() - g.under()
		if fit < left && (fit < 3 || (from == 0 && g.height(r) <= fresh)) && s.begun(g) {
			s.Page()
			s.headOf(g)
			continue
		}
		n := min(left, max(1, fit))
		s.stretch(g, r, from, from+n)
		from += n
	}
}

// stretch draws some lines of a row.
func (s *Sheet) stretch(g *grid, r wrappedRow, from, to int) {
	height := float64(to-from)*g.f.Line() + 2*g.pad
	if r.bold {
		s.Stroke(g.left, s.Y, g.left+total(g.widths), s.Y, 0.35, paper.Ink)
	}
	x := g.left
	for i := range r.cells {
		s.Bound(x, g.widths[i], func() { s.cell(g, r, i, x, from, to) })
		x += g.widths[i]
	}
	s.Y += height
	if !r.bold && g.pad > dense {
		s.Stroke(g.left, s.Y, x, s.Y, 0.1, paper.Rule)
	}
}

// cell draws some lines of a row's cell.
func (s *Sheet) cell(g *grid, r wrappedRow, i int, x float64, from, to int) {
	cell, y, left := r.cells[i], s.Y+g.pad, x+g.insets[i].left
	if cell.Of != "" && s.links(cell.Of) && from == 0 {
		s.Lead(cell.Of, x, s.Y, g.widths[i], float64(to-from)*g.f.Line()+2*g.pad)
	}
	if cell.Kind == table.KindTrend {
		if from == 0 {
			s.spark(cell, left, y, g.room(i), float64(to-from)*g.f.Line())
		}
		return
	}
	f := g.faceOf(cell, r.bold)
	lines := r.lines[i]
	for n := from; n < min(to, len(lines)); n++ {
		top := y + float64(n-from)*g.f.Line()
		whole, _, figure := s.figureOf(cell, f)
		switch {
		case n == 0 && signed(cell):
			s.Signed(left, top, f, cell, lines[n])
		case figure && len(lines) == 1 && g.Columns[i].Align == table.Right && whole <= g.room(i)-g.tails[i]+0.01:
			at := markOf(lines[n], s.group)
			mark := left + g.room(i) - g.tails[i]
			s.Text(mark-s.Width(lines[n][:at], f), top, f, colourOf(cell), lines[n])
		default:
			s.aligned(g, i, x, top, f, colourOf(cell), lines[n])
		}
	}
}

// signed tells whether a cell begins with a sign in a colour.
func signed(x table.Cell) bool {
	return x.Raw != "" && (x.Kind == table.KindParty || x.Kind == table.KindVerdict)
}

// Signed writes a verdict in its colour, and a party with its sign alone in colour: the parties' colours are
// for areas and too light for words.
func (s *Sheet) Signed(x, y float64, f paper.Face, cell table.Cell, line string) {
	if cell.Kind == table.KindVerdict {
		s.Text(x, y, f, colourOf(cell), line)
		return
	}
	sign := PartyTone(cell).Sign
	s.Text(x, y, f, paper.Inked(PartyTone(cell)), sign)
	s.Text(x+s.Width(sign, f), y, f, paper.Ink, line[min(len(line), len(sign)):])
}

// aligned writes a line into a column that begins at x.
func (s *Sheet) aligned(g *grid, i int, x, y float64, f paper.Face, colour palette.RGB, line string) {
	left, right := x+g.insets[i].left, x+g.widths[i]-g.insets[i].right
	switch g.Columns[i].Align {
	case table.Right:
		s.Right(right, y, f, colour, line)
	case table.Center:
		s.Center((left+right)/2, y, f, colour, line)
	default:
		s.Text(left, y, f, colour, line)
	}
}

func colourOf(x table.Cell) palette.RGB {
	if x.Kind == table.KindVerdict && x.Raw != "" {
		return paper.Inked(VerdictTone(x))
	}
	return paper.Ink
}

func VerdictTone(x table.Cell) palette.Tone {
	return palette.OfVerdict(report.Verdict(x.Raw), x.Severe)
}

func PartyTone(x table.Cell) palette.Tone { return palette.OfParty(x.Raw) }

func total(list []float64) float64 {
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	return sum
}
