package output

import "golang.org/x/sys/unix"

// Swap exchanges two folders in one step.
func Swap(a, b string) error {
	return unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
}
