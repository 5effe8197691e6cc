package merge

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/slareport/slareport/loaders/records/duplicates"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/timeline"
)

// Records that agree in all but one field are what makes a hash useless when the field is not part of it. The test
// gives every record type such lists, one for each field, and counts how often two records are compared.
func TestDuplicatesTakeLinearTime(t *testing.T) {
	r := NewRules(&recordset.Set{}, 1, owners.NewNames(&workspace.Workspace{}), owners.New(&workspace.Workspace{}), nil,
		nil)
	alike(t, "ticket", evidence.Ticket{ID: "T1"}, r.tickets())
	alike(t, "event", evidence.Event{Ticket: "T1"}, r.events())
	alike(t, "outage", evidence.Outage{ID: "O1"}, r.outages())
	alike(t, "outage without id", evidence.Outage{}, r.outages())
	alike(t, "claim", evidence.Claim{ID: "C1"}, r.claims())
	alike(t, "claim without id", evidence.Claim{}, r.claims())
	alike(t, "survey", evidence.Survey{Ticket: "T1"}, r.surveys())
	alike(t, "tally", evidence.Tally{}, r.tallies())
	alike(t, "obligation", evidence.Obligation{ID: texttest.T("B1")}, r.obligations())
	alike(t, "obligation without id", evidence.Obligation{}, r.obligations())
	alike(t, "claim for credit", evidence.CreditClaim{}, r.creditClaims())
}

// alike makes, for each field, records that differ in nothing else.
func alike[R any](t *testing.T, name string, blank R, is duplicates.Identity[R]) {
	t.Helper()
	const n = 2000
	for f := range reflect.TypeFor[R]().NumField() {
		field := reflect.TypeFor[R]().Field(f)
		list := make([]R, n)
		for i := range list {
			list[i] = blank
			*is.Pos(&list[i]) = evidence.Pos{Row: uint32(i)}
			if field.Name != "Pos" {
				vary(t, reflect.ValueOf(&list[i]).Elem().Field(f), i)
			}
		}
		compared := 0
		counted := is
		counted.Same = func(a, b *R) bool { compared++; return is.Same(a, b) }
		kept, out := duplicates.Remove(list, counted, 1)
		if len(kept)+len(out) != n {
			t.Errorf("%s, %s: %d are kept and %d dropped of %d", name, field.Name, len(kept), len(out), n)
		}
		if compared > 4*n {
			t.Errorf("%s, %s: %d comparisons for %d records", name, field.Name, compared, n)
		}
	}
}

// vary gives a field another value in every record.
func vary(t *testing.T, field reflect.Value, i int) {
	t.Helper()
	switch v := field.Addr().Interface().(type) {
	case *string:
		*v = fmt.Sprint(i)
	case *evidence.Text:
		*v = texttest.T(fmt.Sprint(i))
	case *[]string:
		*v = []string{fmt.Sprint(i)}
	case *timeline.Instant:
		*v = timeline.Instant(i)
	case *timeline.Micros:
		*v = timeline.Micros(i)
	case *evidence.Fixed:
		*v = evidence.Fixed(i)
	case *int32:
		*v = int32(i)
	case *evidence.Days:
		*v = evidence.Days(i % 3)
	case *evidence.Flag:
		*v = evidence.Flag(i % 3)
	case *bool:
		*v = i%2 == 0
	case *evidence.ClaimStep:
		*v = evidence.ClaimStep(i % 5)
	case *evidence.Change:
		*v = evidence.Change(i % 6)
	default:
		t.Fatalf("no values for %T", v)
	}
}

// Each of these rows counts more than all before it, so that every one of them has lost to the next. All are told to
// have lost to the last one.
func TestManyRowsOfOneIDNameTheOneThatCounts(t *testing.T) {
	const n = 300_000 // following every row to the last one would take minutes
	list := make([]evidence.Ticket, n)
	for i := range list {
		list[i] = evidence.Ticket{ID: "T1", Changed: timeline.Instant(i), Pos: evidence.Pos{Row: uint32(i + 2)}}
	}
	kept, out := duplicates.Remove(
		list,
		NewRules(&recordset.Set{}, 1, owners.NewNames(&workspace.Workspace{}), owners.New(&workspace.Workspace{}), nil,
			nil).tickets(), 1,
	)
	if len(kept) != 1 || len(out) != n-1 {
		t.Fatalf("%d are kept and %d dropped", len(kept), len(out))
	}
	for _, d := range out {
		if d.By != kept[0].Pos || d.Why != ChangedLater {
			t.Fatalf("%+v, wanted the one in row %d", d, kept[0].Pos.Row)
		}
	}
}
