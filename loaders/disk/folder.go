package disk

import (
	"cmp"
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Folder is a folder on disk as a file system. The interfaces of package fs have no room for a context, so that
// the folder holds it: everything that is done with it fails once the context has ended.
type Folder struct {
	ctx context.Context
	dir string
}

// In gives the folder dir, "" for the current one.
func In(ctx context.Context, dir string) Folder { return Folder{ctx, cmp.Or(dir, ".")} }

// Open opens a regular file, also behind a link. The file can be read at any place (io.ReaderAt).
func (d Folder) Open(name string) (fs.File, error) {
	path, err := d.path("open", name)
	if err != nil {
		return nil, err
	}
	f, err := openAs(path, isRegular)
	if err != nil {
		return nil, err
	}
	return file{d.ctx, f}, nil
}

// entriesAtOnce is how many entries of a folder are read before the context is looked at again.
const entriesAtOnce = 1024

// ReadDir lists a folder in order of names.
func (d Folder) ReadDir(name string) ([]fs.DirEntry, error) {
	path, err := d.path("readdir", name)
	if err != nil {
		return nil, err
	}
	f, err := openAs(path, isFolder)
	if err != nil {
		return nil, err
	}
	defer f.Close() // it was only read
	var all []fs.DirEntry
	for d.ctx.Err() == nil {
		some, err := f.ReadDir(entriesAtOnce)
		all = append(all, some...)
		if err == io.EOF {
			slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
			return all, nil
		}
		if err != nil {
			return nil, err
		}
	}
	return nil, d.ctx.Err()
}

// Stat looks at a file, also behind a link.
func (d Folder) Stat(name string) (fs.FileInfo, error) {
	path, err := d.path("stat", name)
	if err != nil {
		return nil, err
	}
	return stat(path)
}

// Lstat looks at a file or at the link that it is.
func (d Folder) Lstat(name string) (fs.FileInfo, error) {
	path, err := d.path("lstat", name)
	if err != nil {
		return nil, err
	}
	return os.Lstat(path)
}

// ReadLink tells where a link leads. It makes the folder an fs.ReadLinkFS, as fs.Lstat needs it.
func (d Folder) ReadLink(name string) (string, error) {
	path, err := d.path("readlink", name)
	if err != nil {
		return "", err
	}
	return os.Readlink(path)
}

// path is where a name lies on disk.
func (d Folder) path(op, name string) (string, error) {
	if err := d.ctx.Err(); err != nil {
		return "", err
	}
	local, err := filepath.Localize(name)
	if err != nil {
		return "", &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	return filepath.Join(d.dir, local), nil
}

// file is an open file that can be read until the context ends.
type file struct {
	ctx context.Context
	f   *os.File
}

func (f file) Read(p []byte) (int, error) {
	if err := f.ctx.Err(); err != nil {
		return 0, err
	}
	return f.f.Read(p)
}

func (f file) ReadAt(p []byte, from int64) (int, error) {
	if err := f.ctx.Err(); err != nil {
		return 0, err
	}
	return f.f.ReadAt(p, from)
}

func (f file) Stat() (fs.FileInfo, error) { return f.f.Stat() }

func (f file) Close() error { return f.f.Close() }
