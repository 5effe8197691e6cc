package workbook

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// sheet writes one sheet from top to bottom.
type sheet struct {
	book *book
	name string
	out  *excelize.StreamWriter
	row  int // next row
}

// book is one workbook being written.
type book struct {
	file   *excelize.File
	styles *styles
	words  *words.Catalogue
	minor  int            // decimals of the currency
	zone   *time.Location // of the agreement: instants stand in its local time
	brand  string
	title  string
}

// begin opens a sheet with its print set-up: landscape, one page wide, page x of y, and the frozen rows at
// the top repeated on each page.
func (b *book) begin(name string, widths []float64, frozen int) (*sheet, error) {
	if _, err := b.file.NewSheet(name); err != nil {
		return nil, err
	}
	landscape, size, one, zero := "landscape", 9, 1, 0
	if b.words.Letter() {
		size = 1
	}
	fit := true
	if err := b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return nil, err
	}
	if err := b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &size, FitToWidth: &one, FitToHeight: &zero}); err != nil {
		return nil, err
	}
	if err := b.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&L" + footerText(b.title) + "&C" + footerText(name) + "&R&P / &N"}); err != nil {
		return nil, err
	}
	if err := b.file.ProtectSheet(name, &excelize.SheetProtectionOptions{AutoFilter: true, FormatColumns: true, FormatRows: true, Sort: true, SelectLockedCells: true, SelectUnlockedCells: true}); err != nil {
		return nil, err
	}
	out, err := b.file.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	for i, w := range widths {
		if err := out.SetColWidth(i+1, i+1, w); err != nil {
			return nil, err
		}
	}
	s := &sheet{book: b, name: name, out: out, row: 1}
	return s, s.freeze(frozen)
}

// footerText escapes the mark that begins a code in headers and footers.
func footerText(s string) string { return strings.ReplaceAll(s, "&", "&&") }

// cell is a value or a formula with its cached value.
type cell struct {
	value   any
	formula string
	look    look
}

// write puts a row and gives its number.
func (s *sheet) write(cells ...cell) (int, error) {
	values := make([]any, len(cells))
	for i, c := range cells {
		id, err := s.book.styles.id(c.look)
		if err != nil {
			return 0, err
		}
		values[i] = excelize.Cell{StyleID: id, Formula: c.formula, Value: c.value}
	}
	row := s.row
	s.row++
	return row, s.out.SetRow("A"+strconv.Itoa(row), values)
}

// table writes a table of typed cells and its total. A sheet can filter one table.
func (s *sheet) table(t table.Table, filtered bool) error {
	head := make([]cell, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = cell{value: c.Head, look: look{kind: c.Kind, head: true}}
	}
	top, err := s.write(head...)
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		if _, err := s.write(s.cells(row)...); err != nil {
			return err
		}
	}
	if len(t.Rows) == 0 {
		_, err := s.write(cell{value: t.Empty})
		return err
	}
	if filtered {
		if err := s.filter(top, s.row-1, len(t.Columns)); err != nil {
			return err
		}
	}
	if t.Total != nil {
		total := s.cells(t.Total)
		for i := range total {
			total[i].look.total = true
		}
		_, err := s.write(total...)
		return err
	}
	return nil
}

// filter lets the reader filter rows below a head.
func (s *sheet) filter(top, bottom, columns int) error {
	last, err := excelize.ColumnNumberToName(columns)
	if err != nil {
		return err
	}
	return s.book.file.AutoFilter(s.name, fmt.Sprintf("A%d:%s%d", top, last, bottom), nil)
}

func (s *sheet) cells(row []table.Cell) []cell {
	out := make([]cell, len(row))
	for i, x := range row {
		out[i] = s.book.cell(x)
	}
	return out
}

// cell turns a typed cell into a spreadsheet's value: numbers as numbers, instants as local dates, texts as
// texts, so that nothing from the data is ever a formula.
func (b *book) cell(x table.Cell) cell {
	l := look{kind: x.Kind, strong: x.Strong, wrap: x.Kind == table.KindText || x.Kind == table.KindRows}
	switch x.Kind {
	case table.KindNumber, table.KindMoney, table.KindPercent:
		v, ok := number(x.Raw)
		if !ok {
			return cell{value: x.Print(b.words), look: l}
		}
		l.format = b.numberFormat(x)
		return cell{value: v, look: l}
	case table.KindDuration:
		if v, ok := number(x.Raw); ok {
			l.format = hoursFormat
			return cell{value: v / 86400, look: l}
		}
	case table.KindDate, table.KindDateTime:
		if t, err := time.Parse(time.RFC3339Nano, x.Raw); err == nil {
			l.format = dateTimeFormat
			return cell{value: serial(t.In(b.zone)), look: l}
		}
	case table.KindVerdict:
		l.verdict = x.Raw
	}
	return cell{value: x.Print(b.words), look: l}
}

func (b *book) numberFormat(x table.Cell) string {
	switch {
	case x.Kind == table.KindMoney:
		return moneyFormat(b.minor)
	case x.Kind == table.KindPercent:
		return percentFormat
	case x.Unit != "":
		return `#,##0.######" ` + strings.ReplaceAll(x.Unit, `"`, "") + `"`
	}
	return "#,##0.######"
}

// number is the spreadsheet's number for a decimal: binary, as spreadsheets count.
func number(decimal string) (float64, bool) {
	r, ok := new(big.Rat).SetString(decimal)
	if !ok {
		return 0, false
	}
	f, _ := r.Float64()
	return f, true
}

// serial is the spreadsheet's number for a local date and time: days since 30 December 1899.
func serial(t time.Time) float64 {
	wall := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
	return wall.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
}

// freeze keeps the rows at the top in sight and repeats them on each printed page.
func (s *sheet) freeze(rows int) error {
	if rows == 0 {
		return nil
	}
	corner := "A" + strconv.Itoa(rows+1)
	if err := s.out.SetPanes(&excelize.Panes{Freeze: true, YSplit: rows, TopLeftCell: corner, ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return s.book.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$1:$%d", quoted(s.name), rows), Scope: s.name})
}

// quoted writes a sheet's name as formulas need it.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }
