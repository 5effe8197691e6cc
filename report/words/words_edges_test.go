package words_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

// A region writes as it says itself, and one that the language does not list as the language does.
func TestARegionWritesItsOwnWay(t *testing.T) {
	l := german
	swiss := l.Format
	swiss.Group, swiss.Paper, swiss.Date = "’", "letter", "d. MMMM yy"
	l.Regions = map[string]words.Format{"de-CH": swiss}
	for locale, want := range map[string]string{
		"de-CH": "1’234,5 1. Oktober 26", "de_CH": "1’234,5 1. Oktober 26", "de-LI": "1.234,5 01.10.2026",
		"de": "1.234,5 01.10.2026",
	} {
		w := words.New(locale, l)
		if got := w.Number("1234.5") + " " + w.Day("2026-10-01"); got != want || w.Letter() != strings.Contains(want, "’") ||
			w.Locale() != locale {
			t.Errorf("%s: %q, letter %v, want %q", locale, got, w.Letter(), want)
		}
	}
	if decimal, group := words.New("de-DE", l).Marks(); decimal != "," || group != "." {
		t.Errorf("marks %q and %q", decimal, group)
	}
	if got := words.New("de-CH", l).SheetDate(); got != "d. mmmm yy" {
		t.Errorf("%q", got)
	}
}

func TestAbsentFiguresAreADash(t *testing.T) {
	w := words.New("en-GB", english)
	for name, got := range map[string]string{
		"figure": w.Figure("", "ms"), "money": w.Money("", "EUR"), "date": w.Date(timeline.NoInstant),
		"date and time": w.DateTime(timeline.NoInstant),
		"stamp":         w.Stamp(""), "a stamp that is none": w.Stamp("yesterday"), "day": w.Day(""),
		"a day that is none": w.Day("2026-10"),
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
	w := words.New("en-GB", english)
	for got, want := range map[string]string{
		w.Figure("1042", "ms"): "1,042 ms", w.Figure("1042", ""): "1,042", w.Figure("-3", "points"): "−3 points",
	} {
		if plain(got) != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Digits are grouped by three from the mark, and a group that is full has no mark before it.
func TestDigitsAreGroupedByThree(t *testing.T) {
	w := words.New("en-GB", english)
	for in, want := range map[string]string{
		"999": "999", "1000": "1,000", "-999": "−999", "-1000": "−1,000", "123456": "123,456", "0.1234": "0.1234",
		"1000.": "1,000.",
	} {
		if got := w.Number(in); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
	if got := w.Integer(-12345); got != "−12,345" {
		t.Errorf("%q", got)
	}
}

func TestALocalDayHasNoZone(t *testing.T) {
	if got := words.New("en-GB", english).In(time.FixedZone("west", -8*3600)).Day("2026-10-01"); got != "1 Okt 2026" {
		t.Errorf("%q", got)
	}
}

func TestShortMonthsAreForAxes(t *testing.T) {
	w := words.New("en-GB", english)
	for label, want := range map[string]string{
		"2026-10": "Okt 26", "2026-W41": "2026-W41", "2026": "2026", "2026-13": "2026-13",
	} {
		if got := w.ShortMonth(label); got != want {
			t.Errorf("%s: %q, want %q", label, got, want)
		}
	}
}

// The unit changes where a length reaches the next one, not before.
func TestALengthOfTimeTakesTheLargestUnitThatItFills(t *testing.T) {
	w := words.New("en-GB", english)
	for _, c := range []struct {
		length          timeline.Micros
		duration, clock string
	}{
		{1, "0.000001 s", "0.000001 s"}, {-1, "−0.000001 s", "−0.000001 s"}, {10, "0.00001 s", "0.00001 s"},
		{timeline.Second, "1 s", "1 s"}, {10 * timeline.Second, "10 s", "10 s"},
		{timeline.Minute - timeline.Second, "59 s", "59 s"}, {timeline.Minute, "1 min", "1 min"},
		{timeline.Hour - timeline.Second, "59 min 59 s", "59 min 59 s"}, {timeline.Hour, "1 h", "1 h"},
		{timeline.Hour + timeline.Minute, "1 h 1 min", "1 h 1 min"}, {timeline.Hour + timeline.Second, "1 h", "1 h 1 s"},
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
	w := words.New("en-GB", words.Language{Entries: map[string]string{"b": "1", "a": "2", "c": ""}})
	if got := w.Keys(); !slices.Equal(got, []string{"a", "b", "c"}) {
		t.Errorf("%q", got)
	}
	if !w.Has("c") || w.Has("d") {
		t.Error("an entry is not told from a gap")
	}
}

func TestTheLanguageIsTheFirstPartOfALocale(t *testing.T) {
	for locale, want := range map[string]string{"en-GB": "en", "de": "de", "DE_at": "de", "": ""} {
		if got := words.LanguageOf(locale); got != want {
			t.Errorf("%q: %q, want %q", locale, got, want)
		}
	}
}

// A count among the arguments of a message chooses its form; what is around the number may need it too.
func TestACountChoosesThePluralForm(t *testing.T) {
	l := words.Language{Plural: "pl", Entries: map[string]string{
		"and": "i", "or": "lub", "rows.one": "{0} wiersz", "rows.few": "{0} wiersze", "rows.many": "{0} wierszy",
		"rows.other": "{0} wiersza",
		"plain":      "{0} z {1}", "list": "{0}",
	}, Format: words.Format{Group: " ", Quote: "„{0}”"}}
	c := words.New("pl-PL", l)
	for want, m := range map[string]finding.Message{
		"1 wiersz":           finding.Say("rows", finding.Count(1)),
		"3 wiersze":          finding.Say("rows", finding.Count(3)),
		"12 wierszy":         finding.Say("rows", finding.Count(12)),
		"22 wiersze":         finding.Say("rows", finding.Count(22)),
		"10 000 022 wiersze": finding.Say("rows", finding.Count(10_000_022)),
		"2 z 1001":           finding.Say("plain", finding.Count(2), 1001), // a row is no count
		"„a”, b":             finding.Say("list", finding.All{finding.Quote("a"), "b"}),
		"a, b lub c":         finding.Say("list", finding.Any(finding.Names([]string{"a", "b", "c"}))),
		"1 wiersz i [no such]": finding.Say("list",
			finding.Both{finding.Say("rows", finding.Count(1)), finding.Say("no such")}),
		"": {},
	} {
		if got := c.Say(m); got != want {
			t.Errorf("%v: %q, want %q", m, got, want)
		}
	}
}
