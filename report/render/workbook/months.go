package workbook

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/workbook/xlsx"
)

// chartRows is how many rows a chart covers.
const chartRows = 18

// months lists the credits of all clients by currency and period, and draws them: currencies cannot be added, so that
// each has a chart of its own.
func (k *consolidated) months() error {
	name := k.Words.T("sheet.months")
	s := k.Begin(name, []float64{16, 12, 18, 12, 14}, 1)
	row, charts := 2, 0
	for _, x := range k.currencies {
		if n := len(x.Periods); n > 0 {
			s.Do(k.monthChart(name, x.Currency, area{row, row + n - 1}, 1+charts*chartRows))
			row, charts = row+n, charts+1
		}
	}
	columns := []table.Column{
		{Head: k.Words.T("consolidated.period")}, {Head: k.Words.T("consolidated.currency")},
		{Head: k.Words.T("consolidated.payable"), Kind: table.KindMoney},
		{Head: k.Words.T("consolidated.undecided"), Kind: table.KindNumber},
	}
	top := s.ColumnHeads(columns)
	for _, x := range k.currencies {
		for _, p := range x.Periods {
			k.monthRow(s, x.Currency, p)
		}
	}
	if row > 2 {
		s.Filter(top, columns)
	}
	return s.Close()
}

func (k *consolidated) monthRow(s *xlsx.Sheet, currency string, p portfolio.Amount) {
	sheet := xlsx.Quoted(k.Words.T("sheet.objectives")) + "!"
	column := func(n int) string { return sheet + xlsx.Fixed(n, 2) + ":" + xlsx.Fixed(n, k.bottom) }
	sum := exact.Parse(p.Net)
	if sum == nil {
		sum = new(big.Rat)
	}
	formula := fmt.Sprintf(
		"SUMIFS(%s,%s,%s,%s,%s)", column(payableOf), column(periodOf), xlsx.At(1, s.Row),
		column(currencyOf), xlsx.At(2, s.Row),
	)
	s.Write(
		xlsx.Cell{Value: p.Period}, xlsx.Cell{Value: currency},
		xlsx.Cell{Value: sum, Formula: formula, Look: xlsx.Look{Kind: table.KindMoney, Format: k.money[currency]}},
		xlsx.Cell{Value: k.undecided(currency, p.Period), Formula: fmt.Sprintf(
			`COUNTIFS(%s,%s,%s,%s,%s,"%s")`, column(periodOf), xlsx.At(1, s.Row), column(currencyOf), xlsx.At(2, s.Row),
			column(verdictOf), k.Words.T("verdict.undetermined"),
		), Look: xlsx.Look{Kind: table.KindNumber, Format: "#,##0"}},
	)
}

// undecided is how many objectives have no verdict in a period, so that what they pay is not among its money.
func (k *consolidated) undecided(currency, period string) (n int) {
	for _, r := range k.all {
		if r.Currency != currency {
			continue
		}
		for i := range r.Objectives {
			for _, p := range r.Objectives[i].Trend {
				if p.Period == period && p.Verdict == report.Unclear {
					n++
				}
			}
		}
	}
	return n
}

func (k *consolidated) monthChart(sheet, currency string, rows area, top int) error {
	return k.DrawColumns(sheet, xlsx.At(5, top), k.Words.T("trend.title", currency), xlsx.Quoted(sheet)+"!"+
		xlsx.Fixed(3, 1), xlsx.Quoted(sheet)+"!"+xlsx.Fixed(1, rows.first)+":"+xlsx.Fixed(1, rows.last),
		xlsx.Quoted(sheet)+"!"+xlsx.Fixed(3, rows.first)+":"+xlsx.Fixed(3, rows.last))
}
