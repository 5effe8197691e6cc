package records

import (
	"fmt"
	"strings"
	"testing"

	"github.com/slareport/slareport/report/evidence"
)

// What a load has interned goes when its owner releases it, and not before: however often the same data is loaded, no
// more is kept than of those that are there.
func TestEveryLoadGivesBackItsTexts(t *testing.T) {
	var b strings.Builder
	b.WriteString("id,client,priority,title,fault,opened\n")
	for i := range 2000 {
		fmt.Fprintf(&b, "T%d,Acme,P%d,case %d,nobody %d,2026-10-01T00:00:00Z\n", i, i%4, i, i%300)
	}
	w := openWorkspace(t, folder{"data/a.csv": b.String()}.write(t), "\n  - {id: t, files: data/a.csv, records: tickets}")
	load := func() *evidence.Evidence {
		e, err := Load(t.Context(), w, Options{Jobs: 2})
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	before := evidence.Shelves()
	kept := load()
	each := evidence.Shelves() - before
	if each < 10 {
		t.Fatalf("a load of more than 2,000 texts has %d shelves", each)
	}
	for range 50 {
		e := load()
		if got := evidence.Shelves() - before; got != 2*each {
			t.Fatalf("two loads have %d shelves, and one has %d", got, each)
		}
		e.Texts.Release()
	}
	for i := range kept.Tickets {
		if x := &kept.Tickets[i]; x.Title.String() != "case "+x.ID[1:] || x.Client.String() != "Acme" {
			t.Fatalf("ticket %s of the load that was kept: %q of %q", x.ID, x.Title, x.Client)
		}
	}
	kept.Texts.Release()
	if got := evidence.Shelves() - before; got != 0 {
		t.Errorf("%d shelves are left", got)
	}
}
