package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// Another order of the rows gives the same figures. Which of two rows about one ticket counts when nothing tells
// which is newer does go by order, so that the tickets of the service desk stay as they are.
func TestAnotherOrderOfRowsGivesTheSameFigures(t *testing.T) {
	turned := t.TempDir()
	copySample(t, turned)
	heads := map[string]int{"data/network/counters.tsv": 2}
	files := 0
	err := fs.WalkDir(os.DirFS(turned), "data", func(name string, entry fs.DirEntry, err error) error {
		text := strings.HasSuffix(name, ".csv") || strings.HasSuffix(name, ".tsv")
		if err != nil || entry.IsDir() || !text || strings.Contains(name, "incidents") {
			return err
		}
		files++
		return turn(filepath.Join(turned, name), max(1, heads[name]))
	})
	if err != nil || files < 8 {
		t.Fatalf("%d files turned: %v", files, err)
	}
	want := readReports(t, sampleOut(t))
	got := readReports(t, build(t, turned, "--only", "json"))
	if len(got) != len(want) {
		t.Fatalf("%d reports, want %d", len(got), len(want))
	}
	for i, r := range got {
		for k, o := range r.Objectives {
			if a, b := figuresOf(&o), figuresOf(&want[i].Objectives[k]); a != b {
				t.Errorf("%s %s: with the rows turned\n%s\nas they are\n%s", r.Client, o.ID, a, b)
			}
		}
		if r.Credits.Payable != want[i].Credits.Payable || r.Headline != want[i].Headline {
			t.Errorf("%s: %s with the rows turned, %s as they are", r.Client, r.Headline, want[i].Headline)
		}
	}
}

// turn puts the last line of a file first, after its heads. None of these files has a line break in a cell.
func turn(path string, heads int) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	lines := bytes.SplitAfter(content, []byte("\n"))
	lines = slices.DeleteFunc(lines, func(line []byte) bool { return len(line) == 0 })
	slices.Reverse(lines[heads:])
	return os.WriteFile(path, slices.Concat(lines...), 0o644)
}

// figuresOf writes an objective's figures, without the places of its rows.
func figuresOf(o *report.Objective) string {
	var b strings.Builder
	add := func(parts ...string) { b.WriteString(strings.Join(parts, " ") + "\n") }
	add(o.ID, string(o.Verdict), o.Volume, o.Coverage, o.Credit.Payable)
	for _, s := range []report.Score{o.Experienced, o.Attributable, o.Contractual} {
		add(s.Good, s.Total, s.Value, s.Shown)
	}
	for _, a := range slices.Concat(o.Attribution, o.Waterfall) {
		add(a.Party, a.Amount, a.Unit)
	}
	for _, p := range o.Trend {
		add(p.Period, p.Experienced, p.Attributable, p.Contractual, string(p.Verdict), p.Volume, p.Payable)
	}
	var misses []string
	for _, m := range o.Misses.All() {
		misses = append(misses, m.ID+" "+m.Party+" "+string(m.Outcome)+" "+m.Weight)
	}
	slices.Sort(misses)
	add(misses...)
	return b.String()
}
