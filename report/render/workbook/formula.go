package workbook

import (
	"fmt"
	"strings"

	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/render/workbook/xlsx"
)

// printer writes formulas of a ledger as a spreadsheet computes them. Spreadsheets count in binary, where 0.1 + 0.2 is
// not 0.3: what is compared, ranked or cut to whole numbers is rounded first, to more decimals than a figure has. Only
// functions that Excel 2010 and LibreOffice both know are used.
type printer struct {
	places  map[*ledger.Cell]place
	decides map[*ledger.Cell]int // decimals to which cells are rounded where they stand, since others decide by them
	sheet   string               // that the formulas stand on
}

// place is where a cell stands.
type place struct {
	sheet       string
	column, row int
	name        string // defined for the cell, "" for none
}

// Decimals to which figures are rounded before something is decided by them.
const (
	moneyNoise = 8
	valueNoise = 12
	countNoise = 9
	unitsNoise = 6 // of minor units, whose halves decide how they are rounded
)

// newPrinter prepares for the cells of a ledger.
func newPrinter(l *ledger.Ledger, places map[*ledger.Cell]place) *printer {
	p := &printer{places: places, decides: map[*ledger.Cell]int{}}
	for _, c := range l.Cells {
		p.findDeciding(c.Formula)
	}
	return p
}

// findDeciding finds the cells that are ranked, and those whose halves decide how they are rounded.
func (p *printer) findDeciding(e *ledger.Expr) {
	if e == nil {
		return
	}
	switch e.Op {
	case ledger.OpRank:
		for _, c := range e.Column.Cells {
			if c.Kind == ledger.Money {
				p.decides[c] = moneyNoise
			}
		}
	case ledger.OpRoundHalfEven, ledger.OpRoundHalfUp:
		if c := e.Args[0].Cell; c != nil && c.Formula != nil {
			p.decides[c] = unitsNoise
		}
	}
	for _, x := range e.Args {
		p.findDeciding(x)
	}
}

// on gives the printer for a sheet.
func (p *printer) on(sheet string) *printer {
	q := *p
	q.sheet = sheet
	return &q
}

// formula is that of a cell, "" for an input.
func (p *printer) formula(c *ledger.Cell) string {
	if c.Formula == nil {
		return ""
	}
	text := p.number(c.Formula)
	if decimals, decides := p.decides[c]; decides {
		return rounded(text, decimals)
	}
	return text
}

// ref is how a formula speaks of a cell.
func (p *printer) ref(c *ledger.Cell) string {
	at := p.places[c]
	if at.name != "" {
		return at.name
	}
	return p.beside(at.sheet) + cellAt(at)
}

func cellAt(p place) string { return xlsx.At(p.column, p.row) }

// beside is what stands before a place on another sheet.
func (p *printer) beside(sheet string) string {
	if sheet == p.sheet {
		return ""
	}
	return xlsx.Quoted(sheet) + "!"
}

// area is the cells of a column, which stand below each other.
func (p *printer) area(c *ledger.Column) string {
	first, last := p.places[c.Cells[0]], p.places[c.Cells[len(c.Cells)-1]]
	return p.beside(first.sheet) + xlsx.Fixed(first.column, first.row) + ":" + xlsx.Fixed(last.column, last.row)
}

// number prints an expression that gives a number: conditions as 1 and 0.
func (p *printer) number(e *ledger.Expr) string {
	if e.Op.Truth() {
		return "IF(" + p.condition(e) + ",1,0)"
	}
	switch e.Op {
	case ledger.OpNumber:
		return ledger.Text(e.Const)
	case ledger.OpRef:
		return p.ref(e.Cell)
	case ledger.OpSum:
		return "SUM(" + p.area(e.Column) + ")"
	case ledger.OpRank:
		return p.rank(e.Args[0].Cell, e.Column)
	case ledger.OpIf:
		return fmt.Sprintf("IF(%s,%s,%s)", p.condition(e.Args[0]), p.number(e.Args[1]), p.number(e.Args[2]))
	case ledger.OpDiv:
		if e.Args[1].Op != ledger.OpNumber {
			return "IFERROR(" + p.sign(e) + ",0)"
		}
	case ledger.OpMod:
		return "IFERROR(MOD(" + p.number(e.Args[0]) + "," + p.number(e.Args[1]) + "),0)"
	case ledger.OpFloor:
		return "INT(" + rounded(p.number(e.Args[0]), countNoise) + ")"
	case ledger.OpCeil:
		return "ROUNDUP(" + rounded(p.number(e.Args[0]), countNoise) + ",0)"
	case ledger.OpRoundHalfUp, ledger.OpRoundHalfEven:
		return p.round(e)
	}
	if ledger.Forms[e.Op].Level > 0 {
		return p.sign(e)
	}
	return strings.ToUpper(ledger.Forms[e.Op].Name) + "(" + p.list(e.Args, p.number) + ")"
}

