package table

import (
	"compress/gzip"
	"errors"
	"io"

	"github.com/slareport/slareport/loaders/table/workbook"
	"github.com/slareport/slareport/report/finding"
)

// gzipFile is a packed text file.
type gzipFile struct {
	packed      func() (io.Reader, error)
	size, limit int64 // bytes: of the file, and that it may unpack to
}

func newGzipFile(packed func() (io.Reader, error), size, limit int64) *gzipFile {
	if limit <= 0 {
		limit = workbook.DefaultMaxBytes
	}
	return &gzipFile{packed: packed, size: size, limit: limit}
}

// fits unpacks a file once and refuses one that grows too large, before records of its rows take a multiple of the
// limit. Whatever else is wrong with it is found where it is read: the rows before the damage are good.
func (g *gzipFile) fits() error {
	r, err := g.unpacked()
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, r)
	if r.left < 0 {
		return err
	}
	return nil
}

// open unpacks the file from its first byte.
func (g *gzipFile) open() (io.Reader, error) { return g.unpacked() }

func (g *gzipFile) unpacked() (*limited, error) {
	r, err := g.packed()
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, gzipProblem(err)
	}
	return &limited{r: z, left: g.limit, limit: g.limit, packed: g.size}, nil
}

// limited is a gzip stream that ends in an error when it grows too large or is damaged.
type limited struct {
	r                   io.Reader
	left, limit, packed int64 // bytes
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return 0, finding.NewProblem("file.gzip-too-large", "hint.max-bytes-or-unpack",
			workbook.Megabytes(l.packed), workbook.Megabytes(l.limit))
	}
	if err != nil && err != io.EOF {
		err = gzipProblem(err)
	}
	return n, err
}

func gzipProblem(err error) error {
	key := "file.gzip-broken"
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		key = "file.gzip-cut-off"
	case errors.Is(err, gzip.ErrChecksum):
		key = "file.gzip-checksum"
	}
	return finding.NewProblem(key, "hint.copy-again")
}
