package main

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// The means of the 2nd and of the 6th are over 40 ms, that of the 3rd is 40 ms and one more day is below: two days
// miss, and each pays a thirty-first of the fee. Days without samples are no misses.
//
// Decides: daily-verdict.
func TestEveryDayIsJudgedAndPaysByItself(t *testing.T) {
	o := roundTrips("UTC", "2026-10-02T10:00Z,41", "2026-10-03T10:00Z,40", "2026-10-05T10:00Z,39", "2026-10-06T10:00Z,42").
		judged(t, report.Missed, "2")
	if o.Credit.Payable != "20.00" {
		t.Errorf("it pays %s, want 20.00", o.Credit.Payable)
	}
}

// roundTrips promises a mean of 40 ms for every day.
func roundTrips(zone string, list ...string) trial {
	return trial{
		zone: zone,
		terms: "fees: {line: 310.00}\nobjectives: [{id: o, service: line, statistic: {of: samples, value: latency, " +
			"take: mean, unit: ms}, target: at most 40 ms, period: day, credit: {of: line, per-miss: {pays: 1d}}}]",
		rows: rows("samples", "time,latency", list...),
	}
}

// 22:30 in UTC is the next day in Berlin, where 37 and 42 ms make a mean within the target; in UTC 42 ms are a day of
// their own.
//
// Decides: daily-days.
func TestDaysAreThoseOfTheAgreement(t *testing.T) {
	decides(t,
		flip{"in Berlin", roundTrips("Europe/Berlin", "2026-10-05T22:30Z,37", "2026-10-06T10:00Z,42"), report.Met, "0"},
		flip{"in UTC", roundTrips("UTC", "2026-10-05T22:30Z,37", "2026-10-06T10:00Z,42"), report.Missed, "1"},
	)
}

// Nine hours in July, of a quarter of 2,208 hours: the quarter is judged with September and pays on three fees; in
// August it is not due. A window of two months has July in August, and no more in September.
//
// Decides: own-periods, fee-of-own-period.
func TestObjectivesOfAQuarterAreJudgedAndPaidWithItsLastMonth(t *testing.T) {
	of := func(period, month string) *report.Objective {
		return objective(t, trial{
			terms: "effective: {from: 2026-01-01}\nfees: {line: {2026-01-01: 100.00, 2026-09-01: 150.00}}\n" +
				"objectives: [{id: o, service: line, availability: {from: outages}, target: 99.9%, period: " + period +
				", credit: {of: line, bands: {below 99.9%: 10%}}}]",
			rows: rows("outages", "from,to,service", "2026-07-03 00:00,2026-07-03 09:00,line"), period: month,
		}.report(t), "o")
	}
	for _, c := range []struct {
		period, month string
		verdict       report.Verdict
		value, pays   string
	}{
		{"quarter", "2026-08", report.NotDue, "", "0.00"},
		{"quarter", "2026-09", report.Missed, "99.592391", "35.00"},
		{"quarter", "2026-10", report.NotDue, "", "0.00"},
		{"last 2 periods", "2026-08", report.Missed, "99.395161", "10.00"},
		{"last 2 periods", "2026-09", report.Met, "100", "0.00"},
		{"last 3 periods", "2026-09", report.Missed, "99.592391", "15.00"}, // of September's fee alone
		{"half-year", "2026-09", report.NotDue, "", "0.00"},
	} {
		t.Run(c.period+" in "+c.month, func(t *testing.T) {
			o := of(c.period, c.month)
			if o.Verdict != c.verdict || c.value != "" && o.Contractual.Value != c.value || o.Credit.Payable != c.pays {
				t.Errorf("%s with %s pays %s, want %s with %s and %s: %s",
					o.Verdict, o.Contractual.Value, o.Credit.Payable, c.verdict, c.value, c.pays, o.Sentence)
			}
		})
	}
}

// The fourth quarter has 92 days: 7 h 12 min of them at ten times the fee of three months. Quarters in which the
// agreement was not in force, and months that are not due, have no time to divide by.
func TestLostTimeOfAQuarterIsPaidByItsOwnTime(t *testing.T) {
	for _, c := range []struct{ period, month, pays string }{
		{"quarter", "2026-12", "97.83"}, {"quarter", "2026-11", "0.00"}, {"half-year", "2026-12", "97.83"},
		{"year", "2026-12", "98.63"},
	} {
		o := objective(t, trial{
			terms: "effective: {from: 2026-01-01}\nfees: {line: 1000.00}\n" +
				"objectives: [{id: o, service: line, availability: {from: outages}, target: 99.999%, period: " + c.period +
				", credit: {of: line, lost-time: {pays: 10x}}}]",
			rows: rows("outages", "from,to,service", "2026-12-07 15:00,2026-12-07 22:12,line"), period: c.month,
			asOf: "2027-01-06T00:00:00Z",
		}.report(t), "o")
		if o.Credit.Payable != c.pays {
			t.Errorf("%s in %s pays %s, want %s: %s", c.period, c.month, o.Credit.Payable, c.pays, o.Sentence)
		}
	}
}

