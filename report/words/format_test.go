package words_test

import (
	"testing"
	"time"

	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

// english and german are languages for tests; the shipped ones have tests of their own beside their files.
var (
	english = words.Language{Entries: entries, Plural: "en", Format: words.Format{
		Decimal: ".", Group: ",", Date: "d MMM yyyy", Percent: "{0}\u00a0%", Unit: "{0}\u00a0{1}", Money: "{1}{0}",
		Code:  "{1}\u00a0{0}",
		Quote: "\"{0}\"", Paper: "a4", Signs: map[string]string{"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥"},
	}}
	german = words.Language{Entries: entries, Plural: "de", Format: words.Format{
		Decimal: ",", Group: ".", Date: "dd.MM.yyyy", Percent: "{0}\u00a0%", Unit: "{0}\u00a0{1}", Money: "{0}\u00a0{1}",
		Code:  "{0}\u00a0{1}",
		Quote: "„{0}“", Paper: "a4", Signs: map[string]string{"EUR": "€"},
	}}
)

var entries = map[string]string{"and": "and", "unit.d": "d", "unit.h": "h", "unit.min": "min", "unit.s": "s",
	"mon.10": "Okt", "month.10": "Oktober",
	"greet": "{0} meets {1}, {0}", "n.one": "one of {0}", "n.other": "{0} of {1}"}

// plain puts ordinary spaces in place of those that never break.
func plain(s string) string {
	out := ""
	for _, r := range s {
		if r == '\u00a0' {
			r = ' '
		}
		out += string(r)
	}
	return out
}

func TestMoney(t *testing.T) {
	for _, c := range []struct {
		language               words.Language
		amount, currency, want string
	}{
		{english, "1250.00", "EUR", "€1,250.00"}, {english, "-0.50", "GBP", "−£0.50"},
		{english, "1234567.89", "USD", "$1,234,567.89"},
		{german, "1250.00", "EUR", "1.250,00 €"}, {german, "-1250.00", "EUR", "−1.250,00 €"},
		{english, "99.00", "CHF", "CHF 99.00"},
		{english, "-99.00", "CHF", "−CHF 99.00"}, {english, "", "EUR", "–"}, {english, "5", "JPY", "¥5"},
		{english, "5.000", "KWD", "KWD 5.000"},
	} {
		if got := plain(words.New("xx", c.language).Money(c.amount, c.currency)); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.amount, c.currency, got, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	if got := words.New("en", english).Number("-1234567.50"); got != "−1,234,567.50" {
		t.Errorf("%q", got)
	}
	if got := words.New("de", german).Number("-1234567.50"); got != "−1.234.567,50" {
		t.Errorf("%q", got)
	}
}

func TestDurations(t *testing.T) {
	c := words.New("en-GB", english)
	for d, want := range map[timeline.Micros]string{
		0: "0 s", 45 * timeline.Second: "45 s", 1500 * timeline.Second / 1000: "1.5 s",
		9*timeline.Hour + 12*timeline.Minute:               "9 h 12 min",
		timeline.Day + 3*timeline.Hour + 5*timeline.Minute: "1 d 3 h", timeline.Day + 5*timeline.Minute: "1 d",
		-5 * timeline.Minute:              "−5 min",
		timeline.Minute + timeline.Second: "1 min 1 s",
		1<<63 - 1:                         "106,751,991 d 4 h", -1 << 63: "−106,751,991 d 4 h",
		-1<<63 + 1: "−106,751,991 d 4 h", 59*timeline.Second + 999_999: "59.999999 s",
	} {
		if got := plain(c.Duration(d)); got != want {
			t.Errorf("%d µs: %q, want %q", d, got, want)
		}
	}
}

func TestClockNamesNoDays(t *testing.T) {
	c := words.New("en-GB", english)
	for d, want := range map[timeline.Micros]string{
		136 * timeline.Hour: "136 h", 30*timeline.Hour + 5*timeline.Minute: "30 h 5 min", 59 * timeline.Minute: "59 min",
		timeline.Hour: "1 h",
	} {
		if got := plain(c.Clock(d)); got != want {
			t.Errorf("%d µs: %q, want %q", d, got, want)
		}
	}
}

func TestDatesStandInTheZone(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	c := words.New("en-GB", english).In(berlin)
	if got := c.Stamp("2026-09-30T22:00:00Z"); got != "1 Okt 2026 00:00" {
		t.Errorf("got %q", got)
	}
	if got := c.Month("2026-10"); got != "Oktober 2026" {
		t.Errorf("got %q", got)
	}
	if got := c.Month("2026-W41"); got != "2026-W41" {
		t.Errorf("got %q", got)
	}
	if got := words.New("de-DE", german).In(berlin).Date(timeline.NoInstant); got != "–" {
		t.Errorf("no date prints %q", got)
	}
}

func TestSentences(t *testing.T) {
	c := words.New("en-GB", english)
	for got, want := range map[string]string{
		c.T("greet", "A", "{0}"):        "A meets {0}, A", // what is filled in is not filled in again
		c.T("missing"):                  "[missing]",
		c.N("n", 1):                     "one of 1",
		c.N("n", 1200, 5):               "1,200 of 5",
		c.List(nil):                     "",
		c.List([]string{"a"}):           "a",
		c.List([]string{"a", "b", "c"}): "a, b and c",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestPlacesAreFilledOnceAndUnknownOnesStay(t *testing.T) {
	c := words.New("en-GB",
		words.Language{Entries: map[string]string{"a": "{0} of {1}, {0}", "b": "{2} {x} {-1} {} {", "c": "plain"}})
	for _, x := range []struct {
		key  string
		args []any
		want string
	}{
		{"a", []any{1, "two"}, "1 of two, 1"},
		{"a", []any{"{1}", "{0}"}, "{1} of {0}, {1}"},
		{"a", []any{1}, "1 of {1}, 1"},
		{"b", []any{1, 2}, "{2} {x} {-1} {} {"},
		{"b", []any{1, 2, 3}, "3 {x} {-1} {} {"},
		{"c", []any{1}, "plain"},
	} {
		if got := c.T(x.key, x.args...); got != x.want {
			t.Errorf("%s with %v is %q, want %q", x.key, x.args, got, x.want)
		}
	}
}
