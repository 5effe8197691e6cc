package count

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/wording"
	"github.com/slareport/slareport/report/measure"
)

// Definition says what is counted.
func (t *Terms) Definition(w *wording.Words, _ *agreement.Objective) string {
	return w.T("definition.count", w.Records(t.Of)) + w.Counted(t.Counted.Parts())
}

// Why says by which rows an event is known.
func (t *Terms) Why(w *wording.Words, o *agreement.Objective, m *measure.Miss, rows string) []string {
	return w.Record(o, m, "", rows)
}
