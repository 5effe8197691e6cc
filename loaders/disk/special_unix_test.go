//go:build unix

package disk

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// soon fails the test when something waits that must not.
func soon(t *testing.T, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		do()
	}()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatal("it waits")
	}
}

// What is no regular file is refused by what it is, and nothing waits for it.
func TestWhatIsNoRegularFile(t *testing.T) {
	dir := fill(t, "a.csv")
	at := func(name string) string { return filepath.Join(dir, name) }
	err := errors.Join(syscall.Mkfifo(at("pipe"), 0o644), os.Symlink("pipe", at("to-pipe")),
		os.Symlink("nowhere", at("dangling")),
		os.Symlink("loop", at("loop")), os.Symlink("a.csv", at("link")), os.Symlink(os.DevNull, at("device")))
	if err != nil {
		t.Fatal(err)
	}
	// paths of sockets are short, and the folder may be deep
	if socket, err := net.Listen("unix", at("socket")); err == nil {
		defer socket.Close()
	}
	folder := In(t.Context(), dir)
	for name, want := range map[string]string{
		"pipe":     "it is a named pipe, not a regular file",
		"to-pipe":  "it is a named pipe, not a regular file",
		"device":   "it is a device, not a regular file",
		"socket":   "it is a socket, not a regular file",
		"dangling": "it is a link to a file that does not exist",
		"loop":     syscall.ELOOP.Error(),
		"link":     "",
	} {
		if _, err := os.Lstat(at(name)); err != nil {
			continue
		}
		soon(t, func() {
			f, err := folder.Open(name)
			if err == nil {
				f.Close()
			}
			if want == "" && err != nil ||
				want != "" && (err == nil || Reason(err).Error() != want || errors.Is(err, fs.ErrNotExist)) {
				t.Errorf("%s: %v, want %s", name, err, want)
			}
			if _, err := folder.ReadDir(name); err == nil {
				t.Errorf("%s is listed", name)
			}
		})
	}
}

// A pipe that takes the place of a file after that was looked at is noticed on the handle.
func TestWhatIsPutInPlaceOfAFile(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Fatal(err)
	}
	soon(t, func() {
		if _, err := openAnyAs(pipe, isRegular); err == nil ||
			Reason(err).Error() != "it is a named pipe, not a regular file" {
			t.Error(err)
		}
	})
}
