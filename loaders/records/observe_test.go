package records

import (
	"fmt"
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/records/rows"
)

func TestDatesAreSettledOverAllFilesOfASource(t *testing.T) {
	files := folder{
		"data/01.csv": "id,opened\n1,03/04/2026 10:00\n",
		"data/02.csv": "id,opened\n2,05/04/2026 10:00\n3,13/04/2026 10:00\n",
	}
	e := files.load(t, "\n  - {id: t, files: data/*.csv, records: tickets}")
	if len(e.Tickets) != 3 || e.Tickets[0].Opened != instant(t, "2026-04-03T10:00:00Z") {
		t.Errorf("%+v\n%s", e.Tickets, findingsOf(e))
	}
	delete(files, "data/02.csv")
	e = files.load(t, "\n  - {id: t, files: data/*.csv, records: tickets}")
	if got := findingsOf(e); len(e.Tickets) != 0 ||
		!strings.Contains(got, `"03/04/2026 10:00" may be day and month or month and day`) {
		t.Errorf("%+v\n%s", e.Tickets, got)
	}
	e = files.load(t, "\n  - {id: t, files: data/*.csv, records: tickets, date-order: month-first}")
	if len(e.Tickets) != 1 || e.Tickets[0].Opened != instant(t, "2026-03-04T10:00:00Z") {
		t.Errorf("%+v", e.Tickets)
	}
}

func TestDoubtfulDatesAreFollowedToTheLastFile(t *testing.T) {
	files := folder{}
	for i := range rows.ObservedFiles + 10 {
		files[fmt.Sprintf("data/%03d.csv", i)] = fmt.Sprintf("id,opened\n%d,03/04/2026 10:00\n", i)
	}
	files["data/zzz.csv"] = "id,opened\nlast,04/13/2026 10:00\n"
	e := files.load(t, "\n  - {id: t, files: data/*.csv, records: tickets}")
	if len(e.Tickets) != rows.ObservedFiles+11 || e.Tickets[0].Opened != instant(t, "2026-03-04T10:00:00Z") {
		t.Errorf("%d tickets\n%s", len(e.Tickets), findingsOf(e))
	}
}

func TestDoubtfulDatesAreFollowedDownAFile(t *testing.T) {
	var b strings.Builder
	b.WriteString("id,opened\n")
	for i := range rows.ObservedRows + 100 {
		fmt.Fprintf(&b, "%d,03/04/2026 10:00\n", i)
	}
	b.WriteString("last,13/04/2026 10:00\n")
	e := folder{"data/a.csv": b.String()}.load(t, "\n  - {id: t, files: data/*.csv, records: tickets}")
	if len(e.Tickets) != rows.ObservedRows+101 {
		t.Errorf("%d tickets\n%s", len(e.Tickets), findingsOf(e))
	}
}

func TestNumbersAreSettledOverAllColumnsOfASource(t *testing.T) {
	e := folder{"data/a.csv": "id,opened,cost\n1,2026-01-01,\"1,234\"\n2,2026-01-01,\"12,5\"\n"}.load(t,
		"\n  - {id: t, files: data/*.csv, records: tickets}")
	if e.Tickets[0].Cost != 1_234_000 || e.Tickets[1].Cost != 12_500_000 {
		t.Errorf("%v %v\n%s", e.Tickets[0].Cost, e.Tickets[1].Cost, findingsOf(e))
	}
	e = folder{"data/a.csv": "id,opened,cost\n1,2026-01-01,\"1,234\"\n"}.load(t,
		"\n  - {id: t, files: data/*.csv, records: tickets}")
	if got := findingsOf(e); e.Tickets[0].Cost.Known() ||
		!strings.Contains(got, `error data/a.csv:2 [cost]: "1,234" may be 1234 or 1.234`) {
		t.Errorf("%v\n%s", e.Tickets[0].Cost, got)
	}
}

func TestDoubtfulMarksAreFollowedDownAFile(t *testing.T) {
	rows := strings.Repeat("1,2026-01-01 10:00,\"1,234\"\n", rows.ObservedRows+100)
	e := folder{"data/a.csv": "id,opened,cost\n" + rows + "2,2026-01-01 10:00,\"12,5\"\n"}.load(t,
		"\n  - {id: t, files: data/*.csv, records: tickets}")
	if len(e.Tickets) != 2 || e.Tickets[0].Cost != 1_234_000 {
		t.Errorf("%+v\n%s", e.Tickets, findingsOf(e))
	}
}

func TestDeclaredFormsOfDates(t *testing.T) {
	e := folder{"data/a.csv": "id,opened\n1,31.12.2026 23:59\n2,2026-12-31 23:59\n"}.load(t,
		"\n  - {id: t, files: data/*.csv, records: tickets, dates: dd.MM.yyyy HH:mm}")
	if len(e.Tickets) != 1 ||
		!strings.Contains(findingsOf(e), `"2026-12-31 23:59" is not written as declared, dd.MM.yyyy HH:mm: row not loaded`) {
		t.Errorf("%+v\n%s", e.Tickets, findingsOf(e))
	}
}
