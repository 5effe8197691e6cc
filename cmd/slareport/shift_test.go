package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report"
)

// madeUp is a workspace made up from a seed: rows by export, their times on the wall counted from a Monday at
// midnight, and an agreement about all of them. The same seed at another Monday or in another zone is the same
// workspace moved in time.
type madeUp struct {
	*rand.Rand
	monday time.Time // of the first week
	zone   string
	kind   string // of period
	rows   map[string][]string
}

var madeUpHeads = map[string]string{
	"tickets":     "id,client,service,priority,opened,resolved,closed,changed,cause,first_contact,requester,item",
	"events":      "ticket,at,what,from,to,actor",
	"outages":     "id,client,service,site,from,to,severity,cause,share",
	"claims":      "id,client,party,from,to,ids,services,reference,recorded,announced,approved_by",
	"obligations": "id,client,party,what,due,provided,tickets,services",
	"surveys":     "at,client,service,ticket,requester,score",
	"probes":      "at,client,service,site,latency,ok",
}

var madeUpRecords = map[string]string{"events": "ticket-events", "probes": "samples"}

// fourWeeks are the weeks that rows are made up for; the last one is reported on.
const fourWeeks = 28 * 24 * 60

func newMadeUp(seed uint64, monday time.Time, zone, kind string) *madeUp {
	m := &madeUp{rand.New(rand.NewPCG(seed, 8)), monday, zone, kind, map[string][]string{}}
	m.tickets()
	m.outages()
	m.others()
	m.probes()
	return m
}

// wall writes a time so many minutes after the first Monday.
func (m *madeUp) wall(minutes int) string {
	return m.monday.Add(time.Duration(minutes) * time.Minute).Format("2006-01-02 15:04")
}

func (m *madeUp) one(list ...string) string { return list[m.IntN(len(list))] }

// some is a time within so many minutes after another, or blank.
func (m *madeUp) some(after, minutes int) string {
	if m.IntN(4) == 0 {
		return ""
	}
	return m.wall(min(fourWeeks-1, after+m.IntN(minutes)))
}

func (m *madeUp) row(export string, cells ...string) {
	m.rows[export] = append(m.rows[export], strings.Join(cells, ","))
}

func (m *madeUp) tickets() {
	for i := range 24 {
		id, opened := fmt.Sprint("T", i), m.IntN(fourWeeks)
		priority, cause, first, who, what := m.one("P1", "P2", "P3"), m.one("", "customer change", "bug"),
			m.one("yes", "no", ""), m.one("ann", "bob", "cid"), m.one("till", "scale")
		resolved, closed := m.some(opened, 3000), m.some(opened, 9000)
		tell := func(resolved, closed string, changed int) {
			m.row("tickets", id, m.one("Acme", "acme ltd"), "desk", priority, m.wall(opened), resolved, closed, m.wall(changed),
				cause, first, who, what)
		}
		if m.IntN(5) == 0 { // an earlier export knew it open
			client := len(m.rows["tickets"])
			tell("", "", opened)
			tell(resolved, closed, opened+1)
			cells := strings.Split(m.rows["tickets"][client], ",")
			later := strings.Split(m.rows["tickets"][client+1], ",")
			later[1] = cells[1]
			m.rows["tickets"][client+1] = strings.Join(later, ",")
		} else {
			tell(resolved, closed, opened+1)
		}
		at, state := opened, "new"
		for range m.IntN(5) {
			at += 1 + m.IntN(1500)
			if at >= fourWeeks {
				break
			}
			next := m.one("in progress", "pending customer", "awaiting vendor", "Resolved")
			if m.IntN(4) == 0 {
				m.row("events", id, m.wall(at), "priority", priority, m.one("P1", "P2"), "ann")
				continue
			}
			m.row("events", id, m.wall(at), "state", state, next, "ann")
			state = next
		}
	}
}

func (m *madeUp) outages() {
	for i := range 9 {
		from := m.IntN(fourWeeks)
		m.row("outages", fmt.Sprint("O", i), "Acme", m.one("wan", "wan", "power"), m.one("A", "B"), m.wall(from),
			m.some(from, 900), m.one("major", "minor"), m.one("", "bug", "power grid"), m.one("", "0.5", "0.25"))
	}
}

func (m *madeUp) others() {
	for i := range 6 {
		from, ids := m.IntN(fourWeeks), ""
		if m.IntN(3) == 0 {
			ids = m.one("T1", "T2", "O1", "O2")
		}
		to := from + m.IntN(4000)
		m.row(
			"claims", fmt.Sprint("C", i), "Acme", m.one("customer", "maintenance", "third-party"), m.wall(from), m.wall(to), ids,
			m.one("", "wan", "desk"), m.one("", fmt.Sprint("R", i)), m.some(to, 3000), m.some(max(0, from-4000), 4000),
			m.one("client", "client", ""),
		)
	}
	for i := range 3 {
		due := m.IntN(fourWeeks)
		m.row("obligations", fmt.Sprint("B", i), "Acme", m.one("customer", "vendor"), "an answer", m.wall(due),
			m.some(due, 3000), fmt.Sprint("T", m.IntN(24)), m.one("", "desk"))
	}
	for range 12 {
		m.row("surveys", m.wall(m.IntN(fourWeeks)), "Acme", "desk", fmt.Sprint("T", m.IntN(24)), m.one("ann", "bob"),
			m.one("1", "3", "4", "5", ""))
	}
}

