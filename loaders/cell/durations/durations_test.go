package durations

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/cell/digits"
	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/timeline"
)

const (
	s = timeline.Second
	m = timeline.Minute
	h = timeline.Hour
	d = timeline.Day
)

// Decides: convert-then-round.
func TestDurationsInAllForms(t *testing.T) {
	for _, c := range []struct {
		text     string
		declared string
		want     timeline.Micros
	}{
		{"1:02:03", "", h + 2*m + 3*s},
		{"01:02:03.5", "", h + 2*m + 3*s + s/2},
		{"101:00:00", "", 101 * h},
		{"-0:00:05", "", -5 * s},
		{"1:30", "hh:mm", h + 30*m},
		{"1:30", "mm:ss", m + 30*s},
		{"95:30", "mm:ss", 95*m + 30*s},
		{"2 days, 3:04:05", "", 2*d + 3*h + 4*m + 5*s},
		{"2 days 03:04:05.250000", "", 2*d + 3*h + 4*m + 5*s + s/4},
		{"1 day, 0:00:01", "", d + s},
		{"1.02:03:04", "", d + 2*h + 3*m + 4*s},
		{"90m", "", 90 * m},
		{"90 min", "", 90 * m},
		{"1h30m", "", h + 30*m},
		{"1h 30m", "", h + 30*m},
		{"2d 3h", "", 2*d + 3*h},
		{"1 hour, 5 minutes", "", h + 5*m},
		{"1.5 hours", "", 90 * m},
		{"1,5 h", "", 90 * m},
		{"2 Std. 5 Min.", "", 2*h + 5*m},
		{"250ms", "", s / 4},
		{"15 µs", "", 15},
		{"1w", "", 7 * d},
		{"90", "s", 90 * s},
		{"90.25", "s", 90*s + s/4},
		{"0.6666666666666666", "h", 40 * m},
		{"0.666666666666667", "hours", 40 * m},
		{"0.001041666666666667", "d", 90 * s},
		{"0.6666666666666666 h", "", 40 * m},
		{"PT0.6666666666666666H", "", 40 * m},
		{"0.00000000000000000000000001", "h", 0},
		{"4 msec", "", 4 * s / 1000},
		{"1w 2d 3h", "", 9*d + 3*h},
		{"1 500 min", "", 1500 * m},
		{"1\u00a0500\u00a0min", "", 1500 * m},
		{"1,500,000 ms", "", 1500 * s},
		{"2 heures 5 minutes", "", 2*h + 5*m},
		{"90", "min", 90 * m},
		{"1,5", "hours", 90 * m},
		{"0", "", 0},
		{"-90", "s", -90 * s},
		{"250", "ms", s / 4},
		{"PT1H2M", "", h + 2*m},
		{"P1DT2H3M4.5S", "", d + 2*h + 3*m + 4*s + s/2},
		{"P2W", "", 14 * d},
		{"P0Y0M3D", "", 3 * d},
		{"-PT5M", "", -5 * m},
		{"pt5m", "", 5 * m},
		{"PT0S", "", 0},
	} {
		reader, err := Declare(c.declared)
		if err != nil {
			t.Fatal(err)
		}
		got, _, err := reader.Read(cell.Plain(c.text))
		if got != c.want || err != nil {
			t.Errorf("%q as %q: %d, %v; want %d", c.text, c.declared, got, err, c.want)
		}
	}
}

func TestDurationsOfWorkbooks(t *testing.T) {
	minutes, _ := Declare("min")
	for _, c := range []struct {
		raw  cell.Raw
		want timeline.Micros
	}{
		{cell.Of(cell.Clock, []byte("4.3090277777777776E-2")), h + 2*m + 3*s},
		{cell.Of(cell.Elapsed, []byte("4.208333333333333")), 101 * h},
		{cell.Of(cell.Elapsed, []byte("-0.5")), -12 * h},
		{cell.Of(cell.Date, []byte("1.5")), 36 * h},
		{cell.Of(cell.Elapsed, []byte("1.1574074074074074E-5")), s},
		{cell.Of(cell.Elapsed, []byte("1.4467592592592593E-6")), s / 8},
		{cell.Of(cell.Number, []byte("90")), 90 * m},
		{cell.Of(cell.Number, []byte("0.5")), 30 * s},
		{cell.Of(cell.Number, []byte("0.6666666666666667")), 40 * s},
		{cell.Raw{Text: []byte("1.5"), Format: &cell.Format{Kind: cell.Number, Unit: "h"}}, 90 * m},
		{cell.Raw{Text: []byte("1.5"), Format: &cell.Format{Kind: cell.Number, Unit: "pcs"}}, 90 * s},
	} {
		if got, _, err := minutes.Read(c.raw); got != c.want || err != nil {
			t.Errorf("%s: %d, %v; want %d", c.raw.Text, got, err, c.want)
		}
	}
}

