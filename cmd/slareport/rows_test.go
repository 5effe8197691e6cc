package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/slareport/slareport/report"
)

// exports are the sample's files as they lie on the disk, read without the program's loaders.
type exports struct {
	lines map[string][]string   // text file → physical lines
	cells map[string][][]string // workbook:sheet → rows
	holds map[string][]string   // file:sheet → record types
}

func readExports(t *testing.T) *exports {
	t.Helper()
	x := &exports{map[string][]string{}, map[string][][]string{}, map[string][]string{}}
	text, err := call("check", "-w", sample, "--json")
	if err != nil {
		t.Fatal(err)
	}
	var told checked
	if err := json.Unmarshal([]byte(text), &told); err != nil {
		t.Fatal(err)
	}
	for _, s := range told.Sources {
		x.holds[fileAndSheet(s.File, s.Sheet)] = s.Records
		path := filepath.Join(sample, filepath.FromSlash(s.File))
		if s.Sheet != "" {
			x.cells[s.File+":"+s.Sheet] = readSheet(t, path, s.Sheet)
			continue
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range bytes.Split(content, []byte("\n")) {
			x.lines[s.File] = append(x.lines[s.File], string(line))
		}
	}
	return x
}

func readSheet(t *testing.T, path, sheet string) [][]string {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// row is the text of a place such as data/a.csv:12 or data/a.xlsx:Sheet!12, and what its file holds.
func (x *exports) row(t *testing.T, place string) (text string, holds []string) {
	t.Helper()
	i := max(strings.LastIndexByte(place, ':'), strings.LastIndexByte(place, '!'))
	n, err := strconv.Atoi(place[i+1:])
	if i < 0 || err != nil {
		t.Fatalf("%q names no row", place)
	}
	in := place[:i]
	if rows, ok := x.cells[in]; ok {
		if n < 1 || n > len(rows) {
			t.Fatalf("%s: the sheet has %d rows", place, len(rows))
		}
		return strings.Join(rows[n-1], "\t"), x.holds[in]
	}
	lines, ok := x.lines[in]
	if !ok || n < 1 || n > len(lines) {
		t.Fatalf("%s: the file has %d lines", place, len(lines))
	}
	return lines[n-1], x.holds[in]
}

// Whoever disputes a miss finds the case in every row that the report names: the ticket, its history, the
// outage; for probes a reading within the stretch that failed.
//
// Decides: record-position, miss-sentence.
func TestEveryMissLeadsToTheRowsItCameFrom(t *testing.T) {
	x := readExports(t)
	misses := 0
	for _, r := range readReports(t, sampleOut(t)) {
		for i := range r.Objectives {
			for _, m := range r.Objectives[i].Misses.All() {
				misses++
				x.checkMiss(t, r.Client+" "+r.Objectives[i].ID, m)
			}
		}
		for _, list := range []*report.Many[report.Claim]{&r.Claims.Accepted, &r.Claims.Refused} {
			for _, c := range list.All() {
				if text, _ := x.row(t, c.Row); !strings.Contains(text, c.ID) {
					t.Errorf("%s: claim %s is not in %s: %s", r.Client, c.ID, c.Row, text)
				}
			}
		}
	}
	if misses < 100 {
		t.Errorf("the sample has %d misses only", misses)
	}
}

func (x *exports) checkMiss(t *testing.T, of string, m *report.Miss) {
	t.Helper()
	if len(m.Rows) == 0 {
		t.Errorf("%s: %s names no row", of, m.ID)
	}
	found := 0
	for _, place := range m.Rows {
		text, holds := x.row(t, place)
		switch {
		case slices.Contains(holds, "samples"):
			found++
			if at := stampIn(t, place, text); at.Before(instant(t, m.From)) || at.After(instant(t, m.To)) {
				t.Errorf("%s: %s lasts from %s to %s, but %s says %s", of, m.ID, m.From, m.To, place, at)
			}
		case slices.Contains(holds, "claims"), slices.Contains(holds, "obligations"):
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s: %s: %s is blank", of, m.ID, place)
			}
		// outages that overlap are one miss
		case slices.ContainsFunc(strings.Split(m.ID, ", "), func(id string) bool { return strings.Contains(text, id) }):
			found++
		case slices.Contains(holds, "outages") &&
			slices.ContainsFunc(m.Segments,
				func(s report.Segment) bool { return s.Label != "" && strings.Contains(text, s.Label) }):
			// the outage of a service that this one rests on
		case slices.Contains(holds, "surveys") && stamp.MatchString(m.ID):
			found++ // an answer without a ticket goes by its time, which a workbook holds as a number
		default:
			t.Errorf("%s: %s is not in %s: %s", of, m.ID, place, text)
		}
	}
	if found == 0 {
		t.Errorf("%s: none of the rows of %s tells of it: %v", of, m.ID, m.Rows)
	}
}

var stamp = regexp.MustCompile(`\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?`)

// stampIn finds the time in a line; without an offset it is UTC, as slareport.yaml says of the probes.
func stampIn(t *testing.T, place, text string) time.Time {
	t.Helper()
	found := stamp.FindString(text)
	for _, layout := range []string{
		"2006-01-02T15:04:05Z07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05",
		"2006-01-02 15:04", "2006-01-02T15:04Z07:00", "2006-01-02 15:04Z07:00", "2006-01-02T15:04",
	} {
		if at, err := time.Parse(layout, found); err == nil {
			return at
		}
	}
	t.Fatalf("%s: no time in %q", place, text)
	return time.Time{}
}

func instant(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}
