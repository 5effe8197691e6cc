package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// kindOverlay is the module with a kind of objective more: a folder, and a line with its import in kinds.go.
func kindOverlay(t *testing.T, code string) string {
	t.Helper()
	return overlayOf(t, extension{
		map[string]string{"report/kinds/visits/visits.go": code},
		[]newLine{
			{"report/kinds/kinds.go", `	"` + module + `/report/kinds/wording"`, `	"` + module + `/report/kinds/visits"`},
			{"report/kinds/kinds.go", "		&count.Terms{},\n", "		&visits.Terms{},"},
		},
	})
}

// The README says that a new kind of objective is a folder and a line. Such a kind is offered by the schema, and what
// an agreement promises by it is measured, judged and put into words, its filter too.
func TestANewKindOfObjectiveIsAFolderAndALine(t *testing.T) {
	code, err := os.ReadFile("testdata/kind/visits.go.txt")
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "slareport")
	if said, err := buildWith(kindOverlay(t, string(code)), program, "./cmd/slareport"); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	schema, err := exec.Command(program, "schema", "agreement").Output()
	if err != nil || !strings.Contains(string(schema), `"visits"`) ||
		!strings.Contains(string(schema), "site whose tickets are counted") {
		t.Errorf("%v: the schema does not offer the kind", err)
	}
	dir := trial{
		terms: promised(`{id: o, visits: {site: Berlin, where: channel == "phone"}, target: at most 1}`),
		rows: rows("tickets", "id,opened,resolved,site,channel", "T1,2026-10-05 09:00,2026-10-05 10:00,Berlin,phone",
			"T2,2026-10-06 09:00,2026-10-06 10:00,Berlin,phone", "T3,2026-10-06 09:00,,Bonn,phone",
			"T4,2026-10-06 09:00,,Berlin,web"),
	}.dir(t)
	out := filepath.Join(t.TempDir(), "out")
	build := exec.Command(program, "build", "-w", dir, "--only", "json", "--period", october, "--as-of",
		"2026-12-01T00:00:00Z", "--out", out)
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	text, err := os.ReadFile(filepath.Join(out, "acme-retail", "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	var r report.Report
	if err := json.Unmarshal(text, &r); err != nil {
		t.Fatal(err)
	}
	o := r.Objectives[0]
	if o.Kind != "visits" || o.Contractual.Value != "2" || o.Verdict != report.Missed {
		t.Errorf("%s: %s, %s; want visits: 2, missed", o.Kind, o.Contractual.Value, o.Verdict)
	}
	if want := "Visits to Berlin. Only cases with channel “phone” count."; o.Definition != want {
		t.Errorf("%q, want %q", o.Definition, want)
	}
}

// A kind that does not know all that a report asks for is no kind, whatever it lacks.
func TestAKindThatLacksAPartDoesNotCompile(t *testing.T) {
	code, err := os.ReadFile("testdata/kind/visits.go.txt")
	if err != nil {
		t.Fatal(err)
	}
	methods := regexp.MustCompile(`(?m)^(func \((?:t )?\*Terms\) )([A-Z]\w*)`).FindAllStringSubmatch(string(code), -1)
	if len(methods) != 12 {
		t.Fatalf("%d methods were found, want 12", len(methods))
	}
	for _, m := range methods {
		without := strings.Replace(string(code), m[0], m[1]+"other"+m[2], 1)
		said, err := buildWith(kindOverlay(t, without), os.DevNull, "./report/kinds")
		if err == nil || !strings.Contains(said, "missing method "+m[2]) {
			t.Errorf("without %s: %v, %s", m[2], err, said)
		}
	}
}