// Decides: two-readings.
func TestDurationProblems(t *testing.T) {
	for _, c := range []struct {
		raw        cell.Raw
		text, hint string
	}{
		{cell.Plain("1:30"), `"1:30" may be hours and minutes or minutes and seconds`, "declare hh:mm or mm:ss"},
		{cell.Plain("soon"), `"soon" is not a duration`, "durations look like"},
		{cell.Plain("-"), ``, ``},
		{cell.Plain("+"), `"+" is not a duration`, ""},
		{cell.Plain("5 parsecs"), `is not a duration`, ""},
		{cell.Plain("5 minutes ago"), `is not a duration`, ""},
		{cell.Plain("30m 1h"), `is not a duration`, ""},
		{cell.Plain("1:60:00"), `is not a duration`, ""},
		{cell.Plain("1:00:60"), `is not a duration`, ""},
		{cell.Plain("1.5:00:00"), `is not a duration`, ""},
		{cell.Plain("1:2:3:4"), `is not a duration`, ""},
		{cell.Plain("x 1:00:00"), `is not a duration`, ""},
		{cell.Plain("1::00"), `is not a duration`, ""},
		{cell.Plain("P"), `is not a duration`, ""},
		{cell.Plain("PT"), `is not a duration`, ""},
		{cell.Plain("P1H"), `is not a duration`, ""},
		{cell.Plain("PT1D"), `is not a duration`, ""},
		{cell.Plain("PT1S1M"), `is not a duration`, ""},
		{cell.Plain("P1"), `is not a duration`, ""},
		{cell.Plain("P1X"), `is not a duration`, ""},
		{cell.Plain("P1Y"), `"P1Y" has years or months, which have no fixed length`, "P30D"},
		{cell.Plain("P9999999D"), `is longer than ten thousand years`, ""},
		{cell.Plain("9999999d"), `is longer than ten thousand years`, ""},
		{cell.Plain("999999999:00:00"), `is longer than ten thousand years`, ""},
		{cell.Plain("9223372036854d"), `is longer than ten thousand years`, "declared unit"},
		{cell.Plain("1E30"), `"1E30" has no unit`, "under units"},
		{cell.Plain("90"), `"90" has no unit: neither the head of the column nor slareport.yaml says what it is`,
			"under units: ms, s, min, h, d or w"},
		{cell.Of(cell.Number, []byte("0.0625")), `"0.0625" has no unit`, ""},
		{cell.Plain("1,500 min"), `"1,500 min" may be 1500 min or 1.500 min`, "declare the decimal mark"},
		{cell.Plain("1h 1.500 s"), `"1h 1.500 s" may be 1500 s or 1.500 s`, ""},
		{cell.Plain("50%"), `is not a duration`, ""},
		{cell.Plain("1.2.3"), `grouped wrongly`, ""},
		{cell.Of(cell.Fault, []byte("#VALUE!")), `"#VALUE!" is an error of the workbook, wanted a duration`, ""},
		{cell.Of(cell.Uncached, nil), `the formula has no stored result, wanted a duration`, ""},
		{cell.Of(cell.Bool, []byte("1")), `"1" is a true/false cell, wanted a duration`, ""},
		{cell.Of(cell.Elapsed, []byte("x")), `"x" is not a duration of a spreadsheet`, ""},
	} {
		got, _, err := (&Reader{}).Read(c.raw)
		if c.text == "" {
			if got != None || err != nil {
				t.Error(got, err)
			}
			continue
		}
		wordstest.WantProblem(t, err, c.text, c.hint)
	}
	_, err := Declare("fortnight")
	wordstest.WantProblem(t, err, `"fortnight" is not a unit of time`, "ms, s, min, h, d and w")
}

