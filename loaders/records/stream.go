package records

import (
	"context"
	"errors"
	"io/fs"
	"sync"

	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/asof"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/files"
	"github.com/slareport/slareport/loaders/records/input"
	"github.com/slareport/slareport/loaders/records/merge"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/loaders/records/samples"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/loaders/workspace"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// StreamSamples reads the sources of samples that Load found, in batches of some thousand rows. newSink is
// called once for each goroutine, for what takes its batches in; batches of one file come in any order, numbered.
// The accounts of the files are written into the evidence, and when samples were taken.
//
// It may be called again for another pass over the same files, and gives the same batches.
func StreamSamples(
	ctx context.Context, w *workspace.Workspace, e *evidence.Evidence, o Options, newSink func() func(*evidence.Batch),
) error {
	l := newLoader(ctx, w, e, o)
	l.inputs = make([]*input.File, len(e.Origins))
	sources := l.sampleSources()
	streams := make([]*stream, l.jobs)
	for i := range streams {
		streams[i] = &stream{sink: newSink()}
	}
	for _, inputs := range sources {
		if err := l.streamSource(ctx, inputs, streams); err != nil {
			return err
		}
	}
	l.close()
	return ctx.Err()
}

// sampleSources makes inputs of the files that Load found, by source.
func (l *loader) sampleSources() [][]*input.File {
	var sources [][]*input.File
	for i := range l.workspace.Sources {
		spec := &l.workspace.Sources[i]
		if !spec.HasSamples() {
			continue
		}
		binder := columns.NewBinder(spec)
		var inputs []*input.File
		for origin, o := range l.evidence.Origins {
			if o.Source == spec.ID && !l.isMissing(spec, o.File) {
				in := &input.File{
					Binder: binder, Path: o.File, Origin: uint32(origin), SHA256: l.evidence.Sources[origin].SHA256,
					Progress: &l.progress,
				}
				in.Books.Owner = l.owners.OfSource(spec)
				inputs, l.inputs[origin] = append(inputs, in), in
			}
		}
		l.expect(inputs)
		sources = append(sources, inputs)
	}
	return sources
}

// isMissing tells the origin of a source without files from a file, which may have gone since Load found it.
func (l *loader) isMissing(spec *sources.Spec, file string) bool {
	_, err := fs.Stat(l.root, file)
	return file == files.Patterns(spec) && errors.Is(err, fs.ErrNotExist)
}

// stream is what one goroutine fills and hands on.
type stream struct {
	sink func(*evidence.Batch)
	recordset.Batcher
}

// streamSource reads the files of a source, one after the other, each on all goroutines.
func (l *loader) streamSource(ctx context.Context, inputs []*input.File, streams []*stream) error {
	if len(inputs) == 0 {
		return nil
	}
	readers, err := rows.NewSource(inputs[0].Spec, l.workspace, l.owners, l.evidence.Texts)
	if err != nil {
		return err
	}
	readers.Observe(ctx, l.root, inputs)
	r := &sourceRun{loader: l, inputs: inputs, readers: readers, workers: workerPool{readers: readers, trace: l.trace}}
	for _, in := range inputs {
		if err := r.streamFile(ctx, in, streams); err != nil {
			return err
		}
	}
	r.tellZone()
	all := asof.Dates{}
	for _, s := range streams {
		all.Add(&s.Dates)
		s.Dates = asof.Dates{}
	}
	l.remember(r.spec().ID, &all)
	return nil
}

// streamFile reads a file in blocks on all goroutines.
func (r *sourceRun) streamFile(ctx context.Context, in *input.File, streams []*stream) error {
	if !in.Open(r.root) {
		return nil
	}
	defer in.Close()
	if len(in.Spec.Records) > 1 {
		in.Fail(finding.NewProblem("load.samples-alone", ""))
		return nil
	}
	r.workers.check(in)
	pass, err := in.Table.Scan()
	if err == nil {
		err = r.streamBlocks(ctx, in, pass, streams)
		in.AddFindings(pass)
	}
	return r.finish(ctx, in, err)
}

func (r *sourceRun) streamBlocks(ctx context.Context, in *input.File, pass *table.Pass, streams []*stream) error {
	var group sync.WaitGroup
	var mu sync.Mutex
	for _, s := range streams {
		group.Go(func() {
			w := r.workers.take(in)
			defer r.workers.put(in, w)
			w.begin(true) // it may have served another goroutine, with another dictionary
			p := part{Set: recordset.Set{Samples: &s.Batcher}}
			for ctx.Err() == nil && pass.Next(&w.block) == nil {
				w.begin(s.Batcher.Begin(in.Origin, w.block.Index))
				p.rows(w, in.Origin)
				s.Batcher.End()
				s.sink(&s.Batcher.Batch)
			}
			mu.Lock()
			defer mu.Unlock()
			r.merge(in, &p)
		})
	}
	group.Wait()
	return passError(ctx, pass)
}

// begin tells the fast path that a batch begins.
func (w *worker) begin(fresh bool) {
	for _, parsers := range w.parsers {
		for _, p := range parsers {
			if f, fast := p.(*samples.Fast); fast {
				f.Begin(fresh)
			}
		}
	}
}

// Repeated is how many samples of a client in a file were told twice, and the first row of them.
type Repeated struct {
	Origin     uint32
	Client     evidence.Text
	Count, Row int
}

// CountDuplicates moves samples from loaded to duplicates: whoever puts the samples in order of time finds the
// readings that were told twice.
func CountDuplicates(w *workspace.Workspace, e *evidence.Evidence, list []Repeated) {
	owners := owners.New(w)
	for _, r := range list {
		s, audience := &e.Sources[r.Origin], owners.List[owners.Of(r.Client)]
		r.count(&s.Account)
		for i := range s.Parts {
			if s.Parts[i].Audience == audience {
				r.count(&s.Parts[i].Account)
			}
		}
	}
}

func (r Repeated) count(a *evidence.Account) {
	a.Loaded -= r.Count
	a.Duplicates += r.Count
	a.Count(evidence.Reason{Kind: account.Duplicate, Message: merge.EqualRow.Message(), Count: r.Count, Row: r.Row})
	account.SortReasons(a.Reasons)
}
