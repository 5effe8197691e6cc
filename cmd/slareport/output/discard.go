package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/slareport/slareport/loaders/disk"
)

// discard removes from a folder what builds recorded, and the folders that are empty then. Whatever else is there was
// saved by somebody while the build ran: it moves into the place, unless something has its name there. kept lists
// where these files are now.
func discard(dir, place string, recorded ledger) (kept []string, err error) {
	if info, err := os.Lstat(dir); err != nil || !info.IsDir() {
		return nil, ignoreMissing(err)
	}
	root, err := disk.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	files, folders, err := removable(root, recorded)
	for _, name := range files {
		err = errors.Join(err, root.Remove(name))
	}
	for _, name := range slices.Backward(folders) { // the innermost first
		_ = root.Remove(name) // one that is not empty stays
	}
	if err := errors.Join(err, root.Close()); err != nil {
		return nil, err
	}
	if os.Remove(dir) == nil {
		return nil, nil
	}
	return moveRest(dir, place)
}

// removable lists the files that builds recorded, the manifest last: until then it tells what the folder is. And it
// lists all folders, the outermost first.
func removable(root *os.Root, recorded ledger) (files, folders []string, err error) {
	m := readManifest(root)
	recorded.addAll(m)
	err = fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil || name == "." || name == ManifestName && m != nil:
			return err
		case entry.IsDir():
			folders = append(folders, name)
			return nil
		}
		ours, err := recorded.has(root, name, entry)
		if ours {
			files = append(files, name)
		}
		return err
	})
	if m != nil {
		files = append(files, ManifestName)
	}
	return files, folders, err
}

// moveRest moves what is left of a folder into the place. Nothing that stands there is replaced.
func moveRest(dir, place string) (kept []string, err error) {
	_, err = os.Stat(place)
	there := err == nil
	var folders []string
	err = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		to := filepath.Join(place, rel)
		switch {
		case entry.IsDir():
			folders = append(folders, path)
			if there {
				_ = os.MkdirAll(to, 0o755) // where this fails the files stay
			}
		case there && os.Link(path, to) == nil: // a link is never made over something
			kept = append(kept, to)
			return os.Remove(path)
		default:
			kept = append(kept, path)
		}
		return nil
	})
	for _, path := range slices.Backward(folders) {
		_ = os.Remove(path) // one that is not empty stays
	}
	return kept, err
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
