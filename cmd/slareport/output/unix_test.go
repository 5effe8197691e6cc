//go:build unix

package output

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// A pipe among the documents, or beside them with the name of a draft, keeps nobody waiting.
func TestAPipeIsRefused(t *testing.T) {
	dir := t.TempDir()
	place := filepath.Join(dir, "out")
	built(t, place, "index.html")
	for _, name := range []string{".out" + draftMark + "7", "out/pipe"} {
		if err := unix.Mkfifo(filepath.Join(dir, name), 0o644); err != nil {
			t.Skip(err)
		}
	}
	refused(t, dir, target(place, Swap), "out holds files that no build wrote, or that were changed since: pipe")
}

// A folder that only some may look into stays so, and documents get the rights that new files have.
func TestRightsOfTheFolderStay(t *testing.T) {
	defer unix.Umask(unix.Umask(0o027))
	place := filepath.Join(t.TempDir(), "out")
	built(t, place, "acme/report.json")
	if err := os.Chmod(place, 0o510); err != nil {
		t.Fatal(err)
	}
	built(t, place, "acme/report.json")
	for name, want := range map[string]os.FileMode{".": 0o710, "acme": 0o750, "acme/report.json": 0o640} {
		info, err := os.Stat(filepath.Join(place, name))
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has the rights %o, want %o", name, got, want)
		}
	}
}
