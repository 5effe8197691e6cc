package main

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// again counts calls after which nobody came back about the same thing within a week, at least 60 % of them.
const again = `objectives: [{id: o, share: {of: tickets, where: channel == "phone", good: no_repeat, repeat: ` +
	`{within: 7d, by: [requester, item]}}, target: 60%}]`

const contactHead = "id,opened,resolved,channel,requester,item,first_contact"

// contacts are a call about the printer, solved a day later, and what came after it.
func contacts(after ...string) map[string]string {
	return rows("tickets", contactHead,
		append([]string{"T1,2026-10-01 09:00,2026-10-02 09:00,phone,Ann,printer,yes"}, after...)...)
}

// The mail about the printer is no call, so the filter leaves it out, and still it is a further contact: 0 of 1. Were
// only calls looked at, or a mail about something else taken, the call would be solved: 1 of 1. By the requester
// alone any mail is one.
//
// Decides: contact-any-ticket.
func TestConventionMeasureAFurtherContactIsAnyTicketThatAgreesInTheFields(t *testing.T) {
	mail, other := contacts("T2,2026-10-03 09:00,,mail,ann,Printer,"), contacts("T2,2026-10-03 09:00,,mail,Ann,screen,")
	decides(t,
		flip{"a mail about the same", trial{terms: again, rows: mail}, report.Missed, "0"},
		flip{"about something else", trial{terms: again, rows: other}, report.Met, "100"},
		flip{"by the requester alone",
			trial{terms: strings.Replace(again, "[requester, item]", "[requester]", 1), rows: other}, report.Missed, "0"},
	)
}

// Seven days after the opening are over on 8 October at nine. From the resolution they would be over a day later.
//
// Decides: contact-within-days.
func TestConventionMeasureTheDaysOfAContactRunFromTheOpeningAndTheLastInstantCounts(t *testing.T) {
	decides(t,
		flip{"exactly then", trial{terms: again, rows: contacts("T2,2026-10-08 09:00:00,,mail,Ann,printer,")}, report.Missed,
			"0"},
		flip{"a second later", trial{terms: again, rows: contacts("T2,2026-10-08 09:00:01,,mail,Ann,printer,")}, report.Met,
			"100"},
		flip{
			"eight days by agreement",
			trial{terms: strings.Replace(again, "7d", "8d", 1), rows: contacts("T2,2026-10-08 09:00:01,,mail,Ann,printer,")},
			report.Missed, "0",
		},
	)
}

// A call of 28 October is certain on 4 November, if nobody comes back: October has nothing to judge, where it would
// be at 100 % if cases counted by their opening. With a further contact on 30 October it is a miss of October.
//
// Decides: contact-certain.
func TestConventionMeasureACallIsCertainWhenItsDaysAreOver(t *testing.T) {
	const call = "T9,2026-10-28 09:00,2026-10-28 10:00,phone,Bob,screen,yes"
	quiet, back := rows("tickets", contactHead, call),
		rows("tickets", contactHead, call, "T10,2026-10-30 09:00,,mail,Bob,screen,")
	opened := strings.Replace(again, "target", "counts_in: opened, target", 1)
	decides(t,
		flip{"in October", trial{terms: again, rows: quiet}, report.NoVolume, ""},
		flip{"in November", trial{terms: again, rows: quiet, period: "2026-11"}, report.Met, "100"},
		flip{"by its opening", trial{terms: opened, rows: quiet}, report.Met, "100"},
		flip{"with a further contact", trial{terms: again, rows: back}, report.Missed, "0"},
	)
	for asOf, open := range map[string]int{"2026-11-04T08:59:59Z": 1, "2026-11-04T09:00:00Z": 0} {
		w := trial{terms: again, rows: quiet, period: "2026-11", asOf: asOf}
		if o := objective(t, w.report(t), "o"); o.Open != open {
			t.Errorf("as of %s %d are open, want %d", asOf, o.Open, open)
		}
	}
}

