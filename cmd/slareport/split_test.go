package main

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// halves puts each row into one of two files of its source, or into both.
func halves(rng *rand.Rand) func(string, int) []string {
	return func(export string, _ int) []string {
		return [][]string{{export + "/a"}, {export + "/b"}, {export + "/a", export + "/b"}}[rng.IntN(3)]
	}
}

// twoSources puts each row into one of two sources. Rows about one ticket stay together, and so do all samples: one
// number in two sources is two tickets, and what two sources probe is two series. What two
// sources claim is listed twice. Of changes and of what was owed the sources may overlap.
func (m *madeUp) twoSources(rng *rand.Rand) func(string, int) []string {
	home := map[string]string{}
	return func(export string, row int) []string {
		one, two := export+"/all", export+"-more/all"
		id, _, _ := strings.Cut(m.rows[export][row], ",")
		switch export {
		case "probes":
			return []string{one}
		case "tickets":
			if home[id] == "" {
				home[id] = []string{one, two}[rng.IntN(2)]
			}
			return []string{home[id]}
		case "surveys", "outages", "claims":
			return []string{[]string{one, two}[rng.IntN(2)]}
		}
		return [][]string{{one}, {two}, {one, two}}[rng.IntN(3)]
	}
}

var places = regexp.MustCompile(`data/[^":]*\.csv:\d+`)

// rowless writes a report with every row named by what it says, and without the names of files and sources. Of many
// probes a miss names the first and the last as the files have them, so that these are left out.
func rowless(t *testing.T, dir string, r *report.Report) string {
	t.Helper()
	for i := range r.Findings {
		r.Findings[i].File, r.Findings[i].Row = "", 0
	}
	slices.SortFunc(r.Findings, func(a, b report.Finding) int { return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	if r.Standing != nil {
		sourceless(r.Standing.Missing)
	}
	for i := range r.Objectives {
		sourceless(r.Objectives[i].Provisional)
	}
	files := map[string][]string{}
	says := func(place string) string {
		i := strings.LastIndexByte(place, ':')
		name := place[:i]
		if files[name] == nil {
			content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
			if err != nil {
				t.Fatal(err)
			}
			files[name] = strings.Split(string(content), "\n")
		}
		n, _ := strconv.Atoi(place[i+1:])
		return "row: " + files[name][n-1]
	}
	for i := range r.Objectives {
		for _, m := range r.Objectives[i].Misses.All() {
			m.Rows = slices.DeleteFunc(m.Rows, func(place string) bool { return strings.HasPrefix(place, "data/probes/") })
			for j := range m.Rows {
				m.Rows[j] = says(m.Rows[j])
			}
			slices.Sort(m.Rows)
			m.Rows = slices.Compact(m.Rows)
		}
	}
	return places.ReplaceAllStringFunc(wordless(t, r), says)
}

// sourceless leaves out which sources hold the records that cannot be judged.
func sourceless(list []report.Provisional) {
	for i := range list {
		list[i].Source = ""
	}
}

// The same rows in one file, in two files that overlap, or in two sources give the same figures.
func TestTheSameRowsInOtherFilesGiveTheSameFigures(t *testing.T) {
	for seed := range uint64(7) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			m, rng := newMadeUp(seed, october5, "Europe/Berlin", "week"), rand.New(rand.NewPCG(seed, 9))
			whole := m.write(t, alone)
			want := rowless(t, whole, m.reportOf(t, whole, m.week()))
			for name, spread := range map[string]func(string, int) []string{"two files": halves(rng),
				"two sources": m.twoSources(rng)} {
				t.Run(name, func(t *testing.T) {
					dir := m.write(t, spread)
					sameText(t, rowless(t, dir, m.reportOf(t, dir, m.week())), want)
				})
			}
		})
	}
}
