package main

import (
	"fmt"
	"io"
	"maps"
	"mime"
	"path/filepath"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// An outage of an hour is excused by a claim that covers it. Of one of which the end could not be read nobody knows
// that it covers it, whether or not a cell of the outage could not be read as well: without the claim it is the
// provider's.
//
// Decides: unread-cells.
func TestARecordWithAnUnreadCellIsExcusedNoMoreSurelyThanAnother(t *testing.T) {
	const terms = `fault: {excuses: [customer], causes: {customer: customer, own: provider}, claims: {need: [approval]}}
objectives:
  - {id: number, count: {of: outages}, target: at most 0}
  - {id: restored, timeliness: {of: outages, from: from, to: to, within: 30m}, target: 100%}
  - {id: good, share: {of: outages, good: severity == "low"}, target: 90%}`
	for _, c := range []struct {
		cause, to string
		want      report.Verdict
	}{
		{"own", "2026-10-20 10:00", report.Excused},
		{"#N/A", "2026-10-20 10:00", report.Excused},
		{"own", "garbled", report.Unclear},
		{"#N/A", "garbled", report.Unclear},
	} {
		r := damagedReport(t, terms, with(
			rows("outages", "id,from,to,cause,severity", "O1,2026-10-20 08:00,2026-10-20 09:00,"+c.cause+",high"),
			rows("claims", "id,party,from,to,approved_by", "C1,customer,2026-10-20 08:00,"+c.to+",client"),
		))
		for _, id := range []string{"number", "restored", "good"} {
			if got := objective(t, r, id).Verdict; got != c.want {
				t.Errorf("cause %s, claim until %s: %s is %s, want %s", c.cause, c.to, id, got, c.want)
			}
		}
	}
}

// The console says of a client first what could not be read, whatever the headline says, and how many clients that
// concerns; so does the message, in its subject as well. What is missing of one source stands in one sentence, and a
// row that two objectives rest on, or with two cells, counts once. Without a doubt there is nothing of it.
//
// Decides: provisional-first.
func TestWhatIsProvisionalStandsBeforeTheHeadline(t *testing.T) {
	build := func(w trial) (console, subject, text string) {
		dir, out := w.dir(t), filepath.Join(t.TempDir(), "out")
		var said strings.Builder
		args := []string{"build", "-w", dir, "--period", "2026-10", "--as-of", "2026-11-05T00:00:00Z", "--out", out, "--only",
			"eml"}
		if code := run(t.Context(), args, nil, &said, io.Discard); code != 0 {
			t.Fatal(code)
		}
		l := readLetter(t, filepath.Join(out, "acme-retail", "message.eml"))
		subject, err := new(mime.WordDecoder).DecodeHeader(l.head.Get("Subject"))
		if err != nil {
			t.Fatal(err)
		}
		return said.String(), subject, strings.Join(strings.Fields(l.text), " ")
	}
	const terms = `objectives:
  - {id: solved, timeliness: {from: opened, to: resolved, within: {P1: 4h, P2: 8h}}, target: 95%}
  - {id: urgent, count: {of: tickets, where: 'priority == "P1"'}, target: at most 2}`
	head, good := "id,opened,resolved,priority", "T1,2026-10-05 08:00,2026-10-05 10:00,P1"
	console, subject, text := build(trial{terms: terms, rows: rows("tickets", head, good, "T2,2026-10-06 08:00,garbled,P1",
		"T3,garbled,2026-10-06 10:00,P1", "T4,2026-10-08 08:00,2026-10-08 20:00,#N/A", "T5,2026-10-09 08:00,garbled,#N/A")})
	const missing = "Source tickets (cases): 1 row could not be read; 3 records have values that could not be read; 2 " +
		"records cannot be judged, " +
		"since their end is not known, what they say is impossible, or they lack what their targets go by. 2 verdicts " +
		"depend on this: solved and urgent."
	if !strings.Contains(console, "1 client (1 with provisional figures), ") {
		t.Errorf("the console does not say of how many clients the figures are provisional:\n%s", console)
	}
	first, then := strings.Index(console, "Provisional figures: "+missing),
		strings.Index(console, "No objective could be judged")
	if first < 0 || then < first {
		t.Errorf("the console says it at %d, and the headline at %d:\n%s", first, then, console)
	}
	if subject != "Provisional: service level report October 2026: Acme Retail" {
		t.Errorf("subject %q", subject)
	}
	first, then = strings.Index(text, "The figures below are provisional. "+missing),
		strings.Index(text, "In October 2026 no objective could be judged")
	if first < 0 || then < first {
		t.Errorf("the message says it at %d, and the result at %d:\n%s", first, then, text)
	}
	console, subject, text = build(trial{terms: terms, rows: rows("tickets", head, good)})
	console, _, _ = strings.Cut(console, "open ") // which names the test
	if strings.Contains(strings.ToLower(console+subject+text), "provisional") {
		t.Errorf("nothing is in doubt:\n%s\n%s\n%s", console, subject, text)
	}
}

// A sample of which nobody can read whether it was answered may have failed. By run nobody knows for how long, where
// the agreement does not say how far samples are apart; with counters, for how many requests. Packets are counted
// without it.
//
// Decides: unread-probes.
func TestASampleWithoutAStateMayStandForMuch(t *testing.T) {
	const terms = `objectives:
  - {id: run, availability: {from: samples, by: run, runs: {failures: 2}}, target: 99%}
  - {id: apart, availability: {from: samples, by: run, runs: {failures: 2}, every: 1d}, target: 10%}
  - {id: requests, availability: {from: samples, by: request}, target: 90%}
  - {id: answered, share: {of: samples, good: ok}, target: 90%}
  - {id: packets, share: {of: samples, good: received, all: sent}, target: 90%}`
	const met, open = report.Met, report.Unclear
	for _, c := range []struct {
		state, counters                         string
		run, apart, requests, answered, packets report.Verdict
	}{
		{"y", "1,1", met, met, met, met, met},
		{"hm", "1,1", open, met, met, met, met},
		{"hm", "50,50", open, met, open, open, met},
	} {
		list := []string{"2026-10-15 00:00," + c.state + "," + c.counters}
		for day := 1; day <= 31; day++ {
			if day != 15 {
				list = append(list, fmt.Sprintf("2026-10-%02d 00:00,y,1,1", day))
			}
		}
		r := damagedReport(t, terms, rows("samples", "at,ok,sent,received", list...))
		for id, want := range map[string]report.Verdict{
			"run": c.run, "apart": c.apart, "requests": c.requests, "answered": c.answered, "packets": c.packets,
		} {
			if got := objective(t, r, id).Verdict; got != want {
				t.Errorf("state %s, counters %s: %s is %s, want %s", c.state, c.counters, id, got, want)
			}
		}
	}
}

// An hour in a column of lengths does not say when an outage ended of which the end could not be read.
//
// Decides: unread-end.
func TestALengthBesideAnUnreadEndIsNoEnd(t *testing.T) {
	const terms = "objectives: [{id: up, availability: {from: outages}, target: 99%}, " +
		"{id: longest, statistic: {of: outages, value: restore, take: max, unit: h}, target: at most 4 h}]"
	for to, want := range map[string]report.Verdict{
		"2026-10-08 09:00": report.Met, "": report.Met, "garbled": report.Unclear,
	} {
		r := damagedReport(t, terms, rows("outages", "id,from,to,duration", "O1,2026-10-08 08:00,"+to+",1h"))
		for _, id := range []string{"up", "longest"} {
			if got := objective(t, r, id).Verdict; got != want {
				t.Errorf("to %q: %s is %s, want %s", to, id, got, want)
			}
		}
	}
}

// A mean of 30 of a hundred and of a value of nobody knows how many lies between both, and so does a percentile of
// several. A value that stands alone needs no volume.
//
// Decides: tally-uncombined.
func TestValuesThatCannotBePutTogetherBoundThePeriod(t *testing.T) {
	const terms = "objectives: " +
		"[{id: m, statistic: {of: tallies, value: value, take: mean, unit: ms}, target: at most 40 ms}]"
	const head = "objective,period,value,total"
	for _, c := range []struct {
		take, value, total string
		want               report.Verdict
		best, worst        string
	}{
		{"mean", "60", "10", report.Met, "", ""}, // (30 · 100 + 60 · 10) ÷ 110 is 32.7
		{"mean", "60", "", report.Unclear, "30", "60"},
		{"mean", "60", "lots", report.Unclear, "30", "60"},
		{"mean", "40", "", report.Met, "30", "40"},
		{"mean", "41", "", report.Unclear, "30", "41"},
		{"mean", "10", "", report.Met, "10", "30"},
		{"p95", "60", "10", report.Unclear, "30", "60"},
	} {
		exports := rows("tallies", head, "m,2026-10,30,100", "m,2026-10,"+c.value+","+c.total)
		o := objective(t, damagedReport(t, strings.ReplaceAll(terms, "take: mean", "take: "+c.take), exports), "m")
		best, worst := "", ""
		if o.Best != nil {
			best, worst = o.Best.Value, o.Worst.Value
		}
		if o.Verdict != c.want || best != c.best || worst != c.worst {
			t.Errorf("%s with %s of %q: %s between %q and %q, want %s between %q and %q",
				c.take, c.value, c.total, o.Verdict, best, worst, c.want, c.best, c.worst)
		}
	}
	alone := damagedReport(t, terms, rows("tallies", head, "m,2026-10,30,"))
	if o := objective(t, alone, "m"); o.Verdict != report.Met || len(o.Provisional) > 0 {
		t.Errorf("alone: %s", o.Sentence)
	}
}

// A miss that may be none by what could not be read is open, in report.json and in its sentence: of L1 and L3 nobody
// can read the end, of L4 the cause. One that is a miss whatever the cell said stays one: L5 took 26 hours, longer than
// any priority allows, and while O2 may have been short, O3 was down around it. A claim without a readable begin may
// excuse every one of them.
//
// Decides: unread-miss.
func TestAMissThatMayBeNoneIsOpen(t *testing.T) {
	const terms = `fault: {excuses: [customer], causes: {own: provider}, claims: {need: [approval]}}
objectives:
  - {id: solved, timeliness: {from: opened, to: resolved, within: {P1: 2h, P2: 4h, others: 24h}}, target: 95%}
  - {id: up, service: line, availability: {from: outages}, target: 99%}`
	cases := rows("tickets", "id,opened,resolved,priority,cause",
		"L1,2026-10-05 08:00,garbled,P1,own", "L2,2026-10-05 08:00,2026-10-05 13:00,P1,own",
		"L3,2026-10-05 08:00,#N/A,P2,own",
		"L4,2026-10-05 08:00,2026-10-05 13:00,P2,#N/A", "L5,2026-10-05 08:00,2026-10-06 10:00,#N/A,own")
	outages := rows("outages", "id,service,from,to,cause", "O1,line,2026-10-05 08:00,2026-10-05 20:00,own",
		"O2,line,2026-10-12 08:00,garbled,own",
		"O3,line,2026-10-12 06:00,2026-10-12 18:00,own")
	read := rows("claims", "id,party,from,to,approved_by", "C1,customer,2026-10-20 08:00,2026-10-20 09:00,client")
	unread := rows("claims", "id,party,from,to,approved_by", "C1,customer,garbled,2026-10-20 09:00,client")
	for _, c := range []struct {
		claims map[string]string
		want   map[string]string
	}{
		{read, map[string]string{"L1": "open", "L2": "missed", "L3": "open", "L4": "open", "L5": "missed", "O1": "missed",
			"O3, O2": "missed"}},
		{unread, map[string]string{"L1": "open", "L2": "open", "L3": "open", "L4": "open", "L5": "open", "O1": "open",
			"O3, O2": "open"}},
	} {
		r := damagedReport(t, terms, with(cases, outages, c.claims))
		got := map[string]string{}
		for _, id := range []string{"solved", "up"} {
			for _, m := range objective(t, r, id).Misses.All() {
				got[m.ID] = string(m.Outcome)
				if said := strings.HasSuffix(m.Why, "so it is open whether it counts"); said != (m.Outcome == report.OutcomeOpen) {
					t.Errorf("%s is %s: %s", m.ID, m.Outcome, m.Why)
				}
			}
		}
		if !maps.Equal(got, c.want) {
			t.Errorf("%v, want %v", got, c.want)
		}
	}
}

// An outage of a row that says two ends lasted somewhere between them, whichever is the longer one, and the row is told
// with both; up to a minute they are the same. October 2026 has 744 hours, of which 99.9 % allow 44 min 38 s. The
// length of a ticket may leave out hours, so that only a longer one contradicts its resolution.
//
// Decides: two-ends.
func TestTwoEndsOfOneRowBoundWhatRestsOnThem(t *testing.T) {
	const terms = `objectives:
  - {id: up, service: line, availability: {from: outages}, target: 99.9%}
  - {id: restored, timeliness: {of: outages, from: from, to: to, within: 1h}, target: 100%}
  - {id: mean, statistic: {of: outages, value: to - from, take: mean}, target: at most 60 min}
  - {id: number, count: {of: outages}, target: at most 1}`
	for _, c := range []struct {
		to, length  string
		best, worst [3]string // of up, restored and mean; "" where nothing is open
		says        string
	}{
		{"08:30", "3 h", [3]string{"99.932796", "100", "30"}, [3]string{"99.596774", "0", "180"},
			"to is 5 Oct 2026 08:30, and duration of 3 h says 5 Oct 2026 11:00"},
		{"11:00", "30 min", [3]string{"99.932796", "100", "30"}, [3]string{"99.596774", "0", "180"},
			"duration of 30 min says 5 Oct 2026 08:30"},
		{"08:30", "31 min", [3]string{}, [3]string{}, ""},
		{"08:30", "32 min", [3]string{"99.932796", "", "30"}, [3]string{"99.928315", "", "32"}, "duration of 32 min"},
		{"08:30", "28 min", [3]string{"99.937276", "", "28"}, [3]string{"99.932796", "", "30"}, "duration of 28 min"},
	} {
		w := rows("outages", "id,service,from,to,duration", "O1,line,2026-10-05 08:00,2026-10-05 "+c.to+","+c.length)
		r := damagedReport(t, terms, w)
		for i, id := range []string{"up", "restored", "mean"} {
			o, best, worst := objective(t, r, id), "", ""
			if o.Best != nil {
				best, worst = o.Best.Value, o.Worst.Value
			}
			if best != c.best[i] || worst != c.worst[i] {
				t.Errorf("%s, %s: %s between %q and %q", c.to, c.length, id, best, worst)
			}
		}
		if o := objective(t, r, "number"); o.Best != nil || o.Verdict != report.Met {
			t.Errorf("%s, %s: %s", c.to, c.length, o.Verdict)
		}
		said := ""
		for _, s := range r.Sources {
			for _, f := range s.Findings {
				said += f.Text
			}
		}
		if said = strings.ReplaceAll(said, "\u00a0", " "); !strings.Contains(said, c.says) || c.says == "" && said != "" {
			t.Errorf("%s, %s: %q, want %q", c.to, c.length, said, c.says)
		}
	}
	const resolve = "objectives: [{id: solved, timeliness: {from: opened, to: resolved, within: 2h}, target: 100%}]"
	for length, want := range map[string]report.Verdict{
		"30 min": report.Met, "61 min": report.Met, "3 h": report.Unclear,
	} {
		r := damagedReport(t, resolve, rows("tickets", "id,opened,resolved,resolution_time",
			"T1,2026-10-05 08:00,2026-10-05 09:00,"+length))
		if got := objective(t, r, "solved").Verdict; got != want {
			t.Errorf("a ticket of %s is %s, want %s", length, got, want)
		}
	}
}

// explain names the cells that contradict each other, and what that leaves open.
func TestExplainNamesTwoEndsOfARow(t *testing.T) {
	w := trial{
		terms: "objectives: [{id: up, service: line, availability: {from: outages}, target: 99.9%}]",
		rows: rows("outages", "id,service,from,to,duration",
			"O1,line,2026-10-05 08:00,2026-10-05 08:30,3 h"),
	}
	said := explained(t, w.dir(t), "up", "O1")
	for _, want := range []string{
		"to is not what its length in another cell says", "at best 30 min are lost, at worst 3 h",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("lacks %q:\n%s", want, said)
		}
	}
	said = explained(t, w.dir(t), "up")
	if want := "1 record of the source outages (outages) says two different ends."; !strings.Contains(said, want) {
		t.Errorf("lacks %q:\n%s", want, said)
	}
}

