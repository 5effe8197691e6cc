package records

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// workbook writes rows of values into the sheets of a workbook; the first is the one that excelize begins with.
func workbookOf(t testing.TB, sheets map[string][][]any, order ...string) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, name := range order {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", name); err != nil {
				t.Fatal(err)
			}
		} else if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for r, row := range sheets[name] {
			for c, value := range row {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				if err := f.SetCellValue(name, cell, value); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWorkbooksGiveTheSameRecordsAsText(t *testing.T) {
	at := func(day, hour int) time.Time { return time.Date(2026, 10, day, hour, 30, 0, 0, time.UTC) }
	book := workbookOf(t, map[string][][]any{
		"Notes": {{"about", "this"}},
		"Incidents": {
			{"Monthly export"},
			{},
			{"Number", "Created", "Resolved", "Cost", "FCR", "Reopens", "Priority", "Due date"},
			{1001, at(1, 8), at(1, 10), 12.5, true, 2, "P1", time.Date(2026, 10, 5, 0, 0, 0, 0, time.UTC)},
			{"INC2", at(2, 8), nil, nil, "no", 0, "P2", nil},
			{"INC3", "2026-10-03 08:30", "soon", "1.5", false, 1.5, 3, nil},
		},
	}, "Notes", "Incidents")
	e := folder{"data/a.xlsx": book}.load(t,
		"\n  - {id: t, files: data/a.xlsx, sheet: Incidents, records: tickets, timezone: Europe/Berlin}")
	if len(e.Tickets) != 3 || e.Origins[0].Sheet != "Incidents" || e.Where(e.Tickets[0].Pos) != "data/a.xlsx:Incidents!4" {
		t.Fatalf("%+v\n%s", e.Tickets, findingsOf(e))
	}
	one, three := e.Tickets[0], e.Tickets[2]
	if one.ID != "1001" || one.Opened != instant(t, "2026-10-01T06:30:00Z") ||
		one.Resolved != one.Opened.Add(2*timeline.Hour) || one.Cost != 12_500_000 || one.FirstContact != evidence.Yes ||
		one.Reopened != 2 {
		t.Errorf("%+v", one)
	}
	if three.Priority.String() != "3" || three.Opened != instant(t, "2026-10-03T06:30:00Z") || three.Reopened != -1 ||
		three.Cost != 1_500_000 || three.FirstContact != evidence.No {
		t.Errorf("%+v", three)
	}
	for _, want := range []string{
		`note data/a.xlsx:3: the names of the columns were found in row 3`,
		`error data/a.xlsx:6 [Resolved]: "soon" is not a date and time`,
		`error data/a.xlsx:6 [Reopens]: "1.5" has decimals, wanted a whole number: left blank`,
	} {
		if got := findingsOf(e); !strings.Contains(got, want) {
			t.Errorf("findings lack %s\n%s", want, got)
		}
	}
}

func TestTheSheetThatFitsIsTaken(t *testing.T) {
	book := workbookOf(t, map[string][][]any{
		"Notes": {{"about", "this"}, {"a", "b"}},
		"Data":  {{"at", "score"}, {time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC), 4}},
	}, "Notes", "Data")
	e := folder{"data/a.xlsx": book}.load(t, "\n  - {id: t, files: data/a.xlsx, records: surveys}")
	if len(e.Surveys) != 1 || e.Sources[0].Sheet != "Data" {
		t.Errorf("%+v\n%s", e.Sources, findingsOf(e))
	}
}

func TestAFileThatIsCutOffIsToldOf(t *testing.T) {
	rows := [][]any{{"id", "opened"}}
	for i := range 3000 {
		rows = append(rows, []any{i, "2026-10-01"})
	}
	book := workbookOf(t, map[string][][]any{"S": rows}, "S")
	for _, n := range []int{len(book) / 2, len(book) - 30, 100} {
		e := folder{"data/a.xlsx": book[:n]}.load(t, "\n  - {id: t, files: data/a.xlsx, records: tickets}")
		if got := findingsOf(e); !strings.Contains(got, "error data/a.xlsx") {
			t.Errorf("%d of %d bytes: %d tickets and no error\n%s", n, len(book), len(e.Tickets), got)
		}
	}
}

func TestSamplesOfAWorkbook(t *testing.T) {
	book := workbookOf(t, map[string][][]any{"S": {
		{"time", "service", "latency", "status"},
		{time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC), "wan", 12.5, "up"},
		{"2026-10-01T00:01:00Z", "wan", "7.25", false},
		{"2026-10-01T00:02:00Z", 7, "", "down"},
	}}, "S")
	all, e := folder{"data/a.xlsx": book}.stream(t, "\n  - {id: s, files: data/a.xlsx, records: samples}")
	if len(all) != 3 || all[0].Latency != 12_500_000 || all[1].OK != evidence.No || all[2].Service.String() != "7" ||
		all[2].Row != 4 {
		t.Errorf("%+v\n%s", all, findingsOf(e))
	}
}

// A finding shows a date of a workbook as its reader sees it, not the number that is stored.
func TestFindingsShowDatesOfWorkbooksAsDates(t *testing.T) {
	book := workbookOf(t, map[string][][]any{"S": {{"id", "opened"}, {1, time.Date(2026, 10, 25, 2, 30, 0, 0, time.UTC)}}},
		"S")
	e := folder{"data/a.xlsx": book}.load(t,
		"\n  - {id: t, files: data/a.xlsx, records: tickets, timezone: Europe/Berlin}")
	wantFindings(
		t, e,
		`warning data/a.xlsx:2 [opened]: "2026-10-25 02:30:00": a local time that came twice when clocks went back: the `+
			`earlier was taken`,
	)
}
