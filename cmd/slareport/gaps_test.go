package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// probesOf are probes of October every so many minutes, all good but where failed says so, none where silent does. Both
// ask for the minute of the month.
func probesOf(step int, silent, failed func(minute int) bool) (list []string) {
	for at := 0; at < 31*24*60; at += step {
		word := "y"
		if failed != nil && failed(at) {
			word = "n"
		}
		if silent == nil || !silent(at) {
			list = append(list, fmt.Sprintf("2026-10-%02d %02d:%02d,%s,5,1,1", 1+at/1440, at/60%24, at%60, word))
		}
	}
	return list
}

// minutes is true from one minute of the month to another.
func minutes(from, to int) func(int) bool { return func(at int) bool { return at >= from && at < to } }

// Probes every ten minutes, and nobody says so. A day of silence is 3.23 % of the month, wherever it lies: at 99.5 %
// nobody knows, at 90 % it makes no difference. An hour of silence is none; two failures are 20 minutes, 0.04 %.
//
// Decides: samples-usual-distance, coverage-not-agreed.
func TestSilenceBetweenSamplesIsUnknown(t *testing.T) {
	const day = 1440
	two := func(minute int) bool { return minute == 10*day-20 || minute == 10*day-10 }
	for _, c := range []struct {
		name           string
		rows           []string
		strict, lesser report.Verdict // against 99.5 %, and 90 %
	}{
		{"no silence", probesOf(10, nil, nil), report.Met, report.Met},
		{"an hour", probesOf(10, minutes(5*day, 5*day+60), nil), report.Met, report.Met},
		{"at the beginning", probesOf(10, minutes(0, day), nil), report.Unclear, report.Met},
		{"at the end", probesOf(10, minutes(30*day, 31*day), nil), report.Unclear, report.Met},
		{"in the middle", probesOf(10, minutes(10*day, 11*day), nil), report.Unclear, report.Met},
		{"after two failures", probesOf(10, minutes(10*day, 11*day), two), report.Unclear, report.Met},
		{"one probe a day", probesOf(day, nil, nil), report.Met, report.Met},
		{"a single probe", []string{"2026-10-05 00:00,y,5,1,1"}, report.Unclear, report.Unclear},
		// a log of states, each of which holds until the next
		{"every other day for the first half", probesOf(2*day, minutes(15*day, 31*day), nil), report.Met, report.Met},
		{"an hour a day", probesOf(10, func(at int) bool { return at%day >= 60 }, nil), report.Met, report.Met},
	} {
		for _, how := range []string{"by: request", "by: run, runs: {failures: 2}", "by: run, runs: {minutes: 20}"} {
			for target, want := range map[string]report.Verdict{"99.5%": c.strict, "90%": c.lesser} {
				r := damagedReport(t, "objectives: [{id: o, availability: {from: samples, "+how+"}, target: "+target+"}]",
					rows("samples", "at,ok,latency,sent,received", c.rows...))
				if len(c.rows) < 24 && how == "by: request" {
					want = report.Met // so few may have come with requests
				}
				if half := c.name == "every other day for the first half"; half && !found(r, "no sample of o speaks") {
					t.Errorf("%s: the other half is not told of: %+v", how, r.Findings)
				}
				if o := objective(t, r, "o"); o.Verdict != want {
					t.Errorf("%s, %s, %s: %s, want %s: %s", c.name, how, target, o.Verdict, want, o.Sentence)
				}
			}
		}
	}
}

// The verdict on what is below the agreed coverage has a price, as has one without any agreed coverage. The hours of 31
// days are 744, and 20 are silent: 97.31 % are covered.
//
// Decides: coverage-not-agreed.
func TestSilenceOfSamplesIsPriced(t *testing.T) {
	list := probesOf(60, minutes(100*60, 120*60), nil)
	for i := range list {
		list[i] = strings.Join(strings.Split(list[i], ",")[:2], ",")
	}
	for _, c := range []struct {
		more, target string
		verdict      report.Verdict
	}{
		{"", "99%", report.Unclear}, {"", "97%", report.Met},
		{", coverage: 98%", "99%", report.Unclear}, {", coverage: 97%", "99%", report.Met},
	} {
		for _, how := range []string{
			"by: request, every: 1h", "by: slot, slot: 1h", "by: slot-mean, slot: 1h",
			"by: run, runs: {failures: 1}, every: 1h",
		} {
			terms := "fees: {mail: 1000.00}\nobjectives: [{id: o, service: mail, availability: {from: samples, " + how +
				c.more + "}, target: " + c.target + ", credit: {of: mail, bands: {below " + c.target + ": 10%}}}]"
			r := damagedReport(t, terms, rows("samples", "at,ok", list...))
			o := objective(t, r, "o")
			priced := slices.ContainsFunc(o.Provisional, func(p report.Provisional) bool { return p.Key == "time-silent" })
			if open := c.verdict == report.Unclear; o.Verdict != c.verdict || priced != open || (r.Standing != nil) != open {
				t.Errorf("%s%s, %s: %s, %+v", how, c.more, c.target, o.Verdict, o.Provisional)
			}
		}
	}
}

