package workspace

import (
	"github.com/slareport/slareport/loaders/workspace/files"
	"github.com/slareport/slareport/loaders/workspace/items"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/report/agreement"
)

// tables are the tables of slareport.yaml and of agreements, with what they need to know of the workspace.
type tables struct {
	*scope.Scope
	files     *files.Reader
	languages []string // that documents can be written in; none: any
	workspace *Workspace
	rule      agreement.PeriodRule // of the agreement that is read
	items     *items.Objectives
	sources   bool // the workspace's sources are known, so that references to them can be checked
}

// newTables is what is known before the first file is read.
func newTables(from *files.Reader, languages []string, w *Workspace) *tables {
	s := scope.New()
	t := &tables{Scope: s, items: items.New(s, from), files: from, languages: languages, workspace: w}
	t.Begin(w.Zone)
	return t
}

// ownBrand is that of the workspace.
func (s *tables) ownBrand() agreement.Brand { return s.workspace.Brand }
