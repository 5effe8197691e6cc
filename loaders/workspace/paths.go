package workspace

import (
	"io/fs"
	"path"
	"strings"

	"github.com/slareport/slareport/loaders/pattern"
	"github.com/slareport/slareport/loaders/workspace/shape"
)

// pathPattern refuses what leaves the workspace or belongs to one system.
const pathPattern = `^[^/\\:~][^\\]*$`

// filePath is a file of the workspace, with forward slashes.
func filePath() shape.Of[string] {
	return shape.Parsed(shape.Exactly(pathPattern), "a path in the workspace such as brand/logo.png", func(s string) (string, string, bool) {
		hint := pathHint(s)
		return s, hint, hint == ""
	})
}

// globs is one or more patterns of files of the workspace. A pattern that cannot name a file is refused here, where its
// line is known.
func (s *scope) globs() shape.Of[[]string] {
	return shape.OneOrMore(shape.Parsed(shape.Exactly(pathPattern), "a file of the workspace such as data/incidents-*.csv", func(text string) (string, string, bool) {
		list, err := pattern.Alternatives(text)
		for _, name := range list {
			if pattern.IsExact(name) && err == nil && s.isFolder(name) {
				err = pattern.FolderHint(name)
			}
		}
		if err != nil {
			return text, err.Error(), false
		}
		return text, "", true
	}))
}

func (s *scope) isFolder(name string) bool {
	info, err := fs.Stat(s.files.files, name)
	return err == nil && info.IsDir()
}

func pathHint(s string) string {
	switch {
	case strings.Contains(s, `\`):
		return "write / between folders"
	case strings.HasPrefix(s, "/") || len(s) > 1 && s[1] == ':':
		return "paths begin at the folder of slareport.yaml"
	case strings.HasPrefix(s, "~"):
		return "paths begin at the folder of slareport.yaml"
	case !fs.ValidPath(path.Clean(s)):
		return "paths cannot leave the folder of slareport.yaml: put the file there, or a link to it"
	}
	return ""
}