// Nobody says whether a threshold of 4 counts on the scale up to 5 or on that up to 10. Of five answers 5 and 4 of 5
// are good on the one and 8 and 9 of 10, and not 3, on the other: between two and five of them, or two and four, are
// good. A threshold of 8 can only be one of ten: of those two are good, and those of 5 may be. Who asks for the scale
// is answered, and answers on one scale are compared as they are.
//
// Decides: mixed-scales.
func TestAnswersOnSeveralScalesAreNotComparedRaw(t *testing.T) {
	const mixed = "5,5;4,5;8,10;9,10;3,10"
	for _, c := range []struct {
		good, answers string
		keys          string
		best, worst   string // "" where nothing is open
		told          bool
	}{
		{"score >= 4", mixed, "", "100", "40", true},
		{"score >= 8", mixed, "", "80", "40", true},
		{"score / scale >= 0.8", mixed, "", "", "", false},
		{"score >= 4", "5,5;4,5;3,5", "", "", "", false},
		{"score >= 4", "5,5;4,5;3,", "", "100", "66.666667", true},
		{"score >= 4", "5,;9,;3,", "", "", "", false},
		{"score >= 4", "5,;9,;3,", ", set: {scale: 5}", "66.666667", "33.333333", false}, // one slip
		{"score >= 4", "5,;9,;8,;3,", ", set: {scale: 5}", "", "0", true},                // no answer can be compared
	} {
		var list []string
		for i, answer := range strings.Split(c.answers, ";") {
			list = append(list, fmt.Sprintf("2026-10-%02d 10:00,%s", i+1, answer))
		}
		head := "at,score,scale"
		if c.keys != "" {
			head = "at,score,unused"
		}
		w := trial{
			terms: "objectives: [{id: pleased, share: {of: surveys, good: " + c.good + "}, target: 70%}]",
			rows:  rows("surveys", head, list...), keys: c.keys,
		}
		r := w.report(t)
		o, best, worst := objective(t, r, "pleased"), "", ""
		if o.Best != nil {
			best, worst = o.Best.Value, o.Worst.Value
		}
		if best != c.best || worst != c.worst {
			t.Errorf("%s of %s%s: between %q and %q, want %q and %q", c.good, c.answers, c.keys, best, worst, c.best, c.worst)
		}
		if c.told && o.Verdict != report.Unclear {
			t.Errorf("%s of %s%s: %s", c.good, c.answers, c.keys, o.Verdict)
		}
		if told := found(r, "are on several scales"); told != c.told {
			t.Errorf("%s of %s%s: the finding is there: %v", c.good, c.answers, c.keys, told)
		}
	}
}

