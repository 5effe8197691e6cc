package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/report"
)

// The conventions are written beside the code, in comments that package rulebook reads. Each has a test here in which
// it decides: where the agreement can set it, the same rows under both settings; where it is fixed, rows on both sides.
// The comment of a test says what another choice would give.

// trial is a small workspace: what its agreement says below the head, and what its exports hold.
type trial struct {
	terms  string            // of the agreement: a flow of YAML, since most tests need a line or two
	rows   map[string]string // export → head and rows; "tickets" and "tickets-b" hold tickets
	keys   string            // further keys of every source
	others map[string]string // further files, or others in place of these
	zone   string            // of slareport.yaml; UTC unless told
	period string            // 2026-10 unless told
	asOf   string            // December unless told; newest leaves it to the data
}

const newest = "newest"

// flip is one side of a convention: what the only objective comes to.
type flip struct {
	when string
	trial
	verdict report.Verdict
	value   string // contractual
}

// decides holds the sides of a convention against what was reckoned by hand.
func decides(t *testing.T, sides ...flip) {
	t.Helper()
	for _, s := range sides {
		t.Run(s.when, func(t *testing.T) {
			t.Helper()
			s.judged(t, s.verdict, s.value)
		})
	}
}

// judged compares the verdict and the contractual value of the objective o, and gives it.
func (w trial) judged(t *testing.T, verdict report.Verdict, value string) *report.Objective {
	t.Helper()
	o := objective(t, w.report(t), "o")
	if o.Verdict != verdict || o.Contractual.Value != value {
		t.Errorf("%s with %q, want %s with %q: %s", o.Verdict, o.Contractual.Value, verdict, value, o.Sentence)
	}
	return o
}

// report scores the first client by the way that every command goes.
func (w trial) report(t *testing.T) *report.Report {
	t.Helper()
	l := w.open(t, w.dir(t))
	r, err := l.report(0)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// open reads a workspace of which every row can be read.
func (w trial) open(t *testing.T, dir string) *loadedData {
	t.Helper()
	l := w.openAnyway(t, dir)
	for _, s := range l.evidence.Sources {
		if s.Rejected > 0 || s.Rows == 0 && !slices.ContainsFunc(s.Records, presets.IsRegister) {
			t.Fatalf("%s: %d of %d rows are rejected: %v", s.File, s.Rejected, s.Rows, s.Findings)
		}
	}
	return l
}

// openAnyway reads the workspace, whatever became of its rows.
func (w trial) openAnyway(t *testing.T, dir string) *loadedData {
	t.Helper()
	a := &app{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, workspace: dir}
	options := reportOptions{period: cmp.Or(w.period, october), asOf: cmp.Or(w.asOf, "2026-12-01T00:00:00Z"), jobs: 1}
	if options.asOf == newest {
		options.asOf = ""
	}
	l, err := a.openPeriod(context.Background(), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.close)
	if len(l.broken) > 0 {
		t.Fatal(l.broken)
	}
	return l
}

// dir writes the workspace.
func (w trial) dir(t *testing.T) string {
	t.Helper()
	settings := fmt.Sprintf("provider: Meridian\ntimezone: %s\nsources:\n", cmp.Or(w.zone, "UTC"))
	files := map[string]string{"agreements/a.yaml": "id: A-1\nclient: Acme Retail\ncurrency: EUR\n" + w.terms + "\n"}
	for _, name := range slices.Sorted(maps.Keys(w.rows)) {
		records := name
		for _, kind := range []string{
			"credit-claims", "ticket-events", "tickets", "samples", "outages", "claims", "surveys", "tallies", "obligations",
		} {
			if strings.HasPrefix(name, kind) {
				records = kind
				break
			}
		}
		settings += fmt.Sprintf("  - {id: %s, files: data/%s.csv, records: %s%s}\n", name, name, records, w.keys)
		files["data/"+name+".csv"] = w.rows[name]
	}
	files["slareport.yaml"] = settings
	maps.Copy(files, w.others)
	dir := t.TempDir()
	writeFiles(t, dir, files)
	return dir
}

// rows is an export of one record type.
func rows(kind, head string, lines ...string) map[string]string {
	return map[string]string{kind: head + "\n" + strings.Join(lines, "\n") + "\n"}
}

// with are the rows of several exports.
func with(all ...map[string]string) map[string]string {
	out := map[string]string{}
	for _, m := range all {
		maps.Copy(out, m)
	}
	return out
}

// partsOf lists who an objective's misses go to.
func partsOf(o *report.Objective) string {
	var list []string
	for _, a := range o.Attribution {
		list = append(list, a.Party+" "+a.Amount)
	}
	return strings.Join(list, ", ")
}

// found tells whether a finding of the report's computation holds a text.
func found(r *report.Report, text string) bool {
	for _, f := range r.Findings {
		if strings.Contains(f.Text, text) {
			return true
		}
	}
	return false
}
