package main

import (
	"slices"

	"github.com/slareport/slareport/cmd/slareport/output"
	"github.com/slareport/slareport/report/tzdata"
)

// manifest says what the documents are made from; the documents themselves are added when they are all written.
func (l *line) manifest() output.Manifest {
	return output.Manifest{
		Slareport: version(), Zones: tzdata.Version(), Period: l.label(), AsOf: l.asOf.String(), Inputs: l.inputs(),
	}
}

// inputs lists the digests of what was read, as it was read: the workspace's own files, logos and fonts, then the
// exports.
func (l *line) inputs() []output.Digest {
	var all []output.Digest
	for _, f := range l.ws.Files {
		all = append(all, output.Digest{File: f.File, SHA256: f.SHA256})
	}
	for _, s := range l.evidence.Sources {
		d := output.Digest{File: s.File, SHA256: s.SHA256}
		if d.SHA256 != "" && !slices.Contains(all, d) { // without one there was no such file
			all = append(all, d)
		}
	}
	return all
}
