package workbook_test

import (
	"bytes"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/kinds/statistic"
)

// change is one figure changed two ways: in the agreement or its evidence, from which the engine prices anew; and in
// the inputs of a ledger, or in the cells of its workbook, which have the same names.
type change struct {
	what   string
	engine func(*contract)
	cells  map[string]string // those of the names that the ledger has
}

// changesOf draws a change of each sort that a contract allows. A price that earlier periods were paid by as well is
// changed only where there were none.
func changesOf(seed uint64, c *contract, r *report.Report) []change {
	l := lot{rand.New(rand.NewPCG(seed, 99))}
	list := []change{l.fee(), l.target(c)}
	if v := l.value(c, r); v.engine != nil {
		list = append(list, v)
	}
	if x := l.rate(c, r); x.engine != nil {
		list = append(list, x)
	}
	return list
}

func (l lot) fee() change {
	k, v := l.IntN(2), l.amount(10_000, 2_000_000)
	return change{"fee", func(c *contract) {
		c.a.Fees[k].Amounts = append(c.a.Fees[k].Amounts, agreement.Dated[decimal.Decimal]{From: reportedFrom, Value: v})
	}, map[string]string{fmt.Sprint("fee_", k+1): v.String()}}
}

func (l lot) target(c *contract) change {
	i := l.IntN(len(c.a.Objectives))
	for k := 0; c.a.Objectives[i].Credit == nil && k < 5; k++ {
		i = l.IntN(len(c.a.Objectives))
	}
	t := c.a.Objectives[i].Targets[0].Value
	t.Value = new(big.Rat).Add(t.Value, l.hundredths(-800, 800))
	if t.Unit == "" { // a count
		t.Value = big.NewRat(int64(l.IntN(6)), 1)
	}
	v := exact.Decimal(t.Value)
	return change{"target", func(c *contract) {
		o := &c.a.Objectives[i]
		o.Targets = append(o.Targets, agreement.Dated[agreement.Target]{From: reportedFrom, Value: t})
	}, map[string]string{fmt.Sprint("target_", i+1): v}}
}

// value changes what was measured of an objective with a tally for the reported month.
func (l lot) value(c *contract, r *report.Report) change {
	for i := range c.a.Objectives {
		o := &c.a.Objectives[i]
		for k := range c.e.Tallies {
			t := &c.e.Tallies[k]
			if t.From != reportedFrom || t.Objective.String() != o.ID {
				continue
			}
			good, value := 8500+l.IntN(1501), 2000+l.IntN(8000)
			shown, misses := hundredth(good), strconv.Itoa(10_000-good)
			if o.Kind() == statistic.Kind {
				shown, misses = hundredth(value), "0"
			}
			felt := rounded(shown, o.Decimals)
			cells := map[string]string{fmt.Sprint("value_", i+1): shown, fmt.Sprint("experienced_", i+1): felt,
				fmt.Sprint("misses_", i+1): misses}
			return change{"value", func(c *contract) {
				c.e.Tallies[k].Good, c.e.Tallies[k].Value = evidence.Fixed(good)*evidence.One,
					evidence.Fixed(value)*evidence.One/100
			}, cells}
		}
	}
	return change{}
}

func hundredth(n int) string { return exact.Decimal(big.NewRat(int64(n), 100)) }

func rounded(decimal string, decimals int) string {
	if decimals < 0 {
		return decimal
	}
	return exact.Decimal(exact.Round(exact.Parse(decimal), decimals, exact.HalfEven))
}

// rate changes a band where nothing was paid before.
func (l lot) rate(c *contract, r *report.Report) change {
	for _, o := range r.Objectives {
		for _, p := range o.Trend[:max(0, len(o.Trend)-1)] {
			if strings.Trim(p.Payable, "0.") != "" {
				return change{}
			}
		}
	}
	if strings.Trim(r.Credits.YearToDate, "0.") != "" || r.Credits.Ledger.Find("owed") != nil {
		return change{}
	}
	for i := range c.a.Objectives {
		if terms := c.a.Objectives[i].Credit; terms != nil && terms.Bands != nil {
			k, v := l.IntN(len(terms.Bands)), l.hundredths(0, 5000)
			text := exact.Decimal(v)
			return change{"rate", func(c *contract) { c.a.Objectives[i].Credit.Bands[k].Rate = v },
				map[string]string{fmt.Sprintf("rate_%d_%d", i+1, k+1): text}}
		}
	}
	return change{}
}

