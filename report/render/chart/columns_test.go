package chart_test

import (
	"testing"

	"github.com/slareport/slareport/report/render/chart"
	"github.com/slareport/slareport/report/render/internal/fixture"
	"github.com/slareport/slareport/report/render/table"
)

func TestColumnsStandOnTheAxisOfTheirTable(t *testing.T) {
	c := fixture.Words(t, "en-GB")
	f := chart.Columns(table.Table{
		Columns: []table.Column{{Key: "who"}, {Key: "much"}},
		Rows: [][]table.Cell{{table.Text("a"), table.Money("12.50", "EUR")}, {table.Text("b"), table.Money("", "EUR")},
			{table.Text("c"), table.Money("-2.50", "EUR")}},
	}, "who", "much", c)
	if len(f.Bars) != 3 || f.Bars[0].To != 12.5 || f.Bars[0].Text != "€12.50" || f.Bars[1].To != 0 ||
		f.Bars[2].From != -2.5 || !f.Bars[2].Down {
		t.Errorf("%+v", f.Bars)
	}
	if f.Scale.Min > -2.5 || f.Scale.Max < 12.5 {
		t.Errorf("%+v", f.Scale)
	}
}
