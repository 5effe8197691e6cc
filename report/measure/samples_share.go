package measure

import (
	"fmt"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/sampling"
)

// shareOfSamples measures packet delivery (received ÷ sent) or the share of samples that succeeded (rules §3). A
// duplicate counts once as received: of a row that received more than it sent, as much is good as was sent,
// and a finding tells of the rest.
func shareOfSamples(ctx *Context, o *agreement.Objective) ([]Result, error) {
	c, err := cellsOf(ctx, o, o.Share.Where)
	if err != nil {
		return nil, err
	}
	switch good, all := strings.TrimSpace(o.Share.Good), strings.TrimSpace(o.Share.All); {
	case good == "received" && all == "sent":
		return c.ratio("packet", packetsOf, func(_ int, r *Result, _ *ledger, odd *oddities) {
			r.Findings = append(r.Findings, odd.packets(ctx)...)
		})
	case good == "ok" && all == "":
		return c.ratio("request", requestsOf, func(_ int, r *Result, _ *ledger, odd *oddities) {
			r.Findings = append(r.Findings, odd.states(ctx)...)
		})
	default:
		return nil, fmt.Errorf("objective %s: a share of samples is good: received with all: sent, or good: ok; "+
			"found good: %q with all: %q", o.ID, good, all)
	}
}

func packetsOf(c *sampling.Cell) part {
	return part{total: c.Sent.Int(), lost: c.Lost.Int(), rows: c.LossRows}
}

// packets tells of samples whose counters are odd.
func (o *oddities) packets(ctx *Context) []evidence.Finding {
	text := "samples received %s packets more than were sent: a duplicate counts once, so no more than was sent is good"
	more := oddSamples(ctx, o.excess, "warning", fmt.Sprintf(text, o.surplus.Int()), "the columns for sent and received may be swapped")
	return append(more, oddSamples(ctx, o.uncounted, "warning", "samples lack sent or received: they do not count", "")...)
}
