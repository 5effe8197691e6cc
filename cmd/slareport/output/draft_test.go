package output

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What a killed build left is cleared away by the next one, whenever it was killed.
func TestDraftsOfKilledBuildsAreCleared(t *testing.T) {
	for name, leave := range map[string]func(*Tree) error{
		"at the beginning": func(*Tree) error { return nil },
		"in the first line of the journal": func(tree *Tree) error {
			return errors.Join(os.Remove(tree.draft.documents()), os.Truncate(filepath.Join(tree.draft.dir, journalName), 5))
		},
		"before the journal": func(tree *Tree) error {
			return errors.Join(os.Remove(tree.draft.documents()), os.Remove(filepath.Join(tree.draft.dir, journalName)))
		},
		"between documents": func(tree *Tree) error { return tree.Write("acme/report.json", []byte("new")) },
		"in a document": func(tree *Tree) error {
			return os.WriteFile(filepath.Join(tree.draft.dir, partPrefix+"1"), []byte("ha"), 0o644)
		},
		"after a document was recorded": func(tree *Tree) error {
			d := Digest{"acme/report.json", fmt.Sprintf("%064d", 1)}
			return tree.draft.enter(d, func(string) error { return nil })
		},
		"after keeping documents": func(tree *Tree) error {
			return tree.Keep(func(name string) string { return name })
		},
		"after a swap": func(tree *Tree) error { return swapped(tree) },
		"while the old documents were removed": func(tree *Tree) error {
			return errors.Join(swapped(tree), os.RemoveAll(filepath.Join(tree.draft.documents(), "acme")))
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			place := filepath.Join(dir, "out")
			built(t, place, "acme/report.json", "bolt/report.json")
			tree := begin(t, place)
			if err := leave(tree); err != nil {
				t.Fatal(err)
			}
			killed(t, tree)
			next := begin(t, place)
			write(t, next, "index.html")
			finish(t, next)
			holds(t, place, "index.html")
			onlyHolds(t, dir, "out")
		})
	}
}

// swapped exchanges documents and stops there, where the old ones are to be removed.
func swapped(tree *Tree) error {
	err := tree.Write("index.html", []byte("index.html"))
	m := Manifest{Slareport: "test", Period: october, AsOf: "then"}
	m.Outputs = []Digest{{"index.html", tree.digests["index.html"]}}
	text, more := m.Text()
	return errors.Join(err, more, tree.Write(ManifestName, text), tree.exchange())
}

// A folder that only has the name of a draft stays as it is.
func TestFoldersThatOnlyLookLikeDraftsStay(t *testing.T) {
	dir := t.TempDir()
	place := filepath.Join(dir, "out")
	built(t, filepath.Join(dir, "copy"), "index.html")
	put(t, dir, map[string]string{
		".out" + draftMark + "1/new/report.json":   "mine",
		".out" + draftMark + "2/journal":           "Dear diary",
		".out" + draftMark + "3/old/index.html":    "mine, and nothing is in place",
		".out" + draftMark + "mine/new/index.html": "mine",
		".out" + draftMark + "4":                   "a file",
		".other" + draftMark + "5/journal":         journalHead,
		".out" + draftMark + "8/journal":           journalHead + "link\n../mail\n" + fmt.Sprintf("%064d ../mail\n", 1),
		".out" + draftMark + "8/old/index.html":    "mine, and no documents",
		".out" + draftMark + "9/journal":           journalHead,
		".outlook/mail":                            "mine",
	})
	if err := os.Rename(filepath.Join(dir, "copy"), filepath.Join(dir, ".out"+draftMark+"6")); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"7": ".outlook", "9/new": "../.outlook", "9/old": "../.outlook"} {
		if err := os.Symlink(to, filepath.Join(dir, ".out"+draftMark+name)); err != nil {
			t.Skip(err)
		}
	}
	before := contents(t, dir)
	tree := begin(t, place)
	if err := tree.Abandon(); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, before)
}

// A file that somebody put into a draft, or changed there, outlives the draft.
func TestForeignFilesInADraftStay(t *testing.T) {
	dir := t.TempDir()
	place := filepath.Join(dir, "out")
	tree := begin(t, place)
	write(t, tree, "acme/report.json", "index.html")
	killed(t, tree)
	for _, name := range []string{"new/note.txt", "new/acme/report.json", "note.txt"} {
		if err := text(name)(tree.draft.dir); err != nil {
			t.Fatal(err)
		}
	}
	next := begin(t, place)
	if err := next.Abandon(); err != nil {
		t.Fatal(err)
	}
	got, want := contents(t, tree.draft.dir), "new/acme/report.json=mine new/note.txt=mine note.txt=mine"
	if !strings.HasSuffix(got, want) {
		t.Errorf("the draft holds %s\nwant %s after its journal", got, want)
	}
}

// A document that could not be written to its end has no name, and its draft leaves nothing.
func TestADocumentThatFailsHasNoName(t *testing.T) {
	dir := t.TempDir()
	tree := begin(t, filepath.Join(dir, "out"))
	full := errors.New("the disk is full")
	err := tree.WriteBy("index.html", func(w io.Writer) error {
		_, err := io.WriteString(w, "half")
		return errors.Join(err, full)
	})
	if !errors.Is(err, full) {
		t.Errorf("writing ends with %v", err)
	}
	onlyHolds(t, tree.draft.documents())
	if err := tree.Abandon(); err != nil {
		t.Fatal(err)
	}
	onlyHolds(t, dir)
}

// A document that comes after its build was given up brings nothing back, and what a workbook spilled goes too.
func TestNothingIsWrittenIntoARemovedDraft(t *testing.T) {
	dir := t.TempDir()
	place := filepath.Join(dir, "out")
	tree := beginWith(t, place, Swap)
	if err := os.WriteFile(filepath.Join(tree.Scratch(), "excelize-1"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := tree.Abandon(); err != nil {
		t.Fatal(err)
	}
	if err := tree.Write("a/b.txt", nil); err != errRemoved {
		t.Error(err)
	}
	if err := tree.linkOrCopy(Digest{File: "main.go"}, "main.go"); err != errRemoved {
		t.Error(err)
	}
	if err := tree.Forget("a"); err != errRemoved {
		t.Error(err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
		t.Errorf("%v is left, %v", entries, err)
	}
}
