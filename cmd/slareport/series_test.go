package main

import (
	"fmt"
	"testing"
)

// A file that is missing from its series of weeks, days or months is the reason why every objective that asks for its
// time is open, also one of a quarter whose last month is whole.
//
// Decides: file-of-series, series-holds-its-time.
func TestAMissingFileIsTheReasonInEveryPeriodThatAsksForIt(t *testing.T) {
	const terms = `objectives:
  - {id: n, count: {of: outages}, target: at most 3}
  - {id: asked, availability: {from: samples, by: request}, target: 99%}
  - {id: slots, availability: {from: samples, by: slot, slot: 1h}, target: 90%}`
	weeks := map[string]string{"40": "09-29", "41": "10-06", "42": "10-13", "43": "10-20", "44": "10-27"}
	for _, c := range []struct{ week, day, want string }{
		{"", "", "n missed, asked met, slots met"},
		{"42", "", "n undetermined file-missing 3…, asked met, slots met"},
		{"", "09", "n missed, asked undetermined file-missing 100…0, slots met file-missing 100…96.774194"},
	} {
		w := bordered{
			sources: []string{"{id: o, files: data/o-*.csv, records: outages}",
				"{id: p, files: data/p-*.csv, records: samples}"},
			files: map[string]string{}, terms: terms,
		}
		for week, day := range weeks {
			if week != c.week {
				w.files["o-2026-W"+week+".csv"] = fmt.Sprintf("id,from,to\nO%s,2026-%s 10:00,2026-%s 11:00\n", week, day, day)
			}
		}
		for d := 1; d <= 31; d++ {
			day := fmt.Sprintf("%02d", d)
			if day == c.day {
				continue
			}
			text := "at,ok\n"
			for h := range 24 {
				text += fmt.Sprintf("2026-10-%s %02d:00,1\n", day, h)
			}
			w.files["p-2026-10-"+day+".csv"] = text
		}
		if got := verdicts(w.report(t)); got != c.want {
			t.Errorf("without week %q and day %q: %s", c.week, c.day, got)
		}
	}
	quarterly := bordered{
		sources: []string{"{id: o, files: data/o-*.csv, records: outages}"}, files: map[string]string{},
		terms: "objectives:\n  - {id: q, period: last 3 periods, count: {of: outages}, target: at most 3}",
	}
	for _, month := range []string{"06", "07", "08", "10", "11"} {
		quarterly.files["o-2026-"+month+".csv"] = fmt.Sprintf("id,from,to\nO,2026-%s-05 10:00,2026-%s-05 11:00\n", month,
			month)
	}
	if got := verdicts(quarterly.report(t)); got != "q undetermined file-missing 2…" {
		t.Errorf("without September: %s", got)
	}
}
