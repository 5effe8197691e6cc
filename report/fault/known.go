package fault

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// limit is the date of the data; without one everything is known.
func limit(asOf timeline.Instant) timeline.Instant {
	if !asOf.Known() {
		return timeline.MaxInstant
	}
	return asOf
}

// knownBy hides an instant after the date of the data (rules §1).
//
// Rule §1 (data-date-hides): Nothing after the date of the data is known.
func knownBy(at, asOf timeline.Instant) timeline.Instant {
	if at > asOf {
		return timeline.NoInstant
	}
	return at
}

// knownClaim is a claim as it stood at the date of the data: an approval or an announcement that came later had not
// been given. ok is false for a claim that had not been recorded yet. The time that it speaks of may lie ahead: planned
// work is claimed before it is done.
//
// Convention calendars (case-after-date): A case that ended after the date of the data is still going on, so the time
// to claim runs from its beginning. What is recorded, announced or approved later is not known.
func knownClaim(c *evidence.Claim, asOf timeline.Instant) (known *evidence.Claim, ok bool) {
	if c.Recorded > asOf {
		return nil, false
	}
	if max(c.ApprovedAt, c.Announced) <= asOf {
		return c, true
	}
	stood := *c
	stood.Announced = knownBy(c.Announced, asOf)
	if c.ApprovedAt > asOf {
		stood.ApprovedBy, stood.ApprovedAt = "", timeline.NoInstant
	}
	return &stood, true
}

// KnownEvent tells whether a change in a ticket's life had happened and been written down by the date of the data.
func KnownEvent(e *evidence.Event, asOf timeline.Instant) bool { return max(e.At, e.Recorded) <= asOf }
