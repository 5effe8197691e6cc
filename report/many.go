package report

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"sync"
)

// Many is a list of what a report explains one by one, such as misses. There may be hundreds of thousands of them, and
// an explanation takes a kilobyte: where there are many they are kept compressed until somebody reads them. They are
// written in JSON as a list. The zero value has none.
type Many[T any] struct {
	packed []block // of up to packedTogether each
	inside int     // how many are packed
	open   []T     // those that follow
}

// block is a part of a list.
type block struct {
	text  []byte // JSON, one a line, deflated
	kinds []kindCount
}

// Kind is what misses are counted by, without reading each.
type Kind struct {
	Party   string
	Outcome Outcome
}

// Kind is that of a miss.
func (m *Miss) Kind() Kind { return Kind{m.Party, m.Outcome} }

type kindCount struct {
	Kind
	n int
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

// Collect takes a list. While values are made, those before them are packed.
func (c *Collector[T]) Collect(list iter.Seq[T]) Many[T] {
	var all Many[T]
	var packing sync.WaitGroup
	var before []T // that are being packed, or whose place is free
	for value := range list {
		if len(all.open) == packedTogether {
			packing.Wait()
			before, all.open = all.open, before[:0]
			packing.Go(func() { c.pack(&all.packed, before) })
			all.inside += len(before)
		}
		all.open = append(all.open, value)
	}
	packing.Wait()
	if c.open += len(all.open); c.open > packedTogether {
		c.open -= len(all.open)
		c.pack(&all.packed, all.open)
		all.inside, all.open = all.inside+len(all.open), nil
	}
	return all
}

func (c *Collector[T]) pack(to *[]block, list []T) {
	*to = append(*to, block{c.packer.pack(list), countKinds(nil, list)})
}

// Len is how many there are.
func (l *Many[T]) Len() int { return l.inside + len(l.open) }

// At gives one of them. Whoever reads many takes All.
func (l *Many[T]) At(i int) *T {
	if i >= l.inside {
		return &l.open[i-l.inside]
	}
	at := i / packedTogether * packedTogether
	for text := range new(unpacker).lines(&l.packed[i/packedTogether]) {
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
		var u unpacker
		for i := range l.packed {
			for text := range u.lines(&l.packed[i]) {
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

// Kinds counts those from one on. Values that have no Kind are not counted.
func (l *Many[T]) Kinds(from int) map[Kind]int {
	var all []kindCount
	at := 0
	for i := range l.packed {
		b := &l.packed[i]
		switch size := min(packedTogether, l.inside-at); {
		case from <= at:
			all = addKinds(all, b.kinds)
		case from < at+size:
			n := at
			for text := range new(unpacker).lines(b) {
				if n >= from {
					all = countKinds(all, []T{*read[T](text)})
				}
				n++
			}
		}
		at += packedTogether
	}
	if rest := max(from-l.inside, 0); rest < len(l.open) {
		all = countKinds(all, l.open[rest:])
	}
	out := map[Kind]int{}
	for _, k := range all {
		out[k.Kind] = k.n
	}
	return out
}

// countKinds adds the kinds of a list to what was counted.
func countKinds[T any](count []kindCount, list []T) []kindCount {
	for i := range list {
		if value, has := any(&list[i]).(interface{ Kind() Kind }); has {
			count = addKinds(count, []kindCount{{value.Kind(), 1}})
		}
	}
	return count
}

func addKinds(count, more []kindCount) []kindCount {
	for _, m := range more {
		i := slices.IndexFunc(count, func(k kindCount) bool { return k.Kind == m.Kind })
		if i < 0 {
			i, count = len(count), append(count, kindCount{Kind: m.Kind})
		}
		count[i].n += m.n
	}
	return count
}

// JSON gives each of them as encoding/json writes it, without white space. A text is valid until the next one.
func (l *Many[T]) JSON() iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		var u unpacker
		for i := range l.packed {
			for text := range u.lines(&l.packed[i]) {
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

// unpacker reads blocks one after the other, in the same room. The zero value is ready.
type unpacker struct {
	r    io.ReadCloser
	text bytes.Buffer
}

// lines gives the lines of a block. They are valid until the next block.
func (u *unpacker) lines(b *block) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		packed := bytes.NewReader(b.text)
		if u.r == nil {
			u.r = flate.NewReader(packed)
		} else if err := u.r.(flate.Resetter).Reset(packed, nil); err != nil {
			panic(fmt.Errorf("what was compressed cannot be read: %w", err))
		}
		u.text.Reset()
		if _, err := u.text.ReadFrom(u.r); err != nil {
			panic(fmt.Errorf("what was compressed cannot be read: %w", err))
		}
		for line := range bytes.Lines(u.text.Bytes()) {
			if !yield(bytes.TrimSuffix(line, []byte("\n"))) {
				return
			}
		}
	}
}
