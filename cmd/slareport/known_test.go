package main

import (
	"os"
	"path/filepath"
	"testing"
)

// known is an answer that is known beforehand, for one objective of one period.
type known struct{ objective, good, total, value string }

// knownCase is a workspace of testdata/known. Its own data are a few rows with answers reckoned by hand; the
// exports it was written for lie in ../shared/data and are used when they are there, with published answers.
type knownCase struct {
	workspace, client string
	shared            map[string]string // file of the workspace → file of ../shared/data
	periods           []knownPeriod
}

type knownPeriod struct {
	args []string
	own  []known
	real []known
}

var knownCases = []knownCase{
	{"city", "residents", map[string]string{"requests.csv": "city-requests-2018.csv"}, []knownPeriod{{
		args: []string{"--period", "2018"},
		own: []known{
			{"all", "14", "24", "58.333333"}, {"PWDx", "8", "10", "80"}, {"ISD", "4", "8", "50"}, {"INFO", "2", "6", "33.333333"},
			{"ANML", "0", "0", ""}, // without a promised date nothing is promised
		},
		real: []known{
			{"all", "4209", "4893", "86.020846"}, {"PWDx", "3450", "3492", "98.797251"}, {"ISD", "638", "976", "65.368852"},
			{"INFO", "55", "261", "21.072797"}, {"PARK", "63", "130", "48.461538"}, {"ANML", "1", "16", "6.25"}, {"BTDT", "1", "5", "20"},
			{"BWSC", "0", "4", "0"}, {"BPS_", "0", "3", "0"}, {"BPD_", "0", "2", "0"}, {"BHA_", "0", "2", "0"}, {"GEN_", "1", "1", "100"}, {"PROP", "0", "1", "0"},
		},
	}}},
	{"status", "users", map[string]string{"windows.csv": "status-page-outages-2023-2024.csv"}, []knownPeriod{
		// 1,434 and 3,239 minutes in the real August and July would be sums in which overlaps count twice.
		{args: []string{"--period", "2023-03", "--as-of", "2023-06-01T00:00:00Z"}, own: []known{{"up", "2641800", "2678400", "98.633513"}}},
		{args: []string{"--period", "2023-04", "--as-of", "2023-06-01T00:00:00Z"}, own: []known{{"up", "2584080", "2592000", "99.694444"}}},
		{args: []string{"--period", "2023-05", "--as-of", "2023-06-01T00:00:00Z"}, own: []known{{"up", "2678400", "2678400", "100"}}},
		{args: []string{"--period", "2023-01", "--as-of", "2025-01-01T00:00:00Z"}, real: []known{{"up", "2555100", "2678400", "95.396505"}}},
		{args: []string{"--period", "2023-08", "--as-of", "2025-01-01T00:00:00Z"}, real: []known{{"up", "2593380", "2678400", "96.825717"}}},
		{args: []string{"--period", "2024-01", "--as-of", "2025-01-01T00:00:00Z"}, real: []known{{"up", "2560380", "2678400", "95.593638"}}},
		{args: []string{"--period", "2024-07", "--as-of", "2025-01-01T00:00:00Z"}, real: []known{{"up", "2497920", "2678400", "93.261649"}}},
		{args: []string{"--period", "2024-12", "--as-of", "2025-01-01T00:00:00Z"}, real: []known{{"up", "2659920", "2678400", "99.310036"}}},
	}},
	{"web", "readers", map[string]string{"outages.csv": "web-outages.csv", "probes.csv": "web-probes.csv"}, []knownPeriod{
		// The real site was down for 749,194 s, published as 12,487 min and 95.66 % since it was added.
		{args: []string{"--period", "2026", "--as-of", "2026-02-23T08:28:00Z"}, own: []known{
			{"probed", "1555170", "1728000", "89.998264"}, {"told", "1555170", "1728000", "89.998264"},
		}},
		{args: []string{"--period", "2026", "--as-of", "2026-08-21T23:05:11Z"}, real: []known{
			{"probed", "16497037", "17246231", "95.655897"}, {"told", "16497037", "17246231", "95.655897"},
		}},
	}},
}

// A handful of rows in the form of public exports give the answers that were reckoned by hand.
func TestKnownAnswersOfAHandfulOfRows(t *testing.T) {
	for _, c := range knownCases {
		t.Run(c.workspace, func(t *testing.T) {
			for _, p := range c.periods {
				if p.own != nil {
					c.check(t, filepath.Join("testdata/known", c.workspace), p.args, p.own)
				}
			}
		})
	}
}

// Public exports give the published answers to the last digit.
func TestKnownAnswersOfPublicExports(t *testing.T) {
	if _, err := os.Stat(shared); err != nil {
		t.Skip("the exports are not here")
	}
	for _, c := range knownCases {
		t.Run(c.workspace, func(t *testing.T) {
			w := c.withShared(t)
			for _, p := range c.periods {
				if p.real != nil {
					c.check(t, w, p.args, p.real)
				}
			}
		})
	}
}

// withShared is the workspace with the real exports in place of its own rows.
func (c knownCase) withShared(t *testing.T) string {
	t.Helper()
	w := t.TempDir()
	if err := os.CopyFS(w, os.DirFS(filepath.Join("testdata/known", c.workspace))); err != nil {
		t.Fatal(err)
	}
	for own, real := range c.shared {
		content, err := os.ReadFile(filepath.Join(shared, real))
		if err != nil {
			t.Fatal(err)
		}
		writeFiles(t, w, map[string]string{"data/" + own: string(content)})
	}
	return w
}

// check builds a period and compares the figures. No row may be lost on the way.
func (c knownCase) check(t *testing.T, workspace string, args []string, want []known) {
	t.Helper()
	out := build(t, workspace, append([]string{"--only", "json"}, args...)...)
	r := readReport(t, filepath.Join(out, c.client, "report.json"))
	for _, s := range r.Sources {
		if s.Rows == 0 || s.Loaded != s.Rows {
			t.Errorf("%s: %d of %d rows loaded", s.File, s.Loaded, s.Rows)
		}
	}
	for _, k := range want {
		o := objective(t, r, k.objective)
		if got := (known{k.objective, o.Contractual.Good, o.Contractual.Total, o.Contractual.Value}); got != k {
			t.Errorf("%s %s: %v, want %v", c.workspace, r.Period.Label, got, k)
		}
		if o.Experienced != o.Contractual {
			t.Errorf("%s %s %s: nothing is excused, but %v was experienced and %v counts", c.workspace, r.Period.Label, k.objective, o.Experienced, o.Contractual)
		}
	}
}
