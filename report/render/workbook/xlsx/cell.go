package xlsx

import (
	"math/big"
	"strings"
	"time"

	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/timeline"
)

// Cells turns a row of a table into a spreadsheet's.
func (b *Book) Cells(row []table.Cell) []Cell {
	out := make([]Cell, len(row))
	for i, x := range row {
		out[i] = b.Cell(x)
	}
	return out
}

// Cell turns a typed cell into a spreadsheet's value: numbers as numbers, instants as local dates, texts as
// texts, so that nothing from the data is ever a formula.
func (b *Book) Cell(x table.Cell) Cell {
	l := Look{Kind: x.Kind, Strong: x.Strong, Wrap: x.Kind == table.KindText || x.Kind == table.KindRows}
	switch x.Kind {
	case table.KindNumber, table.KindMoney, table.KindPercent:
		v := exact.Parse(x.Raw)
		if v == nil {
			return Cell{Value: x.Print(b.Words), Look: l}
		}
		l.Format = b.numberFormat(x)
		return Cell{Value: v, Look: l}
	case table.KindDuration:
		if v := exact.Parse(x.Raw); v != nil {
			l.Format = hoursFormat
			return Cell{Value: v.Quo(v, big.NewRat(86400, 1)), Look: l}
		}
	case table.KindDate:
		if t, err := time.Parse(time.DateOnly, x.Raw); err == nil {
			l.Format = b.Formats.date
			return Cell{Value: serial(t), Look: l}
		}
	case table.KindDateTime:
		if t, err := time.Parse(time.RFC3339Nano, x.Raw); err == nil {
			l.Format = b.Formats.dateTime
			return Cell{Value: serial(t.In(b.Zone)), Look: l}
		}
	case table.KindVerdict:
		l.verdict = x.Raw
	}
	return Cell{Value: x.Print(b.Words), Look: l}
}

func (b *Book) numberFormat(x table.Cell) string {
	switch {
	case x.Kind == table.KindMoney:
		return b.Formats.Money
	case x.Kind == table.KindPercent:
		return PercentFormat
	case x.Unit != "":
		return CountFormat + `" ` + strings.Map(formatRune, x.Unit) + `"`
	case !strings.Contains(x.Raw, "."):
		return "#,##0"
	}
	return CountFormat
}

// formatRune drops what would end a literal in a number format.
func formatRune(r rune) rune {
	if r == '"' || r == ';' || r < ' ' {
		return -1
	}
	return r
}

// plain drops what XML cannot hold, so that a file with such texts opens without a repair.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF || r >= 0xD800 && r < 0xE000 {
			return -1
		}
		return r
	}, s)
}

// serial is the spreadsheet's number for a local date and time: days since 30 December 1899.
func serial(t time.Time) float64 {
	wall := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
	since := timeline.Of(wall).Sub(timeline.Of(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)))
	return float64(since) / float64(timeline.Day)
}
