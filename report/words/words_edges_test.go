package words_test

import (
	"slices"
	"testing"
	"time"

	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

// Each locale writes its numbers, dates, money and shares its own way, and says what paper it prints on.
func TestEveryLocaleWritesItsOwnWay(t *testing.T) {
	const instant timeline.Instant = 1_790_812_800_000_000 // 2026-10-01T00:00:00Z
	for _, c := range []struct {
		locale, number, date, money, share string
		letter                             bool
	}{
		{"en-GB", "1,234.5", "1 Okt 2026", "£1,234.5", "99.5 %", false},
		{"en-US", "1,234.5", "Okt 1, 2026", "£1,234.5", "99.5%", true},
		{"en-CA", "1,234.5", "Okt 1, 2026", "£1,234.5", "99.5%", true},
		{"de-DE", "1.234,5", "01.10.2026", "1.234,5 £", "99,5 %", false},
		{"de-AT", "1 234,5", "01.10.2026", "1 234,5 £", "99,5 %", false},
		{"de-CH", "1’234.5", "01.10.2026", "1’234.5 £", "99.5%", false},
		{"de_LI", "1.234,5", "01.10.2026", "1.234,5 £", "99,5 %", false}, // an underscore parts the region too
		{"fr-FR", "1,234.5", "1 Okt 2026", "£1,234.5", "99.5 %", false},  // a language that is not there
	} {
		w := words.New(c.locale, entries)
		got := [4]string{plain(w.Number("1234.5")), plain(w.Date(instant)), plain(w.Money("1234.5", "GBP")), plain(w.Figure("99.5", "%"))}
		if want := [4]string{c.number, c.date, c.money, c.share}; got != want || w.Letter() != c.letter || w.Locale() != c.locale {
			t.Errorf("%s: %q, letter %v, want %q", c.locale, got, w.Letter(), want)
		}
	}
	if decimal, group := words.New("de-DE", entries).Marks(); decimal != "," || group != "." {
		t.Errorf("marks %q and %q", decimal, group)
	}
}

func TestEveryCurrencyHasItsSign(t *testing.T) {
	w := words.New("de-DE", entries)
	for currency, want := range map[string]string{
		"EUR": "1 €", "GBP": "1 £", "USD": "1 $", "JPY": "1 ¥", "CHF": "1 CHF", "PLN": "1 zł", "SEK": "1 kr", "NOK": "1 kr", "DKK": "1 kr", "XAU": "1 XAU",
	} {
		if got := plain(w.Money("1", currency)); got != want {
			t.Errorf("%s: %q, want %q", currency, got, want)
		}
	}
}

func TestAbsentFiguresAreADash(t *testing.T) {
	w := words.New("en-GB", entries)
	for name, got := range map[string]string{
		"figure": w.Figure("", "ms"), "money": w.Money("", "EUR"), "date": w.Date(timeline.NoInstant), "date and time": w.DateTime(timeline.NoInstant),
		"stamp": w.Stamp(""), "a stamp that is none": w.Stamp("yesterday"), "day": w.Day(""), "a day that is none": w.Day("2026-10"),
	} {
		if got != "–" {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := w.Number(""); got != "" {
		t.Errorf("no number prints %q", got)
	}
}

func TestAUnitStandsBehindItsFigure(t *testing.T) {
	w := words.New("en-GB", entries)
	for got, want := range map[string]string{w.Figure("1042", "ms"): "1,042 ms", w.Figure("1042", ""): "1,042", w.Figure("-3", "points"): "−3 points"} {
		if plain(got) != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Digits are grouped by three from the mark, and a group that is full has no mark before it.
func TestDigitsAreGroupedByThree(t *testing.T) {
	w := words.New("en-GB", entries)
	for in, want := range map[string]string{"999": "999", "1000": "1,000", "-999": "−999", "-1000": "−1,000", "123456": "123,456", "0.1234": "0.1234", "1000.": "1,000."} {
		if got := w.Number(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
	if got := w.Integer(-12345); got != "−12,345" {
		t.Errorf("%q", got)
	}
}

func TestALocalDayHasNoZone(t *testing.T) {
	if got := words.New("en-GB", entries).In(time.FixedZone("west", -8*3600)).Day("2026-10-01"); got != "1 Okt 2026" {
		t.Errorf("%q", got)
	}
}

func TestShortMonthsAreForAxes(t *testing.T) {
	w := words.New("en-GB", entries)
	for label, want := range map[string]string{"2026-10": "Okt 26", "2026-W41": "2026-W41", "2026": "2026", "2026-13": "2026-13"} {
		if got := w.ShortMonth(label); got != want {
			t.Errorf("%s: %q, want %q", label, got, want)
		}
	}
}

// The unit changes where a length reaches the next one, not before.
func TestALengthOfTimeTakesTheLargestUnitThatItFills(t *testing.T) {
	w := words.New("en-GB", entries)
	for _, c := range []struct {
		length          timeline.Micros
		duration, clock string
	}{
		{1, "0.000001 s", "0.000001 s"}, {-1, "−0.000001 s", "−0.000001 s"}, {10, "0.00001 s", "0.00001 s"},
		{timeline.Second, "1 s", "1 s"}, {10 * timeline.Second, "10 s", "10 s"},
		{timeline.Minute - timeline.Second, "59 s", "59 s"}, {timeline.Minute, "1 min", "1 min"},
		{timeline.Hour - timeline.Second, "59 min 59 s", "59 min 59 s"}, {timeline.Hour, "1 h", "1 h"},
		{timeline.Hour + timeline.Minute, "1 h 1 min", "1 h 1 min"}, {timeline.Hour + timeline.Second, "1 h", "1 h"},
		{timeline.Day - timeline.Minute, "23 h 59 min", "23 h 59 min"}, {timeline.Day, "1 d", "24 h"},
		{1200 * timeline.Hour, "50 d", "1,200 h"},
	} {
		if got := plain(w.Duration(c.length)); got != c.duration {
			t.Errorf("%d µs: %q, want %q", c.length, got, c.duration)
		}
		if got := plain(w.Clock(c.length)); got != c.clock {
			t.Errorf("%d µs on a calendar: %q, want %q", c.length, got, c.clock)
		}
	}
}

func TestACatalogueTellsItsKeys(t *testing.T) {
	w := words.New("en-GB", map[string]string{"b": "1", "a": "2", "c": ""})
	if got := w.Keys(); !slices.Equal(got, []string{"a", "b", "c"}) {
		t.Errorf("%q", got)
	}
	if !w.Has("c") || w.Has("d") {
		t.Error("an entry is not told from a gap")
	}
}

func TestTheLanguageIsTheFirstPartOfALocale(t *testing.T) {
	for locale, want := range map[string]string{"en-GB": "en", "de": "de", "DE_at": "de", "": ""} {
		if got := words.Language(locale); got != want {
			t.Errorf("%q: %q, want %q", locale, got, want)
		}
	}
}
