package records

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/lithammer/fuzzysearch/fuzzy"

	"github.com/slareport/slareport/report/evidence"
)

// found is what a source's globs name: files in order of their names, and what is to be said about globs.
type found struct {
	files    []string
	findings []evidence.Finding
}

// findFiles resolves globs in a workspace. A glob that names no file is an error, because a month that nobody
// exported would otherwise look like a quiet one.
func findFiles(root fs.FS, globs, exclude []string) found {
	var f found
	for _, glob := range globs {
		if text := badGlob(glob); text != "" {
			f.say(severe, glob, text, "globs are relative to the workspace and have forward slashes, such as data/incidents-*.csv")
			continue
		}
		matches, err := doublestar.Glob(root, glob, doublestar.WithFilesOnly(), doublestar.WithNoFollow(), doublestar.WithFailOnIOErrors())
		if err != nil {
			f.say(severe, glob, "cannot be searched: "+reasonOf(err), "may the folder be read?")
			continue
		}
		if matches = f.leaveOut(matches, exclude); len(matches) == 0 {
			f.say(severe, glob, "no file has this name", nearestFiles(root, glob))
		}
		f.files = append(f.files, matches...)
	}
	slices.Sort(f.files)
	f.files = slices.Compact(f.files)
	return f
}

func (f *found) say(severity, file, text, hint string) {
	f.findings = append(f.findings, evidence.Finding{Severity: severity, File: file, Text: text, Hint: hint, Count: 1})
}

// badGlob tells what is wrong with a glob.
func badGlob(glob string) string {
	switch {
	case strings.HasPrefix(glob, "/") || slices.Contains(strings.Split(glob, "/"), ".."):
		return "lies outside the workspace"
	case !doublestar.ValidatePattern(glob):
		return "is not a glob: a bracket or brace is not closed"
	}
	return ""
}

// leaveOut drops excluded files, and the lock files that office programs lay beside an open workbook.
func (f *found) leaveOut(files, exclude []string) []string {
	return slices.DeleteFunc(files, func(file string) bool {
		if name := path.Base(file); strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~lock.") {
			f.say(note, file, "left out: the lock file of an office program", "close the workbook, so that its last changes are saved")
			return true
		}
		return slices.ContainsFunc(exclude, func(glob string) bool { return doublestar.MatchUnvalidated(glob, file) })
	})
}

// shownNames is how many names a hint lists.
const shownNames = 3

// nearestFiles is the hint for a glob that names nothing: the names in its folder that look like it.
func nearestFiles(root fs.FS, glob string) string {
	folder, pattern := doublestar.SplitPattern(glob)
	entries, err := fs.ReadDir(root, path.Clean(folder))
	if err != nil {
		return fmt.Sprintf("there is no folder %s", folder)
	}
	var names []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	if len(names) == 0 {
		return fmt.Sprintf("the folder %s is empty", folder)
	}
	slices.SortStableFunc(names, func(a, b string) int {
		return fuzzy.LevenshteinDistance(pattern, a) - fuzzy.LevenshteinDistance(pattern, b)
	})
	more := ""
	if len(names) > shownNames {
		names, more = names[:shownNames], ", …"
	}
	return fmt.Sprintf("the folder %s has %s%s", folder, strings.Join(names, ", "), more)
}

// reasonOf leaves the operation and the path of a file error out, which a finding names elsewhere.
func reasonOf(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}