// Two days of failures are 6.45 % of the month: 95 % is missed whatever happened in twenty silent hours. Then a credit
// of one amount is certain, and no document calls its figures provisional; where the hours decide between two amounts
// they are. At worst 68 hours are lost, 9.14 %.
func TestSilenceThatDecidesNothingIsNotProvisional(t *testing.T) {
	list := probesOf(60, minutes(100*60, 120*60), minutes(20*24*60, 22*24*60))
	for bands, between := range map[string]string{"below 95%: 10%": "", "below 95%: 10%, below 92%: 30%": "200.00"} {
		for _, how := range []string{"by: request", "by: slot, slot: 1h", "by: run, runs: {failures: 1}"} {
			terms := "fees: {mail: 1000.00}\nobjectives: [{id: o, service: mail, availability: {from: samples, " + how +
				"}, target: 95%, credit: {of: mail, bands: {" + bands + "}}}]"
			r := damagedReport(t, terms,
				rows("samples", "at,ok,latency,sent,received", list...))
			got := ""
			if r.Standing != nil {
				got = r.Standing.Missing[0].Between
			}
			o := objective(t, r, "o")
			if o.Verdict != report.Missed || got != between || (r.Standing != nil) != (between != "") {
				t.Errorf("%s, %s: %s, %q between, %+v", how, bands, o.Verdict, got, r.Standing)
			}
		}
	}
}

// Probes of working hours end on Friday the 30th, ten minutes before the doors close: no agreed time follows, and no
// word is said of it. Around the clock, the weekend is silent.
func TestSilenceAfterHoursIsNotTold(t *testing.T) {
	const day = 1440
	closed := func(at int) bool { return (at/day+3)%7 >= 5 || at%day < 8*60 || at%day >= 18*60 }
	for hours, want := range map[string]bool{"calendar: office, ": false, "": true} {
		r := damagedReport(t, "calendars: {office: {hours: {mon-fri: 08:00-18:00}}}\nobjectives: [{id: o, service: mail, "+
			"availability: {from: samples, by: run, "+hours+"runs: {failures: 2}}, target: 99%}]",
			rows("samples", "at,service,ok,latency,sent,received", inService("mail", probesOf(10, closed, nil))...))
		if told := found(r, `the last sample of service "mail" is of`); told != want {
			t.Errorf("%q: told %v: %+v", hours, told, r.Findings)
		}
	}
}

// inService adds a service to probes.
func inService(service string, probes []string) (list []string) {
	for _, p := range probes {
		at, rest, _ := strings.Cut(p, ",")
		list = append(list, at+","+service+","+rest)
	}
	return list
}

// Every day is judged by itself, and one of them has no sample: it may have missed, and may not. Saturdays and Sundays
// on which nobody ever probes are none of the days, and neither is what lies before the first sample.
//
// Decides: daily-days, samples-silence-begins.
func TestADayWithoutASampleMayHaveMissed(t *testing.T) {
	const day = 1440
	weekend := func(minute int) bool { return minute/day%7 == 2 || minute/day%7 == 3 } // the first is a Thursday
	for _, c := range []struct {
		name string
		rows []string
		want report.Verdict
	}{
		{"all days", probesOf(60, nil, nil), report.Met},
		{"one silent", probesOf(60, minutes(9*day, 10*day), nil), report.Unclear},
		{"the first nine", probesOf(60, minutes(0, 9*day), nil), report.Met},
	} {
		for _, terms := range []string{
			"availability: {from: samples, by: request}, target: 99%",
			"availability: {from: samples, by: request, every: 1h, coverage: 95%}, target: 99%",
			"availability: {from: samples, by: slot, slot: 1h}, target: 99%",
			"availability: {from: samples, by: run, runs: {failures: 2}}, target: 99%",
			"share: {of: samples, good: ok}, target: 99%",
			"share: {of: samples, good: received, all: sent}, target: 99%",
			"statistic: {of: samples, value: latency, take: p95, unit: ms}, target: at most 20 ms",
		} {
			r := damagedReport(t, "objectives: [{id: o, "+terms+", period: day}]",
				rows("samples", "at,ok,latency,sent,received", c.rows...))
			if o := objective(t, r, "o"); o.Verdict != c.want {
				t.Errorf("%s, %s: %s, want %s: %s", c.name, terms, o.Verdict, c.want, o.Sentence)
			}
		}
	}
	r := damagedReport(t, "objectives: [{id: o, share: {of: samples, good: ok}, target: 99%, period: day}]",
		rows("samples", "at,ok,latency,sent,received", probesOf(60, weekend, nil)...))
	if o := objective(t, r, "o"); o.Verdict != report.Met {
		t.Errorf("working days: %s: %s", o.Verdict, o.Sentence)
	}
}
