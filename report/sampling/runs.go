package sampling

import "github.com/slareport/slareport/report/timeline"

// Run is a stretch of failing readings that counts as down.
//
// Rule §3 (samples-by-run): By run: down from the first of an agreed number of failures in a row, or of failures that
// last an agreed number of minutes.
type Run struct {
	Known timeline.Set // the time the failing readings speak for; gaps within the run are not in it
	N     int64        // failing readings
	Rows  Rows         // of the first and the last failing reading
}

// Down gives the runs of failing readings that count by a rule, in order of time: each from its first failing reading
// until the next good one. Nothing in a gap breaks a run, since nobody saw the service up, but a gap is not down
// either. Nothing lasts longer than the data: a run has lasted until asOf at most.
func (s *Series) Down(rule Runs, asOf timeline.Instant) []Run {
	var out []Run
	list := s.stretches()
	for i := 0; i < len(list); i++ {
		if !list[i].Failing {
			continue
		}
		run := Run{Rows: list[i].Rows}
		var parts []timeline.Interval
		for ; i < len(list) && list[i].Failing; i++ {
			run.N += list[i].N
			run.Rows.Last, run.Rows.To = list[i].Rows.Last, list[i].Rows.To
			parts = append(parts, speaks(list, rule, i))
		}
		run.Known = timeline.Union(parts...).Clip(timeline.Interval{From: timeline.MinInstant, To: asOf})
		if len(run.Known) > 0 && rule.Down(run.N, run.Known.Length()) {
			out = append(out, run)
		}
	}
	return out
}

// Covered is the time the readings speak for. Where no time between two readings is known, that is everything
// from the first one on.
func (s *Series) Covered(rule Runs) timeline.Set {
	list := s.stretches()
	parts := make([]timeline.Interval, len(list))
	for i := range list {
		parts[i] = speaks(list, rule, i)
	}
	return timeline.Union(parts...)
}

// speaks is the time the readings of a stretch speak for: until the next stretch, or the agreed time after the
// last reading when a gap follows.
func speaks(list []Stretch, rule Runs, i int) timeline.Interval {
	v := timeline.Interval{From: list[i].From, To: timeline.MaxInstant}
	switch {
	case i+1 < len(list) && !rule.Gap(list[i].Last, list[i+1].From):
		v.To = list[i+1].From
	case rule.Every > 0:
		v.To = list[i].Last.Add(rule.Every)
	}
	return v
}
