package report

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"io"
	"iter"
)

// Many is a list of what a report explains one by one, such as misses. There may be hundreds of thousands of them, and
// an explanation takes a kilobyte: where there are many they are kept compressed until somebody reads them. They are
// written in JSON as a list. The zero value has none.
type Many[T any] struct {
	packed [][]byte // JSON of up to packedTogether each, one a line, deflated
	inside int      // how many are packed
	open   []T      // those that follow
}

// packedTogether is how many are compressed at a time, and how many of a report are kept as they are.
const packedTogether = 512

// ManyOf holds a list as it is.
func ManyOf[T any](list ...T) Many[T] { return Many[T]{open: list} }

// Collector holds lists in little memory, such as the misses of one objective after the other. The zero value is ready.
type Collector[T any] struct {
	packer packer[T]
	open   int // of all lists
}

// Collect takes a list.
func (c *Collector[T]) Collect(list iter.Seq[T]) Many[T] {
	var all Many[T]
	for value := range list {
		if len(all.open) == packedTogether {
			c.pack(&all)
		}
		all.open = append(all.open, value)
	}
	if c.open += len(all.open); c.open > packedTogether {
		c.open -= len(all.open)
		c.pack(&all)
		all.open = nil
	}
	return all
}

func (c *Collector[T]) pack(all *Many[T]) {
	all.packed = append(all.packed, c.packer.pack(all.open))
	all.inside += len(all.open)
	all.open = all.open[:0]
}

// Len is how many there are.
func (l *Many[T]) Len() int { return l.inside + len(l.open) }

// At gives one of them. Whoever reads many takes All.
func (l *Many[T]) At(i int) *T {
	if i >= l.inside {
		return &l.open[i-l.inside]
	}
	at := i / packedTogether * packedTogether
	for text := range lines(l.packed[i/packedTogether]) {
		if at == i {
			return read[T](text)
		}
		at++
	}
	panic(fmt.Sprintf("no value %d of %d", i, l.Len()))
}

// All gives them in their order, with their place in it.
func (l *Many[T]) All() iter.Seq2[int, *T] {
	return func(yield func(int, *T) bool) {
		n := 0
		for _, block := range l.packed {
			for text := range lines(block) {
				if !yield(n, read[T](text)) {
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
func (l *Many[T]) First(n int) []*T {
	list := make([]*T, 0, min(n, l.Len()))
	for i, m := range l.All() {
		if i == n {
			break
		}
		list = append(list, m)
	}
	return list
}

// JSON gives each of them as encoding/json writes it, without white space. A text is valid until the next one.
func (l *Many[T]) JSON() iter.Seq[[]byte] {
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
			write(&b, &l.open[i])
			if !yield(bytes.TrimSuffix(b.Bytes(), []byte("\n"))) {
				return
			}
		}
	}
}

// MarshalJSON writes them as a list.
func (l Many[T]) MarshalJSON() ([]byte, error) {
	b, before := []byte("["), ""
	for text := range l.JSON() {
		b, before = append(append(b, before...), text...), ","
	}
	return append(b, ']'), nil
}

// UnmarshalJSON reads a list.
func (l *Many[T]) UnmarshalJSON(text []byte) error {
	var list []T
	err := json.Unmarshal(text, &list)
	*l = ManyOf(list...)
	return err
}

// packer compresses values. What it needs for that is larger than what it writes, so it serves for many.
type packer[T any] struct {
	w    *flate.Writer
	text bytes.Buffer
}

func (p *packer[T]) pack(list []T) []byte {
	p.text.Reset()
	for i := range list {
		write(&p.text, &list[i])
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

// write writes a value and a line break. It cannot fail: reports hold no value that JSON does not know.
func write[T any](b *bytes.Buffer, value *T) {
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		panic(fmt.Errorf("a value of a report cannot be written: %w", err))
	}
}

func read[T any](text []byte) *T {
	value := new(T)
	if err := json.Unmarshal(text, value); err != nil {
		panic(fmt.Errorf("what was written cannot be read: %w", err))
	}
	return value
}

// lines gives the lines of a compressed text.
func lines(packed []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		text, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
		if err != nil {
			panic(fmt.Errorf("what was compressed cannot be read: %w", err))
		}
		for line := range bytes.Lines(text) {
			if !yield(bytes.TrimSuffix(line, []byte("\n"))) {
				return
			}
		}
	}
}
