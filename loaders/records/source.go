package records

import (
	"context"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/slareport/slareport/loaders/records/headers"
	"github.com/slareport/slareport/loaders/records/input"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/loaders/records/zones"
	"github.com/slareport/slareport/loaders/workspace/sources"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// sourceRun is the reading of one source.
type sourceRun struct {
	*loader
	inputs  []*input.File
	readers *rows.Source
	workers workerPool
	set     recordset.Set
	size    int64 // bytes of all its files
	merged  int64 // bytes of those that are merged
}

// source reads a source and adds its records to the evidence.
func (l *loader) source(ctx context.Context, spec *sources.Spec, inputs []*input.File) error {
	readers, err := rows.NewSource(spec, l.workspace, l.owners, l.evidence.Texts)
	if err != nil {
		return err
	}
	if owners.NameCases(spec) {
		readers.Cases = l.cases
	}
	if zones.NeedTickets(spec) && readers.Zones.Several() {
		readers.Tickets = zones.OfTickets(l.evidence.Tickets, &readers.Zones)
	}
	r := &sourceRun{loader: l, inputs: inputs, readers: readers, workers: workerPool{readers: readers, trace: l.trace}}
	for _, in := range inputs {
		r.size += in.Size
	}
	readers.Observe(ctx, l.root, inputs)
	if err := r.read(ctx); err != nil {
		return err
	}
	r.tellZone()
	r.mergeRecords()
	r.deliver()
	return nil
}

const (
	smallFile = 1 << 20 // files below are read whole by one goroutine each, side by side
	together  = 64      // how many of them for each goroutine, before they are merged
)

// read reads the files: big ones in blocks, small ones several at a time.
func (r *sourceRun) read(ctx context.Context) error {
	for rest := r.inputs; len(rest) > 0; {
		n := 0
		for n < len(rest) && n < together*r.jobs && rest[n].Size < smallFile {
			n++
		}
		var err error
		if n > 0 {
			err = r.readSmall(ctx, rest[:n])
		} else {
			n, err = 1, r.readBig(ctx, rest[0])
		}
		if err != nil {
			return err
		}
		rest = rest[n:]
	}
	return nil
}

// readBig reads a file in blocks on all goroutines.
func (r *sourceRun) readBig(ctx context.Context, in *input.File) error {
	if !in.Open(r.root) {
		return nil
	}
	defer in.Close()
	r.workers.check(in)
	pass, err := in.Table.Scan()
	if err == nil {
		err = r.inOrder(ctx, in, pass)
		in.AddFindings(pass)
	}
	r.merged += in.Size
	return r.finish(ctx, in, err)
}

// readSmall reads files whole, side by side, and merges them in order.
func (r *sourceRun) readSmall(ctx context.Context, inputs []*input.File) error {
	parts := make([]part, len(inputs))
	var group errgroup.Group
	group.SetLimit(r.jobs)
	for i, in := range inputs {
		group.Go(func() error {
			if !in.Open(r.root) {
				return nil
			}
			defer in.Close()
			r.workers.check(in)
			w := r.workers.take(in)
			defer r.workers.put(in, w)
			err := parts[i].readWhole(ctx, in, w)
			return r.finish(ctx, in, err)
		})
	}
	err := group.Wait()
	for i := range parts {
		parts[i].share = 1
		r.merge(inputs[i], &parts[i])
		r.merged += inputs[i].Size
	}
	return err
}

// finish completes the digest and notes what went wrong with a file. Only the end of the context stops the work.
func (r *sourceRun) finish(ctx context.Context, in *input.File, err error) error {
	digestErr := in.Digest(ctx)
	if err := ctx.Err(); err != nil {
		return err
	}
	if err != nil {
		in.RowsMissing(err)
	}
	if digestErr != nil {
		in.Fail(digestErr)
	}
	in.CheckUnchanged(r.root)
	return nil
}

// merge adds what came of some rows, in their order.
func (r *sourceRun) merge(in *input.File, p *part) {
	in.Books.Add(&p.Books)
	if p.share > 0 {
		r.set.Reserve(&p.Set, (float64(r.merged)+p.share*float64(in.Size))/float64(r.size), r.size)
	}
	r.set.Add(&p.Set)
	in.Ignored.Append(&p.others)
	for _, err := range p.damage {
		in.RowsMissing(err)
	}
}

func (r *sourceRun) spec() *sources.Spec { return r.inputs[0].Spec }

// tellZone says, once for a source, by which zone rows were read of which no client is known. It is nothing to
// tell where all their times have offsets.
//
// Convention time (zone-without-client): A row that names no client of an agreement is read in the zone that all
// agreements share; where they differ, in the workspace's, and that is a finding. Set by `sources.timezone`.
func (r *sourceRun) tellZone() {
	if !r.readers.MetLocalTime.Load() {
		return
	}
	rows := 0
	var first *input.File
	for _, in := range r.inputs {
		if rows += in.Books.NoClient.Count; first == nil && rows > 0 {
			first = in
		}
	}
	if first == nil {
		return
	}
	var names []string
	for _, z := range r.readers.Zones.List[1:] {
		names = append(names, z.Location().String())
	}
	slices.Sort(names)
	first.Books.Find("", evidence.Finding{
		Severity: evidence.Warning, Row: first.Books.NoClient.Row, Count: rows,
		Message: finding.Say("load.zone-of-workspace", r.readers.Zone.Location().String(), headers.ListNames(names)),
		Hint:    finding.Say("hint.give-timezone"),
	})
}

// deliver adds the source's records to the evidence.
func (r *sourceRun) deliver() {
	h, e := &r.set, r.evidence
	deliver(&e.Tickets, h.Tickets)
	deliver(&e.Events, h.Events)
	deliver(&e.Outages, h.Outages)
	deliver(&e.Claims, h.Claims)
	deliver(&e.Surveys, h.Surveys)
	deliver(&e.Tallies, h.Tallies)
	deliver(&e.Obligations, h.Obligations)
	deliver(&e.CreditClaims, h.CreditClaims)
	deliver(&e.Passed, h.DistinctPassed())
	r.set = recordset.Set{}
}

// deliver appends without copying where there is nothing yet.
func deliver[R any](to *[]R, list []R) {
	if *to == nil {
		*to = list
		return
	}
	*to = append(*to, list...)
}
