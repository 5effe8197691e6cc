package times

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/timeline"
)

func clockCell(text string) cell.Raw { return cell.Of(cell.Clock, []byte(text)) }

func TestADateAndATimeOfDayAreJoined(t *testing.T) {
	times := reading(t, Options{})
	day := cell.Raw{Text: []byte("46302"), Format: &cell.Format{Kind: cell.Date, Day: true}} // 2026-10-07
	for _, c := range []struct {
		date, clock cell.Raw
		want        string
		note        cell.Note
	}{
		{cell.Plain("2026-10-07"), cell.Plain("09:30"), "2026-10-07T09:30:00Z", 0},
		{cell.Plain("07.10.2026"), cell.Plain("9:30:15"), "2026-10-07T09:30:15Z", 0},
		{cell.Plain("07.10.2026"), cell.Plain("09:30 Uhr"), "2026-10-07T09:30:00Z", 0},
		{cell.Plain("Oct 7, 2026"), cell.Plain("9:30 PM"), "2026-10-07T21:30:00Z", 0},
		{cell.Plain("2026-10-07"), cell.Plain("00:00"), "2026-10-07T00:00:00Z", 0},
		{cell.Plain("2026-10-07"), cell.Plain(""), "2026-10-07T00:00:00Z", cell.DateOnly},
		{cell.Plain("2026-10-07 08:00"), cell.Plain("09:30"), "2026-10-07T08:00:00Z", 0},
		{day, clockCell("0.375"), "2026-10-07T09:00:00Z", 0},
		{day, cell.Plain("09:30"), "2026-10-07T09:30:00Z", 0},
		{cell.Plain("2026-10-07"), clockCell("0.375"), "2026-10-07T09:00:00Z", 0},
		{cell.Plain(""), cell.Plain("09:30"), "", 0},
	} {
		at, note, err := times.ReadJoined(c.date, c.clock)
		got := ""
		if at.Known() {
			got = at.String()
		}
		if got != c.want || note != c.note || err != nil {
			t.Errorf("%s and %s: %s, %v, %v; want %s", c.date.Text, c.clock.Text, got, note, err, c.want)
		}
	}
	for _, clock := range []cell.Raw{
		cell.Plain("soon"), cell.Plain("25:00"), cell.Plain("9:61"), cell.Plain("930"), cell.Plain("9:30 x"),
		clockCell("1.5"), cell.Of(cell.Bool, []byte("1")),
	} {
		_, _, err := times.ReadJoined(cell.Plain("2026-10-07"), clock)
		wordstest.WantProblem(t, err, `is not a time of day, wanted one such as 16:05`, "map the right column")
	}
}

// TestADateWithoutATimeIsADay holds what a bare date stands for, by what the column says.
//
// Decides: date-only.
func TestADateWithoutATimeIsADay(t *testing.T) {
	vienna := zone(t, "Europe/Vienna")
	for _, c := range []struct {
		part DayPart
		raw  cell.Raw
		want string
	}{
		{DayBegin, cell.Plain("2026-10-07"), "2026-10-06T22:00:00Z"},
		{DayLast, cell.Plain("2026-10-07"), "2026-10-07T21:59:59.999999Z"},
		{DayPast, cell.Plain("2026-10-07"), "2026-10-07T22:00:00Z"},
		{DayPast, cell.Plain("2026-10-25"), "2026-10-25T23:00:00Z"}, // of 25 hours
		{DayPast, cell.Plain("2026-12-31"), "2026-12-31T23:00:00Z"},
		{DayLast, cell.Plain("2026-10-07 00:00"), "2026-10-06T22:00:00Z"},
		{DayLast, cell.Raw{Text: []byte("46302"), Format: &cell.Format{Kind: cell.Date, Day: true}},
			"2026-10-07T21:59:59.999999Z"},
		{DayLast, cell.Of(cell.Date, []byte("46302")), "2026-10-06T22:00:00Z"},
		{DayLast, cell.Raw{Text: []byte("46302.5"), Format: &cell.Format{Kind: cell.Date, Day: true}},
			"2026-10-07T10:00:00Z"},
	} {
		times := reading(t, Options{Zone: vienna, Bare: c.part})
		if at, _, err := times.Read(c.raw); err != nil || at.String() != c.want {
			t.Errorf("%s: %s, %v; want %s", c.raw.Text, at, err, c.want)
		}
	}
}