// A row without a service in a source of which others name one may be of any: T2 is late, and with it one of two cases
// of the desk is. Where no row names a service, or nobody could mean another one, it counts.
//
// Decides: service-blank-beside-named.
func TestARowWithoutAServiceBesideOthersMayBeOfAny(t *testing.T) {
	const one = "objectives: [{id: o, service: desk, share: {of: tickets, good: state == \"done\"}, target: 60%}]"
	const two = "objectives: [{id: o, service: desk, share: {of: tickets, good: state == \"done\"}, target: 60%}, " +
		"{id: w, service: wan, count: {of: tickets}, target: at most 0}]"
	for _, c := range []struct {
		terms, services string // of T1, which is good, T2, which is not, and T3, which is
		verdict         report.Verdict
		best, worst     string
	}{
		{two, "desk,,wan", report.Unclear, "100", "50"},
		{two, "desk,,", report.Unclear, "100", "50"},
		{one, "desk,,wan", report.Unclear, "100", "50"},
		{one, "desk,,Desk", report.Met, "", ""},
		{two, ",,", report.Met, "", ""},
	} {
		s := strings.Split(c.services, ",")
		r := damagedReport(t, c.terms, rows("tickets", doneHead, "T1,,"+s[0]+",2026-10-05 09:00,2026-10-05 12:00,done",
			"T2,,"+s[1]+",2026-10-06 09:00,2026-10-06 12:00,open", "T3,,"+s[2]+",2026-10-06 09:00,2026-10-06 12:00,done"))
		o, best, worst := objective(t, r, "o"), "", ""
		if o.Best != nil {
			best, worst = o.Best.Value, o.Worst.Value
		}
		if o.Verdict != c.verdict || best != c.best || worst != c.worst {
			t.Errorf("%s: %s between %q and %q, want %+v", c.services, o.Verdict, best, worst, c)
		}
		if told := found(r, "that name no service, while others of their source name one"); told != (c.best != "") {
			t.Errorf("%s: the finding is there: %v", c.services, told)
		}
	}
}