// inCells sets named cells of a workbook. A name that the book does not have is passed over.
func inCells(t *testing.T, content []byte, cells map[string]string) []byte {
	t.Helper()
	f := open(t, content)
	for _, n := range f.GetDefinedName() {
		v, set := cells[n.Name]
		if !set {
			continue
		}
		sheet, cell, _ := strings.Cut(n.RefersTo, "!")
		sheet, cell = strings.Trim(sheet, "'"), strings.ReplaceAll(cell, "$", "")
		if formula, err := f.GetCellFormula(sheet, cell); err != nil {
			t.Fatal(err)
		} else if formula != "" {
			continue // it follows from others
		}
		x, err := strconv.ParseFloat(v, 64)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellValue(sheet, cell, x); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// inLedger sets inputs of a report's ledger. A name that it does not have is passed over, as is one that follows from
// others.
func inLedger(t *testing.T, r *report.Report, cells map[string]string) {
	t.Helper()
	values := map[string]*big.Rat{}
	for name, v := range cells {
		if c := r.Credits.Ledger.Find(name); c != nil && c.Formula == nil {
			values[name] = exact.Parse(v)
		}
	}
	if err := r.Credits.Ledger.Set(values); err != nil {
		t.Fatal(err)
	}
}

// paid reads what a workbook says is payable, in all and by objective.
func paid(t *testing.T, r *report.Report, cells map[string]map[string]found) (payable float64, by map[string]float64) {
	t.Helper()
	c := words(t, r.Locale)
	credits, division := cells[c.T("sheet.credits")], cells[c.T("sheet.division")]
	for row := 2; ; row++ {
		name, there := credits["B"+strconv.Itoa(row)]
		if !there {
			t.Fatal("nothing is payable")
		}
		if name.value == c.T("credit.payable") {
			payable = credits["E"+strconv.Itoa(row)].number(t)
			break
		}
	}
	by, inResult := map[string]float64{}, false
	for row := 1; row < 3000; row++ {
		name, there := division["A"+strconv.Itoa(row)]
		switch {
		case there && name.value == c.T("division.result"):
			inResult = true
		case inResult && there && name.value != c.T("credits.objective"):
			by[name.value] = division["B"+strconv.Itoa(row)].number(t)
		}
	}
	return payable, by
}

// same holds the money of a workbook against the engine's.
func same(t *testing.T, name string, r *report.Report, cells map[string]map[string]found) {
	t.Helper()
	payable, by := paid(t, r, cells)
	if want, _ := strconv.ParseFloat(r.Credits.Payable, 64); math.Abs(payable-want) > 0.001 {
		t.Errorf("%s: %v payable, the engine says %s", name, payable, r.Credits.Payable)
	}
	for _, o := range r.Objectives {
		if len(o.Credit.Steps) == 0 {
			continue
		}
		got, there := by[o.Name]
		if want, _ := strconv.ParseFloat(o.Credit.Payable, 64); !there || math.Abs(got-want) > 0.001 {
			t.Errorf("%s: %s gets %v (%v), the engine says %s", name, o.Name, got, there, o.Credit.Payable)
		}
	}
}

// otherIncidents tells whether the evidence of a change names other incidents: which incidents broke what is found in
// the evidence and no figure of a workbook.
func otherIncidents(before, after *report.Report) bool {
	return !cmp.Equal(before.Credits.Shared, after.Credits.Shared)
}

// TestAChangedFigurePaysAsTheEngineWould changes a fee, a target, a measured value or a rate. The engine prices the
// changed agreement; the workbook of the old one, with that figure changed, comes to the same money.
func TestAChangedFigurePaysAsTheEngineWould(t *testing.T) {
	moved, counted := map[string]int{}, map[string]int{}
	for seed := range uint64(changed) {
		before := newContract(seed).report(t)
		for _, x := range changesOf(seed, newContract(seed), before) {
			c := newContract(seed)
			x.engine(c)
			want := c.report(t)
			if otherIncidents(before, want) {
				continue
			}
			given := newContract(seed).report(t)
			inLedger(t, given, x.cells)
			same(t, fmt.Sprintf("contract %d, %s", seed, x.what), want, cellsOf(t, render(t, given)))
			counted[x.what]++
			if want.Credits.Payable != before.Credits.Payable {
				moved[x.what]++
			}
		}
	}
	t.Logf("changes %v, of which moved what is payable %v", counted, moved)
}

// TestAChangedCellPaysAsTheEngineWould does so with the cells of finished workbooks, in LibreOffice.
func TestAChangedCellPaysAsTheEngineWould(t *testing.T) {
	books, want := map[string][]byte{}, map[string]*report.Report{}
	for seed := uint64(0); len(books) < inOffice; seed++ {
		before := newContract(seed).report(t)
		for _, x := range changesOf(seed, newContract(seed), before) {
			c := newContract(seed)
			x.engine(c)
			after := c.report(t)
			if after.Credits.Payable == before.Credits.Payable || len(books) == inOffice || otherIncidents(before, after) {
				continue
			}
			name := fmt.Sprintf("%s%d", x.what, seed)
			books[name], want[name] = inCells(t, render(t, before), x.cells), after
		}
	}
	for name, content := range inCalc(t, books) {
		same(t, name, want[name], cellsOf(t, content))
	}
}
