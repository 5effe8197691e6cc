package output

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// busyError is what renaming a mount point gives.
var busyError error = &os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.EBUSY}

// withoutSwap is a system that cannot exchange two folders in one step.
func withoutSwap(string, string) error { return errors.ErrUnsupported }

// New documents take the place of the old ones with a swap of folders and without, and of an empty folder too.
func TestDocumentsAreExchangedWithASwapAndWithout(t *testing.T) {
	for _, swap := range []Swapper{Swap, withoutSwap} {
		dir := filepath.Join(t.TempDir(), "a"+draftMark+"1")
		place := filepath.Join(dir, "out")
		if err := os.MkdirAll(place, 0o755); err != nil {
			t.Fatal(err)
		}
		for _, document := range []string{"first.html", "second.html"} {
			tree := beginWith(t, place, swap)
			write(t, tree, document)
			finish(t, tree)
			holds(t, place, document)
			onlyHolds(t, dir, "out")
		}
	}
}

// Where there is no swap and the move fails, the old documents are put back and the failure is reported.
func TestAFailedMovePutsTheOldDocumentsBack(t *testing.T) {
	dir := t.TempDir()
	place := filepath.Join(dir, "out")
	built(t, place, "index.html")
	tree := begin(t, place)
	tree.target.Swap = func(string, string) error {
		return errors.Join(os.RemoveAll(tree.draft.documents()), errors.ErrUnsupported) // as somebody else may do
	}
	write(t, tree, "new.html")
	if _, err := tree.Finish(Manifest{}); err == nil {
		t.Error("nothing is said about the documents that are missing")
	}
	if err := tree.Abandon(); err != nil {
		t.Fatal(err)
	}
	holds(t, place, "index.html")
	onlyHolds(t, dir, "out")
}

// Killed after any step of an exchange without a swap, a build leaves the old documents or the new ones once the next
// one has begun, and nothing else when that one is finished.
func TestABuildKilledInTheMiddleOfAnExchangeIsSetRight(t *testing.T) {
	for steps, want := range []string{"old.html", "old.html", "new.html"} {
		dir := t.TempDir()
		place := filepath.Join(dir, "out")
		built(t, place, "old.html")
		tree := beginWith(t, place, withoutSwap)
		write(t, tree, "new.html")
		put(t, tree.draft.documents(), map[string]string{ManifestName: manifestNaming(t, "new.html", "new.html")})
		aside, move := tree.moves()
		for _, step := range []func() error{aside, move}[:steps] {
			if err := step(); err != nil {
				t.Fatal(err)
			}
		}
		killed(t, tree)
		next := beginWith(t, place, withoutSwap)
		holds(t, place, want)
		write(t, next, "next.html")
		finish(t, next)
		holds(t, place, "next.html")
		onlyHolds(t, dir, "out")
	}
}

// killed lets go of a tree as the end of a process does.
func killed(t *testing.T, tree *Tree) {
	t.Helper()
	if err := errors.Join(tree.draft.journal.file.Close(), tree.draft.held.Close()); err != nil {
		t.Fatal(err)
	}
}

// A build that begins while another one has moved the old documents aside does not take them for left behind.
func TestABuildLeavesTheExchangeOfAnotherAlone(t *testing.T) {
	dir := t.TempDir()
	place := filepath.Join(dir, "out")
	built(t, place, "old.html")
	first := beginWith(t, place, withoutSwap)
	write(t, first, "first.html")
	put(t, first.draft.documents(), map[string]string{ManifestName: manifestNaming(t, "first.html", "first.html")})
	aside, move := first.moves()
	if err := aside(); err != nil {
		t.Fatal(err)
	}
	second := beginWith(t, place, withoutSwap)
	if _, err := os.Stat(place); err == nil {
		t.Error("the second build put the old documents back")
	}
	if err := errors.Join(move(), first.Abandon()); err != nil {
		t.Fatal(err)
	}
	holds(t, place, "first.html")
	write(t, second, "second.html")
	finish(t, second)
	holds(t, place, "second.html")
	onlyHolds(t, dir, "out")
}

// A mount point cannot be moved: nothing is changed, and the hint says what to do.
func TestAPlaceThatCannotBeMovedIsReported(t *testing.T) {
	for err, want := range map[error]string{
		busyError:             "a mount point cannot be replaced: choose a folder inside it with --out",
		errors.ErrUnsupported: hintOther,
	} {
		if got := hintFor(err); got != want {
			t.Errorf("%v: the hint is %q, want %q", err, got, want)
		}
	}
}
