package score_test

import (
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/timeline"
)

func noon(day int, hour int) timeline.Instant {
	return timeline.Of(time.Date(2026, 10, day, hour, 0, 0, 0, time.UTC))
}

// further is an agreement with the measures of one kind that differ from the usual ones.
func further(t *testing.T, locale string) *agreement.Agreement {
	a := contract(t)
	a.Locale, a.Objectives = locale, nil
	add := func(o agreement.Objective, target agreement.Target) {
		o.Name, o.Targets, o.Decimals, o.AllowedMisses, o.CountsIn = o.ID, since(target), -1, -1, agreement.Decided
		a.Objectives = append(a.Objectives, o)
	}
	least := agreement.Target{Value: big.NewRat(95, 1), Unit: "%", Text: "95%"}
	within := []targets.Within{
		{
			Key: "impact", Match: "1", And: []targets.KeyValue{{Key: "urgency", Match: "1"}},
			Allowances: since(targets.Allowance{Time: 2 * timeline.Hour, Text: "2h"}),
		},
		{Allowances: since(targets.Allowance{Time: 2 * timeline.Hour, Text: "2h"})},
	}
	byPriority := []targets.Within{
		{Key: "priority", Match: "P1", Allowances: since(targets.Allowance{Time: timeline.Hour, Text: "1h"})},
		{Key: "priority", Match: "P2", Allowances: since(targets.Allowance{Time: 9 * timeline.Hour, Text: "9h"})},
	}
	add(
		agreement.Objective{
			ID: "updates", Service: "desk",
			Terms: &timeliness.Terms{Of: "updates", From: "opened", To: "resolved", Within: within},
		}, least,
	)
	add(
		agreement.Objective{
			ID: "cause", Service: "desk",
			Terms: &timeliness.Terms{Of: "tickets", From: "resolved", To: "event", Event: `to == "report"`, Within: within},
		}, least,
	)
	add(
		agreement.Objective{
			ID: "resolve", Service: "desk",
			Terms: &timeliness.Terms{Of: "tickets", From: "opened", To: "resolved", Within: byPriority, Priority: targets.Carry},
		}, least,
	)
	add(
		agreement.Objective{
			ID: "fcr", Service: "desk",
			Terms: &share.Terms{
				Of: "tickets", Good: share.NoRepeat,
				Repeat: &share.Contact{Within: 2 * timeline.Day, By: []string{"requester", "item"}},
			},
		}, least,
	)
	add(agreement.Objective{ID: "calls", Terms: &share.Terms{Of: "tallies", Good: "good", All: "total"}}, least)
	add(agreement.Objective{
		ID: "mttr", Service: "wan", Terms: &statistic.Terms{Of: "outages", Value: statistic.Restore, Take: "mean", Unit: "h"},
	},
		agreement.Target{AtMost: true, Value: big.NewRat(2, 1), Unit: "h", Text: "at most 2 h"})
	add(agreement.Objective{
		ID: "mtbf", Service: "wan",
		Terms: &statistic.Terms{Of: "outages", Value: statistic.BetweenFailures, Take: "mean", Unit: "h"},
	},
		agreement.Target{Value: big.NewRat(500, 1), Unit: "h", Text: "at least 500 h"})
	return a
}

// happened is a month with two tickets of one requester, their events, two outages and two tallies.
func happened() *evidence.Evidence {
	none, row := timeline.NoInstant, uint32(1)
	pos := func() evidence.Pos { row++; return evidence.Pos{Row: row} }
	e := &evidence.Evidence{Texts: texttest.Texts, Origins: []evidence.Origin{{Source: "all", File: "data/all.csv"}},
		Sources: []evidence.Source{
			{ID: "all", File: "data/all.csv", Records: []string{"tickets", "ticket-events", "outages", "tallies"}},
		}, Newest: noon(31, 23)}
	for i, day := range []int{5, 6} {
		e.Tickets = append(e.Tickets,
			evidence.Ticket{ID: []string{"INC1", "INC2"}[i], Service: texttest.T("desk"), Priority: texttest.T("P1"),
				Requester: texttest.T("ann"), Item: texttest.T("till"),
				FirstContact: evidence.Yes, Opened: noon(day, 9), Resolved: noon(day, 14), Responded: none, Closed: none, Due: none,
				Changed: none, OnHold: -1, Cost: evidence.NoFixed, Reopened: -1, Pos: pos()})
	}
	event := func(ticket string, at timeline.Instant, what evidence.Change, from, to string) {
		e.Events = append(
			e.Events,
			evidence.Event{
				Ticket: ticket, At: at, Recorded: none, What: what, From: texttest.T(from), To: texttest.T(to), Pos: pos(),
			},
		)
	}
	event("INC1", noon(5, 11), evidence.ChangePublicUpdate, "", "")
	event("INC1", noon(5, 12), evidence.ChangePriority, "P2", "P1")
	event("INC1", noon(5, 16), evidence.ChangeOther, "", "report")
	for _, day := range []int{10, 20} {
		e.Outages = append(
			e.Outages,
			evidence.Outage{
				ID: "O", Service: texttest.T("wan"), From: noon(day, 0), To: noon(day, 4), Detected: none, Acknowledged: none,
				Notified: none, Share: evidence.NoFixed, Pos: pos(),
			},
		)
	}
	e.Tallies = append(
		e.Tallies,
		evidence.Tally{
			From: noon(4, 22), To: noon(5, 22), Objective: texttest.T("calls"), Good: 9 * evidence.One, Total: 10 * evidence.One,
			Value: evidence.NoFixed, Pos: pos(),
		},
	)
	return e
}