// rank is the place of a cell in a column; equal ones stand in the order of the rows.
func (p *printer) rank(c *ledger.Cell, column *ledger.Column) string {
	here, first := p.ref(c), p.places[column.Cells[0]]
	before := p.beside(first.sheet) + xlsx.Fixed(first.column, first.row) + ":" + cellAt(p.places[c])
	return fmt.Sprintf("RANK(%s,%s)+COUNTIF(%s,%s)-1", here, p.area(column), before, here)
}

func (p *printer) list(args []*ledger.Expr, print func(*ledger.Expr) string) string {
	texts := make([]string, len(args))
	for i, x := range args {
		texts[i] = print(x)
	}
	return strings.Join(texts, ",")
}

// sign prints an operation between two numbers.
func (p *printer) sign(e *ledger.Expr) string {
	texts := [2]string{}
	for i, x := range e.Args {
		texts[i] = p.number(x)
		if !x.Op.Truth() && ledger.Brackets(x, e.Op, i > 0) && !strings.HasPrefix(texts[i], "IFERROR") {
			texts[i] = "(" + texts[i] + ")"
		}
	}
	return texts[0] + ledger.Forms[e.Op].Name + texts[1]
}

// condition prints an expression that is true or false.
func (p *printer) condition(e *ledger.Expr) string {
	switch e.Op {
	case ledger.OpLess, ledger.OpAtMost, ledger.OpMore, ledger.OpAtLeast, ledger.OpEqual:
		return p.decisive(e.Args[0]) + ledger.Forms[e.Op].Name + p.decisive(e.Args[1])
	case ledger.OpAnd:
		return "AND(" + p.list(e.Args, p.condition) + ")"
	case ledger.OpNot:
		return "NOT(" + p.condition(e.Args[0]) + ")"
	case ledger.OpKnown:
		return "ISNUMBER(" + p.ref(e.Args[0].Cell) + ")"
	}
	return p.number(e) + "=1"
}

// decisive prints a side of a comparison, without the noise that decides nothing.
func (p *printer) decisive(e *ledger.Expr) string {
	switch {
	case clean(e):
		return p.number(e)
	case kindOf(e) == ledger.Money:
		return rounded(p.number(e), moneyNoise)
	case kindOf(e) == ledger.Count:
		return rounded(p.number(e), countNoise)
	}
	return rounded(p.number(e), valueNoise)
}

// clean tells whether an expression has no noise: it is an input, or made of whole numbers.
func clean(e *ledger.Expr) bool {
	switch e.Op {
	case ledger.OpRef:
		c := e.Cell
		return c.Formula == nil || c.Kind == ledger.Flag || c.Role == ledger.Share && c.Kind == ledger.Count
	case ledger.OpSum:
		return clean(ledger.Of(e.Column.Cells[0]))
	case ledger.OpAdd, ledger.OpSub:
		return clean(e.Args[0]) && clean(e.Args[1])
	}
	return e.Op == ledger.OpNumber || e.Op == ledger.OpRank || e.Op.Truth()
}

// kindOf is what an expression counts: as the first cell in it does.
func kindOf(e *ledger.Expr) ledger.Kind {
	switch {
	case e.Op == ledger.OpRef:
		return e.Cell.Kind
	case e.Column != nil:
		return e.Column.Cells[0].Kind
	}
	for _, x := range e.Args {
		if x.Op != ledger.OpNumber {
			return kindOf(x)
		}
	}
	return ledger.Count
}

// round prints rounding to whole numbers, halves to the even neighbour or away from zero.
func (p *printer) round(e *ledger.Expr) string {
	x := p.number(e.Args[0])
	if _, decides := p.decides[e.Args[0].Cell]; !decides {
		x = rounded(x, unitsNoise)
	}
	if e.Op == ledger.OpRoundHalfUp {
		return rounded(x, 0)
	}
	return fmt.Sprintf("IF(%s-INT(%s)=0.5,2*ROUND(%s/2,0),ROUND(%s,0))", x, x, x, x)
}

func rounded(text string, decimals int) string { return fmt.Sprintf("ROUND(%s,%d)", text, decimals) }
