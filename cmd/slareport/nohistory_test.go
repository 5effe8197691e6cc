package main

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// No source has histories. A first response of which no row tells may have been given in time, of a case that took ten
// hours for the four that are promised as of one that is open; one that was resolved in time is in time. Where other
// rows have a response, or there are histories, none was given, and the resolution answers.
//
// Decides: responses-untold.
func TestAFirstResponseThatNothingTellsOfIsUnknown(t *testing.T) {
	const met, missed, open = report.Met, report.Missed, report.Unclear
	const other = "T9,2026-10-06 08:00,2026-10-06 09:00,2026-10-06 10:00"
	for _, c := range []struct {
		terms, rows, events string
		verdict             report.Verdict
	}{
		{"to: first-response", "T1,2026-10-05 08:00,,2026-10-05 18:00", "", open},
		{"to: first-response", "T1,2026-10-05 08:00,,", "", open},
		{"to: first-response", "T1,2026-10-05 08:00,,2026-10-05 11:00", "", met},
		{"to: first-response", "T1,2026-10-05 08:00,2026-10-05 13:00,2026-10-05 18:00", "", missed},
		{"to: first-response", "T1,2026-10-05 08:00,,2026-10-05 18:00|" + other, "", missed},
		{"to: first-response", "T1,2026-10-05 08:00,,2026-10-05 18:00", "T1,2026-10-05 09:00,new,done", missed},
		{"to: first-response, no_response: missed", "T1,2026-10-05 08:00,,2026-10-05 18:00", "", missed},
		{"to: first-response, no_response: resolved", "T1,2026-10-05 08:00,,2026-10-05 18:00", "", missed},
		{"to: responded", "T1,2026-10-05 08:00,,2026-10-05 18:00", "", missed}, // a field of the row, that is blank
		{"of: updates, to: resolved", "T1,2026-10-05 08:00,,2026-10-05 18:00", "", report.NoVolume},
		{"event: 'to == \"sent\"', to: event", "T1,2026-10-05 08:00,,2026-10-05 18:00", "", report.NoVolume},
	} {
		exports := rows("tickets", "id,opened,responded,resolved", strings.Split(c.rows, "|")...)
		if c.events != "" {
			exports = with(exports, rows("ticket-events", "ticket,at,from,to", c.events))
		}
		r := damagedReport(t, "objectives: [{id: o, timeliness: {"+c.terms+", within: 4h}, target: 90%}]", exports)
		if o := objective(t, r, "o"); o.Verdict != c.verdict {
			t.Errorf("%s, %s, %q: %s, want %s: %s", c.terms, c.rows, c.events, o.Verdict, c.verdict, o.Sentence)
		}
	}
}

// A response to another client says nothing of this one.
func TestAFirstResponseToAnotherClientTellsNothing(t *testing.T) {
	for client, want := range map[string]report.Verdict{"Other": report.Unclear, "Acme Retail": report.Missed} {
		r := damagedReport(t, "objectives: [{id: o, timeliness: {to: first-response, within: 4h}, target: 90%}]",
			rows("tickets", "id,client,opened,responded,resolved", "T1,Acme Retail,2026-10-05 08:00,,2026-10-05 18:00",
				"T9,"+client+",2026-10-06 08:00,2026-10-06 09:00,2026-10-06 10:00"))
		if o := objective(t, r, "o"); o.Verdict != want {
			t.Errorf("%s: %s, want %s", client, o.Verdict, want)
		}
	}
}

// Without histories nobody knows who was waited for. A pause only shortens a time: what is in time stays so, and of
// what is late both outcomes stand beside the verdict.
//
// Decides: no-history.
func TestPausesThatNothingTellsOfHaveBothOutcomes(t *testing.T) {
	for account, want := range map[string]report.Verdict{"provider": report.Missed, "customer": report.Excused} {
		r := damagedReport(t, "fault: {excuses: [customer], undetermined: "+account+", states: {pending: customer}}\n"+
			"objectives: [{id: o, timeliness: {to: resolved, within: 4h}, target: 90%}]",
			rows("tickets", "id,opened,resolved", "T1,2026-10-05 08:00,2026-10-05 18:00"))
		o := objective(t, r, "o")
		if o.Verdict != want || o.Undetermined == nil || o.Undetermined.ProviderVerdict != report.Missed ||
			o.Undetermined.OthersVerdict != report.Excused || !found(r, "no source has ticket-events") {
			t.Errorf("%s: %s, %+v", account, o.Verdict, o.Undetermined)
		}
	}
}
