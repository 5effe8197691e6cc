package ledger_test

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/ledger"
)

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

func num(s string) *ledger.Expr { return ledger.Rat(rat(s)) }

func TestOperations(t *testing.T) {
	blank := ledger.Of(&ledger.Cell{Name: "blank"})
	for _, c := range []struct {
		e    *ledger.Expr
		want string
	}{
		{ledger.Plus(num("0.1"), num("0.2")), "0.3"},
		{ledger.Minus(num("1"), num("1.5")), "-0.5"},
		{ledger.PercentOf(num("5"), num("100.10")), "5.005"},
		{ledger.Over(num("1"), num("3")), "1/3"},
		{ledger.Over(num("1"), num("0")), "0"},
		{ledger.Mod(num("7.5"), num("2")), "1.5"},
		{ledger.Mod(num("-1"), num("3")), "2"},
		{ledger.Mod(num("7"), num("0")), "0"},
		{ledger.Less(num("1"), num("1")), "0"},
		{ledger.AtMost(num("1"), num("1")), "1"},
		{ledger.More(num("1.0001"), num("1")), "1"},
		{ledger.AtLeast(num("0.9999"), num("1")), "0"},
		{ledger.Equal(num("2/6"), num("1/3")), "1"},
		{ledger.And(num("1"), num("1"), num("0")), "0"},
		{ledger.And(num("1"), num("2")), "1"},
		{ledger.Not(num("0")), "1"},
		{ledger.Known(blank.Cell), "0"},
		{ledger.Plus(blank, num("3")), "3"},
		{ledger.Plus(), "0"},
		{ledger.When(num("0"), num("1"), num("2")), "2"},
		{ledger.Min(num("3"), num("2"), num("4")), "2"},
		{ledger.Max(num("3"), num("2"), num("4")), "4"},
		{ledger.NotNegative(num("-1")), "0"},
		{ledger.Abs(num("-1.5")), "1.5"},
		{ledger.Floor(num("2.999")), "2"},
		{ledger.Floor(num("-0.1")), "-1"},
		{ledger.Ceil(num("2.001")), "3"},
		{ledger.Ceil(num("2")), "2"},
		{ledger.RoundHalfEven(num("500.5")), "500"},
		{ledger.RoundHalfEven(num("501.5")), "502"},
		{ledger.RoundHalfUp(num("500.5")), "501"},
		{ledger.RoundHalfUp(num("-0.5")), "-1"},
	} {
		if got := c.e.Eval(); got.Cmp(rat(c.want)) != 0 {
			t.Errorf("%s is %s, want %s", c.e, got.RatString(), c.want)
		}
	}
}

func TestAFormulaIsWrittenAsItIsRead(t *testing.T) {
	fee, rate := ledger.Of(&ledger.Cell{Name: "fee_1"}), ledger.Of(&ledger.Cell{Name: "rate_1_2"})
	for want, e := range map[string]*ledger.Expr{
		"fee_1 * rate_1_2 / 100":       ledger.PercentOf(rate, fee),
		"fee_1 - (rate_1_2 - 1)":       ledger.Minus(fee, ledger.Minus(rate, num("1"))),
		"fee_1 - rate_1_2 - 1":         ledger.Minus(ledger.Minus(fee, rate), num("1")),
		"fee_1 * (rate_1_2 + 1)":       ledger.Times(fee, ledger.Plus(rate, num("1"))),
		"fee_1 * (1 / 3)":              ledger.Times(fee, num("1/3")),
		"fee_1 + (0 - 2.5)":            ledger.Plus(fee, num("-2.5")),
		"(fee_1 < 1) = (rate_1_2 < 1)": ledger.Equal(ledger.Less(fee, num("1")), ledger.Less(rate, num("1"))),
		"if(fee_1 >= 1.5, min(fee_1, rate_1_2), 0)": ledger.When(
			ledger.AtLeast(fee, num("1.5")), ledger.Min(fee, rate), num("0")),
	} {
		if got := e.String(); got != want {
			t.Errorf("written %q, want %q", got, want)
		}
	}
}

