package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// datesOf are the dates of October 2026 for which a condition holds; the first of them is a Thursday.
func datesOf(holds func(day int) bool) (list []string) {
	for day := 1; day <= 31; day++ {
		if holds(day) {
			list = append(list, fmt.Sprintf("2026-10-%02d", day))
		}
	}
	return list
}

// Each day brings 19 good ones of 20, or a value of 30. What happened on days of which no tally speaks nobody knows, be
// they most of the month, or one day of it. A month of weekdays is whole, and so is one without the days on which the
// only calendar is closed; 26 October is a holiday there. One figure dated by the last day of its month is the month's.
// A maximum that is missed stays missed, and one silent day is one day of a verdict by the day,
// of which a figure of a month says nothing.
//
// Decides: tally-silence.
func TestADayWithoutATallyIsUnknown(t *testing.T) {
	const met, missed, open = report.Met, report.Missed, report.Unclear
	workday := func(day int) bool { return (day+3)%7 < 5 } // 1 October is a Thursday
	all := datesOf(func(int) bool { return true })
	without := func(gone ...int) []string { return datesOf(func(day int) bool { return !slices.Contains(gone, day) }) }
	const office = "calendars: {office: {hours: {mon-fri: 08:00-17:00}, holidays: [2026-10-26]}}\n"
	whole, split := []string{"2026-10"}, []string{"2026-10-01/2026-10-15", "2026-10-16/2026-10-31"}
	for _, c := range []struct {
		name, calendars string
		days            []string
		share, mean     report.Verdict // at least 90 %, at most 40
		low, high, day  report.Verdict // a maximum of at most 20 and at most 40, every day 90 %
	}{
		{"every day", "", all, met, met, missed, met, met},
		{"two days", "", all[:2], open, open, missed, open, open},
		{"two days apart", "", []string{all[2], all[16]}, open, open, missed, open, open},
		{"one day in the middle", "", all[11:12], open, open, missed, open, open},
		{"all but one", "", without(12), open, open, missed, open, open},
		{"all but two", "", without(12, 13), open, open, missed, open, open},
		{"all but the last", "", without(31), open, open, missed, open, open},
		{"the last alone", "", all[30:], met, met, missed, met, met},
		{"weekdays", "", datesOf(workday), met, met, missed, met, met},
		{"weekdays but a holiday", "", datesOf(func(day int) bool { return workday(day) && day != 26 }),
			open, open, missed, open, open},
		{"weekdays but a holiday of the calendar", office, datesOf(func(day int) bool { return workday(day) && day != 26 }),
			met, met, missed, met, met},
		{"a month", "", whole, met, met, missed, met, open},
		{"two halves", "", split, met, met, missed, met, open},
		{"one half", "", split[:1], open, open, missed, open, open},
	} {
		var list []string
		for _, id := range []string{"share", "mean", "low", "high", "day"} {
			for _, date := range c.days {
				from, to, _ := strings.Cut(date, "/")
				if to != "" {
					date = ""
				} else {
					from = ""
				}
				list = append(list, strings.Join([]string{id, from, to, date, "19,20,30"}, ","))
			}
		}
		r := damagedReport(t, c.calendars+`objectives:
  - {id: share, share: {of: tallies, good: good, all: total}, target: 90%}
  - {id: mean, statistic: {of: tallies, value: value, take: mean, unit: ms}, target: at most 40 ms}
  - {id: low, statistic: {of: tallies, value: value, take: max, unit: ms}, target: at most 20 ms}
  - {id: high, statistic: {of: tallies, value: value, take: max, unit: ms}, target: at most 40 ms}
  - {id: day, share: {of: tallies, good: good, all: total}, target: 90%, period: day}`,
			rows("tallies", "objective,from,to,period,good,total,value", list...))
		for id, want := range map[string]report.Verdict{
			"share": c.share, "mean": c.mean, "low": c.low, "high": c.high, "day": c.day,
		} {
			if o := objective(t, r, id); o.Verdict != want {
				t.Errorf("%s: %s is %s, want %s: %s", c.name, id, o.Verdict, want, o.Sentence)
			}
		}
		if c.share == open && (r.Standing == nil || r.Standing.Missing[0].Key != "time-silent") {
			t.Errorf("%s: nothing says what is missing: %+v", c.name, r.Standing)
		}
	}
}

