package vocabulary_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/vocabulary"
)

// said writes findings as lines.
func said(list []evidence.Finding) string {
	var lines []string
	for _, f := range list {
		lines = append(lines, fmt.Sprintf(
			"%s %s:%d %s ×%d: %s (%s)", f.Severity, f.File, f.Row, f.Column, f.Count, wordstest.English(f.Message),
			wordstest.English(f.Hint),
		))
	}
	return strings.Join(lines, "\n")
}

// several is a workspace of some agreements and two files.
func several(n int) vocabulary.Data {
	d := vocabulary.Data{Evidence: &evidence.Evidence{
		Origins: []evidence.Origin{{Source: "one", File: "1.csv"}, {Source: "two", File: "2.csv"}},
		Sources: []evidence.Source{{ID: "one", File: "1.csv"}, {ID: "two", File: "2.csv"}},
	}}
	for range n {
		d.Agreements = append(d.Agreements, &agreement.Agreement{})
	}
	return d
}

const (
	blankHint = " (fill the cell in the export, name the client of the whole source with set, " +
		"or put rows for all clients into a source of their own)"
	blankText = "the row names no client, where others of the source do: it counts for nobody, and leaves open what " +
		"it would change" + blankHint
	blankSamples = "the readings name no client, where others of the source do: they count for every client" + blankHint
)

// Decides: client-blank-beside-named.
func TestRowsWithoutAClientBesideOthersAreTold(t *testing.T) {
	at := func(origin, row uint32) evidence.Pos { return evidence.Pos{Origin: origin, Row: row} }
	a := texttest.T("A")
	for name, c := range map[string]struct {
		n    int
		fill func(*evidence.Evidence)
		want string
	}{
		"tickets": {2, func(e *evidence.Evidence) {
			e.Tickets = []evidence.Ticket{{Pos: at(0, 5)}, {Pos: at(0, 3)}, {Client: a, Pos: at(0, 2)}, {Pos: at(1, 2)}}
		}, "warning 1.csv:3 client ×2: " + blankText},
		"one agreement": {1, func(e *evidence.Evidence) {
			e.Tickets = []evidence.Ticket{{Pos: at(0, 3)}, {Client: a, Pos: at(0, 2)}}
		}, ""},
		"nobody is named": {2, func(e *evidence.Evidence) { e.Tickets = []evidence.Ticket{{Pos: at(0, 3)}} }, ""},
		"outages": {2, func(e *evidence.Evidence) {
			e.Outages = []evidence.Outage{{Client: a, Pos: at(1, 2)}, {Pos: at(1, 3)}}
		}, "warning 2.csv:3 client ×1: " + blankText},
		"claims of cases are those of the cases' clients": {2, func(e *evidence.Evidence) {
			e.Claims = []evidence.Claim{{Client: a, Pos: at(1, 2)}, {IDs: []string{"x"}, Pos: at(1, 3)}, {Pos: at(1, 4)}}
		}, "warning 2.csv:4 client ×1: " + blankText},
		"surveys, tallies, obligations": {2, func(e *evidence.Evidence) {
			e.Surveys = []evidence.Survey{{Client: a, Pos: at(0, 2)}, {Pos: at(0, 3)}, {Ticket: "x", Pos: at(0, 4)}}
			e.Tallies = []evidence.Tally{{Client: a, Pos: at(1, 2)}, {Pos: at(1, 3)}}
			e.Obligations = []evidence.Obligation{{Client: a, Pos: at(1, 4)}, {Pos: at(1, 5)},
				{Tickets: []string{"x"}, Pos: at(1, 6)}}
		},
			"warning 1.csv:3 client ×1: " + blankText + "\nwarning 2.csv:3 client ×1: " + blankText +
				"\nwarning 2.csv:5 client ×1: " + blankText},
	} {
		d := several(c.n)
		c.fill(d.Evidence)
		if got := said(vocabulary.BlankClients(d)); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// Decides: client-blank-samples.
func TestSamplesWithoutAClientBesideOthersAreTold(t *testing.T) {
	d := several(2)
	for client, want := range map[string]string{"": "", "A": "warning 2.csv:0 client ×1: " + blankSamples} {
		pass := sampling.NewPass(&sampling.Plan{Source: func(uint32) string { return "two" }, AsOf: timeline.NoInstant})
		series := []evidence.Series{{Client: texttest.T(client), Service: texttest.T("s")}, {}}
		pass.Worker().Add(&evidence.Batch{Series: series, Samples: []evidence.Sample{{At: 1}, {At: 2, Series: 1}}})
		d.Samples, _ = pass.Finish()
		if got := said(vocabulary.BlankClients(d)); got != want {
			t.Errorf("%q: %s, want %s", client, got, want)
		}
	}
}

// Decides: references-to-services.
func TestClaimsOfServicesThatNothingElseNamesAreTold(t *testing.T) {
	d := several(1)
	e := d.Evidence
	e.Claims = []evidence.Claim{
		{Services: []string{"WAN"}, Pos: evidence.Pos{Row: 2}},
		{Services: []string{"wan", "wann"}, Pos: evidence.Pos{Row: 3}},
		{Services: []string{"vpn"}, Pos: evidence.Pos{Row: 4}}, {Pos: evidence.Pos{Row: 5}},
	}
	e.Obligations = []evidence.Obligation{{Services: []string{"fee"}},
		{Services: []string{"x"}, Pos: evidence.Pos{Origin: 1, Row: 9}}}
	if got := said(vocabulary.UnknownServices(d)); got != "" {
		t.Errorf("without any service to compare with: %s", got)
	}
	e.Outages = []evidence.Outage{{Service: texttest.T("wan")}}
	d.Agreements[0].Fees = []agreement.Fee{{Service: "Fee"}}
	text := func(service string) string {
		return `the service "` + service +
			`" is in no other data and in no agreement, so that nothing is explained by the row ` +
			"(services join as they are written, without regard to case and space: see whether the files write them alike)"
	}
	want := "warning 1.csv:3 services ×2: " + text("wann") + "\nwarning 2.csv:9 services ×1: " + text("x")
	if got := said(vocabulary.UnknownServices(d)); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
