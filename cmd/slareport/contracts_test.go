package main

import (
	"bufio"
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/slareport/slareport/report"
)

// contractCase is what a published contract owes for the facts of a period: an agreement of the library, exports, and
// what must come out.
type contractCase struct {
	name  string
	keys  map[string]string // template, period, as-of, verdict, credit, value and others
	of    map[string]string // what comes out for one objective: verdict, credit
	files map[string]string
}

// Every agreement of the library pays what its contract says: from its YAML and exports in CSV to report.json, and to a
// workbook that LibreOffice computes anew.
func TestPublishedContractsPayWhatTheySay(t *testing.T) {
	files, err := filepath.Glob("testdata/contracts/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no contracts", err)
	}
	cases, books := map[string]*contractCase{}, make([]string, len(files))
	for i, file := range files {
		c := readContract(t, file)
		books[i] = filepath.Join(t.TempDir(), "out", "your-company", "penalties.xlsx")
		cases[books[i]] = c
		t.Run(c.name, func(t *testing.T) {
			client := filepath.Dir(books[i])
			_, err := call("build", "-w", c.trial(t).dir(t), "-o", filepath.Dir(client), "--period", c.keys["period"],
				"--as-of", c.keys["as-of"], "--only", "json,xlsx")
			if err != nil {
				t.Fatal(err)
			}
			c.check(t, readReport(t, filepath.Join(client, "report.json")))
		})
	}
	t.Run("in the workbook", func(t *testing.T) {
		needLibreOffice(t)
		for path, computed := range recomputed(t, books) {
			c := cases[path]
			t.Run(c.name, func(t *testing.T) { c.checkBook(t, path, computed) })
		}
	})
}

// checkBook holds a workbook against the contract after it was computed anew.
func (c *contractCase) checkBook(t *testing.T, written, computed string) {
	t.Helper()
	if sameBook(t, written, computed) == 0 {
		t.Error("it has no formula")
	}
	book, words := openBook(t, computed), wordsOf(t, "en-GB")
	for _, text := range cellsOfBook(t, computed) {
		if text == words.T("credits.differs") {
			t.Error("a check of the workbook differs")
		}
	}
	for _, name := range book.GetDefinedName() {
		if name.Name != "payable" {
			continue
		}
		sheet, cell, _ := strings.Cut(strings.ReplaceAll(name.RefersTo, "$", ""), "!")
		if got := raw(t, book, strings.Trim(sheet, "'"), cell); !sameFigure(got, c.keys["credit"]) {
			t.Errorf("the workbook pays %s, want %s", got, c.keys["credit"])
		}
		return
	}
	t.Error("the workbook names nothing payable")
}

func readContract(t *testing.T, file string) *contractCase {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c := &contractCase{
		name: strings.TrimSuffix(filepath.Base(file), ".txtar"),
		keys: map[string]string{}, of: map[string]string{}, files: map[string]string{},
	}
	for line := range strings.Lines(string(archive.Comment)) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if name, is := strings.CutPrefix(key, "of "); is {
			c.of[name] = value
		} else if ok {
			c.keys[key] = value
		}
	}
	for _, f := range archive.Files {
		c.files[f.Name] = repeated(t, string(f.Data))
	}
	return c
}

// repeated writes out rows that follow each other in the same step: "repeat 8 every 300s: 2026-06-01 00:00,s3,50,0".
func repeated(t *testing.T, text string) string {
	var out strings.Builder
	lines := bufio.NewScanner(strings.NewReader(text))
	for lines.Scan() {
		var n, seconds int
		line := lines.Text()
		if _, err := fmt.Sscanf(line, "repeat %d every %ds:", &n, &seconds); err != nil {
			out.WriteString(line + "\n")
			continue
		}
		_, row, _ := strings.Cut(line, "s: ")
		first, rest, _ := strings.Cut(row, ",")
		at, err := time.Parse("2006-01-02 15:04", first)
		if err != nil {
			t.Fatal(err)
		}
		for k := range n {
			fmt.Fprintf(&out, "%s,%s\n", at.Add(time.Duration(k*seconds)*time.Second).Format("2006-01-02 15:04"), rest)
		}
	}
	return out.String()
}

// trial is the agreement of the library over the exports.
func (c *contractCase) trial(t *testing.T) trial {
	t.Helper()
	agreement, own := c.files["agreements/a.yaml"]
	if !own {
		text, err := os.ReadFile(filepath.Join("../../templates/agreements", c.keys["template"]+".yaml"))
		if err != nil {
			t.Fatal(err)
		}
		agreement = string(text)
	}
	if from, to, changed := strings.Cut(c.keys["replace"], " -> "); changed {
		if !strings.Contains(agreement, from) {
			t.Fatalf("the agreement has no %q", from)
		}
		agreement = strings.Replace(agreement, from, to, 1)
	}
	w := trial{period: c.keys["period"], asOf: c.keys["as-of"], rows: map[string]string{}, others: map[string]string{
		"agreements/a.yaml": agreement,
	}}
	for name, data := range c.files {
		if source, is := strings.CutPrefix(name, "data/"); is &&
			slices.Contains(strings.Fields(c.keys["sources"]), strings.TrimSuffix(source, ".csv")) {
			w.rows[strings.TrimSuffix(source, ".csv")] = data
		} else {
			w.others[name] = data
		}
	}
	return w
}

