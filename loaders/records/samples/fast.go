package samples

import (
	"bytes"
	"slices"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/records/account"
	"github.com/slareport/slareport/loaders/records/columns"
	"github.com/slareport/slareport/loaders/records/owners"
	"github.com/slareport/slareport/loaders/records/recordset"
	"github.com/slareport/slareport/loaders/records/rows"
	"github.com/slareport/slareport/loaders/records/values"
	"github.com/slareport/slareport/loaders/table"
	"github.com/slareport/slareport/report/evidence"
)

// Fast reads the rows of a big file of samples in a fraction of the time of the plain path, which it
// stands in front of. It takes the usual forms of cells only: a time as instants.iso reads it, whole numbers of
// few digits, decimals with a point, blank cells, and names and words that were met before. A row with anything
// else in it, a first one of a series for instance, goes to the plain path, and what the plain path makes of the
// names and words of that row is remembered here. So the two cannot differ: names and words are not understood
// here at all, and the few forms of numbers and times are held against the plain path by tests.
type Fast struct {
	plain  rows.Parser
	blank  evidence.Sample // with constants
	at     *values.Instants
	atCol  int
	names  []int  // columns of client, service, site and provider, as far as there are any
	whole  [2]int // of sent and received, -1 when there is none
	number [2]int // of latency and jitter
	flag   int    // of ok
	point  bool   // the decimal mark is known to be a point
	counts bool   // a blank counter is no plain case
	silent bool   // a blank state is silence: a word of its column says nothing
	series seriesTable
	flags  []flagWord
	key    []byte
}

// flagWord is a cell of a yes/no column that was met before.
type flagWord struct {
	text string
	flag evidence.Flag
}

// maxFlagWords is more words than such a column has.
const maxFlagWords = 16

// newFast gives the fast path of a file, or the plain path where every row must take that: when a filter
// looks at cells, when cells of times or numbers stand for something else, when times have a declared form, and when
// the file lacks a column.
func newFast(plain *rows.Reader[sampleRow, evidence.Series], b *columns.Binding, source *rows.Source) rows.Parser {
	if plain.Where.NeedsCells() || len(b.Absent) > 0 {
		return plain
	}
	f := &Fast{plain: plain, blank: plain.Blank.sample, point: true, counts: source.Counted()}
	f.whole, f.number, f.flag = [2]int{-1, -1}, [2]int{-1, -1}, -1
	for i := range b.Columns {
		c := &b.Columns[i]
		if c.Fixed {
			continue
		}
		if len(c.Values) > 0 && !isName(c.Field.Name) && c.Field.Name != "ok" {
			return plain
		}
		if c.Field.Type == presets.Number {
			n := source.NumbersOf(b.Record, c)
			if !n.AsWritten() {
				return plain
			}
			f.point = f.point && n.Mark() == '.'
		}
		switch c.Field.Name {
		case "at":
			if c.Clock >= 0 {
				return plain
			}
			f.at, f.atCol = source.Instants(b.Record, "at"), c.Index
		case "sent":
			f.whole[0] = c.Index
		case "received":
			f.whole[1] = c.Index
		case "latency":
			f.number[0] = c.Index
		case "jitter":
			f.number[1] = c.Index
		case "ok":
			f.flag, f.silent = c.Index, mapsToNothing(c)
		default:
			f.names = append(f.names, c.Index)
		}
	}
	if f.at == nil || !f.at.Short {
		return plain
	}
	return f
}

func isName(field string) bool {
	return slices.Contains([]string{"client", "service", "site", "provider"}, field)
}

// Row reads the usual forms, and leaves everything else to the plain path.
func (f *Fast) Row(
	r *table.Row, pos evidence.Pos, books *account.Books, out *recordset.Set,
) (account.Outcome, owners.Owner) {
	series := f.seriesOf(r)
	switch {
	case series == nil:
		return f.learn(r, pos, books, out)
	case series.filtered.Kind != "":
		return series.filtered, series.owner
	}
	s := out.Samples.Extend()
	*s = f.blank
	if !f.read(s, r) {
		out.Samples.Shrink()
		return f.learn(r, pos, books, out)
	}
	s.Row, s.Series = pos.Row, series.index
	return account.Outcome{}, series.owner
}

// seriesOf finds what is known of a row's series. Probes take turns, so the series that followed this one the
// last time is tried first.
func (f *Fast) seriesOf(r *table.Row) *seriesEntry {
	t := &f.series
	if t.next < len(t.entries) {
		if e := &t.entries[t.next]; f.isKey(e.key, r) {
			t.found(t.next)
			return e
		}
	}
	if !f.readKey(r) {
		return nil
	}
	return t.find(f.key)
}

// isKey compares a row's names with a key that readKey made.
func (f *Fast) isKey(key string, r *table.Row) bool {
	for _, c := range f.names {
		raw := r.Cell(c)
		n := len(raw.Text)
		if n >= len(key) || raw.Kind() != cell.Text || key[:n] != string(raw.Text) || key[n] != 0 {
			return false
		}
		key = key[n+1:]
	}
	return key == ""
}

