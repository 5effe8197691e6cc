package main

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/templates"
)

// Every script is what a user types, with what comes of it. Each finds the workspace of testdata/base in the
// folder base, the shipped fonts in the folder fonts, and may bring a workspace of its own.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("TZ", "Pacific/Auckland") // no output may depend on it
			if err := os.CopyFS(e.WorkDir, templates.Fonts); err != nil {
				return err
			}
			return os.CopyFS(filepath.Join(e.WorkDir, "base"), os.DirFS("testdata/base"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"leaves": leaves, "figure": figure},
	})
}

// leaves runs slareport and compares its exit code: leaves 2 build --nope. A command that leaves with 2 must
// have printed nothing on standard output, and whatever fails says why on standard error.
func leaves(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: leaves CODE ARGUMENTS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := console.ExitDone
	var exit *exec.ExitError
	if err := ts.Exec("slareport", args[1:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("it left with code %d, want %d", got, want)
	}
	if want == console.ExitUsage && ts.ReadFile("stdout") != "" {
		ts.Fatalf("wrong use prints on standard output: %s", ts.ReadFile("stdout"))
	}
	if want != console.ExitDone && ts.ReadFile("stderr") == "" {
		ts.Fatalf("it fails and does not say why")
	}
}

// figure compares a figure of a JSON file: figure out/report.json objectives.0.contractual.value 95.5. A part
// of the path that is an id picks the element of a list with that id; count is the length of a list.
func figure(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: figure FILE PATH WANT")
	}
	var at any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &at))
	for _, part := range strings.Split(args[1], ".") {
		next, ok := step(at, part)
		if !ok {
			ts.Fatalf("%s has no %q of %s", args[0], part, args[1])
		}
		at = next
	}
	got, isText := at.(string)
	if !isText {
		text, err := json.Marshal(at)
		ts.Check(err)
		got = string(text)
	}
	if got != args[2] {
		ts.Fatalf("%s of %s is %s, want %s", args[1], args[0], got, args[2])
	}
}

// step goes one part of a path down.
func step(at any, part string) (any, bool) {
	switch v := at.(type) {
	case map[string]any:
		next, ok := v[part]
		return next, ok
	case []any:
		if part == "count" {
			return float64(len(v)), true
		}
		if i, err := strconv.Atoi(part); err == nil && i < len(v) {
			return v[i], true
		}
		for _, element := range v {
			if m, ok := element.(map[string]any); ok && m["id"] == part {
				return m, true
			}
		}
	}
	return nil, false
}
