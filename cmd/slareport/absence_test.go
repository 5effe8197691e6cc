package main

import (
	"fmt"
	"html"
	"io"
	"io/fs"
	"mime/quotedprintable"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// absence is a sentence that says that something is not there. It stands in the documents of the workspace without the
// thing and not in those of its twin with it: without such a pair nobody can know that the program looked.
type absence struct {
	key           string
	without, with trial
}

// promised is an agreement with these objectives.
func promised(objectives ...string) string {
	return "objectives:\n  - " + strings.Join(objectives, "\n  - ")
}

// everyMonth has one ticket a month for a year, resolved at an hour of the day.
func everyMonth(hour string) map[string]string {
	var lines []string
	for month := 1; month <= 10; month++ {
		day := fmt.Sprintf("2026-%02d-05 ", month)
		lines = append(lines, fmt.Sprintf("T%d,%s09:00,%s%s", month, day, day, hour))
	}
	return rows("tickets", "id,opened,resolved", lines...)
}

// major is an outage that the report tells of; one of the month before has a notice to the client on record.
func major(notified string) map[string]string {
	return rows("outages", "id,severity,from,to,notified",
		"O1,major,2026-09-05 09:00,2026-09-05 12:00,2026-09-05 10:00", "O2,major,2026-10-05 09:00,2026-10-05 12:00,"+notified)
}

// absences are the sentences, each with its pair of workspaces.
func absences() []absence {
	onTime := rows("tickets", "id,opened,resolved", "T1,2026-10-05 09:00,2026-10-05 10:00")
	late := rows("tickets", "id,opened,resolved", "T1,2026-10-05 09:00,2026-10-05 18:00")
	earlier := rows("tickets", "id,opened,resolved", "T1,2026-09-05 09:00,2026-09-05 10:00")
	within4h := "{id: o, timeliness: {from: opened, to: resolved, within: 4h}, target: 95%}"
	within8h := "{id: p, timeliness: {from: opened, to: resolved, within: 8h}, target: 95%}"
	answered := "{id: o, share: {of: surveys, good: score >= 4}, target: 95%}"
	upTime := "{id: o, availability: {from: outages}, target: 99.9%}"
	sampled := "{id: %s, availability: {from: samples, by: run, runs: {failures: 1}, every: 5m, coverage: 95%%}, " +
		"target: 99.9%%}"
	credited := "fees: {desk: 100.00}\nobjectives: [{id: o, service: desk, timeliness: {from: opened, to: resolved, " +
		"within: 4h}, target: 95%, credit: {of: desk, bands: {below 95%: 10%}}}]"
	invoiced := func(month string) string {
		return strings.Replace(credited, "desk: 100.00", "desk: {invoices: {"+month+": 100.00}}", 1)
	}
	updates := "objectives: [{id: o, timeliness: {of: updates, to: resolved, within: 4h}, target: 95%}]"
	someHours := rows("samples", "at,ok", "2026-10-05 09:00,1", "2026-10-05 09:05,0", "2026-10-05 09:10,1")
	outage := rows("outages", "id,from,to,cause", "O1,2026-10-05 09:00,2026-10-05 18:00,theirs")
	theirs := "fault: {excuses: [customer], causes: {theirs: customer}}\n"

	kept := trial{terms: promised(within4h), rows: onTime}
	missed := trial{terms: promised(within4h), rows: late}
	quiet := trial{terms: promised(within4h), rows: earlier}
	unmeasured := trial{terms: promised(answered), rows: onTime}
	bothKept := trial{terms: promised(within4h, within8h), rows: onTime}
	oneMissed := trial{
		terms: promised(within4h, within8h),
		rows:  rows("tickets", "id,opened,resolved", "T1,2026-10-05 09:00,2026-10-05 14:00"),
	}
	unclear := trial{terms: promised(fmt.Sprintf(sampled, "o")), rows: someHours}
	bothUnclear := trial{terms: promised(fmt.Sprintf(sampled, "o"), fmt.Sprintf(sampled, "p")), rows: someHours}
	waiting := trial{
		terms: "fault: {excuses: [customer], states: {Waiting: customer}}\n" + four,
		rows:  with(slow(",,"), inState("waiting")),
	}
	down := trial{terms: "fault: {causes: {theirs: provider}}\n" + promised(upTime), rows: outage}
	excusedDown := trial{terms: theirs + promised(upTime), rows: outage}

	return []absence{
		{"headline.nothing", quiet, kept},
		{"headline.none.one", kept, missed},
		{"headline.none.other", bothKept, oneMissed},
		{"sentence.no-volume", quiet, kept},
		{"sentence.unmeasured", unmeasured, quiet},
		{"sentence.undetermined", unclear, kept},
		{"finding.unmeasured", unmeasured, quiet},
		{"finding.uninvoiced", trial{terms: invoiced("2026-09"), rows: late}, trial{terms: invoiced("2026-10"), rows: late}},
		{"rule.excuses.nobody", kept, trial{terms: "fault: {excuses: [customer]}\n" + promised(within4h), rows: onTime}},
		{"why.end.provider", down, excusedDown},
		{"why.end.timed.provider", trial{terms: "fault: {causes: {theirs: provider}}\n" + four, rows: slow(",theirs,")},
			waiting},
		{"why.end.excused.nothing", excusedDown, down},
		{"why.end.timed.excused.nothing", trial{terms: theirs + four, rows: slow(",theirs,")}, missed},
		{"why.end.undetermined", trial{terms: four, rows: slow(",,")}, waiting},
		{"why.update.always", trial{terms: updates, rows: with(late, said("2026-10-05 16:00"))},
			trial{terms: updates, rows: with(late, said("2026-10-05 11:00", "2026-10-05 14:00", "2026-10-05 17:00"))}},
		{"decided.provider", down, excusedDown},
		{"table.undetermined.note", trial{terms: four, rows: slow(",,")}, waiting},
		{"outlook.never", trial{terms: promised(within4h), rows: everyMonth("18:00")},
			trial{terms: promised(within4h), rows: everyMonth("10:00")}},
		{"incident.untold", trial{terms: promised(upTime), rows: major("")},
			trial{terms: promised(upTime), rows: major("2026-10-05 10:00")}},
		{"provisional.no-source", trial{terms: claimedBy(ofIncident), rows: sixHoursDown()},
			trial{terms: claimedBy(ofIncident), rows: claimedWith()}},
		{"division.none", kept, trial{terms: credited, rows: late}},
		{"division.none-lost", timedOutages(earlierOutage), timedOutages(earlierOutage, octoberOutage)},
		{"message.nothing", quiet, kept},
		{"message.nothing.why", quiet, kept},
		{"message.none.one", kept, missed},
		{"message.none.other", bothKept, oneMissed},
		{"message.met.one", kept, missed},
		{"message.met.other", bothKept, oneMissed},
		{"message.unclear.one", unclear, kept},
		{"message.unclear.other", bothUnclear, kept},
		{"message.no-credit", trial{terms: credited, rows: onTime}, trial{terms: credited, rows: late}},
		{"message.no-credit.judged", unclear, kept},
		{"site.finding.nothing", quiet, kept},
		{"site.finding.none.one", kept, missed},
		{"site.finding.none.other", bothKept, oneMissed},
	}
}

// said are public updates of the ticket T1 by the provider.
func said(times ...string) map[string]string {
	var lines []string
	for _, at := range times {
		lines = append(lines, "T1,"+at+",Joe,public-update,,")
	}
	return rows("ticket-events", eventHead, lines...)
}

func TestASentenceOfAbsenceIsPrintedOnlyWhereTheThingIsAbsent(t *testing.T) {
	for _, locale := range []string{"en-GB", "de-DE"} {
		c := wordsOf(t, locale)
		printed := map[string]string{}
		text := func(w trial) string {
			name := fmt.Sprint(w)
			if printed[name] == "" {
				printed[name] = documentsOf(t, w, locale)
			}
			return printed[name]
		}
		for _, a := range absences() {
			if !c.Has(a.key) {
				t.Errorf("the catalogue has no %s any more", a.key)
				continue
			}
			sentence := patternOf(c.T(a.key))
			if !sentence.MatchString(text(a.without)) {
				t.Errorf("%s %s: %s is nowhere although the thing is absent:\n%s", locale, a.key, sentence, text(a.without))
			}
			if got := sentence.FindString(text(a.with)); got != "" {
				t.Errorf("%s %s: %q stands in a document although the thing is there", locale, a.key, got)
			}
		}
	}
}

// documentsOf builds the documents of a workspace in a language and gives all their text.
func documentsOf(t *testing.T, w trial, locale string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(builtIn(t, w, locale), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.Contains(path, "assets") {
			return err
		}
		text, err := textOf(t, path)
		all.WriteString(text + "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return spaced(all.String())
}

// builtIn builds the documents of a workspace in a language and gives their folder.
func builtIn(t *testing.T, w trial, locale string) string {
	t.Helper()
	dir, out := w.dir(t), filepath.Join(t.TempDir(), "out")
	settings, err := os.ReadFile(filepath.Join(dir, "slareport.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	writeFiles(t, dir, map[string]string{"slareport.yaml": string(settings) + "locale: " + locale + "\n"})
	if _, err := call(
		"build", "-w", dir, "-o", out, "--period", october, "--as-of", "2026-12-01T00:00:00Z", "--only", "json,html,eml,xlsx",
	); err != nil {
		t.Fatal(err)
	}
	return out
}

// textOf is the text of a document, whatever its format.
func textOf(t *testing.T, path string) (string, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	switch filepath.Ext(path) {
	case ".eml":
		// Attachments are not quoted-printable: what cannot be decoded ends the text.
		body, _ := io.ReadAll(quotedprintable.NewReader(strings.NewReader(afterHeaders(string(content)))))
		return string(body), nil
	case ".xlsx":
		return strings.Join(cellsOfBook(t, path), "\n"), nil
	case ".html":
		return html.UnescapeString(tag.ReplaceAllString(string(content), " | ")), nil
	}
	return string(content), nil
}

// afterHeaders is a message from its first quoted-printable part on.
func afterHeaders(message string) string {
	_, part, _ := strings.Cut(message, "quoted-printable")
	part, _, _ = strings.Cut(part, "\r\n--")
	return part
}

// cellsOfBook are the texts of all cells of a workbook.
func cellsOfBook(t *testing.T, path string) (list []string) {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			list = append(list, row...)
		}
	}
	return list
}

var filled = regexp.MustCompile(`\\\{[0-9]\\\}`)

// patternOf finds a sentence of the catalogue whatever fills its places. It ends where the sentence or clause does.
func patternOf(sentence string) *regexp.Regexp {
	pattern := filled.ReplaceAllString(regexp.QuoteMeta(spaced(sentence)), `[^"|]{1,120}?`)
	if !strings.HasSuffix(sentence, ".") {
		pattern += `(?: ?[^\p{L} ]|$)`
	}
	return regexp.MustCompile(pattern)
}