// Two calls of Ann tell no item: nobody knows whether they are about the same. T1 alone is judged: 1 of 1. If blank
// were equal to blank, T2 would be a miss: 2 of 3, under the target here.
//
// Decides: contact-blank-field.
func TestConventionMeasureATicketWithABlankFieldIsNotScored(t *testing.T) {
	calls := func(item string) trial {
		return trial{terms: strings.Replace(again, "60%", "70%", 1), rows: contacts(
			"T2,2026-10-03 09:00,,phone,Ann,"+item+",", "T3,2026-10-05 09:00,,phone,Ann,"+item+",")}
	}
	decides(t,
		flip{"blank", calls(""), report.Met, "100"},
		flip{"told", calls("screen"), report.Missed, "66.666667"},
	)
}

// The agent's flag says that the call was solved, the mail says that it was not. The agreement chooses; the other way
// to count stands beside it.
//
// Decides: contact-both-figures.
func TestConventionMeasureTheFlagStandsBesideFurtherContacts(t *testing.T) {
	mail := contacts("T2,2026-10-03 09:00,,mail,Ann,printer,")
	for good, want := range map[string]struct {
		verdict      report.Verdict
		value, aside string
	}{"no_repeat": {report.Missed, "0", "100.00"}, "first_contact": {report.Met, "100", "0.00"}} {
		w := trial{terms: strings.Replace(again, "no_repeat", good, 1), rows: mail}
		if o := w.judged(t, want.verdict, want.value); len(o.Asides) != 1 || o.Asides[0].Value != want.aside {
			t.Errorf("%s: beside it stands %v, want %s", good, o.Asides, want.aside)
		}
	}
}

// heard asks that a client hears something every two hours.
const heard = `objectives: [{id: o, timeliness: {of: updates, to: resolved, within: 2h}, target: 60%}]`

// updated is a ticket from nine to a resolution, with what happened in it.
func updated(resolved string, events ...string) map[string]string {
	return with(rows("tickets", "id,opened,resolved,requester", "T1,2026-10-05 09:00,"+resolved+",Ann"),
		rows("ticket-events", "ticket,at,actor,what,from,to",
			append([]string{"T0,2026-10-05 08:00,Joe,other,,"}, events...)...))
}

// Updates at ten and eleven, the resolution at three: gaps of one, one and four hours, 2 of 3. As one case the ticket
// would be missed, without the gap up to the resolution all would be in time. With no update at all there is one gap of
// six hours, where counting from update to update would find nothing to judge.
//
// Decides: update-gap-is-case.
func TestConventionMeasureEveryGapBetweenUpdatesIsACase(t *testing.T) {
	const ten, eleven = "T1,2026-10-05 10:00,Joe,public-update,,", "T1,2026-10-05 11:00,Joe,public-update,,"
	decides(t,
		flip{"two updates", trial{terms: heard, rows: updated("2026-10-05 15:00", ten, eleven)}, report.Met, "66.666667"},
		flip{"one", trial{terms: heard, rows: updated("2026-10-05 15:00", ten)}, report.Missed, "50"},
		flip{"none", trial{terms: heard, rows: updated("2026-10-05 15:00")}, report.Missed, "0"},
		flip{"none is needed", trial{terms: heard, rows: updated("2026-10-05 11:00")}, report.Met, "100"},
	)
}

// Joe speaks at eleven and the ticket is resolved at one: 2 of 2. Whoever is not named as the system or as the client
// is a person of the provider; were Joe's update none, there would be one gap of four hours.
//
// Decides: update-by-person.
func TestConventionMeasureAnUpdateIsOneOfAPersonOfTheProvider(t *testing.T) {
	by := func(fault, actor, what string) trial {
		return trial{terms: fault + heard, rows: updated("2026-10-05 13:00", "T1,2026-10-05 11:00,"+actor+","+what+",,")}
	}
	decides(t,
		flip{"Joe", by("", "Joe", "public-update"), report.Met, "100"},
		flip{"nobody named", by("", "", "public-update"), report.Met, "100"},
		flip{"Joe, whom the agreement calls a machine", by("fault: {actors: {joe: system}}\n", "Joe", "public-update"),
			report.Missed, "0"},
		flip{"the system", by("", "System", "public-update"), report.Missed, "0"},
		flip{"who asked", by("", "Ann", "public-update"), report.Missed, "0"},
		flip{"a private note", by("", "Joe", "private-note"), report.Missed, "0"},
	)
}

