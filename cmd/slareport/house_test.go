package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/scanner"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

const module = "github.com/slareport/slareport"

// goPackage is what go list tells of a package.
type goPackage struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	Imports    []string
	Deps       []string
}

// path is the package's folder in the module.
func (p goPackage) path() string {
	return strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")
}

func listPackages(t *testing.T) []goPackage {
	t.Helper()
	command := exec.Command("go", "list", "-deps", "-json=ImportPath,Dir,GoFiles,Imports,Deps", "./...")
	command.Dir = root
	var errs bytes.Buffer
	command.Stderr = &errs
	text, err := command.Output()
	if err != nil {
		t.Fatalf("go list: %v: %s", err, errs.String())
	}
	var all []goPackage
	for d := json.NewDecoder(bytes.NewReader(text)); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

// under tells whether a package of this module lies in one of the folders.
func under(importPath string, folders ...string) bool {
	return slices.ContainsFunc(folders, func(f string) bool {
		return importPath == module+"/"+f || strings.HasPrefix(importPath, module+"/"+f+"/")
	})
}

// Data flows one way. Each line says what a folder must never rest on, not even by way of others.
func TestDirectionsOfImports(t *testing.T) {
	rules := []struct {
		of, except []string
		never      []string
	}{
		{of: []string{"report"}, except: []string{"report/kinds/kindtest"}, never: []string{"loaders", "cmd", "sample-data"}},
		{
			of: []string{"report"}, except: []string{"report/render", "report/kinds/kindtest"},
			never: []string{"templates", "report/render"},
		},
		{
			of: []string{"report/render"},
			never: []string{"loaders", "report/score", "report/kinds", "report/measure", "report/fault", "report/judge",
				"report/credit", "report/creditnote", "report/clock"},
		},
		{of: []string{"report/agreement"}, never: []string{"report/kinds", "report/measure"}},
		{of: []string{"report/measure"}, never: []string{"report/kinds"}},
		{of: []string{"report/kinds"}, never: []string{"report/score", "report/judge", "report/credit"}},
		{of: []string{"loaders"}, never: []string{"report/render", "report/score", "report/judge", "report/credit", "cmd"}},
		{of: []string{"templates"}, never: []string{"report", "loaders", "cmd", "sample-data"}},
		{of: []string{"cmd"}, never: []string{"sample-data"}},
	}
	for _, p := range listPackages(t) {
		for _, r := range rules {
			if !under(p.ImportPath, r.of...) || under(p.ImportPath, r.except...) {
				continue
			}
			for _, d := range p.Deps {
				if under(d, r.never...) {
					t.Errorf("%s rests on %s", p.path(), strings.TrimPrefix(d, module+"/"))
				}
			}
		}
	}
}

// A kind of objective brings its terms and how they are measured in one folder. Of the loaders, the one that reads
// agreements fills in terms; none of them measures.
func TestLoadersDoNotMeasure(t *testing.T) {
	for _, p := range listPackages(t) {
		if !under(p.ImportPath, "loaders") {
			continue
		}
		for _, i := range p.Imports {
			if under(i, "report/measure") || under(i, "report/kinds") && !under(p.ImportPath, "loaders/workspace") {
				t.Errorf("%s imports %s", p.path(), i)
			}
		}
	}
}

// The domain does no input or output, reads no clock, logs nothing and starts nothing. Renderers may name the
// types of what templates embeds, and the time zones are embedded themselves. Packages that only tests import do not
// count.
func TestTheDomainTouchesNoFiles(t *testing.T) {
	outside := []string{"os", "os/exec", "os/signal", "io/fs", "io/ioutil", "log", "log/slog", "net", "net/http", "embed",
		"syscall", "path/filepath", "math/rand", "math/rand/v2", "flag", "database/sql"}
	clock := []string{"time.Now(", "time.Since(", "time.Until(", "time.After(", "time.Sleep(", "time.Local"}
	all := listPackages(t)
	program := all[slices.IndexFunc(all, func(p goPackage) bool { return p.path() == "cmd/slareport" })].Deps
	for _, p := range all {
		if !under(p.ImportPath, "report") || !slices.Contains(program, p.ImportPath) {
			continue
		}
		for _, i := range p.Imports {
			types := (i == "embed" || i == "io/fs") && under(p.ImportPath, "report/render", "report/tzdata")
			if slices.Contains(outside, i) && !types {
				t.Errorf("%s imports %s", p.path(), i)
			}
		}
		for _, name := range p.GoFiles {
			content, err := os.ReadFile(filepath.Join(p.Dir, name))
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range clock {
				if bytes.Contains(content, []byte(c)) {
					t.Errorf("%s/%s reads the clock: %s", p.path(), name, c)
				}
			}
		}
	}
}

// Zones come from the data in the program. Whatever asks the standard library for one by its name asks the machine.
func TestZonesAreTheProgramsOwn(t *testing.T) {
	machine := []string{"time.LoadLocation(", "time.Local", ".Local()", "time/tzdata"}
	for _, p := range listPackages(t) {
		if !strings.HasPrefix(p.ImportPath, module) {
			continue
		}
		for _, name := range p.GoFiles {
			content, err := os.ReadFile(filepath.Join(p.Dir, name))
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range machine {
				if bytes.Contains(content, []byte(m)) {
					t.Errorf("%s/%s takes a time zone from the machine: %s", p.path(), name, m)
				}
			}
		}
	}
}

// Commands print by say alone: data that is printed past it could begin a line that looks like the program's own.
func TestCommandsPrintInOnePlace(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if own := name == "print.go" || strings.HasSuffix(name, "_test.go"); own {
			continue
		}
		for _, past := range []string{"fmt.Fprint", "fmt.Print", "io.WriteString("} {
			if bytes.Contains(content, []byte(past)) {
				t.Errorf("%s prints by %s)", name, past)
			}
		}
	}
}

