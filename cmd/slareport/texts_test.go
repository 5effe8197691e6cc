package main

import (
	"testing"

	"github.com/slareport/slareport/report/evidence"
)

// A command that has written what it was asked for keeps nothing of the data, nor does one that fails on the way.
func TestACommandGivesBackTheTextsOfItsData(t *testing.T) {
	const workspace = "testdata/base"
	for _, c := range []struct {
		args []string
		code int
	}{
		{[]string{"build", "-w", workspace, "-o", t.TempDir()}, 0},
		{[]string{"build", "-w", workspace, "-o", t.TempDir(), "--only", "json", "--fail-on", "missed"}, 3},
		{[]string{"build", "-w", workspace, "-o", t.TempDir(), "--period", "never"}, 2},
		{[]string{"build", "-w", workspace, "-o", t.TempDir(), "--as-of", "never"}, 2},
		{[]string{"build", "-w", workspace, "-o", "testdata"}, 1},
		{[]string{"check", "-w", workspace, "--vocabularies"}, 0},
		{[]string{"check", "-w", workspace, "--json"}, 0},
		{[]string{"explain", "acme", "resolve", "-w", workspace}, 0},
		{[]string{"explain", "acme", "resolve", "T1", "-w", workspace, "--json"}, 0},
		{[]string{"explain", "acme", "nothing", "-w", workspace}, 1},
	} {
		before := evidence.Shelves()
		code, said := 0, ""
		if _, err := call(c.args...); err != nil {
			failed := err.(*refusal)
			code, said = failed.code, failed.text
		}
		if code != c.code {
			t.Errorf("%q: code %d, want %d: %s", c.args, code, c.code, said)
		}
		if left := evidence.Shelves() - before; left != 0 {
			t.Errorf("%q leaves %d shelves of texts", c.args, left)
		}
	}
}