func (m *madeUp) probes() {
	ok := "yes"
	for n := fourWeeks - 9*24*60; n < fourWeeks; n += 30 {
		if m.IntN(6) == 0 {
			ok = m.one("yes", "yes", "no")
		}
		if m.IntN(30) > 0 {
			m.row("probes", m.wall(n), "Acme", "wan", "A", strconv.Itoa(m.IntN(80)), ok)
		}
	}
}

const madeUpTerms = `id: ACME
client: Acme
aliases: [acme ltd]
currency: EUR
period: PERIOD
fees: {desk: 1000.00, wan: 3000.00}
calendars: {office: {hours: {mon-fri: [08:00-12:00, 12:30-18:00], sat: 09:00-11:00}}}
fault:
  excuses: [customer, third-party, maintenance]
  states: {pending customer: customer, awaiting vendor: third-party}
  causes: {customer change: customer, power grid: force-majeure}
  claims: {need: [approval], within: 2d, maintenance: {allowance: 8h}}
  depends: [{service: wan, on: power, party: third-party}]
objectives:
  - {id: resolve, name: Resolved, service: desk, timeliness: {to: resolved, calendar: office, within: {P1: 2h, P2: 1wd, others: 9h}}, target: 80%, credit: {of: desk, per-miss: {pays: 3%, at-most: 20%}}}
  - {id: closed, name: Closed, service: desk, timeliness: {to: closed, within: 3d, on_priority_change: restart, on_reopen: restart}, target: 70%, counts_in: opened}
  - {id: uptime, name: Uptime, service: wan, availability: {from: outages, calendar: office, weighted: true}, target: 98%, credit: {of: wan, bands: {"90% to 98%": 5%, "below 90%": 20%}, repeat: {times: 2}}}
  - {id: runs, name: Runs, service: wan, availability: {from: samples, by: run, runs: {failures: 2}, every: 30m, coverage: 80%}, target: 90%, credit: {of: wan, per-step: {each: 1%, pays: 1%}}}
  - {id: slots, name: Slots, service: wan, availability: {from: samples, by: slot, slot: 2h, threshold: 30%, every: 30m}, target: 90%}
  - {id: requests, name: Requests, service: wan, availability: {from: samples, by: request, every: 30m}, target: 90%}
  - {id: latency, name: Latency, service: wan, statistic: {of: samples, value: latency, take: p90, unit: ms}, target: at most 60 ms}
  - {id: fcr, name: First contact, service: desk, share: {of: tickets, good: no_repeat, repeat: {within: 3d, by: [requester, item]}}, target: 80%}
  - {id: csat, name: Satisfied, service: desk, share: {of: surveys, where: score != nil, good: score >= 4}, target: 60%}
  - {id: mttr, name: Time to restore, service: wan, statistic: {of: outages, value: restore, take: mean}, target: at most 4 h}
  - {id: majors, name: Major outages, service: wan, count: {of: outages, where: 'severity == "major"'}, target: at most 1, credit: {of: wan, per-miss: {pays: 100}}}
credits: {at-risk: 30%, cap: {month: 25%}}
`

// write fills a workspace; spread says which files of which source a row goes to, as "source/file".
func (m *madeUp) write(t *testing.T, spread func(export string, row int) []string) string {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{
		"agreements/acme.yaml": strings.Replace(madeUpTerms, "PERIOD", m.kind, 1) + "timezone: " + m.zone + "\n",
	}
	var sources []string
	for _, export := range slices.Sorted(maps.Keys(madeUpHeads)) {
		for i, row := range m.rows[export] {
			for _, place := range spread(export, i) {
				source, _, _ := strings.Cut(place, "/")
				name := "data/" + place + ".csv"
				if files[name] == "" {
					files[name] = madeUpHeads[export] + "\n"
				}
				files[name] += row + "\n"
				records := export
				if madeUpRecords[export] != "" {
					records = madeUpRecords[export]
				}
				if told := fmt.Sprintf(
					"  - {id: %s, files: data/%s/*.csv, records: %s}\n", source, source, records,
				); !slices.Contains(sources, told) {
					sources = append(sources, told)
				}
			}
		}
	}
	files["slareport.yaml"] = "provider: Meridian\ntimezone: " + m.zone + "\nsources:\n" + strings.Join(sources, "")
	writeFiles(t, dir, files)
	return dir
}

// alone puts each export into one file.
func alone(export string, _ int) []string { return []string{export + "/all"} }

