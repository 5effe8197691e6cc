package table_test

import (
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/table"
)

func TestPartIsOfTheWholeList(t *testing.T) {
	c := fixture.Words(t, "de-DE")
	list := []report.Amount{{Party: "provider", Amount: "1"}, {Party: "customer", Amount: "2"}}
	if got := table.Part(list, list[0]).Print(c); got != c.Figure("33.3", "%") {
		t.Errorf("1 of 3 is %s", got)
	}
	if got := table.Part(nil, list[0]).Print(c); got != "–" {
		t.Errorf("1 of nothing is %s", got)
	}
}
