package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/slareport/slareport/loaders/disk"
)

// Swapper exchanges two folders in one step, or fails without a change.
type Swapper func(a, b string) error

// exchange puts the new documents in their place and the old ones into the draft. Where the system cannot swap two
// folders in one step, the old one is moved aside first. Whoever is killed just then leaves no documents in place:
// the next build begins with putting the old ones back (restore). Whoever could look into the old folder can look into
// the new one.
func (t *Tree) exchange() error {
	old, err := os.Lstat(t.place)
	if errors.Is(err, fs.ErrNotExist) {
		return os.Rename(t.draft.documents(), t.place)
	}
	if err != nil {
		return err
	}
	const owner = 0o700 // without these rights nobody could put documents into the folder, or take them out
	if err := os.Chmod(t.draft.documents(), old.Mode()|owner); err != nil {
		return err
	}
	if err := t.target.Swap(t.draft.documents(), t.place); err == nil {
		return nil
	}
	aside, move := t.moves()
	if err := aside(); err != nil {
		return err
	}
	if err := move(); err != nil {
		return errors.Join(err, os.Rename(t.draft.old(), t.place))
	}
	return nil
}

// hintFor is the hint for an exchange that failed.
func hintFor(err error) string {
	if errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV) {
		return "a mount point cannot be replaced: choose a folder inside it with --out"
	}
	return hintOther
}

// moves are the steps of an exchange without a swap.
func (t *Tree) moves() (aside, move func() error) {
	return func() error { return os.Rename(t.place, t.draft.old()) },
		func() error { return os.Rename(t.draft.documents(), t.place) }
}

// restore puts documents back that a killed build had moved aside and not replaced.
func restore(place string) error {
	return leftDrafts(place, func(dir string) error {
		old := filepath.Join(dir, oldName)
		if _, ok := readJournal(dir); !ok || !holdsDocuments(old) {
			return nil
		}
		if _, err := os.Lstat(place); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return os.Rename(old, place)
	})
}

// holdsDocuments tells whether something is a folder with the manifest of a build.
func holdsDocuments(dir string) bool {
	if info, err := os.Lstat(dir); err != nil || !info.IsDir() {
		return false
	}
	root, err := disk.OpenRoot(dir)
	if err != nil {
		return false
	}
	defer root.Close()
	return readManifest(root) != nil
}
