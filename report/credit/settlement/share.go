package settlement

import (
	"math/big"

	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/ledger"
)

// sharing is an amount to be shared among objectives in whole minor units: each gets its part rounded down, and what
// that leaves goes to the largest remainders, of equal ones to the first id. The parts sum to the amount unless the
// weights are all zero.
//
// Convention credits (limit-shared): What the limits leave is shared among the objectives in proportion, in whole
// minor units. What rounding leaves goes by minor units to the largest remainders, of equal ones to the first id, so
// that the order in the agreement changes nothing.
type sharing struct {
	name    string
	words   ledger.Words
	amount  *ledger.Expr   // a whole number of minor units
	weights []*ledger.Expr // by objective
	bound   bool           // the weights stay as they are unless they sum to more than the amount
	fine    *big.Rat       // further units that weights are counted in; nil: whole minor units
}

var shareColumns = []string{"weight", "units", "product", "whole", "rest", "rank", "part"}

// share writes a table that shares an amount among some objectives, and gives their parts in the order of the list.
func (s *settling) share(x sharing, list []*credit.Pricing) []*ledger.Expr {
	rows := byID(list)
	t := &shareTable{settling: s, x: x, rows: rows}
	s.Table(x.name, x.words, shareColumns, ids(rows))
	amount := t.head("weight", ledger.Money, x.amount)
	t.toShare = ledger.Of(t.head("units", ledger.Count, ledger.Times(ledger.Of(amount), s.Scale)))
	parts := t.parts()
	out := make([]*ledger.Expr, len(list))
	for n, p := range list {
		out[n] = ledger.Of(parts[p])
	}
	return out
}

func ids(list []*credit.Pricing) []string {
	out := make([]string, len(list))
	for i, p := range list {
		out[i] = p.Group
	}
	return out
}

// shareTable is a table being written.
type shareTable struct {
	*settling
	x       sharing
	rows    []*credit.Pricing
	toShare *ledger.Expr // the amount in minor units
}

func (t *shareTable) head(column string, kind ledger.Kind, formula *ledger.Expr) *ledger.Cell {
	return t.Add(ledger.Cell{
		Name: t.x.name + "_" + column, Role: ledger.Share, Words: ledger.Say("division.amount"), Kind: kind, Formula: formula,
		Table: t.x.name, Column: column, Clause: books.Clause,
	})
}

// column writes a column, a formula for each row.
func (t *shareTable) column(name string, kind ledger.Kind, of func(row int) *ledger.Expr) *ledger.Column {
	cells, w := make([]*ledger.Cell, len(t.rows)), ledger.Say("division."+name)
	for n, p := range t.rows {
		cells[n] = t.Add(ledger.Cell{
			Name: books.Numbered(t.x.name+"_"+name, n), Group: p.Group, Role: ledger.Share, Words: w, Kind: kind,
			Formula: of(n), Table: t.x.name, Column: name, Row: p.Group, Clause: books.Clause,
		})
	}
	return t.Column(cells)
}

// parts writes the columns, and gives the parts by objective.
func (t *shareTable) parts() map[*credit.Pricing]*ledger.Cell {
	at := func(c *ledger.Column, n int) *ledger.Expr { return ledger.Of(c.Cells[n]) }
	weights := t.column("weight", ledger.Money, func(n int) *ledger.Expr { return t.x.weights[t.rows[n].At] })
	units := t.column("units", ledger.Count, func(n int) *ledger.Expr { return t.inUnits(at(weights, n)) })
	sum := ledger.Total(units)
	products := t.column("product", ledger.Count, func(n int) *ledger.Expr {
		return ledger.Times(at(units, n), t.toShare)
	})
	rests := t.column("rest", ledger.Count, func(n int) *ledger.Expr { return ledger.Mod(at(products, n), sum) })
	wholes := t.column("whole", ledger.Count, func(n int) *ledger.Expr {
		return ledger.Over(ledger.Minus(at(products, n), at(rests, n)), sum)
	})
	ranks := t.column("rank", ledger.Count, func(n int) *ledger.Expr { return ledger.PlaceIn(rests.Cells[n], rests) })
	left := ledger.Minus(t.toShare, ledger.Total(wholes))
	some := ledger.More(sum, ledger.Int(0))
	parts := t.column("part", ledger.Money, func(n int) *ledger.Expr {
		one := ledger.When(ledger.And(some, ledger.AtMost(at(ranks, n), left)), ledger.Int(1), ledger.Int(0))
		part := ledger.Over(ledger.Plus(at(wholes, n), one), t.Scale)
		if t.x.bound {
			part = ledger.When(ledger.More(sum, t.toShare), part, at(weights, n))
		}
		return part
	})
	out := map[*credit.Pricing]*ledger.Cell{}
	for n, p := range t.rows {
		out[p] = parts.Cells[n]
	}
	return out
}

// inUnits is a weight in whole units. Weights finer than the minor unit are rounded to the units they are counted in.
func (t *shareTable) inUnits(weight *ledger.Expr) *ledger.Expr {
	units := ledger.Times(weight, t.Scale)
	if t.x.fine == nil {
		return units
	}
	return ledger.RoundHalfUp(ledger.Times(units, ledger.Rat(t.x.fine)))
}

// collect lists amounts of the objectives in a table of one column, so that formulas can speak of it as a whole. It
// gives the amounts as they stand there, and their sum.
func (s *settling) collect(name string, w ledger.Words, amounts []*ledger.Expr) ([]*ledger.Expr, *ledger.Expr) {
	var listed []*ledger.Expr
	s.Table(name, w, []string{"credit"}, ids(s.list))
	var cells []*ledger.Cell
	for n, p := range s.list {
		cells = append(cells, s.Add(ledger.Cell{
			Name: books.Numbered(name, p.Index), Group: p.Group, Role: ledger.Share, Words: ledger.Say("division.credit"),
			Kind: ledger.Money, Formula: amounts[n], Table: name, Column: "credit", Row: p.Group, Clause: books.Clause,
		}))
		listed = append(listed, ledger.Of(cells[n]))
	}
	if len(cells) == 0 {
		return nil, ledger.Int(0)
	}
	return listed, ledger.Total(s.Column(cells))
}
