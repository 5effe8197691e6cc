package cases

import (
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// StopAfterStart is the stop of a clock that does not lie before its start. What was there before the clock began, but
// not before the case did, is in time and took none; so is a stop that is earlier by no more than clocks may differ. ok
// is false for any other: that case is impossible, and a problem is noted.
//
// Convention measures (stop-before-start): A stop before the clock's start, by field or by event, is in time where it
// lies after the case began. One before the case is not scored, unless it is earlier by no more than the agreed skew.
// Set by `skew`.
//
// Rule §13 (negative-length): A stop before its start by no more than the agreed skew is zero time; a negative length
// is not scored.
func (x *Reader) StopAfterStart(s *Case, start, stop timeline.Instant) (at timeline.Instant, ok bool) {
	if !stop.Known() || stop >= start {
		return stop, true
	}
	if stop >= s.Opened || start.Sub(stop) <= x.Ctx.Agreement.Skew {
		return start, true
	}
	x.Problem(s, stop, measure.ProblemBackwards)
	return stop, false
}
