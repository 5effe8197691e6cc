package main

import (
	"fmt"
	"strings"
	"testing"
)

// timed is a line of a service for 1,000.00 a month in October 2026, which has 31 days, with outages of a register.
type timed struct {
	fee, credit, kind, target string
	outages                   []string // from,to,cause,parent,severity
	pays                      string
}

func (c timed) trial() trial {
	kind, target := c.kind, c.target
	if kind == "" {
		kind, target = "availability: {from: outages}", "100%"
	}
	return trial{
		terms: "fees: {line: " + c.fee + "}\nfault: {excuses: [customer], causes: {theirs: customer}}\n" +
			"objectives: [{id: o, service: line, " + kind + ", target: " + target + ", credit: {of: line, " + c.credit + "}}]",
		rows: rows("outages", "from,to,cause,parent,severity,service", withService(c.outages)...),
	}
}

func withService(list []string) (out []string) {
	for _, row := range list {
		out = append(out, row+",line")
	}
	return out
}

func payTimed(t *testing.T, cases []timed) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.credit, func(t *testing.T) {
			t.Helper()
			if got := objective(t, c.trial().report(t), "o").Credit.Payable; got != c.pays {
				t.Errorf("%v: %s, want %s", c.outages, got, c.pays)
			}
		})
	}
}

// Outages of three hours and twenty minutes, and of 59 minutes: by what is counted, from where, and of which of them.
//
// Decides: by-time, each-alone, form-per-step, per-step-full, grace-of-period, occurrence-of-outages.
func TestStepsOfLostTimePayByWhatTheAgreementCounts(t *testing.T) {
	two := []string{"2026-10-03 08:00,2026-10-03 11:20,,,", "2026-10-09 08:00,2026-10-09 08:59,,,"} // 12,000 s and 3,540 s
	payTimed(t, []timed{
		{
			fee: "240.00", credit: "per: outage, after: 1h, per-step: {each: started 1h, pays: 5%}, cap: 100%", outages: two,
			pays: "36.00",
		},
		{
			fee: "240.00", credit: "per: outage, after: 1h, per-step: {each: full 1h, pays: 5%}, cap: 100%", outages: two,
			pays: "24.00",
		},
		// 11,940 s together
		{fee: "240.00", credit: "after: 1h, per-step: {each: started 1h, pays: 5%}", outages: two, pays: "48.00"},
		{fee: "240.00", credit: "per-step: {each: started 1h, pays: 5%}", outages: two, pays: "60.00"},     // 15,540 s
		{fee: "240.00", credit: "per-step: {each: pro-rata 1h, pays: 10.00}", outages: two, pays: "43.17"}, // 4.31666 h
		{fee: "240.00", credit: "per-step: {each: started 1h, pays: 5%, at-most: 20%}", outages: two, pays: "48.00"},
		{
			fee: "240.00", credit: "per: outage, per-step: {each: started 1h, pays: 5%, at-most: 10%}", outages: two,
			pays: "36.00",
		},
		// an hour to the second is one step that began, and one that is full
		{
			fee: "100.00", credit: "per-step: {each: started 1h, pays: 1%}",
			outages: []string{"2026-10-03 08:00,2026-10-03 09:00,,,"}, pays: "1.00",
		},
		{
			fee: "100.00", credit: "per-step: {each: started 1h, pays: 1%}",
			outages: []string{"2026-10-03 08:00,2026-10-03 09:00:01,,,"}, pays: "2.00",
		},
		{
			fee: "100.00", credit: "per: outage, after: 15m, per-step: {each: started 30m, pays: 1%}",
			outages: []string{"2026-10-03 08:00,2026-10-03 08:15,,,"}, pays: "0.00",
		},
		{
			fee: "100.00", credit: "per: outage, after: 15m, per-step: {each: started 30m, pays: 1%}",
			outages: []string{"2026-10-03 08:00,2026-10-03 08:15:01,,,"}, pays: "1.00",
		},
		// outages that overlap are one of two hours
		{fee: "100.00", credit: "per: outage, per-step: {each: started 2h, pays: 1%}",
			outages: []string{"2026-10-03 08:00,2026-10-03 09:30,,,", "2026-10-03 09:00,2026-10-03 10:00,,,"}, pays: "1.00"},
		// three outages of two incidents
		{fee: "1000.00", credit: "per: incident, per-step: {each: started 1h, pays: 5%, at-most: 20%}, cap: 50%",
			outages: []string{"2026-10-02 10:00,2026-10-02 13:00,,I1,", "2026-10-02 16:00,2026-10-02 19:00,,I1,",
				"2026-10-09 10:00,2026-10-09 12:00,,I2,"}, pays: "300.00"},
	})
}

