package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// resolve gives the absolute path of a folder that exists or is to be made, without links in it. The documents of a
// folder behind a link change where the link leads to; the link stays.
func resolve(folder string) (string, error) {
	at, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	for missing := ""; ; {
		real, err := filepath.EvalSymlinks(at)
		if err == nil {
			return filepath.Join(real, missing), isFolder(folder, real)
		}
		if info, found := os.Lstat(at); found == nil && info.Mode()&fs.ModeSymlink != 0 {
			return "", refuse(hintOther, "%s leads nowhere: %s is a link to something that does not exist", folder, at)
		}
		if !errors.Is(err, fs.ErrNotExist) || at == filepath.Dir(at) {
			return "", &Refusal{Text: "there can be no documents in " + folder, Hint: hintOther, Err: err}
		}
		at, missing = filepath.Dir(at), filepath.Join(filepath.Base(at), missing)
	}
}

func isFolder(folder, real string) error {
	info, err := os.Stat(real)
	if err == nil && !info.IsDir() {
		return refuse(hintOther, "%s is a file, and documents need a folder", folder)
	}
	return err
}

// upward lists a path and the folders above it, the nearest first.
func upward(path string) []string {
	all := []string{path}
	for at := filepath.Dir(path); at != all[len(all)-1]; at = filepath.Dir(at) {
		all = append(all, at)
	}
	return all
}

// inside tells whether a path is a folder or lies in it. The system compares, so that upper case and lower case,
// and a folder that is mounted twice, are what they are on this machine.
func inside(path string, folder fs.FileInfo) bool {
	return slices.ContainsFunc(upward(path), func(at string) bool {
		info, err := os.Stat(at)
		return err == nil && os.SameFile(info, folder)
	})
}

// makeFolders makes a folder and what is missing above it, and lists what it made, the innermost first.
func makeFolders(dir string) (made []string, err error) {
	for _, at := range upward(dir) {
		if _, err := os.Stat(at); err == nil {
			break
		}
		made = append(made, at)
	}
	return made, os.MkdirAll(dir, 0o755)
}
