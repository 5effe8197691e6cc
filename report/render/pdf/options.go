package pdf

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/pdf/finish"
	"github.com/slareport/slareport/report/render/pdf/fonts"
)

// Options are how a document is drawn. The zero value draws with the shipped fonts, lists misses up to the
// built-in limit and attaches nothing.
type Options struct {
	// Fonts are the faces; nil takes the shipped ones, which are then read and measured for this document alone.
	Fonts *fonts.Set
	// Misses is how many misses of an objective are told, the heaviest first; 0 is the built-in limit, which is smaller
	// for an objective that was met. The text says how many are left out, whose they are, and where they stand.
	Misses int
	// Attach are files that travel inside the document, in the order in which a viewer lists them.
	Attach []finish.Attachment
}

// The built-in limits of misses told: a client with a thousand finds the rest where they can be searched, and where a
// promise was kept a few say what the rest is like.
const (
	mostMisses = 24
	fewMisses  = 6
)

// misses is how many misses of an objective are told.
func (o Options) misses(v report.Verdict) int {
	switch {
	case o.Misses > 0:
		return o.Misses
	case v == report.Met:
		return fewMisses
	}
	return mostMisses
}
