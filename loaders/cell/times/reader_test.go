package times

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/timeline"
)

func reading(t *testing.T, o Options) *Reader {
	t.Helper()
	times, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return times
}

func zone(t *testing.T, name string) Zone {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zoneIn(loc)
}

// recognised are texts with the instant they stand for in UTC.
var recognised = []struct{ text, want string }{
	{"2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"},
	{"2026-01-02T03:04:05.123456Z", "2026-01-02T03:04:05.123456Z"},
	{"2026-01-02T03:04:05.123456789Z", "2026-01-02T03:04:05.123456Z"},
	{"2026-01-02T03:04:05,5Z", "2026-01-02T03:04:05.5Z"},
	{"2026-01-02T03:04:05+01:00", "2026-01-02T02:04:05Z"},
	{"2026-01-02T03:04:05+0100", "2026-01-02T02:04:05Z"},
	{"2026-01-02T03:04:05+01", "2026-01-02T02:04:05Z"},
	{"2026-01-02T03:04:05-05:30", "2026-01-02T08:34:05Z"},
	{"2026-01-02 03:04:05 +0100", "2026-01-02T02:04:05Z"},
	{"2026-01-02 03:04:05 UTC", "2026-01-02T03:04:05Z"},
	{"2026-01-02 03:04:05 GMT", "2026-01-02T03:04:05Z"},
	{"2026-01-02T03:04:05Z[UTC]", "2026-01-02T03:04:05Z"},
	{"2026-01-02T03:04:05.123+01:00[Europe/Berlin]", "2026-01-02T02:04:05.123Z"},
	{"2026-01-02 03:04:05", "2026-01-02T03:04:05Z"},
	{" 2026-01-02 03:04:05 ", "2026-01-02T03:04:05Z"},
	{"2026-01-02T03:04", "2026-01-02T03:04:00Z"},
	{"2026-01-02 03:04", "2026-01-02T03:04:00Z"},
	{"2026-01-02 03:04Z", "2026-01-02T03:04:00Z"},
	{"2026-01-02T24:00:00Z", "2026-01-03T00:00:00Z"},
	{"2026-01-02 3:04:05", "2026-01-02T03:04:05Z"},
	{"2026-1-2 3:04", "2026-01-02T03:04:00Z"},
	{"2026-01-02 03:04 PM", "2026-01-02T15:04:00Z"},
	{"20260102T030405Z", "2026-01-02T03:04:05Z"},
	{"20260102T0304", "2026-01-02T03:04:00Z"},
	{"20260102030405", "2026-01-02T03:04:05Z"},
	{"202601020304", "2026-01-02T03:04:00Z"},
	{"2026/01/02 03:04:05", "2026-01-02T03:04:05Z"},
	{"2026.01.02 03:04", "2026-01-02T03:04:00Z"},
	{"2026-Jan-02 03:04", "2026-01-02T03:04:00Z"},
	{"14/Jul/25 3:42 PM", "2025-07-14T15:42:00Z"},
	{"14/Jul/25 3:42\u202fPM", "2025-07-14T15:42:00Z"},
	{"14/Jul/25 12:42 AM", "2025-07-14T00:42:00Z"},
	{"14/Jul/25 12:42 PM", "2025-07-14T12:42:00Z"},
	{"14/Jul/2025 15:42", "2025-07-14T15:42:00Z"},
	{"14-JUL-25 15:42", "2025-07-14T15:42:00Z"},
	{"14-Jul-2025 15:42:01", "2025-07-14T15:42:01Z"},
	{"6/21/2025 16:14", "2025-06-21T16:14:00Z"},
	{"6/21/25 4:14pm", "2025-06-21T16:14:00Z"},
	{"21/6/2025 16:14:30", "2025-06-21T16:14:30Z"},
	{"21-06-2025 16:14", "2025-06-21T16:14:00Z"},
	{"21-06-25 16:14", "2025-06-21T16:14:00Z"},
	{"6/21/2025, 4:14:05 p.m.", "2025-06-21T16:14:05Z"},
	{"02.01.2026 13:05", "2026-01-02T13:05:00Z"},
	{"02.01.2026, 13:05:06", "2026-01-02T13:05:06Z"},
	{"2.1.26 13:05", "2026-01-02T13:05:00Z"},
	{"2.1.69 13:05", "1969-01-02T13:05:00Z"},
	{"2.1.68 13:05", "2068-01-02T13:05:00Z"},
	{"2. Januar 2026 13:05", "2026-01-02T13:05:00Z"},
	{"2 März 2026 13:05", "2026-03-02T13:05:00Z"},
	{"14. MÄRZ 2026 13:05", "2026-03-14T13:05:00Z"},
	{"2 déc. 2026 13:05", "2026-12-02T13:05:00Z"},
	{"2 Jan 26 13:05", "2026-01-02T13:05:00Z"},
	{"Jan 2, 2026 3:04 PM", "2026-01-02T15:04:00Z"},
	{"January 2, 2026 at 3:04:05 PM", "2026-01-02T15:04:05Z"},
	{"Jan 2 2026 15:04", "2026-01-02T15:04:00Z"},
	{"Fri, 02 Jan 2026 15:04:05 +0100", "2026-01-02T14:04:05Z"},
	{"Fri, 02 Jan 2026 15:04:05 GMT", "2026-01-02T15:04:05Z"},
	{"Friday, 02-Jan-26 15:04:05 GMT", "2026-01-02T15:04:05Z"},
	{"Friday, January 2, 2026 3:04 PM", "2026-01-02T15:04:00Z"},
	{"Fri Jan  2 15:04:05 2026", "2026-01-02T15:04:05Z"},
	{"Fri Jan 2 15:04:05 UTC 2026", "2026-01-02T15:04:05Z"},
	{"Fri Jan 02 2026 15:04:05 GMT+0100 (Central European Standard Time)", "2026-01-02T14:04:05Z"},
	{"1767312000", "2026-01-02T00:00:00Z"},
	{"1767312000.25", "2026-01-02T00:00:00.25Z"},
	{"1767312000123", "2026-01-02T00:00:00.123Z"},
	{"1767312000123456", "2026-01-02T00:00:00.123456Z"},
	{"0001-01-01 00:00:00", "0001-01-01T00:00:00Z"},
	{"9999-12-31 23:59:59.999999", "9999-12-31T23:59:59.999999Z"},
	{"2024-02-29 00:00", "2024-02-29T00:00:00Z"},
	{"2000-02-29 00:00", "2000-02-29T00:00:00Z"},
	{"2026-01-02 15:04:05 PM", "2026-01-02T15:04:05Z"},
}

