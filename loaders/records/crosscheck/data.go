package crosscheck

import (
	"cmp"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/evidence"
)

// Data is all that was loaded, and where what is found in it is written.
type Data struct {
	Workspace *workspace.Workspace
	Evidence  *evidence.Evidence
	Clients   owners.Names
	Owners    *owners.Directory
	Cases     *owners.Cases // nil where there is but one client
	Books     func(origin uint32) *account.Books
}

// Check notes ids that several cases have, and rows that name cases which are in no data.
func (l *Data) Check() {
	cases := cmp.Or(l.Cases, owners.NewCases(l.Evidence, l.Owners))
	l.sharedIDs(cases)
	l.references(cases)
}
