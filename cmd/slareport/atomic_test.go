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
	"strings"
	"testing"
	"time"
)

// kills is at how many instants a build is killed.
const kills = 30

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
	unfinished, replaced := 0, 0
	for i := 1; i <= kills; i++ {
		rename(t, w, i)
		c := start()
		time.Sleep(time.Duration(dice.Int64N(int64(long) * 8 / 5)))
		_ = c.Process.Kill() // it may be done already
		if c.Wait() != nil {
			unfinished++
		}
		if _, err := os.Lstat(place); err != nil && command == "slareport-without-swap" {
			if err := restore(filepath.Split(place)); err != nil { // as the next build begins
				t.Fatal(err)
			}
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
		t.Errorf("all %d builds were done before they were killed", kills)
	}
	if err := start().Wait(); err != nil {
		t.Fatal(err)
	}
	if got := wholeTree(t, readTree(t, place)); got != kills {
		t.Errorf("documents of build %d stand there at the end", got)
	}
	if left := strings.Join(beside(t, place), " "); left != "agreements data slareport.yaml" {
		t.Errorf("beside the documents lie %s", left)
	}
	t.Logf("%d of %d builds were killed before their end, %d had put their documents in place; one takes %v", unfinished, kills, replaced, long)
}

// rename makes the documents of the i-th build tell themselves apart.
func rename(t *testing.T, workspace string, i int) {
	t.Helper()
	writeFiles(t, workspace, map[string]string{"slareport.yaml": fmt.Sprintf(
		"provider: Provider %d\ntimezone: Europe/Berlin\nsources:\n  - {id: incidents, files: data/tickets*.csv, records: tickets}\n", i)})
}

// wholeTree sees that a folder is what its manifest says, all by one build, and tells which.
func wholeTree(t *testing.T, files map[string][]byte) int {
	t.Helper()
	var m manifest
	if err := json.Unmarshal(files[manifestName], &m); err != nil {
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

// An interrupt stops a build wherever it is: it says so, leaves with 1, and nothing has changed.
func TestAnInterruptedBuildChangesNothing(t *testing.T) {
	place := filepath.Join(t.TempDir(), "out")
	writeFiles(t, place, map[string]string{"index.html": "old"})
	for _, after := range []time.Duration{0, 20 * time.Millisecond, 60 * time.Millisecond, 150 * time.Millisecond, 400 * time.Millisecond} {
		ctx, stop := context.WithCancel(context.Background())
		timer := time.AfterFunc(after, stop)
		var out, errs bytes.Buffer
		code := run(ctx, []string{"build", "-w", sample, "-o", place}, strings.NewReader(""), &out, &errs)
		timer.Stop()
		stop()
		if code == exitDone {
			break // the machine is faster than that
		}
		if code != exitFailed || out.Len() > 0 || !strings.HasPrefix(errs.String(), "slareport: interrupted") {
			t.Errorf("after %v: code %d, %q and %q", after, code, out.String(), errs.String())
		}
		if got := readTree(t, place); len(got) != 1 || string(got["index.html"]) != "old" {
			t.Errorf("after %v: %d documents stand there", after, len(got))
		}
		if left := beside(t, place); left != nil {
			t.Errorf("after %v: %v is left beside the documents", after, left)
		}
	}
}