func TestUsualFormsAreRecognised(t *testing.T) {
	for _, c := range recognised {
		got, note, err := reading(t, Options{}).Read(cell.Plain(c.text))
		if got.String() != c.want || note != 0 || err != nil {
			t.Errorf("%q: %v, %v, %v; want %s", c.text, got, note, err, c.want)
		}
	}
}

func TestADateAloneIsItsMidnightWithANote(t *testing.T) {
	for _, text := range []string{"2026-01-13", "2026/01/13", "20260113", "13.01.2026", "13/01/2026", "1/13/2026",
		"13/Jan/26", "Jan 13, 2026"} {
		got, note, err := reading(t, Options{Zone: zone(t, "Europe/Berlin")}).Read(cell.Plain(text))
		if got.String() != "2026-01-12T23:00:00Z" || note != cell.DateOnly || err != nil {
			t.Errorf("%q: %v, %v, %v", text, got, note, err)
		}
	}
}

func TestWhatWasRecognisedBeforeNeverChangesAReading(t *testing.T) {
	for _, first := range recognised {
		times := reading(t, Options{})
		for _, second := range recognised {
			times.Read(cell.Plain(first.text))
			if got, _, _ := times.Read(cell.Plain(second.text)); got.String() != second.want {
				t.Fatalf("%q after %q: %v", second.text, first.text, got)
			}
		}
	}
}

