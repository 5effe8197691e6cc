package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// withoutSwap is a system that cannot exchange two folders in one step.
func withoutSwap(string, string) error { return errors.ErrUnsupported }

// mainWithoutSwap is the command on such a system.
func mainWithoutSwap() {
	a := &app{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, swap: withoutSwap}
	os.Exit(a.run(context.Background(), os.Args[1:]))
}

func beginWith(t *testing.T, place string, swap swapper) *tree {
	t.Helper()
	tr, err := newTree(place, swap)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// New documents take the place of the old ones with a swap of folders and without.
func TestDocumentsAreExchangedWithASwapAndWithout(t *testing.T) {
	for name, swap := range map[string]swapper{"swap": swap, "no swap": withoutSwap} {
		place := filepath.Join(t.TempDir(), "a"+draftMark+"b", "out")
		for _, document := range []string{"first.html", "second.html"} {
			tr := beginWith(t, place, swap)
			write(t, tr, document)
			finish(t, tr)
			if got := readTree(t, place); len(got) != 1 || got[document] == nil {
				t.Errorf("%s: after %s there stand %v", name, document, got)
			}
			if left := beside(t, place); left != nil {
				t.Errorf("%s: %v is left beside the documents", name, left)
			}
		}
	}
}

// Where there is no swap and the move fails, the old documents are put back and the failure is told.
func TestAFailedMovePutsTheOldDocumentsBack(t *testing.T) {
	place := filepath.Join(t.TempDir(), "out")
	writeFiles(t, place, map[string]string{"index.html": "old"})
	tr := beginWith(t, place, withoutSwap)
	if err := os.RemoveAll(tr.draft); err != nil { // as a full disk or somebody else may do
		t.Fatal(err)
	}
	if err := tr.finish(); err == nil {
		t.Error("nobody says that the documents are not there")
	}
	if err := tr.abandon(); err != nil {
		t.Fatal(err)
	}
	if got := readTree(t, place); len(got) != 1 || string(got["index.html"]) != "old" {
		t.Errorf("there stand %q", got)
	}
	if left := beside(t, place); left != nil {
		t.Errorf("%v is left beside the documents", left)
	}
}

// Killed after any step of an exchange without a swap, a build leaves the old documents or the new ones once the next
// one has begun, and nothing else when that one is finished.
func TestABuildKilledInTheMiddleOfAnExchangeIsSetRight(t *testing.T) {
	for steps, want := range []string{"old.html", "old.html", "new.html", "new.html"} {
		place := filepath.Join(t.TempDir(), "out")
		writeFiles(t, place, map[string]string{"old.html": "old"})
		tr := beginWith(t, place, withoutSwap)
		write(t, tr, "new.html")
		aside, move, remove := tr.moves()
		for _, step := range []func() error{aside, move, remove}[:steps] {
			if err := step(); err != nil {
				t.Fatal(err)
			}
		}
		if err := tr.held.Close(); err != nil { // the end of a process lets go of its folders
			t.Fatal(err)
		}
		next := beginWith(t, place, withoutSwap)
		if got := readTree(t, place); len(got) != 1 || got[want] == nil {
			t.Errorf("killed after %d steps: the next build finds %v, want %s", steps, got, want)
		}
		write(t, next, "next.html")
		finish(t, next)
		if got := readTree(t, place); len(got) != 1 || got["next.html"] == nil {
			t.Errorf("killed after %d steps: the next build leaves %v", steps, got)
		}
		if left := beside(t, place); left != nil {
			t.Errorf("killed after %d steps: %v is left beside the documents", steps, left)
		}
	}
}

// A build that begins while another one has moved the old documents aside does not take them for left behind.
func TestABuildLeavesTheExchangeOfAnotherAlone(t *testing.T) {
	place := filepath.Join(t.TempDir(), "out")
	writeFiles(t, place, map[string]string{"old.html": "old"})
	first := beginWith(t, place, withoutSwap)
	write(t, first, "first.html")
	held, ok := hold(place)
	aside, move, remove := first.moves()
	if err := aside(); err != nil || !ok {
		t.Fatal(err, ok)
	}
	second := beginWith(t, place, withoutSwap)
	if _, err := os.Stat(place); err == nil {
		t.Error("the second build put the old documents back")
	}
	if err := errors.Join(move(), remove(), held.Close(), first.held.Close()); err != nil {
		t.Fatal(err)
	}
	if got := readTree(t, place); len(got) != 1 || got["first.html"] == nil {
		t.Errorf("of the first build stand there %v", got)
	}
	write(t, second, "second.html")
	finish(t, second)
	if got, left := readTree(t, place), strings.Join(beside(t, place), " "); len(got) != 1 || got["second.html"] == nil || left != "" {
		t.Errorf("of the second build stand there %v, beside it %s", got, left)
	}
}