// sample is a ledger over fees, with a table that ranks them.
func sample(t *rapid.T) *ledger.Ledger {
	l := &ledger.Ledger{}
	cells := []*ledger.Cell{}
	for i := range rapid.IntRange(1, 4).Draw(t, "inputs") {
		c := ledger.Cell{Name: "in_" + string(rune('a'+i)), Kind: ledger.Money, Place: "acme.yaml:41"}
		if rapid.IntRange(0, 5).Draw(t, "blank") > 0 {
			c.Value = big.NewRat(rapid.Int64Range(-5000, 5000).Draw(t, "value"), rapid.Int64Range(1, 12).Draw(t, "parts"))
		}
		cells = append(cells, l.Input(c))
	}
	w := ledger.Say("x", ledger.Arg{Text: "a"}, ledger.Arg{Number: "2.5"}, ledger.Arg{List: []string{"b", "c"}})
	l.Table("t", w, []string{"share"}, []string{"r0", "r1", "r2"})
	var column []*ledger.Cell
	for i := range 3 {
		row := "r" + string(rune('0'+i))
		column = append(column, l.Add(ledger.Cell{
			Name: "t_" + row, Role: ledger.Share, Table: "t", Column: "share", Row: row, Formula: drawn(t, cells, nil, 3),
		}))
	}
	shares := l.Column(column)
	cells = append(cells, column...)
	for i := range rapid.IntRange(1, 5).Draw(t, "formulas") {
		c := l.Add(ledger.Cell{
			Name: "out_" + string(rune('a'+i)), Role: ledger.Line, Formula: drawn(t, cells, shares, 4), Figure: cells[0],
			How: ledger.Plain("how"),
		})
		cells = append(cells, c)
	}
	return l
}

// drawn is any formula over some cells.
func drawn(t *rapid.T, cells []*ledger.Cell, shares *ledger.Column, depth int) *ledger.Expr {
	cell := ledger.Of(rapid.SampledFrom(cells).Draw(t, "cell"))
	if depth == 0 || rapid.IntRange(0, 4).Draw(t, "leaf") == 0 {
		if rapid.Bool().Draw(t, "constant") {
			of := rapid.SampledFrom([]int64{1, 3, 100}).Draw(t, "of")
			return ledger.Rat(big.NewRat(rapid.Int64Range(0, 300).Draw(t, "number"), of))
		}
		return cell
	}
	op := ledger.Op(rapid.IntRange(int(ledger.OpSum), int(ledger.OpRoundHalfUp)).Draw(t, "op"))
	sub := func() *ledger.Expr { return drawn(t, cells, shares, depth-1) }
	switch {
	case op == ledger.OpKnown:
		return &ledger.Expr{Op: op, Args: []*ledger.Expr{cell}}
	case (op == ledger.OpSum || op == ledger.OpRank) && shares == nil:
		return cell
	case op == ledger.OpSum:
		return ledger.Total(shares)
	case op == ledger.OpRank:
		return ledger.PlaceIn(rapid.SampledFrom(shares.Cells).Draw(t, "ranked"), shares)
	}
	n := max(ledger.Forms[op].Args, 1)
	args := make([]*ledger.Expr, n)
	for i := range args {
		args[i] = sub()
	}
	return &ledger.Expr{Op: op, Args: args}
}

func TestWhatIsWrittenIsReadAndWorksOutTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := sample(t)
		text, err := json.Marshal(l)
		if err != nil {
			t.Fatal(err)
		}
		var read ledger.Ledger
		if err := json.Unmarshal(text, &read); err != nil {
			t.Fatalf("%v in %s", err, text)
		}
		if err := read.Set(nil); err != nil { // works everything out
			t.Fatal(err)
		}
		again, err := json.Marshal(&read)
		if err != nil || string(again) != string(text) {
			t.Fatalf("%v\nwritten %s\nread    %s", err, text, again)
		}
	})
}