func TestATextFitsOneShapeOnly(t *testing.T) {
	texts := []string{"13.01.2026", "2026/01/13", "13/01/26", "20260113", "13-Jan-26"}
	for _, c := range recognised {
		texts = append(texts, c.text)
	}
	for _, text := range texts {
		fits := 0
		for i := range shapes {
			r := scanner{text: plainSpaces(cell.Trim([]byte(text)))}
			if r.read(shapes[i].elements) && r.timeOfDay() {
				fits++
			}
		}
		if fits > 1 {
			t.Errorf("%q fits %d shapes", text, fits)
		}
	}
}

func TestLocalTimesGoThroughTheZone(t *testing.T) {
	berlin, newYork, sydney := zone(t, "Europe/Berlin"), zone(t, "America/New_York"), zone(t, "Australia/Sydney")
	for _, c := range []struct {
		zone Zone
		text string
		want string
		note cell.Note
	}{
		{berlin, "2026-07-01 12:00", "2026-07-01T10:00:00Z", 0},
		{berlin, "01.07.2026 12:00", "2026-07-01T10:00:00Z", 0},
		{berlin, "2022-03-27T02:05:12", "2022-03-27T01:05:12Z", cell.LocalMissing},
		{berlin, "2022-03-27T01:59:59", "2022-03-27T00:59:59Z", 0},
		{berlin, "2022-03-27T03:05:12", "2022-03-27T01:05:12Z", 0},
		{berlin, "2022-10-30T02:30:00", "2022-10-30T00:30:00Z", cell.LocalAmbiguous},
		{berlin, "2022-10-30T03:00:00", "2022-10-30T02:00:00Z", 0},
		{berlin, "2022-10-30T01:59:59", "2022-10-29T23:59:59Z", 0},
		{berlin, "2022-10-30T02:30:00+01:00", "2022-10-30T01:30:00Z", 0},
		{berlin, "2022-10-29T24:00", "2022-10-29T22:00:00Z", 0},
		{berlin, "1666999999", "2022-10-28T23:33:19Z", 0},
		{sydney, "2021-10-03T02:34:06", "2021-10-02T16:34:06Z", cell.LocalMissing},
		{newYork, "2013-07-08 07:24:17", "2013-07-08T11:24:17Z", 0},
		{newYork, "2013-11-05 06:24:17", "2013-11-05T11:24:17Z", 0},
	} {
		got, note, err := reading(t, Options{Zone: c.zone}).Read(cell.Plain(c.text))
		if got.String() != c.want || note != c.note || err != nil {
			t.Errorf("%s: %v, %v, %v; want %s", c.text, got, note, err, c.want)
		}
	}
}

func TestTheColumnSettlesDayAndMonth(t *testing.T) {
	for _, c := range []struct {
		column   []string
		declared Order
		want     string // of 03/04/2026
		unsettled,
		fails bool
	}{
		{[]string{"21/06/2026", "03/04/2026"}, Undecided, "2026-04-03T00:00:00Z", false, false},
		{[]string{"06/21/2026"}, Undecided, "2026-03-04T00:00:00Z", false, false},
		{[]string{"03-31-2026", "x", ""}, Undecided, "2026-03-04T00:00:00Z", false, false},
		{nil, DayFirst, "2026-04-03T00:00:00Z", false, false},
		{[]string{"21/06/2026"}, MonthFirst, "2026-03-04T00:00:00Z", false, false},
		{[]string{"03/04/2026", "05/05/2026"}, Undecided, "", true, true},
		{[]string{"05/05/2026"}, Undecided, "", false, true},
		{[]string{"21/06/2026", "06/21/2026"}, Undecided, "", false, true},
	} {
		times := reading(t, Options{Order: c.declared})
		for _, text := range c.column {
			times.Observe(cell.Plain(text))
		}
		other := times.In(nil)
		got, _, err := other.Read(cell.Plain("03/04/2026"))
		if times.Unsettled() != c.unsettled || (err != nil) != c.fails || got.String() != c.want {
			t.Errorf("%q declared %v: %v, %v, unsettled %v", c.column, c.declared, got, err, times.Unsettled())
		}
		if got, _, err := other.Read(cell.Plain("05/05/2026")); err != nil || got.String() != "2026-05-05T00:00:00Z" {
			t.Error(got, err)
		}
	}
}

