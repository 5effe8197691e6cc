package workbook

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/ledger"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/workbook/xlsx"
)

var parameterColumns = []string{
	"parameters.of-objective", "parameters.what", "parameters.value", "parameters.note", "parameters.name",
}

// parameters writes the inputs: every number of the contract that the credits use and every measured value, each with a
// name that the formulas refer to. These cells alone are open for changes. A blank figure leaves its cell blank.
func (w *ledgerSheets) parameters(r *report.Report) error {
	s := w.Begin(w.Words.T("sheet.parameters"), []float64{38, 52, 18, 26, 24}, 1)
	top := s.Head(map[int]table.Kind{2: table.KindNumber}, parameterColumns...)
	for _, c := range w.inputs {
		figure := w.cell(c, s.Name, xlsx.Look{Input: true})
		figure.Look.Kind = table.KindNumber
		text := xlsx.Look{Wrap: true}
		row := s.Write(
			xlsx.Cell{Value: w.names[c.Group], Look: text}, xlsx.Cell{Value: c.Words.In(w.Words), Look: text}, figure,
			xlsx.Cell{Value: noteOf(c, r.Currency), Look: text}, xlsx.Cell{Value: c.Name, Look: xlsx.Look{Quiet: true}},
		)
		s.Do(w.Book.Name(c.Name, s.Name, xlsx.Fixed(parameterColumn, row)))
	}
	if len(w.inputs) > 0 {
		columns := make([]table.Column, len(parameterColumns))
		for i, key := range parameterColumns {
			columns[i].Head = w.Words.T(key)
		}
		s.Filter(top, columns)
	}
	return s.Close()
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
