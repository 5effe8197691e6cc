package main

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// asked is an objective that asks for a field, and what it comes to by a record that leaves the field blank.
type asked struct {
	terms, records, head string
	rows                 string // separated by |
	verdict              report.Verdict
	value, best, worst   string // best and worst are "" where nothing is open
}

func (c asked) holds(t *testing.T) *report.Report {
	t.Helper()
	r := damagedReport(t, "objectives: [{id: o, "+c.terms+"}]", rows(c.records, c.head, strings.Split(c.rows, "|")...))
	o, best, worst := objective(t, r, "o"), "", ""
	if o.Best != nil {
		best, worst = o.Best.Value, o.Worst.Value
	}
	if o.Verdict != c.verdict || o.Contractual.Value != c.value || best != c.best || worst != c.worst {
		t.Errorf("%s: %s %q between %q and %q, want %+v", c.terms, o.Verdict, o.Contractual.Value, best, worst, c)
	}
	return r
}

// T1 took two hours, T2 26 and T3 one, and T2 leaves everything blank. O1 took an hour, O2 twelve of 744. Whatever is
// asked of the blank ones may be so or not.
//
// Decides: blank-asked.
func TestABlankFieldThatAnObjectiveAsksForIsUnknown(t *testing.T) {
	const open, met, missed = report.Unclear, report.Met, report.Missed
	tickets := func(terms string, v report.Verdict, value, best, worst string) asked {
		return asked{terms, "tickets", "id,opened,resolved,priority,category,first_contact,cost,title",
			"T1,2026-10-05 08:00,2026-10-05 10:00,P1,a,y,1,x|T2,2026-10-05 08:00,2026-10-06 10:00,,,,,|" +
				"T3,2026-10-05 08:00,2026-10-05 09:00,P2,b,n,2,y", v, value, best, worst}
	}
	outages := func(terms string, v report.Verdict, value, best, worst string) asked {
		return asked{terms, "outages", "id,from,to,severity,share", "O1,2026-10-05 08:00,2026-10-05 09:00,major,50%|" +
			"O2,2026-10-06 08:00,2026-10-06 20:00,,", v, value, best, worst}
	}
	for _, c := range []asked{
		tickets(`count: {of: tickets, where: 'priority == "P1"'}, target: at most 1`, open, "1", "1", "2"),
		tickets(`count: {of: tickets, where: 'priority in ["P1", "P3"]'}, target: at most 1`, open, "1", "1", "2"),
		tickets(`count: {of: tickets, where: 'priority != "P1"'}, target: at most 1`, open, "2", "1", "2"),
		tickets(`count: {of: tickets, where: 'title startsWith "x"'}, target: at most 1`, open, "1", "1", "2"),
		tickets(`count: {of: tickets, where: cost >= 2}, target: at most 1`, open, "1", "1", "2"),
		tickets(`count: {of: tickets, where: first_contact}, target: at most 1`, open, "1", "1", "2"),
		tickets(`timeliness: {from: opened, to: resolved, where: 'category == "a"', within: 4h}, target: 60%`,
			open, "100", "100", "50"),
		tickets(`statistic: {of: tickets, value: resolved - opened, where: 'category == "a"', take: max, unit: h}, `+
			`target: at most 8 h`, open, "2", "2", "26"),
		tickets(`share: {of: tickets, good: first_contact}, target: 60%`, open, "33.333333", "66.666667", "33.333333"),
		tickets(`share: {of: tickets, good: 'category == "a"'}, target: 60%`, open, "33.333333", "66.666667", "33.333333"),
		tickets(`share: {of: tickets, good: cost < 2}, target: 60%`, open, "33.333333", "66.666667", "33.333333"),
		tickets(`statistic: {of: tickets, value: cost, take: max}, target: at most 5`, open, "2", "2", ""),
		// whatever the verdict is, it stands; and nothing is open where the record cannot count
		tickets(`count: {of: tickets, where: 'priority == "P1"'}, target: at most 2`, met, "1", "1", "2"),
		tickets(`count: {of: tickets, where: 'priority == "P1"'}, target: at most 0`, missed, "1", "1", "2"),
		tickets(`count: {of: tickets, where: 'priority == "P1" and resolved - opened < duration("8h")'}, target: at most 1`,
			met, "1", "", ""),
		// who asks for a blank field gets it
		tickets(`count: {of: tickets, where: 'priority == ""'}, target: at most 1`, met, "1", "", ""),
		tickets(`count: {of: tickets, where: 'priority in ["P1", ""]'}, target: at most 2`, met, "2", "", ""),
		tickets(`count: {of: tickets, where: cost == nil}, target: at most 1`, met, "1", "", ""),
		tickets(`share: {of: tickets, good: 'priority != "P2" or len(priority) == 0'}, target: 60%`,
			met, "66.666667", "", ""),
		// a column that nobody has
		tickets(`share: {of: tickets, good: 'channel == "mail"'}, target: 60%`, open, "0", "100", "0"),
		tickets(`share: {of: tickets, good: reopened == 0}, target: 60%`, open, "0", "100", "0"),
		tickets(`count: {of: tickets, where: 'channel == "mail"'}, target: at most 0`, open, "0", "0", "3"),
		outages(`count: {of: outages, where: 'severity == "major"'}, target: at most 1`, open, "1", "1", "2"),
		outages(`count: {of: outages, where: 'site == "Bonn"'}, target: at most 1`, open, "0", "0", "2"),
		outages(`availability: {from: outages, where: 'severity == "major"'}, target: 99%`,
			open, "99.865591", "99.865591", "98.252688"),
		outages(`availability: {from: outages, weighted: true}, target: 99%`, open, "98.319892", "99.932796", "98.319892"),
		outages(`statistic: {of: outages, value: restore, where: 'severity == "major"', take: max, unit: h}, `+
			`target: at most 8 h`, open, "1", "1", "12"),
		{`availability: {from: outages, weighted: true}, target: 99%`, "outages", "id,from,to", "O1,2026-10-05 08:00," +
			"2026-10-05 20:00", missed, "98.387097", "", ""},
		{`share: {of: surveys, where: 'requester == "a"', good: score >= 4}, target: 60%`, "surveys", "at,score,requester",
			"2026-10-05 08:00,5,a|2026-10-05 08:01,1,|2026-10-05 08:02,,", open, "100", "100", "50"},
		{`share: {of: surveys, good: score >= 4}, target: 60%`, "surveys", "at,score",
			"2026-10-05 08:00,5|2026-10-05 08:02,", met, "100", "", ""},
		{`share: {of: tallies, good: good, all: total}, target: 60%`, "tallies", "objective,period,good,total,value",
			"o,2026-10,5,5,|o,2026-10,,5,7", open, "100", "100", "50"},
		{`share: {of: tallies, good: good}, target: 60%`, "tallies", "objective,period,good,value",
			"o,2026-10,1,1|o,2026-10,,1|p,2026-10,,7", open, "100", "100", "50"},
	} {
		r := c.holds(t)
		if told := found(r, "which rows leave blank"); told != (c.best != "" || c.verdict == open) {
			t.Errorf("%s: the finding is there: %v", c.terms, told)
		}
	}
}