// reportOf builds the only report of a workspace for the period that an instant lies in.
func (m *madeUp) reportOf(t *testing.T, dir, period string) *report.Report {
	t.Helper()
	return readReports(t, build(t, dir, "--only", "json", "--period", period))[0]
}

// week labels the last of the four weeks.
func (m *madeUp) week() string {
	year, week := m.monday.AddDate(0, 0, 21).ISOWeek()
	return fmt.Sprintf("%04d-W%02d", year, week)
}

var instants = regexp.MustCompile(`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z`)

// wordless writes a report without its sentences, which tell dates and rows in words, and its list of files.
func wordless(t *testing.T, r *report.Report) string {
	t.Helper()
	r.Sources, r.Rules = nil, nil
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(text, &tree); err != nil {
		t.Fatal(err)
	}
	silence(tree)
	if text, err = json.MarshalIndent(tree, "", " "); err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func silence(tree any) {
	switch x := tree.(type) {
	case map[string]any:
		for _, words := range []string{"why", "sentence", "text", "headline", "unfinished"} {
			delete(x, words)
		}
		for _, part := range x {
			silence(part)
		}
	case []any:
		for _, part := range x {
			silence(part)
		}
	}
}

// moved writes a report with its instants moved.
func moved(t *testing.T, r *report.Report, by time.Duration) string {
	t.Helper()
	return instants.ReplaceAllStringFunc(wordless(t, r), func(s string) string {
		at, err := time.Parse(time.RFC3339Nano, s)
		if err != nil {
			t.Fatal(err)
		}
		return at.Add(by).Format(time.RFC3339Nano)
	})
}

func sameText(t *testing.T, got, want string) {
	t.Helper()
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Fatalf("line %d of %d:\n%s\nwas\n%s", i+1, len(a), strings.Join(b[max(0, i-12):min(len(b), i+4)], "\n"),
				strings.Join(a[max(0, i-12):min(len(a), i+4)], "\n"))
		}
	}
	if len(a) != len(b) {
		t.Fatalf("%d lines, want %d", len(b), len(a))
	}
}

var october5 = time.Date(2026, 10, 5, 0, 0, 0, 0, time.UTC)

// The same walls in a zone some hours away are the same report some hours away.
func TestMovingTheZoneMovesInstantsAndNothingElse(t *testing.T) {
	for seed := range uint64(3) {
		for _, c := range []struct{ period, label string }{{"week", ""}, {"month", "2026-10"}} {
			home, away := newMadeUp(seed, october5, "Etc/GMT-1", c.period), newMadeUp(seed, october5, "Etc/GMT+6", c.period)
			label := c.label
			if label == "" {
				label = home.week()
			}
			want := moved(t, home.reportOf(t, home.write(t, alone), label), 0)
			got := moved(t, away.reportOf(t, away.write(t, alone), label), -7*time.Hour)
			sameText(t, strings.ReplaceAll(got, "Etc/GMT+6", "Etc/GMT-1"), want)
		}
	}
}

var days = regexp.MustCompile(`\d{4}-\d\d-\d\d`)
var weeks = regexp.MustCompile(`\d{4}-W\d\d`)

// Whole weeks later, with weekly hours and without holidays, is the same report with other labels.
func TestMovingByWholeWeeksMovesLabelsAndNothingElse(t *testing.T) {
	const later = 3 * 7 * 24 * time.Hour
	for seed := range uint64(5) {
		now, then := newMadeUp(seed, october5, "Etc/GMT-5", "week"), newMadeUp(seed, october5.Add(later), "Etc/GMT-5", "week")
		want := moved(t, now.reportOf(t, now.write(t, alone), now.week()), 0)
		got := moved(t, then.reportOf(t, then.write(t, alone), then.week()), -later)
		got = weeks.ReplaceAllStringFunc(got, func(s string) string {
			year, week := s[:4], s[6:]
			n, _ := strconv.Atoi(week)
			monday := isoMonday(year, n).Add(-later)
			y, w := monday.ISOWeek()
			return fmt.Sprintf("%04d-W%02d", y, w)
		})
		sameText(t, daysMoved(got, want, -later), want)
	}
}

// isoMonday is the Monday of an ISO week.
func isoMonday(year string, week int) time.Time {
	n, _ := strconv.Atoi(year)
	fourth := time.Date(n, 1, 4, 0, 0, 0, 0, time.UTC)
	return fourth.AddDate(0, 0, 7*(week-1)-(int(fourth.Weekday())+6)%7)
}

// daysMoved moves bare dates, such as those in the names of stretches of samples; instants were moved before.
func daysMoved(got, want string, by time.Duration) string {
	lines, wanted := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range lines {
		if i < len(wanted) && lines[i] != wanted[i] {
			lines[i] = days.ReplaceAllStringFunc(lines[i], func(s string) string {
				at, err := time.Parse(time.DateOnly, s)
				if err != nil {
					return s
				}
				return at.Add(by).Format(time.DateOnly)
			})
		}
	}
	return strings.Join(lines, "\n")
}
