package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
)

// writeSummary is the first sheet: who, when, the result in a sentence, the scorecard, and what is payable,
// tied to the credits by a formula.
func writeSummary(b *book, r *report.Report, name string) error {
	card := table.Scorecard(r, b.words).Pick("objective", "service", "target", "experienced", "attributable", "contractual", "verdict", "volume", "misses", "credit")
	s, err := b.begin(name, []float64{36, 14, 20, 14, 14, 14, 18, 14, 10, 16}, 0)
	if err != nil {
		return err
	}
	p := parameters{sheet: s, r: r}
	p.write(cell{value: b.title, look: look{strong: true}})
	p.write(cell{value: r.Headline})
	p.write(cell{value: b.words.T("summary.parties", r.Provider, r.Client, r.Agreement)})
	p.write(cell{value: b.words.T("summary.period", b.words.Stamp(r.Period.From), b.words.Stamp(r.Period.To), r.Period.Timezone, b.words.Stamp(r.AsOf))})
	value, _ := number(r.Credits.Payable)
	p.write(cell{value: b.words.T("payable") + " " + r.Currency, look: look{strong: true}},
		cell{value: value, formula: "payable", look: look{kind: table.KindMoney, format: moneyFormat(b.minor), strong: true}})
	between, _ := number(r.Credits.Undetermined)
	p.write(cell{value: b.words.T("summary.undetermined") + " " + r.Currency, look: look{wrap: true}}, cell{value: between, look: look{kind: table.KindMoney, format: moneyFormat(b.minor)}})
	if p.err != nil {
		return p.err
	}
	s.row++
	if err := s.table(card, true); err != nil {
		return err
	}
	return s.out.Flush()
}

// name gives a cell of the sheet a name of its own.
func (p *parameters) name(name, cell string) {
	if p.err != nil {
		return
	}
	column := strings.TrimRight(cell, "0123456789")
	p.err = p.sheet.book.file.SetDefinedName(&excelize.DefinedName{
		Name: name, RefersTo: fmt.Sprintf("%s!$%s$%s", quoted(p.sheet.name), column, cell[len(column):]),
	})
}

// flag turns the cells of a range red where a check fails.
func (b *book) flag(sheet, area string) error {
	red, err := b.file.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "FFFFFF", Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"A3201D"}}})
	if err != nil {
		return err
	}
	return b.file.SetConditionalFormat(sheet, area, []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: "==", Value: `"` + b.words.T("credits.differs") + `"`, Format: &red}})
}
