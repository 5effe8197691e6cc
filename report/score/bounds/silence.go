package bounds

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/kinds/daily"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/timeline"
)

// silentTallies are gaps of the days for which no tally of an objective is scored.
//
// Convention doubt (tally-silence): A day for which no *tally* of an objective is scored is unknown, be it one of a
// period with tallies or without: nobody knows how much happened on it. That is not so of days after the date of the
// data or out of force, of days on which every calendar of the agreement is closed, nor, where each tally is of one
// day, of the days of the week on which the objective never has one. Tallies of one day, of which each period has no
// more than one, on its first or last day, are of the whole period. Where every day is judged by itself a silent day is
// one that may be missed, and no more; only tallies of a day or less speak for one. An objective that no source
// feeds has no volume, and neither has a period before the first data of the client.
func silentTallies(ctx *measure.Context) (list []evidence.Gap) {
	zone := calendar.NewZone(ctx.Agreement.Zone)
	for i := range ctx.Agreement.Objectives {
		o := &ctx.Agreement.Objectives[i]
		if terms, err := kinds.Of(o); err == nil && terms.Records() == "tallies" {
			s := spokenFor{ctx: ctx, objective: o, zone: zone}
			list = append(list, s.silent()...)
		}
	}
	return list
}

// spokenFor is what the tallies of an objective speak for.
type spokenFor struct {
	ctx       *measure.Context
	objective *agreement.Objective
	zone      *calendar.Zone

	source   string
	all      timeline.Set // the time of all of its tallies
	scored   timeline.Set // of those that a verdict can go by
	weekdays [7]bool      // of these
	daily    bool         // each of these is of one day
}

// silent are the silent stretches of the periods.
func (s *spokenFor) silent() (list []evidence.Gap) {
	s.read()
	if s.source == "" {
		return nil
	}
	ofPeriods := s.ofPeriods()
	for _, p := range s.ctx.Periods {
		window := inForce(s.ctx.Agreement, s.objective, p.Interval)
		window.To = min(window.To, s.zone.StartOfDay(s.zone.DateOf(s.ctx.AsOf)))
		if window.Empty() || ofPeriods && len(s.all.Clip(p.Interval)) > 0 {
			continue
		}
		for _, v := range (timeline.Set{window}).Subtract(s.scored) {
			if span, expected := s.expected(v); expected {
				list = append(list, evidence.Gap{
					Records: "tallies", Source: s.source, Cause: evidence.TimeSilent, Span: span,
					Read: map[string]string{"objective": s.objective.ID},
				})
			}
		}
	}
	return list
}

// together tells whether several periods of the agreement are judged as one.
func (s *spokenFor) together() bool { return s.objective.Span != nil && s.objective.Span.Mean == 0 }

// read sums up the tallies. Those that reach over the bound of a period, or of another tally, are not scored; neither
// are longer ones than a day where every day is judged by itself.
func (s *spokenFor) read() {
	ctx, scored := *s.ctx, map[int32]bool{}
	if s.together() {
		ctx.Periods = []calendar.Period{{Interval: ctx.Window}}
	}
	for _, i := range records.UsableTallies(&ctx, s.objective) {
		scored[i] = true
	}
	_, byDay := s.objective.Terms.(*daily.Terms)
	var all, usable []timeline.Interval
	days := 0
	for _, i := range ctx.Evidence.Tallies {
		t := &ctx.Evidence.All.Tallies[i]
		from := ctx.Evidence.All.Origins[t.Pos.Origin].Source
		if source := s.objective.Plan.Source; !evidence.Same(t.Objective.String(), s.objective.ID) ||
			source != "" && source != from {
			continue
		}
		if s.source == "" {
			s.source = from
		}
		v := timeline.Interval{From: t.From, To: t.To}
		all = append(all, v)
		ofDay := t.To.Sub(t.From) <= timeline.Day+timeline.Hour
		if !scored[i] || byDay && !ofDay {
			continue
		}
		usable = append(usable, v)
		s.weekdays[s.weekday(v)] = true
		if ofDay {
			days++
		}
	}
	if s.source == "" {
		s.source = s.silentSource()
	}
	s.all, s.scored = timeline.Union(all...), timeline.Union(usable...)
	s.daily = days > 0 && days == len(usable)
}

// silentSource is the source that should have tallies of the objective and has none; empty where there is no such.
func (s *spokenFor) silentSource() string {
	for _, x := range s.ctx.Evidence.All.Sources {
		if plan := s.objective.Plan.Source; slices.Contains(x.Records, "tallies") && (plan == "" || plan == x.ID) {
			return x.ID
		}
	}
	return ""
}

// ofPeriods tells whether tallies of one day are about whole periods: one of each, on its first or last day.
func (s *spokenFor) ofPeriods() bool {
	if !s.daily {
		return false
	}
	seen := map[timeline.Instant]bool{}
	for _, v := range s.all {
		p := s.ctx.Periods[0].Cycle.Of(v.From)
		first, last := s.zone.StartOfDay(s.zone.DateOf(p.From).AddDays(1)), s.zone.StartOfDay(s.zone.DateOf(p.To-1))
		if seen[p.From] || v.To > p.To || v.To > first && v.From < last {
			return false
		}
		seen[p.From] = true
	}
	return true
}

// expected is the part of a silent stretch for which a tally should speak, from its first such day to its last.
func (s *spokenFor) expected(v timeline.Interval) (span timeline.Interval, is bool) {
	for d := s.zone.DateOf(v.From); ; d = d.AddDays(1) {
		day := timeline.Interval{From: s.zone.StartOfDay(d), To: s.zone.StartOfDay(d.AddDays(1))}
		if day.From >= v.To {
			return span, is
		}
		part := day.Intersect(v)
		if part.To.Sub(part.From) < timeline.Day/2 { // the source may have another zone
			continue
		}
		if s.daily && !s.weekdays[s.weekday(part)] || s.closed(day) {
			continue
		}
		if !is {
			span.From = part.From
		}
		span.To, is = part.To, true
	}
}

// closed tells whether every calendar of the agreement is closed in some time.
func (s *spokenFor) closed(v timeline.Interval) bool {
	for name := range s.ctx.Agreement.Calendars {
		if c := s.ctx.Calendars[name]; c != nil && c.Length(v) > 0 {
			return false
		}
	}
	return len(s.ctx.Agreement.Calendars) > 0
}

// weekday is the day of the week of which most of a time is.
func (s *spokenFor) weekday(v timeline.Interval) int {
	return int(s.zone.DateOf(v.From.Add(v.To.Sub(v.From) / 2)).Weekday())
}

// inForce is the part of a time in which an objective is agreed.
func inForce(a *agreement.Agreement, o *agreement.Objective, v timeline.Interval) timeline.Interval {
	for _, from := range []timeline.Instant{a.From, o.From} {
		if from.Known() {
			v.From = max(v.From, from)
		}
	}
	if a.To.Known() {
		v.To = min(v.To, a.To)
	}
	return v
}

// silentDays is how many days of a period a gap of tallies leaves open where every day is judged by itself; false for
// other gaps and objectives.
func silentDays(terms kinds.Terms, g *evidence.Gap, p calendar.Period) (days int64, is bool) {
	if _, daily := terms.(*daily.Terms); !daily || g.Cause != evidence.TimeSilent {
		return 0, false
	}
	v := p.Intersect(g.Span)
	return int64((max(0, v.To.Sub(v.From)) + timeline.Day/2) / timeline.Day), true
}
