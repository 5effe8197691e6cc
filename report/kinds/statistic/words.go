package statistic

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/kinds/wording"
	"github.com/slareport/slareport/report/measure"
)

// Definition says which figure is taken, and of which values.
func (t *Terms) Definition(w *wording.Words, _ *agreement.Objective) string {
	switch {
	case t.Of == "outages" && t.Value == Restore:
		return w.T("definition.restore", t.figure(w))
	case t.Of == "outages" && t.Value == BetweenFailures:
		return w.T("definition.between-failures")
	}
	return w.T("definition.statistic", t.figure(w), t.Value, w.Records(t.Of))
}

// figure names what is taken of the values: "mean", "95th percentile".
func (t *Terms) figure(w *wording.Words) string {
	if t.Percent != nil {
		return w.T("take.percentile", exact.Decimal(t.Percent))
	}
	return w.T("take." + t.Take)
}

// Why says which value missed, or how long a service was down between failures.
func (t *Terms) Why(w *wording.Words, o *agreement.Objective, m *measure.Miss, rows string) []string {
	if t.Value == BetweenFailures && !m.Window.Empty() {
		return w.Down(m, rows)
	}
	return w.Record(o, m, t.UnitOf(o), rows)
}