// T1 is bad. T2 names no service and cannot be read: it may be good or bad, and of the desk or not, but it is there
// once. At best one of two is good, which is less than 60 %, and there is T1 to judge in any case.
//
// Decides: unread-cells, service-blank-beside-named.
func TestACaseOfNoServiceWithAnUnreadCellIsThereOnceOrNot(t *testing.T) {
	const terms = "objectives: [{id: o, service: desk, share: {of: tickets, good: first_contact}, target: 60%}]"
	r := damagedReport(t, terms, rows("tickets", "id,service,opened,resolved,first_contact",
		"T1,desk,2026-10-05 09:00,2026-10-05 12:00,no", "T2,,2026-10-06 09:00,2026-10-06 12:00,#N/A",
		"T3,wan,2026-10-06 09:00,2026-10-06 12:00,yes"))
	o := objective(t, r, "o")
	if o.Verdict != report.Missed || o.Best == nil || o.Best.Value != "50" || o.Best.Total != "2" || o.Worst.Value != "0" {
		t.Errorf("%s between %+v and %+v", o.Verdict, o.Best, o.Worst)
	}
}

// Tickets are counted in the month in which they were resolved. T1 was in October; when T2 was, nobody can read:
// there are one or two where at most one is promised. Where they count at their opening, the end of T2 decides nothing.
//
// Decides: unread-cells.
func TestATicketWhoseEndCouldNotBeReadMayCountInAnyPeriodOfIt(t *testing.T) {
	for countsIn, want := range map[string]report.Verdict{"resolved": report.Unclear, "opened": report.Met} {
		terms := "objectives: [{id: o, counts_in: " + countsIn + ", count: {of: tickets}, target: at most 1}]"
		o := objective(t, damagedReport(t, terms, rows("tickets", "id,opened,resolved",
			"T1,2026-10-05 09:00,2026-10-05 12:00", "T2,2026-09-06 09:00,soon")), "o")
		if o.Verdict != want || o.Contractual.Value != "1" || (o.Best != nil) != (want == report.Unclear) {
			t.Errorf("%s: %s %s between %+v and %+v", countsIn, o.Contractual.Value, o.Verdict, o.Best, o.Worst)
		}
		if o.Best != nil && (o.Best.Value != "1" || o.Worst.Value != "2") {
			t.Errorf("%s: between %+v and %+v", countsIn, o.Best, o.Worst)
		}
	}
}

