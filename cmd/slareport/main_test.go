package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/cmd/slareport/output"
	"github.com/slareport/slareport/report"
)

// Places in the repository, from this folder.
const (
	root    = "../.."
	sample  = root + "/sample-data"
	october = "2026-10" // the period of the sample
)

// TestMain makes slareport a command: for the scripts, and for the tests that need a process of its own.
func TestMain(m *testing.M) {
	testscript.Main(tests{m},
		map[string]func(){"slareport": main, "slareport-without-swap": mainWithoutSwap, "slareport-measured": mainMeasured})
}

// mainWithoutSwap is the command on a system that cannot exchange two folders in one step.
func mainWithoutSwap() {
	a := &app{
		stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr,
		swap: func(string, string) error { return errors.ErrUnsupported },
	}
	os.Exit(a.runWithSignals(os.Args[1:]))
}

// tests clears away what the tests built for all of them.
type tests struct{ *testing.M }

func (t tests) Run() int {
	dir, err := os.MkdirTemp("", "slareport-test-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	builtOnce = sync.OnceValues(func() (string, error) {
		out := filepath.Join(dir, "sample")
		_, err := call("build", "-w", sample, "-o", out)
		return out, err
	})
	return t.M.Run()
}

// builtOnce builds the documents of the sample, once for all tests.
var builtOnce func() (string, error)

// sampleOut is the folder with the documents of the sample.
func sampleOut(t *testing.T) string {
	t.Helper()
	out, err := builtOnce()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// refusal is what a command that fails leaves behind.
type refusal struct {
	code int
	text string // on standard error
}

func (r *refusal) Error() string { return r.text }

// run executes a command line and gives the exit code. It touches nothing but its arguments and the files that the
// command names.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return (&app{stdin: stdin, stdout: stdout, stderr: stderr, swap: output.Swap}).run(ctx, args)
}

// call runs a command within this process and gives its standard output.
func call(args ...string) (string, error) {
	var out, errs bytes.Buffer
	if code := run(context.Background(), args, strings.NewReader(""), &out, &errs); code != console.ExitDone {
		return out.String(), &refusal{code, errs.String()}
	}
	return out.String(), nil
}

// build builds a workspace into a new folder and gives the folder.
func build(t *testing.T, workspace string, args ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	if _, err := call(append([]string{"build", "-w", workspace, "-o", out}, args...)...); err != nil {
		t.Fatal(err)
	}
	return out
}

// readReport reads a report.json.
func readReport(t *testing.T, path string) *report.Report {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := &report.Report{}
	if err := json.Unmarshal(content, r); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return r
}

// readReports reads every report.json under a folder.
func readReports(t *testing.T, out string) []*report.Report {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(out, "*", "report.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []*report.Report
	for _, p := range paths {
		all = append(all, readReport(t, p))
	}
	if len(all) == 0 {
		t.Fatalf("%s holds no reports", out)
	}
	return all
}

// objective finds an objective of a report.
func objective(t *testing.T, r *report.Report, id string) *report.Objective {
	t.Helper()
	for i := range r.Objectives {
		if r.Objectives[i].ID == id {
			return &r.Objectives[i]
		}
	}
	t.Fatalf("%s has no objective %s", r.Client, id)
	return nil
}

// writeFiles fills a folder; names have forward slashes.
func writeFiles(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
