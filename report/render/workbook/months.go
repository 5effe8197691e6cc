package workbook

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/table"
)

// chartRows is how many rows a chart covers.
const chartRows = 18

// months lists the credits of all clients by currency and period, and draws them: currencies cannot be added, so that
// each has a chart of its own.
func (k *consolidated) months() error {
	name := k.words.T("sheet.months")
	s := k.begin(name, []float64{16, 12, 18, 4, 14}, 1)
	row, charts := 2, 0
	for _, x := range k.currencies {
		if n := len(x.Periods); n > 0 {
			s.do(k.monthChart(name, x.Currency, area{row, row + n - 1}, 1+charts*chartRows))
			row, charts = row+n, charts+1
		}
	}
	columns := []table.Column{
		{Head: k.words.T("consolidated.period")}, {Head: k.words.T("consolidated.currency")},
		{Head: k.words.T("consolidated.payable"), Kind: table.KindMoney},
	}
	top := s.columnHeads(columns)
	for _, x := range k.currencies {
		for _, p := range x.Periods {
			k.monthRow(s, x.Currency, p)
		}
	}
	if row > 2 {
		s.filter(top, columns)
	}
	return s.close()
}

func (k *consolidated) monthRow(s *sheet, currency string, p portfolio.Amount) {
	sheet := quoted(k.words.T("sheet.objectives")) + "!"
	column := func(n int) string { return sheet + fixed(n, 2) + ":" + fixed(n, k.bottom) }
	sum := exact.Parse(p.Net)
	if sum == nil {
		sum = new(big.Rat)
	}
	formula := fmt.Sprintf(
		"SUMIFS(%s,%s,%s,%s,%s)", column(payableOf), column(periodOf), at(1, s.row), column(currencyOf), at(2, s.row),
	)
	s.write(
		cell{value: p.Period}, cell{value: currency},
		cell{value: sum, formula: formula, look: look{kind: table.KindMoney, format: k.money[currency]}},
	)
}

func (k *consolidated) monthChart(sheet, currency string, rows area, top int) error {
	return k.drawColumns(sheet, at(5, top), k.words.T("trend.title", currency), quoted(sheet)+"!"+
		fixed(3, 1), quoted(sheet)+"!"+fixed(1, rows.first)+":"+fixed(1, rows.last),
		quoted(sheet)+"!"+fixed(3, rows.first)+":"+fixed(3, rows.last))
}
