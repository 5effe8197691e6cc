// Package tabletest lets tests compare tables as text.
package tabletest

import (
	"strings"
	"testing"

	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Print is a table as text, a row a line, cells between bars, with plain spaces.
func Print(t table.Table, c *words.Catalogue) string {
	var lines []string
	rows := t.Rows
	if t.Total != nil {
		rows = append(rows[:len(rows):len(rows)], t.Total)
	}
	for _, row := range rows {
		var cells []string
		for _, x := range row {
			cells = append(cells, x.Print(c))
		}
		lines = append(lines, strings.Join(cells, "|"))
	}
	return strings.ReplaceAll(strings.Join(lines, "\n"), "\u00a0", " ")
}

// Check compares a printed table with what is wanted.
func Check(t *testing.T, name, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
	}
}