func TestSetWorksEverythingOutAnew(t *testing.T) {
	l := &ledger.Ledger{}
	fee := l.Input(ledger.Cell{Name: "fee_1", Value: rat("1000")})
	half := l.Input(ledger.Cell{Name: "half", Formula: ledger.Over(ledger.Of(fee), num("2"))})
	var rows []*ledger.Cell
	for _, row := range []string{"a", "b"} {
		rows = append(rows, l.Add(ledger.Cell{Name: row, Table: "t", Column: "c", Row: row, Formula: ledger.Of(half)}))
	}
	column := l.Column(rows)
	sum := l.Add(ledger.Cell{Name: "sum", Formula: ledger.Total(column)})
	second := l.Add(ledger.Cell{Name: "second", Formula: ledger.PlaceIn(rows[1], column)})
	if sum.Value.Cmp(rat("1000")) != 0 || second.Value.Cmp(rat("2")) != 0 { // equal ones in their order
		t.Errorf("sum %s, second %s", sum.Value, second.Value)
	}
	if err := l.Set(map[string]*big.Rat{"fee_1": rat("50")}); err != nil || sum.Value.Cmp(rat("50")) != 0 {
		t.Errorf("%v, sum %s", err, sum.Value)
	}
	err := l.Set(map[string]*big.Rat{"half": rat("7"), "fee_1": nil})
	if err != nil || sum.Value.Cmp(rat("14")) != 0 || half.Formula != nil {
		t.Errorf("%v, sum %s", err, sum.Value)
	}
	for _, name := range []string{"sum", "none"} {
		err := l.Set(map[string]*big.Rat{name: rat("1")})
		if err == nil || err.Error() != `the ledger has no input "`+name+`"` {
			t.Errorf("%s: %v", name, err)
		}
	}
	if again := l.Input(ledger.Cell{Name: "fee_1", Value: rat("3")}); again != fee {
		t.Error("an input is there twice")
	}
}

// TestRules7LedgerOfAPool is the vector of the rules: 50 % pool × 40 % allocation × 10 % of 100,000 are 2,000.
func TestRules7LedgerOfAPool(t *testing.T) {
	l := &ledger.Ledger{}
	fee := l.Input(ledger.Cell{Name: "fee", Value: rat("100000")})
	at := fee
	for i, rate := range []string{"10", "50", "40"} {
		at = l.Add(ledger.Cell{Name: "line_" + string(rune('a'+i)), Formula: ledger.PercentOf(num(rate), ledger.Of(at))})
	}
	if at.Value.Cmp(rat("2000")) != 0 {
		t.Errorf("%s", at.Value)
	}
}

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	cell := func(fields string) string {
		return `{"cells":[{"name":"fee_1","role":"input","kind":"money","value":"1","words":{}},` +
			`{"name":"x","role":"line","kind":"money","words":{},` + fields + `}],"tables":[]}`
	}
	for fields, want := range map[string]string{
		`"value":"much"`:                       `cell "x": "much" is no number`,
		`"value":"1","formula":"fee_2 + 1"`:    `cell "x": formula "fee_2 + 1": no cell before it is called "fee_2"`,
		`"value":"1","formula":"fee_1 +"`:      `cell "x": formula "fee_1 +": something is missing at the end`,
		`"value":"1","formula":"(fee_1 + 1"`:   `cell "x": formula "(fee_1 + 1": a bracket is not closed`,
		`"value":"1","formula":"fee_1 fee_1"`:  `cell "x": formula "fee_1 fee_1": "fee_1" is left over`,
		`"value":"1","formula":"most(fee_1)"`:  `cell "x": formula "most(fee_1)": "most" is no function`,
		`"value":"1","formula":"abs(1, 2)"`:    `cell "x": formula "abs(1, 2)": abs has the wrong arguments`,
		`"value":"1","formula":"sum(fee_1)"`:   `cell "x": formula "sum(fee_1)": sum has the wrong arguments`,
		`"value":"1","formula":"min(1, 2"`:     `cell "x": formula "min(1, 2": the arguments of min do not end`,
		`"value":"1","formula":"1.2.3"`:        `cell "x": formula "1.2.3": "1.2.3" is no number`,
		`"value":"1","formula":"known(1 + 2)"`: `cell "x": formula "known(1 + 2)": known has the wrong arguments`,
		`"value":"1","kind":"gold"`:            `cell "x": no cell is a line of gold`,
	} {
		err := json.Unmarshal([]byte(cell(fields)), new(ledger.Ledger))
		if err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", fields, err, want)
		}
	}
}
