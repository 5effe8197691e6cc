package records

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/files"
	"github.com/slareport/slareport/loaders/records/headers"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/loaders/words/wordstest"
	"github.com/slareport/slareport/loaders/workspace/sources"
)

// TestEveryMessage has a case for every finding, with what the file's account says.
func TestEveryMessage(t *testing.T) {
	const tickets = "\n  - {id: t, files: data/*.csv, records: tickets"
	const head = "id,opened,resolved,priority\n"
	for name, c := range map[string]struct {
		files   folder
		sources string
		want    []string // lines of findingsOf, or what they contain
		account string   // rows loaded duplicates filtered rejected of the first file
	}{
		"required column": {folder{"data/a.csv": "number,open,prio\n1,2026-01-01T00:00:00Z,P1\n2,x,P2\n"}, tickets + "}",
			[]string{`error data/a.csv: no column for opened of the tickets: none is headed "opened", "created", "created ` +
				`at", "opened at", "open date" or "reported"; nothing can be loaded without it; the file has number, open, prio`,
				`did you mean "open"? Then say so under columns: {opened: "open"}`}, "2 0 0 0 2"},
		"required column, nothing near": {folder{"data/a.csv": "number,zzz\n1,2\n"}, tickets + "}",
			[]string{"(say under columns which header is opened, or under set what it always is)"}, "1 0 0 0 1"},
		"named column": {folder{"data/a.csv": "id,opened,Resolution cod\n1,2026-01-01T00:00:00Z,x\n"},
			tickets + ", columns: {cause: Resolution code}}",
			[]string{`error data/a.csv: no column for cause of the tickets: none is headed "Resolution code"; ` +
				`the file has id, opened, Resolution cod (did you mean "Resolution cod"? Then say so under columns: {cause: ` +
				`"Resolution cod"})`}, "1 1 0 0 0"},
		"repeated header": {folder{"data/a.csv": "id,opened,state,state\n1,2026-01-01T00:00:00Z,a,b\n"}, tickets + "}",
			[]string{`warning data/a.csv [state]: 2 columns are headed so: state is read from the first (rename the others in ` +
				`the export)`}, "1 1 0 0 0"},
		"unused columns": {folder{"data/a.csv": "id,opened,foo,bar\n1,2026-01-01T00:00:00Z,a,b\n"}, tickets + "}",
			[]string{"note data/a.csv: columns that nothing is read from: foo, bar"}, "1 1 0 0 0"},
		"required cell": {folder{"data/a.csv": head + "1,yesterday,,\n2,tomorrow,,\n3,2026-01-01T00:00:00Z,,\n"},
			tickets + "}",
			[]string{
				`error data/a.csv:2 [opened]: "yesterday" is not a date and time, wanted one such as 2026-01-31 16:05 or ` +
					`31.01.2026 16:05: row not loaded`, "×2",
			}, "3 1 0 0 2"},
		"blank required cell": {folder{"data/a.csv": head + ",2026-01-01T00:00:00Z,,P1\n"}, tickets + "}",
			[]string{"error data/a.csv:2 [id]: blank, but needed: row not loaded"}, "1 0 0 0 1"},
		"optional cell": {folder{"data/a.csv": head + "1,2026-01-01T00:00:00Z,soon,\n"}, tickets + "}",
			[]string{`error data/a.csv:2 [resolved]: "soon" is not a date and time, wanted one such as 2026-01-31 16:05 or ` +
				`31.01.2026 16:05: left blank`}, "1 1 0 0 0"},
		"a name that nobody knows": {folder{"data/a.csv": head + "1,2026-01-01T00:00:00Z,,?\n"}, tickets + "}",
			[]string{`error data/a.csv:2 [priority]: "?" says that nobody knows: left blank (write what is meant, leave the ` +
				`cell blank where there is none, or give the word a meaning with values:)`}, "1 1 0 0 0"},
		"two ends": {folder{"data/a.csv": "id,from,to,duration\n1,2026-01-01T00:00:00Z,2026-01-01T01:00:00Z,2 h\n"},
			"\n  - {id: o, files: data/*.csv, records: outages}",
			[]string{"warning data/a.csv:2 [duration]: to is 1 Jan 2026 01:00, and duration of 2 h says " +
				"1 Jan 2026 02:00: the end lies between them (correct the cell that is wrong, or map only one of the " +
				"columns)"}, "1 1 0 0 0"},
		"whole number": {folder{"data/a.csv": "id,opened,reopened\n1,2026-01-01T00:00:00Z,1.5\n"}, tickets + "}",
			[]string{`error data/a.csv:2 [reopened]: "1.5" has decimals, wanted a whole number: left blank (is the decimal ` +
				`mark of this source declared rightly?)`}, "1 1 0 0 0"},
		"negative number": {folder{"data/a.csv": "id,opened,reopened\n1,2026-01-01T00:00:00Z,-1\n"}, tickets + "}",
			[]string{`error data/a.csv:2 [reopened]: "-1" is negative, wanted 0 or more: left blank`}, "1 1 0 0 0"},
		"ambiguous and missing local times": {folder{
			"data/a.csv": head + "1,2026-10-25 02:30:00,2026-03-29 02:30:00,\n2,2026-10-25 02:40:00,,\n",
		}, tickets + ", timezone: Europe/Berlin}",
			[]string{`warning data/a.csv:2 [opened]: "2026-10-25 02:30:00": a local time that came twice when clocks went ` +
				`back: the earlier was taken ×2`,
				`warning data/a.csv:2 [resolved]: "2026-03-29 02:30:00": a local time that did not exist when clocks went ` +
					`forward: moved forward by the gap`,
				`warning data/a.csv:2 [resolved]: resolved before opened (are both columns in the same time zone?)`}, "2 2 0 0 0"},
		"date without time": {folder{"data/a.csv": "id,opened\n1,2026-01-01\n"}, tickets + "}",
			[]string{`note data/a.csv:2 [opened]: "2026-01-01": a date without a time of day: when on that day is not known, ` +
				`its midnight was taken`}, "1 1 0 0 0"},
		"negative lengths": {folder{
			"data/a.csv": "id,opened,on hold time,first response time\n1,2026-01-01T00:00:00Z,-5 min,-0:10:00\n",
		}, tickets + "}",
			[]string{`error data/a.csv:2 [on hold time]: "-5 min" is negative, wanted 0 or more: left blank`,
				`error data/a.csv:2 [first response time]: "-0:10:00" is negative, wanted 0 or more: left blank`}, "1 1 0 0 0"},
		"a date beyond all dates": {folder{"data/a.csv": "id,opened\n1,2026-01-01T00:00:00Z\n2,12026-01-01T00:00:00Z\n"},
			tickets + "}",
			[]string{`error data/a.csv:3 [opened]: "12026-01-01T00:00:00Z" is not a date and time`}, "2 1 0 0 1"},
		"too many reopenings": {folder{"data/a.csv": "id,opened,reopened\n1,2026-01-01T00:00:00Z,4000000000\n"},
			tickets + "}",
			[]string{"error data/a.csv:2 [reopened]: more reopenings than can be: left blank"}, "1 1 0 0 0"},
		"length": {folder{"data/a.csv": "id,opened,first response time\n1,2026-01-01T00:00:00Z,90\n"},
			tickets + ", units: {response_time: min}}",
			[]string{"note data/a.csv:2 [first response time]: responded computed from response_time"}, "1 1 0 0 0"},
		"length beyond time": {folder{"data/a.csv": "id,opened,first response time\n1,9999-12-31T00:00:00Z,90\n"},
			tickets + ", units: {response_time: d}}",
			[]string{"error data/a.csv:2 [first response time]: responded would lie beyond the year 9999: left blank (is the " +
				"unit of this column right?)"}, "1 1 0 0 0"},
		"malformed row": {folder{"data/a.csv": head + "1,2026-01-01T00:00:00Z,,,,x\n2,2026-01-01T00:00:00Z,,\n"},
			tickets + "}",
			[]string{"error data/a.csv:2: the row has 6 cells and the header 4: row not loaded (a delimiter inside a cell " +
				"needs quotes around the cell)"}, "2 1 0 0 1"},
		"filter does not compile": {folder{"data/a.csv": head + "1,2026-01-01T00:00:00Z,,P1\n"},
			tickets + `, where: prioritty == "P1"}`,
			[]string{`error data/a.csv: the filter prioritty == "P1" cannot be computed`}, "1 0 0 0 1"},
		"filter over cells": {folder{"data/a.csv": head + "1,2026-01-01T00:00:00Z,,P1\n"},
			tickets + `, where: 'col["Priorty"] == "P1"'}`,
			[]string{`error data/a.csv: where: no column is headed "Priorty" (did you mean "priority"?)`}, "1 0 0 0 1"},
		"constant": {folder{"data/a.csv": "id\n1\n"}, tickets + `, set: {opened: never}}`,
			[]string{`error data/a.csv: the constant for opened: "never" is not a date and time`}, "1 0 0 0 1"},
		"conflicting duplicates": {folder{
			"data/a.csv": "id,opened,changed,state\n1,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z,open\n" +
				"1,2026-01-01T00:00:00Z,2026-01-03T00:00:00Z,closed\n",
		}, tickets + "}",
			[]string{
				`note data/a.csv:2: ticket "1" stands otherwise in data/a.csv:3, and that row counts: it was changed later`,
			}, "2 1 1 0 0"},
		"shared ids": {folder{"data/a.csv": "id,opened,client\n1,2026-01-01T00:00:00Z,Acme\n1,2026-01-01T00:00:00Z,Beta\n"},
			tickets + "}",
			[]string{`warning data/a.csv:3: ticket "1" is also in data/a.csv:2, of another client: both count (an event that ` +
				`names the ticket by id alone goes to neither: let the export, or set, name its client)`}, "2 2 0 0 0"},
		"no file": {folder{"data/incidents-09.csv": head, "data/other.csv": head},
			"\n  - {id: t, files: data/incident-*.csv, records: tickets}",
			[]string{"error data/incident-*.csv: no file has this name (the folder data has incidents-09.csv, other.csv)"},
			"0 0 0 0 0"},
		"no folder": {
			folder{"x.csv": head}, "\n  - {id: t, files: dat/*.csv, records: tickets}",
			[]string{"error dat/*.csv: no file has this name (there is no folder dat; the folder . has x.csv, slareport.yaml)"},
			"0 0 0 0 0",
		},
		"lock file": {folder{"data/~$a.csv": "x", "data/a.csv": head}, tickets + "}",
			[]string{"note data/~$a.csv: left out: the lock file of an office program (close the workbook, so that its last " +
				"changes are saved)"}, "0 0 0 0 0"},
		"no table": {folder{"data/a.csv": "<html><body>"}, tickets + "}",
			[]string{"error data/a.csv: the file is a web page, wanted delimited text (.csv, .tsv) or a workbook (.xlsx)"},
			"0 0 0 0 0"},
		"event of no clock": {folder{"data/a.csv": "ticket,at,what,to\n1,2026-01-01T00:00:00Z,weather,rain\n"},
			"\n  - {id: e, files: data/*.csv, records: ticket-events}",
			[]string{`note data/a.csv:2 [what]: "weather" tells no clock anything: kept as another change (a clock looks at ` +
				`state, priority, owner, public-update and private-note; values maps other words to these)`}, "1 1 0 0 0"},
		"event of what": {folder{"data/a.csv": "ticket,at,to\n1,2026-01-01T00:00:00Z,open\n"},
			"\n  - {id: e, files: data/*.csv, records: ticket-events}",
			[]string{"note data/a.csv:2 [to]: no cell says what changed: taken as the state"}, "1 1 0 0 0"},
		"share": {folder{"data/a.csv": "from,to,share\n2026-01-01T00:00:00Z,2026-01-01T01:00:00Z,35\n"},
			"\n  - {id: o, files: data/*.csv, records: outages}",
			[]string{"error data/a.csv:2 [share]: a share of more than 1: left blank (write 0.35 or 35%)"}, "1 1 0 0 0"},
		"backwards": {folder{
			"data/a.csv": "from,to\n2026-01-01T01:00:00Z,2026-01-01T00:59:59Z\n2026-01-01T01:00:00Z,2026-01-01T01:00:00Z\n",
		}, "\n  - {id: o, files: data/*.csv, records: outages}",
			[]string{"error data/a.csv:2: ends before it begins: row not loaded"}, "2 1 0 0 1"},
		"claim of nothing": {folder{"data/a.csv": "party,from\ncustomer,2026-01-01T01:00:00Z\n"},
			"\n  - {id: c, files: data/*.csv, records: claims}",
			[]string{"warning data/a.csv:2 [from]: a claim with neither an interval nor ids: nothing can be excused by it"},
			"1 1 0 0 0"},
		"score above scale": {folder{"data/a.csv": "at,score,scale\n2026-01-01T01:00:00Z,6,5\n2026-01-01T01:00:00Z,5,5\n"},
			"\n  - {id: s, files: data/*.csv, records: surveys}",
			[]string{"error data/a.csv:2 [score]: a score above the highest possible (is the scale right?)"}, "2 2 0 0 0"},
		"score below zero": {folder{
			"data/a.csv": "at,score,scale\n2026-01-01T01:00:00Z,-1,5\n2026-01-01T01:00:00Z,0,5\n2026-01-01T02:00:00Z,-1,\n" +
				"2026-01-01T03:00:00Z,-1,1\n",
		}, "\n  - {id: s, files: data/*.csv, records: surveys}",
			[]string{
				"error data/a.csv:2 [score]: a score below zero where the scale is of positive points (is the scale right?)",
			}, "4 4 0 0 0"},
		"tally without period": {folder{"data/a.csv": "objective,good,total,period\nfcr,1,2,\n"},
			"\n  - {id: y, files: data/*.csv, records: tallies}",
			[]string{"error data/a.csv:2: it has neither a period nor from and to: row not loaded"}, "1 0 0 0 1"},
		"tally of no period": {folder{"data/a.csv": "objective,good,total,period\nfcr,1,2,October\n"},
			"\n  - {id: y, files: data/*.csv, records: tallies}",
			[]string{
				"error data/a.csv:2: its period is neither a month such as 2026-10 nor a day such as 2026-10-31: row not loaded",
			}, "1 0 0 0 1"},
		"tally without figure": {folder{"data/a.csv": "objective,good,total,period\nfcr,1,,2026-10\n"},
			"\n  - {id: y, files: data/*.csv, records: tallies}",
			[]string{"error data/a.csv:2: it has neither a value nor good and total: row not loaded"}, "1 0 0 0 1"},
		"tally of no time": {folder{
			"data/a.csv": "objective,value,from,to\nfcr,1,2026-10-01T00:00:00Z,2026-10-01T00:00:00Z\n",
		}, "\n  - {id: y, files: data/*.csv, records: tallies}",
			[]string{"error data/a.csv:2: ends before it begins: row not loaded"}, "1 0 0 0 1"},
		"tally of more than all": {folder{"data/a.csv": "objective,good,total,period\nfcr,3,2,2026-10\n"},
			"\n  - {id: y, files: data/*.csv, records: tallies}",
			[]string{
				"error data/a.csv:2 [good]: more good units than there are units (are the columns good and total the right ones?)",
				"error data/a.csv:2: it has neither a value nor good and total: row not loaded",
			}, "1 0 0 0 1"},
		"obligation of nothing": {folder{"data/a.csv": "party,due\ncustomer,2026-10-01T00:00:00Z\n"},
			"\n  - {id: o, files: data/*.csv, records: obligations}",
			[]string{"note data/a.csv:2: an obligation that no ticket or service waited for: it explains no time"}, "1 1 0 0 0"},
		"claim for credit of no step": {folder{
			"data/a.csv": "period,at,state\n2026-10,2026-11-01T00:00:00Z,pondered\n2026-10,2026-11-01T00:00:00Z,Rejected\n",
		}, "\n  - {id: o, files: data/*.csv, records: credit-claims}",
			[]string{`error data/a.csv:2 [state]: "pondered" is no step in claiming a credit: what became of it is unknown ` +
				`(the steps are claimed, granted, refused, issued and withdrawn; values maps other words to these)`}, "2 2 0 0 0"},
		"claim for credit without a time": {folder{"data/a.csv": "period,at\n2026-10,\n"},
			"\n  - {id: o, files: data/*.csv, records: credit-claims}",
			[]string{"error data/a.csv:2 [at]: a claim for credit without a time: whether it was in time is unknown (let the " +
				"export say when each claim was made)"}, "1 1 0 0 0"},
	} {
		t.Run(name, func(t *testing.T) {
			e := c.files.load(t, c.sources)
			got := findingsOf(e)
			for _, want := range c.want {
				if !strings.Contains(got, want) {
					t.Errorf("findings lack\n%s\nthey are\n%s", want, got)
				}
			}
			if s := e.Sources[0]; accountOf(s) != c.account {
				t.Errorf("the account is %s, want %s\n%s", accountOf(s), c.account, got)
			}
		})
	}
}

