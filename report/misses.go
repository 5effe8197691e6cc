package report

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"io"
	"iter"
)

// Misses are the misses of an objective, the heaviest first. There may be hundreds of thousands of them, and what is
// told of one takes a kilobyte: where there are many they are kept compressed until somebody reads them. They are
// written in JSON as a list. The zero value has none.
type Misses struct {
	packed [][]byte // JSON of up to missesTogether each, one a line, deflated
	inside int      // how many are packed
	open   []Miss   // those that follow
}

// missesTogether is how many misses are compressed at a time, and how many of a report are kept as they are.
const missesTogether = 512

// MissesOf holds a list of misses as it is.
func MissesOf(list ...Miss) Misses { return Misses{open: list} }

// MissCollector holds the misses of a report in little memory, objective by objective. The zero value is ready.
type MissCollector struct {
	packer packer
	open   int // of all objectives
}

// Collect takes the misses of an objective.
func (c *MissCollector) Collect(list iter.Seq[Miss]) Misses {
	var all Misses
	for m := range list {
		if len(all.open) == missesTogether {
			c.pack(&all)
		}
		all.open = append(all.open, m)
	}
	if c.open += len(all.open); c.open > missesTogether {
		c.open -= len(all.open)
		c.pack(&all)
		all.open = nil
	}
	return all
}

func (c *MissCollector) pack(all *Misses) {
	all.packed = append(all.packed, c.packer.pack(all.open))
	all.inside += len(all.open)
	all.open = all.open[:0]
}

// Len is how many there are.
func (l *Misses) Len() int { return l.inside + len(l.open) }

// At gives one of them. Whoever reads many takes All.
func (l *Misses) At(i int) *Miss {
	if i >= l.inside {
		return &l.open[i-l.inside]
	}
	at := i / missesTogether * missesTogether
	for text := range lines(l.packed[i/missesTogether]) {
		if at == i {
			return missIn(text)
		}
		at++
	}
	panic(fmt.Sprintf("no miss %d of %d", i, l.Len()))
}

// All gives them in their order, with their place in it.
func (l *Misses) All() iter.Seq2[int, *Miss] {
	return func(yield func(int, *Miss) bool) {
		n := 0
		for _, block := range l.packed {
			for text := range lines(block) {
				if !yield(n, missIn(text)) {
					return
				}
				n++
			}
		}
		for i := range l.open {
			if !yield(n+i, &l.open[i]) {
				return
			}
		}
	}
}

// First gives the first n of them, or all.
func (l *Misses) First(n int) []*Miss {
	list := make([]*Miss, 0, min(n, l.Len()))
	for i, m := range l.All() {
		if i == n {
			break
		}
		list = append(list, m)
	}
	return list
}

// JSON gives each of them as encoding/json writes it, without white space. A text is valid until the next one.
func (l *Misses) JSON() iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for _, block := range l.packed {
			for text := range lines(block) {
				if !yield(text) {
					return
				}
			}
		}
		var b bytes.Buffer
		for i := range l.open {
			b.Reset()
			writeMiss(&b, &l.open[i])
			if !yield(bytes.TrimSuffix(b.Bytes(), []byte("\n"))) {
				return
			}
		}
	}
}

// MarshalJSON writes them as a list.
func (l Misses) MarshalJSON() ([]byte, error) {
	b, before := []byte("["), ""
	for text := range l.JSON() {
		b, before = append(append(b, before...), text...), ","
	}
	return append(b, ']'), nil
}

// UnmarshalJSON reads a list.
func (l *Misses) UnmarshalJSON(text []byte) error {
	*l = Misses{}
	return json.Unmarshal(text, &l.open)
}

// packer compresses misses. What it needs for that is larger than what it writes, so it serves for many.
type packer struct {
	w    *flate.Writer
	text bytes.Buffer
}

func (p *packer) pack(list []Miss) []byte {
	p.text.Reset()
	for i := range list {
		writeMiss(&p.text, &list[i])
	}
	var b bytes.Buffer
	if p.w == nil {
		p.w, _ = flate.NewWriter(nil, flate.BestSpeed) // it fails for unknown levels alone
	}
	p.w.Reset(&b)
	p.w.Write(p.text.Bytes()) // a buffer takes everything
	p.w.Close()
	return bytes.Clone(b.Bytes())
}

// writeMiss writes a miss and a line break. It cannot fail: a miss holds no value that JSON does not know.
func writeMiss(b *bytes.Buffer, m *Miss) {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(m); err != nil {
		panic(fmt.Errorf("miss %s: %w", m.ID, err))
	}
}

func missIn(text []byte) *Miss {
	var m Miss
	if err := json.Unmarshal(text, &m); err != nil {
		panic(fmt.Errorf("a miss that was written cannot be read: %w", err))
	}
	return &m
}

// lines gives the lines of a compressed text.
func lines(packed []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		text, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
		if err != nil {
			panic(fmt.Errorf("misses that were compressed cannot be read: %w", err))
		}
		for line := range bytes.Lines(text) {
			if !yield(bytes.TrimSuffix(line, []byte("\n"))) {
				return
			}
		}
	}
}
