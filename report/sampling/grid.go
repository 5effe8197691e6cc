package sampling

import (
	"slices"
	"sync"

	"github.com/slareport/slareport/report/timeline"
)

// block is the stretch of time for which a grid asks for its edges at once.
const block = 32 * timeline.Day

// grid tells the cell of an instant. Its edges are asked for block by block as the readings come, since the
// range of the data is not known before they have been read.
type grid struct {
	edges  []func(timeline.Interval) []timeline.Instant
	mu     sync.Mutex
	blocks map[int64][]timeline.Instant
}

// cell is the stretch between the edges around an instant.
func (g *grid) cell(at timeline.Instant) timeline.Interval {
	g.mu.Lock()
	defer g.mu.Unlock()
	k := blockOf(at)
	edges := g.block(k)
	i, exact := slices.BinarySearch(edges, at)
	if exact {
		i++ // an edge begins its cell
	}
	var v timeline.Interval
	if i > 0 {
		v.From = edges[i-1]
	} else {
		before := g.block(k - 1)
		v.From = before[len(before)-1]
	}
	if i < len(edges) {
		v.To = edges[i]
	} else {
		v.To = g.block(k + 1)[0]
	}
	return v
}

// block gives the edges in a block, in order, at least one: a block that has none is cut at its beginning,
// so that a cell never reaches further than the next block.
func (g *grid) block(k int64) []timeline.Instant {
	if known, ok := g.blocks[k]; ok {
		return known
	}
	v := timeline.Interval{From: timeline.Instant(k * int64(block)), To: timeline.Instant((k + 1) * int64(block))}
	var edges []timeline.Instant
	for _, more := range g.edges {
		for _, e := range more(timeline.Interval{From: v.From - 1, To: v.To}) { // a stretch may end as the block begins
			if v.Contains(e) {
				edges = append(edges, e)
			}
		}
	}
	if len(edges) == 0 {
		edges = append(edges, v.From)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	if g.blocks == nil {
		g.blocks = map[int64][]timeline.Instant{}
	}
	g.blocks[k] = edges
	return edges
}

// blockOf is the block an instant lies in; it rounds down before 1970 too.
func blockOf(at timeline.Instant) int64 {
	k := int64(at) / int64(block)
	if int64(at)%int64(block) < 0 {
		k--
	}
	return k
}
