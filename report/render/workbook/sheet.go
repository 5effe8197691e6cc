package workbook

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report/render/table"
)

// sheet writes one sheet from top to bottom. The first error stays and ends the writing.
type sheet struct {
	book    *book
	name    string
	out     *excelize.StreamWriter
	row     int // next row
	columns int // of the widest row
	widths  []float64
	filters string
	values  []any // of the row at work
	err     error
}

// begin opens a sheet with its print set-up. The rows down to head are frozen, and the last of them is repeated on
// each printed page; 0 is none.
func (b *book) begin(name string, widths []float64, head int) *sheet {
	s := &sheet{book: b, name: name, row: 1, widths: widths}
	if s.err = b.page(name); s.err != nil {
		return s
	}
	if s.out, s.err = b.file.NewStreamWriter(name); s.err != nil {
		return s
	}
	for i, w := range widths {
		s.do(s.out.SetColWidth(i+1, i+1, w))
	}
	if head > 0 {
		s.do(
			s.out.SetPanes(
				&excelize.Panes{Freeze: true, YSplit: head, TopLeftCell: "A" + strconv.Itoa(head+1), ActivePane: "bottomLeft"},
			),
		)
		s.do(
			b.file.SetDefinedName(
				&excelize.DefinedName{
					Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted(name), head, head), Scope: name,
				},
			),
		)
	}
	return s
}

// do keeps the first error.
func (s *sheet) do(err error) {
	if s.err == nil {
		s.err = err
	}
}

// cell is a value or a formula with its value.
type cell struct {
	value   any
	formula string
	look    look
}

// write puts a row and gives its number.
func (s *sheet) write(cells ...cell) int {
	row := s.row
	s.row++
	if s.err != nil {
		return row
	}
	values := s.values[:0]
	lines := 1
	for i, c := range cells {
		c.look.inset = i > 0 && !right(c.look.kind)
		lines = max(lines, s.lines(i, c))
		id, err := s.book.styles.id(c.look)
		if s.do(err); err != nil {
			return row
		}
		values = append(values, excelize.Cell{StyleID: id, Formula: c.formula, Value: written(c.value)})
	}
	s.values = values
	s.columns = max(s.columns, len(cells))
	s.do(s.out.SetRow("A"+strconv.Itoa(row), values, excelize.RowOpts{Height: height(lines, cells)}))
	return row
}

// written is a value as the file has it: exact numbers become binary here, as spreadsheets count, and nowhere else.
func written(value any) any {
	switch v := value.(type) {
	case string:
		return plain(v)
	case *big.Rat:
		f, _ := v.Float64()
		return f
	}
	return value
}

// lines is how many lines a wrapped text takes in its column: programs that open a file do not all work that out.
func (s *sheet) lines(column int, c cell) int {
	text, ok := c.value.(string)
	if !ok || !c.look.wrap && !c.look.head || column >= len(s.widths) {
		return 1
	}
	room, n, used := max(s.widths[column]-1, 1), 1, 0.0
	if float64(len(text))*0.9 <= room && !strings.Contains(text, "\n") {
		return 1
	}
	for _, word := range strings.SplitAfter(text, " ") {
		long := float64(utf8.RuneCountInString(word)) * 0.9
		if used > 0 && used+long > room {
			n, used = n+1, 0
		}
		for used += long; used > room; used -= room {
			n++
		}
	}
	return min(n+strings.Count(text, "\n"), 25)
}

// height is a row's in points; 0 leaves the usual one.
func height(lines int, cells []cell) float64 {
	switch {
	case len(cells) > 0 && cells[0].look.title:
		return 26
	case lines > 1:
		return float64(lines)*14 + 2
	}
	return 0
}

// close ends a sheet: after it nothing about it can be changed.
func (s *sheet) close() error {
	if s.err == nil && s.filters != "" {
		s.book.tables++
		stripes := false
		s.do(
			s.out.AddTable(
				&excelize.Table{Range: s.filters, Name: fmt.Sprintf("table_%d", s.book.tables), ShowRowStripes: &stripes},
			),
		)
	}
	if s.err == nil {
		s.err = s.out.Flush()
	}
	s.book.extents[s.book.part(s.name)] = "A1:" + at(max(s.columns, 1), max(s.row-1, 1))
	if s.err != nil {
		return fmt.Errorf("sheet %s: %w", s.name, s.err)
	}
	return nil
}

// head writes the words of a head, as catalogue keys; those of figures stand at the right as the figures do.
func (s *sheet) head(kinds map[int]table.Kind, keys ...string) int {
	cells := make([]cell, len(keys))
	for i, k := range keys {
		cells[i] = cell{value: s.book.words.T(k), look: look{head: true, kind: kinds[i]}}
	}
	return s.write(cells...)
}

// heading writes a line of its own over what follows.
func (s *sheet) heading(text string) int {
	return s.write(cell{value: text, look: look{strong: true}})
}

// sentence writes a line of small print.
func (s *sheet) sentence(text string) {
	if text != "" {
		s.write(cell{value: text, look: look{quiet: true}})
	}
}

// table writes a table of typed cells and its total; one of a sheet can be filtered.
func (s *sheet) table(t table.Table, filtered bool) {
	top := s.columnHeads(t.Columns)
	for _, row := range t.Rows {
		s.write(s.book.cells(row)...)
	}
	if filtered {
		s.filter(top, t.Columns)
	}
	if t.Total != nil {
		total := s.book.cells(t.Total)
		for i := range total {
			total[i].look.total = true
		}
		s.write(total...)
	}
}

func (s *sheet) columnHeads(columns []table.Column) int {
	head := make([]cell, len(columns))
	for i, c := range columns {
		head[i] = cell{value: c.Head, look: look{kind: c.Kind, head: true}}
	}
	return s.write(head...)
}

// filter makes a table of the rows written since a head, so that its reader can filter and sort them. Heads of a table
// have to differ.
func (s *sheet) filter(top int, columns []table.Column) {
	seen := map[string]bool{}
	for _, c := range columns {
		if key := strings.ToLower(c.Head); c.Head == "" || seen[key] {
			return
		} else {
			seen[key] = true
		}
	}
	s.filters = at(1, top) + ":" + at(len(columns), s.row-1)
}

// at is a cell's place: B3. Columns and rows count from 1.
func at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return "A1"
	}
	return name
}

// fixed is a cell's place that copying does not move: $B$3.
func fixed(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row, true)
	if err != nil {
		return "$A$1"
	}
	return name
}
