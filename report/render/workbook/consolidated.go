package workbook

import (
	"errors"
	"fmt"
	"io"
	"math/big"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/evidence"
	"github.com/slareport/slareport/report/words"
)

// Consolidated writes the book over all clients: what is payable by currency and by client, a row for each agreement,
// objective and period to make pivots of, the sums by period, and what came of reading the exports. The same reports
// give the same bytes. scratch is as in Render.
func Consolidated(w io.Writer, p *portfolio.Portfolio, c *words.Catalogue, scratch string) (err error) {
	if len(p.Reports) == 0 {
		return errors.New("there is no report to consolidate")
	}
	k, err := newConsolidated(p, c, scratch)
	defer func() {
		if closing := k.file.Close(); err == nil {
			err = closing
		}
	}()
	if err != nil {
		return err
	}
	exports := func() error { return k.exports(p.Loading) }
	for _, write := range []func() error{k.objectives, k.months, k.summary, exports} {
		if err := write(); err != nil {
			return err
		}
	}
	return k.finish(w)
}

// tidy lists the columns of the objectives: the key of the head, the width, and whether figures stand there.
var tidy = []struct {
	key   string
	width float64
	kind  table.Kind
}{
	{"consolidated.period", 12, table.KindText},
	{"consolidated.current", 12, table.KindText},
	{"consolidated.client", 30, table.KindText},
	{"consolidated.agreement", 16, table.KindText},
	{"consolidated.provider", 26, table.KindText},
	{"consolidated.manager", 28, table.KindText},
	{"consolidated.cost-centre", 14, table.KindText},
	{"consolidated.account", 14, table.KindText},
	{"consolidated.currency", 10, table.KindText},
	{"consolidated.objective", 20, table.KindText},
	{"consolidated.name", 34, table.KindText},
	{"consolidated.service", 16, table.KindText},
	{"consolidated.kind", 14, table.KindText},
	{"consolidated.target", 12, table.KindNumber},
	{"consolidated.unit", 8, table.KindText},
	{"consolidated.experienced", 14, table.KindNumber},
	{"consolidated.attributable", 14, table.KindNumber},
	{"consolidated.contractual", 14, table.KindNumber},
	{"consolidated.volume", 14, table.KindNumber},
	{"consolidated.verdict", 16, table.KindVerdict},
	{"consolidated.payable", 16, table.KindMoney},
}

// The columns that formulas speak of.
const (
	periodOf   = 1
	currencyOf = 9
	payableOf  = 21
)

// objectives writes the rows to make pivots of, of each agreement the reported period first.
func (k *consolidated) objectives() error {
	var wide []float64
	var columns []table.Column
	for _, c := range tidy {
		wide, columns = append(wide, c.width), append(columns, table.Column{Head: k.words.T(c.key), Kind: c.kind})
	}
	s := k.begin(k.words.T("sheet.objectives"), wide, 1)
	top := s.columnHeads(columns)
	for _, r := range k.all {
		first := s.row
		for i := range r.Objectives {
			if n := len(r.Objectives[i].Trend); n > 0 {
				s.write(k.point(r.Report, &r.Objectives[i], &r.Objectives[i].Trend[n-1], true)...)
			}
		}
		k.blocks = append(k.blocks, area{first, s.row - 1})
		for i := range r.Objectives {
			for n := len(r.Objectives[i].Trend) - 2; n >= 0; n-- {
				s.write(k.point(r.Report, &r.Objectives[i], &r.Objectives[i].Trend[n], false)...)
			}
		}
	}
	if s.row > top+1 {
		s.filter(top, columns)
	}
	k.bottom = s.row - 1
	return s.close()
}

// point is a row: one objective in one period.
func (k *consolidated) point(r *report.Report, o *report.Objective, p *report.Point, current bool) []cell {
	flag := k.words.T("workbook.no")
	if current {
		flag = k.words.T("workbook.yes")
	}
	figure := func(decimal string) cell {
		c := cell{look: look{kind: table.KindNumber, format: countFormat}}
		if v := exact.Parse(decimal); v != nil {
			c.value = v
		}
		return c
	}
	money := figure(p.Payable)
	money.look = look{kind: table.KindMoney, format: k.money[r.Currency]}
	return []cell{
		{value: p.Period}, {value: flag}, {value: r.Client}, {value: r.Agreement}, {value: r.Provider}, {
			value: r.Contacts.AccountManager,
		}, {value: r.Credits.CostCentre}, {value: r.Credits.Account},
		{value: r.Currency}, {value: o.ID}, {value: o.Name}, {value: o.Service}, {value: o.Kind}, figure(p.Target), {value: o.ValueUnit},
		figure(p.Experienced), figure(p.Attributable), figure(p.Contractual), figure(p.Volume), k.cell(
			table.Verdict(p.Verdict, false),
		), money,
	}
}

