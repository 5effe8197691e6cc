package sources

import (
	"github.com/slareport/slareport/loaders/pattern"
	"github.com/slareport/slareport/loaders/workspace/files"
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/shape"
)

// globs is one or more patterns of files of the workspace. A pattern that cannot name a file is refused here, where its
// line is known.
func globs(from *files.Reader) shape.Of[[]string] {
	return shape.OneOrMore(shape.Parsed(shape.Exactly(scalars.PathPattern),
		"a file of the workspace such as data/incidents-*.csv", func(text string) (string, string, bool) {
			list, err := pattern.Alternatives(text)
			for _, name := range list {
				if pattern.IsExact(name) && err == nil && from.IsFolder(name) {
					err = pattern.FolderHint(name)
				}
			}
			if err != nil {
				return text, err.Error(), false
			}
			return text, "", true
		}))
}
