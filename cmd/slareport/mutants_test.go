package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/metrics"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/cmd/slareport/internal/mutant"
	"github.com/slareport/slareport/report"
)

var (
	mutants     = flag.Uint64("mutants", 24, "how many damaged workspaces TestMutants tries")
	firstMutant = flag.Uint64("first-mutant", 1, "number of the first of them")
)

const (
	hangs      = 2 * time.Minute // on a machine with much else to do; a mutant takes a tenth of a second
	memoryBase = 100 << 20       // bytes that any input may take
	memoryPer  = 10              // bytes that a byte of the input may take
	memoryEnv  = "SLAREPORT_TEST_MEMORY"
	exitMemory = 99
)

// Whatever is done to a workspace, check and build end in good time with a code of their own, take little memory,
// do not panic, and account for every row of every source. The package mutant tells how to run more.
func TestMutants(t *testing.T) {
	sample, err := mutant.Sample(os.DirFS(sample))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("mutants %d to %d; more: go test ./cmd/slareport -run TestMutants -timeout 0 -first-mutant 1000 -mutants 3000",
		*firstMutant, *firstMutant+*mutants-1)
	for number := *firstMutant; number < *firstMutant+*mutants; number++ {
		t.Run(fmt.Sprint(number), func(t *testing.T) {
			t.Parallel()
			tryMutant(t, mutant.Of(number, sample))
		})
	}
}

// The sample itself must give documents, or the mutants of it would prove nothing.
func TestTheSampleOfMutantsBuilds(t *testing.T) {
	sample, err := mutant.Sample(os.DirFS(sample))
	if err != nil {
		t.Fatal(err)
	}
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	writeMutant(t, dir, sample)
	if a := measured("build", "-w", dir, "-o", out, "--only", "json", "--period", october); a.code != console.ExitDone {
		t.Fatalf("%+v", a)
	}
	for _, r := range readReports(t, out) {
		if len(r.Sources) == 0 {
			t.Errorf("%s has no sources", r.Client)
		}
	}
}

func tryMutant(t *testing.T, m *mutant.Mutant) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	writeMutant(t, dir, m.Files)
	build := []string{"build", "-w", dir, "-o", out, "--only", "json"}
	if m.Number%2 == 0 { // or the far date of a cell decides which period there is to see
		build = append(build, "--period", october)
	}
	for _, args := range [][]string{{"check", "-w", dir, "--json"}, build} {
		a := measured(args...)
		wrong := a.wrong()
		if args[0] == "build" {
			wrong = append(wrong, unreconciledReports(out)...)
		}
		if len(wrong) > 0 {
			t.Errorf("mutant %d: %s\n%s\nit is kept in %s; again: go test ./cmd/slareport -run TestMutants -first-mutant "+
				"%[1]d -mutants 1",
				m.Number, strings.Join(wrong, "; "), strings.Join(m.Changes, "\n"), keepMutant(t, m, a))
			return
		}
	}
}

func writeMutant(t *testing.T, dir string, files mutant.Files) {
	t.Helper()
	texts := map[string]string{}
	for name, content := range files {
		texts[name] = string(content)
	}
	writeFiles(t, dir, texts)
}

// keepMutant writes a mutant where it stays after the test.
func keepMutant(t *testing.T, m *mutant.Mutant, a answer) string {
	t.Helper()
	dir, err := os.MkdirTemp("", fmt.Sprintf("slareport-mutant-%d-", m.Number))
	if err != nil {
		t.Fatal(err)
	}
	writeMutant(t, filepath.Join(dir, "workspace"), m.Files)
	writeFiles(t, dir, map[string]string{
		"changes.txt": strings.Join(m.Changes, "\n") + "\n", "command.txt": strings.Join(a.args, " ") + "\n",
		"stdout.txt": a.stdout, "stderr.txt": a.stderr,
	})
	return dir
}

// answer is what a command in a process of its own left behind.
type answer struct {
	args           []string
	code           int // -1: ended by a signal
	hung           bool
	stdout, stderr string
}

// measured runs a command in a process of its own that ends when it takes more memory than its workspace may.
func measured(args ...string) answer {
	ctx, cancel := context.WithTimeout(context.Background(), hangs)
	defer cancel()
	c := exec.CommandContext(ctx, "slareport-measured", args...)
	c.Cancel = func() error { return c.Process.Signal(syscall.SIGQUIT) } // tells where each goroutine stands
	c.WaitDelay = 10 * time.Second
	c.Env = append(os.Environ(), fmt.Sprintf("%s=%d", memoryEnv, memoryBase+memoryPer*sizeOf(args[2])))
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	err := c.Run()
	a := answer{args: args, hung: ctx.Err() != nil, stdout: out.String(), stderr: errs.String()}
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		a.code = exit.ExitCode()
	} else if err != nil {
		a.code, a.stderr = -1, a.stderr+err.Error()
	}
	return a
}

// sizeOf is the number of bytes in a folder.
func sizeOf(dir string) (n int64) {
	_ = filepath.WalkDir(dir, func(_ string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			n += info.Size()
		}
		return err
	})
	return n
}

