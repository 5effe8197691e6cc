package workspace

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"math/big"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/currency"
	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/tzdata"
)

// Decides: target-units.
func TestDurationsAreExact(t *testing.T) {
	for text, want := range map[string]timeline.Micros{
		"1s": timeline.Second, "0.000001s": 1, "90m": 90 * timeline.Minute, "1h30m": 90 * timeline.Minute, "1.5h": 90 * timeline.Minute,
		"2d12h": 60 * timeline.Hour, "1d1h1m1s": timeline.Day + timeline.Hour + timeline.Minute + timeline.Second,
		"36600d": 36600 * timeline.Day, "0.1s": 100_000,
	} {
		if got, hint := parseDuration(text); got != want || hint != "" {
			t.Errorf("%s: got %d %q, want %d", text, got, hint, want)
		}
	}
	for _, text := range []string{"", "h", "1", "1h2h", "-1h", "1 h", "1e3s", "36601d", "1m1h", "0.0000001s", "1wd", "∞h"} {
		if got, hint := parseDuration(text); got != 0 || hint == "" {
			t.Errorf("%q: got %d %q", text, got, hint)
		}
	}
}

func TestEveryDurationReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, h, m, s := rapid.IntRange(0, 99).Draw(t, "d"), rapid.IntRange(0, 23).Draw(t, "h"), rapid.IntRange(0, 59).Draw(t, "m"), rapid.IntRange(0, 59_999_999).Draw(t, "µs")
		text := fmt.Sprintf("%dd%dh%dm%d.%06ds", d, h, m, s/1_000_000, s%1_000_000)
		want := timeline.Micros(d)*timeline.Day + timeline.Micros(h)*timeline.Hour + timeline.Micros(m)*timeline.Minute + timeline.Micros(s)
		if got, _ := parseDuration(text); got != want {
			t.Fatalf("%s: got %d, want %d", text, got, want)
		}
	})
}

