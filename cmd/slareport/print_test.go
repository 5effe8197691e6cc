package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/slareport/slareport/cmd/slareport/console"
)

// steering ends a line, opens another that looks like the program's, turns the direction of text and steers a terminal.
const steering = "x\nFORGED\r\x1b[2J\x1b]0;t\x07\u009b31m\u202e\u2066\u061c\u2028\x7f"

// acting characters do something to a terminal instead of being seen.
func acting(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) }

// steers tells whether a printed character acts: of those that do, the program's own layout has lines and tabs.
func steers(r rune) bool { return acting(r) && r != '\n' && r != '\t' }

func TestNothingSteersTheTerminal(t *testing.T) {
	dir := steeringWorkspace(t)
	quiet, reached := "", false
	for _, args := range [][]string{
		{"check"}, {"check", "--json"}, {"build", "-o", filepath.Join(t.TempDir(), steering)},
		{"build", "--client", steering}, {"build", "--only", steering},
		{"build", "--period", steering}, {"build", "--as-of", steering}, {"build", "--fail-on", steering},
		{"build", "-w", filepath.Join(dir, steering)},
		{"explain", "a", "r"}, {"explain", "a", "r", "--json"}, {"explain", "a", "r", steering}, {"explain", "a", steering},
		{"explain", steering, "r"},
		{"explain", "a", "r", "T2" + steering}, {"presets", steering}, {"templates", steering}, {"init", steering},
		{"init", steering, "--template", steering}, {"schema", steering}, {steering}, {"check", "--" + steering},
		{"check", steering}, {"__complete", "presets", steering},
	} {
		var out, errs bytes.Buffer
		run(t.Context(), append([]string{"-w", dir}, args...), strings.NewReader(""), &out, &errs)
		text := out.String() + errs.String()
		reached = reached || strings.Contains(text, `FORGED\r`)
		if text == "" {
			quiet += fmt.Sprintf("%q ", args)
		}
		if !utf8.ValidString(text) || strings.ContainsFunc(text, steers) {
			t.Errorf("%q prints %q", args, text)
		}
		for line := range strings.Lines(text) {
			if strings.HasPrefix(strings.TrimSpace(line), "FORGED") {
				t.Errorf("%q lets data begin a line: %q", args, text)
			}
		}
	}
	if quiet != "" || !reached {
		t.Errorf("the test proves nothing: silent are %s, data was printed: %v", quiet, reached)
	}
}

// steeringWorkspace has steering cells, heads of columns, names of clients and of files.
func steeringWorkspace(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	cell := `"` + strings.ReplaceAll(steering, `"`, `""`) + `"`
	seen := strings.Map(func(r rune) rune { // YAML takes no control characters
		if acting(r) && r < 0xa0 {
			return -1
		}
		return r
	}, steering)
	for name, content := range map[string]string{
		"slareport.yaml": "provider: P\ntimezone: UTC\nsources:\n" +
			"  - {id: t, files: data/*.csv, records: tickets, columns: {title: Title}}\n",
		"agreements/a.yaml": "id: a\nclient: 'A " + seen +
			"'\naliases: [a]\ncurrency: EUR\ntimezone: UTC\nfees: {svc: 1000.00}\nobjectives:\n" +
			"  - {id: r, name: 'R " + seen + "', timeliness: {from: opened, to: resolved, within: 1h}, target: 90%}\n",
		"agreements/b.yaml": "id: b\n" + `"\e[31m` + seen + `": 1` + "\n",
		"data/t" + strings.ReplaceAll(steering, "/", "") + ".csv": "Number,opened,resolved,client,Title," + cell + "\n" +
			"T1,2026-10-05 09:00,2026-10-05 12:00,a," + cell + ",1\n" +
			"\"T2" + cell[1:] + ",2026-10-05 09:00,2026-10-05 12:00,a," + cell + ",1\n" +
			cell + "," + cell + ",2026-10-05 12:00,a,x,1\n" +
			"T3,2026-10-05 09:00,2026-11-05 12:00," + cell + ",x,1\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(
			os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(content), 0o644),
		); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// What is spelled out in printed JSON is what it was, for programs that read it.
func TestPrintedJSONStaysTheSame(t *testing.T) {
	want := map[string]any{"cell": steering + "\U000e0041 €"}
	var out bytes.Buffer
	w := console.NewTerminal(&out)
	if err := (&app{stdout: w}).printJSON(want); err != nil || w.Finish() != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %q, %v", out.Bytes(), got, err)
	}
}

// full is a device with no room left.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

// Every command that prints fails where nothing can be printed, and says so.
func TestAFullDeviceIsAFailure(t *testing.T) {
	for _, args := range [][]string{
		{"check"}, {"check", "--json"}, {"build", "-o", filepath.Join(t.TempDir(), "out")}, {"explain", "acme", "resolve"},
		{"explain", "acme", "resolve", "--json"},
		{"presets"}, {"presets", "--json"}, {"presets", "servicenow"}, {"templates"}, {"templates", "--json"},
		{"templates", "amazon-s3"}, {"schema", "agreement"}, {"version"}, {}, {"--help"}, {"build", "--help"},
		{"help", "build"},
		{"completion", "bash"}, {"completion", "zsh"}, {"completion", "fish"}, {"completion", "powershell"},
		{"__complete", "presets", "s"},
	} {
		var errs bytes.Buffer
		code := run(t.Context(), append([]string{"-w", "testdata/base"}, args...), strings.NewReader(""), full{}, &errs)
		if want := "slareport: standard output cannot be written: no space left on device\n"; code != console.ExitFailed ||
			!strings.HasSuffix(errs.String(), want) {
			t.Errorf("%q leaves with %d and says %q", args, code, errs.String())
		}
	}
}

// The scripts of completion hold nothing that has to be spelled out.
func TestCompletionIsPrintedAsItIs(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		var printed, raw bytes.Buffer
		args := []string{"completion", shell}
		code := run(t.Context(), args, nil, &printed, io.Discard)
		err := (&app{stdout: &raw, stderr: io.Discard}).execute(t.Context(), args)
		if code != console.ExitDone || err != nil || raw.Len() == 0 || printed.String() != raw.String() {
			t.Errorf("%s: %d, %v, %d bytes printed of %d", shell, code, err, printed.Len(), raw.Len())
		}
	}
}
