package sampling

import (
	"math"

	"github.com/slareport/slareport/report/timeline"
)

// Stretch is a run of readings of one series that follow each other without a gap and agree about the state.
// A series' stretches are in order of time; between two of them the state changed, or nothing is known.
type Stretch struct {
	From, Last timeline.Instant // of the first and the last reading
	N          int64            // readings
	Failing    bool
	Rows       Rows // of the first and the last reading in time
}

// Runs says how stretches are told apart. The zero Runs asks for none.
type Runs struct {
	Wanted   bool            // stretches are needed at all
	Every    timeline.Micros // time between two readings; what exceeds twice this is a gap
	Usual    bool            // without Every: the readings say how far they are apart as a rule (see Settled)
	Reach    timeline.Micros // what exceeds this is a gap, where that is not twice Every
	States   bool            // tell good readings from failing ones; otherwise only gaps part stretches
	Failures int64           // failing runs shorter than this many readings …
	Minutes  timeline.Micros // … and than this time (0: none) do not matter and may be forgotten
}

// with is the rule that loses nothing either rule needs.
func (r Runs) with(o Runs) Runs {
	if !o.Wanted {
		return r
	}
	o = o.plain()
	if !r.Wanted {
		return o
	}
	r.Every = least(r.Every, o.Every)
	r.Usual = r.Usual || o.Usual
	switch {
	case r.States && o.States:
		r.Failures, r.Minutes = least(r.Failures, o.Failures), least(r.Minutes, o.Minutes)
	case o.States:
		r.States, r.Failures, r.Minutes = true, o.Failures, o.Minutes
	}
	return r
}

// plain makes the rule that one failing reading is a run explicit.
func (r Runs) plain() Runs {
	if r.States && r.Failures == 0 && r.Minutes == 0 {
		r.Failures = 1
	}
	return r
}

// least is the lesser of two settings of which 0 means none.
func least[T int64 | timeline.Micros](a, b T) T {
	if a == 0 || b == 0 {
		return max(a, b)
	}
	return min(a, b)
}

// Gap tells whether nothing is known between two readings: a reading speaks for the agreed time between two,
// or until the next one if that comes within twice this.
//
// Rule §3 (samples-gap): Gaps are unknown; coverage, best case and worst case are reported.
func (r Runs) Gap(last, next timeline.Instant) bool { return next.Sub(last) > r.reach() }

// reach is the longest distance of two readings between which no gap lies.
func (r Runs) reach() timeline.Micros {
	switch {
	case r.Reach > 0:
		return r.Reach
	case r.Every > 0:
		return 2 * r.Every
	}
	return math.MaxInt64
}

// parting is the longest distance of two readings of a stretch: what parts them may be a gap, if only for one of those
// who ask.
func (r Runs) parting() timeline.Micros {
	if r.Usual {
		return min(r.reach(), shortSilence)
	}
	return r.reach()
}

// Down tells whether a failing run is one: enough readings in a row, or long enough (rules §3, by run).
//
// Convention measures (samples-run-minutes): *Samples by run*: the minutes of a run are those for which its failing
// readings speak. A gap in it adds nothing. Set by `objectives.availability.runs.minutes`.
func (r Runs) Down(readings int64, known timeline.Micros) bool {
	r = r.plain()
	return r.Failures > 0 && readings >= r.Failures || r.Minutes > 0 && known >= r.Minutes
}

// push appends a stretch that comes later than all of the list: it joins the last one if nothing parts them,
// and a failing run too short to matter between good ones is forgotten.
func (r Runs) push(list []Stretch, s Stretch) []Stretch {
	n := len(list)
	if n == 0 || list[n-1].Failing != s.Failing || r.parts(list[n-1].Last, s.From) {
		list = append(list, s)
	} else {
		list[n-1] = joined(list[n-1], s)
	}
	if n = len(list); n < 3 || list[n-1].Failing || !list[n-2].Failing || list[n-3].Failing {
		return list
	}
	before, run, after := list[n-3], list[n-2], list[n-1]
	if r.parts(before.Last, run.From) || r.parts(run.Last, after.From) ||
		r.Down(run.N, after.From.Sub(run.From)) {
		return list
	}
	list[n-3] = joined(joined(before, run), after)
	return list[:n-2]
}

// parts tells whether two readings that follow each other are not of one stretch, whatever they say.
func (r Runs) parts(last, next timeline.Instant) bool { return next.Sub(last) > r.parting() }

// joined is one stretch of two that follow each other.
func joined(a, b Stretch) Stretch {
	a.Last, a.Rows.Last, a.Rows.To = b.Last, b.Rows.Last, b.Rows.To
	a.N += b.N
	return a
}
