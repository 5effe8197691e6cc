package table

import (
	"io"
	"strings"

	"github.com/slareport/slareport/loaders/table/delimited"
	"github.com/slareport/slareport/report/finding"
)

// textSource is a file of delimited text.
type textSource struct {
	file *delimited.File
	size int64 // bytes; 0 where they are not those that are split
}

// openText looks at the beginning of a text file.
func (t *Table) openText(f format, r io.ReaderAt, size int64, o Options, want wanted) error {
	if o.Sheet != "" {
		return finding.NewProblem("file.sheet-of-text", "hint.no-sheet", finding.Quote(o.Sheet))
	}
	if o.Delimiter != 0 {
		if err := delimited.CheckDelimiter(o.Delimiter); err != nil {
			return err
		}
	}
	open := func() (io.Reader, error) { return io.NewSectionReader(r, 0, size), nil }
	if f == gzipText {
		packed := newGzipFile(open, size, o.MaxBytes)
		if err := packed.fits(); err != nil {
			return err
		}
		open = packed.open
	}
	find := delimited.Options{Delimiter: o.Delimiter, Encoding: o.Encoding}
	if len(want) > 0 {
		find.Hits = func(cells [][]byte) int { return want.hits(texts(cells)) }
	}
	file, err := delimited.Open(open, find)
	if err != nil {
		return err
	}
	t.source = textSource{file, sizeOf(f, file, size)}
	rows, err := peek(t.source, o.HeaderRow)
	if err != nil {
		return err
	}
	t.tellText(file, o)
	return t.setHeader(rows, o, want)
}

// sizeOf is how many bytes of text a file has; 0 of one that is packed or decoded before it is split.
func sizeOf(f format, file *delimited.File, size int64) int64 {
	if f == gzipText || strings.HasPrefix(file.Encoding, "UTF-16") {
		return 0
	}
	return size
}

// tellText notes what was found out.
func (t *Table) tellText(file *delimited.File, o Options) {
	if file.Encoding != "UTF-8" && o.Encoding == "" {
		t.find(Finding{Kind: Encoding, Args: []any{file.Encoding}})
	}
	usual := byte(',')
	if hasSuffix(t.Name, ".tsv", ".tab") {
		usual = '\t'
	}
	switch {
	case file.Voted && file.Columns == 1:
		t.find(Finding{Kind: OneColumn})
	case file.Voted && file.Delimiter != usual:
		t.find(Finding{Kind: Delimiter, Args: []any{delimited.Name(file.Delimiter)}})
	}
}

func texts(cells [][]byte) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = string(c)
	}
	return out
}

// scan begins to read.
func (s textSource) scan() (chunks, error) {
	split, err := s.file.Split()
	if err != nil {
		return nil, err
	}
	return &textChunks{file: s.file, split: split, size: s.size}, nil
}

type textChunks struct {
	file        *delimited.File
	split       *delimited.Splitter
	given, size int64 // bytes
}

func (c *textChunks) next(b *Block) error {
	rows := rowsOf[textRows](b)
	rows.file = c.file
	err := c.split.Next(&rows.chunk)
	c.given += int64(len(rows.chunk.Data))
	return err
}

func (c *textChunks) share() float64 { return shareOf(c.given, c.size) }

func (c *textChunks) findings(int) []Finding { return nil }

// textRows takes a chunk of text apart.
type textRows struct {
	file  *delimited.File
	chunk delimited.Chunk
	scan  delimited.Scanner
}

func (t *textRows) begin() { t.file.Reset(&t.scan, t.chunk) }

func (t *textRows) next(r *Row) bool {
	if !t.scan.Next() {
		return false
	}
	record := &t.scan.Record
	r.Number, r.Err, r.Missing = record.Line, record.Err, 0
	r.data, r.spans = record.Data, record.Spans
	r.unended, r.suspect = record.Unended, record.Suspect
	r.cells, r.filled, r.Hidden = nil, nil, false
	return true
}

func (t *textRows) err() error { return nil }

func (t *textRows) findings() []Finding {
	n := &t.scan.Tally
	return []Finding{
		{Kind: BlankRows, Row: n.FirstBlank, Count: n.Blank},
		{Kind: MixedEncoding, Row: n.FirstDecoded, Count: n.Decoded},
	}
}
