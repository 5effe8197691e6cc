package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
)

var damagedSeeds = flag.Uint64("damaged", 60, "how many damaged workspaces are compared with whole ones")

// measuredInEveryWay is an agreement with an objective of each kind over each export.
const measuredInEveryWay = `fees: {desk: 1000.00}
fault: {states: {pending customer: customer}, causes: {customer: customer}, undetermined: third-party}
objectives:
  - {id: solved, timeliness: {from: opened, to: resolved, within: 8h}, target: 80%, credit: {of: desk, bands: {below 80%: 10%}}}
  - {id: quick, share: {of: tickets, good: 'resolved - opened <= duration("4h")'}, target: 50%}
  - {id: urgent, count: {of: tickets, where: 'priority == "P1"'}, target: at most 4}
  - {id: mean, statistic: {of: tickets, value: resolved - opened, take: mean, unit: h}, target: at most 7 h}
  - {id: median, statistic: {of: tickets, value: resolved - opened, take: median, unit: h}, target: at most 7 h}
  - {id: longest, statistic: {of: outages, value: restore, take: max, unit: h}, target: at most 5 h}
  - {id: between, statistic: {of: outages, value: between_failures, take: mean, unit: h}, target: at least 100 h}
  - {id: breakdowns, count: {of: outages, where: 'to - from >= duration("1h")'}, target: at most 4}
  - {id: up, availability: {from: outages}, target: 98%}
  - {id: told, timeliness: {of: outages, from: detected, to: acknowledged, within: 30m}, target: 70%}
  - {id: pleased, share: {of: surveys, good: score >= 4}, target: 60%}
  - {id: marks, statistic: {of: surveys, value: score, take: p20, unit: points}, target: at least 2 points}`

// aMonth draws the exports of a month.
func aMonth(rng *rand.Rand) map[string]string {
	at := func(day, minute int) string {
		return fmt.Sprintf("2026-10-%02d %02d:%02d", day+minute/1440, minute%1440/60, minute%60)
	}
	var tickets, outages, claims, surveys []string
	for i := range 8 {
		day, minute := 1+rng.IntN(27), rng.IntN(1440)
		tickets = append(
			tickets,
			fmt.Sprintf("T%d,%s,%s,P%d,%s", i, at(day, minute), at(day, minute+rng.IntN(900)), 1+rng.IntN(3),
				[]string{"customer", ""}[rng.IntN(2)]),
		)
		surveys = append(surveys, fmt.Sprintf("%s,%d,T%d", at(day, minute), 1+rng.IntN(5), rng.IntN(10)))
	}
	for i := range 5 {
		day, minute := 1+rng.IntN(27), rng.IntN(1440)
		outages = append(
			outages,
			fmt.Sprintf("O%d,%s,%s,%s,%s", i, at(day, minute), at(day, minute+rng.IntN(400)), at(day, minute+rng.IntN(9)),
				at(day, minute+10+rng.IntN(40))),
		)
		claims = append(claims,
			fmt.Sprintf("C%d,customer,%s,%s,CHG-%d,client", i, at(day, minute), at(day, minute+rng.IntN(400)), i))
	}
	return with(
		rows("tickets", "id,opened,resolved,priority,cause", tickets...),
		rows("outages", "id,from,to,detected,acknowledged", outages...),
		rows("claims", "id,party,from,to,reference,approved_by", claims...), rows("surveys", "at,score,ticket", surveys...),
	)
}

// damage makes some of the exports unreadable: all of one, some of its rows, or some of its cells.
func damage(rng *rand.Rand, exports map[string]string) (map[string]string, string) {
	out, what := with(exports), []string{}
	names := []string{"claims", "outages", "surveys", "tickets"}
	for _, name := range names {
		lines := strings.Split(strings.TrimSpace(out[name]), "\n")
		how := rng.IntN(9)
		switch how {
		case 0:
			out[name] = "missing"
		case 1:
			out[name] = ""
		case 2:
			out[name] = "<!DOCTYPE html>\n<html><body>Please sign in</body></html>\n"
		case 3, 4, 5:
			row := 1 + rng.IntN(len(lines)-1)
			cells, heads := strings.Split(lines[row], ","), strings.Split(lines[0], ",")
			k := slices.IndexFunc(heads, func(h string) bool {
				return slices.Contains(
					[][]string{{"opened", "from", "at"}, {"resolved", "to", "score"}, {"from", "acknowledged", "at"}}[how-3], h,
				)
			})
			cells[max(k, 0)] = "31.31.2026 99:99"
			lines[row] = strings.Join(cells, ",")
			out[name] = strings.Join(lines, "\n") + "\n"
		default:
			continue
		}
		what = append(what, fmt.Sprintf("%s %d", name, how))
	}
	return out, strings.Join(what, ", ")
}

