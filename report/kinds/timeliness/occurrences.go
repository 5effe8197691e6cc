package timeliness

import (
	"time"

	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/timeline"
)

// occurrence is a late case as a credit by time prices it: the counted time beyond its target, without what the
// contract takes off the provider.
//
// Convention credits (occurrence-of-case): A case is late by the counted time beyond its target, up to its end or,
// while it is open, to the date of the data. It is priced whole in the period it counts in.
func (m *meter) occurrence(s *cases.Case, c *course.Course, f *butFor) measure.Occurrence {
	out := measure.Occurrence{
		ID: s.ID, Incident: s.Record, Group: m.targets.GroupOf(s), End: c.Stop, Began: timeline.NoInstant,
	}
	out.From, _ = c.Passes(c.Gaps)
	due := out.From
	if s.Due.Known() {
		due = s.Due
	}
	all := c.Elapsed(c.Gaps)
	for _, reading := range []measure.Reading{measure.OnProvider, measure.OnOthers} {
		away := f.away[reading]
		out.Time[reading] = measure.NotMissed
		if _, target, missed := c.Passed(away); missed {
			left := c.Elapsed(away)
			out.Time[reading] = max(left-target, 0)
			out.Days[reading] = daysLate(due, c.End, all-left, m.Ctx.Agreement.Zone)
		}
	}
	out.Time[measure.AsAgreed], out.Days[measure.AsAgreed] = out.Time[measure.OnProvider], out.Days[measure.OnProvider]
	if attribution.ExcusesUndetermined(&m.Ctx.Agreement.Fault) {
		out.Time[measure.AsAgreed], out.Days[measure.AsAgreed] = out.Time[measure.OnOthers], out.Days[measure.OnOthers]
	}
	if f.Story == measure.StoryNoResponse { // a miss, whatever the clock says
		out.Time[measure.AsAgreed] = max(out.Time[measure.AsAgreed], 0)
	}
	return out
}

// daysLate counts the calendar days after the one on which something was due, that of its completion among them. Time
// that others answer for moves the due date by as many days; a part of a day that remains is a day.
//
// Convention credits (calendar-days-late): Days of delay are counted by the calendar: from the day after the one on
// which it was due to the day on which it was done, whatever the hour. Excused time moves the due date.
func daysLate(due, done timeline.Instant, excused timeline.Micros, zone *time.Location) int64 {
	moved := timeline.Micros(date(done, zone)-date(due, zone))*timeline.Day - excused
	return int64(max(0, (moved+timeline.Day-1)/timeline.Day))
}

// date numbers the local days.
func date(at timeline.Instant, zone *time.Location) int64 {
	year, month, day := at.In(zone).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / int64(24*time.Hour/time.Second)
}
