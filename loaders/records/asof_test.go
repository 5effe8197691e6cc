package records

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/asof"
	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/evidence"
)

// days writes surveys: so many rows a day apart from a date on, and the further dates.
func days(from string, rows int, further ...string) string {
	at, err := time.Parse(time.DateOnly, from)
	if err != nil {
		panic(err)
	}
	var b strings.Builder
	b.WriteString("at,score,ticket\n")
	for i := range rows {
		fmt.Fprintf(&b, "%s,5,T%d\n", at.AddDate(0, 0, i).Format(time.DateOnly), i)
	}
	for i, date := range further {
		fmt.Fprintf(&b, "%s,5,F%d\n", date, i)
	}
	return b.String()
}

func settled(t *testing.T, files ...string) *evidence.Evidence {
	t.Helper()
	sources, all := "", folder{}
	for i, text := range files {
		all[fmt.Sprintf("data/%d.csv", i)] = text
		sources += fmt.Sprintf("\n  - {id: s%d, files: data/%d.csv, records: surveys, timezone: UTC}", i, i)
	}
	e := all.load(t, sources)
	asof.SettleNewest(e)
	return e
}

// Decides: as-of-lone-date.
func TestADateThatIsAloneDoesNotTellHowFarDataReaches(t *testing.T) {
	october := days("2026-10-01", 28) // up to 28 October
	yearly := "2020-05-01 2021-03-01 2022-06-01 2023-05-01 2024-04-01 2025-06-01"
	for _, c := range []struct {
		name   string
		files  []string
		newest string
		alone  string // rows that are named, with their counts
	}{
		{"nothing is alone", []string{october}, "2026-10-28", ""},
		{"one of 29", []string{days("2026-10-01", 28, "2206-10-05")}, "2026-10-28", "0.csv:30×1"},
		{"half a year after the others", []string{days("2026-10-01", 28, "2027-04-29")}, "2027-04-29", ""},
		{"a day more", []string{days("2026-10-01", 28, "2027-04-30")}, "2026-10-28", "0.csv:30×1"},
		{"three", []string{days("2026-10-01", 28, "2206-10-05", "2206-10-06", "2206-10-07")}, "2026-10-28", "0.csv:32×3"},
		{"four agree", []string{days("2026-10-01", 28, "2206-10-05", "2206-10-06", "2206-10-07", "2206-10-08")}, "2206-10-08",
			""},
		{"two that differ", []string{days("2026-10-01", 28, "2206-10-05", "2926-10-05")}, "2026-10-28",
			"0.csv:30×1 0.csv:31×1"},
		{"one too early as well", []string{days("2026-10-01", 28, "2206-10-05", "1900-01-01")}, "2026-10-28", "0.csv:30×1"},
		{"rare events go on", []string{days("2020-01-01", 0, strings.Fields(yearly+" 2029-03-01")...)}, "2029-03-01", ""},
		{"rare events with a typing error", []string{days("2020-01-01", 0, strings.Fields(yearly+" 2062-03-01")...)},
			"2025-06-01", "0.csv:8×1"},
		{"two rows", []string{days("2026-10-01", 1, "2029-10-03")}, "2029-10-03", ""},
		{"two rows, more than three years apart", []string{days("2026-10-01", 1, "2029-10-05")}, "2026-10-01", "0.csv:3×1"},
		{"one row", []string{days("2206-10-01", 1)}, "2206-10-01", ""},
		{"two of three", []string{days("2026-10-01", 1, "2206-10-03", "2206-10-04")}, "2206-10-04", ""},
		{"one row beside another source", []string{october, days("2206-10-01", 1)}, "2026-10-28", "1.csv:2×1"},
		{"three rows beside another source", []string{october, days("2206-10-01", 3)}, "2026-10-28", "1.csv:4×3"},
		{"a source that is far newer", []string{october, days("2028-10-01", 6)}, "2028-10-06", ""},
		{"a source that ended early", []string{october, days("2023-01-01", 6)}, "2026-10-28", ""},
		{"another source vouches", []string{october, days("2025-01-01", 20, "2026-11-02")}, "2026-11-02", ""},
		{"typing errors in two sources", []string{days("2026-10-01", 28, "2206-10-05"), days("2026-10-01", 9, "2206-10-06")},
			"2026-10-28", "0.csv:30×1 1.csv:11×1"},
		{"no date", []string{days("2026-10-01", 9, strings.Fields(strings.Repeat("9999-12-31 ", 20))...)}, "2026-10-09",
			"0.csv:11×20"},
		{"nothing but no date", []string{days("9999-12-31", 1)}, "", "0.csv:2×1"},
	} {
		e := settled(t, c.files...)
		newest := ""
		if e.Newest.Known() {
			newest = e.Newest.Time().Format(time.DateOnly)
		}
		var alone []string
		for _, s := range e.Sources {
			for _, f := range s.Findings {
				if strings.Contains(wordstest.English(f.Message), "how far the data reaches") {
					alone = append(alone, fmt.Sprintf("%s:%d×%d", strings.TrimPrefix(f.File, "data/"), f.Row, f.Count))
				}
			}
		}
		if got := strings.Join(alone, " "); newest != c.newest || got != c.alone {
			t.Errorf("%s: newest %s, alone %q, want %s and %q", c.name, newest, got, c.newest, c.alone)
		}
	}
}