// 61 minutes fall into the second band of a table in minutes, whatever the month; each outage may be looked up by
// itself, without the time of the client.
//
// Decides: bands-by-time, form-bands.
func TestBandsOfLostTimePayForThePeriodOrForEachOutage(t *testing.T) {
	minutes := "bands: {from 5m: 5%, from 60m: 15%, from 180m: 35%, from 360m: 50%}"
	hours := "per: outage, bands: {5m to 4h: 5%, 4h to 8h: 10%, from 8h: 15%}"
	payTimed(t, []timed{
		{fee: "2000.00", credit: minutes, outages: []string{"2026-10-10 10:00,2026-10-10 11:01,,,"}, pays: "300.00"},
		{fee: "2000.00", credit: minutes, outages: []string{"2026-10-10 10:00,2026-10-10 10:59:59,,,"}, pays: "100.00"},
		{fee: "2000.00", credit: minutes, outages: []string{"2026-10-10 10:00,2026-10-10 10:05,,,"}, pays: "100.00"},
		{fee: "2000.00", credit: minutes, outages: []string{"2026-10-10 10:00,2026-10-10 10:04:59,,,"}, pays: "0.00"},
		{
			fee: "2000.00", credit: "bands: {above 5m: 5%}", outages: []string{"2026-10-10 10:00,2026-10-10 10:05,,,"},
			pays: "0.00",
		},
		{fee: "1000.00", credit: hours, outages: []string{"2026-10-10 10:00,2026-10-10 13:59:59,,,"}, pays: "50.00"},
		{fee: "1000.00", credit: hours, outages: []string{"2026-10-10 10:00,2026-10-10 14:00,,,"}, pays: "100.00"},
		{
			fee: "1000.00", credit: hours,
			outages: []string{"2026-10-10 10:00,2026-10-10 11:00,,,", "2026-10-11 10:00,2026-10-11 18:00,,,"}, pays: "200.00",
		},
		{fee: "1000.00", credit: hours, outages: []string{"2026-10-10 10:00,2026-10-10 11:00,theirs,,"}, pays: "0.00"},
		{
			fee: "310.00", credit: "bands: {from 5m: 12.34, from 1h: 2d}",
			outages: []string{"2026-10-10 10:00,2026-10-10 10:05,,,"}, pays: "12.34",
		},
		{
			fee: "310.00", credit: "bands: {from 5m: 12.34, from 1h: 2d}",
			outages: []string{"2026-10-10 10:00,2026-10-10 11:00,,,"}, pays: "20.00",
		},
		{
			fee: "744.00", credit: "bands: {from 5m: 10x}", outages: []string{"2026-10-10 10:00,2026-10-10 11:30,,,"},
			pays: "15.00",
		},
	})
}

// By the number of misses: the second outage pays, the first does not.
//
// Decides: bands-by-time.
func TestBandsOfMissesPayByTheirNumber(t *testing.T) {
	one := []string{"2026-10-10 10:00,2026-10-10 11:00,,,"}
	two := append([]string{"2026-10-11 10:00,2026-10-11 11:00,,,"}, one...)
	kind := "count: {of: outages}"
	payTimed(t, []timed{
		{
			fee: "1000.00", kind: kind, target: "at most 0", credit: "bands: {from 2 misses: 500.00, from 3 misses: 75%}",
			outages: one, pays: "0.00",
		},
		{
			fee: "1000.00", kind: kind, target: "at most 0", credit: "bands: {from 2 misses: 500.00, from 3 misses: 75%}",
			outages: two, pays: "500.00",
		},
	})
}

// Seven hours and a second are eight hours begun: seven days of the fee, each a thirtieth in every month, or a
// thirty-first of it in October.
//
// Decides: time-basis, day-of-fee.
func TestADayOfTheFeeGoesByTheCalendarOrByAFixedMonth(t *testing.T) {
	long := []string{"2026-10-10 10:00,2026-10-10 17:00:01,,,"}
	payTimed(t, []timed{
		{
			fee: "1200.00", credit: "month: 30d, per-step: {each: started 1h, pays: 1d}, cap: 7d", outages: long, pays: "280.00",
		},
		{fee: "1200.00", credit: "per-step: {each: started 1h, pays: 1d}, cap: 7d", outages: long, pays: "270.97"},
		{fee: "1240.00", credit: "per-step: {each: full 1h, pays: 1d}", outages: long, pays: "280.00"},
	})
}

