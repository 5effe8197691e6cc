package credit

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/credit/books"
	"github.com/slareport/slareport/report/ledger"
)

// each is a table in which every outage, incident or late case is priced by itself.
type eachTable struct {
	*Pricing
	name string
	rows []lostAlone
	keys []string // names of the rows, each there once
}

// eachColumn are the columns of the table: the time or the days that a row lost, what is counted of it, and what that
// pays; where an outage began in an earlier period also what was counted before, which was paid for then.
type eachColumn string

const (
	secondsLost    eachColumn = "seconds-lost"
	secondsBefore  eachColumn = "seconds-before"
	countedBefore  eachColumn = "counted-before"
	daysLate       eachColumn = "days-late"
	secondsCounted eachColumn = "seconds-counted"
	stepsCounted   eachColumn = "steps-counted"
	eachPays       eachColumn = "pays"
)

// eachOf writes the table and gives the sum of what the rows pay. counts is what is counted of the time or the days of
// a row, such as steps; pays is what so much pays.
func (p *Pricing) eachOf(
	of, counting eachColumn, counts func(lost *ledger.Expr) *ledger.Expr, pays func(counted *ledger.Expr) *ledger.Expr,
) *ledger.Expr {
	t := &eachTable{Pricing: p, name: p.Named("each"), rows: p.lostAlone()}
	seen := map[string]int{}
	for n := range t.rows {
		id := t.rows[n].id
		if seen[id]++; seen[id] > 1 {
			id = fmt.Sprintf("%s (%d)", id, seen[id])
		}
		t.keys = append(t.keys, id)
	}
	columns := []string{string(of), string(counting), string(eachPays)}
	days := of == daysLate
	before := slices.ContainsFunc(t.rows, func(l lostAlone) bool { return l.before != nil }) && !days
	if before {
		columns = []string{string(of), string(secondsBefore), string(counting), string(countedBefore), string(eachPays)}
	}
	words := ledger.Say("division.each", ledger.Arg{Text: p.Case.Objective.Name})
	table := t.Table(t.name, words, columns, t.keys)
	table.Of = "division.outage"
	if p.Terms.Per == agreement.PerIncident {
		table.Of = "division.incident"
	}
	lost := t.column(of, ledger.Count, func(n int) *ledger.Expr { return ledger.Rat(t.rows[n].amount(days)) })
	var earlier, paidFor *ledger.Column
	all := func(n int) *ledger.Expr { return ledger.Of(lost.Cells[n]) }
	counted := func(time *ledger.Expr) *ledger.Expr {
		if !days {
			time = p.afterGrace(time)
		}
		return counts(time)
	}
	if before {
		earlier = t.column(secondsBefore, ledger.Count, func(n int) *ledger.Expr { return ledger.Rat(t.rows[n].earlier()) })
		all = func(n int) *ledger.Expr {
			return ledger.Plus(ledger.Of(lost.Cells[n]), ledger.Of(earlier.Cells[n]))
		}
	}
	count := t.column(counting, ledger.Count, func(n int) *ledger.Expr { return counted(all(n)) })
	one := func(n int) *ledger.Expr { return pays(ledger.Of(count.Cells[n])) }
	if before {
		paidFor = t.column(countedBefore, ledger.Count, func(n int) *ledger.Expr {
			return counted(ledger.Of(earlier.Cells[n]))
		})
		one = func(n int) *ledger.Expr {
			return ledger.NotNegative(ledger.Minus(pays(ledger.Of(count.Cells[n])), pays(ledger.Of(paidFor.Cells[n]))))
		}
	}
	paid := t.column(eachPays, ledger.Money, one)
	p.stepsAlone = sumOf(count, paidFor)
	if len(t.rows) == 0 {
		return ledger.Int(0)
	}
	if p.missed().True() {
		t.tell(days, paid)
	}
	p.Alone = newOneByOne(p.ifMissed(ledger.Total(paid)))
	for n := range t.rows {
		p.Alone.pays(p.Case, t.rows[n].of, p.ifMissed(ledger.Of(paid.Cells[n])))
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

// earlier is what earlier periods counted.
func (l *lostAlone) earlier() *big.Rat {
	if l.before == nil {
		return new(big.Rat)
	}
	return l.before
}

// sumOf is the sum of a column, less that of another one where there is any.
func sumOf(c, less *ledger.Column) *big.Rat {
	sum := new(big.Rat)
	for n, cell := range c.Cells {
		sum.Add(sum, cell.Value)
		if less != nil {
			sum.Sub(sum, less.Cells[n].Value)
		}
	}
	return sum
}

// column writes a column, a formula for each row.
func (t *eachTable) column(key eachColumn, kind ledger.Kind, of func(row int) *ledger.Expr) *ledger.Column {
	name, cells := string(key), make([]*ledger.Cell, len(t.rows))
	for n := range t.rows {
		cells[n] = t.Add(ledger.Cell{
			Name: books.Numbered(t.name+"_"+strings.ReplaceAll(name, "-", "_"), n), Group: t.Group, Role: ledger.Share,
			Words: ledger.Say("division." + name),
			Kind:  kind, Formula: of(n), Table: t.name, Column: name, Row: t.keys[n], Clause: books.Clause,
		})
	}
	return t.Column(cells)
}
