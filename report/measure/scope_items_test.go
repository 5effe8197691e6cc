package measure

import (
	"testing"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
)

// An objective of an item sees what is recorded of it, in any case, and what names no site; one of no item sees all.
//
// Decides: item-of-many.
func TestAnObjectiveOfASiteSeesItsOwnRecords(t *testing.T) {
	ctx := &Context{Evidence: &evidence.View{All: &evidence.Evidence{}}}
	site := NewScope(ctx, &agreement.Objective{Item: &agreement.Item{Name: "North", Site: true}})
	service := NewScope(ctx, &agreement.Objective{Item: &agreement.Item{Name: "North"}})
	for name, want := range map[string]bool{"North": true, " NORTH": true, "": true, "South": false} {
		if got := site.At(texttest.T(name)); got != want {
			t.Errorf("site %q: %v", name, got)
		}
		if !service.At(texttest.T(name)) {
			t.Errorf("an item that is a service does not see site %q", name)
		}
	}
}
