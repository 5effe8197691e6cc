package availability

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/samples"
	"github.com/slareport/slareport/report/sampling"
)

// Measure measures up ÷ agreed service time from outages or from samples (rules §3). From outages, and from samples by
// run or by slot, the unit is a second of agreed service time; by request it is a request.
func (t *Terms) Measure(ctx *measure.Context, o *agreement.Objective) ([]measure.Result, error) {
	results, err := t.method()(ctx, o, t)
	unread := ctx.UnreadOf(o)
	for p := range results {
		t.bound(&results[p], unread[p], o)
		results[p].CoverageAgreed = t.Coverage
		for i := range results[p].Misses {
			results[p].Misses[i].Downtime = true
		}
	}
	return results, err
}

// method is how the agreement wants availability to be measured.
func (t *Terms) method() func(*measure.Context, *agreement.Objective, *Terms) ([]measure.Result, error) {
	switch {
	case !t.Samples:
		return fromOutages
	case t.By == ByRun:
		return byRun
	case t.By == BySlot:
		return bySlot
	case t.By == BySlotMean:
		return bySlotMean
	}
	return byRequest
}

// FromSamples is what availability takes from samples.
func (t *Terms) FromSamples() (w samples.Wanted, ok bool) {
	w = samples.Wanted{Where: t.Where, Calendar: t.Calendar, Runs: runsOf(t)}
	if t.By == BySlot || t.By == BySlotMean {
		w.Slot = t.Slot
	}
	return w, t.Samples
}

// runsOf is how stretches of samples are told apart.
func runsOf(a *Terms) sampling.Runs {
	switch a.By {
	case ByRun:
		rule := a.distances()
		rule.States, rule.Failures, rule.Minutes = true, int64(a.Failures), a.Minutes
		return rule
	case BySlot, BySlotMean:
		return sampling.Runs{}
	}
	return a.distances()
}

// distances is how gaps are told: by the agreed time between two samples, else by what is usual.
func (t *Terms) distances() sampling.Runs {
	return sampling.Runs{Wanted: true, Every: t.Every, Usual: t.Every == 0}
}
