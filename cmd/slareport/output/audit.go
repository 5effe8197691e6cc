package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/disk"
)

// audit refuses a place that holds anything but documents of earlier builds of the same periods, as they were
// written. A place that does not exist, or is empty, is fine.
func (t *Target) audit(place string) error {
	m, foreign, err := audit(place)
	switch {
	case err == nil && isMount(place):
		return refuse("name a folder in it", "%s is a mount point, which cannot be replaced", t.Folder)
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return &Refusal{Text: "cannot tell what is in " + t.Folder, Hint: hintOther, Err: err}
	case len(foreign) > 0:
		return refuse(hintMove, "%s holds files that no build wrote, or that were changed since: %s", t.Folder,
			firstNames(foreign))
	case m != nil && !slices.Contains(t.Periods, m.Period):
		return refuse(hintOther, "%s holds the documents of %s, and this build is of %s", t.Folder, m.Period, t.Periods[0])
	}
	return nil
}

// audit reads the manifest of a folder, nil if there is none, and lists what it does not name or not as it is now.
func audit(dir string) (m *Manifest, foreign []string, err error) {
	root, err := disk.OpenRoot(dir)
	if err != nil {
		return nil, nil, err
	}
	written, unchanged := parseManifest(root)
	known := ledger{}
	known.addAll(written)
	if unchanged {
		m = written
	}
	err = fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || name == "." || name == ManifestName && m != nil {
			return err
		}
		mounted := isMount(filepath.Join(dir, filepath.FromSlash(name)))
		if entry.IsDir() {
			if known.hasFolder(name) && !mounted {
				return nil
			}
			foreign = append(foreign, name+"/")
			return fs.SkipDir // the folder says enough
		}
		ours, err := known.has(root, name, entry)
		if (!ours || mounted) && err == nil {
			foreign = append(foreign, name)
		}
		return err
	})
	return m, foreign, errors.Join(err, root.Close())
}

// ledger is what builds recorded of the files they wrote: name → SHA-256 of each content.
type ledger map[string][]string

func (l ledger) add(d Digest) { l[d.File] = append(l[d.File], d.SHA256) }

func (l ledger) addAll(m *Manifest) {
	if m != nil {
		for _, o := range m.Outputs {
			l.add(o)
		}
	}
}

// has tells whether a file is one that a build wrote, with the content it wrote. Only such a file is read: another one
// may be of any size, and a pipe would keep the reader waiting.
func (l ledger) has(root *os.Root, name string, entry fs.DirEntry) (bool, error) {
	if len(l[name]) == 0 || !entry.Type().IsRegular() {
		return false, nil
	}
	sum, err := digestOf(root, name)
	return slices.Contains(l[name], sum), err
}

// hasFolder tells whether a folder is one that a build made for its files.
func (l ledger) hasFolder(name string) bool {
	for file := range l {
		if strings.HasPrefix(path.Dir(file)+"/", name+"/") {
			return true
		}
	}
	return false
}

// shownFiles is how many files a message names.
const shownFiles = 3

func firstNames(names []string) string {
	if more := len(names) - shownFiles; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:shownFiles], ", "), more)
	}
	return strings.Join(names, ", ")
}