// 110 % of a thousand are 1,100 calls: with 1,101 a miss is excused and pays nothing, with 1,100 it is not. A period
// that has no forecast has no relief.
//
// Decides: relief.
func TestAMissAboveTheForecastVolumeIsExcused(t *testing.T) {
	calls := func(forecast, total string) trial {
		return trial{
			terms: "fees: {desk: 100.00}\nobjectives: [{id: o, share: {of: tallies, good: good, all: total}, target: 80%, " +
				"relief: {above: 110%, forecast: " + forecast + "}, credit: {of: desk, bands: {below 80%: 5%}}}]",
			rows: rows("tallies", "period,objective,good,total", "2026-10,o,800,"+total),
		}
	}
	for _, c := range []struct {
		forecast, total string
		verdict         report.Verdict
		pays            string
	}{
		{"1000", "1100", report.Missed, "5.00"}, {"1000", "1101", report.Excused, "0.00"},
		{"{2026-10: 1000}", "1101", report.Excused, "0.00"}, {"{2026-09: 1000}", "1101", report.Missed, "5.00"},
	} {
		o := objective(t, calls(c.forecast, c.total).report(t), "o")
		if o.Verdict != c.verdict || o.Credit.Payable != c.pays {
			t.Errorf("%s of %s: %s pays %s, want %s and %s: %s",
				c.total, c.forecast, o.Verdict, o.Credit.Payable, c.verdict, c.pays, o.Sentence)
		}
		if told := strings.Contains(o.Sentence,
			"the volume of 1,101 is more than the 1,100"); told != (c.verdict == report.Excused) {
			t.Errorf("%s of %s: %s", c.total, c.forecast, o.Sentence)
		}
	}
}

// A quarter into which the objective or the agreement comes: an objective is judged from the first whole quarter on, an
// agreement's first quarter has the fees of the months of which it has a part.
//
// Decides: in-force-whole, fee-of-own-period.
func TestAQuarterThatIsBegunInIsPaidForAsFarAsItIsInForce(t *testing.T) {
	of := func(effective, inForce, month string) *report.Objective {
		return objective(t, trial{
			terms: "effective: {from: " + effective +
				"}\nfees: {line: 100.00}\nobjectives: [{id: o, availability: {from: outages}, target: 100%, period: quarter, " +
				"in-force: " +
				inForce + ", credit: {of: line, bands: {below 100%: 10%}}}]",
			period: month, asOf: "2027-01-31T00:00:00Z",
			rows: rows("outages", "from,to", "2026-06-03 08:00,2026-06-03 09:00", "2026-09-03 08:00,2026-09-03 09:00"),
		}.report(t), "o")
	}
	for _, c := range []struct {
		effective, inForce, month string
		verdict                   report.Verdict
		pays                      string
	}{
		{"2026-01-01", "2026-04-01", "2026-06", report.Missed, "30.00"},
		{"2026-01-01", "2026-04-02", "2026-06", report.NotInForce, "0.00"},
		{"2026-01-01", "2026-05-20", "2026-07", report.NotDue, "0.00"},
		{"2026-01-01", "2026-05-20", "2026-09", report.Missed, "30.00"},
		{"2026-05-20", "2026-01-01", "2026-06", report.Missed, "20.00"},
		{"2026-06-01", "2026-01-01", "2026-06", report.Missed, "10.00"},
	} {
		if o := of(c.effective, c.inForce, c.month); o.Verdict != c.verdict || o.Credit.Payable != c.pays {
			t.Errorf("from %s, in force from %s, %s: %s pays %s, want %s and %s", c.effective, c.inForce, c.month, o.Verdict,
				o.Credit.Payable, c.verdict, c.pays)
		}
	}
}

