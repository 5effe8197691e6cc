//go:build linux || darwin

package output

import (
	"errors"
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// hold marks a folder as in use until the handle is closed or the process ends, however it ends. It is false
// when somebody else holds the folder, or when it is gone. A file system without locks holds nothing.
func hold(dir string) (io.Closer, bool) {
	const folderAtOnce = os.O_RDONLY | unix.O_DIRECTORY | unix.O_NONBLOCK // a pipe of this name keeps nobody waiting
	f, err := os.OpenFile(dir, folderAtOnce, 0)
	if err != nil {
		return nil, false
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); errors.Is(err, unix.EWOULDBLOCK) {
		_ = f.Close() // it was only looked at
		return nil, false
	}
	return f, true
}
