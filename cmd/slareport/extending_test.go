package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/slareport/slareport/report"
)

// extension is what README's table "Extending it" says of one thing that can be added: files, and lines in tables.
type extension struct {
	files map[string]string // path in the module → file of testdata/extensions, or the text itself
	lines []newLine
}

// newLine is one line of a table: it comes before the first place of a text in a file.
type newLine struct{ file, before, line string }

// overlayOf is the module with some extensions, for go build: nothing is written into the module, the tool chain reads
// the new files in place of what stands there.
func overlayOf(t *testing.T, all ...extension) (overlay string) {
	t.Helper()
	dir, replace, texts := t.TempDir(), map[string]string{}, map[string]string{}
	absolute, err := filepath.Abs(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range all {
		for path, text := range x.files {
			texts[path] = text
		}
		for _, l := range x.lines {
			if texts[l.file] == "" {
				content, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(l.file)))
				if err != nil {
					t.Fatal(err)
				}
				texts[l.file] = string(content)
			}
			if !strings.Contains(texts[l.file], l.before) || strings.Contains(l.line, "\n") {
				t.Fatalf("%s: no single line goes before %q", l.file, l.before)
			}
			texts[l.file] = strings.Replace(texts[l.file], l.before, l.line+"\n"+l.before, 1)
		}
	}
	for path, text := range texts {
		name := strings.ReplaceAll(path, "/", "_")
		writeFiles(t, dir, map[string]string{name: text})
		replace[filepath.Join(absolute, filepath.FromSlash(path))] = filepath.Join(dir, name)
	}
	content, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	writeFiles(t, dir, map[string]string{"overlay.json": string(content)})
	return filepath.Join(dir, "overlay.json")
}

// buildWith builds a package with an overlay, and gives what the compiler says.
func buildWith(overlay, into, folder string) (string, error) {
	c := exec.Command("go", "build", "-overlay", overlay, "-o", into, folder)
	c.Dir, c.Env = root, append(os.Environ(), "CGO_ENABLED=0")
	text, err := c.CombinedOutput()
	return string(text), err
}

func extensionText(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "extensions", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Each row of README's table but that of kinds, which has a test of its own: what it names is added as it says, by so
// many files and lines, and works.
func TestEveryRowOfTheTableExtendingIt(t *testing.T) {
	english, err := os.ReadFile(filepath.Join(root, "templates", "words", "en.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	portuguese := strings.Replace(string(english), "plural: en", "plural: pt", 1)
	portuguese = strings.Replace(portuguese, "The one objective judged was missed", "O único objetivo foi falhado", 1)
	overlay := overlayOf(t,
		extension{ // record type
			map[string]string{
				"loaders/presets/windows.go":             extensionText(t, "fields.go.txt"),
				"loaders/records/recordtypes/windows.go": extensionText(t, "recordtype.go.txt"),
			},
			[]newLine{
				{"loaders/presets/fields.go", "	{Tickets, ", `	{"windows", "one row is announced maintenance", windowFields},`},
				{"loaders/records/recordtypes/kinds.go", "		TicketKind(), ", "		windowKind(),"},
			},
		},
		extension{ // preset
			map[string]string{"loaders/presets/statuspage.go": extensionText(t, "preset.go.txt")},
			[]newLine{{"loaders/presets/presets.go", "		freshdesk(), ", "		statuspage(),"}},
		},
		extension{ // form of credit
			map[string]string{"report/credit/twice.go": extensionText(t, "credit.go.txt")},
			[]newLine{{
				"report/credit/forms.go", `	{"band", `,
				`	{"whole", func(c *agreement.Credit) bool { return c.Whole }, twice, false},`,
			}},
		},
		extension{ // format
			map[string]string{"report/render/line.go": extensionText(t, "format.go.txt")},
			[]newLine{{
				"report/render/formats.go", "	clientReport,\n",
				`	{Name: "line", Help: "the month in one line", File: "month.txt", Client: drawLine},`,
			}},
		},
		extension{map[string]string{"templates/words/pt.yaml": portuguese}, nil}, // language
		extension{ // command
			map[string]string{"cmd/slareport/greet.go": extensionText(t, "command.go.txt")},
			[]newLine{{"cmd/slareport/run.go", "	buildCommand, ", "	greetCommand,"}},
		},
	)
	program := filepath.Join(t.TempDir(), "slareport")
	if said, err := buildWith(overlay, program, "./cmd/slareport"); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	writeFiles(t, dir, map[string]string{
		"slareport.yaml": "provider: Meridian\ntimezone: UTC\nlocale: pt-PT\nsources:\n" +
			"  - {id: status, files: data/status.csv, records: outages, preset: statuspage}\n" +
			"  - {id: windows, files: data/windows.csv, records: windows}\n",
		"agreements/acme.yaml": "id: A\nclient: Acme\ncurrency: EUR\nfees: {wan: 100.00}\n" +
			"fault: {excuses: [maintenance]}\nobjectives:\n" +
			"  - {id: up, service: wan, availability: {from: outages}, target: 99%, credit: {of: wan, whole: yes}}\n",
		"data/status.csv":  "Component,Broke at,Worked again at\nwan,2026-10-05 00:00,2026-10-05 20:00\n",
		"data/windows.csv": "begin,end,approved by\n2026-10-05 00:00,2026-10-05 10:00,Ann\n",
	})
	build := exec.Command(program, "build", "-w", dir, "--only", "json,line", "--period", october, "--as-of",
		"2026-12-01T00:00:00Z", "--out", out)
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	text, err := os.ReadFile(filepath.Join(out, "acme", "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	var r report.Report
	if err := json.Unmarshal(text, &r); err != nil {
		t.Fatal(err)
	}
	// October has 744 h, of which 20 h were down and 10 h announced: 734/744 = 98.655… %.
	if o := &r.Objectives[0]; o.Verdict != report.Missed || !strings.HasPrefix(o.Contractual.Value, "98.655") {
		t.Errorf("availability %s, %s: %s; want 98.655… missed", o.Contractual.Value, o.Verdict, o.Sentence)
	}
	if r.Credits.Payable != "200.00" {
		t.Errorf("%s is payable, want twice the fee", r.Credits.Payable)
	}
	line, err := os.ReadFile(filepath.Join(out, "acme", "month.txt"))
	if err != nil || !strings.HasPrefix(string(line), "O único objetivo foi falhado") {
		t.Errorf("%v: the month in one line is %q", err, line)
	}
	if said, err := exec.Command(program, "greet").Output(); err != nil || string(said) != "good morning\n" {
		t.Errorf("greet says %q, %v", said, err)
	}
}
