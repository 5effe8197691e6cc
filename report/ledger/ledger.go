package ledger

import (
	"fmt"
	"math/big"
)

// Ledger is a calculation. The zero Ledger is empty and ready.
type Ledger struct {
	Cells  []*Cell  `json:"cells"` // in the order in which they are worked out
	Tables []*Table `json:"tables"`

	columns []*Column
	inputs  map[string]*Cell
	room    []Cell // cells that are allocated together: a ledger has hundreds
}

// At first so many cells are allocated at a time, then twice as many up to a bound: a period without credits has a few,
// and there is one ledger a period.
const (
	firstRoom = 8
	mostRoom  = 64
)

// Add appends a cell and works its formula out.
func (l *Ledger) Add(c Cell) *Cell {
	if c.Formula != nil {
		c.Value = c.Formula.Eval()
	}
	if len(l.room) == cap(l.room) {
		l.room = make([]Cell, 0, min(max(firstRoom, 2*cap(l.room)), mostRoom))
	}
	l.room = append(l.room, c)
	added := &l.room[len(l.room)-1]
	l.Cells = append(l.Cells, added)
	return added
}

// Input gives the input of a name, which is added when it is first asked for, so that no input is there that nothing
// uses.
func (l *Ledger) Input(c Cell) *Cell {
	if known := l.inputs[c.Name]; known != nil {
		return known
	}
	if l.inputs == nil {
		l.inputs = map[string]*Cell{}
	}
	c.Role = Input
	l.inputs[c.Name] = l.Add(c)
	return l.inputs[c.Name]
}

// Table begins a table.
func (l *Ledger) Table(name string, w Words, columns, rows []string) *Table {
	t := &Table{Name: name, Words: w, Columns: columns, Rows: rows}
	l.Tables = append(l.Tables, t)
	return t
}

// Column makes a column of cells that stand in a table, in the order of its rows.
func (l *Ledger) Column(cells []*Cell) *Column {
	c := &Column{Cells: cells}
	if len(cells) > 0 {
		c.Table, c.Key = cells[0].Table, cells[0].Column
	}
	l.columns = append(l.columns, c)
	return c
}

// Find is the cell of a name, nil for none.
func (l *Ledger) Find(name string) *Cell {
	for _, c := range l.Cells {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// Set gives inputs other values, nil for a blank, and works everything out anew. An input that followed from others no
// longer does.
func (l *Ledger) Set(values map[string]*big.Rat) error {
	for name, v := range values {
		c := l.Find(name)
		if c == nil || c.Role != Input {
			return fmt.Errorf("the ledger has no input %q", name)
		}
		c.Value, c.Formula = v, nil
	}
	l.work()
	return nil
}

// work evaluates every formula in order.
func (l *Ledger) work() {
	for _, c := range l.columns {
		c.forget()
	}
	for _, c := range l.Cells {
		if c.Formula != nil {
			c.Value = c.Formula.Eval()
		}
	}
}
