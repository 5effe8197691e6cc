package workspace

import (
	"time"

	"github.com/slareport/slareport/loaders/workspace/documents"
	"github.com/slareport/slareport/loaders/workspace/files"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/agreement"
)

// Problem is something wrong in slareport.yaml or in an agreement.
type Problem = shape.Problem

// Workspace is a folder with slareport.yaml, its agreements and its exports.
type Workspace struct {
	Dir         string // as Open was given it, "" when only a file system is known
	Provider    string
	Zone        *time.Location
	Locale      string // BCP 47
	Brand       agreement.Brand
	Fonts       *documents.Fonts // of the report; nil: the shipped ones
	Sources     []sources.Spec
	Agreements  []*agreement.Agreement // in order of file name; those with problems are left out …
	LeftOut     int                    // … and so many of them are
	Files       []files.Digest         // slareport.yaml, agreements, logos and fonts as they were read
	Expressions []scope.Expression     // every filter and formula, for whoever can compile them
}
