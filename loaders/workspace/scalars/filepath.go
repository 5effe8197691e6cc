package scalars

import (
	"io/fs"
	"path"
	"strings"

	"github.com/slareport/slareport/loaders/workspace/shape"
)

// PathPattern refuses what leaves the workspace or belongs to one system.
const PathPattern = `^[^/\\:~][^\\]*$`

// FilePath is a file of the workspace, with forward slashes.
func FilePath() shape.Of[string] {
	return shape.Parsed(shape.Exactly(PathPattern), "a path in the workspace such as brand/logo.png",
		func(s string) (string, string, bool) {
			hint := pathHint(s)
			return s, hint, hint == ""
		})
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
