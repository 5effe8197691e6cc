package table

import (
	"io"
	"sync"
)

// Pass reads a table once, from the row after the header to the end. Several goroutines may take blocks
// from it.
type Pass struct {
	table  *Table
	mu     sync.Mutex
	chunks chunks
	index  int
	err    error
	tally  tally
}

// Scan begins to read the table.
func (t *Table) Scan() (*Pass, error) {
	c, err := t.source.scan()
	if err != nil {
		return nil, t.wrap(err)
	}
	return &Pass{table: t, chunks: c, tally: tally{}}, nil
}

// Next puts the next block of whole rows into b, whose buffers it uses again. At the end of the file it
// gives io.EOF; any other error means that the file is damaged and that rows are missing.
func (p *Pass) Next(b *Block) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	b.Index = p.index
	if p.err != nil {
		return p.err
	}
	if err := p.chunks.next(b); err != nil {
		if p.err = io.EOF; err != io.EOF {
			p.err = p.table.wrap(err)
		}
		return p.err
	}
	b.pass, b.begun, b.ended, b.Share = p, false, false, p.chunks.share()
	p.index++
	return nil
}

// Findings tells what was skipped or mended. They are complete when all blocks have been read to their end.
func (p *Pass) Findings() []Finding {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append(p.tally.findings(), p.chunks.findings(p.table.HeaderRow)...)
}

// Block is a run of rows. The zero Block is ready to be filled by Pass.Next; each goroutine has its own.
type Block struct {
	Index int     // blocks count from 0 in the order of the file
	Share float64 // how much of the file the block and those before it are, up to 1; 0 where nobody knows
	Row   Row

	pass  *Pass
	rows  rowReader
	begun bool
	ended bool
	tally tally
}

// Next reads the next row of the block into b.Row and tells whether there was one.
func (b *Block) Next() bool {
	t := b.pass.table
	if !b.begun {
		b.begun, b.tally = true, tally{}
		b.rows.begin()
	}
	for b.rows.next(&b.Row) {
		r := &b.Row
		switch {
		case r.Number <= t.HeaderRow:
		case r.Err != nil:
			return true
		case r.blankFrom(0):
			b.tally.add(BlankRows, r.Number, 1)
		case r.is(t.first, t.Header, t.named):
			b.tally.add(RepeatedHeader, r.Number, 1)
		default:
			b.count(r, len(t.Header))
			return true
		}
	}
	b.end()
	return false
}

// count fits the row to the header and counts what is worth a finding.
func (b *Block) count(r *Row, width int) {
	if r.Len() == width && !r.Hidden && !r.unended {
		return
	}
	r.fit(width)
	if r.Missing > 0 {
		b.tally.add(ShortRows, r.Number, 1)
	}
	if r.Hidden {
		b.tally.add(HiddenRows, r.Number, 1)
	}
	if r.cells != nil && r.Len() > width && !r.blankFrom(width) {
		b.tally.add(BeyondHeader, r.Number, 1)
	}
}

// end hands the block's counts to the pass, once.
func (b *Block) end() {
	if b.ended {
		return
	}
	b.ended = true
	b.pass.mu.Lock()
	defer b.pass.mu.Unlock()
	for kind, f := range b.tally {
		b.pass.tally.add(kind, f.Row, f.Count)
	}
	for _, f := range b.rows.findings() {
		b.pass.tally.add(f.Kind, f.Row, f.Count)
	}
}

// Err is why the block ended early, nil if it did not. The file is damaged and rows are missing.
func (b *Block) Err() error {
	if err := b.rows.err(); err != nil {
		return b.pass.table.wrap(err)
	}
	return nil
}
