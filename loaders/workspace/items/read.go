package items

import (
	"bytes"
	"errors"
	"io"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/cell/numbers"
	"github.com/slareport/slareport/loaders/records/values"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/loaders/words"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// Limits on a table.
const (
	MaxBytes = 16 << 20
	MostRows = 20_000
	longest  = 100 // characters of an item
)

// Query is what an agreement asks of a table.
type Query struct {
	File, Sheet string
	Columns     Columns
	Only        []Only // rows that count; all do without any
	Currency    string // in which fees may be written
}

// Only lets rows through that have one of some values in a column.
type Only struct {
	Column Column
	Values []string
}

// Read reads a table. Problems with what was asked stand at the node of the agreement, those of the table in its own
// file, by row and column.
func Read(r *shape.Reader, n *shape.Node, data []byte, q *Query) (*List, bool) {
	in := &shape.Reader{File: q.File}
	list, ok := read(r, in, n, data, q)
	return list, Tell(r, n, in) && ok
}

// Tell adds what is wrong with a table to what is wrong with the agreement that names it, at a node. It tells whether
// the table can be used.
func Tell(r *shape.Reader, n *shape.Node, in *shape.Reader) bool {
	r.Problems = append(r.Problems, in.Problems...)
	if !shape.Failed(in.Problems) {
		return true
	}
	r.Problem(n, "mend the table first", "the table %s cannot be used", in.File)
	return false
}

func read(r, in *shape.Reader, n *shape.Node, data []byte, q *Query) (*List, bool) {
	t, err := table.Open(q.File, bytes.NewReader(data), int64(len(data)), table.Options{
		Sheet: q.Sheet, Want: wanted(&q.Columns), MaxBytes: 8 * MaxBytes,
	})
	if err != nil {
		unreadable(r, n, err)
		return nil, false
	}
	if !q.Columns.find(r, in, n, t) || !q.findOnly(r, t) {
		return nil, false
	}
	q.Columns.unused(in, q, list(t), func(column int) *shape.Node {
		return &shape.Node{Sheet: t.Sheet, Line: t.HeaderRow, Column: column + 1}
	})
	rows, err := allRows(t)
	if err != nil {
		unreadable(r, n, err)
		return nil, false
	}
	if len(rows) == 0 {
		in.Problem(&shape.Node{Sheet: t.Sheet, Line: t.HeaderRow, Column: 1}, "write a row for each item below the header",
			"the table has no items")
		return nil, false
	}
	if len(rows) > MostRows {
		r.Problem(n, "", "%s has %d items, at most %d are possible", q.File, len(rows), MostRows)
		return nil, false
	}
	x := reading{in: in, t: t, q: q, rows: rows, list: &List{File: q.File, Fees: q.Columns.Fee.at >= 0}}
	return x.list, x.read(r, n)
}

func wanted(c *Columns) (all []string) {
	for key, column := range map[string]*Column{
		"item": &c.Item, "name": &c.Name, "fee": &c.Fee, "target": &c.Target, "tier": &c.Tier,
	} {
		if column.Said != "" {
			all = append(all, column.Said)
			continue
		}
		all = append(all, usual[key]...)
	}
	return all
}

func (q *Query) findOnly(r *shape.Reader, t *table.Table) bool {
	ok := true
	for i := range q.Only {
		ok = q.Only[i].Column.find(r, t, nil) && ok
	}
	return ok
}

// row is a row with the texts of its cells kept: those of the table are gone with the next row.
type row struct {
	number int
	cells  []cell.Raw
	err    *finding.Problem
}

// allRows reads a table to its end.
func allRows(t *table.Table) (list []row, err error) {
	pass, err := t.Scan()
	if err != nil {
		return nil, err
	}
	var b table.Block
	for {
		if err := pass.Next(&b); errors.Is(err, io.EOF) {
			return list, nil
		} else if err != nil {
			return nil, err
		}
		for b.Next() {
			one := row{number: b.Row.Number, err: b.Row.Err}
			for i := range t.Header {
				raw := b.Row.Cell(i)
				raw.Text = bytes.Clone(raw.Text)
				one.cells = append(one.cells, raw)
			}
			list = append(list, one)
		}
		if err := b.Err(); err != nil {
			return nil, err
		}
	}
}

// reading is a table at work.
type reading struct {
	in      *shape.Reader // of the table's file
	t       *table.Table
	q       *Query
	rows    []row
	list    *List
	fees    numbers.Reader
	targets numbers.Reader
	seen    map[string]int // items so far, folded → their row
}

func (x *reading) read(r *shape.Reader, n *shape.Node) bool {
	x.observe()
	for i := range x.rows {
		x.row(&x.rows[i])
	}
	if len(x.list.Rows) == 0 && !shape.Failed(x.in.Problems) {
		r.Problem(n, "", "no row of %s is among those asked for under only", x.q.File)
		return false
	}
	return true
}

// observe learns from all cells of a column what its marks mean: 1.234,50 or 1,234.50.
func (x *reading) observe() {
	x.fees = numbers.Reader{Of: numbers.Money}
	if x.q.Currency != "" {
		x.fees.Currencies = []string{x.q.Currency}
	}
	x.targets = numbers.Reader{Of: numbers.Percentage}
	for i := range x.rows {
		if at := x.q.Columns.Fee.at; at >= 0 {
			x.fees.Observe(x.rows[i].cell(at))
		}
		if at := x.q.Columns.Target.at; at >= 0 {
			x.targets.Observe(x.rows[i].cell(at))
		}
	}
	x.fees.Around = &x.targets
	x.seen = map[string]int{}
}

func (r *row) cell(column int) cell.Raw {
	if column < 0 || column >= len(r.cells) {
		return cell.Raw{}
	}
	return r.cells[column]
}

// row reads one row; every problem with it is told.
func (x *reading) row(r *row) {
	if r.err != nil {
		x.problem(x.at(r, 0), r.err)
		return
	}
	c := &x.q.Columns
	one := Row{
		Item: x.text(r, c.Item.at), Name: x.text(r, c.Name.at), Tier: x.text(r, c.Tier.at), Place: x.at(r, c.Item.at),
		FeeAt: x.at(r, c.Fee.at),
	}
	if !x.named(&one) {
		return
	}
	x.list.All = append(x.list.All, one.Item)
	if !x.asked(r) {
		return
	}
	if c.Fee.at >= 0 {
		one.Fee = x.fee(r, one.Item)
		x.inCurrency(r, one.Item)
	}
	one.Target = x.target(r)
	x.list.Rows = append(x.list.Rows, one)
}

// named refuses an item without a name, and one that is there twice.
func (x *reading) named(one *Row) bool {
	if one.Item == "" {
		x.in.Problem(one.Place, "name it, or take the row out", "the item has no name")
		return false
	}
	if n := len([]rune(one.Item)); n > longest {
		x.in.Problem(one.Place, "", "the item has %d characters, at most %d are possible", n, longest)
		return false
	}
	key := evidence.Fold(one.Item)
	if first := x.seen[key]; first > 0 {
		x.in.Problem(one.Place, "each item needs a row of its own; case does not count",
			"the item %s is there twice, first in row %d", shape.Quote(one.Item), first)
		return false
	}
	x.seen[key] = one.Place.Line
	return true
}

// asked tells whether a row has the values that the agreement asks for.
func (x *reading) asked(r *row) bool {
	for i := range x.q.Only {
		only, has := &x.q.Only[i], false
		text := x.text(r, only.Column.at)
		for _, value := range only.Values {
			has = has || evidence.Same(text, value)
		}
		if !has {
			return false
		}
	}
	return true
}

// text is what a cell shows; a cell that cannot be read is a problem.
func (x *reading) text(r *row, column int) string {
	raw := r.cell(column)
	text, err := values.TextOf(raw)
	if err != nil {
		x.problem(x.at(r, column), err)
		return ""
	}
	return string(text)
}

func (x *reading) at(r *row, column int) *shape.Node {
	return &shape.Node{Sheet: x.t.Sheet, Line: r.number, Column: max(column, 0) + 1}
}

// problem tells what is wrong with a cell or a row, in the words that exports are read with.
func (x *reading) problem(at *shape.Node, err error) {
	text, hint := inWords(err)
	x.in.Problem(at, hint, "%s", text)
}

// unreadable tells why a table cannot be read, at the place where it is named.
func unreadable(r *shape.Reader, n *shape.Node, err error) {
	text, hint := inWords(err)
	r.Problem(n, hint, "the table cannot be read: %s", text)
}

// inWords says an error of reading tables in the language of the messages.
func inWords(err error) (text, hint string) {
	var p *finding.Problem
	if !errors.As(err, &p) {
		return err.Error(), ""
	}
	english, broken := words.Load("en")
	if broken != nil {
		return err.Error(), ""
	}
	if !p.Hint.Empty() {
		hint = english.Say(p.Hint)
	}
	return english.Say(p.Message), hint
}
