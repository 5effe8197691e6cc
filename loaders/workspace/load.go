package workspace

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/slareport/slareport/loaders/disk"
	"github.com/slareport/slareport/loaders/workspace/files"
	"github.com/slareport/slareport/loaders/workspace/shape"
)

// Names in a workspace.
const (
	File       = "slareport.yaml"
	Agreements = "agreements"
)

// ErrNone means that a folder lies in no workspace.
var ErrNone = errors.New("no " + File + " in this folder or one above it")

// Find gives the workspace that a folder lies in: the nearest folder upward with a slareport.yaml, whatever that is,
// since Open tells what is wrong with it. The error is ErrNone when there is none.
func Find(dir string) (string, error) {
	at, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("cannot tell where %s is: %w", dir, err)
	}
	for {
		if _, err := os.Lstat(filepath.Join(at, File)); err == nil {
			return at, nil
		}
		above := filepath.Dir(at)
		if above == at {
			return "", ErrNone
		}
		at = above
	}
}

// Open reads the workspace in a folder; see Load.
func Open(ctx context.Context, dir string, languages ...string) (*Workspace, []Problem, error) {
	w, problems, err := Load(disk.In(ctx, dir), languages...)
	if w != nil {
		w.Dir = dir
	}
	return w, problems, err
}

// Load reads slareport.yaml and the agreements of a workspace. Languages are those that documents can be
// written in; without any every language will do. Everything that is wrong comes back at once, in order of
// file and place; agreements with problems are left out of the Workspace. The error means that the
// workspace cannot be read at all.
func Load(root fs.FS, languages ...string) (*Workspace, []Problem, error) {
	from := &files.Reader{FS: root}
	data, err := from.Read(File, shape.MaxBytes)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, ErrNone
	}
	if err != nil {
		return nil, nil, unreadable(File, err)
	}
	w, good, problems := readSettings(from, data, languages)
	names, err := agreementFiles(root)
	if err != nil {
		return nil, nil, err
	}
	if len(names) == 0 {
		problems = append(problems, Problem{File: File, Line: 1, Column: 1, Text: "the workspace has no agreements",
			Hint: "put one YAML file per client into the folder " + Agreements})
	}
	all, more := readAgreements(from, languages, w, good, names)
	problems = append(problems, more...)
	if from.Ended != nil {
		return nil, nil, unreadable("the workspace", from.Ended)
	}
	problems = append(problems, checkAmong(all)...)
	keep(w, all, problems)
	w.Files, w.LeftOut = from.Digests, len(names)-len(w.Agreements)
	return w, shape.Sort(problems), nil
}

// unreadable is the error of a file or folder without which there is no workspace.
func unreadable(name string, err error) error {
	return fmt.Errorf("cannot read %s: %w", name, disk.Reason(err))
}

// readSettings reads slareport.yaml; good tells whether its sources are known.
func readSettings(from *files.Reader, data []byte, languages []string) (w *Workspace, good bool, problems []Problem) {
	r := &shape.Reader{File: File}
	s := newTables(from, languages, &Workspace{})
	w = &Workspace{Locale: defaultLocale}
	if root, ok := r.Parse(data); ok {
		*w, good = s.settings().Read(r, root)
	}
	w.Expressions = s.Found
	return w, good, r.Problems
}

// readAgreements reads the agreements, each by itself: one that cannot be read stops no other. sources tells that
// those of the workspace are known.
func readAgreements(from *files.Reader, languages []string, w *Workspace, sources bool, names []string) (
	all []contract, problems []Problem,
) {
	tables := newTables(from, languages, w)
	tables.sources = sources
	table := tables.agreement()
	for _, name := range names {
		data, err := from.Read(name, shape.MaxBytes)
		if err != nil {
			problems = append(
				problems, Problem{File: name, Line: 1, Column: 1, Text: "cannot be read: " + disk.Reason(err).Error()},
			)
			continue
		}
		tables.Begin(w.Zone)
		c, more := readAgreement(table, name, data)
		problems = append(problems, more...)
		all = append(all, c)
		w.Expressions = append(w.Expressions, tables.Found...)
	}
	return all, problems
}

// readAgreement reads one agreement as far as it can be read.
func readAgreement(table shape.Of[contract], name string, data []byte) (contract, []Problem) {
	r := &shape.Reader{File: name}
	c := contract{}
	if root, ok := r.Parse(data); ok {
		c, _ = table.Read(r, root)
	}
	c.file = name
	return c, r.Problems
}

// keep puts the agreements without problems into the workspace.
func keep(w *Workspace, all []contract, problems []Problem) {
	bad := map[string]bool{}
	for _, p := range problems {
		bad[p.File] = bad[p.File] || !p.Warning
	}
	for i := range all {
		if c := &all[i]; !bad[c.file] {
			w.Agreements = append(w.Agreements, &c.Agreement)
		}
	}
}

// agreementFiles lists the agreements in order of name. What is no file but is called like one is listed, too, so that
// its client is not left out in silence.
func agreementFiles(files fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(files, Agreements)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, unreadable("the folder "+Agreements, err)
	}
	var names []string
	for _, e := range entries {
		ext := strings.ToLower(path.Ext(e.Name()))
		if !strings.HasPrefix(e.Name(), ".") && (ext == ".yaml" || ext == ".yml") {
			names = append(names, path.Join(Agreements, e.Name()))
		}
	}
	return names, nil
}
