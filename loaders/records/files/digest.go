package files

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"io/fs"
	"sync"
)

// Readable is a file that can be read at any place; files of a disk are.
type Readable interface {
	fs.File
	io.ReaderAt
}

// Hashing is a file that is hashed while others read it. Text files are read from beginning to end, so every byte
// is at hand once and in order; what nobody has read, as in workbooks, is read in the end.
type Hashing struct {
	Readable
	progress *Progress
	mu       sync.Mutex
	hash     hash.Hash
	at       int64 // so many bytes are hashed
}

// NewHashing begins the hash of an open file.
func NewHashing(file Readable, p *Progress) *Hashing {
	return &Hashing{Readable: file, progress: p, hash: sha256.New()}
}

// ReadAt reads, and hashes what comes next after what was hashed before.
func (h *Hashing) ReadAt(p []byte, from int64) (int, error) {
	n, err := h.Readable.ReadAt(p, from)
	h.take(p[:n], from)
	return n, err
}

func (h *Hashing) take(p []byte, from int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	done := h.at - from
	if done < 0 || done >= int64(len(p)) {
		return
	}
	p = p[done:]
	h.hash.Write(p)
	h.at += int64(len(p))
	h.progress.add(int64(len(p)))
}

// restSize is how much of what nobody has read is read at a time.
const restSize = 256 << 10

// Sum gives the SHA-256 in hexadecimal.
func (h *Hashing) Sum(ctx context.Context) (string, error) {
	rest := make([]byte, restSize)
	for {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		if _, err := h.ReadAt(rest, h.at); err == io.EOF {
			break
		} else if err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.hash.Sum(nil)), nil
}
