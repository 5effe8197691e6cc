package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// tree is a folder of documents that is written beside its place and put there whole: whoever looks sees the
// old documents or the new ones, never a mixture.
type tree struct {
	place   string // where the finished folder goes
	draft   string // where it is written
	aside   string // where the old one goes meanwhile, where folders cannot be swapped
	swap    swapper
	held    io.Closer // the draft, as long as this build writes it
	mu      sync.Mutex
	digests map[string]string // relative path → SHA-256
}

const draftMark = ".slareport-draft-"

// swapper exchanges two folders in one step, or fails without a change.
type swapper func(a, b string) error

// newTree begins a folder of documents. It sets right what a killed build left beside it.
func newTree(place string, swap swapper) (*tree, error) {
	place = filepath.Clean(place)
	if behind, err := filepath.EvalSymlinks(place); err == nil {
		place = behind // the documents change where a link leads to, not the link
	}
	parent, name := filepath.Split(place)
	if parent == "" {
		parent = "."
	}
	if info, err := os.Stat(place); err == nil && !info.IsDir() {
		return nil, failed(fmt.Errorf("%s is a file, and documents need a folder", place), "choose another folder with --out")
	}
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return nil, failed(fmt.Errorf("there can be no documents in %s: %w", place, err), "choose another folder with --out")
	}
	if err := errors.Join(restore(parent, name), clearLeft(parent, "."+name+draftMark)); err != nil {
		return nil, err
	}
	for range 10 { // before the folder is held another build may take it for one left behind
		draft, err := os.MkdirTemp(parent, "."+name+draftMark)
		if err != nil {
			return nil, err
		}
		if held, ok := hold(draft); ok {
			aside := filepath.Join(parent, "."+name+asideMark+strings.TrimPrefix(filepath.Base(draft), "."+name+draftMark))
			return &tree{place: place, draft: draft, aside: aside, swap: swap, held: held, digests: map[string]string{}}, os.Chmod(draft, 0o755)
		}
	}
	return nil, fmt.Errorf("cannot hold a folder in %s", parent)
}

// clearLeft removes the folders that killed builds left behind, not those that builds are writing now.
func clearLeft(parent, mark string) error {
	entries, err := os.ReadDir(parent)
	if err != nil {
		return err
	}
	for _, e := range entries {
		left := filepath.Join(parent, e.Name())
		if !strings.HasPrefix(e.Name(), mark) {
			continue
		}
		held, ok := hold(left)
		if !ok {
			continue
		}
		if err := errors.Join(os.RemoveAll(left), held.Close()); err != nil {
			return err
		}
	}
	return nil
}

// write adds a document. The name is relative, with forward slashes.
func (t *tree) write(name string, content []byte) error {
	path := filepath.Join(t.draft, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	sum := sha256.Sum256(content)
	t.mu.Lock()
	t.digests[name] = hex.EncodeToString(sum[:])
	t.mu.Unlock()
	return os.WriteFile(path, content, 0o644)
}

// keep carries over documents of the folder in place that this build did not write. to gives the name under which
// one is kept, "" when it is not.
func (t *tree) keep(to func(name string) string) error {
	err := filepath.WalkDir(t.place, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		rel, err := filepath.Rel(t.place, path)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		if _, written := t.digests[name]; written {
			return nil
		}
		if name = to(name); name == "" || t.digests[name] != "" {
			return nil
		}
		return t.adopt(name, path)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// forget removes the documents of a client that failed: some of them would pass for all.
func (t *tree) forget(folder string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	maps.DeleteFunc(t.digests, func(name, _ string) bool { return strings.HasPrefix(name, folder+"/") })
	return os.RemoveAll(filepath.Join(t.draft, folder))
}

// adopt puts a document that stands elsewhere into the folder by linking it, or by copying where links are not to
// be had.
func (t *tree) adopt(name, from string) error {
	old, err := os.Open(from)
	if err != nil {
		return err
	}
	defer old.Close()
	to := filepath.Join(t.draft, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	sum, sink := sha256.New(), io.Discard
	if os.Link(from, to) != nil {
		copied, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return err
		}
		defer copied.Close()
		sink = copied
	}
	if _, err := io.Copy(io.MultiWriter(sum, sink), old); err != nil {
		return err
	}
	t.mu.Lock()
	t.digests[name] = hex.EncodeToString(sum.Sum(nil))
	t.mu.Unlock()
	return nil
}

// names lists what was written, in order.
func (t *tree) names() []string {
	var all []string
	for n := range t.digests {
		all = append(all, n)
	}
	slices.Sort(all)
	return all
}

// first is the document to open first: the page over all clients, else a client's report, else what there is.
func (t *tree) first() string {
	names := t.names()
	for _, end := range []string{"index.html", "/report.pdf", ""} {
		i := slices.IndexFunc(names, func(name string) bool { return strings.HasSuffix(name, end) })
		if i >= 0 {
			return names[i]
		}
	}
	return ""
}

// finish puts the folder in its place.
func (t *tree) finish() error {
	if err := t.exchange(); err != nil {
		return errors.Join(err, os.RemoveAll(t.draft))
	}
	return nil
}

// abandon removes what was written so far, and lets go of the folder.
func (t *tree) abandon() error { return errors.Join(os.RemoveAll(t.draft), t.held.Close()) }

// stands tells whether a document is in the folder in place, from an earlier build.
func (t *tree) stands(name string) bool {
	_, err := os.Stat(filepath.Join(t.place, filepath.FromSlash(name)))
	return err == nil
}