// Of two services and two circuits, a row that names one of them is no doubt about the other.
//
// Decides: blank-asked.
func TestABlankFieldOpensNoObjectiveThatTheRowIsNotAbout(t *testing.T) {
	const terms = `objectives:
  - {id: desk, service: desk, count: {of: outages, where: 'severity matches "maj"'}, target: at most 0}
  - {id: wan, service: wan, count: {of: outages, where: 'severity matches "maj"'}, target: at most 0}
  - {id: o, service: wan, for-each: circuits.csv, count: {of: outages, where: 'severity matches "maj"'}, target: at most 0}`
	w := trial{
		terms: terms, others: map[string]string{"circuits.csv": "circuit\nA\nB\n"},
		rows: rows("outages", "id,service,site,from,to,severity", "O1,wan,A,2026-10-05 08:00,2026-10-05 09:00,",
			"O2,desk,,2026-10-05 08:00,2026-10-05 09:00,low", "O3,wan,B,2026-10-05 08:00,2026-10-05 09:00,low"),
	}
	r := w.report(t)
	for id, want := range map[string]report.Verdict{
		"desk": report.Met, "wan": report.Unclear, "o/A": report.Unclear, "o/B": report.Met,
	} {
		if o := objective(t, r, id); o.Verdict != want {
			t.Errorf("%s is %s, want %s: %s", id, o.Verdict, want, o.Sentence)
		}
	}
}

