package credit

import (
	"math/big"

	"github.com/slareport/slareport/report/ledger"
)

// each is a table in which every outage, incident or late case is priced by itself.
type eachTable struct {
	*pricing
	name string
	rows []lostAlone
	keys []string // names of the rows, each there once
}

var eachColumns = []string{"lost", "counted", "pays"}

// eachOf writes the table and gives the sum of what the rows pay. counts is what is counted of the time or the days of
// a row, such as steps; pays is what so much pays.
func (p *pricing) eachOf(
	days bool, counts func(lost *ledger.Expr) *ledger.Expr, pays func(counted *ledger.Expr) *ledger.Expr,
) *ledger.Expr {
	t := &eachTable{pricing: p, name: p.named("each"), rows: p.alone()}
	for n := range t.rows {
		t.keys = append(t.keys, numbered(t.rows[n].id+" ", n))
	}
	t.Table(t.name, ledger.Say("division.each", ledger.Arg{Text: p.c.Objective.Name}), eachColumns, t.keys)
	lost := t.column("lost", ledger.Count, func(n int) *ledger.Expr { return ledger.Rat(t.rows[n].amount(days)) })
	counted := t.column("counted", ledger.Count, func(n int) *ledger.Expr {
		of := ledger.Of(lost.Cells[n])
		if !days {
			of = p.afterGrace(of)
		}
		return counts(of)
	})
	paid := t.column("pays", ledger.Money, func(n int) *ledger.Expr { return pays(ledger.Of(counted.Cells[n])) })
	if len(t.rows) == 0 {
		return ledger.Int(0)
	}
	if p.missed().True() {
		t.tell(days, paid)
	}
	return ledger.Total(paid)
}

// tell lists the rows that pay, for the printed step.
func (t *eachTable) tell(days bool, paid *ledger.Column) {
	t.paid = nil
	for n := range t.rows {
		if amount := paid.Cells[n].Value; amount.Sign() > 0 {
			one := Paid{ID: t.rows[n].id, Time: t.rows[n].time, Days: t.rows[n].days, Amount: amount}
			if days {
				one.Time = nil
			}
			t.paid = append(t.paid, one)
		}
	}
}

func (l *lostAlone) amount(days bool) *big.Rat {
	if days {
		return big.NewRat(l.days, 1)
	}
	return l.time
}

// column writes a column, a formula for each row.
func (t *eachTable) column(name string, kind ledger.Kind, of func(row int) *ledger.Expr) *ledger.Column {
	cells := make([]*ledger.Cell, len(t.rows))
	for n := range t.rows {
		cells[n] = t.Add(ledger.Cell{
			Name: numbered(t.name+"_"+name, n), Group: t.group, Role: ledger.Share, Words: ledger.Say("division." + name),
			Kind: kind, Formula: of(n), Table: t.name, Column: name, Row: t.keys[n], Clause: clause,
		})
	}
	return t.Column(cells)
}
