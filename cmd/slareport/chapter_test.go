package main

import (
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/slareport/slareport/loaders/workspace"
)

// ofAgreement are the keys with which snippets of the chapter begin that are not about one objective.
var ofAgreement = regexp.MustCompile(`^(id|objectives|credits|fault):`)

// Every snippet of the chapter on writing agreements is one that loads without a problem or a warning.
func TestEverySnippetOfTheChapterLoads(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "templates/docs/writing-an-agreement.md"))
	if err != nil {
		t.Fatal(err)
	}
	snippets := 0
	for _, m := range fenced.FindAllStringSubmatch(string(text), -1) {
		if m[1] == "csv" {
			continue // a table that the snippet after it names
		}
		if m[1] != "yaml" {
			t.Errorf("a block in the language %q is not tested:\n%s", m[1], m[2])
			continue
		}
		snippets++
		ws, problems, err := workspace.Load(fstest.MapFS{
			workspace.File: {
				Data: []byte("provider: P\ntimezone: UTC\nsources: [{id: outages, files: outages.csv, records: outages}]\n"),
			},
			"agreements/a.yaml": {Data: []byte(agreementAround(m[2]))},
			"data/circuits.csv": {Data: []byte(chapterTable(t, string(text)))},
		})
		if err != nil || len(problems) > 0 || len(ws.Agreements) != 1 {
			t.Errorf("%v, %v:\n%s", problems, err, m[2])
		}
	}
	if snippets < 20 {
		t.Errorf("%d snippets", snippets)
	}
}

// What the chapter says of the report is what the report says.
func TestTheChapterSaysWhatTheReportSays(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(root, "templates/docs/writing-an-agreement.md"))
	if err != nil {
		t.Fatal(err)
	}
	chapter := string(data)
	// owed is an objective beside that of the snippet which owes 200.00 for six hours in October.
	const owed = "  - {id: mail, service: mail, availability: {from: outages}, target: 99.5%, " +
		"credit: {of: line, bands: {below 99.5%: 20%}}}\n"
	for _, c := range []struct {
		section, beside string
		outages         []string
		credit          string
		says            []string // as the chapter says it between asterisks, or as a figure
	}{
		{"Below the minimum", "", []string{"2026-10-03 10:00,2026-10-03 19:00,line,,customer"}, "250.00", []string{
			"98.79 %, promised at least 99.9 %: missed, and below the minimum of 99 %.", "Below the minimum level",
		}},
		{"A part of a month", "", []string{"2026-10-13 10:00,2026-10-13 19:00,line,,"}, "67.74", []string{"677.42"}},
		{"Each circuit by itself", "", []string{"2026-10-03 10:00,2026-10-03 13:00,line,HAM-1,"}, "40.00", []string{
			"1 of 2 items missed; 1 item pays €40.00; the worst is HAM-1 with 99.60 %",
		}},
		{"Chronic breach, and the right to terminate", "", []string{
			"2026-07-03 10:00,2026-07-03 13:00,line,,", "2026-09-03 10:00,2026-09-03 13:00,line,,",
			"2026-10-03 10:00,2026-10-03 19:00,line,,",
		}, "100.00", []string{
			"3 of 3 misses in a rolling 6 periods: a chronic breach.",
			"1 of the 3 outages longer than 30 min within 30 days that give the right to terminate; 2 left.",
		}},
		{"Credits that are earned back", owed, []string{
			"2026-07-03 10:00,2026-07-03 13:00,line,,", "2026-10-03 10:00,2026-10-03 16:00,mail,,",
		}, "100.00", []string{"After credits earned back"}},
		{"A bonus", owed, []string{"2026-10-03 10:00,2026-10-03 16:00,mail,,"}, "180.00", []string{"After bonuses"}},
		{"The credit note", "", []string{"2026-10-03 10:00,2026-10-03 13:00,line,,"}, "100.00", []string{
			"CN-LINE-2026-2026-10", "INV-1234", "119.00", "19.00",
		}},
	} {
		_, section, _ := strings.Cut(chapter, "\n## "+c.section+"\n")
		section, _, _ = strings.Cut(section, "\n## ")
		snippet := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindStringSubmatch(section)
		if snippet == nil {
			t.Errorf("%s: no snippet", c.section)
			continue
		}
		dir := trial{rows: rows("outages", "from,to,service,site,cause", c.outages...), others: map[string]string{
			"agreements/a.yaml": agreementAround(snippet[1]) + "\n" + c.beside,
			"data/circuits.csv": chapterTable(t, chapter),
		}}.dir(t)
		out := build(t, dir, "--period", october, "--as-of", "2026-12-01T00:00:00Z", "--only", "json,ubl,html")
		said, prose := everyFile(t, out), strings.Join(strings.Fields(section), " ")
		if got := readReports(t, out)[0].Credits.Payable; got != c.credit {
			t.Errorf("%s: it pays %s, want %s", c.section, got, c.credit)
		}
		for _, text := range c.says {
			if !strings.Contains(prose, text) {
				t.Errorf("%s: the chapter does not say %q", c.section, text)
			}
			if !strings.Contains(said, text) {
				t.Errorf("%s: the report does not say %q", c.section, text)
			}
		}
	}
}

// chapterTable is the table that the chapter shows.
func chapterTable(t *testing.T, chapter string) string {
	t.Helper()
	for _, m := range fenced.FindAllStringSubmatch(chapter, -1) {
		if m[1] == "csv" {
			return m[2]
		}
	}
	t.Fatal("the chapter shows no table")
	return ""
}

// everyFile is the text of the documents of a client.
func everyFile(t *testing.T, out string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(out, "*", "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(html.UnescapeString(all.String()))
}

// agreementAround completes a snippet to an agreement.
func agreementAround(snippet string) string {
	if strings.HasPrefix(snippet, "id:") {
		return snippet
	}
	const head = "id: A\nclient: C\ncurrency: EUR\nfees: {line: 1000.00}\n"
	switch {
	case strings.Contains(snippet, "objectives:"):
		return head + snippet
	case ofAgreement.MatchString(snippet):
		return head + snippet + promised("{id: o, service: line, availability: {from: outages}, target: 99.9%, "+
			"credit: {of: line, bands: {below 99.9%: 10%}}}")
	}
	lines := strings.ReplaceAll(strings.TrimSpace(snippet), "\n", "\n    ")
	return head + "objectives:\n  - id: o\n    service: line\n    " + lines
}
