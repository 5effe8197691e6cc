package main

import (
	"io"
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
