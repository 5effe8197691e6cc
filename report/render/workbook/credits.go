package workbook

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
)

// writeCredits writes the waterfall, one row a step, with live formulas over the parameters: change a fee, a
// rate, a target or a value there, and what is payable follows. Beside each formula stands the engine's own
// figure, and a check that says whether they agree to the minor unit.
func writeCredits(b *book, r *report.Report, name string) error {
	s, err := b.begin(name, []float64{34, 34, 34, 11, 17, 17, 12}, 1)
	if err != nil {
		return err
	}
	w := waterfall{parameters: parameters{sheet: s, r: r}, money: moneyFormat(b.minor)}
	w.head(map[int]table.Kind{3: table.KindPercent, 4: table.KindMoney, 5: table.KindMoney, 6: table.KindVerdict}, "credits.objective", "credits.step", "credits.detail", "credits.rate", "credits.amount", "credits.engine", "credits.check")
	var rounded []string
	for i := range r.Objectives {
		if r.Objectives[i].Credit.Pays {
			rounded = append(rounded, w.objective(i, &r.Objectives[i]))
		}
	}
	w.limits(rounded)
	if w.err != nil {
		return w.err
	}
	if err := b.flag(name, fmt.Sprintf("G2:G%d", s.row)); err != nil {
		return err
	}
	return s.out.Flush()
}

// waterfall writes the steps of the credits.
type waterfall struct {
	parameters
	money string
}

// step writes one row: the formula with its cached value, the engine's figure, and whether they agree.
func (w *waterfall) step(of, name, detail string, rate *cell, formula, engine string) string {
	if rate == nil {
		rate = &cell{}
	}
	value, _ := number(engine)
	row := w.sheet.row
	amount := look{kind: table.KindMoney, format: w.money}
	w.write(cell{value: of, look: look{wrap: true}}, cell{value: name, look: look{wrap: true}}, cell{value: detail, look: look{wrap: true}}, *rate,
		cell{value: value, formula: formula, look: amount}, cell{value: value, look: amount}, w.check(row))
	return fmt.Sprintf("E%d", row)
}

// check is a formula that says whether the amount of a row agrees with the engine's.
func (w *waterfall) check(row int) cell {
	ok, bad := w.sheet.book.words.T("credits.agrees"), w.sheet.book.words.T("credits.differs")
	return cell{value: ok, formula: fmt.Sprintf(`IF(ABS(E%d-F%d)<%g,"%s","%s")`, row, row, math.Pow10(-w.sheet.book.minor)/2, ok, bad), look: look{kind: table.KindVerdict}}
}

// objective writes an objective's steps and gives the cell of its rounded credit. Lines without a formula of their
// own carry the engine's figure.
func (w *waterfall) objective(i int, o *report.Objective) string {
	last := ""
	for _, s := range o.Credit.Steps {
		switch s.Key {
		case "fee-base":
			last = w.step(o.Name, s.Name, s.Formula, nil, w.feeBase(o), s.Amount)
		case "band":
			v, _ := number(s.Rate)
			rate := cell{value: v, formula: rateFormula(i, o), look: look{kind: table.KindPercent, format: percentFormat}}
			last = w.step(o.Name, s.Name, s.Formula, &rate, fmt.Sprintf("%s*D%d/100", last, w.sheet.row), s.Amount)
		case "rounded":
			last = w.step(o.Name, s.Name, "", nil, w.round(last), s.Amount)
		case "limited": // comes after the limits of the agreement, which stand below
		default:
			last = w.step(o.Name, s.Name, s.Formula, engineRate(s), "", s.Amount)
		}
	}
	return last
}

// engineRate is the percentage that a line applied, as the engine gives it.
func engineRate(s report.Step) *cell {
	v, ok := number(s.Rate)
	if !ok {
		return nil
	}
	return &cell{value: v, look: look{kind: table.KindPercent, format: percentFormat}}
}

// feeBase refers to the fee of the objective's service, or to the sum of all.
func (w *waterfall) feeBase(o *report.Objective) string {
	var names []string
	for k, f := range w.r.Credits.Fees {
		if o.Credit.Of == "" || f.Service == o.Credit.Of || slices.Contains(o.Credit.AlsoOf, f.Service) {
			names = append(names, feeName(k))
		}
	}
	if len(names) == 0 {
		return "0"
	}
	return strings.Join(names, "+")
}

// rateFormula finds the band that the value falls into. Only a value on the wrong side of the target pays;
// without a verdict nothing does. Rounding to nine decimals undoes what binary numbers add to decimal ones.
func rateFormula(i int, o *report.Objective) string {
	if o.Verdict == report.NoVolume || o.Verdict == report.Unclear {
		return "0"
	}
	value := fmt.Sprintf("ROUND(%s,9)", valueName(i))
	beyond := func(above bool, edge string) string {
		if above {
			return value + ">ROUND(" + edge + ",9)"
		}
		return value + "<ROUND(" + edge + ",9)"
	}
	rate := "0"
	for k, band := range o.Credit.Bands {
		rate = fmt.Sprintf("IF(%s,%s,%s)", beyond(band.Above, edgeName(i, k)), rateName(i, k), rate)
	}
	return fmt.Sprintf("IF(AND(ISNUMBER(%s),%s),%s,0)", valueName(i), beyond(o.AtMost, targetName(i)), rate)
}

// round rounds to the minor unit as the agreement says: halves to the even neighbour, or up.
func (w *waterfall) round(of string) string {
	d := w.sheet.book.minor
	if w.r.Credits.HalfUp {
		return fmt.Sprintf("ROUND(ROUND(%s,8),%d)", of, d)
	}
	units := fmt.Sprintf("ROUND(%s*%g,6)", of, math.Pow10(d))
	return fmt.Sprintf("IF(ROUND(MOD(%s,1),6)=0.5,2*ROUND(%s/2,0)/%g,ROUND(%s,%d))", units, units, math.Pow10(d), of, d)
}

// limits writes the agreement's own steps: the sum, each limit, and what is payable, which it names.
func (w *waterfall) limits(rounded []string) {
	of := w.sheet.book.words.T("agreement")
	sum := strings.Join(rounded, "+")
	if sum == "" {
		sum = "0"
	}
	before := ""
	for _, s := range w.r.Credits.Steps {
		switch s.Key {
		case "sum":
			before = w.step(of, s.Name, s.Formula, nil, sum, s.Amount)
		case "payable":
			before = w.step(of, s.Name, s.Formula, nil, w.round(before), s.Amount)
			w.name("payable", before)
		case "at-risk", "cap-period", "cap-year":
			before = w.step(of, s.Name, s.Formula, w.rateOf(s), fmt.Sprintf("MIN(%s,%s)", before, w.limit(s.Key)), s.Amount)
		default:
			before = w.step(of, s.Name, s.Formula, engineRate(s), "", s.Amount)
		}
	}
}

func (w *waterfall) rateOf(s report.Step) *cell {
	v, ok := number(s.Rate)
	if !ok {
		return nil
	}
	return &cell{value: v, formula: limitName(s.Key), look: look{kind: table.KindPercent, format: percentFormat}}
}

// limit is the money that a limit leaves.
func (w *waterfall) limit(key string) string {
	formula := limitName(key)
	for _, l := range w.r.Credits.Limits {
		if l.Key == key && l.Percent != "" {
			formula = fmt.Sprintf("%s*%s_of/100", limitName(key), limitName(key))
		}
	}
	if key == "cap-year" {
		return fmt.Sprintf("MAX(0,%s-year_to_date)", formula)
	}
	return formula
}
