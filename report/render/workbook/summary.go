package workbook

import (
	"math/big"
	"strconv"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/results"
)

// summaryHead is the row of the head of the scorecard: who, when, the result and its checks stand above it.
const summaryHead = 9

// writeSummary is the first sheet: who, when, the result in a sentence, what is payable, and per objective how it was
// measured and what that costs. Money is tied to the other sheets by formulas.
func writeSummary(b *book, r *report.Report, found *worked) error {
	head := summaryHead
	if r.Standing != nil {
		head++
	}
	s := b.begin(b.words.T("sheet.summary"), []float64{40, 16, 20, 14, 14, 14, 17, 16, 16, 16, 16}, head)
	s.write(cell{value: b.title, look: look{title: true}})
	if r.Standing != nil {
		s.write(cell{value: b.words.Label(b.words.T("provisional.title"), r.Standing.Text), look: look{strong: true}})
	}
	s.write(cell{value: r.Headline, look: look{strong: true}})
	s.sentence(b.words.T("summary.parties", r.Provider, r.Client, r.Agreement))
	s.sentence(
		b.words.T(
			"summary.period", b.words.Stamp(r.Period.From), b.words.Stamp(r.Period.To), r.Period.Timezone, b.words.Stamp(r.AsOf),
		),
	)
	s.write(cell{value: b.words.T("payable") + " " + r.Currency, look: look{strong: true}}, b.moneyOf(found.payable, true))
	between := formula{value: exact.Parse(r.Credits.Undetermined)}
	s.write(
		cell{value: b.words.T("summary.undetermined") + " " + r.Currency, look: look{wrap: true}}, b.moneyOf(between, false),
	)
	ok, bad := b.words.T("credits.agrees"), b.words.T("credits.differs")
	state := ok
	if found.failing.value.Sign() > 0 {
		state = bad
	}
	s.write(
		cell{value: b.words.T("summary.check")},
		cell{
			value: state, formula: `IF(` + found.failing.text + `=0,"` + ok + `","` + bad + `")`,
			look: look{kind: table.KindVerdict},
		},
	)
	s.row++
	s.scorecard(r, found)
	s.do(b.flag(s.name, "B"+strconv.Itoa(head-2)))
	return s.close()
}

func (b *book) moneyOf(f formula, strong bool) cell {
	c := cell{formula: f.text, look: look{kind: table.KindMoney, format: b.formats.money, strong: strong}}
	if f.value != nil {
		c.value = f.value
	}
	return c
}

// scorecard lists the objectives with their money and totals it.
func (s *sheet) scorecard(r *report.Report, found *worked) {
	b := s.book
	card := results.Scorecard(r, b.words).Pick(
		"objective", "service", "target", "experienced", "attributable", "contractual", "verdict",
	)
	money := []string{"summary.fee-base", "summary.credit", "summary.capped", "summary.payable"}
	columns := card.Columns
	for _, key := range money {
		columns = append(columns, table.Column{Head: b.words.T(key), Kind: table.KindMoney})
	}
	top := s.columnHeads(columns)
	for i := range r.Objectives {
		o := found.objectives[r.Objectives[i].ID]
		row := b.cells(card.Rows[i])
		for _, e := range []formula{o.feeBase, o.credit, o.capped} {
			if e.text == "" { // nothing is agreed
				row = append(row, cell{value: "–", look: look{kind: table.KindMoney, quiet: true}})
				continue
			}
			row = append(row, b.moneyOf(e, false))
		}
		row = append(row, b.moneyOf(o.payable, false))
		s.write(row...)
	}
	if len(r.Objectives) == 0 {
		return
	}
	s.filter(top, columns)
	s.totals(top, len(columns), found)
}

// totals sums what was credited, capped and is payable, and says whether the parts sum to what is payable.
func (s *sheet) totals(top, columns int, found *worked) {
	b := s.book
	row := make([]cell, columns)
	row[0] = cell{value: b.words.T("total"), look: look{strong: true, total: true}}
	sums := map[int]*big.Rat{columns - 3: {}, columns - 2: {}, columns - 1: {}}
	for _, o := range found.objectives {
		for i, f := range map[int]formula{columns - 3: o.credit, columns - 2: o.capped, columns - 1: o.payable} {
			if f.value != nil {
				sums[i].Add(sums[i], f.value)
			}
		}
	}
	for i := 1; i < columns; i++ {
		row[i].look.total = true
		if v, there := sums[i]; there {
			row[i] = b.moneyOf(formula{text: "SUM(" + at(i+1, top+1) + ":" + at(i+1, s.row-1) + ")", value: v}, true)
			row[i].look.total = true
		}
	}
	last := s.write(row...)
	tie := b.check(formula{at(columns, last), sums[columns-1]}, found.payable)
	note := make([]cell, columns)
	note[columns-2] = cell{value: b.words.T("summary.tie"), look: look{quiet: true, kind: table.KindMoney}}
	note[columns-1] = tie
	s.do(b.flag(s.name, at(columns, s.write(note...))))
}
