package output

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What goes wrong at the end of a build is reported with what became of the documents, and no file is lost.
func TestFailuresAtTheEndOfABuildAreReported(t *testing.T) {
	for want, fail := range map[string]func(*Tree) error{
		"cannot tell what is in ": func(tree *Tree) error {
			return errors.Join(os.RemoveAll(tree.place), os.WriteFile(tree.place, []byte("mine"), 0o644))
		},
		"the documents cannot be put into ": func(tree *Tree) error {
			tree.target.Swap = func(string, string) error {
				return errors.Join(os.RemoveAll(tree.draft.documents()), errors.ErrUnsupported)
			}
			return nil
		},
		", but the ones before cannot be removed": func(tree *Tree) error { return tree.draft.held.Close() },
	} {
		place := filepath.Join(t.TempDir(), "out")
		built(t, place, "index.html")
		tree := begin(t, place)
		if err := fail(tree); err != nil {
			t.Fatal(err)
		}
		_, err := tree.Finish(Manifest{Slareport: "test", Period: october, AsOf: "2026-11-02T00:00:00Z"})
		var r *Refusal
		if !errors.As(err, &r) || !strings.Contains(err.Error(), want) || r.Hint == "" || errors.Unwrap(r) == nil {
			t.Errorf("the build ends with %v, want %q, its cause and a hint", err, want)
		}
		_ = tree.Abandon() // it may fail for the same reason
		if _, err := os.Stat(place); err != nil {
			t.Errorf("after %q nothing is in place: %v", want, err)
		}
	}
}

// Where a document that is kept cannot be linked, it is copied.
func TestADocumentThatCannotBeLinkedIsCopied(t *testing.T) {
	place := filepath.Join(t.TempDir(), "out")
	built(t, place, "kept.html")
	tree := begin(t, place)
	put(t, tree.draft.documents(), map[string]string{"kept.html": "in the way of a link"})
	if err := tree.Keep(func(name string) string { return name }); err != nil {
		t.Fatal(err)
	}
	finish(t, tree)
	holds(t, place, "kept.html")
}
