package output

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// What is mounted among the documents is nobody's to remove, and a mount point cannot be replaced: a build is refused
// before it begins. /proc is a mount on every machine; mounting needs rights that not every tester has.
func TestAMountIsRefused(t *testing.T) {
	if !isMount("/proc") || isMount(t.TempDir()) {
		t.Fatal("a mount is not told from a folder")
	}
	dir := t.TempDir()
	place, other := filepath.Join(dir, "out"), filepath.Join(dir, "other")
	built(t, place, "acme/report.json")
	if err := os.Mkdir(other, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{filepath.Join(place, "acme"), place} {
		if err := unix.Mount(other, at, "", unix.MS_BIND, ""); err != nil {
			t.Skipf("nothing can be mounted here: %v", err)
		}
		_, err := Begin(target(place, Swap))
		if unmount := unix.Unmount(at, 0); unmount != nil {
			t.Fatal(unmount)
		}
		if err == nil {
			t.Errorf("%s is a mount, and a build begins", at)
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
		t.Errorf("%v is left, %v", entries, err)
	}
}
