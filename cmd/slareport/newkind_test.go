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

// withKind is this module with a kind of objective more: a folder, and a line with its import in kinds.go. Nothing is
// written into the module; the tool chain reads the new files in place of what stands there.
type withKind struct{ overlay string }

func addKind(t *testing.T, code string) withKind {
	t.Helper()
	kinds := filepath.Join("report", "kinds", "kinds.go")
	list, err := os.ReadFile(filepath.Join(root, kinds))
	if err != nil {
		t.Fatal(err)
	}
	folder, line := `	"`+module+`/report/kinds/wording"`, "		&count.Terms{},\n"
	extended := strings.Replace(string(list), folder, `	"`+module+`/report/kinds/visits"`+"\n"+folder, 1)
	extended = strings.Replace(extended, line, line+"		&visits.Terms{},\n", 1)
	if n := strings.Count(extended, "\n") - strings.Count(string(list), "\n"); n != 2 {
		t.Fatalf("%d lines are new, want the import and the line of the table", n)
	}
	dir := t.TempDir()
	writeFiles(t, dir, map[string]string{"kinds.go": extended, "visits.go": code})
	absolute, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {
		filepath.Join(absolute, kinds):                                    filepath.Join(dir, "kinds.go"),
		filepath.Join(absolute, "report", "kinds", "visits", "visits.go"): filepath.Join(dir, "visits.go"),
	}})
	if err != nil {
		t.Fatal(err)
	}
	writeFiles(t, dir, map[string]string{"overlay.json": string(overlay)})
	return withKind{filepath.Join(dir, "overlay.json")}
}

// build builds a package, and gives what the compiler says.
func (k withKind) build(into, folder string) (string, error) {
	c := exec.Command("go", "build", "-overlay", k.overlay, "-o", into, folder)
	c.Dir, c.Env = root, append(os.Environ(), "CGO_ENABLED=0")
	text, err := c.CombinedOutput()
	return string(text), err
}

// The README says that a new kind of objective is a folder and a line. Such a kind is offered by the schema, and what
// an agreement promises by it is measured, judged and put into words, its filter too.
func TestANewKindOfObjectiveIsAFolderAndALine(t *testing.T) {
	code, err := os.ReadFile("testdata/kind/visits.go.txt")
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "slareport")
	if said, err := addKind(t, string(code)).build(program, "./cmd/slareport"); err != nil {
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
		said, err := addKind(t, without).build(os.DevNull, "./report/kinds")
		if err == nil || !strings.Contains(said, "missing method "+m[2]) {
			t.Errorf("without %s: %v, %s", m[2], err, said)
		}
	}
}
