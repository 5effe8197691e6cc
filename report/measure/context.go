package measure

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

// Context is what measuring one client needs; it is read only while measuring, but for Proofs.
type Context struct {
	Agreement *agreement.Agreement
	Periods   []calendar.Period // oldest first; misses are kept for the last one alone
	Window    timeline.Interval // from the first period's begin to the last one's end
	AsOf      timeline.Instant
	Evidence  *evidence.View
	Calendars map[string]*calendar.Calendar // by name, "always" among them, good for any instant
	Claims    *fault.Claims                 // judged
	Samples   Samples
	Unread    map[string][]Unread   // by id of the objective and period: what could not be read; nil for nothing
	Judge     Judge                 // of days that are judged by themselves
	Counted   map[evidence.Pos]bool // outages that count whatever a filter says, since it asks for what could not be read
	Doubtful  map[sampling.Key]bool // series of which nobody knows whether they are an objective's: whether they count
	Unlisted  bool                  // only scores are asked for: misses and open cases are counted, and nothing is listed

	proofs   *fault.Proofs // gathered when they are first asked for
	gathered *fault.Claims // the claims that they were gathered for: those of a copy may be judged otherwise
}

// Lists tells whether the misses and open cases of a period are listed: those of the last one are.
func (ctx *Context) Lists(p int) bool { return p == len(ctx.Periods)-1 && !ctx.Unlisted }

// Proofs are the evidence about who answers for what, gathered once for all objectives. Whoever measures on several
// goroutines asks for them once before, and each goroutine for its own.
func (ctx *Context) Proofs() *fault.Proofs {
	if ctx.proofs == nil || ctx.gathered != ctx.Claims {
		ctx.proofs = fault.Gather(ctx.Agreement, ctx.Evidence, ctx.JudgedClaims(), ctx.AsOf)
		ctx.gathered = ctx.Claims
	}
	return ctx.proofs.Fork()
}

// Fresh is a copy for other evidence: what says who answers is gathered anew.
func (ctx *Context) Fresh() *Context {
	out := *ctx
	out.proofs, out.gathered = nil, nil
	return &out
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
