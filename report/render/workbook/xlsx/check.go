package xlsx

import (
	"fmt"
	"math/big"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/render/table"
)

// Formula is what a spreadsheet computes, and what it gives.
type Formula struct {
	Text  string
	Value *big.Rat
}

// MoneyOf is an amount in the currency of the book.
func (b *Book) MoneyOf(f Formula, strong bool) Cell {
	c := Cell{Formula: f.Text, Look: Look{Kind: table.KindMoney, Format: b.Formats.Money, Strong: strong}}
	if f.Value != nil {
		c.Value = f.Value
	}
	return c
}

// Check says whether two amounts agree to the minor unit.
func (b *Book) Check(a, reported Formula) Cell {
	half := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(b.minor)), nil))
	half.Quo(half, big.NewRat(2, 1))
	ok, bad := b.Words.T("credits.agrees"), b.Words.T("credits.differs")
	text := ok
	if off := new(big.Rat).Sub(a.Value, reported.Value); off.Abs(off).Cmp(half) >= 0 {
		text = bad
		b.Differing++
	}
	formula := fmt.Sprintf(`IF(ABS(%s-%s)<%s,"%s","%s")`, a.Text, reported.Text, ledger.Text(half), ok, bad)
	return Cell{Value: text, Formula: formula, Look: Look{Kind: table.KindVerdict}}
}

// Flag turns the cells of a range red where a check fails.
func (b *Book) Flag(sheet, area string) error {
	red, err := b.file.NewConditionalStyle(
		&excelize.Style{
			Font: &excelize.Font{Color: "FFFFFF", Bold: true},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"A3201D"}},
		},
	)
	if err != nil {
		return err
	}
	return b.file.SetConditionalFormat(
		sheet, area,
		[]excelize.ConditionalFormatOptions{
			{Type: "cell", Criteria: "==", Value: `"` + b.Words.T("credits.differs") + `"`, Format: &red},
		},
	)
}
