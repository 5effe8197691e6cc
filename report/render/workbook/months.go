package workbook

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/render/table"
)

// month is a period in a currency.
type month struct{ currency, period string }

// chartRows is how many rows a chart covers.
const chartRows = 18

// months sums the credits of all clients by currency and period, and draws them: currencies cannot be added, so that
// each has a chart of its own.
func (k *consolidated) months() error {
	name := k.words.T("sheet.months")
	sums := k.sums()
	list := slices.SortedFunc(maps.Keys(sums), func(a, b month) int {
		return cmp.Or(cmp.Compare(a.currency, b.currency), cmp.Compare(a.period, b.period))
	})
	s := k.begin(name, []float64{16, 12, 18, 4, 14}, 1)
	row, charts := 2, 0
	for _, currency := range k.currencies {
		n := 0
		for _, m := range list {
			if m.currency == currency {
				n++
			}
		}
		if n > 0 {
			s.do(k.monthChart(name, currency, area{row, row + n - 1}, 1+charts*chartRows))
			row, charts = row+n, charts+1
		}
	}
	columns := []table.Column{{Head: k.words.T("consolidated.period")}, {Head: k.words.T("consolidated.currency")}, {Head: k.words.T("consolidated.payable"), Kind: table.KindMoney}}
	top := s.columnHeads(columns)
	for _, m := range list {
		k.monthRow(s, m, sums[m])
	}
	if len(list) > 0 {
		s.filter(top, columns)
	}
	return s.close()
}

func (k *consolidated) monthRow(s *sheet, m month, sum *big.Rat) {
	sheet := quoted(k.words.T("sheet.objectives")) + "!"
	column := func(n int) string { return sheet + fixed(n, 2) + ":" + fixed(n, k.bottom) }
	v, _ := sum.Float64()
	formula := fmt.Sprintf("SUMIFS(%s,%s,%s,%s,%s)", column(payableOf), column(periodOf), at(1, s.row), column(currencyOf), at(2, s.row))
	s.write(cell{value: m.period}, cell{value: m.currency}, cell{value: v, formula: formula, look: look{kind: table.KindMoney, format: k.money[m.currency]}})
}

// sums adds exactly.
func (k *consolidated) sums() map[month]*big.Rat {
	sums := map[month]*big.Rat{}
	for _, r := range k.all {
		for i := range r.Objectives {
			for _, p := range r.Objectives[i].Trend {
				at := month{r.Currency, p.Period}
				if sums[at] == nil {
					sums[at] = new(big.Rat)
				}
				if v := exact.Parse(p.Payable); v != nil {
					sums[at].Add(sums[at], v)
				}
			}
		}
	}
	return sums
}

func (k *consolidated) monthChart(sheet, currency string, rows area, top int) error {
	return k.drawColumns(sheet, at(5, top), k.words.T("trend.title", currency), quoted(sheet)+"!"+fixed(3, 1), quoted(sheet)+"!"+fixed(1, rows.first)+":"+fixed(1, rows.last),
		quoted(sheet)+"!"+fixed(3, rows.first)+":"+fixed(3, rows.last))
}
