package fault

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/party"
)

// A refused claim without any evidence stays with the provider, as one with some does; other evidence goes before it.
//
// Decides: claim-mere-statement, less-evidence.
func TestAMereStatementStaysWithTheProvider(t *testing.T) {
	window := span("2026-10-05T09:00", "2026-10-05T10:00")
	statement := &Layer{Interval: window, Party: party.Provider, Proof: proofStatement}
	cause := &Layer{Interval: window, Party: party.Customer, Proof: proofCause, Accepted: true}
	refused := &Layer{Interval: window, Party: party.ThirdParty, Proof: proofClaim}
	for _, c := range []struct {
		layers []*Layer
		want   party.Party
	}{{[]*Layer{statement}, party.Provider}, {[]*Layer{statement, cause}, party.Customer},
		{[]*Layer{statement, refused}, party.ThirdParty}} {
		if got := Resolve(window, c.layers, agreement.DefaultPrecedence(), false)[0].Layer.Party; got != c.want {
			t.Errorf("%v: %s, want %s", c.layers, got, c.want)
		}
	}
	if Resolve(window, []*Layer{statement}, nil, true)[0].Layer != nil {
		t.Error("a statement is accepted")
	}
}
