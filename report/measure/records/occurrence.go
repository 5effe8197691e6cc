package records

import (
	"cmp"

	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/timeline"
)

// Occurrence is a record that is not good as a credit by time prices it; length is how long what is left of it took,
// nil for no time.
func (l *List[R]) Occurrence(it *Item, r *R, j *Judged[R], length func(*Left[R]) timeline.Micros) measure.Occurrence {
	s := measure.Occurrence{ID: it.id, Incident: cmp.Or(it.incident.String(), it.id), Group: it.group, From: it.At,
		End: timeline.NoInstant, Began: timeline.NoInstant}
	if l.span != nil {
		s.End = l.span.end(r)
	}
	s.Time = [measure.Readings]timeline.Micros{measure.NotMissed, measure.NotMissed, measure.NotMissed}
	took := func(left *Left[R]) timeline.Micros {
		if left == nil || length == nil {
			return 0
		}
		return length(left)
	}
	if j.Outcome != measure.Excused {
		s.Time[measure.OnProvider] = took(j.ByContract)
	}
	if j.Outcome == measure.Missed {
		s.Time[measure.OnOthers] = took(j.OnOthers)
	}
	s.Time[measure.AsAgreed] = s.Time[measure.OnProvider]
	if attribution.ExcusesUndetermined(&l.Ctx.Agreement.Fault) {
		s.Time[measure.AsAgreed] = s.Time[measure.OnOthers]
	}
	return s
}