// Of circuits A and B each had an hour of 744. Ten hours that name neither may be of one of them, or of both: they were
// counted for both, and may be none of either. So it is with tickets, and with a site that could not be read. Where no
// row names a site, an outage is about every circuit.
//
// Decides: site-blank-beside-named.
func TestARowWithoutASiteBesideOthersMayBeOfAny(t *testing.T) {
	const both, hour = "98.521505", "99.865591"
	for _, c := range []struct {
		sites       string // of the outage of A, of that of B, and of the long one
		verdict     report.Verdict
		best, worst string
		told        bool
	}{
		{"A,B,", report.Unclear, hour, both, true},
		{"A,B,#N/A", report.Unclear, hour, both, true},
		{"A,A,", report.Unclear, "99.731183", "98.387097", true},
		{",,", report.Missed, "", "", false},
		{"A,B,B", report.Met, "", "", false},
	} {
		s := strings.Split(c.sites, ",")
		r := circuits("circuit\nA\nB\n", "", "1,lines,"+s[0]+",2026-10-01 00:00,2026-10-01 01:00",
			"2,lines,"+s[1]+",2026-10-02 00:00,2026-10-02 01:00", "3,lines,"+s[2]+",2026-10-03 00:00,2026-10-03 10:00").report(t)
		o, best, worst := objective(t, r, "up/A"), "", ""
		if o.Best != nil {
			best, worst = o.Best.Value, o.Worst.Value
		}
		if o.Verdict != c.verdict || best != c.best || worst != c.worst {
			t.Errorf("%s: %s between %q and %q, want %+v", c.sites, o.Verdict, best, worst, c)
		}
		if told := found(r, "that name no site, while others of their source name one"); told != c.told {
			t.Errorf("%s: the finding is there: %v", c.sites, told)
		}
	}
}

// A and B answered one request each; one that failed names no service. It may be of A, of B, or of neither.
//
// Decides: samples-place-blank.
func TestSamplesWithoutAServiceMayBeOfAny(t *testing.T) {
	const terms = `objectives:
  - {id: requests, service: A, availability: {from: samples, by: request}, target: 90%}
  - {id: slots, service: A, availability: {from: samples, by: slot, slot: 1h}, target: 99.9%}
  - {id: runs, service: A, availability: {from: samples, by: run, runs: {failures: 1}, every: 1d}, target: 99.9%}
  - {id: mean, service: A, availability: {from: samples, by: slot-mean, slot: 1h, coverage: 0.1%}, target: 90%}
  - {id: answered, service: A, share: {of: samples, good: ok}, target: 90%}
  - {id: packets, service: A, share: {of: samples, good: received, all: sent}, target: 90%}
  - {id: slow, service: A, statistic: {of: samples, value: latency, take: max, unit: ms}, target: at most 40 ms}
  - {id: here, availability: {from: samples, where: 'site == "Bonn"', by: request}, target: 90%}
  - {id: b, service: B, share: {of: samples, good: ok}, target: 40%}`
	const head = "at,service,site,ok,sent,received,latency_ms"
	for _, c := range []struct {
		services string
		open     bool
	}{{"A,B,", true}, {"A,A,", true}, {"A,B,B", false}} {
		s := strings.Split(c.services, ",")
		r := damagedReport(t, terms, rows("samples", head, "2026-10-15 00:00,"+s[0]+",Bonn,y,1,1,1",
			"2026-10-15 00:01,"+s[1]+",Bonn,y,1,1,1", "2026-10-15 00:02,"+s[2]+",,n,1,0,90"))
		for _, id := range []string{"requests", "mean", "answered", "packets", "slow"} {
			o := objective(t, r, id)
			if (o.Verdict == report.Unclear) != c.open || o.Best != nil != c.open && id != "mean" {
				t.Errorf("%s: %s is %s between %v and %v", c.services, id, o.Verdict, o.Best, o.Worst)
			}
		}
		if o := objective(t, r, "here"); o.Verdict != report.Unclear || o.Best.Value != "100" {
			t.Errorf("%s: at Bonn %s between %v and %v", c.services, o.Verdict, o.Best, o.Worst)
		}
		if told := found(r, "for answered rows may count that name no service"); told != c.open {
			t.Errorf("%s: the finding is there: %v", c.services, told)
		}
	}
	r := damagedReport(t, terms, rows("samples", head, "2026-10-15 00:00,,Bonn,y,1,1,1",
		"2026-10-15 00:02,,Bonn,n,1,0,90"))
	if o := objective(t, r, "answered"); o.Verdict != report.Missed || o.Contractual.Value != "50" {
		t.Errorf("where nobody names a service: %s %s", o.Verdict, o.Contractual.Value)
	}
}

