package fault

import (
	"cmp"
	"container/heap"
	"slices"

	"github.com/slareport/slareport/report/timeline"
)

// sweep goes through time once and knows at every instant which of the layers that cover it is the strongest, so that
// thousands of claims for the same day cost hardly more than one.
type sweep struct {
	layers []*Layer // the strongest first
	begins []int    // indexes of layers by their beginnings, those that are still to come
	open   heapOfInts
}

func newSweep(layers []*Layer) *sweep {
	s := &sweep{layers: layers, begins: make([]int, len(layers))}
	for i := range s.begins {
		s.begins[i] = i
	}
	slices.SortFunc(s.begins, func(i, j int) int { return cmp.Compare(layers[i].From, layers[j].From) })
	return s
}

// strongest is the strongest layer at an instant, nil for none. Instants must not go back.
func (s *sweep) strongest(at timeline.Instant) *Layer {
	for len(s.begins) > 0 && s.layers[s.begins[0]].From <= at {
		heap.Push(&s.open, s.begins[0])
		s.begins = s.begins[1:]
	}
	for len(s.open) > 0 {
		if l := s.layers[s.open[0]]; l.To > at {
			return l
		}
		heap.Pop(&s.open)
	}
	return nil
}

// heapOfInts has its smallest number first (container/heap).
type heapOfInts []int

func (h heapOfInts) Len() int           { return len(h) }
func (h heapOfInts) Less(i, j int) bool { return h[i] < h[j] }
func (h heapOfInts) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *heapOfInts) Push(x any)        { *h = append(*h, x.(int)) }
func (h *heapOfInts) Pop() any {
	last := len(*h) - 1
	x := (*h)[last]
	*h = (*h)[:last]
	return x
}
