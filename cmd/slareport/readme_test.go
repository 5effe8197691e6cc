package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var fenced = regexp.MustCompile("(?s)```([a-z]*)\n(.*?)```")

// readme gives the fenced blocks of README.md, by language in order.
func readme(t *testing.T) (blocks []struct{ language, text string }) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range fenced.FindAllStringSubmatch(string(content), -1) {
		blocks = append(blocks, struct{ language, text string }{m[1], m[2]})
	}
	return blocks
}

// The first command of the README builds the sample and says which file to open, as a newcomer types it.
func TestReadmeFirstCommandBuildsTheSample(t *testing.T) {
	here := t.TempDir()
	copySample(t, filepath.Join(here, "sample-data"))
	for _, b := range readme(t) {
		if b.language != "sh" {
			continue
		}
		t.Chdir(here)
		for _, line := range strings.Split(strings.TrimSpace(b.text), "\n") {
			arguments, ok := strings.CutPrefix(line, "go run ./cmd/slareport ")
			if !ok {
				t.Fatalf("%q is no command that this test knows to run", line)
			}
			text, err := call(strings.Fields(arguments)...)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			_, open, ok := strings.Cut(text, "\nopen ")
			if _, err := os.Stat(strings.TrimSpace(open)); !ok || err != nil {
				t.Errorf("%s names no file to open: %s", line, text)
			}
		}
		return
	}
	t.Fatal("README.md has no commands")
}

// What the README shows of explain is what explain prints, apart from where lines break.
func TestReadmeShowsWhatExplainPrints(t *testing.T) {
	for _, b := range readme(t) {
		command, shown, ok := strings.Cut(strings.TrimPrefix(b.text, "$ slareport "), "\n")
		if !ok || !strings.HasPrefix(b.text, "$ slareport explain ") {
			continue
		}
		arguments := strings.Fields(command)
		for i, a := range arguments {
			if a == "sample-data" {
				arguments[i] = sample
			}
		}
		text, err := call(arguments...)
		if err != nil {
			t.Fatalf("%s: %v", command, err)
		}
		if !strings.Contains(spaced(text), spaced(shown)) {
			t.Errorf("%s prints\n%s\nand the README shows\n%s", command, text, shown)
		}
		return
	}
	t.Fatal("README.md shows nothing of explain")
}

// spaced has single spaces for all that is blank.
func spaced(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), " ")
}
