package files

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/lithammer/fuzzysearch/fuzzy"

	"github.com/slareport/slareport/loaders/pattern"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// found is what a source's patterns name: files in order of their names, and what is to be said about patterns.
type found struct {
	Files    []string           // in order of their names, each once
	Findings []evidence.Finding // about patterns and what they match
}

// Find resolves the patterns of a source in a workspace. A pattern that names no file is an error, because a month
// that nobody exported would otherwise look like a quiet one. What cannot be opened is found all the same: its own
// Source says why nothing was read.
func Find(root fs.FS, patterns, exclude []string) found {
	var f found
	own, left := ownFiles{root: root}, pattern.NewSet(exclude)
	for _, text := range patterns {
		alternatives, err := pattern.Alternatives(text)
		if err != nil {
			f.say(evidence.Severe, text, finding.Say("load.no-pattern"), finding.Message{}) // the workspace has said why
			continue
		}
		s := search{root: root, exclude: left}
		for _, a := range alternatives {
			s.find(a)
		}
		f.Findings = append(f.Findings, s.Findings...)
		matches := f.leaveOut(s.Files, left, &own)
		f.Files = append(f.Files, matches...)
		switch {
		case len(matches) > 0 || s.failed:
		case len(s.Files) > 0:
			f.say(evidence.Severe, text, finding.Say("load.all-left-out"), finding.Say("hint.see-exclude"))
		default:
			f.say(evidence.Severe, text, finding.Say("load.no-such-file"), nearestFiles(root, text))
		}
	}
	f.Findings = append(f.Findings, own.findings()...)
	slices.Sort(f.Files)
	f.Files = slices.Compact(f.Files)
	return f
}

func (f *found) say(severity, file string, what, hint finding.Message) {
	f.Findings = append(f.Findings, evidence.Finding{Severity: severity, File: file, Message: what, Hint: hint, Count: 1})
}

// leaveOut drops excluded files, what the workspace and this product wrote, and the lock files that office programs and
// editors lay beside an open file.
func (f *found) leaveOut(files []string, exclude pattern.Set, own *ownFiles) (rest []string) {
	for _, file := range files {
		name := path.Base(file)
		switch {
		case strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~lock.") || strings.HasPrefix(name, ".#"):
			f.say(evidence.Note, file, finding.Say("load.lock-file"), finding.Say("hint.close-workbook"))
		case exclude.Has(file) || own.has(file):
		default:
			rest = append(rest, file)
		}
	}
	return rest
}

// shownNames is how many names a hint lists.
const shownNames = 3

// nearestFiles is the hint for a pattern that names nothing: the names that look like it in its folder, or in the
// nearest one above that is there.
func nearestFiles(root fs.FS, text string) finding.Message {
	folder, name := doublestar.SplitPattern(path.Clean(text))
	folder, missing := path.Clean(folder), ""
	entries, err := fs.ReadDir(root, folder)
	for err != nil && folder != "." {
		missing = folder
		folder, name = path.Split(folder)
		folder = path.Clean(folder)
		entries, err = fs.ReadDir(root, folder)
	}
	var names []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	if len(names) == 0 {
		return besideMissing(missing, finding.Say("hint.folder-empty", folder))
	}
	slices.SortStableFunc(names, func(a, b string) int {
		return cmp.Compare(fuzzy.LevenshteinDistance(name, a), fuzzy.LevenshteinDistance(name, b))
	})
	if len(names) > shownNames {
		names = append(names[:shownNames], "…")
	}
	return besideMissing(missing, finding.Say("hint.folder-has", folder, finding.All(finding.Names(names))))
}

// besideMissing says first, where that is so, that a folder is not there.
func besideMissing(folder string, hint finding.Message) finding.Message {
	if folder == "" {
		return hint
	}
	return finding.Say("hint.no-folder", folder, hint)
}

// Patterns names the patterns of a source, in the place of a file where none has matched.
func Patterns(spec *sources.Spec) string { return strings.Join(spec.Files, ", ") }
