package main

import (
	"testing"

	"github.com/slareport/slareport/report"
)

// payAll holds what each objective pays, and the whole, against figures worked out by hand.
func payAll(t *testing.T, r *report.Report, payable string, each map[string]string) {
	t.Helper()
	if r.Credits.Payable != payable {
		t.Errorf("it pays %s, want %s", r.Credits.Payable, payable)
	}
	for id, want := range each {
		if got := objective(t, r, id).Credit.Payable; got != want {
			t.Errorf("%s pays %s, want %s", id, got, want)
		}
	}
}

// Two misses on the line pay 100.00 each and a third one 50.00, the router alone pays 40.00, and an objective on both
// fees 12.00. Of the line only the largest counts, of equal ones the first by id, whatever the order in the
// agreement.
//
// Decides: highest-only, highest-of-service.
func TestOnlyTheLargestCreditOfAServiceIsPaid(t *testing.T) {
	network := func(terms string) trial {
		one := func(id, of, rate string) string {
			return "{id: " + id + ", service: line, availability: {from: outages}, target: 100%, credit: {of: " + of +
				", bands: {below 100%: " + rate + "}}}"
		}
		return trial{
			terms: "fees: {line: 1000.00, router: 200.00}\n" + promised(one("b", "line", "10%"), one("a", "line", "10%"),
				one("c", "line", "5%"), one("r", "router", "20%"), one("both", "[line, router]", "1%")) + "\n" + terms,
			rows: rows("outages", "from,to,service", "2026-10-03 08:00,2026-10-03 09:00,line"),
		}
	}
	for _, c := range []struct {
		name, terms, pays string
		each              map[string]string
	}{
		{"all add up", "", "302.00",
			map[string]string{"a": "100.00", "b": "100.00", "c": "50.00", "r": "40.00", "both": "12.00"}},
		{"of the service", "credits: {highest-only: service}", "152.00",
			map[string]string{"a": "100.00", "b": "0.00", "c": "0.00", "r": "40.00", "both": "12.00"}},
		{"of all", "credits: {highest-only: all}", "100.00",
			map[string]string{"a": "100.00", "b": "0.00", "c": "0.00", "r": "0.00", "both": "0.00"}},
		{"before the cap", "credits: {highest-only: all, cap: {month: 60.00}}", "60.00",
			map[string]string{"a": "60.00", "b": "0.00", "r": "0.00"}},
	} {
		t.Run(c.name, func(t *testing.T) { payAll(t, network(c.terms).report(t), c.pays, c.each) })
	}
}

// One miss gives five points, which pay nothing; two give ten, which pay 2 % of 1,000.00. A table for each objective
// would never reach its second row.
//
// Decides: points-together.
func TestPointsOfSeveralObjectivesAreAddedUpBeforeTheyPay(t *testing.T) {
	one := func(id string) string {
		return "{id: " + id + ", availability: {from: outages, where: service == \"" + id +
			"\"}, target: 100%, credit: {points: 5}}"
	}
	points := func(services ...string) trial {
		var list []string
		for _, s := range services {
			list = append(list, "2026-10-03 08:00,2026-10-03 09:00,"+s)
		}
		return trial{
			terms: "fees: {ivr: 1000.00}\n" + promised(one("a"), one("b"), one("c")) +
				"\ncredits: {points: {of: ivr, table: {5: 0%, 10: 2%, 15: 40.00}}}",
			rows: rows("outages", "from,to,service", list...),
		}
	}
	payAll(t, points("a").report(t), "0.00", map[string]string{"a": "0.00"})
	payAll(t, points("a", "b").report(t), "20.00", map[string]string{"a": "10.00", "b": "10.00", "c": "0.00"})
	payAll(t, points("a", "b", "c").report(t), "40.00", nil)
}

// Of twenty requests of a minute one failed, which is 5 %: at least 5 % makes the minute down, more than 5 % does
// not. Two do in any case.
//
// Decides: threshold-as-written.
func TestAThresholdIsAtLeastOrMoreThanAsItIsWritten(t *testing.T) {
	minute := func(threshold, good string) trial {
		return trial{
			terms: "objectives: [{id: o, availability: {from: samples, by: slot, slot: 1m, coverage: 0.001%, threshold: " +
				threshold + "}, target: 100%}]",
			rows: rows("samples", "at,received,sent", "2026-10-01 10:00,"+good+",20", "2026-10-01 10:01,20,20"),
		}
	}
	for _, c := range []struct {
		threshold, good string
		verdict         report.Verdict
	}{
		{"5%", "19", report.Missed}, {"more than 5%", "19", report.Met},
		{"5%", "20", report.Met}, {"more than 5%", "18", report.Missed},
	} {
		t.Run(c.threshold+" of "+c.good, func(t *testing.T) {
			if o := objective(t, minute(c.threshold, c.good).report(t), "o"); o.Verdict != c.verdict {
				t.Errorf("%s, want %s: %s", o.Verdict, c.verdict, o.Sentence)
			}
		})
	}
}

