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
		return w.T("definition.restore", t.figure(w)) + w.Counted(t.Counted.Parts())
	case t.Of == "outages" && t.Value == BetweenFailures:
		return w.T("definition.between-failures")
	}
	return w.T("definition.statistic", t.figure(w), w.Expression(t.Of, t.Value), w.Records(t.Of))
}

// figure names what is taken of the values: "mean", "95th percentile", and which of the ways to take a median or a
// percentile was agreed.
//
// Rule §3 (median-in-definition): The definition says whether a median of an even number of values is the mean of the
// two middle ones or the lower of them.
func (t *Terms) figure(w *wording.Words) string {
	take, key := t.Take, "take."
	if t.Percent != nil {
		take = "percentile"
	}
	if t.Interpolate && (take == "percentile" || take == "median") {
		key = "take.interpolated."
	}
	return w.T(key+take, exact.Decimal(t.Percent))
}

// Why says which value missed, or how long a service was down between failures.
func (t *Terms) Why(w *wording.Words, o *agreement.Objective, m *measure.Miss, rows string) []string {
	if t.Value == BetweenFailures && !m.Window.Empty() {
		return w.Down(m, rows)
	}
	return w.Record(o, m, t.UnitOf(o), rows)
}
