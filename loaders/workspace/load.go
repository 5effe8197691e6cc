package workspace

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/slareport/slareport/loaders/workspace/shape"
)

// Names in a workspace.
const (
	File       = "slareport.yaml"
	Agreements = "agreements"
)

// ErrNone means that a folder lies in no workspace.
var ErrNone = errors.New("no " + File + " in this folder or one above it")

// Find gives the workspace that a folder lies in: the nearest folder upward with a slareport.yaml. The
// error is ErrNone when there is none.
func Find(dir string) (string, error) {
	at, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("cannot tell where %s is: %w", dir, err)
	}
	for {
		if info, err := os.Stat(filepath.Join(at, File)); err == nil && info.Mode().IsRegular() {
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
func Open(dir string, languages ...string) (*Workspace, []Problem, error) {
	w, problems, err := Load(os.DirFS(dir), languages...)
	if w != nil {
		w.Dir = dir
	}
	return w, problems, err
}

// Load reads slareport.yaml and the agreements of a workspace. Languages are those that documents can be
// written in; without any every language will do. Everything that is wrong comes back at once, in order of
// file and place; agreements with problems are left out of the Workspace. The error means that the
// workspace cannot be read at all.
func Load(files fs.FS, languages ...string) (*Workspace, []Problem, error) {
	data, err := readFile(files, File)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, ErrNone
	}
	if err != nil {
		return nil, nil, fmt.Errorf("cannot read %s: %w", File, err)
	}
	w, good, problems := readSettings(files, data, languages)
	w.Read = append(w.Read, fileRead(File, data))
	names, err := agreementFiles(files)
	if err != nil {
		return nil, nil, err
	}
	if len(names) == 0 {
		problems = append(problems, Problem{File: File, Line: 1, Column: 1, Text: "the workspace has no agreements",
			Hint: "put one YAML file per client into the folder " + Agreements})
	}
	var all []contract
	scope := newScope(files, languages, w)
	scope.sources = good
	table := scope.agreement()
	for _, name := range names {
		data, err := readFile(files, name)
		if err != nil {
			return nil, nil, fmt.Errorf("cannot read %s: %w", name, err)
		}
		scope.begin()
		w.Read = append(w.Read, fileRead(name, data))
		c, more := readAgreement(table, name, data)
		problems = append(problems, more...)
		all = append(all, c)
		w.Expressions = append(w.Expressions, scope.found...)
	}
	problems = append(problems, checkAmong(all)...)
	keep(w, all, problems)
	return w, shape.Sort(problems), nil
}

// fileRead notes what a file held when it was read; it may be another one by the time documents are written.
func fileRead(name string, data []byte) FileRead {
	sum := sha256.Sum256(data)
	return FileRead{name, hex.EncodeToString(sum[:])}
}

// readSettings reads slareport.yaml; good tells whether its sources are known.
func readSettings(files fs.FS, data []byte, languages []string) (w *Workspace, good bool, problems []Problem) {
	r := &shape.Reader{File: File}
	s := newScope(files, languages, &Workspace{})
	w = &Workspace{Locale: defaultLocale}
	if root, ok := r.Parse(data); ok {
		*w, good = s.settings().Read(r, root)
	}
	w.Expressions = s.found
	return w, good, r.Problems
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

// agreementFiles lists the agreements in order of name.
func agreementFiles(files fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(files, Agreements)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read the folder %s: %w", Agreements, err)
	}
	var names []string
	for _, e := range entries {
		ext := strings.ToLower(path.Ext(e.Name()))
		if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && (ext == ".yaml" || ext == ".yml") {
			names = append(names, path.Join(Agreements, e.Name()))
		}
	}
	return names, nil
}

// readFile reads no more of a file than Parse takes. A pipe or a device would keep it waiting.
func readFile(files fs.FS, name string) ([]byte, error) {
	if info, err := fs.Stat(files, name); err != nil {
		return nil, err
	} else if !info.Mode().IsRegular() {
		return nil, errors.New("it is no file")
	}
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, shape.MaxBytes+1))
}
