// Package table is the grid of typed cells that every format walks, so that the PDF, the site and the workbook show the
// same columns and no figure is worked out twice. The packages below it turn a report, or a part of it, into such
// tables by subject; a builder is one small file and takes the words of the reader's language.
package table

import (
	"slices"

	"github.com/slareport/slareport/report/words"
)

// Table is a titled grid. Every row, and Total where there is one, has a cell for each column. A table without rows is
// left out of every document with its title: an empty list does not prove that somebody looked.
type Table struct {
	ID      string // stable name, good for anchors and sheet names: "scorecard"
	Title   string
	Note    string // small print below the title, "" for none
	Columns []Column
	Rows    [][]Cell
	Total   []Cell // nil for none
}

// Column is one column's head and how its cells are laid out.
type Column struct {
	Key   string // stable name: "target"
	Head  string
	Kind  Kind    // of its cells; a single cell may differ, as text in place of a missing figure
	Align Align   // by kind unless a builder says otherwise
	Width float64 // hint: characters that a usual cell has
}

// Align is where a column's text stands.
type Align uint8

// The alignments; figures stand at the right so that digits line up.
const (
	Left Align = iota
	Right
	Center
)

// Pick gives the table with the named columns only, in that order. An unknown key is passed over.
func (t Table) Pick(keys ...string) Table {
	var at []int
	for _, key := range keys {
		if i := t.Index(key); i >= 0 {
			at = append(at, i)
		}
	}
	picked := t
	picked.Columns = choose(t.Columns, at)
	picked.Rows = make([][]Cell, len(t.Rows))
	for i, row := range t.Rows {
		picked.Rows[i] = choose(row, at)
	}
	if t.Total != nil {
		picked.Total = choose(t.Total, at)
	}
	return picked
}

// Index is the place of a column, -1 when there is none.
func (t Table) Index(key string) int {
	return slices.IndexFunc(t.Columns, func(c Column) bool { return c.Key == key })
}

func choose[T any](list []T, at []int) []T {
	out := make([]T, len(at))
	for i, n := range at {
		out[i] = list[n]
	}
	return out
}

// Filled is a Column with what fills it from one item of a list.
type Filled[T any] struct {
	key   string
	kind  Kind
	width float64
	Cell  func(T) Cell
}

// Fill is a column of a table that build makes: the width is a hint in characters, cell gives an item's cell.
func Fill[T any](key string, kind Kind, width float64, cell func(T) Cell) Filled[T] {
	return Filled[T]{key, kind, width, cell}
}

// Build makes a table of a list: heads, title and note come from the catalogue's keys col.KEY, table.ID and
// table.ID.note.
func Build[T any](id string, c *words.Catalogue, items []T, columns []Filled[T]) Table {
	t := Table{ID: id, Title: c.T("table." + id), Note: optional(c, "table."+id+".note")}
	for _, col := range columns {
		t.Columns = append(
			t.Columns,
			Column{Key: col.key, Head: c.T("col." + col.key), Kind: col.kind, Align: col.kind.align(), Width: col.width},
		)
	}
	t.Rows = make([][]Cell, 0, len(items))
	for _, item := range items {
		row := make([]Cell, len(columns))
		for i, col := range columns {
			row[i] = col.Cell(item)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// optional is the sentence of a key that a catalogue may leave out.
func optional(c *words.Catalogue, key string) string {
	if !c.Has(key) {
		return ""
	}
	return c.T(key)
}

// Blank is a row of empty texts.
func (t Table) Blank() []Cell { return make([]Cell, len(t.Columns)) }

// Set puts a cell into a row by its column's key.
func (t Table) Set(row []Cell, key string, x Cell) {
	if i := t.Index(key); i >= 0 {
		row[i] = x
	}
}