// wordless is a key of the catalogue that stands where its words should.
var wordless = regexp.MustCompile(`\[[a-z]+\.[a-z.-]+\]`)

// plain is a sentence with ordinary spaces.
func plain(text string) string { return strings.ReplaceAll(text, "\u00a0", " ") }

func TestFurtherMeasuresAreToldInWords(t *testing.T) {
	for _, locale := range []string{"en-GB", "de-DE"} {
		r := build(t, further(t, locale), happened(), "2026-10")
		text := string(marshal(t, r))
		if found := wordless.FindString(text); found != "" {
			t.Errorf("%s: no words for %s", locale, found)
		}
	}
	r := build(t, further(t, "en-GB"), happened(), "2026-10")
	for _, c := range []struct{ id, experienced, definition string }{
		{
			"updates", "33.33",
			"Share of the gaps between two public updates, from opening to resolution, that were no longer than agreed (1/1 " +
				"2h, 2h), on ",
		},
		{
			"cause", "50.00",
			`Share of the cases in which the event (change to “report”) came no later after resolution than agreed (1/1 2h, ` +
				`2h), on `,
		},
		{"resolve", "0.00", ""},
		{"fcr", "50.00", "Share of the cases that no further contact followed within 2 d with the same requester and item."},
		{"calls", "90.00", "good as a share of total, summed over all figures aggregated before."},
		{"mttr", "4", "Mean of the time from the begin to the end of an outage."},
		{"mtbf", "368.50", "Mean time between failures: "},
	} {
		i := slices.IndexFunc(r.Objectives, func(o report.Objective) bool { return o.ID == c.id })
		if o := r.Objectives[i]; o.Experienced.Shown != c.experienced ||
			!strings.HasPrefix(plain(o.Definition), c.definition) {
			t.Errorf("%s: %s, %s", c.id, o.Experienced.Shown, o.Definition)
		}
	}
}

// Decides: miss-sentence.
func TestAMissTellsWhatItsMeasureKnows(t *testing.T) {
	r := build(t, further(t, "en-GB"), happened(), "2026-10")
	why := map[string]string{}
	var superseded []report.Superseded
	for _, o := range r.Objectives {
		for _, m := range o.Misses.All() {
			if _, told := why[o.ID+" "+m.ID]; !told {
				why[o.ID+" "+m.ID] = plain(m.Why)
			}
			superseded = append(superseded, m.Superseded...)
		}
	}
	for id, part := range map[string]string{
		"updates INC1 (2)": "no update for 3 h around the clock (all.csv rows 2, 4)",
		"resolve INC1":     "as P2 the clock stood at 3 h of 9 h on 5 Oct 2026",
		"fcr INC1":         "a further contact about the same thing followed (all.csv rows 2, 3)",
		"calls 2026-10-05": "90.00",
		"mtbf O":           "4 h of agreed service time down between 10 Oct 2026 02:00 and 10 Oct 2026 06:00 (all.csv row 7)",
		"cause INC2":       "609 h around the clock (all.csv row 3)",
	} {
		if !strings.Contains(why[id], part) {
			t.Errorf("%s: %q lacks %q", id, why[id], part)
		}
	}
	want := []report.Superseded{{Group: "P2", Until: "2026-10-05T12:00:00Z", Target: 9 * 3600, Elapsed: 3 * 3600}}
	if !slices.Equal(superseded, want) {
		t.Errorf("superseded: %+v", superseded)
	}
}

func TestObjectivesOfEventsNeedEvents(t *testing.T) {
	e := happened()
	e.Sources[0].Records = []string{"tickets"}
	r := build(t, further(t, "en-GB"), e, "2026-10")
	for _, o := range r.Objectives[:2] {
		if o.Verdict != report.NoVolume {
			t.Errorf("%s: %s", o.ID, o.Verdict)
		}
	}
}

func TestAClockThatStartsAtAnEventNeedsEventsAndSaysWhichOne(t *testing.T) {
	a := further(t, "en-GB")
	a.Objectives = a.Objectives[2:3]
	terms := a.Objectives[0].Terms.(*timeliness.Terms)
	terms.From, terms.Start = "event", `to == "report"`
	e := happened()
	if o := build(t, a, e, "2026-10").Objectives[0]; !strings.Contains(
		plain(o.Definition), `no longer from change to “report” to resolution`,
	) {
		t.Errorf("%s", plain(o.Definition))
	}
	e.Sources[0].Records = []string{"tickets"}
	r := build(t, a, e, "2026-10")
	if !slices.ContainsFunc(r.Findings, func(f report.Finding) bool { return strings.Contains(f.Text, "ticket-events") }) {
		t.Errorf("%+v", r.Findings)
	}
}
