package timeliness

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/count"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/timeline"
)

// busy is a desk with many tickets over 13 months, two events each, targets by priority, one in twenty late.
func busy(tickets int) *kindtest.World {
	w := resolving()
	w.In("2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07",
		"2026-08", "2026-09", "2026-10")
	w.AsOf = kindtest.At("2026-11-05")
	w.Objective.Terms.(*Terms).Within = nil
	for i := 1; i <= 5; i++ {
		w.Objective.Terms.(*Terms).Within = append(w.Objective.Terms.(*Terms).Within,
			within("priority", fmt.Sprint("P", i), timeline.Micros(8*i)*kindtest.Hour)...)
	}
	random := rand.New(rand.NewPCG(1, 2))
	from, to := kindtest.At("2025-10-01"), kindtest.At("2026-11-01")
	none, texts := timeline.NoInstant, map[string]evidence.Text{}
	for _, s := range []string{"P1", "P2", "P3", "P4", "P5", "desk", "assigned", "pending customer"} {
		texts[s] = texttest.T(s)
	}
	w.Evidence.Tickets = make([]evidence.Ticket, tickets)
	w.Evidence.Events = make([]evidence.Event, 2*tickets)
	for i := range w.Evidence.Tickets {
		opened := from + (to-from)/timeline.Instant(tickets)*timeline.Instant(i) // exports are in order of number
		takes := timeline.Micros(random.Int64N(int64(6 * kindtest.Hour)))
		if random.IntN(20) == 0 {
			takes *= 40
		}
		id := fmt.Sprintf("INC%07d", i)
		w.Evidence.Tickets[i] = evidence.Ticket{
			ID: id, Service: texts["desk"], Priority: texts[fmt.Sprint("P", 1+random.IntN(5))], Opened: opened, Responded: none,
			Resolved:     opened.Add(takes),
			FirstContact: evidence.Flag(1 + min(1, random.IntN(20)/19)),
			Closed:       none, Due: none, Changed: none, OnHold: -1, Cost: evidence.NoFixed, Reopened: -1,
			Pos: evidence.Pos{Row: uint32(i + 2)},
		}
		for k, states := range [][2]string{{"assigned", "pending customer"}, {"pending customer", "assigned"}} {
			w.Evidence.Events[2*i+k] = evidence.Event{
				Ticket: id, At: opened.Add(takes * timeline.Micros(1+k) / 3), Recorded: none, What: evidence.ChangeState,
				From: texts[states[0]], To: texts[states[1]], Pos: evidence.Pos{Origin: 1, Row: uint32(2*i + k + 2)},
			}
		}
	}
	slices.SortFunc(w.Evidence.Events, func(a, b evidence.Event) int { return cmp.Compare(a.At, b.At) })
	return w
}

// BenchmarkTimeliness is a million tickets with two million events over thirteen periods.
func BenchmarkTimeliness(b *testing.B) {
	w := busy(1_000_000)
	ctx := w.Context(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := kindtest.ResultsOf(ctx, &w.Objective); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1e6, "ns/ticket")
}

// BenchmarkRecords is the same tickets judged as records.
func BenchmarkRecords(b *testing.B) {
	w := busy(1_000_000)
	for name, o := range map[string]agreement.Objective{
		"share": {ID: "fcr", Service: "desk", Terms: &share.Terms{Of: "tickets", Good: "first_contact"}, Decimals: -1},
		"statistic": {
			ID: "mttr", Service: "desk",
			Terms: &statistic.Terms{Of: "tickets", Value: "resolved - opened", Take: "mean", Unit: "h"}, Decimals: -1,
		},
		"count": {ID: "majors", Service: "desk", Terms: &count.Terms{Of: "tickets", Where: `priority == "P1"`}, Decimals: -1},
	} {
		b.Run(name, func(b *testing.B) {
			ctx := w.Context(b)
			for b.Loop() {
				if _, err := kindtest.ResultsOf(ctx, &o); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
