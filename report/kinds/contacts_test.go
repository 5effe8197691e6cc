package kinds

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/timeline"
)

// calling is a desk judged by whether a requester comes back about the same item within seven days.
func calling() *kindtest.World {
	w := flagged()
	w.Objective.Terms.(*share.Terms).Good = share.NoRepeat
	w.Objective.Terms.(*share.Terms).Repeat = &share.Contact{Within: 7 * timeline.Day, By: []string{"requester", "item"}}
	return w
}

func asking(requester, item string) func(*evidence.Ticket) {
	return func(t *evidence.Ticket) { t.Requester, t.Item = texttest.T(requester), texttest.T(item) }
}

// Decides: first-contact-repeat.
func TestAFurtherContactWithinTheDaysIsNoFirstContactResolution(t *testing.T) {
	for _, c := range []struct{ again, want string }{
		{"2026-10-12T09:00", "1/2 1/2 1/2"},    // seven days to the instant are within them
		{"2026-10-12T09:00:01", "2/2 2/2 2/2"}, // one second later
		{"2026-10-05T09:00", "1/2 1/2 1/2"},    // at the same instant: the one with the greater number came back
	} {
		w := calling()
		w.Ticket("first", "2026-10-05T09:00", "2026-10-05T09:10", asking("Ann", "printer"))
		w.Ticket("second", c.again, "2026-10-20T09:10", asking(" ann", "Printer"))
		w.Ticket("of another", "2026-10-06T09:00", "2026-10-06T09:10", asking("bob", "printer"),
			func(t *evidence.Ticket) { t.Service = texttest.T("wan") })
		kindtest.Scored(t, w.Last(t), c.want)
	}
}

func TestWhoCameBackIsNamedByItsRow(t *testing.T) {
	w := calling()
	w.Objective.Terms.(*share.Terms).Where = `channel == "phone"`
	w.Ticket("first", "2026-10-05T09:00", "2026-10-05T09:10", asking("ann", "printer"),
		func(t *evidence.Ticket) { t.Channel = texttest.T("phone") })
	w.Ticket("by mail", "2026-10-07T09:00", "2026-10-07T09:10", asking("ann", "printer"))
	w.Ticket("about the phone", "2026-10-06T09:00", "2026-10-06T09:10", asking("ann", "phone"))
	r := w.Last(t)
	kindtest.Scored(t, r, "0/1 0/1 0/1")
	if got := w.Rows(r.Misses[0].Rows); !slices.Equal(got, []string{"tickets.csv:2", "tickets.csv:3"}) ||
		r.Misses[0].Decided != kindtest.At("2026-10-07T09:00") {
		t.Errorf("rows %v, decided %v", got, r.Misses[0].Decided)
	}
}

func TestAContactIsOpenUntilItsDaysAreOver(t *testing.T) {
	for _, c := range []struct {
		asOf   string
		open   int
		volume string
	}{{"2026-10-12T08:59:59", 1, "0"}, {"2026-10-12T09:00", 0, "1"}} {
		w := calling()
		w.AsOf = kindtest.At(c.asOf)
		w.Ticket("first", "2026-10-05T09:00", "2026-10-05T09:10", asking("ann", "printer"))
		w.Ticket("later", "2026-10-12T09:00:01", "", asking("ann", "printer"))
		if r := w.Last(t); r.Open != c.open || r.Volume.RatString() != c.volume {
			t.Errorf("%s: %d open, volume %s", c.asOf, r.Open, r.Volume.RatString())
		}
	}
}

func TestAContactCountsWhenItsOutcomeWasCertain(t *testing.T) {
	for _, c := range []struct {
		counts agreement.CountsIn
		want   [2]string // of October and November
	}{{"", [2]string{"1", "1"}}, {agreement.Decided, [2]string{"1", "1"}}, {agreement.Opened, [2]string{"2", "0"}},
		{agreement.Resolved, [2]string{"2", "0"}}} {
		w := calling()
		w.In("2026-10", "2026-11")
		w.Objective.CountsIn = c.counts
		w.Ticket("alone", "2026-10-27T09:00", "2026-10-27T09:10", asking("bob", "printer"))
		w.Ticket("came back", "2026-10-20T09:00", "2026-10-20T09:10", asking("ann", "printer"))
		w.Ticket("again", "2026-10-21T09:00", "2026-12-10T09:10", asking("ann", "printer"),
			func(t *evidence.Ticket) { t.Channel = texttest.T("x") })
		w.Objective.Terms.(*share.Terms).Where = `channel != "x"`
		for i, r := range w.ByPeriod(t) {
			if got := r.Volume.RatString(); got != c.want[i] {
				t.Errorf("%q, period %d: %s", c.counts, i, got)
			}
		}
	}
}

