package assess

import (
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/kinds/wording"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/score/bounds"
	"github.com/slareport/slareport/report/timeline"
)

// Client is one client on the way into its report: its objectives measured and judged, period by period.
type Client struct {
	Input // its catalogue in the agreement's zone
	*bounds.Measurer

	Periods []calendar.Period  // oldest first, the reported one last
	HasData []bool             // by period: data reaches it
	Claims  *fault.Claims      // judged
	Context *measure.Context   // over all periods
	Results [][]measure.Result // by objective and period
	Judged  [][]judge.Judgement
	Doubts  []evidence.Finding // what could not be told
}

// New makes ready to assess a client in its period and in those before it that the report needs.
func New(in Input) *Client {
	periods := periodsBefore(in)
	return Over(in, periods, fault.JudgeClaims(in.Agreement, in.Evidence, periods, in.AsOf))
}

// Over makes ready to assess a client in a list of periods.
func Over(in Input, periods []calendar.Period, claims *fault.Claims) *Client {
	in.Words = in.Words.In(in.Agreement.Zone)
	c := &Client{Input: in, Periods: periods, Claims: claims}
	c.Context = c.context(periods, claims)
	c.Measurer = bounds.New(c.Context)
	c.HasData = c.reached()
	return c
}

// ContextOver is what measuring needs for a list of periods and a judgement of the claims. Who answers for what is
// gathered once for all periods.
func (c *Client) ContextOver(periods []calendar.Period, claims *fault.Claims) *measure.Context {
	ctx := c.context(periods, claims)
	if claims == c.Claims {
		c.Context.Proofs()
		all := *c.Context
		all.Periods, all.Window, all.Calendars = ctx.Periods, ctx.Window, ctx.Calendars
		ctx = &all
	}
	ctx.Unread = c.Unread(periods)
	return ctx
}

func (c *Client) context(periods []calendar.Period, claims *fault.Claims) *measure.Context {
	window := timeline.Interval{From: periods[0].From, To: periods[len(periods)-1].To}
	return &measure.Context{
		Agreement: c.Agreement, Periods: periods, Window: window, AsOf: c.AsOf,
		Evidence: c.Evidence, Calendars: Calendars(c.Agreement, window), Claims: claims, Samples: c.Samples,
		Judge: c.judgePart,
	}
}

// reached tells which periods the data reaches.
func (c *Client) reached() []bool {
	list, first := make([]bool, len(c.Periods)), c.oldest()
	for p := range c.Periods {
		list[p] = c.Periods[p].To > first
	}
	return list
}

// effective tells whether the agreement was in force in a period.
func (c *Client) effective(p int) bool {
	return !inForce(c.Agreement, c.Periods[p].Interval).Empty()
}

// HasSource tells whether any source feeds an objective: a quiet month is not an unmeasured one.
func (c *Client) HasSource(o *agreement.Objective) bool {
	needs := c.Kind(o).Records()
	for _, s := range c.Evidence.All.Sources {
		if slices.Contains(s.Records, needs) && (o.Plan.Source == "" || o.Plan.Source == s.ID) {
			return true
		}
	}
	return false
}

// Wording is the reader's language for what kinds say, of what is agreed at the period's end.
func (c *Client) Wording() *wording.Words {
	return &wording.Words{Catalogue: c.Words, At: c.Period.To - 1}
}

// MayCount says that records may belong to a list or a number beside the objectives, which shows it without them.
//
// Convention beside (undecided-records): A record of which the filter of a workload or of major incidents is not
// decided, because it still lasts, is left out of it, and is a finding. Set by `workload`, `major`.
func (c *Client) MayCount(name string, n int64) {
	if n > 0 {
		c.Doubts = append(c.Doubts, evidence.Finding{
			Severity: "warning", Message: finding.Say("finding.may-count", name), Count: int(n),
		})
	}
}

// MayHold says that records may belong to a list or a number beside the objectives, or not, since they leave blank what
// its filter asks for.
func (c *Client) MayHold(name string, n int) {
	if n > 0 {
		c.Doubts = append(c.Doubts, evidence.Finding{
			Severity: evidence.Warning, Message: finding.Say("finding.may-hold", name),
			Hint: finding.Say("hint.filter-blank"), Count: n,
		})
	}
}
