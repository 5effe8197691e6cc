package workbook

import (
	"math/big"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// writeTrend lists the credits by period and objective, with their total, and draws the total.
func writeTrend(b *book, r *report.Report, name string) error {
	periods := periodsOf(r)
	wide := []float64{16}
	columns := []table.Column{{Head: b.words.T("trend.period")}}
	for i := range r.Objectives {
		wide, columns = append(wide, 18), append(columns, table.Column{Head: r.Objectives[i].Name, Kind: table.KindMoney})
	}
	columns = append(columns, table.Column{Head: b.words.T("trend.total"), Kind: table.KindMoney})
	s := b.begin(name, append(wide, 18), 1)
	bottom := len(periods) + 1
	s.do(b.chart(name, at(1, bottom+2), b.words.T("trend.title", r.Currency), len(columns), bottom))
	top := s.columnHeads(columns)
	for n, period := range periods {
		row := []cell{{value: b.words.ShortMonth(period)}}
		sum := new(big.Rat)
		for i := range r.Objectives {
			c := cell{look: look{kind: table.KindMoney, format: b.formats.money}}
			if v := exact.Parse(payableIn(&r.Objectives[i], n, len(periods))); v != nil {
				c.value = v
				sum.Add(sum, v)
			}
			row = append(row, c)
		}
		sums := formula{text: "SUM(" + at(2, s.row) + ":" + at(len(columns)-1, s.row) + ")", value: sum}
		s.write(append(row, b.moneyOf(sums, true))...)
	}
	s.filter(top, columns)
	return s.close()
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

// chart draws the last column of a table over its first one, as columns.
func (b *book) chart(sheet, place, title string, columns, bottom int) error {
	ref := func(column int) string {
		return quoted(sheet) + "!" + fixed(column, 2) + ":" + fixed(column, bottom)
	}
	return b.drawColumns(sheet, place, title, quoted(sheet)+"!"+fixed(columns, 1), ref(1), ref(columns))
}

// drawColumns draws figures over categories, both given as references.
func (b *book) drawColumns(sheet, place, title, name, categories, values string) error {
	small := excelize.Font{Color: "404854", Size: 9}
	return b.file.AddChart(sheet, place, &excelize.Chart{
		Type: excelize.Col,
		Series: []excelize.ChartSeries{
			{
				Name: name, Categories: categories, Values: values,
				Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{b.styles.brand}},
			},
		},
		Title: excelize.ChartTitle{
			Paragraph: []excelize.RichTextRun{{Text: plain(title), Font: &excelize.Font{Bold: true, Size: 12}}},
		},
		Legend:    excelize.ChartLegend{Position: "none"},
		Dimension: excelize.ChartDimension{Width: 760, Height: 320},
		XAxis:     excelize.ChartAxis{Font: small},
		YAxis:     excelize.ChartAxis{Font: small, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "#,##0"}},
	})
}