// damagedReport scores a client by the way that every command goes, whatever could not be read.
func damagedReport(t *testing.T, terms string, exports map[string]string) *report.Report {
	t.Helper()
	return damagedBy(t, trial{terms: terms, rows: exports})
}

// damagedBy is the report of a trial of which not everything can be read.
func damagedBy(t *testing.T, w trial) *report.Report {
	t.Helper()
	dir := w.dir(t)
	for name, text := range w.rows {
		if text == "missing" {
			if err := os.Remove(filepath.Join(dir, "data", name+".csv")); err != nil {
				t.Fatal(err)
			}
		}
	}
	a := &app{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, workspace: dir}
	l, err := a.openPeriod(context.Background(), reportOptions{period: october, asOf: "2026-12-01T00:00:00Z", jobs: 1})
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

// Whatever is missing, damaged or rejected of the files, no objective is better or more certain than the full files
// make it: its bounds hold what these say, and a verdict that stands is theirs.
//
// Decides: unread-undetermined, unread-sources.
func TestNothingGetsBetterByFilesThatCannotBeRead(t *testing.T) {
	for seed := range *damagedSeeds {
		rng := rand.New(rand.NewPCG(seed, 13))
		exports := aMonth(rng)
		torn, what := damage(rng, exports)
		full, part := damagedReport(t, measuredInEveryWay, exports), damagedReport(t, measuredInEveryWay, torn)
		for i := range full.Objectives {
			o, p := &full.Objectives[i], &part.Objectives[i]
			if err := noBetter(o, p); err != nil {
				t.Errorf("seed %d, %s: %s: %v", seed, what, o.ID, err)
			}
		}
	}
}

// noBetter compares an objective by some of the evidence with the one by all of it.
func noBetter(full, part *report.Objective) error {
	kept := func(v report.Verdict) bool { return v == report.Met || v == report.Excused }
	judged := func(v report.Verdict) bool { return kept(v) || v == report.Missed }
	if judged(full.Verdict) && judged(part.Verdict) && kept(full.Verdict) != kept(part.Verdict) {
		return fmt.Errorf("%s, %s with all the evidence", part.Verdict, full.Verdict)
	}
	if full.Contractual.Value == "" {
		return nil
	}
	if len(part.Provisional) == 0 {
		if part.Contractual.Value != full.Contractual.Value {
			return fmt.Errorf("%q for certain, %s with all the evidence", part.Contractual.Value, full.Contractual.Value)
		}
		return nil
	}
	low, high := part.Provisional[0].Worst.Value, part.Provisional[0].Best.Value
	if full.AtMost {
		low, high = high, low
	}
	value := exact.Parse(full.Contractual.Value)
	if low != "" && value.Cmp(exact.Parse(low)) < 0 || high != "" && value.Cmp(exact.Parse(high)) > 0 {
		return fmt.Errorf("between %q and %q, %s with all the evidence", low, high, full.Contractual.Value)
	}
	return nil
}

// 100 good of 100 can be, 101 of 100 cannot: then nobody knows how many of how many there were, whatever the other 85
// of 100 say. A score of 5 of 5 can be, 6 of 5 and -1 of 5 cannot. A score without a scale, or on another one (a thumb
// that is down may be -1 of 1), is not compared with those of 5.
//
// Decides: tally-overfull, score-scale.
func TestImpossibleFiguresLeaveTheirObjectivesOpen(t *testing.T) {
	const terms = `objectives:
  - {id: solved, share: {of: tallies, good: good, all: total}, target: 90%}
  - {id: pleased, share: {of: surveys, good: score >= 4}, target: 60%}
  - {id: marks, statistic: {of: surveys, value: score, take: mean}, target: at most 6 points}`
	for _, c := range []struct {
		good, score            string
		solved, pleased, marks report.Verdict
	}{
		{"100", "5,5", report.Met, report.Met, report.Met},
		{"101", "5,5", report.Unclear, report.Met, report.Met},
		{"100", "6,5", report.Met, report.Unclear, report.Unclear},
		{"100", "6,", report.Met, report.Unclear, report.Unclear},
		{"100", "0,5", report.Met, report.Missed, report.Met},
		{"100", "-1,5", report.Met, report.Unclear, report.Unclear},
		{"100", "-1,1", report.Met, report.Unclear, report.Unclear},
	} {
		r := damagedReport(t, terms, with(
			rows("tallies", "objective,period,good,total", "solved,2026-10,"+c.good+",100", "solved,2026-10,85,100"),
			rows("surveys", "at,score,scale", "2026-10-05 10:00,5,5", "2026-10-06 10:00,"+c.score),
		))
		for id, want := range map[string]report.Verdict{"solved": c.solved, "pleased": c.pleased, "marks": c.marks} {
			if got := objective(t, r, id).Verdict; got != want {
				t.Errorf("%s good, score %s: %s is %s, want %s", c.good, c.score, id, got, want)
			}
		}
	}
}
