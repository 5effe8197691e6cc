package scope

import "github.com/slareport/slareport/report/agreement"

// Expression is a filter or formula of the workspace. Nothing here compiles it.
type Expression struct {
	Record string // record type whose fields it may name
	Use    string // where, good, all or value: the key it was written under
	Text   string
	Place  agreement.Place // of the expression itself
}
