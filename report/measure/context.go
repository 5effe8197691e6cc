package measure

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/timeline"
)

// Context is what measuring one client needs; it is read only while measuring.
type Context struct {
	Agreement *agreement.Agreement
	Periods   []calendar.Period // oldest first; misses are kept for the last one alone
	Window    timeline.Interval // from the first period's begin to the last one's end
	AsOf      timeline.Instant
	Evidence  *evidence.View
	Calendars map[string]*calendar.Calendar // by name, "always" among them, good for any instant
	Claims    *fault.Claims                 // judged
	Samples   Samples
}

// Func measures one objective in every period of the context, in their order.
type Func func(*Context, *agreement.Objective) ([]Result, error)

// Kinds says what measures each kind of objective (rules §3). A new kind is a file and a line here.
var Kinds = map[agreement.Kind]Func{
	agreement.KindAvailability: Availability,
	agreement.KindTimeliness:   Timeliness,
	agreement.KindShare:        ShareOf,
	agreement.KindStatistic:    Statistic,
	agreement.KindCount:        Count,
}