// Decides: first-contact-repeat.
func TestBothWaysToCountFirstContactsArePrinted(t *testing.T) {
	w := calling()
	w.Ticket("A", "2026-10-05T09:00", "2026-10-05T09:10", asking("ann", "printer"), solved(evidence.Yes))
	w.Ticket("B", "2026-10-06T09:00", "2026-10-06T09:10", asking("ann", "printer"), solved(evidence.No))
	w.Ticket("C", "2026-10-06T09:00", "2026-10-06T09:10", asking("cal", "printer"))
	w.Ticket("D", "2026-10-06T09:00", "2026-10-06T09:10", asking("", "printer"), solved(evidence.Yes))
	r := w.Last(t)
	kindtest.Scored(t, r, "2/3 2/3 2/3") // D does not tell who asked
	if len(r.Asides) != 1 || r.Asides[0].Key != "aside.first-contact" || r.Asides[0].Value.RatString() != "50" {
		t.Errorf("%+v", r.Asides)
	}
	if len(r.Findings) != 1 ||
		!strings.HasPrefix(wordstest.English(r.Findings[0].Message), "the ticket does not tell who asked about what") ||
		r.Findings[0].Row != 5 {
		t.Errorf("%+v", r.Findings)
	}
	w.Objective.Terms.(*share.Terms).Good = "first_contact"
	r = w.Last(t)
	kindtest.Scored(t, r, "2/4 2/4 2/4")
	if len(r.Asides) != 1 || r.Asides[0].Key != "aside.no-repeat" || r.Asides[0].Value.RatString() != "200/3" {
		t.Errorf("%+v", r.Asides)
	}
	w.Objective.Terms.(*share.Terms).Repeat = nil
	if r = w.Last(t); len(r.Asides) != 0 {
		t.Errorf("%+v", r.Asides)
	}
}

func TestContactsSayWhatTheyCannotFind(t *testing.T) {
	for _, c := range []struct {
		repeat *share.Contact
		want   string
	}{
		{nil, "objective resolve: good: no_repeat needs the key repeat, such as {within: 7d, by: [requester, item]}"},
		{
			&share.Contact{By: []string{"opened"}},
			`objective resolve, repeat: there is no field "opened" that tells what a contact is about, such as requester, ` +
				`item or category`,
		},
		{&share.Contact{}, "objective resolve, repeat: from one to 4 fields tell what a contact is about, not 0"},
		{&share.Contact{By: make([]string, 5)},
			"objective resolve, repeat: from one to 4 fields tell what a contact is about, not 5"},
	} {
		w := calling()
		w.Objective.Terms.(*share.Terms).Repeat = c.repeat
		if _, err := kindtest.ResultsOf(w.Context(t), &w.Objective); err == nil || err.Error() != c.want {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

// Every pair of tickets is looked at, as the rule says it.
//
// Decides: first-contact-repeat.
func TestContactsAgreeWithLookingAtEveryPair(t *testing.T) { rapid.Check(t, contactsAgreeWithPairs) }

func FuzzContacts(f *testing.F) { f.Fuzz(rapid.MakeFuzz(contactsAgreeWithPairs)) }

func contactsAgreeWithPairs(rt *rapid.T) {
	w := calling()
	w.Objective.CountsIn = agreement.Opened
	type call struct {
		hour      int
		who, what string
	}
	var calls []call
	for i := range rapid.IntRange(0, 12).Draw(rt, "calls") {
		c := call{rapid.IntRange(0, 400).Draw(rt, "hour"), rapid.SampledFrom([]string{"ann", "bob", "Ann"}).Draw(rt, "who"),
			rapid.SampledFrom([]string{"a", "b"}).Draw(rt, "what")}
		calls = append(calls, c)
		opened := kindtest.At("2026-10-01").Add(timeline.Micros(c.hour) * kindtest.Hour)
		w.Ticket(fmt.Sprintf("%02d", i), opened.Time().Format("2006-01-02T15:04"), "2026-11-30T09:00", asking(c.who, c.what))
	}
	good := 0
	for i, c := range calls {
		back := slices.ContainsFunc(calls, func(d call) bool {
			return strings.EqualFold(c.who, d.who) && c.what == d.what && d.hour > c.hour && d.hour <= c.hour+7*24
		})
		for k := i + 1; k < len(calls); k++ {
			back = back || calls[k].hour == c.hour && strings.EqualFold(c.who, calls[k].who) && c.what == calls[k].what
		}
		if !back {
			good++
		}
	}
	want := fmt.Sprintf("%d/%d", good, len(calls))
	kindtest.Scored(rt, w.Last(rt), want+" "+want+" "+want)
}
