package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// bordered is a workspace of one client: its sources, files and agreement.
type bordered struct {
	sources []string
	files   map[string]string
	terms   string
	asOf    string // 1 December where it is empty
}

// report scores October.
func (w bordered) report(t *testing.T) *report.Report {
	t.Helper()
	if w.asOf == "" {
		w.asOf = "2026-12-01T00:00:00Z"
	}
	l, err := w.app(t).openPeriod(context.Background(), reportOptions{period: october, asOf: w.asOf, jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.close)
	r, err := l.report(0)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (w bordered) app(t *testing.T) *app {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{
		"slareport.yaml": "provider: P\ntimezone: UTC\nsources:\n  - " + strings.Join(w.sources, "\n  - ") + "\n",
		"agreements/a.yaml": "id: A\nclient: Acme\neffective: {from: 2026-01-01}\ntimezone: UTC\ncurrency: EUR\n" +
			"fees: {desk: 100.00}\n" + w.terms + "\n",
	}
	for name, text := range w.files {
		files[filepath.Join("data", name)] = text
	}
	writeFiles(t, dir, files)
	return &app{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, workspace: dir}
}

// verdicts tells the verdicts of a report with the bounds of what is open.
func verdicts(r *report.Report) string {
	var list []string
	for i := range r.Objectives {
		o := &r.Objectives[i]
		text := fmt.Sprintf("%s %s", o.ID, o.Verdict)
		if len(o.Provisional) > 0 {
			p := o.Provisional[0]
			text += fmt.Sprintf(" %s %s…%s", p.Key, p.Best.Value, p.Worst.Value)
		}
		list = append(list, text)
	}
	return strings.Join(list, ", ")
}

// What could not be read of the register of a service that the own one rests on leaves open which outages it excuses,
// and nothing of the own register; what was read of it excuses for certain.
//
// Decides: unread-upstream, covers-its-services.
func TestWhatIsUnreadOfAnUpstreamServiceLeavesItsExcusesOpen(t *testing.T) {
	const terms = `fault: {excuses: [third-party], depends: [{service: desk, on: link, party: third-party}]}
objectives:
  - {id: n, service: desk, count: {of: outages}, target: at most 0}
  - {id: longest, service: desk, statistic: {of: outages, value: restore, take: max, unit: h}, target: at most 1 h}`
	const head, own = "id,from,to\n", "O,2026-10-03 10:00,2026-10-03 15:00\n"
	const around, after = "U,2026-10-03 09:00,2026-10-03 16:00\n", "V,2026-10-25 09:00,2026-10-25 16:00\n"
	open := func(key string) string {
		return "n undetermined " + key + " 0…1, longest undetermined " + key + " …5"
	}
	const excused, missed = "n excused, longest excused", "n missed, longest missed"
	for _, c := range []struct{ name, link, keys, desk, want string }{
		{"read", head + around, "", own, excused},
		{"none", head, "", own, missed},
		{"did not arrive", "", "", own, open("source-unread")},
		{"another export", "id,opened,resolved\n", "", own, open("source-unread")},
		{"an end that is none", head + "U,2026-10-03 09:00,tbd\n", "", own, open("cells-unread")},
		{"an end that is an error", head + "U,2026-10-03 09:00,#N/A\n", "", own, open("cells-unread")},
		{"an end that is blank", head + "U,2026-10-03 09:00,\n", "", own, excused},
		{"an end that is none, too late", head + "U,2026-10-13 09:00,tbd\n", "", own, missed},
		{"a begin that is none", head + "U,soon,2026-10-03 16:00\n" + after, "", own, open("rows-rejected")},
		{"a begin that is none, excused all the same", head + around + "W,soon,2026-10-03 16:00\n", "", own, excused},
		{"a day", head + "U,2026-10-03,2026-10-03 16:00\n", "", own,
			"n undetermined hour-unknown 0…1, longest undetermined hour-unknown …5"},
		{"covers less than the outage", head, ", covers: 2026-10-02", own, open("not-covered")},
		{"covers the outage", head + around, ", covers: 2026-10-20", own, excused},
		{"covers the outage, none", head, ", covers: 2026-10-20", own, missed},
		{"covers part, none of its own", head, ", covers: 2026-10-20", "", "n met, longest no volume"},
	} {
		for _, named := range []string{"constant", "column"} {
			link, desk, constant := c.link, head+c.desk, ", set: {service: %s}"
			if named == "column" {
				if c.link == "" || !strings.HasPrefix(c.link, head) || strings.Count(c.link, "\n") == 1 {
					continue // no row says of which service it is
				}
				link, desk, constant = columnOfService(link, "link"), columnOfService(desk, "desk"), ""
			}
			of := func(service string) string { return strings.ReplaceAll(constant, "%s", service) }
			w := bordered{
				sources: []string{
					"{id: o, files: data/o.csv, records: outages" + of("desk") + "}",
					"{id: u, files: data/u.csv, records: outages" + of("link") + c.keys + "}",
				},
				files: map[string]string{"o.csv": desk}, terms: terms,
			}
			if link != "" {
				w.files["u.csv"] = link
			}
			if got := verdicts(w.report(t)); got != c.want {
				t.Errorf("%s, service as a %s: %s, want %s", c.name, named, got, c.want)
			}
		}
	}
}

// columnOfService adds a column of services to a table.
func columnOfService(text, service string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i := range lines {
		lines[i] += "," + map[bool]string{true: "service", false: service}[i == 0]
	}
	return strings.Join(lines, "\n") + "\n"
}

// A name or a number that says that nobody knows it is unread, and blank is blank.
//
// Decides: unread-service, names-unknown.
func TestWordsOfNobodyKnowsAreUnread(t *testing.T) {
	const terms = `objectives:
  - {id: n, service: desk, count: {of: outages}, target: at most 1}
  - {id: high, service: desk, count: {of: outages, where: severity == "high"}, target: at most 0}
  - {id: up, service: desk, availability: {from: outages}, target: 99.8%}`
	for _, c := range []struct{ service, severity, to, want string }{
		{"desk", "low", "2026-10-04 12:00", "n missed, high met, up missed"},
		{"lan", "low", "2026-10-04 12:00", "n met, high met, up met"},
		{"#REF!", "low", "2026-10-04 12:00",
			"n undetermined cells-unread 1…2, high met, up undetermined cells-unread 99.865591…99.596774"},
		{"?", "low", "2026-10-04 12:00",
			"n undetermined cells-unread 1…2, high met, up undetermined cells-unread 99.865591…99.596774"},
		{"unknown", "low", "2026-10-04 12:00",
			"n undetermined cells-unread 1…2, high met, up undetermined cells-unread 99.865591…99.596774"},
		{"desk", "tbd", "2026-10-04 12:00", "n missed, high undetermined cells-unread 0…1, up missed"},
		{"desk", "#N/A", "2026-10-04 12:00", "n missed, high undetermined cells-unread 0…1, up missed"},
		{"desk", "unknown", "2026-10-04 12:00", "n missed, high met, up missed"},
		{"desk", "n/a", "2026-10-04 12:00", "n missed, high met, up missed"},
		{"desk", "?", "2026-10-04 12:00", "n missed, high undetermined cells-unread 0…1, up missed"},
		{"desk", "low", "#N/A", "n missed, high met, up undetermined cells-unread 99.865591…10.887097"},
		{"desk", "low", "?", "n missed, high met, up undetermined cells-unread 99.865591…10.887097"},
	} {
		w := bordered{
			sources: []string{"{id: o, files: data/o.csv, records: outages}"}, terms: terms,
			files: map[string]string{"o.csv": "id,service,from,to,severity\nA,desk,2026-10-03 10:00,2026-10-03 11:00,low\nB," +
				c.service + ",2026-10-04 10:00," + c.to + "," + c.severity + "\n"},
		}
		if got := verdicts(w.report(t)); got != c.want {
			t.Errorf("%v: %s", c, got)
		}
	}
}
