package cell

import (
	"fmt"
	"testing"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/timeline"
)

func TestSerialNumbersAreDates(t *testing.T) {
	for _, c := range []struct {
		text string
		base bool
		want string
	}{
		{"1", false, "1900-01-01 00:00:00.000000"},
		{"59", false, "1900-02-28 00:00:00.000000"},
		{"61", false, "1900-03-01 00:00:00.000000"},
		{"45000.5", false, "2023-03-15 12:00:00.000000"},
		{"45000.999999", false, "2023-03-16 00:00:00.000000"},
		{"45000.999988425923", false, "2023-03-15 23:59:59.000000"},
		{"45000.74999999999", false, "2023-03-15 18:00:00.000000"},
		{"45000.123456789", false, "2023-03-15 02:57:46.667000"},
		{"45000.000011574", false, "2023-03-15 00:00:01.000000"},
		{"4.50005E4", false, "2023-03-15 12:00:00.000000"},
		{"2958465", false, "9999-12-31 00:00:00.000000"},
		{"0", true, "1904-01-01 00:00:00.000000"},
		{"43538.5", true, "2023-03-15 12:00:00.000000"},
		{"2957003", true, "9999-12-31 00:00:00.000000"},
	} {
		got, err := Raw{Text: []byte(c.text), Format: &Format{Kind: Date, Base1904: c.base}}.Civil()
		text := fmt.Sprintf("%d-%02d-%02d %02d:%02d:%02d.%06d",
			got.Year, got.Month, got.Day, got.Hour, got.Minute, got.Second, got.Micros)
		if text != c.want || err != nil {
			t.Errorf("%s: %s, %v; want %s", c.text, text, err, c.want)
		}
	}
}

func TestSerialNumbersThatAreNoDates(t *testing.T) {
	for _, c := range []struct {
		text, problem, hint string
		base                bool
	}{
		{"x", `"x" is not a serial date`, "", false},
		{"-1", `"-1" is not a serial date`, "", false},
		{"0.5", `"0.5" is a time of day without a date`, "duration", false},
		{"60", `"60" is not a date`, "29 February 1900", false},
		{"2958466", `is a serial date after the year 9999`, "", false},
		{"2957004", `is a serial date after the year 9999`, "", true},
	} {
		_, err := Raw{Text: []byte(c.text), Format: &Format{Kind: Date, Base1904: c.base}}.Civil()
		wordstest.WantProblem(t, err, c.problem, c.hint)
	}
}

func TestSerialNumbersAreTimesOfDayAndDurations(t *testing.T) {
	for _, c := range []struct {
		text    string
		clock   bool
		elapsed timeline.Micros
		ok      bool
	}{
		{"0.375", true, 9 * timeline.Hour, true},
		{" 1.5 ", false, 36 * timeline.Hour, true},
		{"-0.5", false, -12 * timeline.Hour, true},
		{"2958465", false, 2958465 * timeline.Day, true},
		{"2958466", false, 0, false},
		{"x", false, 0, false},
	} {
		raw := Plain(c.text)
		if got, ok := raw.TimeOfDay(); ok != c.clock || ok && got != (Civil{Hour: 9}) {
			t.Errorf("%q is the time of day %+v, %v", c.text, got, ok)
		}
		if got, ok := raw.Elapsed(); got != c.elapsed || ok != c.ok {
			t.Errorf("%q is %v, %v; want %v", c.text, got, ok, c.elapsed)
		}
	}
}