// Five hours and twelve minutes down: ten times the fee for all of it, or for what is beyond the 0.1 % of October.
//
// Decides: lost-time, fee-of-lost-time.
func TestTheFeeForTheLostTimeIsPaidSeveralTimes(t *testing.T) {
	down := []string{"2026-10-10 10:00,2026-10-10 15:12,,,"} // 18,720 s of 2,678,400 s, of which 2,678.4 s are allowed
	kind := "availability: {from: outages}"
	payTimed(t, []timed{
		{fee: "720.00", kind: kind, target: "99.9%", credit: "lost-time: {pays: 10x}", outages: down, pays: "50.32"},
		{
			fee: "720.00", kind: kind, target: "99.9%", credit: "lost-time: {pays: 10x, beyond: target}", outages: down,
			pays: "43.12",
		},
		{
			fee: "720.00", kind: kind, target: "99.9%", credit: "month: 30d, lost-time: {pays: 10x}", outages: down,
			pays: "52.00",
		},
		// more than the fee
		{fee: "720.00", kind: kind, target: "99.9%", credit: "lost-time: {pays: 200x}", outages: down, pays: "1006.45"},
		{
			fee: "720.00", kind: kind, target: "99.9%", credit: "lost-time: {pays: 200x}, cap: 100%", outages: down,
			pays: "720.00",
		},
		// the target is met
		{fee: "720.00", kind: kind, target: "99%", credit: "lost-time: {pays: 10x}", outages: down, pays: "0.00"},
	})
}

// Of October, at 3,100.00 a month, the agreement holds 21 days, 20 or 10. Six and a half hours down are seven hours
// begun. A day of the fee is 100.00, or a thirtieth of the month 103.33, whatever part of the month was in force and
// whether the fee is for that part or for all of it; so is the fee for the lost time. A percentage is of the fee due.
//
// Decides: day-of-fee, fee-of-lost-time, fee-pro-rata.
func TestADayOfTheFeeIsTheSameInAPartOfAMonth(t *testing.T) {
	for _, c := range []struct{ credit, fully, from, to, both string }{
		{"per-step: {each: started 1h, pays: 1d}, cap: none", "700.00", "700.00", "700.00", "700.00"},
		{"month: 30d, per-step: {each: started 1h, pays: 1d}, cap: none", "723.33", "723.33", "723.33", "723.33"},
		{"lost-time: {pays: 10x}, cap: none", "270.83", "270.83", "270.83", "270.83"},
		{"month: 30d, lost-time: {pays: 10x}, cap: none", "279.86", "279.86", "279.86", "279.86"},
		{"per-step: {each: started 1h, pays: 1d}, cap: 2d", "200.00", "200.00", "200.00", "200.00"},
		{"bands: {below 99.9%: 10%, below 99%: 20%}", "620.00", "420.00", "400.00", "200.00"},
		{"allocation: 40%, bands: {below 99.9%: 10%}", "62.00", "42.00", "40.00", "20.00"},
		{"per-step: {each: started 1h, pays: 5%}, cap: 100%", "1085.00", "735.00", "700.00", "350.00"},
		{"per-step: {each: started 1h, pays: 100.00}, cap: 20%", "620.00", "420.00", "400.00", "200.00"},
	} {
		for effective, byDays := range map[string]string{
			"{from: 2026-10-11}": c.from, "{to: 2026-10-20}": c.to, "{from: 2026-10-11, to: 2026-10-20}": c.both,
		} {
			for proRata, want := range map[string]string{"no": c.fully, "yes": byDays} {
				r := trial{
					terms: "effective: " + effective + "\nfees: {line: 3100.00}\nobjectives: [{id: o, service: line, availability: " +
						"{from: outages}, target: 99.9%, credit: {of: line, " + c.credit + "}}]\n" +
						"credits: {at-risk: 50%, pro-rata: " + proRata + "}",
					rows: rows("outages", "service,from,to", "line,2026-10-12 10:00,2026-10-12 16:30"),
				}.report(t)
				if got := objective(t, r, "o").Credit.BeforeLimits(); got != want {
					t.Errorf("%s, %s, pro rata %s: %s, want %s", c.credit, effective, proRata, got, want)
				}
			}
		}
	}
}

