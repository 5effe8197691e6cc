package workbook

import (
	"errors"
	"fmt"
	"io"
	"math/big"
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/portfolio"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/evidence"
	"github.com/slareport/slareport/report/render/workbook/xlsx"
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
		if closing := k.Close(); err == nil {
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
	return k.Finish(w)
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
	{"consolidated.low", 14, table.KindNumber},
	{"consolidated.high", 14, table.KindNumber},
}

// The columns that formulas speak of.
const (
	periodOf   = 1
	currencyOf = 9
	verdictOf  = 20
	payableOf  = 21
)

// objectives writes the rows to make pivots of, of each agreement the reported period first.
func (k *consolidated) objectives() error {
	var wide []float64
	var columns []table.Column
	for _, c := range tidy {
		wide, columns = append(wide, c.width), append(columns, table.Column{Head: k.Words.T(c.key), Kind: c.kind})
	}
	s := k.Begin(k.Words.T("sheet.objectives"), wide, 1)
	top := s.ColumnHeads(columns)
	for _, r := range k.all {
		first := s.Row
		for i := range r.Objectives {
			if n := len(r.Objectives[i].Trend); n > 0 {
				s.Write(k.point(r.Report, &r.Objectives[i], &r.Objectives[i].Trend[n-1], true)...)
			}
		}
		k.blocks = append(k.blocks, area{first, s.Row - 1})
		for i := range r.Objectives {
			for n := len(r.Objectives[i].Trend) - 2; n >= 0; n-- {
				s.Write(k.point(r.Report, &r.Objectives[i], &r.Objectives[i].Trend[n], false)...)
			}
		}
	}
	if s.Row > top+1 {
		s.Filter(top, columns)
	}
	k.bottom = s.Row - 1
	return s.Close()
}

// point is a row: one objective in one period. Without a verdict the values that it lies between stand there, and none
// that was read.
func (k *consolidated) point(r *report.Report, o *report.Objective, p *report.Point, current bool) []xlsx.Cell {
	flag := k.Words.T("workbook.no")
	if current {
		flag = k.Words.T("workbook.yes")
	}
	figure := func(decimal string) xlsx.Cell {
		c := xlsx.Cell{Look: xlsx.Look{Kind: table.KindNumber, Format: xlsx.CountFormat}}
		if v := exact.Parse(decimal); v != nil {
			c.Value = v
		}
		return c
	}
	low, high, open := p.Within(o.AtMost)
	known := func(decimal string) xlsx.Cell {
		if p.Verdict == report.Unclear {
			decimal = ""
		}
		return figure(decimal)
	}
	money := figure(p.Payable)
	if open && !table.Positive(p.Payable) && table.Owed(p.Payable) == "" {
		money = figure("")
	}
	money.Look = xlsx.Look{Kind: table.KindMoney, Format: k.money[r.Currency]}
	return []xlsx.Cell{
		{Value: p.Period}, {Value: flag}, {Value: r.Client}, {Value: r.Agreement}, {Value: r.Provider},
		{Value: r.Contacts.AccountManager}, {Value: r.Credits.CostCentre}, {Value: r.Credits.Account}, {Value: r.Currency},
		{Value: o.ID}, {Value: o.Name}, {Value: o.Service}, {Value: o.Kind}, figure(p.Target), {Value: o.ValueUnit},
		known(p.Experienced), known(p.Attributable), known(p.Contractual), figure(p.Volume),
		k.Cell(table.Verdict(p.Verdict, false)), money, figure(low), figure(high),
	}
}

// clientColumns are those of the clients on the summary.
var clientColumns = []string{
	"consolidated.client", "consolidated.agreement", "consolidated.cost-centre", "consolidated.account",
	"consolidated.period", "consolidated.currency", "consolidated.objectives", "consolidated.missed",
	"consolidated.payable", "credits.engine", "credits.check", "col.direction",
}

// openColumns follow them where figures are provisional.
var openColumns = []string{"consolidated.least", "consolidated.most", "provisional.title"}

// exports is the account of all files, and what was found in rows of any client.
func (k *consolidated) exports(l *report.Loading) error {
	of := func(make func(*report.Loading, *words.Catalogue) table.Table) builder {
		return func(_ *report.Report, c *words.Catalogue) table.Table { return make(l, c) }
	}
	sheet := several(of(evidence.AllSources), of(evidence.AllReasons), of(evidence.AllFindings))
	return sheet.write(k.Book, nil, k.Words.T("sheet.sources"))
}

// summary is the first sheet: what is payable by currency and by client, tied to the rows of the objectives.
func (k *consolidated) summary() error {
	head, wide := len(k.currencies)+6, []float64{38, 16, 15, 15, 14, 11, 12, 10, 18, 18, 12, 14}
	open := k.provisional()
	if open > 0 {
		head, wide = head+1, append(wide, 18, 18, 90)
	}
	s := k.Begin(k.Words.T("sheet.summary"), wide, head)
	s.Write(xlsx.Cell{Value: k.Title, Look: xlsx.Look{Title: true}})
	if open > 0 {
		s.Write(xlsx.Cell{Value: k.Words.N("consolidated.provisional", open), Look: xlsx.Look{Strong: true}})
	}
	s.Sentence(k.Words.T("consolidated.note"))
	s.Row++
	s.Head(
		map[int]table.Kind{1: table.KindMoney, 2: table.KindNumber}, "consolidated.currency", "consolidated.payable",
		"consolidated.clients",
	)
	top := head + 1
	bottom := head + len(k.all)
	column := func(n int) string { return xlsx.Fixed(n, top) + ":" + xlsx.Fixed(n, bottom) }
	for _, x := range k.currencies {
		here := xlsx.At(1, s.Row)
		s.Write(xlsx.Cell{Value: x.Currency, Look: xlsx.Look{Strong: true}},
			xlsx.Cell{
				Value: exact.Parse(x.Payable),
				Formula: fmt.Sprintf(`SUMIFS(%s,%s,%s,%s,">0",%s,"%s")`, column(9), column(6), here, column(9), column(12),
					k.Words.T("direction.provider")),
				Look: xlsx.Look{Kind: table.KindMoney, Format: k.money[x.Currency], Strong: true},
			},
			xlsx.Cell{
				Value: x.Clients, Formula: fmt.Sprintf("COUNTIF(%s,%s)", column(6), here),
				Look: xlsx.Look{Kind: table.KindNumber, Format: "#,##0"},
			})
	}
	s.Row = head
	k.clients(s)
	s.Do(k.Flag(s.Name, xlsx.At(11, top)+":"+xlsx.At(11, bottom)))
	return s.Close()
}

// provisional is how many reports are.
func (k *consolidated) provisional() (n int) {
	for _, r := range k.all {
		if r.Standing != nil {
			n++
		}
	}
	return n
}

// amount is a cell of money; "" is an amount that nothing bounds.
func amount(decimal string, look xlsx.Look) xlsx.Cell {
	if v := exact.Parse(decimal); v != nil {
		return xlsx.Cell{Value: v, Look: look}
	}
	return xlsx.Cell{Look: look}
}

// clients lists what each agreement pays.
func (k *consolidated) clients(s *xlsx.Sheet) {
	kinds := []table.Kind{
		6: table.KindNumber, 7: table.KindNumber, 8: table.KindMoney, 9: table.KindMoney, 10: table.KindVerdict,
		11: table.KindText, 12: table.KindMoney, 13: table.KindMoney, 14: table.KindText,
	}
	var columns []table.Column
	keys, open := clientColumns, k.provisional() > 0
	if open {
		keys = slices.Concat(keys, openColumns)
	}
	for i, key := range keys {
		columns = append(columns, table.Column{Head: k.Words.T(key), Kind: kinds[i]})
	}
	top := s.ColumnHeads(columns)
	sheet := xlsx.Quoted(k.Words.T("sheet.objectives"))
	for i, r := range k.all {
		engine := exact.Parse(r.Credits.Payable)
		money := xlsx.Look{Kind: table.KindMoney, Format: k.money[r.Currency]}
		rows := k.blocks[i]
		sum := xlsx.Formula{Text: "0", Value: new(big.Rat)}
		if rows.last >= rows.first {
			from, to := xlsx.Fixed(payableOf, rows.first), xlsx.Fixed(payableOf, rows.last)
			sum = xlsx.Formula{Text: fmt.Sprintf("SUM(%s!%s:%s)", sheet, from, to), Value: engine}
		}
		row := s.Row
		paid := xlsx.Formula{Text: xlsx.At(9, row), Value: sum.Value}
		reported := xlsx.Formula{Text: xlsx.At(10, row), Value: engine}
		count := xlsx.Look{Kind: table.KindNumber}
		cells := []xlsx.Cell{
			{Value: r.Client}, {Value: r.Agreement}, {Value: r.Credits.CostCentre},
			{Value: r.Credits.Account}, {Value: r.Period.Label}, {Value: r.Currency},
			{Value: r.stands.Objectives, Look: count}, {Value: r.stands.Missed, Look: count},
			{Value: sum.Value, Formula: sum.Text, Look: money}, {Value: engine, Look: money},
			k.Check(paid, reported), {Value: k.Words.T(r.Direction())},
		}
		if open {
			least, most, _ := r.Payable()
			cells = append(
				cells, amount(least, money), amount(most, money),
				xlsx.Cell{Value: r.stands.Provisional, Look: xlsx.Look{Wrap: true}},
			)
		}
		s.Write(cells...)
	}
	s.Filter(top, columns)
}
