package samples

import (
	"fmt"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/sampling"
)

// Oddities counts rows that something is wrong with, for findings.
type Oddities struct {
	conflicting, excess, stateless, uncounted sampling.Odd
	surplus                                   sampling.Sum // packets received beyond what was sent
}

// Add takes in a cell.
func (o *Oddities) Add(c *sampling.Cell) {
	o.conflicting.Plus(c.Conflicting)
	o.excess.Plus(c.Excess)
	o.surplus.Plus(c.Surplus)
	o.stateless.Plus(c.Stateless)
	o.uncounted.Plus(c.Uncounted)
}

// oddSamples tells of odd rows, at the first of them; nothing when there are none.
func oddSamples(ctx *measure.Context, odd sampling.Odd, severity, text, hint string) []evidence.Finding {
	if odd.N == 0 {
		return nil
	}
	f := evidence.Finding{Severity: severity, Text: text, Hint: hint, Count: int(odd.N)}
	return []evidence.Finding{measure.FindingAt(ctx, f, odd.First)}
}

// Conflicts tells of samples that contradict each other.
func (o *Oddities) Conflicts(ctx *measure.Context) []evidence.Finding {
	return oddSamples(ctx, o.conflicting, "warning",
		"samples of one series disagree about the same instant: the worst of them counts",
		"a column for the site or the probe may be missing")
}

// States tells of samples without a state.
func (o *Oddities) States(ctx *measure.Context) []evidence.Finding {
	return oddSamples(ctx, o.stateless, "warning",
		"samples say neither whether they succeeded, nor what was received, nor a latency: they do not count",
		"the column for ok may be mapped wrongly")
}

// Packets tells of samples whose counters are odd.
func (o *Oddities) Packets(ctx *measure.Context) []evidence.Finding {
	text := "samples received %s packets more than were sent: a duplicate counts once, so no more than was sent is good"
	more := oddSamples(ctx, o.excess, "warning", fmt.Sprintf(text, o.surplus.Int()), "the columns for sent and received may be swapped")
	return append(more, oddSamples(ctx, o.uncounted, "warning", "samples lack sent or received: they do not count", "")...)
}
