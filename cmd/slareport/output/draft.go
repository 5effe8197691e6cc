package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
)

// A draft is a hidden folder beside the place of the documents. It has a journal, the folder of the new documents,
// which holds the old ones after a swap, the old ones where they have to be moved aside, and files being written.
const (
	draftMark  = ".slareport-draft-" // a draft of out is .out.slareport-draft- and a number
	newName    = "new"
	oldName    = "old"
	partPrefix = "part-"

	spillPrefix = "excelize-" // of the temporary files that the workbook library makes in the scratch folder
)

type draft struct {
	dir     string
	journal *journal
	held    io.Closer    // as long as this build writes the draft
	parts   atomic.Int64 // files begun so far
}

// newDraft makes a draft for a folder of some name, and holds it.
func newDraft(parent, name string) (*draft, error) {
	for range 10 { // before the draft is held another build may take it for one left behind
		dir, err := os.MkdirTemp(parent, "."+name+draftMark)
		if err != nil {
			return nil, err
		}
		held, ok := hold(dir)
		if !ok {
			continue
		}
		j, err := newJournal(dir)
		if errors.Is(err, fs.ErrNotExist) {
			_ = held.Close() // another build has removed the folder
			continue
		}
		d := &draft{dir: dir, journal: j, held: held}
		if err == nil {
			err = os.Mkdir(d.documents(), 0o755)
		}
		if err != nil {
			return nil, errors.Join(err, held.Close())
		}
		return d, nil
	}
	return nil, fmt.Errorf("cannot hold a folder in %s", parent)
}

// documents is the folder of the new documents until they are in their place.
func (d *draft) documents() string { return filepath.Join(d.dir, newName) }

// old is the folder of the old documents where they have to be moved aside.
func (d *draft) old() string { return filepath.Join(d.dir, oldName) }

// write writes a document into a file without a name of its own, and gives the path of that. The document is complete
// before it gets its name (place), so that every file with a name has the digest that the journal says; and a file that
// is linked elsewhere keeps its content there.
func (d *draft) write(name string, content func(io.Writer) error) (path string, digest Digest, err error) {
	path = filepath.Join(d.dir, partPrefix+strconv.FormatInt(d.parts.Add(1), 10))
	part, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return "", Digest{}, err
	}
	sum := sha256.New()
	err = content(io.MultiWriter(part, sum))
	if err := errors.Join(err, part.Close()); err != nil {
		return "", Digest{}, err
	}
	return path, Digest{name, hex.EncodeToString(sum.Sum(nil))}, nil
}

// place gives a written document its name.
func (d *draft) place(digest Digest, path string) error {
	return d.enter(digest, func(to string) error { return os.Rename(path, to) })
}

// enter records a document and puts it where it belongs.
func (d *draft) enter(digest Digest, put func(path string) error) error {
	if err := d.journal.record(digest); err != nil {
		return err
	}
	path := filepath.Join(d.documents(), filepath.FromSlash(digest.File))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return put(path)
}

// close removes the draft and lets go of it. It lists where files are now that somebody else saved into the folder
// while the build ran.
func (d *draft) close(place string) (kept []string, err error) {
	err = d.journal.file.Close()
	kept, more := removeDraft(d.dir, place)
	return kept, errors.Join(err, more, d.held.Close())
}

// removeDraft removes what builds wrote into a draft, and moves what somebody else did into the place. What cannot be
// moved stays where it is, and so does a folder that is no draft of a build, unless it is empty.
func removeDraft(dir, place string) (kept []string, err error) {
	recorded, ok := readJournal(dir)
	if !ok {
		_ = os.Remove(dir) // only an empty folder can be removed so
		return nil, nil
	}
	for _, name := range []string{newName, oldName} {
		more, err := discard(filepath.Join(dir, name), place, recorded)
		kept = append(kept, more...)
		if err != nil {
			return kept, err
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return kept, err
	}
	var files []string
	for _, e := range entries {
		switch {
		case isDraftFile(e):
			files = append(files, e.Name())
		case e.Name() != journalName:
			return kept, nil
		}
	}
	for _, name := range append(files, journalName) { // the journal last: it tells the next build what this folder is
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			return kept, err
		}
	}
	return kept, os.Remove(dir)
}

// isDraftFile tells whether an entry of a draft is a file that was being written there.
func isDraftFile(e fs.DirEntry) bool {
	written := strings.HasPrefix(e.Name(), partPrefix) || strings.HasPrefix(e.Name(), spillPrefix)
	return written && e.Type().IsRegular()
}

// clearDrafts removes what killed builds left beside a place.
func clearDrafts(place string) error {
	return leftDrafts(place, func(dir string) error {
		_, _ = removeDraft(dir, place) // what cannot be removed now is in nobody's way; the next build tries again
		return nil
	})
}

// leftDrafts calls a function with each draft of a place that no build holds.
func leftDrafts(place string, do func(dir string) error) error {
	parent, name := filepath.Split(place)
	entries, err := os.ReadDir(parent)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		number, is := strings.CutPrefix(e.Name(), "."+name+draftMark)
		if !is || !e.IsDir() || number == "" || strings.Trim(number, "0123456789") != "" {
			continue
		}
		dir := filepath.Join(parent, e.Name())
		held, ok := hold(dir)
		if !ok {
			continue
		}
		if err := errors.Join(do(dir), held.Close()); err != nil {
			return err
		}
	}
	return nil
}
