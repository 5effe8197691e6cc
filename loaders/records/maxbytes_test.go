package records

import (
	"strings"
	"testing"
)

// A packed file and a workbook may unpack to as much as max-bytes of their source says, and no more.
func TestHowMuchAFileUnpacksToIsLimited(t *testing.T) {
	rows := "id,opened\n" + strings.Repeat("1,2026-10-01T00:00:00Z\n", 150_000) // 3.4 MB
	for max, want := range map[string]string{
		"":                 "",
		", max-bytes: 4MB": "",
		", max-bytes: 3MB": "error data/a.csv.gz: the packed file (.gz) has 1 MB and unpacks to more than the limit of 3 MB",
		", max-bytes: 1GB": "",
	} {
		e := folder{"data/a.csv.gz": packed(t, rows)}.load(t, "\n  - {id: t, files: 'data/*', records: tickets"+max+"}")
		if got := findingsOf(e); want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: findings\n%s", max, got)
		}
	}
	const hint = " (if it can be trusted, raise max-bytes of this source, or save the sheet as .csv)"
	e := folder{"data/a.xlsx": brokenBook(t, 30_000, 0)}.load(t,
		"\n  - {id: t, files: 'data/*', records: tickets, max-bytes: 2MB}")
	wantFindings(t, e, "error data/a.xlsx: the workbook unpacks to 4 MB, more than the limit of 2 MB"+hint)
	if len(e.Tickets) != 0 || accountOf(e.Sources[0]) != "0 0 0 0 0" {
		t.Errorf("account %s", accountOf(e.Sources[0]))
	}
}
