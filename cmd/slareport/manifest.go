package main

import (
	"crypto/sha256"
	"encoding/hex"
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

// inputs lists the digests of what was read, as it was read: the workspace's own files, logos, then the exports.
func (l *line) inputs() []output.Digest {
	var all []output.Digest
	for _, f := range l.ws.Read {
		all = append(all, output.Digest{File: f.Name, SHA256: f.SHA256})
	}
	for _, a := range l.agreements {
		if logo := digestOf(a.Brand.LogoFile, a.Brand.Logo); logo.File != "" && !slices.Contains(all, logo) {
			all = append(all, logo)
		}
	}
	if f := l.ws.Fonts; f != nil {
		all = append(all, digestOf(f.Regular.File, f.Regular.Data), digestOf(f.Bold.File, f.Bold.Data))
	}
	for _, s := range l.evidence.Sources {
		d := output.Digest{File: s.File, SHA256: s.SHA256}
		if d.SHA256 != "" && !slices.Contains(all, d) { // without one there was no such file
			all = append(all, d)
		}
	}
	return all
}

func digestOf(file string, content []byte) output.Digest {
	sum := sha256.Sum256(content)
	return output.Digest{File: file, SHA256: hex.EncodeToString(sum[:])}
}
