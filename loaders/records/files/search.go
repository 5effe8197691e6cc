package files

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/slareport/slareport/loaders/pattern"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// search is the search for the files of one pattern. It is the file system that the search goes through: a folder that
// cannot be listed is noted and passed over, so that the files beside it are found.
type search struct {
	found
	root    fs.FS
	exclude pattern.Set
	failed  bool     // something could not be searched, so that nothing can be said about what is not there
	links   []string // to folders, which wildcards do not follow: a link may lead in circles
}

// find adds the files of one alternative, which has no braces.
func (s *search) find(alternative string) {
	if pattern.IsExact(alternative) {
		s.findExact(alternative)
		return
	}
	matches, err := doublestar.Glob(s, alternative,
		doublestar.WithFilesOnly(), doublestar.WithNoFollow(), doublestar.WithFailOnIOErrors())
	if err != nil {
		s.fail(alternative, err)
	}
	for _, link := range s.links {
		if pattern.CrossesInto(alternative, link) && !s.exclude.Has(link) {
			s.say(evidence.Warning, link, finding.Say("load.link-not-searched"), finding.Say("hint.pattern-of-link", link+"/*"))
		}
	}
	s.Files = append(s.Files, slices.DeleteFunc(matches, func(m string) bool { return slices.Contains(s.links, m) })...)
	s.links = nil
}

// findExact finds a file without a search. A link that leads nowhere is found as well, and fails when it is opened.
func (s *search) findExact(name string) {
	info, err := fs.Lstat(s.root, name)
	switch {
	case err == nil && info.IsDir():
		s.failed = true
		s.say(evidence.Severe, name, finding.Say("load.is-folder"), finding.Say("hint.files-of-folder", name))
	case err == nil:
		s.Files = append(s.Files, name)
	case !errors.Is(err, fs.ErrNotExist):
		s.fail(name, err)
	}
}

// fail notes what could not be searched.
func (s *search) fail(name string, err error) {
	s.failed = true
	if !interrupted(err) {
		s.say(evidence.Severe, name, finding.Say("load.not-searched", systemReason(err)), finding.Say("hint.may-be-read"))
	}
}

// interrupted tells whether an error is the end of a context, which whoever has the context says.
func interrupted(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// Open is not used by searches.
func (s *search) Open(name string) (fs.File, error) { return s.root.Open(name) }

// Stat looks at a file of the workspace.
func (s *search) Stat(name string) (fs.FileInfo, error) { return fs.Stat(s.root, name) }

// ReadDir lists a folder of the workspace.
func (s *search) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(s.root, name)
	switch {
	case err == nil:
		for _, e := range entries {
			s.noteLink(path.Join(name, e.Name()), e)
		}
	case errors.Is(err, fs.ErrNotExist), interrupted(err):
		return nil, err
	default:
		s.fail(name, err)
	}
	return entries, nil
}

func (s *search) noteLink(name string, e fs.DirEntry) {
	if e.Type()&fs.ModeSymlink == 0 || slices.Contains(s.links, name) {
		return
	}
	if info, err := fs.Stat(s.root, name); err == nil && info.IsDir() {
		s.links = append(s.links, name)
	}
}