// A row that was rejected and names circuit A says nothing about B; one that names no circuit may be about either.
//
// Decides: unread-decided.
func TestARejectedRowOpensTheCircuitThatItNames(t *testing.T) {
	for site, want := range map[string]report.Verdict{"A": report.Met, "B": report.Unclear, "": report.Unclear} {
		w := circuits("circuit\nA\nB\n", "", "1,lines,A,2026-10-01 00:00,2026-10-01 01:00",
			"2,lines,B,2026-10-02 00:00,2026-10-02 01:00", "3,lines,"+site+",garbled,2026-10-03 10:00")
		r, err := w.openAnyway(t, w.dir(t)).report(0)
		if err != nil {
			t.Fatal(err)
		}
		if o := objective(t, r, "up/B"); o.Verdict != want {
			t.Errorf("%q: B is %s, want %s: %s", site, o.Verdict, want, o.Sentence)
		}
	}
}

// Two rows about one record that contradict each other, of which no date tells the newer: the last one counts, and what
// they say differently is in doubt. Where a date tells, it is not.
//
// Decides: duplicate-later-counts, rows-contradict.
func TestRowsThatContradictEachOtherAreADoubt(t *testing.T) {
	const excuses = "fault: {excuses: [customer], claims: {need: [approval]}}\n"
	const open, met, missed = report.Unclear, report.Met, report.Missed
	long := rows("outages", "id,from,to", "O1,2026-10-05 08:00,2026-10-05 20:00")
	for name, c := range map[string]struct {
		terms       string
		exports     map[string]string
		verdict     report.Verdict
		best, worst string
	}{
		"the end of an outage": {"availability: {from: outages}, target: 99%", rows("outages", "id,from,to",
			"O1,2026-10-05 08:00,2026-10-05 20:00", "O1,2026-10-05 08:00,2026-10-05 09:00"), open, "99.865591", "98.387097"},
		"whatever the end is": {"availability: {from: outages}, target: 98%", rows("outages", "id,from,to",
			"O1,2026-10-05 08:00,2026-10-05 20:00", "O1,2026-10-05 08:00,2026-10-05 09:00"), met, "99.865591", "98.387097"},
		"its severity": {`count: {of: outages, where: 'severity == "major"'}, target: at most 0`, rows("outages",
			"id,from,to,severity", "O1,2026-10-05 08:00,2026-10-05 09:00,major",
			"O1,2026-10-05 08:00,2026-10-05 09:00,minor"), open, "0", "1"},
		"what nobody asks for": {"count: {of: outages}, target: at most 1", rows("outages", "id,from,to,severity",
			"O1,2026-10-05 08:00,2026-10-05 09:00,major", "O1,2026-10-05 08:00,2026-10-05 09:00,minor"), met, "", ""},
		"the end of a case": {"timeliness: {from: opened, to: resolved, within: 4h}, target: 60%", rows("tickets",
			"id,opened,resolved", "T1,2026-10-05 08:00,2026-10-05 20:00", "T1,2026-10-05 08:00,2026-10-05 09:00"),
			open, "100", "0"},
		"both in time": {"timeliness: {from: opened, to: resolved, within: 4h}, target: 60%", rows("tickets",
			"id,opened,resolved", "T1,2026-10-05 08:00,2026-10-05 10:00", "T1,2026-10-05 08:00,2026-10-05 09:00"),
			met, "", ""},
		"its state": {`share: {of: tickets, good: 'state == "done"'}, target: 60%`, rows("tickets",
			"id,opened,resolved,state", "T1,2026-10-05 08:00,2026-10-05 09:00,done",
			"T1,2026-10-05 08:00,2026-10-05 09:00,failed"), open, "100", "0"},
		"a date tells": {`share: {of: tickets, good: 'state == "done"'}, target: 60%`, rows("tickets",
			"id,opened,resolved,state,changed", "T1,2026-10-05 08:00,2026-10-05 09:00,done,2026-10-06 08:00",
			"T1,2026-10-05 08:00,2026-10-05 09:00,failed,2026-10-07 08:00"), missed, "", ""},
		"a claim": {"availability: {from: outages}, target: 99%", with(long, rows("claims", "id,party,from,to,approved_by",
			"C1,customer,2026-10-05 08:00,2026-10-05 09:00,client", "C1,customer,2026-10-05 08:00,2026-10-05 20:00,client")),
			open, "100", "98.387097"},
	} {
		r := damagedReport(t, excuses+"objectives: [{id: o, "+c.terms+"}]", c.exports)
		o, best, worst := objective(t, r, "o"), "", ""
		if o.Best != nil {
			best, worst = o.Best.Value, o.Worst.Value
		}
		if o.Verdict != c.verdict || best != c.best || worst != c.worst {
			t.Errorf("%s: %s between %q and %q, want %+v", name, o.Verdict, best, worst, c)
		}
		if c.verdict == open && (len(o.Provisional) == 0 || o.Provisional[0].Key != "rows-differ") {
			t.Errorf("%s: %+v", name, o.Provisional)
		}
	}
}

