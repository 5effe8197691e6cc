package records

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/report/evidence"
)

// Decides: unit-of-tallies, tally-of-one.
func TestTheValueOfATallyIsInTheUnitOfItsObjective(t *testing.T) {
	const agreement = "id: A\nclient: Acme\ncurrency: EUR\ntimezone: UTC\nobjectives:\n" +
		"  - {id: up, name: Uptime, statistic: {of: tallies, value: value, take: mean}, target: 99.9%}\n" +
		"  - {id: loss, statistic: {of: tallies, value: value, take: mean}, target: at most 1%}\n" +
		"  - {id: least, statistic: {of: tallies, value: value, take: mean}, target: at least 1%}\n" +
		"  - {id: mttr, statistic: {of: tallies, value: value, take: mean, unit: h}, target: at most 4 h}\n" +
		"  - {id: stars, statistic: {of: tallies, value: value, take: mean}, target: at least 4}\n"
	const none = evidence.NoFixed
	for _, c := range []struct {
		head, objective, cell string
		want                  evidence.Fixed // none: the value is unread
		found                 string
	}{
		{"value", "up", "0.9995", none, "error data/a.csv:2 [value]: 0.9995 may be 0.9995 % or 99.95 %"},
		{"value", "uptime", "1", none, "error data/a.csv:2 [value]: 1 may be 1 % or 100 %"},
		{"value", "up", "1.000001", 1_000_001, ""},
		{"value", "up", "0", 0, ""},
		{"value", "up", "0.9995 %", 999_500, ""},
		{"value (%)", "up", "0.9995", 999_500, ""},
		{"value", "loss", "0.5", 500_000, ""},
		{"value", "least", "0.5", 500_000, ""},
		{"value", "stars", "0.5", 500_000, ""},
		{"value", "unknown", "0.5", 500_000, ""},
		{"value (min)", "mttr", "210", 3_500_000, ""},
		{"value_ms", "mttr", "3600", 1000, ""},
		{"value", "mttr", "3.5", 3_500_000, ""},
		{"value (%)", "mttr", "3.5", none,
			"error data/a.csv:2 [value (%)]: the head says %, which is not the unit of the objective"},
		{"value", "mttr", "30%", none, "error data/a.csv:2 [value]: the cell says %, which is not the unit of the objective"},
		{"value", "stars", "98 %", none,
			"error data/a.csv:2 [value]: the cell says %, which is not the unit of the objective"},
		{"value", "unknown", "98 %", 98_000_000, ""},
		{"value (min)", "up", "99.95", none,
			"error data/a.csv:2 [value (min)]: the head says min, which is not the unit of the objective"},
		{"value (min)", "unknown", "99.95", 99_950_000, ""},
	} {
		text := "period,objective," + c.head + ",good,total\n2026-10," + c.objective + "," + c.cell + ",1,2\n"
		e := folder{"data/a.csv": text, "agreements/a.yaml": agreement}.load(t,
			"\n  - {id: k, files: data/*.csv, records: tallies}")
		found := findingsOf(e)
		if len(e.Tallies) != 1 || e.Tallies[0].Value != c.want || !strings.Contains(found, c.found) ||
			(len(e.Gaps) > 0) != (c.want == none) {
			t.Errorf("%s of %s, %s: %+v, want %d\n%s", c.head, c.objective, c.cell, e.Tallies, c.want, found)
		}
	}
}
