package workbook

import (
	"math/big"
	"strings"
	"time"

	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/timeline"
)

// cells turns a row of a table into a spreadsheet's.
func (b *book) cells(row []table.Cell) []cell {
	out := make([]cell, len(row))
	for i, x := range row {
		out[i] = b.cell(x)
	}
	return out
}

// cell turns a typed cell into a spreadsheet's value: numbers as numbers, instants as local dates, texts as
// texts, so that nothing from the data is ever a formula.
func (b *book) cell(x table.Cell) cell {
	l := look{kind: x.Kind, strong: x.Strong, wrap: x.Kind == table.KindText || x.Kind == table.KindRows}
	switch x.Kind {
	case table.KindNumber, table.KindMoney, table.KindPercent:
		v := exact.Parse(x.Raw)
		if v == nil {
			return cell{value: x.Print(b.words), look: l}
		}
		l.format = b.numberFormat(x)
		return cell{value: v, look: l}
	case table.KindDuration:
		if v := exact.Parse(x.Raw); v != nil {
			l.format = hoursFormat
			return cell{value: v.Quo(v, big.NewRat(86400, 1)), look: l}
		}
	case table.KindDate:
		if t, err := time.Parse(time.DateOnly, x.Raw); err == nil {
			l.format = b.formats.date
			return cell{value: serial(t), look: l}
		}
	case table.KindDateTime:
		if t, err := time.Parse(time.RFC3339Nano, x.Raw); err == nil {
			l.format = b.formats.dateTime
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
		return b.formats.money
	case x.Kind == table.KindPercent:
		return percentFormat
	case x.Unit != "":
		return countFormat + `" ` + strings.Map(formatRune, x.Unit) + `"`
	case !strings.Contains(x.Raw, "."):
		return "#,##0"
	}
	return countFormat
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
