//go:build unix

package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/slareport/slareport/cmd/slareport/console"
)

// guard is how long a process may take to end. It is far more than the second that is promised: a test machine may
// be busy, and what hangs hangs for ever.
const guard = time.Minute

// process is a command that runs.
type process struct {
	*exec.Cmd
	errs bytes.Buffer
	temp string // its folder for temporary files
}

func start(t *testing.T, stdout *os.File, args ...string) *process {
	t.Helper()
	p := &process{Cmd: exec.Command("slareport", args...), temp: t.TempDir()}
	p.Stderr, p.Env = &p.errs, append(os.Environ(), "TMPDIR="+p.temp)
	if stdout != nil { // else it is discarded
		p.Stdout = stdout
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	return p
}

// end waits for the process and gives its exit code.
func (p *process) end(t *testing.T) int {
	t.Helper()
	hanging := time.AfterFunc(guard, func() { _ = p.Process.Kill() }) // then the code is -1
	defer hanging.Stop()
	_ = p.Wait() // the code says it
	if left, err := os.ReadDir(p.temp); err != nil || len(left) > 0 {
		t.Errorf("temporary files are left: %v, %v", left, err)
	}
	return p.ProcessState.ExitCode()
}

// A signal ends a build at any instant: with its code and a message, and with the old documents or the new ones.
func TestSignalsEndABuild(t *testing.T) {
	place := filepath.Join(t.TempDir(), "out")
	begun := time.Now()
	if code := start(t, nil, "build", "-w", sample, "-o", place, "--only", "xlsx,json").end(t); code != console.ExitDone {
		t.Fatalf("code %d", code)
	}
	long := time.Since(begun)
	old := readTree(t, place)
	dice := rand.New(rand.NewPCG(3, 4))
	ended := 0
	for i := range 6 {
		s, want := syscall.SIGINT, 130
		if i%2 == 1 {
			s, want = syscall.SIGTERM, 143
		}
		p := start(t, nil, "build", "-w", sample, "-o", place, "--only", "xlsx,json")
		time.Sleep(20*time.Millisecond + time.Duration(dice.Int64N(int64(long))))
		_ = p.Process.Signal(s) // it may be done already
		code := p.end(t)
		said := p.errs.String()
		switch {
		case code == console.ExitDone:
		case code == want && strings.HasSuffix(said, "slareport: interrupted: nothing was changed\n"),
			code == want && strings.Contains(said, "slareport: interrupted: the documents were already in "):
			ended++
		case code == -1 && said == "" && p.ProcessState.Sys().(syscall.WaitStatus).Signal() == s: // before main began
		default:
			t.Errorf("%v: code %d, %q", s, code, said)
		}
		sameTree(t, readTree(t, place), old) // the same inputs give the same bytes
		if left := beside(t, place); left != nil {
			t.Errorf("%v is left beside the documents", left)
		}
	}
	if ended == 0 {
		t.Error("no build was interrupted")
	}
}

// fullPipe is a pipe that nobody reads and that takes no more.
func fullPipe(t *testing.T) *os.File {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close(); w.Close() })
	if err := w.SetWriteDeadline(time.Now().Add(200 * time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	for chunk := make([]byte, 1<<16); err == nil; {
		_, err = w.Write(chunk)
	}
	return w
}

// A command that cannot get its output rid ends as well, and says what it has changed.
func TestSignalsEndABlockedCommand(t *testing.T) {
	for _, c := range []struct {
		args []string
		said string
	}{
		{[]string{"schema", "workspace"}, "slareport: interrupted: nothing was changed\n"},
		{[]string{"check", "-w", "testdata/base"}, "slareport: interrupted: nothing was changed\n"},
		{[]string{"build", "-w", "testdata/base", "--only", "json"},
			"slareport: interrupted: the documents were already in "},
	} {
		place := filepath.Join(t.TempDir(), "out")
		if c.args[0] == "build" {
			c.args = append(c.args, "-o", place)
		}
		p := start(t, fullPipe(t), c.args...)
		deadline := time.Now().Add(guard)
		for c.args[0] == "build" && time.Now().Before(deadline) { // until it has nothing left but to say so
			if _, err := os.Stat(place); err == nil {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
		time.Sleep(500 * time.Millisecond)
		if err := p.Process.Signal(syscall.SIGTERM); err != nil {
			t.Errorf("%v: %v", c.args, err)
		}
		if code := p.end(t); code != 143 || !strings.Contains(p.errs.String(), c.said) {
			t.Errorf("%v: code %d, %q", c.args, code, p.errs.String())
		}
		if left := beside(t, place); left != nil {
			t.Errorf("%v: %v is left", c.args, left)
		}
	}
}