// clientColumns are those of the clients on the summary.
var clientColumns = []string{"consolidated.client", "consolidated.agreement", "consolidated.cost-centre", "consolidated.account", "consolidated.period", "consolidated.currency",
	"consolidated.objectives", "consolidated.missed", "consolidated.payable", "credits.engine", "credits.check"}

// exports is the account of all files, and what was found in rows of any client.
func (k *consolidated) exports(l *report.Loading) error {
	of := func(make func(*report.Loading, *words.Catalogue) table.Table) builder {
		return func(_ *report.Report, c *words.Catalogue) table.Table { return make(l, c) }
	}
	sheet := several(of(evidence.AllSources), of(evidence.AllReasons), of(evidence.AllFindings))
	return sheet.write(k.book, nil, k.words.T("sheet.sources"))
}

// summary is the first sheet: what is payable by currency and by client, tied to the rows of the objectives.
func (k *consolidated) summary() error {
	head := len(k.currencies) + 6
	s := k.begin(k.words.T("sheet.summary"), []float64{38, 16, 15, 15, 14, 11, 12, 10, 18, 18, 12}, head)
	s.write(cell{value: k.title, look: look{title: true}})
	s.sentence(k.words.T("consolidated.note"))
	s.row++
	s.head(
		map[int]table.Kind{1: table.KindMoney, 2: table.KindNumber}, "consolidated.currency", "consolidated.payable",
		"consolidated.clients",
	)
	top := head + 1
	bottom := head + len(k.all)
	column := func(n int) string { return fixed(n, top) + ":" + fixed(n, bottom) }
	for _, x := range k.currencies {
		here := at(1, s.row)
		s.write(cell{value: x.Currency, look: look{strong: true}},
			cell{
				value:   exact.Parse(x.Payable),
				formula: fmt.Sprintf(`SUMIFS(%s,%s,%s,%s,">0")`, column(9), column(6), here, column(9)),
				look:    look{kind: table.KindMoney, format: k.money[x.Currency], strong: true},
			},
			cell{
				value: x.Clients, formula: fmt.Sprintf("COUNTIF(%s,%s)", column(6), here),
				look: look{kind: table.KindNumber, format: "#,##0"},
			})
	}
	s.row = head
	k.clients(s)
	s.do(k.flag(s.name, at(11, top)+":"+at(11, bottom)))
	return s.close()
}

// clients lists what each agreement pays.
func (k *consolidated) clients(s *sheet) {
	kinds := []table.Kind{
		6: table.KindNumber, 7: table.KindNumber, 8: table.KindMoney, 9: table.KindMoney, 10: table.KindVerdict,
	}
	var columns []table.Column
	for i, key := range clientColumns {
		columns = append(columns, table.Column{Head: k.words.T(key), Kind: kinds[i]})
	}
	top := s.columnHeads(columns)
	sheet := quoted(k.words.T("sheet.objectives"))
	for i, r := range k.all {
		engine := exact.Parse(r.Credits.Payable)
		look1 := look{kind: table.KindMoney, format: k.money[r.Currency]}
		rows := k.blocks[i]
		sum := formula{"0", new(big.Rat)}
		if rows.last >= rows.first {
			sum = formula{fmt.Sprintf("SUM(%s!%s:%s)", sheet, fixed(payableOf, rows.first), fixed(payableOf, rows.last)), engine}
		}
		row := s.row
		check := k.check(formula{at(9, row), sum.value}, formula{at(10, row), engine})
		s.write(cell{value: r.Client}, cell{value: r.Agreement}, cell{value: r.Credits.CostCentre}, cell{value: r.Credits.Account}, cell{value: r.Period.Label}, cell{value: r.Currency},
			cell{
				value: r.stands.Objectives, look: look{kind: table.KindNumber},
			}, cell{value: r.stands.Missed, look: look{kind: table.KindNumber}},
			cell{value: sum.value, formula: sum.text, look: look1}, cell{value: engine, look: look1}, check)
	}
	s.filter(top, columns)
}
