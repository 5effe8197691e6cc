package availability

import (
	"cmp"
	"container/heap"
	"slices"

	"github.com/slareport/slareport/report/timeline"
)

// weighted lists the stretches of the cluster's outages with the share of users that each hit.
func (c *cluster) weighted() (all []piece) {
	for k, t := range c.times {
		for _, v := range t {
			all = append(all, piece{v, c.downs[k].share})
		}
	}
	return all
}

// largest cuts stretches where one begins or ends, and gives each the largest share of those that cover it. It goes
// through time once, however many overlap.
//
// Convention measures (outage-overlapping-weights): *Outages*: where outages weigh by the users they hit, those that
// overlap count as the largest of them. One without a share hit everybody. Set by `objectives.availability.weighted`.
func largest(all []piece) (out []piece) {
	slices.SortFunc(all, func(a, b piece) int { return cmp.Compare(a.From, b.From) })
	edges := make([]timeline.Instant, 0, 2*len(all))
	for _, p := range all {
		edges = append(edges, p.From, p.To)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	var open byShare
	for i := 1; i < len(edges); i++ {
		at := timeline.Interval{From: edges[i-1], To: edges[i]}
		for len(all) > 0 && all[0].From <= at.From {
			heap.Push(&open, all[0])
			all = all[1:]
		}
		for len(open) > 0 && open[0].To <= at.From {
			heap.Pop(&open)
		}
		if len(open) > 0 && open[0].share > 0 {
			out = append(out, piece{at, open[0].share})
		}
	}
	return out
}

// byShare is a heap of stretches, the largest share first (container/heap).
type byShare []piece

func (h byShare) Len() int { return len(h) }

func (h byShare) Less(i, j int) bool { return h[i].share > h[j].share }

func (h byShare) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

func (h *byShare) Push(x any) { *h = append(*h, x.(piece)) }

func (h *byShare) Pop() any {
	last := len(*h) - 1
	x := (*h)[last]
	*h = (*h)[:last]
	return x
}
