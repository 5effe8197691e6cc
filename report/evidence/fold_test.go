package evidence

import (
	"testing"

	"github.com/slareport/slareport/report/timeline"
)

// Decides: text-compared.
func TestTextsAreComparedWithoutCaseSpaceAndComposition(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Acme", " ACME ", true},
		{"Caf\u00e9 M\u00fcller", "Cafe\u0301 Mu\u0308ller", true},
		{"CAFE\u0301", "caf\u00e9", true},
		{"a\u00a0b", "a b", true},
		{"a\u202f\u2009b", "A B", true},
		{"a\u3000b", "a  b", true},
		{"\ufeffa\u200bb", "ab", true},
		{"a\tb", "a b", true},
		{"ÄÖ", "äö", true},
		{"P1", "p1", true},
		{"", "\u00a0", true},
		{"Cafe", "Caf\u00e9", false},
		{"a b", "ab", false},
		{"P1", "P2", false},
		{"a-b", "a\u2013b", false},
	} {
		if got := Same(c.a, c.b); got != c.same || (Fold(c.a) == Fold(c.b)) != c.same {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
		if c.same && FoldHash(c.a) != FoldHash(c.b) {
			t.Errorf("%q and %q have different hashes", c.a, c.b)
		}
	}
}

func TestPlainTextKeepsItsCase(t *testing.T) {
	for text, want := range map[string]string{
		"Caf\u00e9": "Caf\u00e9", " Cafe\u0301\u00a0 X ": "Caf\u00e9 X", "a  b": "a b", "A b": "A b", "\u00a0": "",
	} {
		if got := Plain(text); got != want || string(PlainBytes([]byte(text))) != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Another client's older rows say nothing about since when there is data of this one.
func TestDataOfAClientBeginsWithItsOwnRecords(t *testing.T) {
	all := &Evidence{Outages: []Outage{
		{Client: T("A"), From: 100}, {Client: T("B"), From: 50}, {Client: T("B"), From: 200},
	}}
	views, _ := Split(all, [][]string{{"A"}, {"B"}, {"C"}})
	for i, want := range []timeline.Instant{100, 50, 50} {
		if views[i].Oldest != want {
			t.Errorf("client %d: %d, want %d", i, views[i].Oldest, want)
		}
	}
}

// Decides: id-case.
func TestAReferenceGoesToTheIdThatIsSpelledAlikeFirst(t *testing.T) {
	all := &Evidence{
		Tickets: []Ticket{{ID: "5001xA"}, {ID: "5001xa"}, {ID: "INC1"}},
		Events:  []Event{{Ticket: "5001xa"}, {Ticket: "inc1"}, {Ticket: "5001XA"}},
	}
	views, _ := Split(all, [][]string{{"A"}})
	for ticket, want := range []int{0, 1, 1} { // two could be meant by the last event
		if got := len(views[0].EventsOf(int32(ticket))); got != want {
			t.Errorf("%s has %d events, want %d", all.Tickets[ticket].ID, got, want)
		}
	}
}