// October has no row of 19 good ones of 20, though its source was read: nobody knows what happened in it. Each figure
// is of a day or of a month before, or of another objective, or there is none at all.
//
// Decides: tally-silence.
func TestAMonthWithoutATallyIsUnknown(t *testing.T) {
	const head = "objective,period,good,total,value"
	for name, list := range map[string][]string{
		"the month before":         {"2026-09"},
		"two months before":        {"2026-08", "2026-09"},
		"days of the month before": {"2026-09-01", "2026-09-02", "2026-09-30"},
		"the first day of months":  {"2026-08-01", "2026-09-01"},
		"no row":                   nil,
		"another objective":        {"other"},
	} {
		var all []string
		for _, id := range []string{"share", "mean", "high", "day"} {
			for _, date := range list {
				if date == "other" {
					id, date = "other", "2026-10"
				}
				all = append(all, id+","+date+",19,20,30")
			}
		}
		r := damagedReport(t, `objectives:
  - {id: share, share: {of: tallies, good: good, all: total}, target: 90%}
  - {id: mean, statistic: {of: tallies, value: value, take: mean, unit: ms}, target: at most 40 ms}
  - {id: high, statistic: {of: tallies, value: value, take: max, unit: ms}, target: at most 40 ms}
  - {id: day, share: {of: tallies, good: good, all: total}, target: 90%, period: day}`,
			rows("tallies", head, all...))
		for _, o := range r.Objectives {
			if o.Verdict != report.Unclear {
				t.Errorf("%s: %s is %s: %s", name, o.ID, o.Verdict, o.Sentence)
			}
		}
		if r.Standing == nil || r.Standing.Missing[0].Key != "time-silent" {
			t.Errorf("%s: nothing says what is missing: %+v", name, r.Standing)
		}
	}
}

// A month of which no day has anything to judge is not one in which no day missed its target.
//
// Decides: days-none.
func TestAMonthWithoutADayToJudgeHasNoVolume(t *testing.T) {
	for _, c := range []struct{ terms, records, head, in, before string }{
		{"share: {of: tallies, good: good, all: total}, target: 90%", "tallies", "objective,period,good,total",
			"o,2026-10-01,9,10", "o,2026-09-01,9,10"},
		{"timeliness: {from: opened, to: resolved, within: 4h}, target: 90%", "tickets", "id,opened,resolved",
			"T1,2026-10-01 08:00,2026-10-01 09:00", "T1,2026-09-01 08:00,2026-09-01 09:00"},
		{"statistic: {of: surveys, value: score, take: mean}, target: at least 4 points", "surveys", "at,score",
			"2026-10-01 08:00,5", "2026-09-01 08:00,5"},
		{"availability: {from: samples, by: request}, target: 90%", "samples", "at,ok", "2026-10-01 08:00,y",
			"2026-11-01 08:00,y"},
	} {
		terms := "objectives: [{id: o, " + c.terms + ", period: day}]"
		for row, verdicts := range map[string][]report.Verdict{
			c.before: {report.NoVolume}, c.in: {report.Met, report.Unclear}, // silence of tallies and samples is open
		} {
			if row == c.before && c.records == "tallies" {
				verdicts = []report.Verdict{report.Unclear} // whose silence is open
			}
			o := objective(t, damagedReport(t, terms, rows(c.records, c.head, row)), "o")
			if !slices.Contains(verdicts, o.Verdict) {
				t.Errorf("%s, %s: %s: %s", c.terms, row, o.Verdict, o.Sentence)
			}
		}
	}
}

