// Package fault decides who answers for time and for records (rules §5).
//
//  1. JudgeClaims accepts and refuses claims (judge.go), maintenance within its window and allowance
//     (maintenance.go).
//  2. Gather makes the Proofs of a client; they give the evidence about a ticket, an outage or a service as
//     layers (proofs.go), one file for each kind of proof: claimindex.go, state.go, obligation.go, cause.go,
//     upstream.go.
//  3. Resolve lays the layers over a window: every instant goes to the strongest, by the agreement's order of
//     precedence (layer.go). A record that has no time to divide has one Answer (record.go).
package fault

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Layer is one piece of evidence that a party answers for a stretch of time.
type Layer struct {
	timeline.Interval
	Proof    agreement.Proof
	Label    string // the state, the claim's reference, the obligation
	Rows     []evidence.Pos
	Party    party.Party
	Accepted bool // counts under the contract; what is not accepted counts for the attributable score alone
	Named    bool // names the case itself, so it speaks for the whole record whatever its interval
}

// Span is a stretch of a window that one layer, or none, decides.
type Span struct {
	timeline.Interval
	Layer *Layer // nil where there is no evidence
}

// Resolve cuts a window into spans, each decided by the strongest layer that covers it. With contractual,
// layers that are not accepted are passed over. Every instant belongs to one span, so a second is counted
// once (rules §5). Layers equally strong yield by party and label, never by their order in the file.
//
// Rule §5 (evidence-strongest): The strongest evidence decides, and a second counts once.
func Resolve(window timeline.Interval, layers []*Layer, order []agreement.Proof, contractual bool) []Span {
	if window.Empty() {
		return nil
	}
	if len(order) == 0 {
		order = agreement.DefaultPrecedence()
	}
	var ranked []*Layer
	for _, l := range layers {
		if !l.Intersect(window).Empty() && (l.Accepted || !contractual) {
			ranked = append(ranked, l)
		}
	}
	slices.SortStableFunc(ranked, func(a, b *Layer) int { return Stronger(order, a, b) })
	ranked = append(ranked, nil) // last of all: no evidence
	cover := make([]timeline.Interval, len(ranked))
	for i, l := range ranked {
		if cover[i] = window; l != nil {
			cover[i] = l.Intersect(window)
		}
	}
	var spans []Span
	edges, first := timeline.Edges(cover), timeline.NewSweep(cover)
	for i := 1; i < len(edges); i++ {
		span := Span{Interval: timeline.Interval{From: edges[i-1], To: edges[i]}, Layer: ranked[first.First(edges[i-1])]}
		if n := len(spans); n > 0 && spans[n-1].Layer == span.Layer {
			spans[n-1].To = span.To
			continue
		}
		spans = append(spans, span)
	}
	return spans
}

// Stronger orders layers by the agreement's order of precedence, the strongest first.
//
// Convention answers (evidence-equal): Of equal evidence the party listed first decides (provider, customer, third
// party, force majeure, maintenance), never the order of rows.
func Stronger(order []agreement.Proof, a, b *Layer) int {
	return cmp.Or(cmp.Compare(rank(order, a.Proof), rank(order, b.Proof)), cmp.Compare(a.Party, b.Party),
		cmp.Compare(a.Label, b.Label), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
}

// rank is a proof's place in the order; what the order does not name is weakest.
//
// Convention answers (evidence-order): Evidence for the same second yields in this order: accepted claim, state of
// the ticket, overdue obligation, cause, upstream service. Set by `fault.precedence`.
func rank(order []agreement.Proof, p agreement.Proof) int {
	if i := slices.Index(order, p); i >= 0 {
		return i
	}
	return len(order)
}