// Resolved at ten, reopened at eight in the evening, silent until the resolution at midnight. Nothing is owed while
// it stands resolved, then for four hours: 1 of 2. By the first resolution 1 of 1; anew from the reopening 0 of 1.
//
// Decides: update-after-reopening.
func TestConventionMeasureAReopeningBeginsANewGap(t *testing.T) {
	reopened := func(rule, opened, update string) trial {
		w := trial{terms: strings.Replace(heard, "within", rule+"within", 1), rows: updated("2026-10-06 00:00",
			"T1,2026-10-05 10:00,Joe,state,open,resolved", "T1,2026-10-05 20:00,Ann,state,resolved,open",
			"T1,2026-10-06 00:00,Joe,state,open,resolved", update)}
		w.rows["tickets"] = strings.Replace(w.rows["tickets"], "09:00", opened, 1)
		return w
	}
	const none, early = "T1,2026-10-05 10:00,Joe,private-note,,", "T1,2026-10-05 22:00,Joe,public-update,,"
	decides(t,
		flip{"resume", reopened("", "09:00", none), report.Missed, "50"},
		flip{"first", reopened("on_reopen: first, ", "09:00", none), report.Met, "100"},
		flip{"restart", reopened("on_reopen: restart, ", "09:00", none), report.Missed, "0"},
		flip{"resume after a late beginning", reopened("", "07:00", early), report.Met, "66.666667"},
		flip{"restart after a late beginning", reopened("on_reopen: restart, ", "07:00", early), report.Met, "100"},
		flip{"first after a late beginning", reopened("on_reopen: first, ", "07:00", early), report.Missed, "0"},
	)
}

// reported asks for a root-cause report within five days of the resolution on 10 October.
const reported = `objectives: [{id: o, timeliness: {from: resolved, to: event, event: 'to == "RCA"', within: 5d}, ` +
	`target: 60%}]`

func sent(at ...string) trial {
	events := []string{"T1,2026-10-10 12:00,state,open,resolved"}
	for _, a := range at {
		events = append(events, "T1,"+a+",other,,RCA")
	}
	return trial{
		terms: reported,
		rows: with(rows("tickets", "id,opened,resolved", "T1,2026-10-05 09:00,2026-10-10 12:00"),
			rows("ticket-events", "ticket,at,what,from,to", events...)),
	}
}

// By the last event a second report after ten days would make the first one late.
//
// Decides: event-first.
func TestConventionMeasureTheFirstEventThatHoldsStopsTheClock(t *testing.T) {
	decides(t,
		flip{"two days and ten", sent("2026-10-12 12:00", "2026-10-20 12:00"), report.Met, "100"},
		flip{"ten days", sent("2026-10-20 12:00"), report.Missed, "0"},
	)
}

// A report from before the resolution is there when it is owed. Were it passed over, the one after ten days would
// count.
//
// Decides: stop-before-start, event-before-ticket.
func TestConventionMeasureAnEventBeforeTheStartOfTheClockIsInTime(t *testing.T) {
	decides(t,
		flip{"before", sent("2026-10-09 12:00", "2026-10-20 12:00"), report.Met, "100"},
		flip{"before the ticket", sent("2026-10-01 12:00", "2026-10-20 12:00"), report.Missed, "0"},
	)
}

// answered is a response within an hour.
const answered = `objectives: [{id: o, timeliness: {to: first-response, within: 1h}, target: 60%}]`

