package share

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/wording"
	"github.com/slareport/slareport/report/measure"
)

// Definition says what is good, and of what.
func (t *Terms) Definition(w *wording.Words, o *agreement.Objective) string {
	switch {
	case t.Good == NoRepeat:
		return w.T("definition.no-repeat", w.Duration(t.Repeat.Within), w.Fields(t.Repeat.By))
	case t.All != "":
		return w.T("definition.share.sum", w.Expression(t.Of, t.Good), w.Expression(t.Of, t.All), w.Records(t.Of))
	case o.AtMost():
		return w.T("definition.share.at-most", w.Records(t.Of), w.Expression(t.Of, t.Good))
	}
	return w.T("definition.share", w.Records(t.Of), w.Expression(t.Of, t.Good))
}

// Why says that a further contact came, at which value a record missed, or that it is not good.
func (t *Terms) Why(w *wording.Words, o *agreement.Objective, m *measure.Miss, rows string) []string {
	if t.Good == NoRepeat {
		return []string{w.T("why.repeat", rows)}
	}
	switch {
	case t.Of == "samples" && t.All != "":
		return w.Requests(m, "why.packets", rows)
	case t.Of == "samples":
		return w.Requests(m, "why.requests", rows)
	}
	return w.Record(o, m, "", rows)
}