// A file that a newcomer can read at once has no more lines than this.
const longestFile = 400

func TestFilesAreShort(t *testing.T) {
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		content, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return err
		}
		if n := bytes.Count(content, []byte("\n")); n > longestFile {
			t.Errorf("%s has %d lines, at most %d are allowed", name, n, longestFile)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A folder that a newcomer can survey has no more files than this, tests not counted.
const mostFiles = 17

func TestPackagesAreSmall(t *testing.T) {
	for _, p := range listPackages(t) {
		if !strings.HasPrefix(p.ImportPath, module+"/") {
			continue
		}
		names, err := filepath.Glob(filepath.Join(p.Dir, "*.go")) // those of other systems, too
		files := slices.DeleteFunc(names, func(name string) bool { return strings.HasSuffix(name, "_test.go") })
		if n := len(files); err != nil || n == 0 || n > mostFiles {
			t.Errorf("%s has %d files, at most %d are allowed: %v", p.path(), n, mostFiles, err)
		}
	}
}

// A line that fits into a window has no more characters than this, a tab counted as one. Texts of tests that go over
// several lines may have longer ones, since a break would be part of them.
const longestLine = 120

func TestLinesAreShort(t *testing.T) {
	lines := 0
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(name, ".go"):
			return nil
		}
		content, err := os.ReadFile(filepath.Join(root, name))
		var texts map[int]bool
		if strings.HasSuffix(name, "_test.go") {
			texts = textLines(content)
		}
		for i, line := range strings.Split(string(content), "\n") {
			lines++
			if n := utf8.RuneCountInString(line); n > longestLine && !texts[i+1] {
				t.Errorf("%s:%d has %d characters, at most %d are allowed", name, i+1, n, longestLine)
			}
		}
		return err
	})
	if err != nil || lines == 0 {
		t.Fatal(lines, err)
	}
}

// textLines are the lines on which raw strings stand that go over several.
func textLines(content []byte) map[int]bool {
	lines := map[int]bool{}
	file := token.NewFileSet().AddFile("", -1, len(content))
	var s scanner.Scanner
	s.Init(file, content, nil, 0)
	for at, kind, text := s.Scan(); kind != token.EOF; at, kind, text = s.Scan() {
		first := file.Line(at)
		for more := range strings.Count(text, "\n") {
			if kind == token.STRING {
				lines[first+more], lines[first+more+1] = true, true
			}
		}
	}
	return lines
}

// The house has five rooms.
func TestTopLevelFolders(t *testing.T) {
	rooms := []string{"cmd", "loaders", "report", "sample-data", "templates"}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") && e.Name() != "out" && !slices.Contains(rooms, e.Name()) {
			t.Errorf("%s is none of %v", e.Name(), rooms)
		}
	}
}

// Names that say nothing gather everything.
func TestPackagesHaveTellingNames(t *testing.T) {
	for _, p := range listPackages(t) {
		if !strings.HasPrefix(p.ImportPath, module) {
			continue
		}
		for _, part := range strings.Split(p.path(), "/") {
			if slices.Contains([]string{"util", "utils", "common", "helper", "helpers", "manager", "misc", "base"}, part) {
				t.Errorf("%s is called %s", p.path(), part)
			}
		}
	}
}