// Of three samples the second leaves something blank. Without a state it may have failed; without a latency it may have
// taken any time. One that failed has no latency, and counters say how a sample went. Whatever received more than it
// sent is a finding.
//
// Decides: samples-blank.
func TestASampleThatLeavesItsStateOrLatencyBlankIsUnknown(t *testing.T) {
	const terms = `objectives:
  - {id: requests, availability: {from: samples, by: request}, target: 90%}
  - {id: answered, share: {of: samples, good: ok}, target: 90%}
  - {id: slow, statistic: {of: samples, value: latency, take: max, unit: ms}, target: at most 40 ms}`
	const open, met, missed = report.Unclear, report.Met, report.Missed
	for _, c := range []struct {
		head, row      string
		state, latency report.Verdict
	}{
		{"ok,latency_ms", "y,20", met, met},
		{"ok,latency_ms", ",20", open, met},
		{"ok,latency_ms", "y,", met, open},
		{"ok,latency_ms", ",", open, open},
		{"ok,latency_ms", "n,", missed, met},
		{"latency_ms", "", open, open},
		{"ok,latency_ms,sent,received", ",20,10,10", met, met},
		{"ok,latency_ms,sent,received", ",,10,0", missed, met},
		{"ok,latency_ms,sent,received", ",,10,10", met, open},
		{"ok,latency_ms,sent,received", "y,20,10,12", met, met},
		{"latency_ms,jitter_ms", ",5", met, met},
	} {
		good := map[string]string{"ok": "y", "latency_ms": "20", "sent": "10", "received": "10", "jitter_ms": ""}
		var cells []string
		for _, field := range strings.Split(c.head, ",") {
			cells = append(cells, good[field])
		}
		usual := strings.Join(cells, ",")
		r := damagedReport(t, terms, rows("samples", "at,"+c.head, "2026-10-15 00:00,"+usual, "2026-10-15 00:01,"+c.row,
			"2026-10-15 00:02,"+usual))
		for id, want := range map[string]report.Verdict{"requests": c.state, "answered": c.state, "slow": c.latency} {
			if o := objective(t, r, id); o.Verdict != want {
				t.Errorf("%s %q: %s is %s, want %s: %s", c.head, c.row, id, o.Verdict, want, o.Sentence)
			}
		}
		if told := found(r, "samples received 2 packets more than were sent"); told != strings.HasSuffix(c.row, "10,12") {
			t.Errorf("%s %q: more received than sent is told: %v", c.head, c.row, told)
		}
	}
}

