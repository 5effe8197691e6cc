package daily

import (
	"time"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// rhythm is how many days with a sample make a rhythm.
const rhythm = 7

// silence leaves the days open that have no sample where there should be one: nobody knows how they went.
func (t *Terms) silence(ctx *measure.Context, days []calendar.Period, measured []measure.Result) {
	if t.Records() != "samples" {
		return
	}
	weekday := func(v timeline.Interval) time.Weekday {
		return v.From.Add(v.To.Sub(v.From) / 2).In(ctx.Agreement.Zone).Weekday()
	}
	var usual [7]bool
	n := 0
	for d := range measured {
		if sampled(&measured[d]) {
			usual[weekday(days[d].Interval)] = true
			n++
		}
	}
	if n < rhythm {
		return
	}
	begun := false
	for d := range measured {
		r := &measured[d]
		begun = begun || sampled(r)
		if begun && !sampled(r) && r.Unread.None() && usual[weekday(days[d].Interval)] && t.opens(ctx, days[d].Interval) {
			r.SetBounds(measure.Unread{Silent: true}, measure.Score{}, measure.Score{})
		}
	}
}

// sampled tells whether a day has anything to judge.
func sampled(r *measure.Result) bool { return r.Volume != nil && r.Volume.Sign() > 0 }

// opens tells whether a calendar of what is promised is open in some time.
func (t *Terms) opens(ctx *measure.Context, v timeline.Interval) bool {
	for _, name := range t.Calendars() {
		if c := ctx.Calendars[name]; c != nil && c.Length(v) > 0 {
			return true
		}
	}
	return len(t.Calendars()) == 0
}
