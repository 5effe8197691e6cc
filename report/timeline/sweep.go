package timeline

import (
	"cmp"
	"container/heap"
	"slices"
)

// Sweep goes through time once and knows at every instant the first of a list of intervals that covers it, so that
// thousands of claims for the same days cost hardly more than one.
type Sweep struct {
	list   []Interval
	begins []int // indexes by their beginnings, those that are still to come
	open   heapOfInts
}

// NewSweep is a sweep over intervals in order of preference.
func NewSweep(list []Interval) *Sweep {
	s := &Sweep{list: list, begins: make([]int, len(list))}
	for i := range s.begins {
		s.begins[i] = i
	}
	slices.SortFunc(s.begins, func(i, j int) int { return cmp.Compare(list[i].From, list[j].From) })
	return s
}

// First is the index of the first interval that covers an instant, -1 for none. Instants must not go back.
func (s *Sweep) First(at Instant) int {
	for len(s.begins) > 0 && s.list[s.begins[0]].From <= at {
		heap.Push(&s.open, s.begins[0])
		s.begins = s.begins[1:]
	}
	for len(s.open) > 0 {
		if i := s.open[0]; s.list[i].To > at {
			return i
		}
		heap.Pop(&s.open)
	}
	return -1
}

// Edges are the instants, in order, at which one of the intervals begins or ends.
func Edges(list []Interval) []Instant {
	edges := make([]Instant, 0, 2*len(list))
	for _, v := range list {
		edges = append(edges, v.From, v.To)
	}
	slices.Sort(edges)
	return slices.Compact(edges)
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
