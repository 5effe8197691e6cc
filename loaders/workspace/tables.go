package workspace

import (
	"github.com/slareport/slareport/loaders/workspace/items"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/report/agreement"
)

// tables are the tables of slareport.yaml and of agreements, with what they need to know of the workspace.
type tables struct {
	*scope.Scope
	files     *reading
	languages []string // that documents can be written in; none: any
	workspace *Workspace
	rule      agreement.PeriodRule // of the agreement that is read
	items     *items.List          // of the objective that is read; nil: it is no objective of items
	itemFees  []agreement.Fee      // of the items of the agreement that is read
	sources   bool                 // the workspace's sources are known, so that references to them can be checked
}

// newTables is what is known before the first file is read.
func newTables(files *reading, languages []string, w *Workspace) *tables {
	t := &tables{Scope: scope.New(), files: files, languages: languages, workspace: w}
	t.Begin(w.Zone)
	return t
}
