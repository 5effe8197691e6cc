package rulebook

import (
	"bytes"
	"fmt"
	"strings"
)

const rulesHead = "# The rules, where they are implemented, and which tests decide them\n\n" +
	"§ numbers are the rule book's, as the code cites them. Made from the comments beside the code and its tests:\n" +
	"`go test ./report/rulebook -update`.\n"

// writeRules is the text of report/RULES.md.
func writeRules(rules []*entry) []byte {
	b := bytes.NewBufferString(rulesHead)
	section := ""
	for _, e := range rules {
		if e.section != section {
			section = e.section
			fmt.Fprintf(b, "\n## %s\n\n| id | rule | implemented in | decided by |\n| --- | --- | --- | --- |\n", section)
		}
		fmt.Fprintf(b, "| %s | %s | [%s](../%s) | %s |\n", e.id, e.text, e.file, e.file, links(e.tests))
	}
	return b.Bytes()
}

const conventionsHead = "# Conventions\n\n" +
	"What the computation does where an agreement leaves it open. Each line is a choice that both sides can read " +
	"before\n" +
	"they sign. *Set by* names the keys that change it: those of the agreement, which `slareport schema agreement`\n" +
	"explains, and under `sources` those of slareport.yaml. A line without them is fixed. *Decided by* names the tests " +
	"in\n" +
	"which the choice decides, with what another one would give.\n\n" +
	"§ numbers are the rule book's, as the code cites them. Made from the comments beside the code and its tests:\n" +
	"`go test ./report/rulebook -update`.\n"

// writeConventions is the text of report/CONVENTIONS.md.
func writeConventions(conventions []*entry) []byte {
	b := bytes.NewBufferString(conventionsHead)
	section := ""
	for _, e := range conventions {
		if e.section != section {
			section = e.section
			fmt.Fprintf(b, "\n## %s\n\n", topics[topicOf(e)].heading)
		}
		fmt.Fprintf(b, "- **%s** %s\\\n  ", e.id, e.text)
		if len(e.settings) > 0 {
			fmt.Fprintf(b, "*Set by* `%s`. ", strings.Join(e.settings, "`, `"))
		}
		fmt.Fprintf(b, "*Implemented in* [%s](../%s). *Decided by* %s.\n", e.file, e.file, links(e.tests))
	}
	return b.Bytes()
}

// links are links to tests from a file of the folder report.
func links(tests []link) string {
	var out []string
	for _, t := range tests {
		out = append(out, fmt.Sprintf("[%s](../%s)", t.name, t.file))
	}
	return strings.Join(out, ", ")
}
