package workspace

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/slareport/slareport/loaders/workspace/files"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
)

// grid is a sheet of a workbook, cell by cell.
type grid struct {
	sheet string
	rows  [][]string
}

func (g grid) at(row, column int) *shape.Node {
	value := g.rows[row][column]
	return &shape.Node{Value: value, Empty: value == "", Sheet: g.sheet, Line: row + 1, Column: column + 1}
}

// under puts a value into a mapping under a key with points for the mappings in between: the key is a cell, too.
func under(m, key, value *shape.Node) {
	outer, inner, nested := strings.Cut(key.Value, ".")
	k := *key
	k.Value = outer
	if !nested {
		m.Content = append(m.Content, &k, value)
		return
	}
	rest := *key
	rest.Value = inner
	for i := 0; i < len(m.Content); i += 2 {
		if m.Content[i].Value == outer {
			under(m.Content[i+1], &rest, value)
			return
		}
	}
	child := &shape.Node{Kind: shape.Mapping, Sheet: key.Sheet, Line: key.Line, Column: key.Column}
	under(child, &rest, value)
	m.Content = append(m.Content, &k, child)
}

// pairs is a sheet with keys in its first column and values in its second.
func (g grid) pairs() *shape.Node {
	m := &shape.Node{Kind: shape.Mapping, Sheet: g.sheet, Line: 1, Column: 1}
	for row := range g.rows {
		under(m, g.at(row, 0), g.at(row, 1))
	}
	return m
}

// list is a sheet with keys in its first row and an item in each row below; blank cells are left out.
func (g grid) list() *shape.Node {
	items := &shape.Node{Kind: shape.Sequence, Sheet: g.sheet, Line: 1, Column: 1}
	for row := 1; row < len(g.rows); row++ {
		m := &shape.Node{Kind: shape.Mapping, Sheet: g.sheet, Line: row + 1, Column: 1}
		for column := range g.rows[row] {
			if at := g.at(row, column); !at.Empty {
				under(m, g.at(0, column), at)
			}
		}
		items.Content = append(items.Content, m)
	}
	return items
}

// fromCells reads an agreement of two sheets.
func fromCells(head, objectives [][]string) (contract, []string) {
	root := grid{"Agreement", head}.pairs()
	root.Content = append(root.Content, &shape.Node{Value: "objectives", Sheet: "Objectives", Line: 1, Column: 1},
		grid{"Objectives", objectives}.list())
	r := &shape.Reader{File: "agreements/a.xlsx"}
	c, _ := newTables(&files.Reader{FS: os.DirFS("testdata/full")}, nil, &Workspace{}).agreement().Read(r, root)
	var said []string
	for _, p := range shape.Sort(r.Problems) {
		said = append(said, p.Where()+": "+p.Text)
	}
	return c, said
}

// goodCells is an agreement in cells without problems.
func goodCells() (contract, []string) {
	return fromCells([][]string{
		{"id", "A"}, {"client", "Acme"}, {"currency", "EUR"}, {"effective.from", "2026-01-01"},
		{"fees.wan", "100.00"}, {"calendars.office.hours.mon-fri", "08:00-18:00"},
	}, [][]string{
		{"id", "timeliness.to", "timeliness.where", "timeliness.within.P1", "timeliness.within.others",
			"timeliness.calendar", "target", "credit.bands.below 95%"},
		{"resolve", "resolved", `category != "Request"`, "4h", "3wd", "office", "95%", "10%"},
		{"answer", "responded", "", "15m", "2h", "", "90%", ""},
	})
}

// An agreement in the cells of a workbook means what it means in YAML, and its parts know their cells.
func TestAnAgreementInCellsIsReadLikeOneInYAML(t *testing.T) {
	got, said := goodCells()
	if len(said) > 0 {
		t.Fatal(said)
	}
	const text = `id: A
client: Acme
currency: EUR
effective: {from: 2026-01-01}
fees: {wan: 100.00}
calendars: {office: {hours: {mon-fri: 08:00-18:00}}}
objectives:
  - id: resolve
    timeliness: {to: resolved, where: category != "Request", within: {P1: 4h, others: 3wd}, calendar: office}
    target: 95%
    credit: {bands: {below 95%: 10%}}
  - id: answer
    timeliness: {to: responded, within: {P1: 15m, others: 2h}}
    target: 90%
`
	want, problems := readAgreement(newTables(nil, nil, &Workspace{}).agreement(), "agreements/a.yaml", []byte(text))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(want.Agreement, got.Agreement,
		append(exactly, cmpopts.IgnoreTypes(agreement.Place{}))...); diff != "" {
		t.Error(diff)
	}
	if place := (agreement.Place{
		File: "agreements/a.xlsx", Sheet: "Objectives", Line: 3, Column: 1,
	}); got.Objectives[1].Place != place {
		t.Errorf("the second objective is at %v, want %v", got.Objectives[1].Place, place)
	}
}

// What is wrong in a workbook is said as in YAML, with the cell instead of line and column.
func TestProblemsNameTheirCells(t *testing.T) {
	_, said := fromCells([][]string{
		{"id", "A"}, {"cleint", "Acme"}, {"currency", "Euro"}, {"id", "B"}, {"fees.wan", "1,000.00"},
	}, [][]string{
		{"id", "availability.from", "timeliness.to", "target"},
		{"up", "outages", "", "99"},
		{"UP", "outages", "", "98%"},
		{"both", "outages", "closed", "97%"},
	})
	want := []string{
		`agreements/a.xlsx:Agreement!A1: an agreement needs the key client`,
		`agreements/a.xlsx:Agreement!A2: unknown key "cleint" in an agreement`,
		`agreements/a.xlsx:Agreement!B3: currency: found "Euro", wanted a currency of ISO 4217 such as EUR`,
		`agreements/a.xlsx:Agreement!A4: the key "id" is there twice, first in cell Agreement!A1`,
		`agreements/a.xlsx:Agreement!B5: wan: found "1,000.00", wanted an amount such as 42000.00`,
		`agreements/a.xlsx:Objectives!C1: timeliness: timeliness needs the key within`,
		`agreements/a.xlsx:Objectives!D2: target: found "99", wanted a percentage such as 95%`,
		`agreements/a.xlsx:Objectives!A3: objectives: the id "UP" is there twice, first in cell Objectives!A2`,
		`agreements/a.xlsx:Objectives!A4: objectives: an objective has availability and timeliness, only one of them is ` +
			`possible`,
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Error(diff)
	}
}
