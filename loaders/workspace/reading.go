package workspace

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"slices"

	"github.com/slareport/slareport/loaders/disk"
)

// FileDigest tells what was read of a file. The file itself may be another by the time that documents are written.
type FileDigest struct {
	File   string // in the workspace, with forward slashes
	SHA256 string // of the bytes that were read, in hexadecimal
}

// reading reads the files of a workspace and notes what it read.
type reading struct {
	files   fs.FS
	digests []FileDigest // in order of reading; a file that is named twice and did not change is there once
	ended   error        // the context ended
}

// file reads a file, and a byte more than the limit when it is too large.
func (r *reading) file(name string, limit int64) ([]byte, error) {
	name = path.Clean(name)
	data, err := disk.ReadFile(r.files, name, limit)
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		r.ended = err
		return nil, err
	case err != nil:
		return nil, err
	case int64(len(data)) > limit:
		return data, nil // it was not read whole, and nothing comes of it
	}
	sum := sha256.Sum256(data)
	if d := (FileDigest{name, hex.EncodeToString(sum[:])}); !slices.Contains(r.digests, d) {
		r.digests = append(r.digests, d)
	}
	return data, nil
}
