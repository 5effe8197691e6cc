package alternatives

import (
	"cmp"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/score/pricing"
)

// choice is something that an agreement may say and that a convention decides where it is silent. The catalogues have
// the words of its key under choice.
type choice struct {
	key    string   // mostly that of the agreement
	values string   // begins the catalogues' keys of its values
	taken  string   // what the convention takes
	others []string // what else the agreement could have said
	// open tells whether the agreement is silent about it and the evidence is such that it may matter.
	open func(b *pricing.Book, o *agreement.Objective) bool
	with func(a *agreement.Agreement, o *agreement.Objective, value string) // both are copies
}

// choices are those that can be computed with another value by measuring the period again.
var choices = []choice{
	{
		"counts_in", "choice.counts_in.", string(agreement.Decided),
		[]string{string(agreement.Opened), string(agreement.Resolved), string(agreement.Closed)},
		func(b *pricing.Book, o *agreement.Objective) bool {
			records, _ := b.Kind(o).Filter()
			return o.Silent.About("counts_in") && records == "tickets"
		},
		func(_ *agreement.Agreement, o *agreement.Objective, value string) {
			o.CountsIn = agreement.CountsIn(value)
		},
	},
	{
		"on_reopen", "choice.on_reopen.", string(course.Resume), []string{string(course.First), string(course.Restart)},
		reopenSilent, withClock(func(t *timeliness.Terms, value string) {
			t.Reopen = course.ReopenRule(value)
		}),
	},
	{
		"on_priority_change", "choice.on_priority_change.", string(targets.Carry),
		[]string{string(targets.AtStart), string(targets.AtStop), string(targets.Restart)},
		prioritySilent, withClock(func(t *timeliness.Terms, value string) {
			t.Priority = targets.PriorityRule(value)
		}),
	},
	{
		"no_response", "choice.no_response.", string(timeliness.ResponseResolved),
		[]string{string(timeliness.ResponseMissed), string(timeliness.ResponseOpen)},
		func(_ *pricing.Book, o *agreement.Objective) bool {
			t, is := o.Terms.(*timeliness.Terms)
			return is && t.Silent.About("no_response") && t.IsResponse()
		},
		withClock(func(t *timeliness.Terms, value string) { t.NoResponse = timeliness.NoResponse(value) }),
	},
	{
		"percentile", "choice.percentile.", "nearest-rank", []string{"interpolated"},
		func(_ *pricing.Book, o *agreement.Objective) bool {
			t, is := o.Terms.(*statistic.Terms)
			return is && t.Silent.About("interpolate") && t.Take == "percentile"
		},
		withInterpolation,
	},
	{
		"median", "choice.median.", "lower", []string{"middle"},
		func(_ *pricing.Book, o *agreement.Objective) bool {
			t, is := o.Terms.(*statistic.Terms)
			return is && t.Silent.About("interpolate") && t.Take == "median"
		},
		withInterpolation,
	},
	{
		"idle", "choice.idle.", "left-out", []string{"good"},
		func(_ *pricing.Book, o *agreement.Objective) bool {
			t, is := o.Terms.(*availability.Terms)
			return is && t.Silent.About("idle") && t.By == availability.BySlotMean
		},
		func(_ *agreement.Agreement, o *agreement.Objective, _ string) {
			t := *o.Terms.(*availability.Terms)
			t.IdleGood, o.Terms = true, &t
		},
	},
	{
		"excused", "choice.excused.", "kept", []string{"removed"},
		func(b *pricing.Book, o *agreement.Objective) bool {
			return b.Agreement.Fault.Silent.About("excused") && len(b.Agreement.Fault.Excuses) > 0
		},
		func(a *agreement.Agreement, _ *agreement.Objective, _ string) { a.Fault.Removed = true },
	},
}

// reopenSilent is open where a clock that stops at a resolution is silent about reopenings, and any history tells of a
// resolution that could have been undone.
func reopenSilent(b *pricing.Book, o *agreement.Objective) bool {
	t, is := ticketClock(o)
	if !is || !t.Silent.About("on_reopen") || !t.StopsWhenDone() {
		return false
	}
	history := cases.NewHistory(b.Context)
	return anyChange(b, func(e *evidence.Event) bool {
		return e.What == evidence.ChangeState && history.Ending(e.To) != cases.EndsNothing
	})
}

// prioritySilent is open where a clock is silent about changes of priority, and there are any.
func prioritySilent(b *pricing.Book, o *agreement.Objective) bool {
	t, is := ticketClock(o)
	return is && t.Silent.About("on_priority_change") &&
		anyChange(b, func(e *evidence.Event) bool { return e.What == evidence.ChangePriority })
}

// ticketClock are the terms of a clock of tickets.
func ticketClock(o *agreement.Objective) (t *timeliness.Terms, is bool) {
	t, is = o.Terms.(*timeliness.Terms)
	return t, is && cmp.Or(t.Of, "tickets") == "tickets"
}

// withClock changes a copy of the terms of a clock.
func withClock(set func(*timeliness.Terms, string)) func(*agreement.Agreement, *agreement.Objective, string) {
	return func(_ *agreement.Agreement, o *agreement.Objective, value string) {
		t := *o.Terms.(*timeliness.Terms)
		set(&t, value)
		o.Terms = &t
	}
}

// withInterpolation is the other way to take a percentile or a median.
func withInterpolation(_ *agreement.Agreement, o *agreement.Objective, _ string) {
	t := *o.Terms.(*statistic.Terms)
	t.Interpolate, o.Terms = !t.Interpolate, &t
}