// Decides: before-1990.
func TestADateBefore1990IsAMistakeUnlessMostAre(t *testing.T) {
	for _, c := range []struct {
		early, late int
		fails       bool
	}{{0, 0, true}, {1, 0, true}, {5, 0, true}, {6, 0, false}, {6, 5, false}, {6, 6, true}, {20, 1, false}} {
		around := &Reader{}
		times := reading(t, Options{Around: around})
		for range c.early {
			times.Observe(cell.Plain("1970-01-01 00:00:00"))
		}
		for range c.late {
			times.Observe(cell.Plain("2026-01-01 00:00:00"))
		}
		around.early, around.late = max(c.early, around.early), max(c.late, around.late)
		for _, raw := range []cell.Raw{cell.Plain("1989-12-31 23:59:59"), cell.Of(cell.Date, []byte("1")),
			cell.Of(cell.Number, []byte("1"))} {
			reader := times
			if raw.Kind() == cell.Number {
				reader = reading(t, Options{Around: around, Formats: []string{"unix"}})
			}
			_, _, err := reader.Read(raw)
			if c.fails {
				wordstest.WantProblem(t, err, `lies before 1990, where nothing else in the source does`, "mistyped")
			} else if err != nil {
				t.Errorf("%d early and %d late: %v", c.early, c.late, err)
			}
		}
		after := reading(t, Options{Around: around, Follows: true})
		if _, _, err := after.Read(cell.Plain("1970-01-01 00:00:00")); err != nil {
			t.Error(err)
		}
		if _, _, err := times.Read(cell.Plain("1990-01-01 00:00:00")); err != nil {
			t.Error(err)
		}
	}
}

// TestTheSourceTellsTheOrderOfAColumnThatDoesNot holds which evidence counts, and that it is noted.
//
// Decides: date-order.
func TestTheSourceTellsTheOrderOfAColumnThatDoesNot(t *testing.T) {
	for _, c := range []struct {
		own, other string
		declared   Order
		assumed    Order
		want       string
		note       cell.Note
	}{
		{"", "13/04/2026", Undecided, Undecided, "2026-04-03", cell.OrderAssumed},
		{"", "04/13/2026", Undecided, DayFirst, "2026-03-04", cell.OrderAssumed},
		{"04/13/2026", "13/04/2026", Undecided, Undecided, "2026-03-04", cell.OrderAssumed},
		{"", "", Undecided, DayFirst, "2026-04-03", cell.OrderAssumed},
		{"", "13/04/2026", MonthFirst, Undecided, "2026-03-04", 0},
		{"", "", Undecided, Undecided, "", 0},
	} {
		around := &Reader{}
		o := Options{Around: around, Order: c.declared, Assumed: c.assumed}
		own, other := reading(t, o), reading(t, o)
		own.Observe(cell.Plain(c.own))
		other.Observe(cell.Plain(c.other))
		at, note, err := own.Read(cell.Plain("03/04/2026 00:00"))
		if c.want == "" {
			wordstest.WantProblem(t, err, "may be day and month or month and day", "")
			continue
		}
		if err != nil || at.String() != c.want+"T00:00:00Z" || note != c.note {
			t.Errorf("%+v: %s, %v, %v", c, at, note, err)
		}
	}
	times := reading(t, Options{Assumed: DayFirst})
	for _, text := range []string{"13/04/2026 00:00", "04/04/2026 00:00"} {
		if _, note, err := times.Read(cell.Plain(text)); note != 0 || err != nil {
			t.Errorf("%s: %v, %v", text, note, err)
		}
	}
}

func TestAFormatReadsNoPartTwice(t *testing.T) {
	for text, part := range map[string]string{
		"dd.MM.yyyy yy": "year", "MM MMM dd yyyy": "month", "dd.MM.yyyy dd": "day", "dd.MM.yyyy HH:mm:mm": "minute",
		"dd.MM.yyyy[ dd]": "day", "HH dd.MM.yyyy hh a": "hour", "dd.MM.yyyy[ HH[:HH]]": "hour",
	} {
		_, err := New(Options{Formats: []string{text}})
		wordstest.WantProblem(t, err, "has the "+part+" twice", "a format is written like")
	}
	for text, want := range map[string]Order{
		"dd.MM.yyyy[ HH:mm]['T'HH:mm]": DayFirst, "M/d/yyyy": MonthFirst, "yyyy-MM-dd": Undecided, "d MMM yyyy": DayFirst,
		"MMM d yyyy": Undecided, "yyyy": Undecided, "[": Undecided,
	} {
		if got := OrderOf(text); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
	if _, err := New(Options{Formats: []string{"dd.MM.yyyy[ HH:mm]['T'HH:mm]"}}); err != nil {
		t.Error(err)
	}
}

// TestEveryMomentReadsBackFromTwoColumns writes an instant into two cells.
func TestEveryMomentReadsBackFromTwoColumns(t *testing.T) {
	times, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		at := timeline.Instant(rapid.Int64Range(0, 4_000_000_000).Draw(t, "second") * 1e6)
		text := at.String() // 2026-10-07T09:30:00Z
		got, _, err := times.ReadJoined(cell.Plain(text[:10]), cell.Plain(text[11:19]))
		if got != at || err != nil {
			t.Fatalf("%s: %s, %v", text, got, err)
		}
	})
}