// In force from the first of October on it is judged in October, from the second on only in November.
//
// Decides: in-force-whole.
func TestAnObjectiveIsJudgedFromItsFirstWholePeriodOn(t *testing.T) {
	of := func(inForce, month string) *report.Objective {
		return objective(t, trial{
			terms: "fees: {line: 100.00}\nobjectives: [{id: o, availability: {from: outages}, target: 100%, in-force: " +
				inForce +
				", credit: {of: line, bands: {below 100%: 10%}}}]",
			period: month,
			rows:   rows("outages", "from,to", "2026-10-03 08:00,2026-10-03 09:00", "2026-11-03 08:00,2026-11-03 09:00"),
		}.report(t), "o")
	}
	for _, c := range []struct {
		inForce, month string
		verdict        report.Verdict
		pays           string
	}{
		{"2026-10-01", october, report.Missed, "10.00"}, {"2026-10-02", october, report.NotInForce, "0.00"},
		{"2026-10-02", "2026-11", report.Missed, "10.00"},
		{"first whole period after 2026-09-30", october, report.Missed, "10.00"},
		{"first whole period after 2026-10-01", october, report.NotInForce, "0.00"},
	} {
		if o := of(c.inForce, c.month); o.Verdict != c.verdict || o.Credit.Payable != c.pays {
			t.Errorf("%s in %s: %s pays %s, want %s and %s",
				c.inForce, c.month, o.Verdict, o.Credit.Payable, c.verdict, c.pays)
		}
	}
}

// 99.0 of the 1,000 calls of September and 99.8 of the 10 of October have a mean of 99.4, whatever their number.
// Without a value for September the one of October stands alone. A register of outages has no rows of a good
// September: where the agreement held then it is 100 %.
//
// Decides: mean-of-periods.
func TestTheMeanWithTheMonthBeforeIsPlain(t *testing.T) {
	two := func(list ...string) trial {
		return trial{
			terms: "objectives: [{id: o, share: {of: tallies, good: good, all: total}, target: 99.5%, " +
				"period: mean of 2 periods}]",
			rows: rows("tallies", "period,objective,good,total", list...),
		}
	}
	decides(t,
		flip{"two months", two("2026-09,o,9900,10000", "2026-10,o,998,1000"), report.Missed, "99.4"},
		flip{"one month", two("2026-10,o,998,1000"), report.Met, "99.8"},
		flip{"a month without an outage", firstOutage("effective: {from: 2026-01-01}\n"), report.Met, "99.9"},
		flip{"a month of which nothing is known", firstOutage(""), report.Missed, "99.8"},
		flip{"three months", two("2026-08,o,0,10000", "2026-09,o,9900,10000", "2026-10,o,1000,1000"), report.Met, "99.5"},
	)
}

// firstOutage is a register whose first row is 5,356.8 seconds of October, 0.2 % of it.
func firstOutage(head string) trial {
	return trial{
		terms: head + promised("{id: o, availability: {from: outages}, target: 99.9%, period: mean of 2 periods}"),
		rows:  rows("outages", "from,to", "2026-10-03 08:00:00,2026-10-03 09:29:16.8"),
	}
}

// Of two outages of an hour and of two hours begun a third one could not be read. In the worst case it is one of the
// other 741 hours of October, 371 steps of two hours that began; with the others together it would make 372. Of three
// late cases the latest, of which nobody can read when it was done, does not count in the best case.
//
// Decides: unread-lost-time.
func TestWhatCouldNotBeReadIsPricedAtItsBestAndAtItsWorst(t *testing.T) {
	outages := trial{
		terms: "fees: {line: 10000.00}\nobjectives: [{id: o, availability: {from: outages}, target: 100%, credit: {of: " +
			"line, " +
			"per: outage, per-step: {each: started 2h, pays: 1.00}}}]",
		rows: rows("outages", "from,to", "2026-10-03 08:00,2026-10-03 09:00", "2026-10-04 08:00,2026-10-04 10:00",
			"?,2026-10-05 08:00"),
	}
	cases := trial{
		terms: "objectives: [{id: o, timeliness: {from: opened, to: resolved, within: 1h}, target: 100%, credit: {" +
			"per-step: {each: started 1h, pays: 1.00}}}]",
		rows: rows("tickets", "id,opened,resolved", "T1,2026-10-03 08:00,2026-10-03 10:00",
			"T2,2026-10-03 08:00,2026-10-03 14:00",
			"T3,2026-10-03 08:00,?"),
	}
	for name, c := range map[string]struct {
		trial
		best, worst string
	}{"outages": {outages, "2.00", "373.00"}, "cases": {cases, "6.00", "1413.00"}} {
		r, err := c.openAnyway(t, c.dir(t)).report(0)
		if err != nil {
			t.Fatal(err)
		}
		o := objective(t, r, "o")
		if len(o.Provisional) == 0 {
			t.Fatalf("%s: nothing is provisional: %s", name, o.Sentence)
		}
		if p := o.Provisional[0]; p.Best.Payable != c.best || p.Worst.Payable != c.worst {
			t.Errorf("%s: between %s and %s, want between %s and %s", name, p.Best.Payable, p.Worst.Payable, c.best, c.worst)
		}
	}
}