// Rows that nothing can be made of say why in the account, too.
func TestReasonsForRowsThatNothingCanBeMadeOf(t *testing.T) {
	const text = "id,opened\n1,2026-01-01T00:00:00Z\n2,2026-01-02T00:00:00Z\n"
	for more, want := range map[string]string{
		`, where: 'col["Nothing"] == "x"'`: "the filter or a constant of the source cannot be used",
		", set: {reopened: never}":         "the filter or a constant of the source cannot be used",
		", columns: {opened: Begun}":       "no column for opened",
	} {
		e := folder{"data/a.csv": text}.load(t, "\n  - {id: t, files: data/*.csv, records: tickets"+more+"}")
		r := e.Sources[0].Reasons
		if len(r) != 1 || r[0].Kind != account.Rejected || r[0].Row != 2 || r[0].Count != 2 ||
			wordstest.English(r[0].Message) != want {
			t.Errorf("%s: %+v", more, r)
		}
	}
}

// Rows that are not loaded are counted by their reasons, which are in words.
func TestEveryReason(t *testing.T) {
	const tickets = "\n  - {id: t, files: data/*.csv, records: tickets}"
	for name, c := range map[string]struct {
		text, sources, want string
	}{
		"blank and unreadable": {"id,opened\n,2026-01-01T00:00:00Z\n2,soon\n", tickets,
			"rejected: id is blank; rejected: opened cannot be read"},
		"malformed": {"id,opened\n1,2026-01-01T00:00:00Z,x\n2,2026-01-01T00:00:00Z\n", tickets, "rejected: malformed row"},
		"equal": {"id,opened\n1,2026-01-01T00:00:00Z\n1,2026-01-01T00:00:00Z\n", tickets,
			"duplicates: equal to another row"},
		"filtered": {"id,opened\n1,2026-01-01T00:00:00Z\n",
			"\n  - {id: t, files: data/*.csv, records: tickets, where: id == \"2\"}",
			`filtered: where: id == "2"`},
		"no change": {"ticket,at,to\n1,2026-01-01T00:00:00Z,open\n1,2026-01-02T00:00:00Z,open\n",
			"\n  - {id: e, files: data/*.csv, records: ticket-events}", "filtered: no change since the row before"},
	} {
		var got []string
		for _, r := range (folder{"data/a.csv": c.text}).load(t, c.sources).Sources[0].Reasons {
			got = append(got, r.Kind+": "+wordstest.English(r.Message))
		}
		if text := strings.Join(got, "; "); text != c.want {
			t.Errorf("%s: %q, want %q", name, text, c.want)
		}
	}
	uncomputed := account.Cause{Key: "load.filter-not-computed"}
	if got := wordstest.English(uncomputed.Message()); got != "the filter cannot be computed" {
		t.Errorf("%q", got)
	}
}

func TestARequiredFieldThatNoHeaderIsKnownFor(t *testing.T) {
	var b account.Books
	spec := &sources.RecordSpec{Type: presets.Tickets}
	columns.NewBinder(&sources.Spec{}).Bind(spec, headers.New([]table.Column{{Name: "number"}}), false, &b)
	var got []string
	for _, f := range findingsIn(&b) {
		got = append(got, wordstest.English(f.Message))
	}
	want := "no column for opened of the tickets; nothing can be loaded without it; the file has number"
	if !slices.Contains(got, want) {
		t.Errorf("%q lack %q", got, want)
	}
}

// What the system refuses is said in words where there are any.
func TestWhatTheSystemRefuses(t *testing.T) {
	for want, err := range map[string]error{
		"cannot be read: no such file or directory": &fs.PathError{Op: "open", Path: "a", Err: fs.ErrNotExist},
		"cannot be read: permission denied":         fs.ErrPermission,
		"cannot be read: disk on fire":              errors.New("disk on fire"),
	} {
		if what, hint := files.InWords(err); wordstest.English(what) != want || !hint.Empty() {
			t.Errorf("%v: %q, want %q", err, wordstest.English(what), want)
		}
	}
}
