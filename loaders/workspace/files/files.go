// Package files reads the files of a workspace and notes what it read.
package files

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"github.com/slareport/slareport/loaders/disk"
)

// Digest tells what was read of a file. The file itself may be another by the time that documents are written.
type Digest struct {
	File   string // in the workspace, with forward slashes
	SHA256 string // of the bytes that were read, in hexadecimal
}

// Reader reads the files of a workspace and notes what it read.
type Reader struct {
	FS      fs.FS
	Digests []Digest // in order of reading; a file that is named twice and did not change is there once
	Ended   error    // the context ended
}

// Small reads a file that has no more than limit bytes.
func (r *Reader) Small(name string, limit int64) ([]byte, error) {
	data, err := r.Read(name, limit)
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("it has more than %d bytes", limit)
	}
	return data, err
}

// IsFolder tells whether there is a folder of that name.
func (r *Reader) IsFolder(name string) bool {
	info, err := fs.Stat(r.FS, name)
	return err == nil && info.IsDir()
}

// Read reads a file, and a byte more than the limit when it is too large.
func (r *Reader) Read(name string, limit int64) ([]byte, error) {
	name = path.Clean(name)
	data, err := disk.ReadFile(r.FS, name, limit)
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		r.Ended = err
		return nil, err
	case err != nil:
		return nil, err
	case int64(len(data)) > limit:
		return data, nil // it was not read whole, and nothing comes of it
	}
	sum := sha256.Sum256(data)
	if d := (Digest{name, hex.EncodeToString(sum[:])}); !slices.Contains(r.Digests, d) {
		r.Digests = append(r.Digests, d)
	}
	return data, nil
}
