package main

import (
	"errors"
	"path/filepath"
	"slices"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/cmd/slareport/output"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/report/tzdata"
)

// closedFolder holds the sealed periods of a workspace.
const closedFolder = "closed"

// outRule is what build --help says about the folder of the documents.
const outRule = `Documents go into a folder that does not exist, is empty, or holds nothing but the documents
of an earlier build of the same period, as they were written. Any other folder is refused, and
so is one that holds files of the workspace or lies among them: build never removes or changes
a file that no build wrote.`

// begin begins the folder of the documents.
func (l *loadedData) begin(folder string) (*output.Tree, error) {
	if folder == "" {
		folder = filepath.Join(l.ws.Dir, "out", l.label())
	}
	t, err := output.Begin(output.Target{
		Folder: folder, Periods: l.periods(), Workspace: l.ws.Dir, Inputs: l.inputPaths(), Swap: l.app.swap,
	})
	return t, withHint(err)
}

// withHint makes the hint of a refused folder one of the command.
func withHint(err error) error {
	var r *output.Refusal
	if errors.As(err, &r) {
		return console.Failed(err, r.Hint)
	}
	return err
}

// periods are the label of this build, and those of builds of other clients, whose periods may be of another kind.
func (l *loadedData) periods() []string {
	all := []string{l.label()}
	for _, a := range l.agreements {
		if p, err := l.period(a); err == nil && !slices.Contains(all, p.Label) {
			all = append(all, p.Label)
		}
	}
	return all
}

// inputPaths lists what a build reads: the files of the workspace, and the folders that they are taken from.
func (l *loadedData) inputPaths() []string {
	names := []string{workspace.File, workspace.Agreements, closedFolder, l.ws.Brand.LogoFile}
	for _, a := range l.ws.Agreements {
		names = append(names, a.Brand.LogoFile)
	}
	if f := l.ws.Fonts; f != nil {
		names = append(names, f.Regular.File, f.Bold.File)
	}
	for _, s := range l.ws.Sources {
		for _, pattern := range s.Files {
			folder, _ := doublestar.SplitPattern(pattern)
			names = append(names, folder)
		}
	}
	for _, s := range l.evidence.Sources {
		names = append(names, s.File)
	}
	var paths []string
	for _, name := range names {
		if name != "" && name != "." { // a source beside slareport.yaml is found in the folder of the workspace
			paths = append(paths, filepath.Join(l.ws.Dir, filepath.FromSlash(name)))
		}
	}
	return paths
}

// tellKept says which files somebody saved among the documents while the build ran.
func (a *app) tellKept(kept []string) {
	for _, file := range kept {
		console.Say(a.stderr, "%s was saved while the build ran, and is kept\n", file)
		console.Say(a.stderr, "hint: move it elsewhere before the next build\n")
	}
}

// manifest says what the documents are made from; the documents themselves are added when they are all written.
func (l *loadedData) manifest() output.Manifest {
	return output.Manifest{
		Slareport: version(), Zones: tzdata.Version(), Period: l.label(), AsOf: l.asOf.String(), Inputs: l.inputs(),
	}
}

// inputs lists the digests of what was read, as it was read: the workspace's own files, logos and fonts, then the
// exports.
func (l *loadedData) inputs() []output.Digest {
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