// October is the mean of itself and September, of which an outage could not be read.
func TestAMeanWithAnUnreadMonthSaysWhatItLacks(t *testing.T) {
	o := objective(t, damagedReport(t, "objectives: [{id: o, service: line, availability: {from: outages}, "+
		"target: 99.9%, period: mean of 2 periods}]",
		rows("outages", "from,to,service", "2026-08-01 10:00,2026-08-01 10:01,line",
			"2026-09-07 15:00,2026-09-07 09:00,line", "2026-10-07 15:00,2026-10-07 15:12,line")), "o")
	if o.Verdict != report.Unclear || !strings.Contains(o.Sentence, "some of the evidence could not be read") ||
		strings.Contains(o.Sentence, "was measured") {
		t.Errorf("%s: %s", o.Verdict, o.Sentence)
	}
}

// Two days were lost in the month before the agreement, and an hour in its first: a rolling window begins with the
// agreement, whatever is measured.
func TestARollingWindowBeginsWithTheAgreement(t *testing.T) {
	for terms, value := range map[string]string{
		"availability: {from: outages}, target: 99%":                                           "99.865591",
		"count: {of: outages}, target: at most 1":                                              "1",
		"statistic: {of: outages, value: restore, take: mean, unit: h}, target: at most 100 h": "1",
	} {
		r := trial{
			terms: "effective: {from: 2026-10-01}\nobjectives: [{id: o, service: line, period: last 3 periods, " + terms + "}]",
			rows: rows("outages", "id,from,to,service", "O1,2026-09-10 08:00,2026-09-12 08:00,line",
				"O2,2026-10-10 08:00,2026-10-10 09:00,line"),
		}.report(t)
		o := objective(t, r, "o")
		if got := o.Contractual.Value; got != value || o.Verdict != report.Met {
			t.Errorf("%s: %s, %s; want %s, met", terms, got, o.Verdict, value)
		}
	}
}

// Four hours of September pay 1 % each in September and in October, whose windows of two months both have them, and no
// more in November.
//
// Decides: rolling-pays-each.
func TestLostTimeOfARollingWindowPaysInEachOfItsPeriods(t *testing.T) {
	for month, want := range map[string]string{"2026-09": "40.00", "2026-10": "40.00", "2026-11": "0.00"} {
		o := objective(t, trial{
			period: month,
			terms: "effective: {from: 2026-01-01}\nfees: {line: 1000.00}\nobjectives: [{id: o, service: line, " +
				"availability: {from: outages}, target: 99.99%, period: last 2 periods, " +
				"credit: {of: line, per-step: {each: full 1h, pays: 1%}}}]",
			rows: rows("outages", "from,to,service", "2026-09-03 00:00,2026-09-03 04:00,line"),
		}.report(t), "o")
		if o.Credit.Payable != want {
			t.Errorf("%s: %s, want %s", month, o.Credit.Payable, want)
		}
	}
}

// An objective in force from within a month is judged from the next one on, and that of a quarter from the next quarter
// on, unless the agreement begins on that day as well: the sentence names the first day that is judged.
func TestTheSentenceNamesTheFirstJudgedDay(t *testing.T) {
	for _, c := range []struct{ effective, inForce, period, month, sentence string }{
		{"2026-01-01", "2026-08-10", "", "2026-08",
			"In force from 10 Aug 2026 00:00 on, and judged from 1 Sep 2026 00:00 on."},
		{"2026-01-01", "2026-08-10", "period: quarter, ", "2026-08",
			"In force from 10 Aug 2026 00:00 on, and judged from 1 Oct 2026 00:00 on."},
		{"2026-01-01", "2026-08-10", "period: half-year, ", "2026-08",
			"In force from 10 Aug 2026 00:00 on, and judged from 1 Jan 2027 00:00 on."},
		{"2026-01-01", "2026-08-10", "period: last 3 periods, ", "2026-08",
			"In force from 10 Aug 2026 00:00 on, and judged from 1 Sep 2026 00:00 on."},
		{"2026-01-01", "2026-09-01", "", "2026-08", "In force from 1 Sep 2026 00:00 on."},
		{"2026-01-01", "2026-10-01", "period: quarter, ", "2026-08", "In force from 1 Oct 2026 00:00 on."},
		{"2026-01-01", "first whole period after 2026-08-10", "", "2026-08", "In force from 1 Sep 2026 00:00 on."},
		{"2026-09-10", "2026-09-10", "", "2026-08", "In force from 10 Sep 2026 00:00 on."},
	} {
		o := objective(t, trial{
			period: c.month,
			terms: "effective: {from: " + c.effective + "}\nobjectives: [{id: o, " + c.period +
				"availability: {from: outages}, target: 100%, in-force: " + c.inForce + "}]",
			rows: rows("outages", "from,to", "2026-08-03 08:00,2026-08-03 09:00"),
		}.report(t), "o")
		if o.Verdict != report.NotInForce || o.Sentence != c.sentence {
			t.Errorf("%+v: %s: %q", c, o.Verdict, o.Sentence)
		}
	}
}

