package library

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/slareport/slareport/loaders/presets"
)

// Settings is the slareport.yaml of a workspace that holds the template alone: a source for each export that it needs.
func (t *Template) Settings() string {
	var b strings.Builder
	b.WriteString("# What is read, and from where. slareport schema workspace lists every key.\n")
	fmt.Fprintf(&b, "provider: %s\n", t.provider())
	b.WriteString("timezone: UTC                # of times in the exports that name none\n")
	b.WriteString("sources:\n")
	for _, record := range t.Needs {
		fmt.Fprintf(&b, "  - id: %s\n    files: data/%s.csv\n    records: %s\n", record, record, record)
		fmt.Fprintf(&b, "    # columns by name: %s\n", strings.Join(columnsOf(record), ", "))
	}
	return b.String()
}

// provider is the provider that the template names.
func (t *Template) provider() string {
	for line := range strings.Lines(t.Text) {
		if name, is := strings.CutPrefix(line, "provider: "); is {
			return strings.TrimSpace(name)
		}
	}
	return "Your provider"
}

// columnsOf are the fields of a record type.
func columnsOf(record string) (names []string) {
	for _, r := range presets.Fields {
		if r.Name != record {
			continue
		}
		for _, f := range r.Fields {
			names = append(names, f.Name)
		}
	}
	return names
}

// Start writes a workspace with the template into a folder, which may be there already, and gives the paths of what it
// wrote. Nothing is overwritten, and nothing is written where a file of it is there.
func (t *Template) Start(dir string) (written []string, err error) {
	files := []struct{ path, text string }{
		{filepath.Join(dir, "slareport.yaml"), t.Settings()},
		{filepath.Join(dir, "agreements", t.Name+".yaml"), t.Text},
	}
	if t.Table != nil {
		table := struct{ path, text string }{filepath.Join(dir, filepath.FromSlash(t.Table.Path)), t.Table.Head + "\n" +
			t.Table.Row + "\n"}
		files = append(files, table)
	}
	for _, f := range files {
		if _, err := os.Lstat(f.path); err == nil {
			return nil, &fs.PathError{Op: "create", Path: f.path, Err: fs.ErrExist}
		}
	}
	for _, folder := range []string{"agreements", "data"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
			return nil, err
		}
	}
	for _, f := range files {
		if err := create(f.path, f.text); err != nil {
			for _, path := range written {
				err = errors.Join(err, os.Remove(path))
			}
			return nil, err
		}
		written = append(written, f.path)
	}
	return written, nil
}

// create writes a file that is not there.
func create(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}
