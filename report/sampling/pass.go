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
	series []*Series     // as they were met
	places *lookup.Table // of them, by key
	set    *Set          // what the first pass settled
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

// find gives a series. In the second pass series that need no second reading are unwanted.
func (p *Pass) find(key Key) *Series {
	p.mu.Lock()
	defer p.mu.Unlock()
	_, i := p.places.Look(lookup.Of(key), func(i int32) bool { return p.series[i].Key == key })
	if i >= 0 {
		return p.series[i]
	}
	s := &Series{Key: key}
	if !p.again {
		s.spec = p.specs.of(key)
	}
	p.add(s)
	return s
}

// add takes in a series that is not there.
func (p *Pass) add(s *Series) {
	p.series = append(p.series, s)
	from := len(p.series) - 1
	if !p.places.Holds(len(p.series)) {
		p.places, from = lookup.New(len(p.series)), 0
	}
	for i := from; i < len(p.series); i++ {
		p.places.Add(lookup.Of(p.series[i].Key), int32(i))
	}
}

// put merges what some readings of a series amount to; the Partial's lists may be used again afterwards. Chunks
// number the readings of an origin in file order; they may come in any order. A series whose Partials overlap in
// time is put aside for the second pass.
func (p *Pass) put(s *Series, origin uint32, chunk int, part *Partial) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s.put(origin, chunk, part)
}

// put merges a Partial; readings of a series that is unwanted or torn are passed over.
func (s *Series) put(origin uint32, chunk int, part *Partial) {
	if s.spec == nil || s.torn || part.Readings == 0 {
		return
	}
	if s.sums == nil {
		s.sums = &totals{files: map[uint32]*pieces{}}
	}
	files := s.sums.files
	if files[origin] == nil {
		files[origin] = new(pieces)
	}
	if part.Pending || !files[origin].add(s.spec.runs, piece{chunk, part.First, part.Last, part.Stretches, part.Slots}) {
		s.torn, s.sums = true, nil // forgets what is not in order
		return
	}
	s.add(part)
}

// count notes readings of a series that nobody wants.
func (p *Pass) count(s *Series, n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s.Readings += int64(n)
}

// keep takes readings in as they are, unless they are too many: then those that were kept are reduced, and false tells
// that these are to be, too.
func (p *Pass) keep(s *Series, list []reading, reducer *reducer) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.again || s.sums == nil && !s.torn && len(s.few)+len(list) <= p.short {
		s.few = append(s.few, list...)
		return true
	}
	for kept := s.few; len(kept) > 0; {
		n := 1
		for n < len(kept) && kept[n].origin == kept[0].origin && kept[n].chunk == kept[0].chunk {
			n++
		}
		part := reducer.reduce(s.spec, kept[:n:n])
		s.put(kept[0].origin, int(kept[0].chunk), &part)
		kept = kept[n:]
	}
	s.few = nil
	return false
}

// Finish gives the Set when every reading has been put. If the second result is not nil, some series were out
// of order: the same samples must be read once more by its workers, and its Finish gives the complete Set.
func (p *Pass) Finish() (*Set, *Pass) {
	second := &Pass{specs: p.specs, short: p.short, again: true, places: lookup.New(0), set: p.set}
	reducer := reducer{packer: packer{again: true}}
	done := p.series[:0]
	for _, s := range p.series {
		switch {
		case s.spec == nil:
			if !p.again && s.Readings > 0 {
				p.set.Unwanted = append(p.set.Unwanted, Counted{s.Key, s.Readings})
			}
		case s.finish(p.short, &reducer):
			done = append(done, s)
		case s.torn:
			second.add(&Series{Key: s.Key, spec: s.spec})
		}
	}
	p.set.Series = append(done, p.set.Series...)
	if len(second.series) > 0 {
		return nil, second
	}
	slices.SortFunc(p.set.Series, func(a, b *Series) int { return a.Key.compare(b.Key) })
	p.set.index()
	return p.set, nil
}

// finish makes the series ready, of which there will be no more readings. It tells whether it is: one that is torn must
// be read again, and one that was read later than the date of the data alone is not known.
func (s *Series) finish(short int, reducer *reducer) bool {
	kept := s.few
	switch {
	case len(kept) == 0:
		return s.close()
	case len(kept) <= short:
		s.settle()
		return true
	}
	part := reducer.reduce(s.spec, kept)
	part.Pending, s.few = false, nil // nothing more follows
	s.put(0, 0, &part)
	return s.close()
}

// settle makes a series of the readings kept.
func (s *Series) settle() {
	s.Readings = int64(len(s.few))
	kept, duplicates := settle(s.few)
	retried(kept)
	s.few, s.Duplicates = kept, byOrigin(duplicates)
	s.First, s.Last = kept[0].at, kept[len(kept)-1].at
}

// close joins the pieces of all files.
func (s *Series) close() bool {
	if s.sums == nil {
		return false
	}
	var all []piece
	for _, file := range s.sums.files {
		all = append(all, *file...)
	}
	one, ok := join(s.spec.runs, all)
	if !ok {
		s.torn = true
		return false
	}
	s.First, s.Last = one.first, one.last
	s.sums.stretches, s.sums.slots, s.sums.files = one.stretches, one.slots, nil
	return true
}

// compare orders keys for documents and for adding up: by text, field by field.
func (k Key) compare(o Key) int {
	return cmp.Or(strings.Compare(
		k.Client.String(), o.Client.String(),
	), strings.Compare(k.Service.String(), o.Service.String()),
		strings.Compare(k.Site.String(), o.Site.String()), strings.Compare(k.Provider.String(), o.Provider.String()),
		strings.Compare(k.Source, o.Source))
}
