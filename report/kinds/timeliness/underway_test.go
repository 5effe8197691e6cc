package timeliness

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// A period measured without the tickets that cannot count in it scores the same, whatever the agreement says.
func TestTicketsThatCannotCountAreLeftOutWithoutADifference(t *testing.T) {
	left := 0
	rapid.Check(t, func(t *rapid.T) {
		w := crowd(t)
		w.AsOf = minutes(horizon)
		for i := range w.Evidence.Tickets {
			if k := &w.Evidence.Tickets[i]; k.Resolved.Known() && rapid.Bool().Draw(t, "closed") {
				k.Closed = k.Resolved.Add(timeline.Micros(rapid.IntRange(0, 300).Draw(t, "later")) * kindtest.Minute)
			}
			if k := &w.Evidence.Tickets[i]; rapid.Bool().Draw(t, "answered") {
				k.Responded = k.Opened.Add(timeline.Micros(rapid.IntRange(-1, 900).Draw(t, "answer")) * kindtest.Minute)
			}
		}
		in := []agreement.CountsIn{agreement.Decided, agreement.Opened, agreement.Resolved, agreement.Closed}
		w.Objective.CountsIn = rapid.SampledFrom(in).Draw(t, "in")
		terms := w.Objective.Terms.(*Terms)
		terms.To = rapid.SampledFrom([]string{"", "responded", "first-response", "resolved", "closed"}).Draw(t, "to")
		terms.NoResponse = rapid.SampledFrom([]NoResponse{ResponseResolved, ResponseMissed, ResponseOpen}).Draw(t,
			"no response")
		under := terms.UnderWay
		if rapid.Bool().Draw(t, "share") {
			records := &share.Terms{Of: "tickets", Good: "first_contact"}
			w.Objective.Terms, under = records, records.UnderWay
		}
		from := rapid.IntRange(-5000, horizon).Draw(t, "from")
		w.Over(minutes(from), minutes(from+rapid.IntRange(1, 2000).Draw(t, "width")))
		whole := measuredBy(w, t)[0]
		ctx := w.Context(t)
		ctx.Proofs()
		all := len(ctx.Evidence.Tickets)
		ctx.Evidence = under(ctx.Evidence, w.Periods[0].Interval)
		left += all - len(ctx.Evidence.Tickets)
		part, err := kindtest.ResultsOf(ctx, &w.Objective)
		if err != nil {
			t.Fatal(err)
		}
		for name, pair := range map[string][2]measure.Score{
			"experienced": {whole.Experienced, part[0].Experienced}, "contractual": {whole.Contractual, part[0].Contractual},
			"attributable": {whole.Attributable, part[0].Attributable}, "on others": {whole.OnOthers, part[0].OnOthers},
		} {
			if !sameRat(pair[0].Good, pair[1].Good) || !sameRat(pair[0].Total, pair[1].Total) {
				t.Fatalf("%s: %v of %v, without tickets that cannot count %v of %v", name, pair[0].Good, pair[0].Total,
					pair[1].Good, pair[1].Total)
			}
		}
	})
	if left == 0 {
		t.Error("no ticket was left out")
	}
}

func sameRat(a, b *big.Rat) bool { return a == b || a != nil && b != nil && a.Cmp(b) == 0 }

// A ticket that was opened again is not over, and one whose times could not be read may be any.
func TestTicketsThatMayCountAreKept(t *testing.T) {
	for name, c := range map[string]struct {
		resolved, closed string
		event, to        string
		lost             evidence.Days
		kept             bool
	}{
		"over":                         {resolved: "2026-10-02T12:00"},
		"open":                         {kept: true},
		"closed without a resolution":  {closed: "2026-10-02T12:00", kept: true},
		"reopened":                     {resolved: "2026-10-02T12:00", event: "2026-10-03T12:00", to: "working", kept: true},
		"closed after its resolution":  {resolved: "2026-10-02T12:00", event: "2026-10-03T12:00", to: "Closed"},
		"closed in the period":         {resolved: "2026-10-02T12:00", event: "2026-10-29T12:00", to: "Closed", kept: true},
		"a time could not be read":     {resolved: "2026-10-02T12:00", lost: evidence.DayDone, kept: true},
		"within two days":              {resolved: "2026-10-18T00:00", kept: true},
		"longer than two days before":  {resolved: "2026-10-17T23:59"},
		"resolved in the first minute": {resolved: "2026-10-20T00:00", kept: true},
	} {
		w := resolving()
		w.Ticket("T", "2026-10-01T09:00", c.resolved, kindtest.Priority("P1"), func(t *evidence.Ticket) {
			t.Lost = c.lost
			if c.closed != "" {
				t.Closed = kindtest.At(c.closed)
			}
		})
		if c.event != "" {
			w.State("T", c.event, "x", c.to)
		}
		w.Over(kindtest.At("2026-10-20T00:00"), kindtest.At("2026-10-30T00:00"))
		v := w.Context(t).Evidence
		if got := len(w.Objective.Terms.(*Terms).UnderWay(v, w.Periods[0].Interval).Tickets) == 1; got != c.kept {
			t.Errorf("%s: kept %v, want %v", name, got, c.kept)
		}
	}
}
