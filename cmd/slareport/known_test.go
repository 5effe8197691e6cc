package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// known is an answer that is known beforehand, for one objective of one period.
type known struct{ objective, good, total, value string }

// knownCase is a workspace of testdata/known. Its own data are a few rows with answers reckoned by hand. Large are rows
// made up from published figures, as many as a public export has, which must give the published answers.
type knownCase struct {
	workspace, client string
	large             func() map[string]string // file → rows
	periods           []knownPeriod
}

type knownPeriod struct {
	args      []string
	own       []known
	published []known
}

var knownCases = []knownCase{
	{"city", "residents", cityRequests, []knownPeriod{{
		// One request was done two years after all others. Data does not tell whether such a date is a typing error.
		args: []string{"--period", "2018", "--as-of", "2021-02-02T00:00:00Z"},
		own: []known{
			{"all", "14", "24", "58.333333"}, {"PWDx", "8", "10", "80"}, {"ISD", "4", "8", "50"},
			{"INFO", "2", "6", "33.333333"},
			{"ANML", "0", "0", ""}, // without a promised date nothing is promised
		},
		published: []known{
			{"all", "4209", "4893", "86.020846"}, {"PWDx", "3450", "3492", "98.797251"}, {"ISD", "638", "976", "65.368852"},
			{"INFO", "55", "261", "21.072797"}, {"PARK", "63", "130", "48.461538"}, {"ANML", "1", "16", "6.25"},
			{"BTDT", "1", "5", "20"},
			{"BWSC", "0", "4", "0"}, {"BPS_", "0", "3", "0"}, {"BPD_", "0", "2", "0"}, {"BHA_", "0", "2", "0"},
			{"GEN_", "1", "1", "100"}, {"PROP", "0", "1", "0"},
		},
	}}},
	{"status", "users", statusWindows, []knownPeriod{
		// 1,434 and 3,239 minutes in the published August and July would be sums in which overlaps count twice.
		{
			args: []string{"--period", "2023-03", "--as-of", "2023-06-01T00:00:00Z"},
			own:  []known{{"up", "2641800", "2678400", "98.633513"}},
		},
		{
			args: []string{"--period", "2023-04", "--as-of", "2023-06-01T00:00:00Z"},
			own:  []known{{"up", "2584080", "2592000", "99.694444"}},
		},
		{
			args: []string{"--period", "2023-05", "--as-of", "2023-06-01T00:00:00Z"},
			own:  []known{{"up", "2678400", "2678400", "100"}},
		},
		{
			args:      []string{"--period", "2023-01", "--as-of", "2025-01-01T00:00:00Z"},
			published: []known{{"up", "2555100", "2678400", "95.396505"}},
		},
		{
			args:      []string{"--period", "2023-08", "--as-of", "2025-01-01T00:00:00Z"},
			published: []known{{"up", "2593380", "2678400", "96.825717"}},
		},
		{
			args:      []string{"--period", "2024-01", "--as-of", "2025-01-01T00:00:00Z"},
			published: []known{{"up", "2560380", "2678400", "95.593638"}},
		},
		{
			args:      []string{"--period", "2024-07", "--as-of", "2025-01-01T00:00:00Z"},
			published: []known{{"up", "2497920", "2678400", "93.261649"}},
		},
		{
			args:      []string{"--period", "2024-12", "--as-of", "2025-01-01T00:00:00Z"},
			published: []known{{"up", "2659920", "2678400", "99.310036"}},
		},
	}},
	{"web", "readers", webOutages, []knownPeriod{
		// The published site was down for 749,194 s, published as 12,487 min and 95.66 % since it was added.
		{args: []string{"--period", "2026", "--as-of", "2026-02-23T08:28:00Z"}, own: []known{
			{"probed", "1555170", "1728000", "89.998264"}, {"told", "1555170", "1728000", "89.998264"},
		}},
		{args: []string{"--period", "2026", "--as-of", "2026-08-21T23:05:11Z"}, published: []known{
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

// As many rows as public exports have give the published answers to the last digit.
func TestKnownAnswersOfPublishedFigures(t *testing.T) {
	for _, c := range knownCases {
		t.Run(c.workspace, func(t *testing.T) {
			w := t.TempDir()
			if err := os.CopyFS(w, os.DirFS(filepath.Join("testdata/known", c.workspace))); err != nil {
				t.Fatal(err)
			}
			writeFiles(t, w, c.large())
			for _, p := range c.periods {
				if p.published != nil {
					c.check(t, w, p.args, p.published)
				}
			}
		})
	}
}

// lines are a head with rows below.
func lines(head string, rows []string) string { return head + "\n" + strings.Join(rows, "\n") + "\n" }

// cityRequests are the 7,872 requests of a city in a year, in their numbers by department and in or out of time: every
// second late one was closed late, the others are open. 2,979 have no promised date.
func cityRequests() map[string]string {
	departments := map[string][2]int{ // on time, of all with a date
		"PWDx": {3450, 3492}, "ISD": {638, 976}, "INFO": {55, 261}, "PARK": {63, 130}, "ANML": {1, 16}, "BTDT": {1, 5},
		"BWSC": {0, 4}, "BPS_": {0, 3}, "BPD_": {0, 2}, "BHA_": {0, 2}, "GEN_": {1, 1}, "PROP": {0, 1},
	}
	var rows []string
	add := func(department, due, closed string) {
		day := time.Date(2018, 1, 2+len(rows)%300, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		on := func(hour string) string {
			if hour == "" {
				return ""
			}
			return day + " " + hour
		}
		rows = append(rows,
			fmt.Sprintf("%d,%s,%s,%s,,, ,,,,Request,,%s,,", 100000+len(rows), on("09:00:00"), on(due), on(closed), department))
	}
	for _, name := range slices.Sorted(maps.Keys(departments)) {
		n := departments[name]
		for i := range n[1] {
			closed := "12:00:00" // the very second that was promised
			switch {
			case i >= n[0] && i%2 == 0:
				closed = ""
			case i >= n[0]:
				closed = "12:00:01"
			}
			add(name, "12:00:00", closed)
		}
	}
	for len(rows) < 7872 {
		add("PWDx", "", "10:00:00")
	}
	return map[string]string{
		"data/requests.csv": lines(
			"case_enquiry_id,open_dt,sla_target_dt,closed_dt,on_time,case_status,closure_reason,case_title,subject,reason,"+
				"type,queue,department,neighborhood,source", rows,
		),
	}
}

// statusWindows are a web service's outages of some months: two each that overlap, so that the sum of both is more than
// the time down, and one of maintenance.
func statusWindows() map[string]string {
	var rows []string
	add := func(from time.Time, minutes int, impact string) {
		rows = append(
			rows,
			fmt.Sprintf("%d,%s,%s,%d,updates,Outage,%s", 500+len(rows), from.Format(time.RFC3339),
				from.Add(time.Duration(minutes)*time.Minute).Format(time.RFC3339), minutes, impact),
		)
	}
	for _, m := range []struct {
		year         int
		month        time.Month
		merged, each int // minutes down, and the sum of both outages
	}{{2023, 1, 2055, 2100}, {2023, 8, 1417, 1434}, {2024, 1, 1967, 2121}, {2024, 7, 3008, 3239}, {2024, 12, 308, 310}} {
		first := time.Date(m.year, m.month, 3, 4, 5, 0, 0, time.UTC)
		short := m.each - m.merged + 100
		add(first, m.each-short, "major")
		add(first.Add(time.Duration(m.merged-short)*time.Minute), short, "minor")
		add(first.AddDate(0, 0, 20), 600, "maintenance")
	}
	return map[string]string{
		"data/windows.csv": lines("incident_id,downtime_start,downtime_end,duration_minutes,source,title,impact", rows),
	}
}

// webOutages are a site that was down for 749,194 s in three outages, told by them and by its probes, among others.
func webOutages() map[string]string {
	const site = "Gossembrot Bibliothek"
	var outages, probes []string
	at := time.Date(2026, 2, 3, 8, 27, 58, 0, time.UTC)
	probe := func(t time.Time, state string) {
		probes = append(probes, fmt.Sprintf("%s,%s,%s,200,500", t.Format(time.RFC3339), site, state))
	}
	probe(at, "up")
	for i, seconds := range []int{600_000, 149_000, 194} {
		from := at.AddDate(0, i+1, 0)
		to := from.Add(time.Duration(seconds) * time.Second)
		outages = append(outages, fmt.Sprintf("%s,%s,%s", site, from.Format(time.RFC3339), to.Format(time.RFC3339)))
		probe(from, "down")
		probe(to, "up")
	}
	probe(time.Date(2026, 8, 21, 23, 5, 11, 0, time.UTC), "up")
	outages = append(outages, `"Zürich, ""old"" site",2026-03-10T00:00:00Z,2026-03-10T06:00:00Z`)
	return map[string]string{
		"data/outages.csv": lines("monitor,down_from,up_at", outages),
		"data/probes.csv":  lines("timestamp,monitor,state,http_code,response_ms", probes),
	}
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
			t.Errorf("%s %s %s: nothing is excused, but %v was experienced and %v counts", c.workspace, r.Period.Label,
				k.objective, o.Experienced, o.Contractual)
		}
	}
}
