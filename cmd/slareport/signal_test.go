//go:build unix

package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A build that is told to end, at whatever instant, leaves the old documents or the new ones, and nothing beside them.
func TestASignalLeavesNothingBehind(t *testing.T) {
	w := t.TempDir()
	if err := os.CopyFS(w, os.DirFS("testdata/base")); err != nil {
		t.Fatal(err)
	}
	place := filepath.Join(w, "deep", "out")
	start := func() *exec.Cmd {
		c := exec.Command("slareport", "build", "-w", w, "-o", place)
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
	if err := os.RemoveAll(filepath.Join(w, "deep")); err != nil {
		t.Fatal(err)
	}
	dice := rand.New(rand.NewPCG(3, 4))
	ended := 0
	for i := range kills(t) {
		c := start()
		signal := []os.Signal{os.Interrupt, syscall.SIGTERM}[i%2]
		if end(c, signal, place, i%4 < 2, time.Duration(dice.Int64N(int64(long)))) != nil {
			ended++
		}
		if _, err := os.Stat(filepath.Dir(place)); os.IsNotExist(err) {
			continue
		}
		wholeTree(t, readTree(t, place))
		if left := beside(t, place); left != nil {
			t.Fatalf("signal %d leaves %v beside the documents", i, left)
		}
	}
	if ended == 0 {
		t.Error("all builds were done before the signal")
	}
	t.Logf("%d builds were ended by a signal; one takes %v", ended, long)
}
