package output

import (
	"os"
	"path/filepath"

	"github.com/slareport/slareport/loaders/disk"
)

// checkInputs refuses a place that holds something the build reads, or lies in a folder of it. A file that lies
// beside slareport.yaml does not keep documents out of the whole workspace.
func (t *Target) checkInputs(place string) error {
	folder, err := os.Stat(place)
	exists := err == nil
	for _, input := range t.Inputs {
		real, err := filepath.EvalSymlinks(input)
		if err != nil {
			continue // nothing is there
		}
		if real, err = filepath.Abs(real); err != nil {
			return err
		}
		link, err := filepath.Abs(input)
		if err != nil {
			return err
		}
		if exists && (inside(real, folder) || inside(link, folder)) {
			return refuse(hintOther, "%s holds %s, which the build reads", t.Folder, input)
		}
		info, err := os.Stat(real)
		if err == nil && !info.IsDir() {
			real = filepath.Dir(real)
			info, err = os.Stat(real)
		}
		if err != nil {
			return err
		}
		if inside(place, info) && !inside(t.workspace(), info) {
			return refuse(hintOther, "%s lies in %s, where the build reads files", t.Folder, real)
		}
	}
	return nil
}

// workspace is the path of the workspace without links.
func (t *Target) workspace() string {
	real, err := filepath.EvalSymlinks(t.Workspace)
	if err != nil {
		real = t.Workspace
	}
	abs, err := filepath.Abs(real)
	if err != nil {
		return real
	}
	return abs
}

// checkAbove refuses a place inside the documents of another build: that one would find files it did not write.
func (t *Target) checkAbove(place string) error {
	for _, above := range upward(place)[1:] {
		root, err := disk.OpenRoot(above)
		if err != nil {
			continue // it does not exist, or is not ours to look into
		}
		m := readManifest(root)
		if err := root.Close(); err != nil {
			return err
		}
		if m != nil {
			return refuse(hintOther, "%s lies in %s, which holds the documents of %s", t.Folder, above, m.Period)
		}
	}
	return nil
}
