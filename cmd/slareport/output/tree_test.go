package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// october is the period of the documents in these tests.
const october = "2026-10"

func begin(t *testing.T, place string) *Tree {
	t.Helper()
	return beginWith(t, place, Swap)
}

func beginWith(t *testing.T, place string, swap Swapper) *Tree {
	t.Helper()
	tree, err := Begin(target(place, swap))
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func target(place string, swap Swapper) Target {
	return Target{Folder: place, Periods: []string{october}, Workspace: filepath.Dir(place), Swap: swap}
}

// write adds documents whose content is their name.
func write(t *testing.T, tree *Tree, names ...string) {
	t.Helper()
	for _, name := range names {
		if err := tree.Write(name, []byte(name)); err != nil {
			t.Fatal(err)
		}
	}
}

func finish(t *testing.T, tree *Tree) {
	t.Helper()
	kept, err := tree.Finish(Manifest{Slareport: "test", Period: october, AsOf: "2026-11-02T00:00:00Z"})
	if err := errors.Join(err, tree.Abandon()); err != nil || len(kept) > 0 {
		t.Fatal(err, kept)
	}
}

// built puts documents into a place.
func built(t *testing.T, place string, names ...string) {
	t.Helper()
	tree := begin(t, place)
	write(t, tree, names...)
	finish(t, tree)
}

// put writes files, each as its name says: name → content.
func put(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// contents lists what is in a folder, hidden files and empty folders too: path and content, where a link leads, or
// what it is.
func contents(t *testing.T, dir string) string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(path, dir+string(filepath.Separator)))
		switch {
		case name == ManifestName:
			return nil
		case entry.IsDir():
			if inner, err := os.ReadDir(path); err != nil || len(inner) > 0 {
				return err
			}
			all = append(all, name+"/")
		case entry.Type()&fs.ModeSymlink != 0:
			to, err := os.Readlink(path)
			all = append(all, name+"->"+to)
			return err
		case !entry.Type().IsRegular():
			all = append(all, name+"|")
		default:
			content, err := os.ReadFile(path)
			if text := string(content); text != name {
				name += "=" + text
			}
			all = append(all, name)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(all, " ")
}

// holds compares what is in a folder.
func holds(t *testing.T, dir, want string) {
	t.Helper()
	if got := contents(t, dir); got != want {
		t.Errorf("%s holds %s\nwant %s", filepath.Base(dir), got, want)
	}
}

func TestNothingIsInPlaceBeforeATreeIsFinished(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a[b] c")
	place := filepath.Join(dir, "out")
	tree := begin(t, place)
	write(t, tree, "index.html", "acme/report.json")
	if _, err := os.Stat(place); err == nil {
		t.Fatal("half a tree is in place")
	}
	finish(t, tree)
	tree = begin(t, place)
	write(t, tree, "acme/report.json")
	holds(t, place, "acme/report.json index.html")
	finish(t, tree)
	holds(t, dir, "out/acme/report.json=acme/report.json out/manifest.json="+manifestOf(t, place))
}

func manifestOf(t *testing.T, place string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(place, ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// A folder of documents may be a link to a shared drive.
func TestALinkLeadsToTheNewTree(t *testing.T) {
	drive, link := filepath.Join(t.TempDir(), "drive"), filepath.Join(t.TempDir(), "out")
	built(t, drive, "index.html", "acme/report.json")
	if err := os.Symlink(drive, link); err != nil {
		t.Skip(err)
	}
	tree := begin(t, link)
	if err := tree.Write("index.html", []byte("new")); err != nil {
		t.Fatal(err)
	}
	if err := tree.Keep(func(name string) string { return name }); err != nil {
		t.Fatal(err)
	}
	finish(t, tree)
	holds(t, drive, "acme/report.json index.html=new")
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v", err)
	}
}

// An abandoned tree leaves the old one, and none of the folders that were made for it.
func TestAnAbandonedTreeLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	built(t, filepath.Join(dir, "out"), "index.html")
	for _, place := range []string{"out", "deep/below/out"} {
		tree := begin(t, filepath.Join(dir, place))
		write(t, tree, "other.html")
		if err := tree.Abandon(); err != nil {
			t.Fatal(err)
		}
	}
	holds(t, filepath.Join(dir, "out"), "index.html")
	onlyHolds(t, dir, "out")
}

// onlyHolds compares the names in a folder, hidden ones too.
func onlyHolds(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("%s holds %v, want %v", filepath.Base(dir), got, want)
	}
}

// A build that begins while another writes to the same place takes nothing from it.
func TestTwoBuildsOfOnePlaceBothFinishWhole(t *testing.T) {
	dir := t.TempDir()
	place := filepath.Join(dir, "out")
	first := begin(t, place)
	write(t, first, "a.html")
	second := begin(t, place)
	write(t, first, "b.html")
	write(t, second, "c.html")
	finish(t, first)
	holds(t, place, "a.html b.html")
	finish(t, second)
	holds(t, place, "c.html")
	onlyHolds(t, dir, "out")
}

// What a client's failed documents leave is not in the manifest, and not in the folder.
func TestForgottenDocumentsAreGone(t *testing.T) {
	place := filepath.Join(t.TempDir(), "out")
	tree := begin(t, place)
	write(t, tree, "acme/report.json", "acme-2/report.json")
	if err := tree.Forget("acme"); err != nil {
		t.Fatal(err)
	}
	finish(t, tree)
	holds(t, place, "acme-2/report.json")
	if strings.Contains(manifestOf(t, place), "acme/") {
		t.Error("the manifest names a document that is gone")
	}
}