// With fewer than nine cases one may be missed. T1 is late, T2 in time, and T3 and T4, late too, name no service while
// the others do: 1 miss of 2 would be met, 3 of 4 would not, although a share of 0 of 1 is lower than either.
//
// Decides: volume-bounded.
func TestTheMostMissesNeedNotBeTheLowestShare(t *testing.T) {
	const terms = `objectives:
  - {id: o, service: desk, timeliness: {from: opened, to: resolved, within: 4h}, target: 90%,
     plan: {minimum-volume: 9, allowed-misses: ALLOWED}}
  - {id: other, service: wan, count: {of: tickets}, target: at most 9}`
	for allowed, want := range map[string]report.Verdict{
		"0": report.Missed, "1": report.Unclear, "2": report.Unclear, "3": report.Met,
	} {
		r := damagedReport(t, strings.ReplaceAll(terms, "ALLOWED", allowed), rows("tickets", "id,service,opened,resolved",
			"T1,desk,2026-10-05 08:00,2026-10-05 18:00", "T2,desk,2026-10-05 08:00,2026-10-05 09:00",
			"T3,,2026-10-05 08:00,2026-10-05 18:00", "T4,,2026-10-05 08:00,2026-10-05 18:00"))
		o := objective(t, r, "o")
		if o.Verdict != want {
			t.Errorf("%s allowed: %s, want %s", allowed, o.Verdict, want)
		}
		if want == report.Unclear && (o.Provisional[0].Best.Verdict != report.Met ||
			o.Provisional[0].Worst.Verdict != report.Missed) {
			t.Errorf("%s allowed: between %s and %s", allowed, o.Provisional[0].Best.Verdict, o.Provisional[0].Worst.Verdict)
		}
	}
}

// Of a month that has not begun nothing is open, whatever a record of the month before leaves blank.
func TestNothingIsOpenOfAMonthThatHasNotBegun(t *testing.T) {
	r := trial{
		terms: "objectives: [{id: o, counts_in: resolved, target: at most 0, " +
			`count: {of: tickets, where: 'priority == "P1"'}}]`,
		rows: rows("tickets", "id,opened,resolved,priority", "T1,2026-09-05 08:00,2026-09-05 18:00,"),
		asOf: "2026-09-20T00:00:00Z",
	}.report(t)
	if o := objective(t, r, "o"); o.Verdict != report.NoVolume || o.Best != nil {
		t.Errorf("%s, at best %+v", o.Verdict, o.Best)
	}
}

// Of two tickets, or outages, of which one leaves blank what the filter of the source asks for, nobody knows how many
// there are: whether there is at most one is open. A filter that asks for blank cells decides. A cell that could not be
// read is no better.
//
// Decides: source-filter-blank.
func TestAFilterOfASourceDoesNotDecideOverBlankCells(t *testing.T) {
	const met, open = report.Met, report.Unclear
	for _, c := range []struct {
		where, cell string
		verdict     report.Verdict // of at most one
	}{
		{`priority == "P1"`, "", open},
		{`priority == "P1"`, "#N/A", open},
		{`priority == "P1"`, "P2", met},
		{`priority in ["P1", "P2"]`, "", open},
		{`priority == "P1" or priority == ""`, "P2", met},
		{`priority in ["P1", ""]`, "P2", met},
		{`not (priority == "P2")`, "P2", met},
		{`priority == "P1" and channel == "mail"`, "", met}, // it is a call
		{`priority == "P1" and channel != "mail"`, "", open},
		{`col["priority"] == "P1"`, "", open},
		{`col["priority"] == "P1"`, "P2", met},
		{`col["priority"] == "P1" or col["priority"] == ""`, "P2", met},
		{`col["priority"] == "P1" and channel == "mail"`, "", met},
		{`cost > 1`, "P1", open},
	} {
		for _, records := range []string{"tickets", "outages"} {
			head, where := "id,opened,resolved,priority,channel,cost", c.where
			if records == "outages" {
				if strings.Contains(where, "cost") || strings.Contains(where, "channel") {
					continue
				}
				head = "id,from,to,severity,state,share"
				where = strings.ReplaceAll(where, "priority", "severity")
			}
			r := trial{
				terms: "objectives: [{id: o, count: {of: " + records + "}, target: at most 1}]",
				keys:  ", where: '" + where + "'",
				rows: rows(records, head, "1,2026-10-05 08:00,2026-10-05 09:00,P1,phone,2",
					"2,2026-10-05 08:00,2026-10-05 09:00,"+c.cell+",phone,"),
			}
			if o := objective(t, damagedBy(t, r), "o"); o.Verdict != c.verdict {
				t.Errorf("%s %s, %q: %s, want %s", records, c.where, c.cell, o.Verdict, c.verdict)
			}
		}
	}
}

