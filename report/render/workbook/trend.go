package workbook

import (
	"math/big"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/workbook/xlsx"
	"github.com/slareport/slareport/report/words"
)

// writeTrend lists the credits by period and objective, with their total, and draws the total.
func writeTrend(b *xlsx.Book, r *report.Report, name string) error {
	periods := periodsOf(r)
	wide := []float64{16}
	columns := []table.Column{{Head: b.Words.T("trend.period")}}
	lines := r.Lines()
	for _, o := range lines {
		wide, columns = append(wide, 18), append(columns, table.Column{Head: o.Name, Kind: table.KindMoney})
	}
	columns = append(columns, table.Column{Head: b.Words.T("trend.total"), Kind: table.KindMoney})
	s := b.Begin(name, append(wide, 18), 1)
	bottom := len(periods) + 1
	s.Do(trendChart(b, name, xlsx.At(1, bottom+2), b.Words.T("trend.title", r.Currency), len(columns), bottom))
	top := s.ColumnHeads(columns)
	for n, period := range periods {
		row := []xlsx.Cell{{Value: b.Words.ShortMonth(period)}}
		sum := new(big.Rat)
		for _, o := range lines {
			c := xlsx.Cell{Look: xlsx.Look{Kind: table.KindMoney, Format: b.Formats.Money}}
			if v := exact.Parse(payableIn(o, n, len(periods))); v != nil {
				c.Value = v
				sum.Add(sum, v)
			}
			row = append(row, c)
		}
		sums := xlsx.Formula{Text: "SUM(" + xlsx.At(2, s.Row) + ":" + xlsx.At(len(columns)-1, s.Row) + ")", Value: sum}
		s.Write(append(row, b.MoneyOf(sums, true))...)
	}
	s.Filter(top, columns)
	return s.Close()
}

func hasTrend(r *report.Report, _ *words.Catalogue) bool { return len(periodsOf(r)) > 0 }

// periodsOf are the periods of the longest trend, oldest first.
func periodsOf(r *report.Report) []string {
	var list []string
	for _, o := range r.Objectives {
		if len(o.Trend) > len(list) {
			list = list[:0]
			for _, p := range o.Trend {
				list = append(list, p.Period)
			}
		}
	}
	return list
}

// payableIn is what an objective was paid in the n-th of some periods; its own trend may be shorter.
func payableIn(o *report.Objective, n, periods int) string {
	if k := n - (periods - len(o.Trend)); k >= 0 {
		return o.Trend[k].Payable
	}
	return ""
}

// trendChart draws the last column of a table over its first one, as columns.
func trendChart(b *xlsx.Book, sheet, place, title string, columns, bottom int) error {
	ref := func(column int) string {
		return xlsx.Quoted(sheet) + "!" + xlsx.Fixed(column, 2) + ":" + xlsx.Fixed(column, bottom)
	}
	return b.DrawColumns(sheet, place, title, xlsx.Quoted(sheet)+"!"+xlsx.Fixed(columns, 1), ref(1), ref(columns))
}
