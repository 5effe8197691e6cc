package main

import (
	"encoding/json"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// built is what the test reads of a report.json, by the names that other programs rely on.
type built struct {
	Client string `json:"client"`
	AsOf   string `json:"as_of"`
	Period struct {
		Label string `json:"label"`
	} `json:"period"`
	Objectives []builtObjective `json:"objectives"`
	Sources    []struct {
		ID                                           string `json:"id"`
		File                                         string `json:"file"`
		Rows, Loaded, Duplicates, Filtered, Rejected int
	} `json:"sources"`
}

type builtObjective struct {
	ID          string
	Unit        string
	Verdict     string
	Below       bool                                  `json:"below_minimum"`
	Coverage    string                                `json:"coverage"`
	Experienced struct{ Good, Total, Value string }   `json:"experienced"`
	Contractual struct{ Good, Total, Value string }   `json:"contractual"`
	Waterfall   []struct{ Party, Amount string }      `json:"waterfall"`
	Alternative *struct{ Convention, Verdict string } `json:"alternative"`
}

// From files to documents, the program comes to what was planted.
func TestProgramComesToWhatWasPlanted(t *testing.T) {
	want := generated().truths
	reports := buildSample(t)
	for _, r := range reports {
		if r.Period.Label != want.Period || r.AsOf != want.AsOf {
			t.Errorf("%s is of %s as of %s, want %s as of %s", r.Client, r.Period.Label, r.AsOf, want.Period, want.AsOf)
		}
	}
	for _, p := range want.Objectives {
		o, found := objectiveOf(reports, p)
		if !found {
			t.Errorf("%s/%s is in no report", p.Client, p.Objective)
			continue
		}
		compare(t, p, o)
	}
	for _, a := range want.Sources {
		got := account{Source: a.Source}
		for _, s := range reports[0].Sources {
			if s.ID == a.Source {
				got.Rows += s.Rows
				got.Duplicates += s.Duplicates
				got.Filtered += s.Filtered
				got.Rejected += s.Rejected
				if s.Rows != s.Loaded+s.Duplicates+s.Filtered+s.Rejected {
					t.Errorf("%s does not add up: %+v", s.File, s)
				}
			}
		}
		if got != *a {
			t.Errorf("source %+v, planted %+v", got, *a)
		}
	}
}

// buildSample builds the program and, with it, the reports of the sample.
func buildSample(t *testing.T) (reports []built) {
	t.Helper()
	dir := t.TempDir()
	program := filepath.Join(dir, "slareport")
	for _, c := range []*exec.Cmd{
		exec.Command("go", "build", "-o", program, "../../cmd/slareport"),
		exec.Command(program, "build", "-w", workspace(), "--only", "json", "--out", filepath.Join(dir, "out")),
	} {
		if said, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", c.Args, err, said)
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "out", "*", "report.json"))
	if err != nil || len(files) != 5 {
		t.Fatalf("%d reports were written, want 5 (%v)", len(files), err)
	}
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var r built
		if err := json.Unmarshal(content, &r); err != nil {
			t.Fatal(err)
		}
		reports = append(reports, r)
	}
	return reports
}

func objectiveOf(reports []built, p *truth) (builtObjective, bool) {
	for _, r := range reports {
		for _, o := range r.Objectives {
			if r.Client == p.Client && o.ID == p.Objective {
				return o, true
			}
		}
	}
	return builtObjective{}, false
}

// compare holds one objective against what was planted.
func compare(t *testing.T, p *truth, o builtObjective) {
	t.Helper()
	check := func(what, got, want string) {
		if want != "" && got != want && rat(got).Cmp(rat(want)) != 0 {
			t.Errorf("%s/%s: %s is %q, planted %q", p.Client, p.Objective, what, got, want)
		}
	}
	if o.Verdict != p.Verdict || o.Below != p.Below {
		t.Errorf("%s/%s is %s (below the minimum: %v), planted %s (%v)", p.Client, p.Objective, o.Verdict, o.Below, p.Verdict, p.Below)
	}
	check("the coverage", o.Coverage, p.Coverage)
	check("the value", cut(o.Experienced.Value, p.Value), p.Value)
	if o.Experienced.Total != "" {
		check("the total", o.Experienced.Total, p.Total)
		check("the units missed", minus(o.Experienced.Total, o.Experienced.Good), p.Bad)
		check("what stays with the provider", minus(o.Contractual.Total, o.Contractual.Good), p.Stays)
	}
	taken := map[string]string{}
	for _, bar := range o.Waterfall {
		taken[bar.Party] = bar.Amount
	}
	for party, units := range p.Accepted {
		check("what "+party+" takes off", taken[party], units)
	}
	if p.Removed != "" && (o.Alternative == nil || o.Alternative.Verdict != p.Removed) {
		t.Errorf("%s/%s: the other convention is %+v, planted %s", p.Client, p.Objective, o.Alternative, p.Removed)
	}
}

// cut leaves as many decimals of a value as a planted one has.
func cut(value, like string) string {
	_, decimals, _ := strings.Cut(like, ".")
	if at := strings.IndexByte(value, '.'); at >= 0 && at+1+len(decimals) < len(value) {
		return value[:at+1+len(decimals)]
	}
	return value
}

func minus(a, b string) string { return new(big.Rat).Sub(rat(a), rat(b)).RatString() }
