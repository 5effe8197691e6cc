package main

import (
	"path/filepath"
	"testing"

	"github.com/slareport/slareport/loaders/words"
)

// TestFindingsAreSaidInTheReadersLanguage: what loading finds in the German client's exports reads German in the
// documents.
func TestFindingsAreSaidInTheReadersLanguage(t *testing.T) {
	c, err := words.Load("de-DE")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	german := func(text string) {
		if n++; text != "" && c.Said(text) == text {
			t.Errorf("%q has no German words: add said.%s", text, text)
		}
	}
	r := readReport(t, filepath.Join(sampleOut(t), "markische-klinikbedarf-gmbh", "report.json"))
	for _, s := range r.Sources {
		for _, f := range s.Findings {
			german(f.Text)
			german(f.Hint)
		}
		for _, reason := range s.Reasons {
			german(reason.Text)
		}
	}
	for _, f := range r.Findings {
		german(f.Text)
		german(f.Hint)
	}
	if n < 10 {
		t.Errorf("%d texts alone: the sample shows none", n)
	}
}