// A major incident, and a case of the workload, may be one that leaves blank what makes it so. Where no outage has a
// severity nobody keeps any.
//
// Decides: blank-beside.
func TestABlankCellBesideTheObjectivesIsTold(t *testing.T) {
	for _, c := range []struct {
		terms, first, second string
		told                 bool
	}{
		{"", "major", "", true}, {"", "major", "minor", false}, {"", "", "", false},
		{`major: {outages: 'severity == "high"'}`, "", "", true}, {`major: {outages: 'severity == ""'}`, "", "", false},
		{`workload: [{name: major, of: outages, where: 'severity == "high"'}]`, "high", "", true},
		{`workload: [{name: major, of: outages, where: 'severity == "high"'}]`, "high", "low", false},
		{`workload: [{name: major, of: outages}]`, "high", "high", false},
	} {
		r := damagedReport(t, c.terms+"\nobjectives: [{id: o, count: {of: outages}, target: at most 9}]",
			rows("outages", "id,from,to,severity", "1,2026-10-05 08:00,2026-10-05 09:00,"+c.first,
				"2,2026-10-05 08:00,2026-10-05 09:00,"+c.second))
		if told := found(r, "of major a record may count or not"); told != c.told {
			t.Errorf("%q with %q and %q: told %v", c.terms, c.first, c.second, told)
		}
	}
}

// A and B each were down an hour of 744, and ten hours that name neither may be one's or both's: the mean lies between
// an hour and eleven, at worst at both. Where no row names a site, or the row names one, nothing is open; nor where the
// service is down while any of its sites is.
//
// Decides: site-blank-beside-named.
func TestAnOutageWithoutASiteLeavesTheMeanOfTheSitesOpen(t *testing.T) {
	const hour, eleven = "99.865591", "98.521505"
	for _, c := range []struct {
		terms, first, second, long string
		verdict                    report.Verdict
		best, worst                string
	}{
		{"per-site: yes", "A", "B", "", report.Unclear, hour, eleven},
		{"per-site: [A, B]", "A", "A", "", report.Unclear, hour, eleven},
		{"per-site: yes, worst-site: yes", "A", "B", "", report.Unclear, hour, eleven},
		{"per-site: yes", "A", "B", "A", report.Met, "", ""},
		{"per-site: yes", "", "", "", report.Missed, "", ""},
		{"", "A", "B", "", report.Missed, "", ""},
	} {
		terms := strings.TrimSuffix("availability: {from: outages, "+c.terms, ", ") + "}"
		r := damagedReport(t, "objectives: [{id: o, "+terms+", target: 99%}]", rows("outages", "id,site,from,to",
			"1,"+c.first+",2026-10-05 08:00,2026-10-05 09:00", "2,"+c.second+",2026-10-06 08:00,2026-10-06 09:00",
			"3,"+c.long+",2026-10-07 08:00,2026-10-07 18:00"))
		o, best, worst := objective(t, r, "o"), "", ""
		if o.Best != nil {
			best, worst = o.Best.Value, o.Worst.Value
		}
		if o.Verdict != c.verdict || best != c.best || worst != c.worst {
			t.Errorf("%+v: %s between %q and %q (%s)", c, o.Verdict, best, worst, o.Contractual.Value)
		}
		if told := found(r, "rows count at every site that name none"); told != (c.best != "") {
			t.Errorf("%+v: told %v", c, told)
		}
	}
}