// The third quarter of which 16 days of August and all of September are in force: 1,600.00 and 3,100.00 are for 46
// days, or for 30 times 47/31; two whole fees are for 61 days, or for 60.
//
// Decides: day-of-fee.
func TestADayOfTheFeeOfAQuarterThatBeginsLate(t *testing.T) {
	for terms, want := range map[string]string{
		"no, ": "101.64", "no, month: 30d": "103.33", "yes, ": "102.17", "yes, month: 30d": "103.33",
	} {
		proRata, month, _ := strings.Cut(terms, ", ")
		if month != "" {
			month += ", "
		}
		r := trial{
			period: "2026-09",
			terms: "effective: {from: 2026-08-16}\nfees: {line: 3100.00}\nobjectives: [{id: o, service: line, " +
				"period: quarter, availability: {from: outages}, target: 100%, credit: {of: line, " + month +
				"per-step: {each: started 1h, pays: 1d}}}]\n" +
				"credits: {pro-rata: " + proRata + "}",
			rows: rows("outages", "service,from,to", "line,2026-09-12 10:00,2026-09-12 10:30"),
		}.report(t)
		if got := r.Credits.Payable; got != want {
			t.Errorf("pro rata %s: %s, want %s", terms, got, want)
		}
	}
}

// Deliveries that were due on the 10th and done on the 20th are ten calendar days late, whatever the hour; four days
// for which the client answers leave six. Late responses pay by their priority.
//
// Decides: calendar-days-late, occurrence-of-case, per-miss-unlisted.
func TestLateCasesPayByCalendarDaysAndByPriority(t *testing.T) {
	late := func(done string) trial {
		return trial{
			terms: "fault: {excuses: [customer], states: {waiting: customer}}\n" +
				"objectives: [{id: o, timeliness: {from: opened, to: resolved, by: due}, counts_in: resolved, target: 100%, " +
				"credit: {per-step: {each: calendar day, pays: 5000.00}, cap: 200000.00}}]",
			rows: rows("tickets", "id,opened,due,resolved", "D1,2026-09-01 00:00,2026-10-10,"+done),
		}
	}
	waited := late("2026-10-20 12:00")
	waited.rows = with(waited.rows, rows("ticket-events", eventHead,
		"D1,2026-09-01 00:00,Joe,state,,waiting", "D1,2026-09-05 00:00,Joe,state,waiting,working"))
	severities := trial{
		terms: "objectives: [{id: o, timeliness: {from: opened, to: responded, within: {P1: 1h, P2: 4h, P3: 1d}}, target: " +
			"100%, " +
			"credit: {per-miss: {pays: {P1: 500.00, p2: 200.00}}, cap: 1500.00}}]",
		rows: rows("tickets", "id,priority,opened,responded", "T1,P1,2026-10-03 10:00,2026-10-03 11:00",
			"T2,P1,2026-10-03 10:00,2026-10-03 11:00:01", "T3,P2,2026-10-03 10:00,2026-10-03 14:00:01",
			"T4,P3,2026-10-03 10:00,2026-10-05 14:00"),
	}
	for _, c := range []struct {
		name string
		trial
		pays string
	}{
		{"in the morning", late("2026-10-20 00:00"), "50000.00"}, {"at night", late("2026-10-20 23:59"), "50000.00"},
		{"on the day", late("2026-10-10 23:59"), "0.00"}, {"the day after", late("2026-10-11 00:00"), "5000.00"},
		{"to the cap", late("2026-12-15 00:00"), "0.00"}, // another month
		{"after four days of the client's", waited, "30000.00"},
		{"by priority", severities, "700.00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := objective(t, c.report(t), "o").Credit.Payable; got != c.pays {
				t.Errorf("%s, want %s", got, c.pays)
			}
		})
	}
}

