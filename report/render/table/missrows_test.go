package table_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/table"
)

func TestMissesOneByOneAreThoseOfEachObjective(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	for i := range 20 {
		r.Objectives[0].Misses = append(r.Objectives[0].Misses, report.Miss{ID: fmt.Sprint(i), Weight: fmt.Sprint(i % 3)})
	}
	var want [][]table.Cell
	for i := range r.Objectives {
		o := &r.Objectives[i]
		for _, row := range table.Misses(o, c).Rows {
			want = append(want, append([]table.Cell{{Kind: table.KindText, Raw: o.Name, Of: o.ID}}, row...))
		}
	}
	n := 0
	for row := range table.EachMiss(r, c) {
		if diff := cmp.Diff(want[n], row); diff != "" {
			t.Fatalf("row %d: %s", n, diff)
		}
		n++
	}
	if n != len(want) || !cmp.Equal(table.Misses(&r.Objectives[0], c).Columns, table.MissColumns(c)[1:]) {
		t.Errorf("%d rows of %d", n, len(want))
	}
	for range table.EachMiss(r, c) {
		break
	}
}

// TestTheClaimPackSaysWhatToFileByWhen lists refused claims with a deadline first, then what has none, and the
// client's own date.
func TestTheClaimPackSaysWhatToFileByWhen(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	r.Objectives[0].Misses[0].ID, r.Objectives[0].Misses[0].Rows = "INC1", []string{"a.csv:7", "a.csv:3"}
	r.Claims = report.Claims{DisputeUntil: "2026-11-20", Refused: []report.Claim{
		{ID: "late", Lacks: []string{"approval"}, Row: "c.csv:2"},
		{ID: "open", Lacks: []string{"approval", "a reference"}, FileUntil: "2026-11-10", Of: []string{"INC1"}, Row: "c.csv:3"},
	}}
	got := table.ClaimPack(r, c)
	want := [][]string{{"2026-11-10", "provider", "open"}, {"2026-11-20", "customer", ""}, {"", "provider", "late"}}
	if len(got.Rows) != len(want) {
		t.Fatalf("%d rows", len(got.Rows))
	}
	for i, w := range want {
		row := got.Rows[i]
		if row[0].Raw != w[0] || row[1].Raw != w[1] || row[3].Raw != w[2] {
			t.Errorf("row %d: %v", i, row)
		}
	}
	if diff := cmp.Diff([]string{"c.csv:3", "a.csv:7", "a.csv:3"}, got.Rows[0][6].List); diff != "" {
		t.Error(diff)
	}
	if r.Claims = (report.Claims{}); len(table.ClaimPack(r, c).Rows) != 0 {
		t.Error("nothing has to be filed")
	}
}
