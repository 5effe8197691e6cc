package delimited

import "bytes"

// candidates are the delimiters that are tried, the most usual first.
const candidates = ",;\t|"

// voters is how many records take part.
const voters = 200

// ballot is how well a delimiter fits the first records.
type ballot struct {
	delimiter byte
	hits      int  // most names of the wanted header in one record
	first     bool // the first record has as many cells as most have
	columns   int  // cells that most records have
	score     int  // records with that many cells × delimiters in each
}

// choose sets the delimiter: as declared, or by vote.
func (f *File) choose(text []byte, declared byte, hits func([][]byte) int) {
	if declared != 0 {
		f.Delimiter = declared
		f.Columns = count(text, declared, nil).columns
		return
	}
	best := ballot{delimiter: candidates[0], columns: 1}
	for i := range len(candidates) {
		if b := count(text, candidates[i], hits); b.columns > 1 && b.better(best) {
			best = b
		}
	}
	f.Delimiter, f.Columns, f.Voted = best.delimiter, best.columns, true
}

// better compares. A wanted header decides; else a head that agrees with the body, which tells a
// semicolon from the decimal commas between them; else agreement and number of columns.
func (b ballot) better(than ballot) bool {
	if b.hits != than.hits {
		return b.hits > than.hits
	}
	if b.first != than.first {
		return b.first
	}
	return b.score > than.score
}

// count holds the ballot for one delimiter.
func count(text []byte, delimiter byte, hits func([][]byte) int) ballot {
	b := ballot{delimiter: delimiter}
	sizes := map[int]int{}
	first := 0
	var s Scanner
	s.Reset(Chunk{Data: bytes.Clone(whole(text)), Line: 1}, delimiter)
	for n := 0; n < voters && s.Next(); n++ {
		r := &s.Record
		if r.Err != nil || r.Loose { // as every quoted cell looks to a delimiter that is not the file's
			continue
		}
		if first == 0 {
			first = len(r.Spans)
		}
		sizes[len(r.Spans)]++
		if hits != nil {
			b.hits = max(b.hits, hits(r.cells()))
		}
	}
	for size, n := range sizes {
		score := n * (size - 1)
		if score > b.score || score == b.score && size > b.columns {
			b.columns, b.score = size, score
		}
	}
	b.columns = max(b.columns, 1)
	b.first = first == b.columns
	return b
}

// whole cuts a sample after its last line end, unless that leaves nothing.
func whole(text []byte) []byte {
	if len(text) < headSize {
		return text
	}
	if n := bytes.LastIndexByte(text, '\n'); n > 0 {
		return text[:n+1]
	}
	return text
}

// cells gives the cells of a record.
func (r *Record) cells() [][]byte {
	cells := make([][]byte, len(r.Spans))
	for i, s := range r.Spans {
		cells[i] = r.Data[s.From:s.To]
	}
	return cells
}
