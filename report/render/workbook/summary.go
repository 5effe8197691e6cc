package workbook

import (
	"math/big"
	"strconv"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/results"
	"github.com/slareport/slareport/report/render/workbook/xlsx"
)

// summaryHead is the row of the head of the scorecard: who, when, the result and its checks stand above it.
const summaryHead = 9

// writeSummary is the first sheet: who, when, the result in a sentence, what is payable, and per objective how it was
// measured and what that costs. Money is tied to the other sheets by formulas.
func writeSummary(b *xlsx.Book, r *report.Report, found *worked) error {
	head := summaryHead
	if r.Standing != nil {
		head++
	}
	s := b.Begin(b.Words.T("sheet.summary"), []float64{40, 16, 20, 14, 14, 14, 17, 16, 16, 16, 16}, head)
	s.Write(xlsx.Cell{Value: b.Title, Look: xlsx.Look{Title: true}})
	strong := xlsx.Look{Strong: true}
	if r.Standing != nil {
		standing := b.Words.Label(b.Words.T("provisional.title"), r.Standing.Text)
		s.Write(xlsx.Cell{Value: standing, Look: strong})
	}
	s.Write(xlsx.Cell{Value: r.Headline, Look: strong})
	s.Sentence(b.Words.T("summary.parties", r.Provider, r.Client, r.Agreement))
	s.Sentence(
		b.Words.T(
			"summary.period", b.Words.Stamp(r.Period.From), b.Words.Stamp(r.Period.To), r.Period.Timezone, b.Words.Stamp(r.AsOf),
		),
	)
	name, bounds := b.Words.T("payable"), xlsx.Cell{}
	if _, _, open := r.Payable(); open { // the ledger is worked out from what was read
		name, bounds = b.Words.T("score.as-read", name), xlsx.Cell{Value: r.PayableIn(b.Words)}
	}
	s.Write(xlsx.Cell{Value: name + " " + r.Currency, Look: strong}, b.MoneyOf(found.payable, true), bounds)
	between := xlsx.Formula{Value: exact.Parse(r.Credits.Undetermined)}
	s.Write(
		xlsx.Cell{Value: b.Words.T("summary.undetermined") + " " + r.Currency, Look: xlsx.Look{Wrap: true}},
		b.MoneyOf(between, false),
	)
	ok, bad := b.Words.T("credits.agrees"), b.Words.T("credits.differs")
	state := ok
	if found.failing.Value.Sign() > 0 {
		state = bad
	}
	s.Write(
		xlsx.Cell{Value: b.Words.T("summary.check")},
		xlsx.Cell{
			Value: state, Formula: `IF(` + found.failing.Text + `=0,"` + ok + `","` + bad + `")`,
			Look: xlsx.Look{Kind: table.KindVerdict},
		},
	)
	s.Row++
	scorecard(s, r, found)
	s.Do(b.Flag(s.Name, "B"+strconv.Itoa(head-2)))
	return s.Close()
}

// scorecard lists the objectives with their money and totals it.
func scorecard(s *xlsx.Sheet, r *report.Report, found *worked) {
	b := s.Book
	card := results.EveryObjective(r, b.Words).Pick(
		"objective", "service", "target", "experienced", "attributable", "contractual", "verdict",
	)
	money := []string{"summary.fee-base", "summary.credit", "summary.capped", "summary.payable"}
	columns := card.Columns
	_, _, open := r.Payable()
	for _, key := range money {
		name := b.Words.T(key)
		if open && key != "summary.fee-base" {
			name = b.Words.T("score.as-read", name)
		}
		columns = append(columns, table.Column{Head: name, Kind: table.KindMoney})
	}
	top := s.ColumnHeads(columns)
	for i := range r.Objectives {
		o := found.objectives[r.Objectives[i].ID]
		row := b.Cells(card.Rows[i])
		for _, e := range []xlsx.Formula{o.feeBase, o.credit, o.capped} {
			if e.Text == "" { // nothing is agreed
				row = append(row, xlsx.Cell{Value: "–", Look: xlsx.Look{Kind: table.KindMoney, Quiet: true}})
				continue
			}
			row = append(row, b.MoneyOf(e, false))
		}
		row = append(row, b.MoneyOf(o.payable, false))
		s.Write(row...)
	}
	if len(r.Objectives) == 0 {
		return
	}
	s.Filter(top, columns)
	totals(s, top, len(columns), found)
}

// totals sums what was credited, capped and is payable, and says whether the parts sum to what is payable.
func totals(s *xlsx.Sheet, top, columns int, found *worked) {
	b := s.Book
	row := make([]xlsx.Cell, columns)
	row[0] = xlsx.Cell{Value: b.Words.T("total"), Look: xlsx.Look{Strong: true, Total: true}}
	sums := map[int]*big.Rat{columns - 3: {}, columns - 2: {}, columns - 1: {}}
	for _, o := range found.objectives {
		for i, f := range map[int]xlsx.Formula{columns - 3: o.credit, columns - 2: o.capped, columns - 1: o.payable} {
			if f.Value != nil {
				sums[i].Add(sums[i], f.Value)
			}
		}
	}
	for i := 1; i < columns; i++ {
		row[i].Look.Total = true
		if v, there := sums[i]; there {
			sum := "SUM(" + xlsx.At(i+1, top+1) + ":" + xlsx.At(i+1, s.Row-1) + ")"
			row[i] = b.MoneyOf(xlsx.Formula{Text: sum, Value: v}, true)
			row[i].Look.Total = true
		}
	}
	last := s.Write(row...)
	tie := b.Check(xlsx.Formula{Text: xlsx.At(columns, last), Value: sums[columns-1]}, found.payable)
	note := make([]xlsx.Cell, columns)
	note[columns-2] = xlsx.Cell{Value: b.Words.T("summary.tie"), Look: xlsx.Look{Quiet: true, Kind: table.KindMoney}}
	note[columns-1] = tie
	s.Do(b.Flag(s.Name, xlsx.At(columns, s.Write(note...))))
}