// The export says that somebody responded after half an hour. The history knows of one update, by the system: then
// the field is the system's too, and there is no response in time. Without updates on record the field is all there is.
//
// Decides: response-field.
func TestConventionMeasureTheFieldAnswersOnlyWhereThereAreNoUpdates(t *testing.T) {
	responded := func(what string) trial {
		return trial{terms: answered,
			rows: with(rows("tickets", "id,opened,responded", "T1,2026-10-05 09:00,2026-10-05 09:30"),
				rows("ticket-events", "ticket,at,actor,what,from,to", "T1,2026-10-05 09:30,System,"+what+",,"))}
	}
	decides(t,
		flip{"no update", responded("private-note"), report.Met, "100"},
		flip{"one of the system", responded("public-update"), report.Missed, "0"},
	)
}

// Eight hours held until 15 October, four from the 16th on. Six hours over midnight are in time, since the clock
// started under the old target; by the target at the stop they would be late.
//
// Decides: target-at-start.
func TestConventionMeasureACaseHasTheTargetInForceWhenItsClockStarts(t *testing.T) {
	started := func(at, resolved string) trial {
		return trial{terms: `objectives: [{id: o, timeliness: {to: resolved, within: {2026-01-01: 8h, 2026-10-16: 4h}}, ` +
			`target: 60%}]`,
			rows: rows("tickets", "id,opened,resolved", "T1,"+at+","+resolved)}
	}
	decides(t,
		flip{"the evening before", started("2026-10-15 23:00", "2026-10-16 05:00"), report.Met, "100"},
		flip{"at midnight", started("2026-10-16 00:00", "2026-10-16 06:00"), report.Missed, "0"},
	)
}

// A ticket of September that was resolved badly in October is October's: 1 of 2. By its opening it would be
// September's, and October at 1 of 1. An open one goes by its opening, an outage by its begin.
//
// Decides: record-counts-at.
func TestConventionMeasureARecordCountsWhenItsOutcomeIsCertain(t *testing.T) {
	resolved := func(terms, at string) trial {
		return trial{
			terms: terms,
			rows: rows("tickets", doneHead, "T1,,desk,2026-09-28 09:00,"+at+",open",
				"T2,,desk,2026-10-05 09:00,2026-10-05 12:00,done"),
		}
	}
	opened := strings.Replace(done, "target", "counts_in: opened, target", 1)
	outages := trial{terms: `objectives: [{id: o, count: {of: outages}, target: at most 0}]`,
		rows: rows("outages", "id,from,to", "O1,2026-09-30 23:00,2026-10-01 02:00")}
	september := outages
	september.period = "2026-09"
	decides(t,
		flip{"decided", resolved(done, "2026-10-02 09:00"), report.Missed, "50"},
		flip{"opened", resolved(opened, "2026-10-02 09:00"), report.Met, "100"},
		flip{"open still", resolved(done, ""), report.Met, "100"},
		flip{"an outage that ends in it", outages, report.Met, "0"},
		flip{"an outage that begins in it", september, report.Missed, "1"},
	)
}

// Three of four answers are good: 75 %. Two that never came would make it 3 of 6.
//
// Decides: survey-response-rate, survey-unanswered.
func TestConventionMeasureASurveyWithoutAnAnswerCountsInTheResponseRateAlone(t *testing.T) {
	scores := func(list ...string) trial {
		var lines []string
		for i, s := range list {
			lines = append(lines, "2026-10-0"+string(rune('1'+i))+" 12:00,"+s)
		}
		return trial{
			terms: `objectives: [{id: o, share: {of: surveys, good: score >= 4}, target: 60%}]`,
			rows:  rows("surveys", "at,score", lines...),
		}
	}
	blank := scores("5", "4", "4", "1", "", "")
	if o := blank.judged(t, report.Met, "75"); len(o.Asides) != 1 || o.Asides[0].Value != "66.67" {
		t.Errorf("beside it stands %v, want 4 of 6", o.Asides)
	}
	scores("5", "4", "4", "1", "1", "1").judged(t, report.Missed, "50")
}