// mainMeasured is the program, but for a watch on its memory.
func mainMeasured() {
	limit, err := strconv.ParseUint(os.Getenv(memoryEnv), 10, 64)
	if err != nil {
		panic(err)
	}
	go func() {
		for range time.Tick(5 * time.Millisecond) {
			watchMemory(limit)
		}
	}()
	code := newApp().run(context.Background(), os.Args[1:])
	watchMemory(limit) // memory is given back slowly: what was taken in between is still there
	os.Exit(code)
}

// watchMemory ends the process when it has taken more than its limit of the machine.
func watchMemory(limit uint64) {
	taken := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(taken)
	if n := taken[0].Value.Uint64() - taken[1].Value.Uint64(); n > limit {
		fmt.Fprintf(os.Stderr, "memory: %d bytes, at most %d are allowed\n", n, limit)
		os.Exit(exitMemory)
	}
}

// wrong tells what an answer must not be.
func (a answer) wrong() (list []string) {
	if a.hung {
		return []string{fmt.Sprintf("%s hangs: it was ended after %s", a.args[0], hangs)}
	}
	if a.code == exitMemory {
		return []string{a.args[0] + " takes too much " + strings.TrimSpace(a.stderr)}
	}
	if a.code < console.ExitDone || a.code > console.ExitFailOn {
		list = append(list, fmt.Sprintf("%s leaves with code %d", a.args[0], a.code))
	}
	for _, mark := range []string{"panic: ", "runtime error", "internal error", "fatal error", "goroutine 1 ["} {
		if strings.Contains(a.stdout+a.stderr, mark) {
			list = append(list, fmt.Sprintf("%s says %q", a.args[0], mark))
		}
	}
	if a.args[0] != "check" || a.stdout == "" {
		return list
	}
	var found checked
	if err := json.Unmarshal([]byte(a.stdout), &found); err != nil {
		return append(list, fmt.Sprintf("check --json is no JSON: %v", err))
	}
	return append(list, unreconciled(found.Sources)...)
}

// unreconciled tells of sources with rows that nobody accounts for.
func unreconciled(sources []report.Source) (list []string) {
	for _, s := range sources {
		parts := []int{s.Loaded, s.Duplicates, s.Filtered, s.Rejected}
		if sum := parts[0] + parts[1] + parts[2] + parts[3]; sum != s.Rows ||
			min(parts[0], parts[1], parts[2], parts[3]) < 0 {
			list = append(
				list,
				fmt.Sprintf("%s of %s has %d rows, and loaded, duplicates, filtered and rejected are %v", s.File, s.ID, s.Rows,
					parts),
			)
		}
	}
	return list
}

// unreconciledReports does so for the reports in a folder, if there are any.
func unreconciledReports(out string) (list []string) {
	paths, _ := filepath.Glob(filepath.Join(out, "*", "report.json"))
	for _, path := range paths {
		content, err := os.ReadFile(path)
		var r struct{ Sources []report.Source }
		if err = errors.Join(err, json.Unmarshal(content, &r)); err != nil {
			list = append(list, err.Error())
		}
		list = append(list, unreconciled(r.Sources)...)
	}
	return list
}

func TestWhatIsWrongWithAnAnswer(t *testing.T) {
	check, build := []string{"check"}, []string{"build"}
	for _, c := range []struct {
		a    answer
		want string
	}{
		{
			answer{
				args:   check,
				stdout: `{"sources": [{"id": "a", "rows": 4, "loaded": 1, "duplicates": 1, "filtered": 1, "rejected": 1}]}`,
			}, "",
		},
		{answer{args: check, code: 3}, ""},
		{answer{args: build, code: 1, stderr: "slareport: the workspace has a problem"}, ""},
		{answer{args: build, code: 4}, "build leaves with code 4"},
		{answer{args: build, code: -1}, "build leaves with code -1"},
		{answer{args: build, hung: true}, "build hangs"},
		{answer{args: build, code: exitMemory, stderr: "memory: 2 bytes"}, "build takes too much memory: 2 bytes"},
		{answer{args: build, code: 1, stderr: "Acme: runtime error: index out of range"}, `says "runtime error"`},
		{answer{args: build, code: 1, stderr: "Acme: internal error: division by zero"}, `says "internal error"`},
		{answer{args: build, code: 2, stderr: "panic: boom\n\ngoroutine 1 [running]:"}, `says "panic: "`},
		{answer{args: check, stdout: "{"}, "no JSON"},
		{answer{args: check, stdout: `{"sources": [{"id": "a", "rows": 4, "loaded": 3}]}`}, "has 4 rows"},
		{answer{args: check, stdout: `{"sources": [{"id": "a", "rows": 4, "loaded": 5, "rejected": -1}]}`}, "has 4 rows"},
	} {
		got := strings.Join(c.a.wrong(), "; ")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%+v: %q, want %q", c.a, got, c.want)
		}
	}
}

func TestMemoryBeyondTheLimitEndsAMeasuredCommand(t *testing.T) {
	c := exec.Command("slareport-measured", "version")
	c.Env = append(os.Environ(), memoryEnv+"=1000")
	text, err := c.CombinedOutput()
	if c.ProcessState.ExitCode() != exitMemory || !strings.Contains(string(text), "memory: ") {
		t.Errorf("%v: %s", err, text)
	}
}