// Both answers of October about T1 are bad. It was over in July, and nobody can read who answers for it: both may be
// excused, and one of the three answers is good in any case. An answer about T2 is nobody's but the provider's.
//
// Decides: unread-answers.
func TestAnAnswerIsOpenAsLongAsItsTicketIs(t *testing.T) {
	const terms = "fault: {excuses: [customer]}\n" +
		"objectives: [{id: o, share: {of: surveys, good: score >= 4}, target: 60%}]"
	cases := rows("tickets", "id,opened,resolved,fault", "T1,2026-07-05 09:00,2026-07-05 10:00,#N/A",
		"T2,2026-07-05 09:00,2026-07-05 10:00,provider")
	for about, want := range map[string]report.Verdict{"T1": report.Unclear, "T2": report.Missed} {
		r := damagedReport(t, terms, with(cases, rows("surveys", "at,score,ticket", "2026-10-05 09:00,1,"+about,
			"2026-10-06 09:00,2,"+about, "2026-10-07 09:00,5,")))
		o := objective(t, r, "o")
		if o.Verdict != want || o.Contractual.Value != "33.333333" || (o.Best != nil) != (want == report.Unclear) {
			t.Errorf("%s: %s %s between %+v and %+v", about, o.Contractual.Value, o.Verdict, o.Best, o.Worst)
		}
		if o.Best != nil && (o.Best.Value != "100" || o.Provisional[0].Count != 1) {
			t.Errorf("%s: between %+v and %+v, %+v", about, o.Best, o.Worst, o.Provisional)
		}
	}
}