// A line that is priced by time says by which: the lost time, or the outages that pay, the dearest first.
func TestALineThatGoesByTimeSaysByWhich(t *testing.T) {
	down := []string{"2026-10-10 10:00,2026-10-10 13:00,,,", "2026-10-11 10:00,2026-10-11 15:00,,,",
		"2026-10-12 10:00,2026-10-12 10:01,,,"}
	many := down
	for _, day := range []string{"13", "14", "15", "16"} {
		many = append(many, "2026-10-"+day+" 10:00,2026-10-"+day+" 10:10,,,")
	}
	for _, c := range []struct {
		timed
		key, want string
	}{
		{timed{credit: "per: outage, bands: {from 5m: 5%, from 4h: 10%}", outages: down}, "band",
			"2026-10-11T10:00:00Z, 5 h: €100.00; 2026-10-10T10:00:00Z, 3 h: €50.00"},
		{timed{credit: "per: outage, bands: {from 5m: 5%, from 4h: 10%}", outages: many}, "band", "; 2 more"},
		{timed{credit: "bands: {from 5m: 5%, from 4h: 10%}", outages: down}, "band", "8 h 1 min lost; from 4h"},
		{timed{credit: "per-step: {each: started 1h, pays: 1%}", outages: down}, "per-step",
			"8 h 1 min lost; steps that count: 9"},
		{timed{credit: "lost-time: {pays: 10x}", outages: down}, "lost-time", "10 × the fee for 8 h 1 min"},
	} {
		c.fee = "1000.00"
		got := ""
		for _, s := range objective(t, c.trial().report(t), "o").Credit.Steps {
			if s.Key == c.key {
				got = s.Formula
			}
		}
		if got = strings.NewReplacer("line ", "", "\u00a0", " ").Replace(got); !strings.HasSuffix(got, c.want) {
			t.Errorf("%s: %q, want %q", c.credit, got, c.want)
		}
	}
}

// A band of the value that pays the fee for the lost time prices what was lost; a fixed month counts as often as the
// objective's own period has months; what no priority names pays what others do.
//
// Decides: day-of-fee, per-miss-unlisted.
func TestPricesOfTimeGoWithAnyBandAndAnyPeriod(t *testing.T) {
	ten := []string{"2026-09-10 10:00,2026-09-10 20:00,,,"}
	band := timed{fee: "720.00", kind: "availability: {from: outages}", target: "99.9%", outages: ten,
		credit: "bands: {below 99.9%: 10x, below 90%: 20x}"}.trial()
	band.period = "2026-09"
	quarter := timed{fee: "1000.00", kind: "period: quarter, availability: {from: outages}", target: "100%",
		outages: ten[:1],
		credit:  "month: 30d, per-step: {each: full 10h, pays: 1d}"}.trial()
	quarter.period, quarter.terms = "2026-09", "effective: {from: 2026-01-01}\n"+quarter.terms
	quarter.rows = rows("outages", "from,to,service", "2026-07-10 10:00,2026-07-10 11:00,line",
		"2026-09-10 10:00,2026-09-10 19:00,line")
	others := trial{
		terms: "objectives: [{id: o, timeliness: {from: opened, to: responded, within: {P1: 1h, others: 4h}}, target: " +
			"100%, " +
			"credit: {per-miss: {pays: {P1: 300.00, others: 25.00}}}}]",
		rows: rows("tickets", "id,priority,opened,responded", "T1,P1,2026-10-03 10:00,2026-10-03 12:00",
			"T2,P3,2026-10-03 10:00,2026-10-03 19:00"),
	}
	for name, c := range map[string]struct {
		trial
		pays string
	}{"a band of the value": {band, "100.00"}, "a quarter": {quarter, "33.33"}, "others": {others, "325.00"}} {
		if got := objective(t, c.report(t), "o").Credit.Payable; got != c.pays {
			t.Errorf("%s: %s, want %s", name, got, c.pays)
		}
	}
}

// Two quarters that are missed one after the other are a repeat, and a good one earns back what the one before it paid.
//
// Decides: watch-list-period.
func TestRulesAboutPastPeriodsGoByThoseOfTheObjective(t *testing.T) {
	line := func(credit string, outages ...string) trial {
		w := timed{fee: "1000.00", kind: "period: quarter, terminate: {misses: 2, in: 2}, availability: {from: outages}",
			target: "99.9%",
			credit: "bands: {below 99.9%: 10%}" + credit, outages: outages}.trial()
		w.period, w.terms = "2026-06", "effective: {from: 2026-01-01}\n"+w.terms
		return w
	}
	first, second := "2026-02-10 10:00,2026-02-10 20:00,,,", "2026-05-10 10:00,2026-05-10 20:00,,,"
	for _, c := range []struct {
		trial
		pays string
		may  bool
	}{
		{line(", repeat: {times: 2}", first, second), "600.00", true},
		{line(", repeat: {times: 2}", second), "300.00", false},
		{line(", repeat: {times: 2}", first), "0.00", false},
	} {
		r := c.report(t)
		if got := objective(t, r, "o").Credit.Payable; got != c.pays || r.WatchList[0].Reached != c.may {
			t.Errorf("%s, the right to terminate %v; want %s, %v", got, r.WatchList[0].Reached, c.pays, c.may)
		}
	}
}

