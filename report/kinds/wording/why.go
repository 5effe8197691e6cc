package wording

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/measure"
)

// Down says how long a service was down, and between which instants; rows names the rows behind it.
func (w *Words) Down(m *measure.Miss, rows string) []string {
	return []string{w.T("why.down", w.Duration(m.Elapsed), w.DateTime(m.Window.From), w.DateTime(m.Window.To), rows)}
}

// Record says of a record that missed at which value, in a unit, "" for none, or that it is not good.
func (w *Words) Record(o *agreement.Objective, m *measure.Miss, unit, rows string) []string {
	switch {
	case m.Value != nil:
		return []string{w.T("why.value", w.Figure(exact.Shown(m.Value, 2), unit), rows)}
	case o.AtMost():
		return []string{w.T("why.record.at-most", rows)}
	}
	return []string{w.T("why.record", rows)}
}
