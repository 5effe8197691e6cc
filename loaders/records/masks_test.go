package records

import (
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Ids of a workbook join as they are shown.
//
// Decides: id-as-shown.
func TestIdsOfAWorkbookAreThoseItShows(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for cell, value := range map[string]any{"A1": "ticket", "B1": "at", "C1": "what", "D1": "from", "E1": "to"} {
		if err := f.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	formats := []string{`"INC"0000`, "00000", "General", "0"}
	for i, format := range formats {
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			t.Fatal(err)
		}
		row := []any{42, fmt.Sprintf("2026-10-01 08:%02d", i), "state", "a", "b"}
		for column, value := range row {
			name := cellName(t, column+1, i+2)
			if err := f.SetCellValue("Sheet1", name, value); err != nil {
				t.Fatal(err)
			}
		}
		name := cellName(t, 1, i+2)
		if err := f.SetCellStyle("Sheet1", name, name, style); err != nil {
			t.Fatal(err)
		}
	}
	data, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	e := folder{"data/e.xlsx": data.String()}.load(t, "\n  - {id: e, files: data/*.xlsx, records: ticket-events}")
	for i, want := range []string{"INC0042", "00042", "42", "42"} {
		if got := e.Events[i].Ticket; got != want {
			t.Errorf("%s shows %q, want %q", formats[i], got, want)
		}
	}
}

func cellName(t *testing.T, column, row int) string {
	t.Helper()
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		t.Fatal(err)
	}
	return name
}
