package course

import (
	"math"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Course is a case's clock: from its start to its stop, without the gaps, against the allowances in force on
// the way.
//
// Rule §4 (clock-hold-time): Hold time as the export gives it is never added to a due date.
type Course struct {
	Start       timeline.Instant
	Begin       timeline.Instant // start, before a change of priority started the clock anew
	Stop        timeline.Instant // NoInstant while the clock runs
	End         timeline.Instant // stop, or the date of the data
	Gaps        timeline.Set     // resolved, until reopened: not counted for anybody
	Resolutions []Resolution     // of a ticket that was reopened
	Legs        []Leg            // at least one; the first begins at start
	LacksTarget bool             // no target applies in the end
	Finished    timeline.Instant // when the case was over without a stop on record; NoInstant for none
}

// Leg is a stretch in which one allowance is in force: to the next leg, or to the end.
type Leg struct {
	From      timeline.Instant
	Allowance timeline.Micros // of the whole clock so far, not of the leg
	Calendar  *calendar.Calendar
	Row       evidence.Pos // of the event that began it, zero for none
}

// Unlimited is the allowance where no target applies.
const Unlimited timeline.Micros = math.MaxInt64