// read reads times, numbers and words; ok is false when one of them is unusual.
func (f *Fast) read(s *evidence.Sample, r *table.Row) (ok bool) {
	at := r.Cell(f.atCol)
	if s.At, ok = f.at.Iso(at.Text); !ok || at.Kind() != cell.Text {
		return false
	}
	if c := f.whole[0]; c >= 0 {
		if s.Sent, ok = count(r.Cell(c)); !ok || f.counts && s.Sent < 0 {
			return false
		}
	}
	if c := f.whole[1]; c >= 0 {
		if s.Received, ok = count(r.Cell(c)); !ok || f.counts && s.Received < 0 {
			return false
		}
	}
	if c := f.number[0]; c >= 0 {
		if s.Latency, ok = f.decimal(r.Cell(c)); !ok {
			return false
		}
	}
	if c := f.number[1]; c >= 0 {
		if s.Jitter, ok = f.decimal(r.Cell(c)); !ok {
			return false
		}
	}
	if f.flag >= 0 {
		if s.OK, ok = f.word(r.Cell(f.flag)); !ok {
			return false
		}
	}
	return !f.blankCase(s)
}

// blankCase tells of a sample that leaves blank what it should say: the plain path notes it.
func (f *Fast) blankCase(s *evidence.Sample) bool {
	unstated := s.OK == evidence.Blank && (s.Sent < 0 || s.Received < 0)
	latency := f.number[0] >= 0
	return unstated && !f.silent && (f.flag >= 0 || latency && !s.Latency.Known()) || latency && latencyBlank(s)
}

// count reads up to nine digits; a blank cell is -1.
func count(raw cell.Raw) (v int64, ok bool) {
	if raw.Kind() != cell.Text || len(raw.Text) > 9 {
		return 0, false
	}
	if len(raw.Text) == 0 {
		return -1, true
	}
	for _, c := range raw.Text {
		if c -= '0'; c > 9 {
			return 0, false
		}
		v = v*10 + int64(c)
	}
	return v, true
}

// scale makes millionths of a number with so many decimals.
var scale = [...]evidence.Fixed{1_000_000, 100_000, 10_000, 1000, 100, 10, 1}

// decimal reads up to twelve digits with at most one point among them and six decimals behind it, in millionths.
func (f *Fast) decimal(raw cell.Raw) (v evidence.Fixed, ok bool) {
	text := raw.Text
	if raw.Kind() != cell.Text || len(text) > 12 {
		return 0, false
	}
	if len(text) == 0 {
		return evidence.NoFixed, true
	}
	point := len(text) - 1
	for i, c := range text {
		if d := c - '0'; d <= 9 {
			v = v*10 + evidence.Fixed(d)
			continue
		}
		if c != '.' || !f.point || i == 0 || point != len(text)-1 || i == len(text)-1 {
			return 0, false
		}
		point = i
	}
	places := len(text) - 1 - point
	if places >= len(scale) {
		return 0, false
	}
	return v * scale[places], true
}

// word finds a word that was met before; a blank cell is one, too.
func (f *Fast) word(raw cell.Raw) (evidence.Flag, bool) {
	for i := range f.flags {
		if f.flags[i].text == string(raw.Text) && raw.Kind() == cell.Text {
			return f.flags[i].flag, true
		}
	}
	return evidence.Blank, false
}

// readKey puts the names of a row into one text; ok is false when a cell of a workbook is no text, or when it holds
// the zero that parts the names: "a" with "\x00b" would be taken for "a\x00" with "b".
func (f *Fast) readKey(r *table.Row) (ok bool) {
	f.key = f.key[:0]
	for _, c := range f.names {
		raw := r.Cell(c)
		if raw.Kind() != cell.Text || bytes.IndexByte(raw.Text, 0) >= 0 {
			return false
		}
		f.key = append(append(f.key, raw.Text...), 0)
	}
	return true
}

// learn leaves a row to the plain path and remembers what its names and its word came to.
func (f *Fast) learn(
	r *table.Row, pos evidence.Pos, books *account.Books, out *recordset.Set,
) (account.Outcome, owners.Owner) {
	before := len(out.Samples.Samples)
	o, whose := f.plain.Row(r, pos, books, out)
	if o.Kind == account.Rejected || !f.readKey(r) {
		return o, whose
	}
	learned := seriesEntry{filtered: o, owner: whose}
	if len(out.Samples.Samples) > before {
		s := &out.Samples.Samples[before]
		learned.index = s.Series
		f.learnWord(r, s.OK)
	}
	f.series.add(f.key, learned)
	return o, whose
}

// learnWord remembers a yes/no cell, unless it could not be read.
func (f *Fast) learnWord(r *table.Row, flag evidence.Flag) {
	if f.flag < 0 || len(f.flags) >= maxFlagWords {
		return
	}
	raw := r.Cell(f.flag)
	if _, known := f.word(raw); known || raw.Kind() != cell.Text || flag == evidence.Blank && len(raw.Text) > 0 {
		return
	}
	f.flags = append(f.flags, flagWord{string(raw.Text), flag})
}

// Begin is told that a batch begins; with a fresh dictionary the places of the series are not true any more.
func (f *Fast) Begin(fresh bool) {
	if fresh {
		f.series = seriesTable{}
	}
}