// The agreement ends within the third quarter, on 15 August: 24 hours of July are more than 0.5 % of its 46 days, and
// pay 10 % of the two fees with the report of August. Nothing is judged afterwards.
//
// Decides: own-period-in-force.
func TestTheQuarterInWhichTheAgreementEndsIsPaidWithItsLastMonth(t *testing.T) {
	for _, c := range []struct {
		period, month string
		verdict       report.Verdict
		pays          string
	}{
		{"quarter", "2026-07", report.NotDue, "0.00"}, {"quarter", "2026-08", report.Missed, "20.00"},
		{"quarter", "2026-09", report.NoVolume, "0.00"}, {"half-year", "2026-08", report.Missed, "20.00"},
		{"year", "2026-08", report.Missed, "20.00"}, {"year", "2026-07", report.NotDue, "0.00"},
	} {
		o := objective(t, trial{
			period: c.month,
			terms: "effective: {from: 2026-07-01, to: 2026-08-15}\nfees: {line: 100.00}\nobjectives: [{id: o, service: line, " +
				"availability: {from: outages}, target: 99.5%, period: " + c.period +
				", credit: {of: line, bands: {below 99.5%: 10%}}}]",
			rows: rows("outages", "from,to,service", "2026-07-03 00:00,2026-07-04 00:00,line"),
		}.report(t), "o")
		if o.Verdict != c.verdict || o.Credit.Payable != c.pays {
			t.Errorf("%s in %s: %s pays %s, want %s and %s: %s", c.period, c.month, o.Verdict, o.Credit.Payable, c.verdict,
				c.pays, o.Sentence)
		}
	}
}

// Months begin on the 15th, and the third quarter on the 15th of July: a day of it that the line is down is more than
// 0.5 % of 92 days, and pays 10 % of three fees with the report of the month that begins on the 15th of September.
//
// Decides: own-period-of-months.
func TestAQuarterConsistsOfTheMonthsOfTheAgreement(t *testing.T) {
	for _, c := range []struct {
		down, month string
		verdict     report.Verdict
		pays        string
	}{
		{"2026-07-20", "2026-07", report.NotDue, "0.00"}, {"2026-07-20", "2026-09", report.Missed, "30.00"},
		{"2026-07-15", "2026-09", report.Missed, "30.00"}, {"2026-07-14", "2026-09", report.Met, "0.00"},
		{"2026-10-14", "2026-09", report.Missed, "30.00"}, {"2026-10-15", "2026-12", report.Missed, "30.00"},
		{"2026-07-20", "2026-10", report.NotDue, "0.00"}, {"2026-07-20", "2026-12", report.Met, "0.00"},
		{"2026-07-14", "2026-06", report.Missed, "30.00"},
	} {
		o := objective(t, trial{
			period: c.month, asOf: "2027-02-01T00:00:00Z",
			terms: "effective: {from: 2026-01-01}\nperiod: {month-from: 15}\nfees: {line: 100.00}\n" +
				"objectives: [{id: o, service: line, availability: {from: outages}, target: 99.5%, period: quarter, " +
				"credit: {of: line, bands: {below 99.5%: 10%}}}]",
			rows: rows("outages", "from,to,service", c.down+" 00:00,"+c.down+" 23:59,line"),
		}.report(t), "o")
		if o.Verdict != c.verdict || o.Credit.Payable != c.pays {
			t.Errorf("%s in %s: %s pays %s, want %s and %s: %s", c.down, c.month, o.Verdict, o.Credit.Payable, c.verdict,
				c.pays, o.Sentence)
		}
	}
}
