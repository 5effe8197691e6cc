package records

import (
	"testing"
	"time"

	"github.com/slareport/slareport/loaders/records/input"
)

func TestARowOfAWorkbookIsShownAsALineOfText(t *testing.T) {
	book := workbookOf(t, map[string][][]any{
		"Notes": {{"about", "this"}, {"not", "read"}},
		"Incidents": {{"Number", "Created", "Text"}, {1001, time.Date(2026, 10, 1, 8, 30, 0, 0, time.UTC), `cut, "again"`},
			{"INC2", nil, "x"}},
	}, "Notes", "Incidents")
	files := folder{"data/a.xlsx": book, "data/b.csv": "id,opened\n1,2026-10-01\n", "data/c.xlsx": "no workbook"}
	w := openWorkspace(t, files.write(t),
		"\n  - {id: t, files: data/*.csv, records: tickets}\n  - {id: c, files: data/c.xlsx, records: tickets}\n"+
			"  - {id: b, files: data/a.xlsx, sheet: Incidents, records: tickets}")
	for _, c := range []struct {
		file, sheet string
		row         int
		want        string
	}{
		{"data/a.xlsx", "Incidents", 2, `1001,2026-10-01 08:30:00,"cut, ""again"""`},
		{"data/a.xlsx", "Incidents", 3, "INC2,,x"},
		{"data/a.xlsx", "Incidents", 4, ""},
		{"data/a.xlsx", "Notes", 2, ""}, // no source reads it
		{"data/c.xlsx", "Incidents", 2, ""},
		{"data/none.xlsx", "Incidents", 2, ""},
		{"../a.xlsx", "Incidents", 2, ""},
	} {
		if got := input.SheetRow(t.Context(), w, c.file, c.sheet, c.row); got != c.want {
			t.Errorf("%s:%s!%d: %q, want %q", c.file, c.sheet, c.row, got, c.want)
		}
	}
}
