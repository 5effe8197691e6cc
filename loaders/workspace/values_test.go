package workspace

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/tzdata"
)

func TestVersionsAreSortedByDate(t *testing.T) {
	w, problems := workspaceWith(t, []string{"99%", "{2026-07-01: 97%, 2026-01-01: 95%, 2026-10-01: 99%}"})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var order []string
	for _, v := range w.Agreements[0].Objectives[0].Targets {
		order = append(order, v.Value.Text)
	}
	if !slices.Equal(order, []string{"95%", "97%", "99%"}) {
		t.Errorf("got %v", order)
	}
}

func TestAsManyVersionsAsPossible(t *testing.T) {
	if _, problems := workspaceWith(t, []string{"99%", versionsOf(520)}); len(problems) > 0 {
		t.Error(problems)
	}
}

// TestMinimumIsComparedWhereBothHold: the minimum may be above what the target was before there was one.
func TestMinimumIsComparedWhereBothHold(t *testing.T) {
	for minimum, want := range map[string]int{
		"{2026-06-01: 96%}": 0, "{2026-01-01: 90%, 2026-06-01: 96%}": 0, "{2026-06-01: 97.5%}": 1, "{2026-01-01: 96%}": 1,
		"95%": 0, "95.1%": 1,
	} {
		_, problems := workspaceWith(t,
			[]string{"target: 99%", "target: {2026-01-01: 95%, 2026-06-01: 97%}\n    minimum: " + minimum})
		if len(problems) != want {
			t.Errorf("%s: got %v", minimum, problems)
		}
	}
}

func TestStatisticInPercentIsAtLeastUnlessTold(t *testing.T) {
	w, problems := workspaceWith(
		t,
		[]string{"availability: {from: outages}", "statistic: {of: surveys, value: score / scale * 100, take: mean}", "99%",
			"90%"},
	)
	if len(problems) > 0 || w.Agreements[0].Objectives[0].Targets[0].Value.AtMost {
		t.Errorf("got %v", problems)
	}
}

func TestFilterOfSamplesIsOverTheirSeries(t *testing.T) {
	w, problems := workspaceWith(t, []string{"from: outages", "from: samples, where: site == \"HQ\""})
	if len(problems) > 0 || w.Expressions[0].Record != presets.Samples || w.Expressions[0].Use != "where" {
		t.Errorf("got %v %v", w.Expressions, problems)
	}
}

func TestDelimiters(t *testing.T) {
	for text, want := range map[string]string{
		"tab": "\t", "space": " ", `";"`: ";", `"|"`: "|", `":"`: ":", "^": "^", `"~"`: "~",
	} {
		files := fstest.MapFS{
			File:                {Data: []byte(goodSettings + "    delimiter: " + text + "\n")},
			"agreements/a.yaml": {Data: []byte(goodAgreement)},
		}
		w, problems, err := Load(files)
		if err != nil || len(problems) > 0 || w.Sources[0].Delimiter != want {
			t.Errorf("%s: got %v %v", text, problems, err)
		}
		if err := compiled(t, "workspace").Validate(instance(t, files[File].Data)); err != nil {
			t.Errorf("%s: the schema refuses it: %v", text, err)
		}
	}
}

// TestPresetsCompleteASource holds that every preset gives every field that a record needs, with filters
// that compile.
func TestPresetsCompleteASource(t *testing.T) {
	for _, p := range presets.All() {
		if _, err := tzdata.Load(p.Zone); p.Zone != "" && err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
		for _, record := range p.Records() {
			text := strings.Replace(goodSettings, "records: tickets", "records: "+record+"\n    preset: "+p.Name, 1)
			if problems := problemsOf(t, File, text); len(problems) > 0 {
				t.Errorf("%s %s: %v", p.Name, record, problems)
			}
			m, _ := p.Mapping(record)
			if err := filter.Check(record, m.Where); m.Where != "" && err != nil {
				t.Errorf("%s %s: %v", p.Name, record, err)
			}
		}
	}
}

func TestExpressionsOfTheSamplesCompile(t *testing.T) {
	for _, dir := range []string{"sketch", "full"} {
		for _, e := range load(t, dir).Expressions {
			if err := filter.Check(e.Record, e.Text); err != nil {
				t.Errorf("%s:%d:%d: %v", e.Place.File, e.Place.Line, e.Place.Column, err)
			}
		}
	}
}

// TestHowMuchAFileMayUnpackTo holds both units and both bounds.
func TestHowMuchAFileMayUnpackTo(t *testing.T) {
	for text, want := range map[string]int64{
		"1MB": 1 << 20, "512MB": 512 << 20, "2 GB": 2 << 30, "9999GB": 9999 << 30, "0MB": 0, "10000MB": 0, "512": 0,
		"1.5GB": 0, "-1MB": 0, "1TB": 0, "MB": 0,
	} {
		settings := strings.Replace(goodSettings, "records: tickets", "records: tickets\n    max-bytes: "+text, 1)
		problems := problemsOf(t, File, settings)
		if want == 0 {
			if len(problems) != 1 || !strings.Contains(problems[0].Text, "an amount such as 512MB or 2GB") {
				t.Errorf("%s: %v", text, problems)
			}
			continue
		}
		w, _, err := Load(fstest.MapFS{File: {Data: []byte(settings)}, "agreements/a.yaml": {Data: []byte("id: a\n")}})
		if err != nil || len(problems) > 0 || w.Sources[0].MaxBytes != want {
			t.Errorf("%s: %d, %v, %v", text, w.Sources[0].MaxBytes, problems, err)
		}
	}
}