func TestEvidenceOfSeveralReadersIsJoined(t *testing.T) {
	a, b := reading(t, Options{}), reading(t, Options{})
	a.Observe(cell.Plain("03/04/2026"))
	b.Observe(cell.Plain("21/04/2026"))
	a.Join(b)
	if a.Order() != DayFirst || a.Unsettled() {
		t.Error(a.Order())
	}
}

func TestDeclaredFormats(t *testing.T) {
	for _, c := range []struct{ format, text, want string }{
		{"dd.MM.yyyy HH:mm:ss", "02.01.2026 13:05:06", "2026-01-02T13:05:06Z"},
		{"dd.MM.yyyy HH:mm", "2.1.2026  13:05", "2026-01-02T13:05:00Z"},
		{"yyyyMMddHHmmss", "20260102130506", "2026-01-02T13:05:06Z"},
		{"yyyy-dd-MM HH:mm", "2026-02-01 13:05", "2026-01-02T13:05:00Z"},
		{"d/M/yy h:mm a", "2/1/26 1:05 pm", "2026-01-02T13:05:00Z"},
		{"EEE dd MMM yyyy HH:mm:ss.SSS X", "Fri 02 Jan 2026 13:05:06.250 +01:00", "2026-01-02T12:05:06.25Z"},
		{"yyyy-MM-dd HH:mm[:ss] 'CET'", "2026-01-02 13:05 CET", "2026-01-02T13:05:00Z"},
		{"dd. MMMM yyyy 'um' HH:mm 'o''clock'", "02. Januar 2026 um 13:05 o'clock", "2026-01-02T13:05:00Z"},
		{"unix", "1767312000", "2026-01-02T00:00:00Z"},
		{"unix", "0", "1970-01-01T00:00:00Z"},
		{"unix", "-1.5", "1969-12-31T23:59:58.5Z"},
		{"unix-ms", "1767312000123", "2026-01-02T00:00:00.123Z"},
		{"unix-us", "1767312000123456", "2026-01-02T00:00:00.123456Z"},
		{"excel", "45000.5", "2023-03-15T12:00:00Z"},
		{"excel-1904", "43538.5", "2023-03-15T12:00:00Z"},
	} {
		got, _, err := reading(t, Options{Formats: []string{c.format}}).Read(cell.Plain(c.text))
		if got.String() != c.want || err != nil {
			t.Errorf("%q as %s: %v, %v; want %s", c.text, c.format, got, err, c.want)
		}
	}
	both := reading(t, Options{Formats: []string{"dd.MM.yyyy HH:mm", "yyyy-MM-dd", "unix"}})
	for text, want := range map[string]string{"02.01.2026 13:05": "2026-01-02T13:05:00Z",
		"2026-01-03": "2026-01-03T00:00:00Z", "60": "1970-01-01T00:01:00Z"} {
		if got, _, err := both.Read(cell.Plain(text)); got.String() != want || err != nil {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

func TestFormatProblems(t *testing.T) {
	for _, c := range []struct{ format, text, hint string }{
		{"%d.%m.%Y", `"%d.%m.%Y" is not a date format`, "strftime"},
		{"2006-01-02 15:04", `is not a date format`, "layout of Go"},
		{"DD.MM.YYYY", `is not a date format`, "capital Y and D"},
		{"dd.MM HH:mm", `the date format "dd.MM HH:mm" has no year`, "a format is written like"},
		{"dd.mm.yyyy", `has no month, MM (mm is minutes)`, ""},
		{"MM.yyyy", `has no day`, ""},
		{"dd.MM.yyyy hh:mm", `has an hour hh of twelve without a for AM/PM`, ""},
		{"dd.MM.yyyy q", `has "q", which means nothing`, ""},
		{"F/G/yyyy", `has a letter that means nothing`, ""},
		{"ddd.MM.yyyy", `has "ddd", which means nothing`, ""},
		{"dd.MM.yyyy 'x", `has a quote that is not closed`, ""},
		{"dd.MM.yyyy [HH:mm", `has a [ without ]`, ""},
		{"dd.MM.yyyy] HH:mm", `has a ] without [`, ""},
		{strings.Repeat("[", 20) + "dd.MM.yyyy" + strings.Repeat("]", 20), `has too many [ in each other`, ""},
	} {
		_, err := New(Options{Formats: []string{c.format}})
		wordstest.WantProblem(t, err, c.text, c.hint)
	}
}

func TestTimeProblemsSayWhatIsWrong(t *testing.T) {
	declared := Options{Formats: []string{"dd.MM.yyyy", "unix"}}
	for _, c := range []struct {
		options    Options
		raw        cell.Raw
		text, hint string
	}{
		{Options{}, cell.Plain("31.02.2026"), `"31.02.2026" is not a date: February 2026 has 28 days`, "correct the cell"},
		{Options{}, cell.Plain("2024-02-30"), `February 2024 has 29 days`, ""},
		{Options{}, cell.Plain("2021-02-30 12:12:12"), `February 2021 has 28 days`, ""},
		{Options{}, cell.Plain("1900-02-29"), `February 1900 has 28 days`, ""},
		{Options{}, cell.Plain("2026-13-01"), `there is no month 13`, ""},
		{Options{}, cell.Plain("2026-00-01"), `there is no month 0`, ""},
		{Options{}, cell.Plain("2026-01-00"), `there is no day 0`, ""},
		{Options{}, cell.Plain("0000-01-01"), `there is no year 0`, ""},
		{Options{}, cell.Plain("2026-01-01 25:00"), `there is no hour 25`, ""},
		{Options{}, cell.Plain("2026-01-01 24:01"), `there is no hour 24`, ""},
		{Options{}, cell.Plain("2026-01-01 23:60"), `there is no minute 60`, ""},
		{Options{}, cell.Plain("2026-01-01 23:59:60"), `there is no second 60`, ""},
		{Options{}, cell.Plain("2026-01-01 13:00 AM"), `an hour with AM or PM is 1 to 12`, ""},
		{Options{}, cell.Plain("2026-01-01 0:30 PM"), `an hour with AM or PM is 1 to 12`, ""},
		{Options{}, cell.Plain("0001-01-01T00:00+01:00"), `it lies outside the years 1 to 9999 in UTC`, ""},
		{Options{Zone: zoneIn(time.UTC)}, cell.Plain("9999-12-31 24:00"), `it lies outside the years 1 to 9999 in UTC`, ""},
		{Options{}, cell.Plain("10000-01-01 00:00"), `"10000-01-01 00:00" is not a date and time`, ""},
		{Options{}, cell.Plain("31.12.10000"), `is not a date and time`, ""},
		{Options{}, cell.Plain("-2026-01-01"), `is not a date and time`, ""},
		{Options{}, cell.Of(cell.Date, []byte("2958466")), `is a serial date after the year 9999`, ""},
		{Options{}, cell.Plain("03/04/2026"),
			`"03/04/2026" may be day and month or month and day: no cell of the column has a day after the 12th`,
			"dd/MM/yyyy or MM/dd/yyyy"},
		{Options{Order: DayFirst}, cell.Plain("06/21/2026"),
			`the column has the day first, as declared, and there is no month 21`, "correct the cell"},
		{Options{Order: MonthFirst}, cell.Plain("21/06/2026"),
			`the column has the month first, as declared, and there is no month 21`, ""},
		{Options{Order: DayFirst}, cell.Plain("32/13/2026"), `there is no month 13`, ""},
		{Options{}, cell.Plain("yesterday"),
			`"yesterday" is not a date and time, wanted one such as 2026-01-31 16:05`, "declare the format of this column"},
		{Options{}, cell.Plain("invalid date/time string"), `is not a date and time`, ""},
		{Options{}, cell.Plain("2026-01-01T10:00:00+99:00"), `is not a date and time`, ""},
		{Options{}, cell.Plain("2026-01-01 10:00:00 CEST"), `is not a date and time`, "names of zones"},
		{Options{}, cell.Plain("2026-01-01 10:00:00 Europe/Berlin"), `is not a date and time`, "names of zones"},
		{Options{}, cell.Plain("2026-01-01T10:00:00[Europe/Berlin]"), `is not a date and time`, "names of zones"},
		{Options{}, cell.Plain("10:30"), `is not a date and time`, "a time of day without a date"},
		{Options{}, cell.Plain("45000.5"), `is not a date and time`, "Declare the format excel"},
		{Options{}, cell.Plain("12"), `is not a date and time`, "unix, unix-ms"},
		{declared, cell.Plain("2026-01-02"),
			`"2026-01-02" is not written as declared, dd.MM.yyyy or unix`, "one more format"},
		{Options{Formats: []string{"unix"}}, cell.Plain("1767312000123456"),
			`is not a time as unix: it lies outside`, "unix-ms milliseconds"},
		{Options{Formats: []string{"excel"}}, cell.Plain("9999999"), `is a serial date after the year 9999`, ""},
		{Options{}, cell.Of(cell.Number, []byte("45000.5")),
			`"45000.5" is a number without a date format`, "format the column as a date"},
		{Options{}, cell.Of(cell.Number, []byte("x")), `"x" is stored as a number and is none`, ""},
		{Options{}, cell.Of(cell.Date, []byte("x")), `"x" is not a serial date`, ""},
		{Options{}, cell.Of(cell.Date, []byte("-1")), `"-1" is not a serial date`, ""},
		{Options{}, cell.Of(cell.Date, []byte("60")), `"60" is not a date`, "29 February 1900"},
		{Options{}, cell.Of(cell.Clock, []byte("0.5")), `"0.5" is a time of day without a date`, "duration"},
		{Options{}, cell.Of(cell.Elapsed, []byte("0.5")), `"0.5" is formatted as a duration`, "map this column"},
		{Options{}, cell.Of(cell.Bool, []byte("1")), `"1" is a true/false cell`, ""},
		{Options{}, cell.Of(cell.Fault, []byte("#REF!")),
			`"#REF!" is an error of the workbook, wanted a date and time`, ""},
		{Options{}, cell.Of(cell.Uncached, nil), `the formula has no stored result, wanted a date and time`, ""},
	} {
		got, _, err := reading(t, c.options).Read(c.raw)
		if got.Known() {
			t.Errorf("%s: %v", c.raw.Text, got)
		}
		wordstest.WantProblem(t, err, c.text, c.hint)
	}
	observed := reading(t, Options{})
	observed.Observe(cell.Plain("21/06/2026"))
	_, _, err := observed.Read(cell.Plain("06/21/2026"))
	wordstest.WantProblem(t, err, "the column has the day first, as the other cells of the column show", "")
	observed.Observe(cell.Plain("06/21/2026"))
	_, _, err = observed.Read(cell.Plain("03/04/2026"))
	wordstest.WantProblem(t, err, "some cells of the column have the day first, others the month", "")
	for text, want := range map[string]cell.Note{"21/06/2026": cell.OrderMixed, "06/21/2026": cell.OrderMixed,
		"06/06/2026": 0} {
		if _, note, err := observed.Read(cell.Plain(text + " 10:00")); note != want || err != nil {
			t.Errorf("%s in a column with both orders: %v, %v", text, note, err)
		}
	}
	asDeclared := reading(t, Options{Order: DayFirst})
	if _, note, _ := asDeclared.Read(cell.Plain("21/06/2026 10:00")); note != 0 {
		t.Error("a declared order is no finding", note)
	}
}

func TestSerialDatesOfWorkbooks(t *testing.T) {
	for _, c := range []struct {
		text string
		base bool
		want string
	}{
		{"1", false, "1900-01-01T00:00:00Z"},
		{"45000.123456789", false, "2023-03-15T02:57:46.667Z"},
		{"43538.5", true, "2023-03-15T12:00:00Z"},
	} {
		form := &cell.Format{Kind: cell.Date, Base1904: c.base}
		got, _, err := reading(t, Options{}).Read(cell.Raw{Text: []byte(c.text), Format: form})
		if got.String() != c.want || err != nil {
			t.Errorf("%s: %v, %v; want %s", c.text, got, err, c.want)
		}
	}
}

func TestUnixTimesOfWorkbooks(t *testing.T) {
	for text, want := range map[string]string{"1.767312E9": "2026-01-02T00:00:00Z",
		"1767312000123": "2026-01-02T00:00:00.123Z", "1.767312000123456E15": "2026-01-02T00:00:00.123456Z"} {
		raw := cell.Of(cell.Number, []byte(text))
		if got, _, err := reading(t, Options{}).Read(raw); got.String() != want || err != nil {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
}

func TestEverySecondSurvivesBeingStoredAsADayFraction(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.IntRange(61, 60000).Draw(t, "day")
		second := rapid.IntRange(0, 86399).Draw(t, "second")
		text := fmt.Sprint(float64(day) + float64(second)/86400)
		got, _, err := (&Reader{}).Read(cell.Of(cell.Date, []byte(text)))
		want := timeline.Instant(int64(day-25569)*int64(timeline.Day) + int64(second)*int64(timeline.Second))
		if got != want || err != nil {
			t.Fatalf("%s: %v, %v; want %v", text, got, err, want)
		}
	})
}

func TestEveryInstantReadsBackAsWritten(t *testing.T) {
	layouts := []string{
		"2006-01-02T15:04:05.999999Z07:00", "2006-01-02 15:04:05.000000", "02.01.2006 15:04:05.000000",
		"2006/01/02 3:04:05.000000 PM", "02/Jan/2006 15:04:05.000000", "Mon, 02 Jan 2006 15:04:05.000000 -0700",
		"January 2, 2006 3:04:05.000000 PM", "20060102T150405.000000Z",
	}
	rapid.Check(t, func(t *rapid.T) {
		want := timeline.Instant(rapid.Int64Range(int64(timeline.MinInstant), int64(timeline.MaxInstant)).Draw(t, "instant"))
		times := &Reader{}
		for _, layout := range layouts {
			text := want.Time().Format(layout)
			if got, _, err := times.Read(cell.Plain(text)); got != want || err != nil {
				t.Fatalf("%q: %v, %v; want %v", text, got, err, want)
			}
		}
	})
}

func TestTheZoneAgreesWithTheLibraryOnEveryInstant(t *testing.T) {
	names := []string{"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu",
		"America/Sao_Paulo", "Africa/Casablanca"}
	rapid.Check(t, func(t *rapid.T) {
		loc, err := time.LoadLocation(rapid.SampledFrom(names).Draw(t, "zone"))
		if err != nil {
			t.Skip(err)
		}
		at := time.Unix(rapid.Int64Range(0, 2_000_000_000).Draw(t, "second"), 0).In(loc)
		got, reading := zoneIn(loc)(at.Year(), int(at.Month()), at.Day(), at.Hour(), at.Minute(), at.Second(), 0)
		want := timeline.Of(at)
		if reading == Missing || got > want || reading == Exact && got != want ||
			got.In(loc).Format(time.DateTime) != at.Format(time.DateTime) {
			t.Fatalf("%v: %v, %v", at, got, reading)
		}
	})
}

// sameAsPlain fails unless a text is read by the short way for ISO 8601 as it is by the forms that are recognised.
func sameAsPlain(t interface{ Fatalf(string, ...any) }, times *Reader, text string) {
	at, note, err := times.Read(cell.Plain(text))
	value, ok := cell.Plain(text).Value()
	if !ok {
		return
	}
	wantAt, wantNote, wantErr := times.readText(value)
	if at != wantAt || note != wantNote || fmt.Sprint(err) != fmt.Sprint(wantErr) {
		t.Fatalf("%q: %v, %v, %v; want %v, %v, %v", text, at, note, err, wantAt, wantNote, wantErr)
	}
}

func TestISOIsReadAsTheRecognisedFormsAre(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		date := rapid.StringMatching(`[0-9]{4}-([01][0-9]|[0-9])-([0-3][0-9]|[0-9] ?)`).Draw(t, "date")
		clock := rapid.StringMatching(`([T ] ?[0-2][0-9]:[0-6][0-9](:[0-6][0-9]([.,][0-9]{0,8})?)?)?`).Draw(t, "clock")
		zone := rapid.StringMatching(`(Z|z| Z| UTC| ?[+-][01][0-9](:?[0-6][0-9]?)?| AM| PM)?`).Draw(t, "zone")
		sameAsPlain(t, &Reader{zone: zoneIn(berlin)}, date+clock+zone)
	})
}

func FuzzTime(f *testing.F) {
	for _, c := range recognised {
		f.Add(c.text, "dd.MM.yyyy HH:mm")
	}
	f.Add("31.02.2026", "[yyyy[[-MM]-dd]]'x'")
	f.Fuzz(func(t *testing.T, text, format string) {
		times := &Reader{zone: zoneIn(time.UTC)}
		times.Observe(cell.Plain(text))
		sameAsPlain(t, times, text)
		for _, kind := range []cell.Kind{cell.Text, cell.Number, cell.Date, cell.Clock} {
			at, _, err := times.Read(cell.Of(kind, []byte(text)))
			if at.Known() && (err != nil || at < timeline.MinInstant || at > timeline.MaxInstant) {
				t.Fatal(at, err)
			}
		}
		if again, _, _ := times.Read(cell.Plain(text)); again.Known() {
			if back, _, err := times.Read(cell.Plain(again.String())); back != again || err != nil {
				t.Fatalf("%q: %v, %v, %v", text, again, back, err)
			}
		}
		if declared, err := New(Options{Formats: []string{format}}); err == nil {
			declared.Read(cell.Plain(text))
		}
	})
}

func BenchmarkTime(b *testing.B) {
	utc := Zone(func(y, mo, d, h, mi, s, us int) (timeline.Instant, Reading) { return 0, Exact })
	for _, text := range []string{"2026-01-02T03:04:05Z", "2026-01-02 03:04:05", "2026-01-02 03:04:05 +0100",
		"02.01.2026 13:05", "14/Jul/25 3:42 PM", "6/21/2025 16:14", "1767312000"} {
		b.Run(text, func(b *testing.B) {
			times := &Reader{zone: utc}
			raw := cell.Plain(text)
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := times.Read(raw); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("serial", func(b *testing.B) {
		times := &Reader{zone: utc}
		raw := cell.Of(cell.Date, []byte("45000.123456789012"))
		b.ReportAllocs()
		for b.Loop() {
			times.Read(raw)
		}
	})
	b.Run("plain zone", func(b *testing.B) {
		loc, err := time.LoadLocation("Europe/Berlin")
		if err != nil {
			b.Skip(err)
		}
		times := &Reader{zone: zoneIn(loc)}
		raw := cell.Plain("2026-01-02 03:04:05")
		for b.Loop() {
			times.Read(raw)
		}
	})
}

func TestACellWithoutATimeIsAbsent(t *testing.T) {
	for _, text := range []string{"", " ", "n/a", "-"} {
		if v, note, err := (&Reader{}).Read(cell.Plain(text)); v != timeline.NoInstant || note != 0 || err != nil {
			t.Errorf("%q: %v, %v, %v", text, v, note, err)
		}
	}
}
