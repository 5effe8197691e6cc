package sampling

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// Pass is one reading of all samples. Its methods may be called from several goroutines.
type Pass struct {
	specs  *specs
	short  int  // how many readings a series may have whose readings are kept
	again  bool // the second pass: keeps readings instead of reducing them
	mu     sync.Mutex
	series map[Key]*gathered
	set    *Set // what the first pass settled
}

// gathered is what has come of one series so far.
type gathered struct {
	key   Key
	spec  *spec              // nil: nobody wants it
	kept  []reading          // until they are many; in the second pass all of them
	out   *Series            // of those that are many
	files map[uint32]*pieces // of those that are many, by origin
	torn  bool               // out of order between batches, or waiting for what follows: to be read again
	n     int64              // readings of a series that nobody wants
}

// short is how many readings are kept as they are: in less memory than a cell for each. A hundred thousand sites may
// have one reading each.
const short = 32

// NewPass begins to read samples.
func NewPass(plan *Plan) *Pass {
	p := *plan
	if p.Source == nil {
		p.Source = func(uint32) string { return "" }
	}
	return &Pass{
		specs:  newSpecs(&p),
		short:  short,
		series: map[Key]*gathered{},
		set:    &Set{},
	}
}

// find gives the state of a series. In the second pass series that need no second reading are unwanted.
func (p *Pass) find(key Key) *gathered {
	p.mu.Lock()
	defer p.mu.Unlock()
	g, ok := p.series[key]
	if !ok {
		g = &gathered{key: key}
		if !p.again {
			g.spec = p.specs.of(key)
		}
		p.series[key] = g
	}
	return g
}

// put merges what some readings of a series amount to; the Partial's lists may be used again afterwards. Chunks
// number the readings of an origin in file order; they may come in any order. A series whose Partials overlap in
// time is put aside for the second pass.
func (p *Pass) put(g *gathered, origin uint32, chunk int, part *Partial) {
	p.mu.Lock()
	defer p.mu.Unlock()
	g.put(origin, chunk, part)
}

// put merges a Partial; readings of a series that is unwanted or torn are passed over.
func (g *gathered) put(origin uint32, chunk int, part *Partial) {
	if g.spec == nil || g.torn || part.Readings == 0 {
		return
	}
	if g.out == nil {
		g.files, g.out = map[uint32]*pieces{}, &Series{Key: g.key, spec: g.spec, sums: &totals{}}
	}
	if g.files[origin] == nil {
		g.files[origin] = new(pieces)
	}
	if part.Pending || !g.files[origin].add(g.spec.runs, piece{chunk, part.First, part.Last, part.Stretches, part.Slots}) {
		g.torn, g.files, g.out = true, nil, nil // forgets what is not in order
		return
	}
	g.out.add(part)
}

// count notes readings of a series that nobody wants.
func (p *Pass) count(g *gathered, n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	g.n += int64(n)
}

// keep takes readings in as they are, unless they are too many: then those that were kept are reduced, and false tells
// that these are to be, too.
func (p *Pass) keep(g *gathered, list []reading, reducer *reducer) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.again || g.out == nil && !g.torn && len(g.kept)+len(list) <= p.short {
		g.kept = append(g.kept, list...)
		return true
	}
	for kept := g.kept; len(kept) > 0; {
		n := 1
		for n < len(kept) && kept[n].origin == kept[0].origin && kept[n].chunk == kept[0].chunk {
			n++
		}
		part := reducer.reduce(g.spec, kept[:n:n])
		g.put(kept[0].origin, int(kept[0].chunk), &part)
		kept = kept[n:]
	}
	g.kept = nil
	return false
}

// Finish gives the Set when every reading has been put. If the second result is not nil, some series were out
// of order: the same samples must be read once more by its workers, and its Finish gives the complete Set.
func (p *Pass) Finish() (*Set, *Pass) {
	second := &Pass{specs: p.specs, short: p.short, again: true, series: map[Key]*gathered{}, set: p.set}
	var reducer reducer
	for _, g := range p.series {
		switch {
		case g.spec == nil:
			if !p.again && g.n > 0 {
				p.set.Unwanted = append(p.set.Unwanted, Counted{g.key, g.n})
			}
			continue
		case len(g.kept) > p.short:
			part := reducer.reduce(g.spec, g.kept)
			part.Pending = false // nothing more follows
			g.put(0, 0, &part)
			g.close()
		case len(g.kept) > 0:
			g.out = g.few()
		default:
			g.close()
		}
		g.kept = nil
		if g.torn {
			second.series[g.key] = &gathered{key: g.key, spec: g.spec}
		}
		if g.out != nil { // otherwise it was read later than the date of the data alone, and is not known
			p.set.Series = append(p.set.Series, g.out)
		}
	}
	if len(second.series) > 0 {
		return nil, second
	}
	slices.SortFunc(p.set.Series, func(a, b *Series) int { return a.Key.compare(b.Key) })
	p.set.index()
	return p.set, nil
}

// few is a series of the readings kept, of which there will be no more.
func (g *gathered) few() *Series {
	n := len(g.kept)
	kept, duplicates := settle(g.kept)
	retried(kept)
	return &Series{
		Key: g.key, Readings: int64(n), First: kept[0].at, Last: kept[len(kept)-1].at,
		Duplicates: byOrigin(duplicates), spec: g.spec, few: kept,
	}
}

// close joins the pieces of all files.
func (g *gathered) close() {
	if g.torn {
		return
	}
	var all []piece
	for _, file := range g.files {
		all = append(all, *file...)
	}
	if len(all) == 0 {
		return
	}
	one, ok := join(g.spec.runs, all)
	if g.files = nil; !ok {
		g.torn, g.out = true, nil
		return
	}
	g.out.First, g.out.Last = one.first, one.last
	g.out.sums.stretches, g.out.sums.slots = one.stretches, one.slots
}

// compare orders keys for documents and for adding up: by text, field by field.
func (k Key) compare(o Key) int {
	return cmp.Or(strings.Compare(
		k.Client.String(), o.Client.String(),
	), strings.Compare(k.Service.String(), o.Service.String()),
		strings.Compare(k.Site.String(), o.Site.String()), strings.Compare(k.Provider.String(), o.Provider.String()),
		strings.Compare(k.Source, o.Source))
}
