package wording

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/measure"
)

// Down says how long a service was down, and between which instants; rows names the rows behind it.
func (w *Words) Down(m *measure.Miss, rows string) []string {
	key := "why.down"
	switch {
	case m.Open && m.EndLost:
		key = "why.down.lost"
	case m.Open:
		key = "why.down.lasts"
	}
	list := []string{w.T(key, w.Clock(m.Elapsed), w.DateTime(m.Window.From), w.DateTime(m.Window.To), rows)}
	if m.Weighed > 0 && m.Weighed != m.Elapsed {
		list = append(list, w.T("why.weighed", w.Clock(m.Weighed)))
	}
	return list
}

// Record says of a record that missed at which value, in a unit, "" for none, or that it is not good.
func (w *Words) Record(o *agreement.Objective, m *measure.Miss, unit, rows string) []string {
	switch {
	case m.Value != nil:
		return []string{w.T("why.value", w.Figure(exact.Shown(m.Value, 2, w.edges(o)...), unit), rows)}
	case o.AtMost():
		return []string{w.T("why.record.at-most", rows)}
	}
	return []string{w.T("why.record", rows)}
}

// Requests says how many requests or packets were lost, between which instants.
func (w *Words) Requests(m *measure.Miss, key, rows string) []string {
	lost := int(new(big.Int).Div(m.Weight.Num(), m.Weight.Denom()).Int64()) // requests are whole
	return []string{w.N(key, lost, w.DateTime(m.Window.From), w.DateTime(m.Window.To), rows)}
}

// edges are the target that a printed value must not cross.
func (w *Words) edges(o *agreement.Objective) []exact.Edge {
	target, ok := agreement.At(o.Targets, w.At)
	if !ok || target.Value == nil {
		return nil
	}
	return []exact.Edge{{Value: target.Value, AtMost: target.EdgeBelow()}}
}
