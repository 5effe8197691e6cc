package disk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// fill writes small files by name.
func fill(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(name), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestAFolderIsAFileSystem(t *testing.T) {
	dir := fill(t, "a.csv", "data/b.csv", "data/old/c.csv")
	folder := In(t.Context(), dir)
	for _, name := range []string{"a.csv", "data/b.csv", "data/old/c.csv"} {
		content, err := fs.ReadFile(folder, name)
		if err != nil || string(content) != name {
			t.Errorf("%s: %q, %v", name, content, err)
		}
	}
	var walked []string
	err := fs.WalkDir(folder, ".", func(path string, _ fs.DirEntry, err error) error {
		walked = append(walked, path)
		return err
	})
	if got := strings.Join(walked, " "); err != nil || got != ". a.csv data data/b.csv data/old data/old/c.csv" {
		t.Errorf("%s, %v", got, err)
	}
	f, err := folder.Open("a.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := fstest.TestFS(onlyFiles{folder}, "a.csv"); err != nil {
		t.Error(err)
	}
	at := make([]byte, 3)
	if n, err := f.(io.ReaderAt).ReadAt(at, 2); n != 3 || err != nil || string(at) != "csv" {
		t.Errorf("%q, %v", at[:n], err)
	}
	if info, err := f.Stat(); err != nil || info.Size() != 5 {
		t.Errorf("%v, %v", info, err)
	}
}

// onlyFiles is a file system whose root is listed by opening it, as fstest wants it.
type onlyFiles struct{ Folder }

func (o onlyFiles) Open(name string) (fs.File, error) {
	if info, err := o.Stat(name); err == nil && info.IsDir() {
		return os.DirFS(o.dir).Open(name)
	}
	return o.Folder.Open(name)
}

func TestNamesStayInTheFolder(t *testing.T) {
	folder := In(t.Context(), fill(t, "a.csv"))
	for _, name := range []string{"../a.csv", "/a.csv", "./a.csv", "data//a.csv", "", "a\x00.csv"} {
		_, opened := folder.Open(name)
		_, listed := folder.ReadDir(name)
		_, seen := folder.Stat(name)
		_, linked := folder.Lstat(name)
		_, led := folder.ReadLink(name)
		for _, err := range []error{opened, listed, seen, linked, led} {
			if !errors.Is(err, fs.ErrInvalid) {
				t.Errorf("%q: %v", name, err)
			}
		}
	}
}

func TestALongFolderIsListedWhole(t *testing.T) {
	dir := t.TempDir()
	for i := range 2*entriesAtOnce + 1 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(i)), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := In(t.Context(), dir).ReadDir(".")
	want, wrong := os.ReadDir(dir)
	if err != nil || wrong != nil || len(got) != len(want) {
		t.Fatalf("%d of %d entries, %v, %v", len(got), len(want), err, wrong)
	}
	for i := range want {
		if got[i].Name() != want[i].Name() {
			t.Fatalf("entry %d is %s, want %s", i, got[i].Name(), want[i].Name())
		}
	}
}

// Once the context has ended nothing more is done, also with what is open.
func TestEverythingEndsWithTheContext(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	folder := In(ctx, fill(t, "a.csv"))
	f, err := folder.Open("a.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	end()
	_, read := f.Read(make([]byte, 1))
	_, readAt := f.(io.ReaderAt).ReadAt(make([]byte, 1), 0)
	_, opened := folder.Open("a.csv")
	_, listed := folder.ReadDir(".")
	_, seen := folder.Stat("a.csv")
	_, linked := folder.Lstat("a.csv")
	_, led := folder.ReadLink("a.csv")
	for i, err := range []error{read, readAt, opened, listed, seen, linked, led} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%d: %v", i, err)
		}
	}
}

func TestAFolderIsNoFileAndAFileNoFolder(t *testing.T) {
	folder := In(t.Context(), fill(t, "data/a.csv"))
	if _, err := folder.Open("data"); err == nil || Reason(err).Error() != "it is a folder, not a regular file" {
		t.Error(err)
	}
	if _, err := folder.ReadDir("data/a.csv"); err == nil || Reason(err).Error() != "it is a file, not a folder" {
		t.Error(err)
	}
	if _, err := folder.Open("data/b.csv"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if got := Reason(fs.ErrPermission); got != fs.ErrPermission {
		t.Error(got)
	}
}