// Decides: target-units.
func TestWorkingDays(t *testing.T) {
	for text, want := range map[string][2]any{"1wd": {1, false}, "3wd same-time": {3, true}, "1000wd": {1000, false}, "99999999999999999999wd": {mostWorkingDays + 1, false}} {
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
	for text, want := range map[string]*big.Rat{"0%": new(big.Rat), "100%": big.NewRat(100, 1), "99.95 %": big.NewRat(1999, 20), "12.123456789%": big.NewRat(12123456789, 1000000000)} {
		if got, ok := parsePercent(text); !ok || got.Cmp(want) != 0 {
			t.Errorf("%s: got %v", text, got)
		}
	}
}

func TestPercentagesOnBothSidesOfTheirBounds(t *testing.T) {
	for text, want := range map[string]bool{"0%": true, "100%": true, "100.0%": true, "100.000001%": false, "101%": false, "-0.1%": false} {
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
		if _, err := currency.ParseISO(code); err != nil && !slices.Contains([]string{"VED", "SLE", "ZWG", "XCG", "MRU", "VES"}, code) {
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

func TestVersionsAreSortedByDate(t *testing.T) {
	w, problems := workspaceWith(t, []string{"99%", "{2026-07-01: 97%, 2026-01-01: 95%, 2026-10-01: 99%}"})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var order []string
	for _, v := range w.Agreements[0].Objectives[0].Targets {
		order = append(order, v.Value.Text)
	}
	if !slices.Equal(order, []string{"95%", "97%", "99%"}) {
		t.Errorf("got %v", order)
	}
}

func TestAsManyVersionsAsPossible(t *testing.T) {
	if _, problems := workspaceWith(t, []string{"99%", versionsOf(maxVersions)}); len(problems) > 0 {
		t.Error(problems)
	}
}

// TestMinimumIsComparedWhereBothHold: the minimum may be above what the target was before there was one.
func TestMinimumIsComparedWhereBothHold(t *testing.T) {
	for minimum, want := range map[string]int{
		"{2026-06-01: 96%}": 0, "{2026-01-01: 90%, 2026-06-01: 96%}": 0, "{2026-06-01: 97.5%}": 1, "{2026-01-01: 96%}": 1, "95%": 0, "95.1%": 1,
	} {
		_, problems := workspaceWith(t, []string{"target: 99%", "target: {2026-01-01: 95%, 2026-06-01: 97%}\n    minimum: " + minimum})
		if len(problems) != want {
			t.Errorf("%s: got %v", minimum, problems)
		}
	}
}

func TestStatisticInPercentIsAtLeastUnlessTold(t *testing.T) {
	w, problems := workspaceWith(t, []string{"availability: {from: outages}", "statistic: {of: surveys, value: score / scale * 100, take: mean}", "99%", "90%"})
	if len(problems) > 0 || w.Agreements[0].Objectives[0].Targets[0].Value.AtMost {
		t.Errorf("got %v", problems)
	}
}

func TestFilterOfSamplesIsOverTheirSeries(t *testing.T) {
	w, problems := workspaceWith(t, []string{"from: outages", "from: samples, where: site == \"HQ\""})
	if len(problems) > 0 || w.Expressions[0].Record != presets.Samples || w.Expressions[0].Use != "where" {
		t.Errorf("got %v %v", w.Expressions, problems)
	}
}

func TestDelimiters(t *testing.T) {
	for text, want := range map[string]string{"tab": "\t", "space": " ", `";"`: ";", `"|"`: "|", `":"`: ":", "^": "^", `"~"`: "~"} {
		files := fstest.MapFS{File: {Data: []byte(goodSettings + "    delimiter: " + text + "\n")}, "agreements/a.yaml": {Data: []byte(goodAgreement)}}
		w, problems, err := Load(files)
		if err != nil || len(problems) > 0 || w.Sources[0].Delimiter != want {
			t.Errorf("%s: got %v %v", text, problems, err)
		}
		if err := compiled(t, "workspace").Validate(instance(t, files[File].Data)); err != nil {
			t.Errorf("%s: the schema refuses it: %v", text, err)
		}
	}
}

func TestLogoMayBeJPEG(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	if what, _ := badLogo(b.Bytes()); what != "" {
		t.Error(what)
	}
	if what, _ := badLogo(b.Bytes()[:b.Len()/2]); what == "" {
		t.Error("half a picture was taken")
	}
}

func TestZoneHints(t *testing.T) {
	for text, want := range map[string]string{
		"europe/berlin": "did you mean Europe/Berlin?", "Berlin": "did you mean Europe/Berlin?", "Europe/New York": "did you mean America/New_York?",
		"Istanbul": "did you mean Europe/Istanbul?", "utc": "did you mean UTC?", "kolkata": "did you mean Asia/Kolkata?",
		"+01:00": "an offset is no zone: it does not know when clocks change", "Europe/Stokholm": "did you mean Europe/Stockholm?", "qqqq": "", "/": "", "ä/ö": "",
	} {
		if got := zoneHint(text); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

// TestPresetsCompleteASource holds that every preset gives every field that a record needs, with filters
// that compile.
func TestPresetsCompleteASource(t *testing.T) {
	for _, p := range presets.All() {
		if _, err := tzdata.Load(p.Zone); p.Zone != "" && err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
		for _, record := range p.Records() {
			text := strings.Replace(goodSettings, "records: tickets", "records: "+record+"\n    preset: "+p.Name, 1)
			if problems := problemsOf(t, File, text); len(problems) > 0 {
				t.Errorf("%s %s: %v", p.Name, record, problems)
			}
			m, _ := p.Mapping(record)
			if err := filter.Check(record, m.Where); m.Where != "" && err != nil {
				t.Errorf("%s %s: %v", p.Name, record, err)
			}
		}
	}
}

func TestFiltersOfPresetAndSourceBothHold(t *testing.T) {
	if got := joined(`severity == "Down"`, `cause != "x" || share > 1`); got != `(severity == "Down") && (cause != "x" || share > 1)` {
		t.Error(got)
	}
	if got := joined("", "a"); got != "a" {
		t.Error(got)
	}
}

func TestExpressionsOfTheSamplesCompile(t *testing.T) {
	for _, dir := range []string{"sketch", "full"} {
		for _, e := range load(t, dir).Expressions {
			if err := filter.Check(e.Record, e.Text); err != nil {
				t.Errorf("%s:%d:%d: %v", e.Place.File, e.Place.Line, e.Place.Column, err)
			}
		}
	}
}

// TestHowMuchAFileMayUnpackTo holds both units and both bounds.
func TestHowMuchAFileMayUnpackTo(t *testing.T) {
	for text, want := range map[string]int64{"1MB": 1 << 20, "512MB": 512 << 20, "2 GB": 2 << 30, "9999GB": 9999 << 30, "0MB": 0, "10000MB": 0, "512": 0, "1.5GB": 0, "-1MB": 0, "1TB": 0, "MB": 0} {
		settings := strings.Replace(goodSettings, "records: tickets", "records: tickets\n    max-bytes: "+text, 1)
		problems := problemsOf(t, File, settings)
		if want == 0 {
			if len(problems) != 1 || !strings.Contains(problems[0].Text, "an amount such as 512MB or 2GB") {
				t.Errorf("%s: %v", text, problems)
			}
			continue
		}
		w, _, err := Load(fstest.MapFS{File: {Data: []byte(settings)}, "agreements/a.yaml": {Data: []byte("id: a\n")}})
		if err != nil || len(problems) > 0 || w.Sources[0].MaxBytes != want {
			t.Errorf("%s: %d, %v, %v", text, w.Sources[0].MaxBytes, problems, err)
		}
	}
}
