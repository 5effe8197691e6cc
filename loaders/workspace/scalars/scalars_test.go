package scalars

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/timeline"
)

// Decides: target-units.
func TestDurationsAreExact(t *testing.T) {
	for text, want := range map[string]timeline.Micros{
		"1s": timeline.Second, "0.000001s": 1, "90m": 90 * timeline.Minute, "1h30m": 90 * timeline.Minute,
		"1.5h":  90 * timeline.Minute,
		"2d12h": 60 * timeline.Hour, "1d1h1m1s": timeline.Day + timeline.Hour + timeline.Minute + timeline.Second,
		"36600d": 36600 * timeline.Day, "0.1s": 100_000,
	} {
		if got, hint := parseDuration(text); got != want || hint != "" {
			t.Errorf("%s: got %d %q, want %d", text, got, hint, want)
		}
	}
	for _, text := range []string{
		"", "h", "1", "1h2h", "-1h", "1 h", "1e3s", "36601d", "1m1h", "0.0000001s", "1wd", "∞h",
	} {
		if got, hint := parseDuration(text); got != 0 || hint == "" {
			t.Errorf("%q: got %d %q", text, got, hint)
		}
	}
}

func TestEveryDurationReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, h, m, s := rapid.IntRange(0, 99).Draw(t, "d"), rapid.IntRange(0, 23).Draw(t, "h"),
			rapid.IntRange(0, 59).Draw(t, "m"), rapid.IntRange(0, 59_999_999).Draw(t, "µs")
		text := fmt.Sprintf("%dd%dh%dm%d.%06ds", d, h, m, s/1_000_000, s%1_000_000)
		want := timeline.Micros(d)*timeline.Day + timeline.Micros(h)*timeline.Hour + timeline.Micros(m)*timeline.Minute +
			timeline.Micros(s)
		if got, _ := parseDuration(text); got != want {
			t.Fatalf("%s: got %d, want %d", text, got, want)
		}
	})
}

// Decides: target-units.
func TestWorkingDays(t *testing.T) {
	for text, want := range map[string][2]any{
		"1wd": {1, false}, "3wd same-time": {3, true}, "1000wd": {1000, false},
		"99999999999999999999wd": {mostWorkingDays + 1, false},
	} {
		if days, same, ok := workingDays(text); !ok || days != want[0] || same != want[1] {
			t.Errorf("%s: got %d %v %v", text, days, same, ok)
		}
	}
	for _, text := range []string{"wd", "1.5wd", "-1wd", "1 wd", "1wd same", "same-time"} {
		if _, _, ok := workingDays(text); ok {
			t.Errorf("%q was taken", text)
		}
	}
}

func TestPercentagesAreExact(t *testing.T) {
	for text, want := range map[string]*big.Rat{
		"0%": new(big.Rat), "100%": big.NewRat(100, 1), "99.95 %": big.NewRat(1999, 20),
		"12.123456789%": big.NewRat(12123456789, 1000000000),
	} {
		if got, ok := ParsePercent(text); !ok || got.Cmp(want) != 0 {
			t.Errorf("%s: got %v", text, got)
		}
	}
}

func TestPercentagesOnBothSidesOfTheirBounds(t *testing.T) {
	for text, want := range map[string]bool{
		"0%": true, "100%": true, "100.0%": true, "100.000001%": false, "101%": false, "-0.1%": false,
	} {
		if got := percentForm.MatchString(text); got != want {
			t.Errorf("%s: got %v", text, got)
		}
	}
}

func TestCurrenciesAreThoseOfISO4217(t *testing.T) {
	all := currencies()
	if unique := slices.Compact(slices.Clone(all)); len(unique) != len(all) {
		t.Error("a currency is there twice")
	}
	for _, code := range all {
		if _, err := currency.ParseISO(code); err != nil &&
			!slices.Contains([]string{"VED", "SLE", "ZWG", "XCG", "MRU", "VES"}, code) {
			t.Errorf("%s: %v", code, err)
		}
	}
	for code, want := range map[string]int{"EUR": 2, "JPY": 0, "KWD": 3, "CHF": 2, "ISK": 0, "TND": 3} {
		if got, ok := MinorUnits(code); !ok || got != want {
			t.Errorf("%s: got %d %v", code, got, ok)
		}
	}
	if _, ok := MinorUnits("DEM"); ok {
		t.Error("DEM is no currency any more")
	}
}

func TestZoneHints(t *testing.T) {
	for text, want := range map[string]string{
		"europe/berlin": "did you mean Europe/Berlin?", "Berlin": "did you mean Europe/Berlin?",
		"Europe/New York": "did you mean America/New_York?",
		"Istanbul":        "did you mean Europe/Istanbul?", "utc": "did you mean UTC?",
		"kolkata":         "did you mean Asia/Kolkata?",
		"+01:00":          "an offset is no zone: it does not know when clocks change",
		"Europe/Stokholm": "did you mean Europe/Stockholm?", "qqqq": "", "/": "", "ä/ö": "",
	} {
		if got := zoneHint(text); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestCountriesAreThoseOfTheStandard(t *testing.T) {
	list := strings.Fields(countries)
	if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != 249 {
		t.Errorf("%d codes, of which ISO 3166-1 has 249", len(list))
	}
	for _, code := range list {
		if r, err := language.ParseRegion(code); err != nil || !r.IsCountry() {
			t.Errorf("%s is no country: %v", code, err)
		}
	}
}
