package sampling

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report/timeline"
)

// piece is a run of readings of one series that were reduced together; its stretches wait for their neighbours.
type piece struct {
	chunk       int
	first, last timeline.Instant
	stretches   []Stretch
	slots       [][]Slot
}

// pieces of one series and origin. They come in any order when chunks are reduced side by side.
type pieces []piece

// crowd is how many pieces may lie unjoined: more than goroutines can be ahead of each other in a file.
const crowd = 64

// add takes a piece in; it keeps none of its lists. A piece that follows the last one in the file and in time joins it.
// When many lie there, the older half by place in the file is joined, so that their number does not grow with the data.
// It tells whether the series is still in order.
func (p *pieces) add(rule Runs, n piece) bool {
	if k := len(*p); k > 0 {
		last := &(*p)[k-1]
		if step := n.chunk - last.chunk; (step == 0 || step == 1) && last.last < n.first {
			last.append(rule, &n)
			return true
		}
	}
	n.stretches = slices.Clone(n.stretches)
	n.slots = slices.Clone(n.slots)
	for i := range n.slots {
		n.slots[i] = slices.Clone(n.slots[i])
	}
	*p = append(*p, n)
	if len(*p) < crowd {
		return true
	}
	list := *p
	slices.SortStableFunc(list, func(a, b piece) int { return cmp.Compare(a.chunk, b.chunk) })
	one, ok := join(rule, list[:crowd/2])
	list[crowd/2-1] = one
	*p = slices.Delete(list, 0, crowd/2-1)
	return ok
}

// join makes one piece of several, and tells whether each lies wholly after the one before. Pieces that
// overlap, if only in an instant, cannot be joined: they may hold duplicates, or runs that belong together.
func join(rule Runs, list []piece) (piece, bool) {
	slices.SortFunc(list, func(a, b piece) int { return cmp.Compare(a.first, b.first) })
	one := list[0]
	for _, next := range list[1:] {
		if next.first <= one.last {
			return one, false
		}
		one.append(rule, &next)
	}
	return one, true
}

// append adds a piece that comes later.
func (p *piece) append(rule Runs, next *piece) {
	for _, s := range next.stretches {
		p.stretches = rule.push(p.stretches, s)
	}
	for i, list := range next.slots {
		for _, s := range list {
			p.slots[i] = push(p.slots[i], s)
		}
	}
	p.last = next.last
	p.chunk = max(p.chunk, next.chunk)
}
