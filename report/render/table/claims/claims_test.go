package claims_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/table/claims"
	"github.com/slareport/slareport/report/render/table/tabletest"
)

// Decides: claim-refused.
func TestRefusedClaimsSayWhatTheyWouldHaveChanged(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	refused := claims.Refused(r, c)
	refused.Rows = refused.Rows[:1]
	tabletest.Check(t, "refused",
		tabletest.Print(refused.Pick("claim", "party", "time", "lacks", "would change", "row"), c),
		"CL-11|third party|32 h 24 min|approval by the client and a reference|Incidents resolved on time: 96.00 %, met; "+
			"payable "+
			strings.ReplaceAll(c.Money("6670.00", "EUR"), "\u00a0", " ")+"|data/claims.csv:9")
}

// TestTheClaimPackSaysWhatToFileByWhen lists refused claims with a deadline first, then what has none, and the
// client's own date. What cannot be completed is not asked for.
func TestTheClaimPackSaysWhatToFileByWhen(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	first := r.Objectives[0].Misses.At(0)
	first.ID, first.Rows = "INC1", []string{"a.csv:7", "a.csv:3"}
	r.Claims = report.Claims{DisputeUntil: "2026-11-20", Refused: report.ManyOf(
		report.Claim{ID: "no date", Lacks: []string{"approval"}, Row: "c.csv:2", Completable: true},
		report.Claim{ID: "announced too late", Lacks: []string{"an announcement"}, Row: "c.csv:4"},
		report.Claim{
			ID: "open", Lacks: []string{"approval", "a reference"}, FileUntil: "2026-11-10", Of: []string{"INC1"},
			Row: "c.csv:3", Completable: true,
		},
	)}
	got := claims.Pack(r, c)
	want := [][]string{{"2026-11-10", "provider", "open"}, {"2026-11-20", "customer", ""}, {"", "provider", "no date"}}
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
	if r.Claims = (report.Claims{}); len(claims.Pack(r, c).Rows) != 0 {
		t.Error("nothing has to be filed")
	}
}
