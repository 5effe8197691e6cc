package sampling

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/slareport/slareport/report/evidence/lookup"
)

// Pass is one reading of all samples. Its methods may be called from several goroutines.
type Pass struct {
	specs  *specs
	short  int  // how many readings a series may have whose readings are kept
	again  bool // the second pass: keeps readings instead of reducing them
	mu     sync.Mutex
	series []*gathered   // as they were met
	places *lookup.Table // of them, by key
	set    *Set          // what the first pass settled
}

// gathered is what has come of one series so far.
type gathered struct {
	key  Key
	torn bool      // out of order between batches, or waiting for what follows: to be read again
	spec *spec     // nil: nobody wants it
	kept []reading // until they are many; in the second pass all of them
	many *many     // what those that are many come to
	n    int64     // readings of a series that nobody wants
}

// many is a series of which readings are summed up.
type many struct {
	out   *Series
	files map[uint32]*pieces // by origin
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
		places: lookup.New(0),
		set:    &Set{},
	}
}

// find gives the state of a series. In the second pass series that need no second reading are unwanted.
func (p *Pass) find(key Key) *gathered {
	p.mu.Lock()
	defer p.mu.Unlock()
	_, i := p.places.Look(lookup.Of(key), func(i int32) bool { return p.series[i].key == key })
	if i >= 0 {
		return p.series[i]
	}
	g := &gathered{key: key}
	if !p.again {
		g.spec = p.specs.of(key)
	}
	p.add(g)
	return g
}

// add takes in a series that is not there.
func (p *Pass) add(g *gathered) {
	p.series = append(p.series, g)
	from := len(p.series) - 1
	if !p.places.Holds(len(p.series)) {
		p.places, from = lookup.New(len(p.series)), 0
	}
	for i := from; i < len(p.series); i++ {
		p.places.Add(lookup.Of(p.series[i].key), int32(i))
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
	if g.many == nil {
		g.many = &many{&Series{Key: g.key, spec: g.spec, sums: &totals{}}, map[uint32]*pieces{}}
	}
	files := g.many.files
	if files[origin] == nil {
		files[origin] = new(pieces)
	}
	if part.Pending || !files[origin].add(g.spec.runs, piece{chunk, part.First, part.Last, part.Stretches, part.Slots}) {
		g.torn, g.many = true, nil // forgets what is not in order
		return
	}
	g.many.out.add(part)
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
	if p.again || g.many == nil && !g.torn && len(g.kept)+len(list) <= p.short {
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
	second := &Pass{specs: p.specs, short: p.short, again: true, places: lookup.New(0), set: p.set}
	var reducer reducer
	for i, g := range p.series {
		p.series[i] = nil // what it becomes takes its place in memory
		if g.spec == nil {
			if !p.again && g.n > 0 {
				p.set.Unwanted = append(p.set.Unwanted, Counted{g.key, g.n})
			}
			continue
		}
		out := g.finished(p.short, &reducer)
		if g.torn {
			second.add(&gathered{key: g.key, spec: g.spec})
		}
		if out != nil { // otherwise it was read later than the date of the data alone, and is not known
			p.set.Series = append(p.set.Series, out)
		}
	}
	if len(second.series) > 0 {
		return nil, second
	}
	slices.SortFunc(p.set.Series, func(a, b *Series) int { return a.Key.compare(b.Key) })
	p.set.index()
	return p.set, nil
}

// finished is the series of which there will be no more readings, nil where it must be read again or is not known.
func (g *gathered) finished(short int, reducer *reducer) *Series {
	if n := len(g.kept); n > 0 && n <= short {
		return g.few()
	} else if n > 0 {
		part := reducer.reduce(g.spec, g.kept)
		part.Pending = false // nothing more follows
		g.put(0, 0, &part)
	}
	return g.close()
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
func (g *gathered) close() *Series {
	if g.many == nil {
		return nil
	}
	var all []piece
	for _, file := range g.many.files {
		all = append(all, *file...)
	}
	one, ok := join(g.spec.runs, all)
	if !ok {
		g.torn = true
		return nil
	}
	out := g.many.out
	out.First, out.Last = one.first, one.last
	out.sums.stretches, out.sums.slots = one.stretches, one.slots
	return out
}

// compare orders keys for documents and for adding up: by text, field by field.
func (k Key) compare(o Key) int {
	return cmp.Or(strings.Compare(
		k.Client.String(), o.Client.String(),
	), strings.Compare(k.Service.String(), o.Service.String()),
		strings.Compare(k.Site.String(), o.Site.String()), strings.Compare(k.Provider.String(), o.Provider.String()),
		strings.Compare(k.Source.String(), o.Source.String()))
}
