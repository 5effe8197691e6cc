package records

import (
	"cmp"
	"context"
	"io/fs"
	"slices"

	"github.com/slareport/slareport/loaders/disk"
	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/crosscheck"
	"github.com/slareport/slareport/loaders/records/files"
	"github.com/slareport/slareport/loaders/records/input"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/timegaps"
	"github.com/slareport/slareport/loaders/records/trace"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// loader is one reading of a workspace.
type loader struct {
	workspace *workspace.Workspace
	root      fs.FS
	jobs      int
	progress  files.Progress
	evidence  *evidence.Evidence
	clients   owners.Names
	inputs    []*input.File // by origin; nil for a source without files
	owners    *owners.Directory
	cases     *owners.Cases // nil where there is but one client
	trace     *trace.Trace  // nil where no case is followed
}

func newLoader(ctx context.Context, w *workspace.Workspace, e *evidence.Evidence, o Options) *loader {
	l := &loader{
		workspace: w, root: disk.In(ctx, w.Dir), jobs: o.jobs(), progress: files.Progress{Tell: o.Progress}, evidence: e,
		clients: owners.NewNames(w), owners: owners.New(w), trace: o.Trace,
	}
	if l.owners.Several() {
		l.cases = owners.NewCases(l.evidence, l.owners)
	}
	return l
}

// Load reads every source of a workspace but those of samples, whose files it finds all the same: they are among
// the Origins and Sources, for StreamSamples to fill in. Origins and Sources have the same indexes. Records come
// in the order of sources, file names and rows.
//
// How far the data reaches is known after SettleNewest. What is wrong with data is in the findings of the Sources. An
// error means that a source is declared in a way that workspaces refuse, or that the context ended; then there is no
// Evidence. Whoever gets one releases its Texts.
func Load(ctx context.Context, w *workspace.Workspace, o Options) (*evidence.Evidence, error) {
	e := &evidence.Evidence{Texts: evidence.NewTexts(), Newest: timeline.NoInstant}
	if err := newLoader(ctx, w, e, o).load(ctx); err != nil {
		e.Texts.Release()
		return nil, err
	}
	return e, nil
}

// load reads the sources.
func (l *loader) load(ctx context.Context) error {
	w := l.workspace
	found := make([][]*input.File, len(w.Sources))
	for i := range w.Sources {
		found[i] = l.find(&w.Sources[i])
		if !w.Sources[i].HasSamples() {
			l.expect(found[i])
		}
	}
	order, moved := l.casesFirst()
	for _, i := range order {
		if w.Sources[i].HasSamples() {
			continue
		}
		if err := l.source(ctx, &w.Sources[i], found[i]); err != nil {
			return err
		}
	}
	if moved {
		l.inOrder()
	}
	l.checked().Check()
	l.close()
	l.dated()
	l.evidence.Extracted = timegaps.Extractions(w, l.evidence)
	return ctx.Err()
}

// checked is what has been loaded, to be checked as a whole.
func (l *loader) checked() *crosscheck.Data {
	return &crosscheck.Data{
		Workspace: l.workspace, Evidence: l.evidence, Clients: l.clients, Owners: l.owners, Cases: l.cases,
		Books: func(origin uint32) *account.Books { return &l.inputs[origin].Books },
	}
}

// find lists the files of a source and makes an Origin and a Source of each. A source without any file has one
// of each, too, so that the report shows it.
func (l *loader) find(spec *sources.Spec) []*input.File {
	found := files.Find(l.root, spec.Files, spec.Exclude)
	binder := columns.NewBinder(spec)
	var inputs []*input.File
	for _, path := range found.Files {
		in := &input.File{Binder: binder, Path: path, Origin: l.origin(spec, path), Progress: &l.progress}
		in.Books.Owner = l.owners.OfSource(spec)
		inputs = append(inputs, in)
	}
	first := len(l.evidence.Sources) - len(inputs)
	l.inputs = append(l.inputs, inputs...)
	if len(inputs) == 0 {
		s := &l.evidence.Sources[l.origin(spec, files.Patterns(spec))]
		s.Incomplete = true
		l.evidence.Gaps = append(l.evidence.Gaps, account.OfSource(spec, account.SourceGaps(s), l.evidence.Texts)...)
		l.inputs = append(l.inputs, nil)
	}
	account.AddSearchFindings(l.owners, &l.evidence.Sources[first], found.Findings)
	return inputs
}

// origin adds an Origin and its Source.
func (l *loader) origin(spec *sources.Spec, file string) uint32 {
	s := evidence.Source{
		ID: spec.ID, File: file, Account: evidence.Account{Findings: []evidence.Finding{}},
		Of: l.owners.List[l.owners.OfSource(spec)],
	}
	for _, r := range spec.Records {
		s.Records = append(s.Records, r.Type)
	}
	l.evidence.Sources = append(l.evidence.Sources, s)
	l.evidence.Origins = append(l.evidence.Origins, evidence.Origin{Source: spec.ID, File: file})
	return uint32(len(l.evidence.Origins) - 1)
}

// expect adds the sizes of files to what is going to be read.
func (l *loader) expect(inputs []*input.File) {
	for _, in := range inputs {
		if info, err := fs.Stat(l.root, in.Path); err == nil {
			in.Size = info.Size()
			l.progress.Total += in.Size
		}
	}
}

// close writes the accounts of all files into the evidence, and what could not be read of them. What another pass over
// the same files found is forgotten.
func (l *loader) close() {
	again := map[string]bool{}
	for origin, in := range l.inputs {
		if in != nil && in.Tried {
			again[l.evidence.Sources[origin].File] = true
		}
	}
	l.evidence.Gaps = slices.DeleteFunc(l.evidence.Gaps, func(g evidence.Gap) bool { return again[g.File] })
	for origin, in := range l.inputs {
		if in == nil || !in.Tried {
			continue
		}
		s := &l.evidence.Sources[origin]
		s.Sheet, s.SHA256 = in.Sheet, cmp.Or(in.SHA256, s.SHA256)
		in.Books.Close(s, l.owners)
		gaps := account.OfSource(in.Spec, in.Books.Gaps(s, l.owners), l.evidence.Texts)
		l.evidence.Gaps = append(l.evidence.Gaps, gaps...)
		l.evidence.Origins[origin].Sheet = in.Sheet
	}
}