// The only outage took one hour where at most two are promised: met, where it counts. Where it was the customer's, its
// value is taken away, nothing is left to judge and no miss is excused. Where nobody can read the cause, nobody knows.
//
// Decides: volume-open.
func TestTheOnlyValueMayBeTakenAway(t *testing.T) {
	const terms = "fault: {excuses: [customer], causes: {theirs: customer, ours: provider}}\n" +
		"objectives: [{id: o, statistic: {of: outages, value: restore, take: max}, target: at most 2h}]"
	for cause, want := range map[string]report.Verdict{
		"ours": report.Met, "theirs": report.NoVolume, "#N/A": report.Unclear,
	} {
		r := damagedReport(t, terms, rows("outages", "id,from,to,cause", "O1,2026-10-05 09:00,2026-10-05 10:00,"+cause))
		if got := objective(t, r, "o").Verdict; got != want {
			t.Errorf("%s: %s, want %s", cause, got, want)
		}
	}
}

// Of two values one cannot be read, so that nothing bounds their mean of at least 3: at worst 20 of the fee of 100 are
// payable. At best a mean beyond 4 earns a bonus of 10, which makes 10 that the client owes, and without a bonus
// nothing is payable.
//
// Decides: unread-money.
func TestABoundThatHasNoEndMayEarnABonus(t *testing.T) {
	for bonus, best := range map[string]string{", bonus: {beyond: 4 points, pays: 10%}": "-10.00", "": "0.00"} {
		terms := "fees: {desk: 100}\ncredits: {bonus-below-zero: yes}\nobjectives: [{id: o, statistic: {of: tallies, " +
			"value: value, take: mean}, target: at least 3 points, " +
			"credit: {of: desk, bands: {below 3 points: 20%}" + bonus + "}}]"
		r := damagedReport(t, terms, rows("tallies", "objective,period,value,total",
			"o,2026-10-05,3.5,10", "o,2026-10-06,oops,10"))
		if r.Standing == nil || r.Standing.Missing[0].Best.Payable != best || r.Standing.Missing[0].Worst.Payable != "20.00" {
			t.Errorf("%q: %s %+v", bonus, r.Objectives[0].Verdict, r.Standing)
		}
	}
}

