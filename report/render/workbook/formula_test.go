package workbook

import (
	"math/big"
	"testing"

	"github.com/slareport/slareport/report/ledger"
)

// TestFormulasAreRoundedWhereSomethingIsDecided prints each sort of expression: noise of binary numbers must not decide
// a comparison, a rank, a half or a whole number.
func TestFormulasAreRoundedWhereSomethingIsDecided(t *testing.T) {
	l, of := &ledger.Ledger{}, ledger.Of
	fee := l.Input(ledger.Cell{Name: "fee_1", Kind: ledger.Money, Value: big.NewRat(1000, 1)})
	rate := l.Input(ledger.Cell{Name: "rate_1", Kind: ledger.Percent, Value: big.NewRat(5, 1)})
	blank := l.Input(ledger.Cell{Name: "blank_1"})
	money := l.Add(ledger.Cell{Name: "money", Kind: ledger.Money, Formula: ledger.PercentOf(of(rate), of(fee))})
	value := l.Add(ledger.Cell{Name: "value", Kind: ledger.Value, Formula: of(rate)})
	flag := l.Add(ledger.Cell{Name: "flag", Kind: ledger.Flag, Formula: ledger.Less(of(value), of(rate))})
	units := l.Add(ledger.Cell{Name: "units", Formula: ledger.Times(of(money), ledger.Int(100))})
	whole := l.Add(ledger.Cell{Name: "whole", Formula: ledger.RoundHalfEven(of(units))})
	column := l.Column([]*ledger.Cell{money})
	places := map[*ledger.Cell]place{
		fee: {"P", 3, 2, "fee_1"}, rate: {"P", 3, 3, "rate_1"}, blank: {"P", 3, 4, "blank_1"},
		money: {"S", 5, 2, ""}, value: {"S", 4, 3, ""}, flag: {"S", 4, 4, ""}, units: {"S", 4, 5, ""}, whole: {"S", 5, 5, ""},
	}
	ranked := l.Add(ledger.Cell{Name: "rank", Formula: ledger.PlaceIn(money, column)})
	places[ranked] = place{"D", 7, 2, ""}
	p := newPrinter(l, places)
	for _, c := range []struct {
		cell        *ledger.Cell
		sheet, want string
	}{
		{fee, "P", ""},
		{money, "S", "ROUND(fee_1*rate_1/100,8)"}, // since it is ranked
		{value, "S", "rate_1"},
		{flag, "S", "IF(ROUND(D3,12)<rate_1,1,0)"},
		{units, "S", "ROUND(E2*100,6)"}, // since its halves decide
		{whole, "S", "IF(D5-INT(D5)=0.5,2*ROUND(D5/2,0),ROUND(D5,0))"},
		{ranked, "D", "RANK('S'!E2,'S'!$E$2:$E$2)+COUNTIF('S'!$E$2:E2,'S'!E2)-1"},
	} {
		if got := p.on(c.sheet).formula(c.cell); got != c.want {
			t.Errorf("%s: %s, want %s", c.cell.Name, got, c.want)
		}
	}
	for want, e := range map[string]*ledger.Expr{
		"ROUND(E2,8)>=fee_1":                    ledger.AtLeast(of(money), of(fee)),
		"ROUND(D5,9)=3":                         ledger.Equal(of(units), ledger.Int(3)),
		"AND(D4=1,NOT(D4=1),ISNUMBER(blank_1))": ledger.And(of(flag), ledger.Not(of(flag)), ledger.Known(blank)),
		"D4>0":                                  ledger.More(of(flag), ledger.Int(0)),
		"IF(fee_1<1,1,0)=IF(rate_1<1,1,0)": ledger.Equal(
			ledger.Less(of(fee), ledger.Int(1)), ledger.Less(of(rate), ledger.Int(1))),
		"IF(D4=1,fee_1,IF(fee_1<1,1,0))=1": ledger.When(of(flag), of(fee), ledger.Less(of(fee), ledger.Int(1))),
		"ROUND(SUM($E$2:$E$2),8)<1":        ledger.Less(ledger.Total(column), ledger.Int(1)),
		"ROUND(IFERROR((fee_1-rate_1)/fee_1,0),8)<1": ledger.Less(
			ledger.Over(ledger.Minus(of(fee), of(rate)), of(fee)), ledger.Int(1)),
	} {
		if got := p.on("S").condition(e); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	for want, e := range map[string]*ledger.Expr{
		"INT(ROUND(fee_1/3,9))":          ledger.Floor(ledger.Over(of(fee), ledger.Int(3))),
		"ROUNDUP(ROUND(ABS(fee_1),9),0)": ledger.Ceil(ledger.Abs(of(fee))),
		"ROUND(ROUND(fee_1*2,6),0)":      ledger.RoundHalfUp(ledger.Times(of(fee), ledger.Int(2))),
		"IFERROR(MOD(fee_1,rate_1),0)":   ledger.Mod(of(fee), of(rate)),
		"MIN(fee_1,MAX(0,fee_1-(rate_1-1)))": ledger.Min(of(fee), ledger.NotNegative(
			ledger.Minus(of(fee), ledger.Minus(of(rate), ledger.Int(1))))),
		"fee_1*0.05":  ledger.Times(of(fee), ledger.Rat(big.NewRat(1, 20))),
		"fee_1*(1/3)": ledger.Times(of(fee), ledger.Rat(big.NewRat(1, 3))),
	} {
		if got := p.on("S").number(e); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
