package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/cmd/slareport/output"
)

// kills is at how many instants a build is killed: SLAREPORT_KILLS, or a few.
func kills(t *testing.T) int {
	text := os.Getenv("SLAREPORT_KILLS")
	if text == "" {
		return 30
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("SLAREPORT_KILLS is no number: %v", err)
	}
	return n
}

// Killed at any instant, a build leaves the old documents or the new ones, never a mixture; and the next build
// leaves nothing beside them. So it is where folders can be swapped in one step, and where they cannot.
func TestAKilledBuildLeavesTheOldDocumentsOrTheNew(t *testing.T) {
	for _, command := range []string{"slareport", "slareport-without-swap"} {
		t.Run(command, func(t *testing.T) { killBuilds(t, command) })
	}
}

func killBuilds(t *testing.T, command string) {
	w := t.TempDir()
	if err := os.CopyFS(w, os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	place := filepath.Join(w, "out")
	start := func() *exec.Cmd {
		c := exec.Command(command, "build", "-w", w, "-o", place)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		return c
	}
	rename(t, w, 0)
	begun := time.Now()
	if err := start().Wait(); err != nil {
		t.Fatal(err)
	}
	long := time.Since(begun)
	dice := rand.New(rand.NewPCG(1, 2))
	old, whose := readTree(t, place), 0
	unfinished, replaced, times := 0, 0, kills(t)
	for i := 1; i <= times; i++ {
		rename(t, w, i)
		c := start()
		if end(c, os.Kill, place, i%2 == 0, time.Duration(dice.Int64N(int64(long)))) != nil {
			unfinished++
		}
		if _, err := os.Lstat(place); err != nil && command == "slareport-without-swap" {
			restored(t, w, place)
		}
		now := readTree(t, place)
		switch got := wholeTree(t, now); got {
		case whose:
			sameTree(t, now, old)
		case i:
			old, whose = now, i
			replaced++
		default:
			t.Fatalf("kill %d: documents of build %d stand there, after those of build %d", i, got, whose)
		}
	}
	if unfinished == 0 {
		t.Errorf("all %d builds were done before they were killed", times)
	}
	if err := start().Wait(); err != nil {
		t.Fatal(err)
	}
	if got := wholeTree(t, readTree(t, place)); got != times {
		t.Errorf("documents of build %d stand there at the end", got)
	}
	if left := strings.Join(beside(t, place), " "); left != "agreements data slareport.yaml" {
		t.Errorf("beside the documents lie %s", left)
	}
	t.Logf("%d of %d builds were killed before their end, %d put their documents in place; one takes %v",
		unfinished, times, replaced, long)
}

// end sends a signal to a build, after a while or, for a late one, around the instant at which its documents are put in
// place, and gives what became of it.
func end(c *exec.Cmd, signal os.Signal, place string, late bool, after time.Duration) error {
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	begin := time.After(0)
	if late {
		begin, after = manifestWritten(place), after/100
	}
	select {
	case err := <-done:
		return err
	case <-begin:
		time.Sleep(after)
	}
	_ = c.Process.Signal(signal) // it may be done already
	return <-done
}

// manifestWritten waits until a draft beside a place is complete, or for a while.
func manifestWritten(place string) <-chan time.Time {
	pattern := filepath.Join(filepath.Dir(place), ".*-draft-*", "new", output.ManifestName)
	written := make(chan time.Time, 1)
	go func() {
		for range 20_000 {
			if found, err := filepath.Glob(pattern); err != nil || len(found) > 0 {
				break
			}
			time.Sleep(100 * time.Microsecond)
		}
		written <- time.Now()
	}()
	return written
}

// restored lets the next build put back what the killed one had moved aside, and do nothing else.
func restored(t *testing.T, workspace, place string) {
	t.Helper()
	target := output.Target{Folder: place, Periods: []string{october}, Workspace: workspace, Swap: output.Swap}
	tree, err := output.Begin(target)
	if err != nil {
		t.Fatal(err)
	}
	if err := tree.Abandon(); err != nil {
		t.Fatal(err)
	}
}

// rename makes the documents of the i-th build tell themselves apart.
func rename(t *testing.T, workspace string, i int) {
	t.Helper()
	writeFiles(t, workspace, map[string]string{"slareport.yaml": fmt.Sprintf(
		"provider: Provider %d\ntimezone: Europe/Berlin\nsources:\n"+
			"  - {id: incidents, files: data/tickets*.csv, records: tickets}\n", i)})
}

// wholeTree sees that a folder is what its manifest says, all by one build, and tells which.
func wholeTree(t *testing.T, files map[string][]byte) int {
	t.Helper()
	var m output.Manifest
	if err := json.Unmarshal(files[output.ManifestName], &m); err != nil {
		t.Fatalf("the manifest cannot be read: %v", err)
	}
	if len(m.Outputs) != len(files)-1 {
		t.Fatalf("the manifest lists %d documents, and there are %d", len(m.Outputs), len(files)-1)
	}
	whose := -1
	for _, o := range m.Outputs {
		sum := sha256.Sum256(files[o.File])
		if hex.EncodeToString(sum[:]) != o.SHA256 {
			t.Fatalf("%s is not what the manifest says", o.File)
		}
		if !strings.HasSuffix(o.File, "/report.json") {
			continue
		}
		var r struct{ Provider string }
		if err := json.Unmarshal(files[o.File], &r); err != nil {
			t.Fatal(err)
		}
		var i int
		if _, err := fmt.Sscanf(r.Provider, "Provider %d", &i); err != nil || whose >= 0 && i != whose {
			t.Fatalf("documents of %q and of build %d stand there together", r.Provider, whose)
		}
		whose = i
	}
	return whose
}

// An interrupt stops a build wherever it is: it says so, leaves with 130, and nothing has changed.
func TestAnInterruptedBuildChangesNothing(t *testing.T) {
	dir := t.TempDir()
	place := filepath.Join(dir, "out")
	buildDrawn(t, place, drawn("old", ""), reportOptions{}, true)
	old := readTree(t, place)
	for _, out := range []string{"out", "new/deep/out"} {
		for _, after := range []int{0, 20, 60, 150, 400} { // milliseconds
			ctx, stop := context.WithCancel(context.Background())
			timer := time.AfterFunc(time.Duration(after)*time.Millisecond, stop)
			var text, errs bytes.Buffer
			args := []string{"build", "-w", sample, "-p", october, "-o", filepath.Join(dir, out)}
			code := run(ctx, args, strings.NewReader(""), &text, &errs)
			timer.Stop()
			stop()
			if code == console.ExitDone {
				return // the machine is faster than that
			}
			if code != 130 || text.Len() > 0 || !strings.HasPrefix(errs.String(), "slareport: interrupted") {
				t.Errorf("after %d ms: code %d, %q and %q", after, code, text.String(), errs.String())
			}
			sameTree(t, readTree(t, place), old)
			if left := beside(t, place); left != nil {
				t.Errorf("after %d ms: %v is left beside the documents", after, left)
			}
		}
	}
}

// beside lists what lies in the folder of the documents apart from them.
func beside(t *testing.T, place string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(place))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != filepath.Base(place) {
			names = append(names, e.Name())
		}
	}
	return names
}
