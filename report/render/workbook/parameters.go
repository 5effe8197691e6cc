package workbook

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/render/table"
)

var parameterColumns = []string{
	"parameters.of-objective", "parameters.what", "parameters.value", "parameters.note", "parameters.name",
}

// parameters writes the inputs: every number of the contract that the credits use and every measured value, each with a
// name that the formulas refer to. These cells alone are open for changes. A blank figure leaves its cell blank.
func (w *ledgerSheets) parameters(r *report.Report) error {
	s := w.begin(w.words.T("sheet.parameters"), []float64{38, 52, 18, 26, 24}, 1)
	top := s.head(map[int]table.Kind{2: table.KindNumber}, parameterColumns...)
	for _, c := range w.inputs {
		figure := w.cell(c, s.name, look{input: true})
		figure.look.kind = table.KindNumber
		text := look{wrap: true}
		row := s.write(cell{value: w.names[c.Group], look: text}, cell{value: c.Words.In(w.words), look: text}, figure,
			cell{value: noteOf(c, r.Currency), look: text}, cell{value: c.Name, look: look{quiet: true}})
		s.do(w.book.name(c.Name, s.name, fixed(parameterColumn, row)))
	}
	if len(w.inputs) > 0 {
		columns := make([]table.Column, len(parameterColumns))
		for i, key := range parameterColumns {
			columns[i].Head = w.words.T(key)
		}
		s.filter(top, columns)
	}
	return s.close()
}

// noteOf is the unit of an input.
func noteOf(c *ledger.Cell, currency string) string {
	switch c.Kind {
	case ledger.Money:
		return currency
	case ledger.Percent:
		return "%"
	}
	return c.Unit
}
