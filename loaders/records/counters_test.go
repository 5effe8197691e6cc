package records

import (
	"fmt"
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/report/evidence"
)

const csvSamples = "\n  - {id: s, files: 'data/*.csv', records: samples}"

// Decides: unread-counters.
func TestABlankCounterIsNotOneRequest(t *testing.T) {
	const blank = "blank where other rows have counters"
	for _, c := range []struct {
		name        string
		files       folder
		gaps, found string
	}{
		{"both", folder{"data/a.csv": "at,sent,received,ok\n2026-10-01T00:00:00Z,10,9,\n2026-10-01T00:01:00Z,,,yes\n"},
			"cells-unread samples data/a.csv sent 2026-10-01T00:01", "error data/a.csv:3 [sent]: " + blank},
		{"one", folder{"data/a.csv": "at,sent,received\n2026-10-01T00:00:00Z,10,9\n2026-10-01T00:01:00Z,10,n/a\n"},
			"cells-unread samples data/a.csv received 2026-10-01T00:01", "error data/a.csv:3 [received]: " + blank},
		{"a word", folder{"data/a.csv": "at,sent,received\n2026-10-01T00:00:00Z,10,9\n2026-10-01T00:01:00Z,timeout,9\n"},
			"cells-unread samples data/a.csv sent 2026-10-01T00:01", `error data/a.csv:3 [sent]: "timeout" is not a number`},
		{"in another file",
			folder{
				"data/a.csv": "at,sent,received,ok\n2026-10-01T00:00:00Z,,,yes\n",
				"data/b.csv": "at,sent,received,ok\n2026-10-01T00:01:00Z,10,9,yes\n",
			},
			"cells-unread samples data/a.csv sent 2026-10-01T00:00", "error data/a.csv:2 [sent]: " + blank},
		{"a file without the columns",
			folder{
				"data/a.csv": "at,ok\n2026-10-01T00:00:00Z,yes\n",
				"data/b.csv": "at,sent,received,ok\n2026-10-01T00:01:00Z,10,9,yes\n",
			},
			"cells-unread samples data/a.csv received 2026-10-01T00:00\ncells-unread samples data/a.csv sent 2026-10-01T00:00",
			"warning data/a.csv: no column for sent, received"},
		{"nowhere filled", folder{"data/a.csv": "at,sent,received,ok\n2026-10-01T00:00:00Z,,,yes\n"}, "", ""},
		{"only sent", folder{"data/a.csv": "at,sent,ok\n2026-10-01T00:00:00Z,,yes\n2026-10-01T00:01:00Z,5,yes\n"}, "", ""},
	} {
		_, e := c.files.stream(t, csvSamples)
		found := findingsOf(e)
		if got := gapsOf(e); got != c.gaps || !strings.Contains(found, c.found) || c.found == "" && found != "" {
			t.Errorf("%s: %q, want %q\n%s\nwant %s", c.name, got, c.gaps, found, c.found)
		}
	}
}

// Counters that only the end of a long file has are found all the same.
func TestCountersAreLookedForToTheEnd(t *testing.T) {
	var b strings.Builder
	b.WriteString("at,sent,received,ok\n")
	for i := range rows.ObservedRows + 100 {
		fmt.Fprintf(&b, "2026-10-01T%02d:%02d:%02dZ,,,yes\n", i/3600, i/60%60, i%60)
	}
	b.WriteString("2026-10-02T00:00:00Z,10,9,yes\n")
	_, e := folder{"data/a.csv": b.String()}.stream(t, csvSamples)
	if len(e.Gaps) != 1 || len(e.Gaps[0].At) != rows.ObservedRows+100 {
		t.Errorf("%d gaps\n%s", len(e.Gaps), findingsOf(e))
	}
}

// Decides: lost-words.
func TestAWordForALostAnswerIsAFailedSample(t *testing.T) {
	text := "at,latency,ok\n2026-10-01T00:00:00Z,12,\n2026-10-01T00:01:00Z,timeout,\n" +
		"2026-10-01T00:02:00Z,Request timed out.,\n" +
		"2026-10-01T00:03:00Z,slow,\n2026-10-01T00:04:00Z,unreachable,yes\n2026-10-01T00:05:00Z,lost,no\n" +
		"2026-10-01T00:06:00Z,,\n"
	all, e := folder{"data/a.csv": text}.stream(t, csvSamples)
	want := []evidence.Flag{evidence.Blank, evidence.No, evidence.No, evidence.Blank, evidence.Yes, evidence.No,
		evidence.Blank}
	for i, s := range all {
		if s.OK != want[i] || (i > 0) == s.Latency.Known() {
			t.Errorf("row %d: %v %v", s.Row, s.OK, s.Latency)
		}
	}
	wantFindings(t, e,
		`note data/a.csv:3 [latency]: "timeout" says that no answer came: the sample failed and has no latency ×4`,
		`error data/a.csv:5 [latency]: "slow" is not a number: left blank (numbers look like 1234.56, 1,234.56, 1.234,56 `+
			`or 98.5%, without a unit)`,
		"error data/a.csv:2 [ok]: it does not say whether it succeeded: that is not known ×3",
		"error data/a.csv:8 [latency]: it was answered and has no latency: that is not known",
		"error data/a.csv:6 [ok]: a word says that no answer came, and the sample that it succeeded",
	)
	if got, want := gapsOf(e),
		"cells-unread samples data/a.csv latency 2026-10-01T00:03 2026-10-01T00:06\n"+
			"cells-unread samples data/a.csv ok 2026-10-01T00:00 2026-10-01T00:03 2026-10-01T00:04 "+
			"2026-10-01T00:06"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Maintenance says nothing of a service where the mapping says so: that is silence, and no cell that could not be read.
//
// Decides: samples-blank.
func TestAWordThatSaysNothingLeavesSilence(t *testing.T) {
	const text = "at,ok\n2026-10-01T00:00:00Z,1\n2026-10-01T00:01:00Z,3\n2026-10-01T00:02:00Z,\n2026-10-01T00:03:00Z,1\n"
	for values, want := range map[string]string{
		`{ok: {"1": "yes", "3": ""}}`:   "",
		`{ok: {"1": "yes", "3": "no"}}`: "cells-unread samples data/a.csv ok 2026-10-01T00:02",
	} {
		_, e := folder{"data/a.csv": text}.stream(t, "\n  - {id: a, files: data/a.csv, records: samples, values: "+values+"}")
		if got := gapsOf(e); got != want {
			t.Errorf("%s: %q, want %q\n%s", values, got, want, findingsOf(e))
		}
	}
}