// Outages of two services that name the same parent are one incident, which is credited once.
//
// Decides: incident-same.
func TestOutagesOfOneParentAreOneIncident(t *testing.T) {
	for parent, want := range map[string]string{"MI-7": "200.00", "MI-8": "300.00"} {
		w := trial{
			terms: "fees: {a: 1000.00, b: 1000.00}\ncredits: {once-per-incident: yes}\nobjectives:\n" +
				"  - {id: o, service: a, availability: {from: outages}, target: 100%, credit: {of: a, bands: {below 100%: " +
				"10%}}}\n" +
				"  - {id: p, service: b, availability: {from: outages}, target: 100%, credit: {of: b, bands: {below 100%: 20%}}}",
			rows: rows("outages", "id,service,from,to,parent", "O1,a,2026-10-05 10:00,2026-10-05 11:00,MI-7",
				"O2,b,2026-10-06 10:00,2026-10-06 11:00,"+parent),
		}
		if got := w.report(t).Credits.Payable; got != want {
			t.Errorf("%s: %s, want %s", parent, got, want)
		}
	}
}

// Of two sites one fails for two hours, and of the other nothing is known on one day: an hour is lost in the mean.
//
// Decides: lost-time-of-mean.
func TestTheLostTimeOfAMeanOverProbedSitesIsTheirMean(t *testing.T) {
	var lines []string
	for hour := range 31 * 24 {
		day, at := hour/24+1, fmt.Sprintf("2026-10-%02d %02d:00", hour/24+1, hour%24)
		up := map[bool]string{true: "no", false: "yes"}[day == 5 && (hour%24 == 8 || hour%24 == 9)]
		lines = append(lines, at+",line,a,"+up)
		if day != 10 {
			lines = append(lines, at+",line,b,yes")
		}
	}
	r := trial{
		terms: "fees: {line: 744.00}\nobjectives: [{id: o, service: line, target: 99.99%, availability: {from: samples, " +
			"by: run, every: 1h, runs: {failures: 2}, per-site: [a, b]}, credit: {of: line, lost-time: {pays: 1x}}}]",
		rows: rows("samples", "at,service,site,ok", lines...),
	}.report(t)
	if got := objective(t, r, "o").Credit.Payable; got != "1.00" {
		t.Errorf("%s, want 1.00", got)
	}
}

// Two sites are down for the same two and a half hours of 744, five for one hour each, and one of two for two hours:
// the service was down for that long, or for one hour in the mean.
//
// Decides: lost-time-of-mean.
func TestTheLostTimeOfAMeanOverSitesIsTheirMean(t *testing.T) {
	down := func(hours string, sites ...string) (list []string) {
		for i, site := range sites {
			list = append(list, fmt.Sprintf("O%d,2026-10-05 08:00,2026-10-05 %s,line,%s", i, hours, site))
		}
		return list
	}
	for _, c := range []struct {
		sites, credit string
		outages       []string
		pays          string
	}{
		{"[a, b]", "lost-time: {pays: 1x}", down("10:30", "a", "b"), "2.50"},
		{"[a, b]", "lost-time: {pays: 1x}", down("10:00", "a"), "1.00"},
		{"[a, b, c, d, e]", "bands: {from 5m: 5%, from 4h: 20%}", down("09:00", "a", "b", "c", "d", "e"), "37.20"},
		{"[a, b], worst-site: yes", "lost-time: {pays: 1x}", down("10:00", "a"), "2.00"},
		{"[a, b]", "per: outage, per-step: {each: full 1h, pays: 1.00}", down("10:00", "a"), "2.00"},
	} {
		r := trial{
			terms: "fees: {line: 744.00}\nobjectives: [{id: o, service: line, target: 99.99%, " +
				"availability: {from: outages, per-site: " + c.sites + "}, credit: {of: line, " + c.credit + "}}]",
			rows: rows("outages", "id,from,to,service,site", c.outages...),
		}.report(t)
		if got := objective(t, r, "o").Credit.Payable; got != c.pays {
			t.Errorf("%s %s of %v: %s, want %s", c.sites, c.credit, c.outages, got, c.pays)
		}
		if stake := objective(t, r, "o").Credit.Stake; strings.Contains(c.credit, "1x") && stake != "744.00" {
			t.Errorf("%s: a miss pays %s at most, want the fee", c.sites, stake)
		}
	}
}