// A sample an hour, for the first two days, for the last two, or for all. The verdict on a share or a value rests on
// what there is, and what has no sample is said. One sample a week is no silence.
//
// Decides: samples-silent.
func TestALongTimeWithoutASampleIsTold(t *testing.T) {
	hours := func(from, to, step int) (list []string) {
		for hour := from; hour < to; hour += step {
			list = append(list, fmt.Sprintf("2026-10-%02d %02d:00,y,5,1,1", 1+hour/24, hour%24))
		}
		return list
	}
	for _, c := range []struct {
		name  string
		rows  []string
		wants []string // of which time nothing is known
	}{
		{"two days", hours(0, 48, 1), []string{"from 2 Oct 2026 23:00 to 1 Nov 2026 00:00"}},
		{"the last two", hours(29*24, 31*24, 1), []string{"from 1 Oct 2026 00:00 to 30 Oct 2026 00:00"}},
		{"all days", hours(0, 31*24, 1), nil},
		{"once a week", hours(12, 31*24, 7*24), nil},
	} {
		r := damagedReport(t, `objectives:
  - {id: share, share: {of: samples, good: ok}, target: 90%}
  - {id: packets, share: {of: samples, good: received, all: sent}, target: 90%}
  - {id: latency, statistic: {of: samples, value: latency, take: p95}, target: at most 20 ms}`,
			rows("samples", "at,ok,latency,sent,received", c.rows...))
		for _, o := range r.Objectives {
			told := found(r, "no sample of "+o.ID)
			if told != (len(c.wants) > 0) {
				t.Errorf("%s: silence of %s is told: %v", c.name, o.ID, told)
			}
			for _, want := range c.wants {
				if !found(r, "no sample of "+o.ID+" speaks for the time "+want) {
					t.Errorf("%s, %s: %+v", c.name, o.ID, r.Findings)
				}
			}
			if o.Verdict != report.Met {
				t.Errorf("%s: %s is %s", c.name, o.ID, o.Verdict)
			}
		}
	}
}

// Of 100 probes in Berlin two failed, and the causes of outages say who answers. An outage in Leipzig excuses nothing
// in Berlin, nor does one of which the cause or the begin cannot be read; one in Berlin, or nobody knows where, may.
func TestWhatIsUnreadOfAnotherSiteExcusesNothingHere(t *testing.T) {
	var probes []string
	for hour := range 100 {
		probes = append(probes, fmt.Sprintf("2026-10-%02d %02d:00,%s,Berlin", 1+hour/24, hour%24,
			map[bool]string{true: "n", false: "y"}[hour == 50 || hour == 51]))
	}
	for _, c := range []struct {
		row  string // of an outage
		want report.Verdict
	}{
		{"1,Leipzig,2026-10-03 00:00,2026-10-03 06:00,power", report.Missed},
		{"1,Berlin,2026-10-03 00:00,2026-10-03 06:00,power", report.Excused},
		{"1,Leipzig,2026-10-03 00:00,2026-10-03 06:00,#N/A", report.Missed},
		{"1,Berlin,2026-10-03 00:00,2026-10-03 06:00,#N/A", report.Unclear},
		{"1,Leipzig,soon,2026-10-03 06:00,power", report.Missed},
		{"1,Berlin,soon,2026-10-03 06:00,power", report.Unclear},
		{"1,,soon,2026-10-03 06:00,power", report.Unclear},
	} {
		r := damagedReport(t, "fault: {excuses: [customer], causes: {power: customer}}\nobjectives:\n"+
			`  - {id: o, availability: {from: samples, by: request, every: 1h, coverage: 10%, where: 'site == "Berlin"'},`+
			" target: 99%}",
			with(rows("samples", "at,ok,site", probes...), rows("outages", "id,site,from,to,cause", c.row,
				"2,Leipzig,2026-10-20 00:00,2026-10-20 01:00,bug")))
		if o := objective(t, r, "o"); o.Verdict != c.want {
			t.Errorf("%s: %s, want %s: %s", c.row, o.Verdict, c.want, o.Sentence)
		}
	}
}