// Cases may be resolved months after the last of them was opened, but a year later is a mistyped year.
func TestAnOutcomeMayComeMonthsLater(t *testing.T) {
	for resolved, newest := range map[string]string{"2027-07-28": "2027-07-28", "2027-07-29": "2026-10-01"} {
		text := "id,opened,resolved\n"
		for i := range 8 {
			text += fmt.Sprintf("T%d,2026-10-01,\n", i)
		}
		text += "x,2026-10-01," + resolved + "\n"
		e := folder{"data/a.csv": text}.load(t, "\n  - {id: t, files: data/a.csv, records: tickets, timezone: UTC}")
		if asof.SettleNewest(e); e.Newest.Time().Format(time.DateOnly) != newest {
			t.Errorf("resolved %s: the data reaches %s", resolved, e.Newest)
		}
	}
}

// Every date that tells when something happened is looked at, under the name of its column; what lies ahead by its
// nature is not.
func TestEveryDateThatHappenedMayBeAlone(t *testing.T) {
	for _, c := range []struct{ records, head, row, far, field string }{
		{presets.Tickets, "id,opened", "T%d,2026-10-01", "x,2206-10-05", "opened"},
		{presets.Tickets, "id,opened,responded", "T%d,2026-10-01,", "x,2026-10-01,2206-10-05", "responded"},
		{presets.Tickets, "id,opened,resolved", "T%d,2026-10-01,", "x,2026-10-01,2206-10-05", "resolved"},
		{presets.Tickets, "id,opened,closed", "T%d,2026-10-01,", "x,2026-10-01,2206-10-05", "closed"},
		{presets.Tickets, "id,opened,changed", "T%d,2026-10-01,", "x,2026-10-01,2206-10-05", "changed"},
		{presets.Tickets, "id,opened,due", "T%d,2026-10-01,", "x,2026-10-01,2206-10-05", ""},
		{presets.TicketEvents, "ticket,at,to", "T%d,2026-10-01,a", "x,2206-10-05,b", "at"},
		{presets.TicketEvents, "ticket,at,recorded,to", "T%d,2026-10-01,,a", "x,2026-10-01,2206-10-05,b", "recorded"},
		{presets.Outages, "id,from", "O%d,2026-10-01", "x,2206-10-05", "from"},
		{presets.Outages, "id,from,to", "O%d,2026-10-01,", "x,2026-10-01,2206-10-05 00:00", "to"},
		{presets.Outages, "id,from,detected", "O%d,2026-10-01,", "x,2026-10-01,2206-10-05", "detected"},
		{presets.Outages, "id,from,acknowledged", "O%d,2026-10-01,", "x,2026-10-01,2206-10-05", "acknowledged"},
		{presets.Outages, "id,from,notified", "O%d,2026-10-01,", "x,2026-10-01,2206-10-05", "notified"},
		{presets.Claims, "id,party,recorded", "C%d,customer,2026-10-01", "x,customer,2206-10-05", "recorded"},
		{presets.Claims, "id,party,recorded,announced", "C%d,customer,2026-10-01,", "x,customer,2026-10-01,2206-10-05",
			"announced"},
		{presets.Claims, "id,party,recorded,approved_at", "C%d,customer,2026-10-01,", "x,customer,2026-10-01,2206-10-05",
			"approved_at"},
		{presets.Claims, "id,party,recorded,from,to", "C%d,customer,2026-10-01,2026-10-01,2026-10-01",
			"x,customer,2026-10-01,2206-10-05,2206-10-06", ""},
		{presets.Surveys, "ticket,at", "T%d,2026-10-01", "x,2206-10-05", "at"},
		{presets.Tallies, "objective,from,to,value", "o,2026-09-01,2026-10-01 00:00,%d", "o,2026-10-01,2206-10-05 00:00,9",
			"to"},
		{presets.Obligations, "id,party,due,provided", "B%d,customer,2026-10-01,2026-10-01",
			"x,customer,2026-10-01,2206-10-05", "provided"},
		{presets.Obligations, "id,party,due,provided", "B%d,customer,2026-10-01,2026-10-01",
			"x,customer,2206-10-05,2026-10-01", ""},
		{presets.Samples, "latency,at", "%d,2026-10-01", "9,2206-10-05", "at"},
	} {
		head := c.head
		if c.field != "" {
			head = strings.Replace(head+",", ","+c.field+",", ",My "+c.field+",", 1) + "end"
		} else {
			head += ",end"
		}
		text := head + "\n"
		for i := range 8 {
			text += fmt.Sprintf(c.row, i) + ",\n"
		}
		text += c.far + ",\n"
		columns := ""
		if c.field != "" {
			columns = fmt.Sprintf(", columns: {%s: My %s}", c.field, c.field)
		}
		for _, jobs := range []int{1, 3} {
			w := openWorkspace(t, folder{"data/a.csv": text}.write(t),
				fmt.Sprintf("\n  - {id: s, files: data/a.csv, records: %s, timezone: UTC%s}", c.records, columns))
			_, e := streamAll(t, w, jobs)
			asof.SettleNewest(e)
			want := "warning data/a.csv:10 [My " + c.field +
				"]: 5 Oct 2206 00:00 is far ahead of everything else in its source: " +
				"it does not tell how far the data reaches (is the year mistyped? If the date is right, say with --as-of when " +
				"the data was extracted)"
			got := findingsOf(e)
			if c.field != "" && !strings.Contains(got, want) || c.field == "" && strings.Contains(got, "far ahead") {
				t.Errorf("%s, %s: findings\n%s\nwant %s", c.records, c.head, got, want)
			}
			if got := e.Newest.Time().Format(time.DateOnly); got != "2026-10-01" {
				t.Errorf("%s, %s: the data reaches %s", c.records, c.head, got)
			}
		}
	}
}

// A mistyped year does not make the older of two exports the one that counts.
func TestAMistypedYearDoesNotMakeAnExportTheLaterOne(t *testing.T) {
	export := func(day int, last string) string {
		text := "id,opened,title\n"
		for i := range 8 {
			text += fmt.Sprintf("T%d,2026-10-%02d,v%d\n", i, day, day)
		}
		return text + last
	}
	e := folder{"data/a.csv": export(20, ""), "data/b.csv": export(10, "x,2206-10-05,typed\n")}.load(t,
		"\n  - {id: t, files: data/*.csv, records: tickets, timezone: UTC}")
	for _, ticket := range e.Tickets {
		if title := ticket.Title.String(); ticket.ID != "x" && title != "v20" {
			t.Errorf("%s: %s counts", ticket.ID, title)
		}
	}
}
