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
	again  bool // the second pass: keeps readings instead of reducing them
	mu     sync.Mutex
	series map[Key]*gathered
	set    *Set // what the first pass settled
}

// gathered is what has come of one series so far.
type gathered struct {
	key   Key
	spec  *spec // nil: nobody wants it
	out   *Series
	files map[uint32]*pieces // by origin
	torn  bool               // out of order between batches, or waiting for what follows: to be read again
	kept  []reading          // second pass only
	n     int64              // readings of a series that nobody wants
}

// NewPass begins to read samples.
func NewPass(plan *Plan) *Pass {
	p := *plan
	if p.Source == nil {
		p.Source = func(uint32) string { return "" }
	}
	return &Pass{
		specs:  newSpecs(&p),
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
			g.begin(p.specs.of(key))
		}
		p.series[key] = g
	}
	return g
}

// begin makes an empty result for a series.
func (g *gathered) begin(s *spec) {
	g.spec, g.torn, g.files = s, false, map[uint32]*pieces{}
	if s != nil {
		g.out = &Series{Key: g.key, limits: s.limits, Duplicates: map[uint32]Odd{}}
	}
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
	if g.files[origin] == nil {
		g.files[origin] = new(pieces)
	}
	if part.Pending || !g.files[origin].add(g.spec.runs, piece{chunk, part.First, part.Last, part.Stretches, part.Slots}) {
		g.tear()
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

// keep takes readings of the second pass in.
func (p *Pass) keep(g *gathered, list []reading) {
	p.mu.Lock()
	defer p.mu.Unlock()
	g.kept = append(g.kept, list...)
}

// tear forgets what was gathered: it is not in order.
func (g *gathered) tear() {
	g.torn, g.files = true, nil
	g.out = &Series{Key: g.key, limits: g.spec.limits, Duplicates: map[uint32]Odd{}}
}

// Finish gives the Set when every reading has been put. If the second result is not nil, some series were out
// of order: the same samples must be read once more by its workers, and its Finish gives the complete Set.
func (p *Pass) Finish() (*Set, *Pass) {
	second := &Pass{specs: p.specs, again: true, series: map[Key]*gathered{}, set: p.set}
	var reducer reducer
	for _, g := range p.series {
		switch {
		case g.spec == nil:
			if !p.again && g.n > 0 {
				p.set.Unwanted = append(p.set.Unwanted, Counted{g.key, g.n})
			}
			continue
		case p.again:
			part := reducer.reduce(g.spec, g.kept)
			part.Pending = false // nothing more follows
			g.put(0, 0, &part)
			g.kept = nil
			fallthrough
		default:
			g.close()
		}
		if g.torn {
			again := &gathered{key: g.key}
			again.begin(g.spec)
			second.series[g.key] = again
			continue
		}
		if g.out.Readings > 0 { // otherwise it was read later than the date of the data alone, and is not known
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
	if !ok {
		g.tear()
		return
	}
	g.out.First, g.out.Last, g.out.Stretches, g.files = one.first, one.last, one.stretches, nil
	g.out.slots = map[string][]Slot{}
	for i, list := range one.slots {
		g.out.slots[g.spec.slots[i].name] = list
	}
}

// compare orders keys for documents and for adding up: by text, field by field.
func (k Key) compare(o Key) int {
	return cmp.Or(strings.Compare(
		k.Client.String(), o.Client.String(),
	), strings.Compare(k.Service.String(), o.Service.String()),
		strings.Compare(k.Site.String(), o.Site.String()), strings.Compare(k.Provider.String(), o.Provider.String()),
		strings.Compare(k.Source, o.Source))
}