// Site B is down for three hours, A for one of 744: the mean of the two is 2 hours and pays them, the worst one 3, and
// only B's pay. Where the client excuses those of B, A is the worst by the contract. Of equal sites the first by name
// is taken.
//
// Decides: worst-of-sites, worst-site.
func TestTheWorstSiteDecidesWhereTheAgreementSaysSo(t *testing.T) {
	sites := func(worst string, list ...string) trial {
		return trial{
			terms: "fees: {line: 744.00}\nfault: {excuses: [customer], causes: {theirs: customer}}\n" +
				promised("{id: o, availability: {from: outages, per-site: [B, A]"+worst+"}, target: 100%, "+
					"credit: {of: line, lost-time: {pays: 1x}}}"),
			rows: rows("outages", "from,to,site,cause", list...),
		}
	}
	a, b := "2026-10-03 08:00,2026-10-03 09:00,A,", "2026-10-04 08:00,2026-10-04 11:00,B,"
	for _, c := range []struct {
		name string
		trial
		value, pays, where string
	}{
		{"mean", sites("", a, b), "99.731183", "2.00", ""},
		{"worst", sites(", worst-site: yes", a, b), "99.596774", "3.00", "B"},
		{"excused", sites(", worst-site: yes", a, b+"theirs"), "99.865591", "1.00", "A"},
		{"equal", sites(", worst-site: yes", a, "2026-10-04 08:00,2026-10-04 09:00,B,"), "99.865591", "1.00", "A"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := c.judged(t, report.Missed, c.value)
			if o.Credit.Payable != c.pays {
				t.Errorf("it pays %s, want %s", o.Credit.Payable, c.pays)
			}
			for _, m := range o.Misses.All() {
				if c.where != "" && m.Group != c.where {
					t.Errorf("a miss of %s is in the list of %s", m.Group, c.where)
				}
			}
		})
	}
}

// 4,320 of 43,200 minutes are a tenth, in October too, which has 44,640; and in a quarter they are a thirtieth. A
// month of which only the half is over has its whole length.
//
// Decides: fixed-month.
func TestAFixedMonthHasThirtyDaysWhateverTheCalendar(t *testing.T) {
	down := func(month, period, head, asOf string) trial {
		return trial{
			terms:  head + promised("{id: o, availability: {from: outages"+month+"}, target: 100%}"),
			period: period, asOf: asOf, rows: rows("outages", "from,to", "2026-10-01 00:00,2026-10-04 00:00"),
		}
	}
	decides(t,
		flip{"of the calendar", down("", october, "", ""), report.Missed, "90.322581"},
		flip{"fixed", down(", month: 30d", october, "", ""), report.Missed, "90"},
		flip{"in a quarter", down(", month: 30d", "2026-Q4", "period: quarter\n", "2027-01-01T00:00:00Z"), report.Missed,
			"96.666667"},
		flip{"before its end", down(", month: 30d", october, "", "2026-10-16T00:00:00Z"), report.Missed, "90"},
	)
}

// Six points of a and four of b are one credit: at 20 % it is larger than the 150 of c, at 14 % it is not. A cap of the
// service whose fee is the base of the points holds for it.
//
// Decides: highest-of-service, highest-only.
func TestPointsOfSeveralObjectivesAreOneCreditAmongTheLargest(t *testing.T) {
	line := func(id, credit string) string {
		return "  - {id: " + id + ", service: line, availability: {from: outages}, target: 100%, credit: {" + credit + "}}\n"
	}
	of := func(credits, rate string) trial {
		return trial{
			terms: "fees: {line: 1000.00, other: 500.00}\ncredits: {" + credits + ", points: {of: line, table: {10: " + rate +
				"}}}\nobjectives:\n" +
				line("a", "points: 6") + line("b", "points: 4") + line("c", "of: line, bands: {below 100%: 15%}"),
			rows: rows("outages", "from,to,service", "2026-10-03 00:00,2026-10-03 09:00,line"),
		}
	}
	for _, c := range []struct{ credits, rate, a, b, c string }{
		{"highest-only: all", "20%", "120.00", "80.00", "0.00"}, {"highest-only: all", "14%", "0.00", "0.00", "150.00"},
		{"highest-only: service", "20%", "120.00", "80.00", "0.00"},
		{"highest-only: service", "14%", "0.00", "0.00", "150.00"},
		{"highest-only: all", "15%", "90.00", "60.00", "0.00"}, // equal: that of the first id
		{"cap: {services: {line: 10%}}", "20%", "34.28", "22.86", "42.86"},
	} {
		r := of(c.credits, c.rate).report(t)
		a, b, third := objective(t, r, "a").Credit.Payable, objective(t, r, "b").Credit.Payable,
			objective(t, r, "c").Credit.Payable
		if a != c.a || b != c.b || third != c.c {
			t.Errorf("%s, %s: %s, %s and %s, want %s, %s and %s", c.credits, c.rate, a, b, third, c.a, c.b, c.c)
		}
	}
}
