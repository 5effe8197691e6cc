package measure

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/sampling"
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

// JudgedClaims are the claims of the client as judged; none where nobody judged any.
func (ctx *Context) JudgedClaims() *fault.Claims {
	if ctx.Claims == nil {
		return &fault.Claims{}
	}
	return ctx.Claims
}

// Samples is what the samples of all clients amount to; nil when there are none.
type Samples = *sampling.Set