func TestMarksOfBareDurationsAreObserved(t *testing.T) {
	var reader Reader
	reader.Unit = s
	reader.Numbers.Observe(cell.Plain("1,5 s"))
	if got, note, err := reader.Read(cell.Plain("1,234")); got != s+234*s/1000 || note != 0 || err != nil {
		t.Error(got, note, err)
	}
}

func TestEveryDurationReadsBackFromItsClock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := timeline.Micros(rapid.Int64Range(0, int64(1000*d)).Draw(t, "micros"))
		got, _, err := (&Reader{}).Read(cell.Plain(clockText(want)))
		if got != want || err != nil {
			t.Fatalf("%s: %d, %v", clockText(want), got, err)
		}
	})
}

func FuzzDuration(f *testing.F) {
	for _, text := range []string{"1:02:03", "PT1H2M", "2 days, 3:04:05", "1h30m", "90", "1.02:03:04", ":", ".:", " :"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, _, err := (&Reader{}).Read(cell.Plain(text))
		if err == nil && v != None && (v > digits.LongestDuration || v < -digits.LongestDuration) {
			t.Error(v)
		}
	})
}

// Decides: team-days, days-by-declaration.
func TestDaysAndWeeksAreThoseThatAreDeclared(t *testing.T) {
	const teamDay, teamWeek = 8 * timeline.Hour, 40 * timeline.Hour
	unsaid := Reader{Working: true}
	team := Reader{Working: true, Day: teamDay, Week: teamWeek}
	number := cell.Of(cell.Number, []byte("2"))
	days := cell.Raw{Text: []byte("2"), Format: &cell.Format{Kind: cell.Number, Unit: "d"}}
	for _, c := range []struct {
		column Reader
		cell   cell.Raw
		want   timeline.Micros // None: it may be both
	}{
		{Reader{}, cell.Plain("1w 2d 3h"), 9*timeline.Day + 3*timeline.Hour}, // of an outage
		{unsaid, cell.Plain("1w 2d 3h"), None},
		{unsaid, cell.Plain("2 days"), None},
		{unsaid, cell.Plain("0d 3h"), 3 * timeline.Hour},
		{unsaid, cell.Plain("27h"), 27 * timeline.Hour},
		{unsaid, cell.Plain("P2DT3H"), 51 * timeline.Hour}, // ISO 8601 says what a day is
		{unsaid, days, None},
		{team, cell.Plain("1w 2d 3h"), teamWeek + 2*teamDay + 3*timeline.Hour},
		{team, days, 2 * teamDay},
		{Reader{Working: true, Day: timeline.Day}, cell.Plain("1w 2d"), 9 * timeline.Day},
		{Reader{Working: true, Day: teamDay}, cell.Plain("1w"), None},
		{Reader{Day: teamDay}, cell.Plain("1w"), None},
		{Reader{Working: true, Unit: timeline.Day, Headed: true}, number, None},
		{Reader{Working: true, Unit: timeline.Day}, number, 2 * timeline.Day},
		{Reader{Working: true, Unit: timeline.Day, Day: teamDay}, number, 2 * teamDay},
	} {
		got, _, err := c.column.Read(c.cell)
		if got != c.want || (err != nil) != (c.want == None) {
			t.Errorf("%s in %+v: %v, %v, want %v", c.cell.Text, c.column, got, err, c.want)
		}
		if c.want == None {
			wordstest.WantProblem(t, err, "may be in days of 24 h and weeks of 7 days, or in the working days",
				"say under day how long a day of this source is")
		}
	}
}

func TestACellWithoutADurationIsAbsent(t *testing.T) {
	for _, text := range []string{"", " ", "n/a", "-"} {
		if v, note, err := (&Reader{}).Read(cell.Plain(text)); v != None || note != 0 || err != nil {
			t.Errorf("%q: %v, %v, %v", text, v, note, err)
		}
	}
}

func clockText(v timeline.Micros) string {
	return fmt.Sprintf("%d:%02d:%02d.%06d", v/h, v/m%60, v/s%60, v%s)
}
