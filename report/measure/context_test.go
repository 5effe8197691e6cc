package measure

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
)

// Evidence is gathered once for all objectives, and anew for claims that are judged otherwise.
func TestProofsAreGatheredOnce(t *testing.T) {
	ctx := &Context{
		Agreement: &agreement.Agreement{}, Evidence: &evidence.View{All: &evidence.Evidence{}}, Claims: &fault.Claims{},
	}
	if one, two := ctx.Proofs(), ctx.Proofs(); one == two {
		t.Error("two goroutines would share what they look up")
	}
	first := ctx.proofs
	if ctx.Proofs(); ctx.proofs != first {
		t.Error("the evidence is gathered anew for each objective")
	}
	other := *ctx
	other.Claims = &fault.Claims{}
	if other.Proofs(); other.proofs == first || ctx.proofs != first {
		t.Error("other claims need their own evidence")
	}
}
