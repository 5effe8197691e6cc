package cases_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/cases"
)

func TestMissesOneByOneAreThoseOfEachObjective(t *testing.T) {
	r, c := fixture.Report(t, "en-GB"), fixture.Words(t, "en-GB")
	var list []report.Miss
	for i := range 20 {
		list = append(list, report.Miss{ID: fmt.Sprint(i), Weight: fmt.Sprint(i % 3)})
	}
	r.Objectives[0].Misses = report.ManyOf(list...)
	var want [][]table.Cell
	for i := range r.Objectives {
		o := &r.Objectives[i]
		for _, row := range cases.Misses(o, o.Misses.First(math.MaxInt), c).Rows {
			want = append(want, append([]table.Cell{{Kind: table.KindText, Raw: o.Name, Of: o.ID}}, row...))
		}
	}
	n := 0
	for row := range cases.EachMiss(r, c) {
		if diff := cmp.Diff(want[n], row); diff != "" {
			t.Fatalf("row %d: %s", n, diff)
		}
		n++
	}
	if n != len(want) || !cmp.Equal(cases.Misses(&r.Objectives[0], nil, c).Columns, cases.MissColumns(c)[1:]) {
		t.Errorf("%d rows of %d", n, len(want))
	}
	for range cases.EachMiss(r, c) {
		break
	}
}
