package samples

import (
	"math/big"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/sampling"
)

// Oddities counts rows that something is wrong with, for findings.
type Oddities struct {
	excess, stateless, uncounted sampling.Odd
	surplus                      sampling.Sum // packets received beyond what was sent
	readings                     int64
	requests                     sampling.Sum // that they stand for
}

// Add takes in a cell.
func (o *Oddities) Add(c *sampling.Cell) {
	o.excess.Plus(c.Excess)
	o.surplus.Plus(c.Surplus)
	o.stateless.Plus(c.Stateless)
	o.uncounted.Plus(c.Uncounted)
	o.readings += c.N
	o.requests.Plus(c.Requests)
}

// Uneven tells whether some samples stand for more than one request.
func (o *Oddities) Uneven() bool { return o.requests.Int().Cmp(big.NewInt(o.readings)) > 0 }

// oddSamples tells of odd rows, at the first of them; nothing when there are none.
func oddSamples(
	ctx *measure.Context, odd sampling.Odd, severity string, what finding.Message, hint string,
) []evidence.Finding {
	if odd.N == 0 {
		return nil
	}
	f := evidence.Finding{Severity: severity, Message: what, Hint: finding.Say(hint), Count: int(odd.N)}
	return []evidence.Finding{measure.FindingAt(ctx, f, odd.First)}
}

// States tells of samples without a state.
func (o *Oddities) States(ctx *measure.Context) []evidence.Finding {
	return oddSamples(ctx, o.stateless, "warning", finding.Say("finding.samples-stateless"), "hint.ok-column")
}

// Surplus tells of samples that received more than they sent.
func (o *Oddities) Surplus(ctx *measure.Context) []evidence.Finding {
	surplus := finding.Say("finding.packets-surplus", finding.Count(o.surplus.Int().Int64()))
	return oddSamples(ctx, o.excess, "warning", surplus, "hint.sent-and-received")
}

// Packets tells of samples whose counters are odd.
func (o *Oddities) Packets(ctx *measure.Context) []evidence.Finding {
	return append(o.Surplus(ctx), oddSamples(ctx, o.uncounted, "warning", finding.Say("finding.samples-uncounted"), "")...)
}