// A row of tallies that could not be read leaves open the objective that it names, and no other; one that names none
// leaves open both.
//
// Decides: unread-tally.
func TestAnUnreadTallyConcernsTheObjectiveThatItNames(t *testing.T) {
	const terms = `objectives:
  - {id: calls, share: {of: tallies, good: good, all: total}, target: 90%}
  - {id: mails, share: {of: tallies, good: good, all: total}, target: 90%}`
	for row, want := range map[string][2]report.Verdict{
		"calls,2026-10,oops,10": {report.Unclear, report.Met}, "mails,someday,10,10": {report.Met, report.Unclear},
		"#N/A,2026-10,10,10": {report.Unclear, report.Unclear}, "Calls,2026-10,12,10": {report.Unclear, report.Met},
	} {
		r := damagedReport(t, terms, rows("tallies", "objective,period,good,total", "calls,2026-10,10,10",
			"mails,2026-10,10,10", row))
		for i, id := range []string{"calls", "mails"} {
			if got := objective(t, r, id).Verdict; got != want[i] {
				t.Errorf("%s: %s is %s, want %s", row, id, got, want[i])
			}
		}
	}
}

// T1 took six hours of four between its opening and its last resolution, and was reopened in between: with the history
// that tells when it ran for two hours, without it for nobody knows how long. T2 was never reopened.
//
// Decides: reopened-untold.
func TestALateCaseThatWasReopenedMayBeInTime(t *testing.T) {
	const terms = "objectives: [{id: solved, timeliness: {from: opened, to: resolved, within: 4h}, target: 60%}]"
	cases := rows("tickets", "id,opened,resolved,reopened", "T1,2026-10-05 08:00,2026-10-05 14:00,1",
		"T2,2026-10-06 08:00,2026-10-06 14:00,0", "T3,2026-10-06 08:00,2026-10-06 10:00,3")
	history := rows("ticket-events", "ticket,at,what,from,to", "T1,2026-10-05 09:00,state,new,resolved",
		"T1,2026-10-05 13:00,state,resolved,reopened", "T1,2026-10-05 14:00,state,reopened,resolved")
	for _, c := range []struct {
		rows    map[string]string
		verdict report.Verdict
		said    int
		t1      report.Outcome
	}{
		{cases, report.Unclear, 1, report.OutcomeOpen},
		{with(cases, history), report.Met, 0, ""},
	} {
		r := damagedReport(t, terms, c.rows)
		o, t1 := objective(t, r, "solved"), report.Outcome("")
		for _, m := range o.Misses.All() {
			if m.ID == "T1" {
				t1 = m.Outcome
			}
		}
		if o.Verdict != c.verdict || t1 != c.t1 {
			t.Errorf("%s, T1 is %q; want %s and %q", o.Verdict, t1, c.verdict, c.t1)
		}
		if told := found(r, "was reopened, and no history tells when"); told != (c.said > 0) {
			t.Errorf("the finding is there: %v", told)
		}
	}
}

// What an agreement writes about histories that no source has is told; what it leaves to the conventions is not.
//
// Decides: no-history.
func TestWhatHistoriesWouldDecideIsToldWhereThereAreNone(t *testing.T) {
	const clock = "objectives: [{id: o, target: 60%%, " +
		"timeliness: {from: opened, to: resolved, within: {P1: 4h, P2: 8h}%s}}]"
	cases := rows("tickets", "id,opened,resolved,priority", "T1,2026-10-05 08:00,2026-10-05 10:00,P1")
	history := rows("ticket-events", "ticket,at,what,from,to", "T1,2026-10-05 09:00,state,new,resolved")
	const reopen, priority, states = "o says what on_reopen does",
		"on_priority_change does, and no source has ticket-events",
		"the agreement says who answers by the states of tickets, and no source has ticket-events"
	for _, c := range []struct{ written, fault, want string }{
		{"", "", ""}, {", on_reopen: restart", "", reopen}, {", on_priority_change: carry", "", priority},
		{"", "fault: {excuses: [customer], states: {pending: customer}}\n", states},
		{"", "fault: {states: {pending: customer}}\n", ""},
	} {
		terms := c.fault + fmt.Sprintf(clock, c.written)
		alone, full := damagedReport(t, terms, cases), damagedReport(t, terms, with(cases, history))
		for _, text := range []string{reopen, priority, states} {
			if told := found(alone, text); told != (text == c.want) {
				t.Errorf("%s%s: %q is told: %v", c.fault, c.written, text, told)
			}
			if found(full, text) {
				t.Errorf("%s%s: %q is told beside a history", c.fault, c.written, text)
			}
		}
	}
}

