package share

import (
	"fmt"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/measure/samples"
)

// shareOfSamples measures packet delivery (received ÷ sent) or the share of samples that succeeded (rules §3). A
// duplicate counts once as received: of a row that received more than it sent, as much is good as was sent,
// and a finding tells of the rest.
//
// Rule §3 (packet-delivery): Packet delivery: a duplicate counts once; more received than sent is a finding.
func shareOfSamples(ctx *measure.Context, o *agreement.Objective, t *Terms) ([]measure.Result, error) {
	c, err := samples.NewCells(ctx, o, t.Where)
	if err != nil {
		return nil, err
	}
	switch good, all := strings.TrimSpace(t.Good), strings.TrimSpace(t.All); {
	case good == "received" && all == "sent":
		return c.Ratio("packet", samples.PacketsOf, func(
			_ int, r *measure.Result, _ *attribution.Losses, odd *samples.Oddities,
		) {
			r.Findings = append(r.Findings, odd.Packets(ctx)...)
		})
	case good == "ok" && all == "":
		return c.Ratio("request", samples.RequestsOf, func(
			_ int, r *measure.Result, _ *attribution.Losses, odd *samples.Oddities,
		) {
			r.Findings = append(append(r.Findings, odd.States(ctx)...), odd.Surplus(ctx)...)
			r.Uneven = odd.Uneven()
		})
	default:
		return nil, fmt.Errorf("objective %s: a share of samples is good: received with all: sent, or good: ok; "+
			"found good: %q with all: %q", o.ID, good, all)
	}
}
