package main

import (
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	catalogues "github.com/slareport/slareport/loaders/words"
	"github.com/slareport/slareport/report/words"
)

// faulty is a workspace in whose data much is found, and where much went wrong.
func faulty() trial {
	tickets := []string{
		// ends before it begins
		"T1,2026-10-05 09:00,2026-10-05 18:00,,P1,open", "T2,2026-10-06 09:00,2026-10-06 08:00,,P1,open",
		"T3,someday,2026-10-06 08:00,,P1,open", ",2026-10-06 09:00,,,P1,open", "T4,2026-10-07 09:00,soon,,P1,open",
		"T5,2026-10-08,2026-10-08 12:00,,P1,open", "T1,2026-10-05 09:00,2026-10-05 18:00,,P1,open",
		"T6,2026-10-09 09:00,,x,P1,open", "T7,2026-10-09 09:00,2026-10-09 10:00,2026-10-09 10:00,P1,open,more",
		"T5,2026-10-08,2026-10-08 13:00,,P2,closed", "T8,2206-10-09 09:00,2206-10-09 10:00,,P1,open",
		"T9,31.13.2026 09:00,,,P1,open",
	}
	outages := []string{"O1,2026-10-10 09:00,2026-10-10 08:00,", "O2,2026-10-10 09:00,,150%",
		"O3,2026-10-11 09:00,2026-10-11 21:00,0.5"}
	events := []string{"T1,2026-10-05 10:00,weather,,rain", "T99,2026-10-05 10:00,state,,open"}
	terms := "fees: {desk: 1000.00}\nobjectives:\n" +
		"  - {id: a, service: desk, timeliness: {from: opened, to: resolved, within: 4h}, target: 95%, credit: {of: desk, " +
		"bands: {below 95%: 10%}}}\n" +
		"  - {id: b, service: desk, availability: {from: outages}, target: 99.9%}\n" +
		"  - {id: c, service: desk, share: {of: surveys, good: score >= 4}, target: 90%}\n"
	all := maps.Clone(rows("tickets", "id,opened,resolved,responded,priority,state", tickets...))
	maps.Copy(all, rows("outages", "id,from,to,share", outages...))
	maps.Copy(all, rows("ticket-events", "ticket,at,what,from,to", events...))
	return trial{terms: terms, rows: all}
}

// hole is where an argument of a sentence goes.
var hole = regexp.MustCompile(`\{[0-9]\}`)

// tellTales are pieces of English sentences that can only come from the English catalogue: of at least three words, and
// none that the other language has as well.
func tellTales(t *testing.T, other *words.Catalogue) map[string]string {
	english, tales := wordsOf(t, "en-GB"), map[string]string{}
	var theirs strings.Builder
	for _, key := range other.Keys() {
		theirs.WriteString(spaced(other.T(key)) + "\n")
	}
	for _, key := range english.Keys() {
		for _, piece := range hole.Split(english.T(key), -1) {
			piece = strings.Trim(spaced(piece), " .,;:()")
			if len(strings.Fields(piece)) >= 3 && !strings.Contains(theirs.String(), piece) {
				tales[piece] = key
			}
		}
	}
	return tales
}

// Documents speak one language: whatever is found and whatever went wrong, nothing in those of a language comes from
// the English catalogue, and no sentence is missing.
func TestDocumentsOfALanguageHaveNoEnglishSentence(t *testing.T) {
	english := spaced(documentsOf(t, faulty(), "en-GB"))
	met := 0
	for _, language := range catalogues.Languages() {
		if language == "en" {
			continue
		}
		c := wordsOf(t, language)
		text := documentsOf(t, faulty(), language)
		tales := tellTales(t, c)
		for _, piece := range slices.Sorted(maps.Keys(tales)) {
			if strings.Contains(text, piece) {
				t.Errorf("%s: the documents say %q, of %s", language, piece, tales[piece])
			}
			if strings.Contains(english, piece) {
				met++
			}
		}
		for _, key := range c.Keys() {
			if strings.Contains(text, "["+key+"]") {
				t.Errorf("%s: the documents lack %s", language, key)
			}
		}
	}
	if met < 200 {
		t.Errorf("the English documents have only %d of the pieces that are looked for", met)
	}
}

// report.json names what was found in a way that no language changes, beside the words of its own.
func TestFindingsHaveTheSameKeysInEveryLanguage(t *testing.T) {
	type found struct {
		File, Column, Key string
		Row               int
	}
	of := func(locale string) (list []found, texts []string) {
		for _, s := range readReport(t, filepath.Join(builtIn(t, faulty(), locale), "acme-retail", "report.json")).Sources {
			for _, f := range s.Findings {
				list, texts = append(list, found{f.File, f.Column, f.Key, f.Row}), append(texts, f.Text)
			}
		}
		return list, texts
	}
	keys, english := of("en-GB")
	if len(keys) < 10 {
		t.Fatalf("only %d findings", len(keys))
	}
	for _, language := range catalogues.Languages() {
		list, texts := of(language)
		if !slices.Equal(list, keys) {
			t.Errorf("%s: %v, want %v", language, list, keys)
		}
		for i, text := range texts {
			if language != "en" && text == english[i] {
				t.Errorf("%s: %s says %q, as English does", language, keys[i].Key, text)
			}
		}
	}
}

// A language is a file and no code: a copy of English under another name is one in which reports are built.
func TestANewLanguageIsOneFile(t *testing.T) {
	words, err := filepath.Abs(filepath.Join(root, "templates", "words"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	english, err := os.ReadFile(filepath.Join(words, "en.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	italian := strings.Replace(string(english), "headline.none.one: ", "headline.none.one: Ottimo! #", 1)
	overlay, err := json.Marshal(
		map[string]any{"Replace": map[string]string{filepath.Join(words, "it.yaml"): filepath.Join(dir, "it.yaml")}},
	)
	if err != nil {
		t.Fatal(err)
	}
	writeFiles(t, dir, map[string]string{"it.yaml": italian, "overlay.json": string(overlay)})
	program := filepath.Join(dir, "slareport")
	build := exec.Command("go", "build", "-overlay", filepath.Join(dir, "overlay.json"), "-o", program, ".")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	kept := trial{
		terms: promised("{id: o, timeliness: {from: opened, to: resolved, within: 4h}, target: 95%}") + "\nlocale: it-IT",
		rows:  rows("tickets", "id,opened,resolved", "T1,2026-10-05 09:00,2026-10-05 10:00"),
	}
	run := exec.Command(program, "build", "-w", kept.dir(t), "-o", filepath.Join(dir, "out"), "--period", october,
		"--as-of", "2026-12-01T00:00:00Z")
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if r := readReport(t, filepath.Join(dir, "out", "acme-retail", "report.json")); r.Headline != "Ottimo!" ||
		r.Locale != "it-IT" {
		t.Errorf("%s: %q", r.Locale, r.Headline)
	}
}
