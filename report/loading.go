package report

import "github.com/slareport/slareport/report/evidence"

// Loading is what came of reading the exports, over all clients. It is for the provider alone: rows of every client
// are in it, and those of which nobody knows whose they are.
type Loading struct {
	Sources  []evidence.Source
	Findings []evidence.Finding // those that are about no file
}
