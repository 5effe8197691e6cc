package main

import (
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/party"
)

// planted is what the sample's generator knows about the reported month, since it made it so.
type planted struct {
	Period     string             `json:"period"`
	AsOf       string             `json:"as_of"`
	Objectives []plantedObjective `json:"objectives"`
	Sources    []plantedSource    `json:"sources"`
}

// plantedObjective leaves empty what it does not know.
type plantedObjective struct {
	Client    string            `json:"client"`
	Objective string            `json:"objective"`
	Verdict   report.Verdict    `json:"verdict"`
	Below     bool              `json:"below_minimum"`
	Unit      string            `json:"unit"`
	Total     string            `json:"total"`
	Bad       string            `json:"bad"`      // missed as experienced
	Stays     string            `json:"stays"`    // missed by the contract
	Accepted  map[string]string `json:"accepted"` // taken off the provider, by party
	Value     string            `json:"value"`    // cut off after some decimals
	Coverage  string            `json:"coverage"`
	Removed   report.Verdict    `json:"removed"` // by the other convention for excused units
}

type plantedSource struct {
	Source     string `json:"source"`
	Rows       int    `json:"rows"`
	Duplicates int    `json:"duplicates"`
	Filtered   int    `json:"filtered"`
	Rejected   int    `json:"rejected"`
}

func readPlanted(t *testing.T) planted {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(sample, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var p planted
	if err := json.Unmarshal(content, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

// The reports of the sample find what was planted: every objective of every client, and nothing else.
//
// Decides: misses-waterfall.
func TestSampleIsScoredAsItWasPlanted(t *testing.T) {
	truth := readPlanted(t)
	byName := map[string]*report.Report{}
	found := 0
	for _, r := range readReports(t, sampleOut(t)) {
		byName[r.Client] = r
		found += len(r.Objectives)
		if r.Period.Label != truth.Period || r.AsOf != truth.AsOf {
			t.Errorf("%s: %s as of %s, planted %s as of %s", r.Client, r.Period.Label, r.AsOf, truth.Period, truth.AsOf)
		}
	}
	if found != len(truth.Objectives) {
		t.Errorf("%d objectives reported, %d planted", found, len(truth.Objectives))
	}
	for _, p := range truth.Objectives {
		t.Run(p.Client+"/"+p.Objective, func(t *testing.T) {
			if byName[p.Client] == nil {
				t.Fatal("no report")
			}
			p.compare(t, objective(t, byName[p.Client], p.Objective))
		})
	}
}

func (p plantedObjective) compare(t *testing.T, o *report.Objective) {
	if o.Verdict != p.Verdict || o.BelowMinimum != p.Below {
		t.Errorf("verdict %s, below minimum %v; planted %s, %v", o.Verdict, o.BelowMinimum, p.Verdict, p.Below)
	}
	if p.Unit != "" && o.Unit != p.Unit {
		t.Errorf("unit %s, planted %s", o.Unit, p.Unit)
	}
	total := o.Experienced.Total
	if total == "" {
		total = o.Volume // of statistics
	}
	same(t, "total", total, p.Total)
	if o.Experienced.Total != "" {
		same(t, "missed as experienced", minus(t, o.Experienced.Total, o.Experienced.Good), p.Bad)
		same(t, "missed by the contract", minus(t, o.Contractual.Total, o.Contractual.Good), p.Stays)
		p.compareWaterfall(t, o.Waterfall)
	}
	if p.Value != "" && !strings.HasPrefix(o.Experienced.Value, p.Value) {
		t.Errorf("value %s, planted %s", o.Experienced.Value, p.Value)
	}
	same(t, "coverage", o.Coverage, p.Coverage)
	switch {
	case p.Removed == "" && o.Alternative != nil:
		t.Errorf("the other convention is said to give %s", o.Alternative.Verdict)
	case p.Removed != "" &&
		(o.Alternative == nil || o.Alternative.Convention != "removed" || o.Alternative.Verdict != p.Removed):
		t.Errorf("by the other convention %v, planted %s", o.Alternative, p.Removed)
	}
}

// compareWaterfall holds what is taken off the provider, party by party, against what was planted. The first
// step is everything that was missed, the last what stays with the provider.
func (p plantedObjective) compareWaterfall(t *testing.T, steps []report.Amount) {
	if rat(t, p.Bad).Sign() == 0 {
		return
	}
	if len(steps) < 2 {
		t.Fatalf("the waterfall is %v", steps)
	}
	first, last := steps[0], steps[len(steps)-1]
	if first.Party != "" || last.Party != party.Provider.String() {
		t.Errorf("the waterfall goes from %q to %q", first.Party, last.Party)
	}
	same(t, "all misses", first.Amount, p.Bad)
	same(t, "the provider's", last.Amount, p.Stays)
	taken := map[string]string{}
	for _, s := range steps[1 : len(steps)-1] {
		taken[s.Party] = s.Amount
		same(t, "taken off for "+s.Party, s.Amount, p.Accepted[s.Party])
	}
	for who, amount := range p.Accepted {
		if taken[who] == "" {
			t.Errorf("nothing is taken off for %s, planted %s", who, amount)
		}
	}
}

// Every row of the sample's files is accounted for as it was planted.
//
// Decides: row-balance-printed.
func TestSampleRowsAreAccountedForAsPlanted(t *testing.T) {
	text, err := call("check", "-w", sample, "--json")
	if err != nil {
		t.Fatal(err)
	}
	var told checked
	if err := json.Unmarshal([]byte(text), &told); err != nil {
		t.Fatal(err)
	}
	sums := map[string]plantedSource{}
	loaded := map[string]int{}
	for _, s := range told.Sources {
		if s.Rows != s.Loaded+s.Duplicates+s.Filtered+s.Rejected {
			t.Errorf("%s: %d rows, but %d + %d + %d + %d", s.File, s.Rows, s.Loaded, s.Duplicates, s.Filtered, s.Rejected)
		}
		sum := sums[s.ID]
		sums[s.ID] = plantedSource{s.ID, sum.Rows + s.Rows, sum.Duplicates + s.Duplicates, sum.Filtered + s.Filtered,
			sum.Rejected + s.Rejected}
		loaded[s.ID] += s.Loaded
	}
	truth := readPlanted(t)
	if len(sums) != len(truth.Sources) {
		t.Errorf("%d sources, planted %d", len(sums), len(truth.Sources))
	}
	for _, p := range truth.Sources {
		if sums[p.Source] != p {
			t.Errorf("%v, planted %v", sums[p.Source], p)
		}
		if loaded[p.Source] == 0 {
			t.Errorf("nothing of %s is loaded", p.Source)
		}
	}
}

// same compares two decimals; "" is wanted where nothing is known beforehand.
func same(t *testing.T, what, got, want string) {
	t.Helper()
	if want != "" && (got == "" || rat(t, got).Cmp(rat(t, want)) != 0) {
		t.Errorf("%s: %s, want %s", what, got, want)
	}
}

func minus(t *testing.T, a, b string) string {
	t.Helper()
	return new(big.Rat).Sub(rat(t, a), rat(t, b)).RatString()
}

// rat reads a decimal or a fraction; "" is zero.
func rat(t *testing.T, s string) *big.Rat {
	t.Helper()
	if s == "" {
		return new(big.Rat)
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		t.Fatalf("%q is no number", s)
	}
	return r
}