// A clock that runs until an event has its cases late where the history of none of them has one, which is told; a case
// that is over and has no history at all, while others have, may have been in time.
//
// Decides: history-untold.
func TestACaseWithoutItsHistoryMayBeInTime(t *testing.T) {
	const terms = `objectives: [{id: assigned, timeliness: {from: opened, to: event, event: 'what == "owner"', within: 1h},
  target: 90%}]`
	cases := rows("tickets", "id,opened,resolved", "T1,2026-10-05 08:00,2026-10-05 14:00",
		"T2,2026-10-06 08:00,2026-10-06 14:00")
	const head, never, untold = "ticket,at,what,from,to", "no event of any case is what assigned runs until",
		"the case is over, and no history tells of it"
	for _, c := range []struct {
		events        []string
		verdict       report.Verdict
		never, untold bool
	}{
		{[]string{"T1,2026-10-05 08:30,owner,,ann", "T2,2026-10-06 08:30,owner,,ann"}, report.Met, false, false},
		{[]string{"T1,2026-10-05 08:30,owner,,ann", "T2,2026-10-06 08:30,state,,open"}, report.Missed, false, false},
		{[]string{"T1,2026-10-05 08:30,owner,,ann"}, report.Unclear, false, true},
		{[]string{"T1,2026-10-05 08:30,state,,open", "T2,2026-10-06 08:30,state,,open"}, report.Missed, true, false},
	} {
		r := damagedReport(t, terms, with(cases, rows("ticket-events", head, c.events...)))
		if got := objective(t, r, "assigned").Verdict; got != c.verdict {
			t.Errorf("%v: %s, want %s", c.events, got, c.verdict)
		}
		if found(r, never) != c.never || found(r, untold) != c.untold {
			t.Errorf("%v: never %v, untold %v", c.events, found(r, never), found(r, untold))
		}
	}
}

// Of one case without a response on record, and a row that nobody can read, another rule leaves no value at all: that
// is said in words.
func TestAChoiceWithoutAValueSaysSo(t *testing.T) {
	for locale, want := range map[string]string{
		"en-GB": "would give no value, undetermined, and", "de-DE": "gäbe es keinen Wert: ungeklärt, insgesamt",
		"fr-FR": "il n’y aurait pas de valeur",
	} {
		r := damagedReport(t, "locale: "+locale+`
objectives: [{id: o, timeliness: {from: opened, to: responded, within: 1h}, target: 40%}]`,
			rows("tickets", "id,opened,responded,resolved", "T1,2026-10-05 08:00,,2026-10-05 08:30", "T2,garbled,,"))
		if said := objective(t, r, "o").Sentence; !strings.Contains(said, want) {
			t.Errorf("%s: %q, want %q", locale, said, want)
		}
	}
}

// Of eight good cases and one that was resolved before it was opened, in an earlier month, nobody knows when it was
// over: it is good or a miss in any month from that in which it was opened, up to another end of it. One in the month
// after, and whatever counts by its opening, is not touched.
//
// Decides: record-backwards, impossible-values, impossible-bounded.
func TestAnEndInAnEarlierMonthThanItsCaseLeavesTheCaseOpen(t *testing.T) {
	kinds := map[string]string{
		"timeliness": "timeliness: {from: opened, to: resolved, within: 4h}, target: 90%",
		"share":      "share: {of: tickets, good: reopened == 0}, target: 90%",
	}
	for name, c := range map[string]struct {
		row, period string
		open        bool
	}{
		"an earlier month":   {"X,2026-10-06 05:00,2026-05-06 02:00,,0", "2026-10", true},
		"the day before":     {"X,2026-10-01 05:00,2026-09-30 02:00,,0", "2026-10", true},
		"the month after":    {"X,2026-09-06 05:00,2026-05-06 02:00,,0", "2026-10", true},
		"closed before":      {"X,2026-09-06 05:00,2026-05-06 02:00,2026-09-07 02:00,0", "2026-10", false},
		"opened after":       {"X,2026-11-06 05:00,2026-05-06 02:00,,0", "2026-10", false},
		"an end that may be": {"X,2026-09-06 05:00,2026-09-06 06:00,,0", "2026-10", false},
	} {
		for kind, terms := range kinds {
			list := []string{c.row}
			for i := range 8 {
				list = append(list, fmt.Sprintf("G%d,2026-10-%02d 08:00,2026-10-%02[2]d 09:00,,0", i, i+1))
			}
			r := trial{terms: "objectives: [{id: o, " + terms + "}]", period: c.period,
				rows: rows("tickets", "id,opened,resolved,closed,reopened", list...)}.report(t)
			o := objective(t, r, "o")
			if open := o.Best != nil && o.Worst.Value == "88.888889" && o.Verdict == report.Unclear; open != c.open ||
				!open && o.Verdict != report.Met {
				t.Errorf("%s, %s: %s, between %+v and %+v", kind, name, o.Verdict, o.Best, o.Worst)
			}
		}
	}
}
