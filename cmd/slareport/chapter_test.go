package main

import (
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
		if m[1] != "yaml" {
			t.Errorf("a block in the language %q is not tested:\n%s", m[1], m[2])
			continue
		}
		snippets++
		ws, problems, err := workspace.Load(fstest.MapFS{
			workspace.File:      {Data: []byte("provider: P\ntimezone: UTC\nsources: [{id: outages, files: outages.csv, records: outages}]\n")},
			"agreements/a.yaml": {Data: []byte(agreementAround(m[2]))},
		})
		if err != nil || len(problems) > 0 || len(ws.Agreements) != 1 {
			t.Errorf("%v, %v:\n%s", problems, err, m[2])
		}
	}
	if snippets < 20 {
		t.Errorf("%d snippets", snippets)
	}
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
