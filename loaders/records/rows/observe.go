package rows

import (
	"context"
	"io"
	"io/fs"

	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/input"
	"github.com/slareport/slareport/loaders/table"
)

// Before the rows of a source are read, the beginnings of its files are looked at, so that cells which could be
// read in two ways are read in one way throughout: 03/04/2026, and 1,234.
const (
	ObservedRows  = 2000 // of a file …
	ObservedFiles = 32   // … of the first files; more only while dates or decimal marks are still in doubt
)

// Observe settles a source, and finds which columns its files have. It takes the files in their order, so that the
// result does not depend on anything else.
func (r *Source) Observe(ctx context.Context, root fs.FS, inputs []*input.File) {
	for i, in := range inputs {
		look := i < ObservedFiles || r.unsettled()
		if !look && ctx.Err() != nil {
			return
		}
		if in.Open(root) {
			r.seen.note(in)
			if look {
				r.observeFile(ctx, in)
			}
		}
		if i >= ObservedFiles {
			in.Reset() // not too many files are open at a time
		}
	}
}

// observeFile looks at a file's rows. What is wrong with them is found again, and told, when they are read.
func (r *Source) observeFile(ctx context.Context, in *input.File) {
	columns := r.observed(in)
	if len(columns) == 0 {
		return
	}
	pass, err := in.Table.Scan()
	if err != nil {
		return
	}
	rows := 0
	for b := (table.Block{}); ctx.Err() == nil; {
		if err := pass.Next(&b); err == io.EOF || err != nil {
			return
		}
		for b.Next() {
			if b.Row.Err != nil {
				continue
			}
			if rows++; rows > ObservedRows && !r.unsettled() {
				return
			}
			for _, observe := range columns {
				observe(&b.Row)
			}
		}
	}
}

// observed shows a row's cells that could be read in two ways to their readers, column by column.
func (r *Source) observed(in *input.File) []func(*table.Row) {
	var list []func(*table.Row)
	for _, b := range in.Bound {
		for i := range b.Columns {
			c := &b.Columns[i]
			if c.Fixed {
				continue
			}
			switch c.Field.Type {
			case presets.Instant:
				times := r.times[fieldOf{b.Record, c.Field.Name}]
				list = append(list, func(row *table.Row) { times.Observe(row.Cell(c.Index)) })
			case presets.Number, presets.Duration:
				column := r.columns[fieldOf{b.Record, c.Field.Name}]
				list = append(list, func(row *table.Row) {
					r.numbers.Observe(row.Cell(c.Index))
					column.Observe(row.Cell(c.Index))
				})
			}
		}
	}
	return list
}

// unsettled tells whether some column of dates leaves it open which number is the day, or the numbers which mark is the
// decimal one, or whether samples have counters.
func (r *Source) unsettled() bool {
	if r.numbers.Unsettled() || r.uncounted() {
		return true
	}
	for _, t := range r.times {
		if t.Unsettled() {
			return true
		}
	}
	return false
}
