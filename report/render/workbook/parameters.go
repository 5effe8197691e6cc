package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
)

// writeParameters lists every number of the contract that the credits use and every measured value, each with
// a name that the formulas refer to. These cells alone are open for changes.
func writeParameters(b *book, r *report.Report, name string) error {
	s, err := b.begin(name, []float64{52, 18, 26, 60}, 1)
	if err != nil {
		return err
	}
	p := parameters{sheet: s, r: r}
	p.head(map[int]table.Kind{1: table.KindNumber}, "parameters.what", "parameters.value", "parameters.name", "parameters.note")
	for i, f := range r.Credits.Fees {
		p.number(b.words.T("parameters.fee", f.Service), f.Amount, moneyFormat(b.minor), feeName(i), r.Currency)
	}
	for i := range r.Objectives {
		p.objective(i, &r.Objectives[i])
	}
	for _, l := range r.Credits.Limits {
		if l.Percent != "" {
			p.number(b.words.T("credit."+l.Key), l.Percent, percentFormat, limitName(l.Key), b.words.T("parameters.of", l.Of))
			p.number(b.words.T("credit."+l.Key)+": "+b.words.T("parameters.of", ""), l.Of, moneyFormat(b.minor), limitName(l.Key)+"_of", r.Currency)
			continue
		}
		p.number(b.words.T("credit."+l.Key), l.Amount, moneyFormat(b.minor), limitName(l.Key), r.Currency)
	}
	p.number(b.words.T("parameters.year-to-date"), r.Credits.YearToDate, moneyFormat(b.minor), "year_to_date", r.Currency)
	if p.err != nil {
		return p.err
	}
	return s.out.Flush()
}

// parameters writes the sheet's rows; the first error stays.
type parameters struct {
	sheet *sheet
	r     *report.Report
	err   error
}

// head writes the words of a head; those of figures stand at the right as the figures do.
func (p *parameters) head(figures map[int]table.Kind, keys ...string) {
	var cells []cell
	for i, k := range keys {
		cells = append(cells, cell{value: p.sheet.book.words.T(k), look: look{head: true, kind: figures[i]}})
	}
	p.write(cells...)
}

func (p *parameters) write(cells ...cell) int {
	if p.err != nil {
		return 0
	}
	row, err := p.sheet.write(cells...)
	p.err = err
	return row
}

// number writes an open cell and names it. A blank figure stays blank.
func (p *parameters) number(what, decimal, format, name, note string) {
	value := cell{look: look{kind: table.KindNumber, format: format, input: true}}
	if v, ok := number(decimal); ok {
		value.value = v
	}
	row := p.write(cell{value: what}, value, cell{value: name}, cell{value: note, look: look{wrap: true}})
	if p.err != nil {
		return
	}
	p.err = p.sheet.book.file.SetDefinedName(&excelize.DefinedName{
		Name: name, RefersTo: fmt.Sprintf("%s!$B$%d", quoted(p.sheet.name), row),
	})
}

func (p *parameters) objective(i int, o *report.Objective) {
	if !o.Credit.Pays {
		return
	}
	words := p.sheet.book.words
	format := "0.00#######"
	unit := o.ValueUnit
	p.number(words.T("parameters.measured", o.Name), o.Credit.Judged, format, valueName(i), unit)
	p.number(words.T("parameters.target", o.Name), o.TargetValue, format, targetName(i), unit)
	for k, band := range o.Credit.Bands {
		p.number(words.T("parameters.edge", o.Name, band.Text), band.Edge, format, edgeName(i, k), unit)
		p.number(words.T("parameters.rate", o.Name, band.Text), band.Rate, percentFormat, rateName(i, k), "%")
	}
}

// The names that formulas use. They count objectives from 1 in the order of the agreement, since ids may hold
// what a name must not.
func feeName(i int) string        { return fmt.Sprintf("fee_%d", i+1) }
func valueName(i int) string      { return fmt.Sprintf("value_%d", i+1) }
func targetName(i int) string     { return fmt.Sprintf("target_%d", i+1) }
func edgeName(i, band int) string { return fmt.Sprintf("edge_%d_%d", i+1, band+1) }
func rateName(i, band int) string { return fmt.Sprintf("rate_%d_%d", i+1, band+1) }
func limitName(key string) string { return "limit_" + strings.ReplaceAll(key, "-", "_") }
