package xlsx

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report/render/table"
)

// Sheet writes one sheet from top to bottom. The first error stays and ends the writing.
type Sheet struct {
	Book    *Book
	Name    string
	out     *excelize.StreamWriter
	Row     int // next row
	columns int // of the widest row
	widths  []float64
	filters string
	values  []any // of the row at work
	err     error
}

// Begin opens a sheet with its print set-up. The rows down to head are frozen, and the last of them is repeated on
// each printed page; 0 is none.
func (b *Book) Begin(name string, widths []float64, head int) *Sheet {
	s := &Sheet{Book: b, Name: name, Row: 1, widths: widths}
	if s.err = b.page(name); s.err != nil {
		return s
	}
	if s.out, s.err = b.file.NewStreamWriter(name); s.err != nil {
		return s
	}
	for i, w := range widths {
		s.Do(s.out.SetColWidth(i+1, i+1, w))
	}
	if head > 0 {
		s.Do(
			s.out.SetPanes(
				&excelize.Panes{Freeze: true, YSplit: head, TopLeftCell: "A" + strconv.Itoa(head+1), ActivePane: "bottomLeft"},
			),
		)
		s.Do(
			b.file.SetDefinedName(
				&excelize.DefinedName{
					Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$%d:$%d", Quoted(name), head, head), Scope: name,
				},
			),
		)
	}
	return s
}

// Do keeps the first error.
func (s *Sheet) Do(err error) {
	if s.err == nil {
		s.err = err
	}
}

// Cell is a value or a formula with its value.
type Cell struct {
	Value   any
	Formula string
	Look    Look
}

// Write puts a row and gives its number.
func (s *Sheet) Write(cells ...Cell) int {
	row := s.Row
	s.Row++
	if s.err != nil {
		return row
	}
	values := s.values[:0]
	lines := 1
	for i, c := range cells {
		c.Look.inset = i > 0 && !right(c.Look.Kind)
		lines = max(lines, s.lines(i, c))
		id, err := s.Book.styles.id(c.Look)
		if s.Do(err); err != nil {
			return row
		}
		values = append(values, excelize.Cell{StyleID: id, Formula: c.Formula, Value: written(c.Value)})
	}
	s.values = values
	s.columns = max(s.columns, len(cells))
	s.Do(s.out.SetRow("A"+strconv.Itoa(row), values, excelize.RowOpts{Height: height(lines, cells)}))
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
func (s *Sheet) lines(column int, c Cell) int {
	text, ok := c.Value.(string)
	if !ok || !c.Look.Wrap && !c.Look.head || column >= len(s.widths) {
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
func height(lines int, cells []Cell) float64 {
	switch {
	case len(cells) > 0 && cells[0].Look.Title:
		return 26
	case lines > 1:
		return float64(lines)*14 + 2
	}
	return 0
}

// Close ends a sheet: after it nothing about it can be changed.
func (s *Sheet) Close() error {
	if s.err == nil && s.filters != "" {
		s.Book.tables++
		stripes := false
		s.Do(
			s.out.AddTable(
				&excelize.Table{Range: s.filters, Name: fmt.Sprintf("table_%d", s.Book.tables), ShowRowStripes: &stripes},
			),
		)
	}
	if s.err == nil {
		s.err = s.out.Flush()
	}
	s.Book.extents[s.Book.part(s.Name)] = "A1:" + At(max(s.columns, 1), max(s.Row-1, 1))
	if s.err != nil {
		return fmt.Errorf("sheet %s: %w", s.Name, s.err)
	}
	return nil
}

// Head writes the words of a head, as catalogue keys; those of figures stand at the right as the figures do.
func (s *Sheet) Head(kinds map[int]table.Kind, keys ...string) int {
	cells := make([]Cell, len(keys))
	for i, k := range keys {
		cells[i] = Cell{Value: s.Book.Words.T(k), Look: Look{head: true, Kind: kinds[i]}}
	}
	return s.Write(cells...)
}

// Heading writes a line of its own over what follows.
func (s *Sheet) Heading(text string) int {
	return s.Write(Cell{Value: text, Look: Look{Strong: true}})
}

// Sentence writes a line of small print.
func (s *Sheet) Sentence(text string) {
	if text != "" {
		s.Write(Cell{Value: text, Look: Look{Quiet: true}})
	}
}

// Table writes a table of typed cells and its total; one of a sheet can be filtered.
func (s *Sheet) Table(t table.Table, filtered bool) {
	top := s.ColumnHeads(t.Columns)
	for _, row := range t.Rows {
		s.Write(s.Book.Cells(row)...)
	}
	if filtered {
		s.Filter(top, t.Columns)
	}
	if t.Total != nil {
		total := s.Book.Cells(t.Total)
		for i := range total {
			total[i].Look.Total = true
		}
		s.Write(total...)
	}
}

func (s *Sheet) ColumnHeads(columns []table.Column) int {
	head := make([]Cell, len(columns))
	for i, c := range columns {
		head[i] = Cell{Value: c.Head, Look: Look{Kind: c.Kind, head: true}}
	}
	return s.Write(head...)
}

// Filter makes a table of the rows written since a head, so that its reader can filter and sort them. Heads of a table
// have to differ.
func (s *Sheet) Filter(top int, columns []table.Column) {
	seen := map[string]bool{}
	for _, c := range columns {
		if key := strings.ToLower(c.Head); c.Head == "" || seen[key] {
			return
		} else {
			seen[key] = true
		}
	}
	s.filters = At(1, top) + ":" + At(len(columns), s.Row-1)
}

// At is a cell's place: B3. Columns and rows count from 1.
func At(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return "A1"
	}
	return name
}

// Fixed is a cell's place that copying does not move: $B$3.
func Fixed(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row, true)
	if err != nil {
		return "$A$1"
	}
	return name
}
