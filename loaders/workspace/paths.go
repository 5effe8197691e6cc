package workspace

import (
	"io/fs"
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

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

// globs is one or more patterns of files of the workspace.
func globs() shape.Of[[]string] {
	return shape.OneOrMore(shape.Parsed(shape.Exactly(pathPattern), "a file of the workspace such as data/incidents-*.csv", func(s string) (string, string, bool) {
		hint := pathHint(s)
		if hint == "" && !doublestar.ValidatePattern(s) {
			hint = "the pattern has an open [ or {"
		}
		return s, hint, hint == ""
	}))
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
