package disk

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// Open opens a regular file at a path of the operating system, also behind a link.
func Open(path string) (*os.File, error) { return openAs(path, isRegular) }

// openAs opens what is of a kind and refuses anything else. The name is looked at first, since opening a device
// can already do something; and what was put in its place meanwhile is noticed on the handle.
func openAs(path string, kind func(fs.FileMode) error) (*os.File, error) {
	info, err := stat(path)
	if err != nil {
		return nil, err
	}
	if err := kind(info.Mode()); err != nil {
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	return openAnyAs(path, kind)
}

// openAnyAs opens without waiting and keeps what is of a kind.
func openAnyAs(path string, kind func(fs.FileMode) error) (*os.File, error) {
	f, err := openNow(path)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil {
		err = kind(info.Mode())
	}
	if err != nil {
		_ = f.Close() // nothing was read of it
		return nil, &fs.PathError{Op: "open", Path: path, Err: err}
	}
	return f, nil
}

// OpenRoot opens a folder so that nothing outside of it can be reached through it. What is no folder is an error; a
// pipe keeps nobody waiting.
func OpenRoot(path string) (*os.Root, error) {
	info, err := os.Stat(path)
	if err == nil {
		err = isFolder(info.Mode())
	}
	if err != nil {
		return nil, err
	}
	return os.OpenRoot(path)
}

// stat tells a link that leads nowhere from a name that is not there.
func stat(path string) (fs.FileInfo, error) {
	info, err := os.Stat(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return info, err
	}
	if link, missing := os.Lstat(path); missing == nil && link.Mode()&fs.ModeSymlink != 0 {
		err = &fs.PathError{Op: "stat", Path: path, Err: errors.New("it is a link to a file that does not exist")}
	}
	return nil, err
}

// ReadFile reads a regular file of any file system, and no more of it than a byte above the limit, by which the caller
// sees that the file is too large.
func ReadFile(files fs.FS, name string, limit int64) ([]byte, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() // it was only read
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if err := isRegular(info.Mode()); err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return io.ReadAll(io.LimitReader(f, limit+1))
}

func isRegular(mode fs.FileMode) error {
	if mode.IsRegular() {
		return nil
	}
	return errors.New("it is " + kindOf(mode) + ", not a regular file")
}

func isFolder(mode fs.FileMode) error {
	if mode.IsDir() {
		return nil
	}
	return errors.New("it is " + kindOf(mode) + ", not a folder")
}

// kindOf names what a file is.
func kindOf(mode fs.FileMode) string {
	switch {
	case mode.IsRegular():
		return "a file"
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "something else"
}

// Reason is an error without the operation and the path of it, for messages that name the file themselves.
func Reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