func (c *contractCase) check(t *testing.T, r *report.Report) {
	t.Helper()
	c.entitlement(t, r)
	if got, want := r.Credits.Payable, c.keys["credit"]; got != want {
		t.Errorf("it pays %s, want %s", got, want)
	}
	if len(r.Objectives) == 1 && len(c.of) == 0 {
		if got, want := string(r.Objectives[0].Verdict), c.keys["verdict"]; got != want {
			t.Errorf("the verdict is %s, want %s: %s", got, want, r.Objectives[0].Sentence)
		}
	}
	if value, is := strings.CutSuffix(c.keys["value"], " %"); is && len(r.Objectives) == 1 && len(c.of) == 0 {
		c.value(t, &r.Objectives[0], value)
	}
	if c.keys["terminate"] != "" {
		c.rights(t, r)
	}
	for _, id := range slices.Sorted(maps.Keys(c.of)) {
		o := find(r, id)
		if o == nil {
			t.Errorf("no objective %s", id)
			continue
		}
		for want := range strings.FieldsSeq(strings.Replace(c.of[id], "not due", "not-due", 1)) {
			switch {
			case strings.Contains(want, ".") && !strings.Contains(want, "/"):
				if o.Credit.Payable != want && !beforeLimits(o, want) {
					t.Errorf("%s pays %s, want %s", id, o.Credit.Payable, want)
				}
			case strings.Contains(want, "/"):
				c.value(t, o, want)
			case want == "100":
			case strings.ReplaceAll(string(o.Verdict), " ", "-") != want:
				t.Errorf("%s is %s, want %s", id, o.Verdict, want)
			}
		}
	}
}

// rights holds the right to terminate by outages against what it rests on: "together: 3 outages, 31/20 h".
func (c *contractCase) rights(t *testing.T, r *report.Report) {
	t.Helper()
	var reached []string
	together := map[string]string{}
	for _, w := range r.WatchList {
		if w.Reached {
			reached = append(reached, w.Of)
		}
		if w.Reached != (w.Arose != "") {
			t.Errorf("%s: it arose at %q", w.Text, w.Arose)
		}
		hours := new(big.Rat).Quo(new(big.Rat).SetFloat64(w.Downtime), big.NewRat(3600, 1))
		together[w.Of] = map[string]string{
			report.WatchOutages: fmt.Sprint(w.Misses), report.WatchDowntime: hours.RatString(),
		}[w.Of]
	}
	if got := cmp.Or(strings.Join(reached, " "), "no"); got != c.keys["terminate"] {
		t.Errorf("right to terminate by %s, want %s", got, c.keys["terminate"])
	}
	if got := together["outages"] + " outages, " + together["downtime"] + " h"; got != c.keys["together"] {
		t.Errorf("together %s, want %s", got, c.keys["together"])
	}
}

// entitlement holds the one credit that must be claimed against what the contract entitles to, until when, and what
// became of it.
func (c *contractCase) entitlement(t *testing.T, r *report.Report) {
	t.Helper()
	if c.keys["entitled"] == "" {
		return
	}
	if len(r.Entitlements) != 1 {
		t.Fatalf("%d credits must be claimed, want one", len(r.Entitlements))
	}
	e := &r.Entitlements[0]
	if e.Amount != c.keys["entitled"] || e.Deadline != c.keys["deadline"] {
		t.Errorf("%s until %s, want %s until %s", e.Amount, e.Deadline, c.keys["entitled"], c.keys["deadline"])
	}
	state := "lapsed"
	switch {
	case e.State == report.ClaimClaimed && !e.Late:
		state = "claimed in time"
	case e.State == report.ClaimLapsed && e.Late:
		state = "claimed late"
	case e.State != report.ClaimLapsed:
		state = string(e.State)
	}
	if state != c.keys["claim_state"] {
		t.Errorf("it is %s, want %s", state, c.keys["claim_state"])
	}
}

// beforeLimits tells whether an objective had a credit before the limits of the agreement.
func beforeLimits(o *report.Objective, want string) bool {
	return slices.ContainsFunc(o.Credit.Steps, func(s report.Step) bool { return s.Key == "rounded" && s.Amount == want })
}

// find is the objective of an id, or of an item of an id.
func find(r *report.Report, id string) *report.Objective {
	for i := range r.Objectives {
		if got := r.Objectives[i].ID; got == id || strings.HasSuffix(got, "/"+id) {
			return &r.Objectives[i]
		}
	}
	return nil
}

// value holds a value against a fraction, to the six decimals that report.json carries.
func (c *contractCase) value(t *testing.T, o *report.Objective, fraction string) {
	t.Helper()
	want, ok := new(big.Rat).SetString(fraction)
	got, read := new(big.Rat).SetString(o.Contractual.Value)
	if !ok || !read {
		t.Fatalf("%s: %q against %q", o.ID, o.Contractual.Value, fraction)
	}
	if away := got.Sub(got, want); away.Abs(away).Cmp(big.NewRat(1, 1_000_000)) > 0 {
		t.Errorf("%s is %s, want %s", o.ID, o.Contractual.Value, want.FloatString(9))
	}
}
