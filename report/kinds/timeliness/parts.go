package timeliness

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/measure"
)

// partSize is how many cases are measured at a stretch. Most clients have fewer, and are measured side by side with
// others; the cases of a client with more are cut into parts that are measured side by side.
const partSize = 1 << 16

// inParts measures all cases, each part but the first with a meter of its own. Parts go through the cases as they lie
// in memory, where those of one instant may be far apart. What was counted is added up, and misses, open cases and
// problems are put in canonical order in the end, so that nothing depends on the cuts.
func (m *meter) inParts(size int) error {
	if len(m.Cases()) <= size {
		return m.part(m.Cases())
	}
	parts := slices.Collect(slices.Chunk(m.rank(), size))
	meters, errs := make([]*meter, len(parts)), make([]error, len(parts))
	next := make(chan int, len(parts))
	for i := range parts {
		next <- i
	}
	close(next)
	var workers sync.WaitGroup
	for range min(len(parts), runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := range next {
				if meters[i], errs[i] = newMeter(m.Ctx, m.Objective, m.terms); errs[i] == nil {
					meters[i].ranks = m.ranks
					errs[i] = meters[i].part(parts[i])
				}
			}
		})
	}
	workers.Wait()
	if i := slices.IndexFunc(errs, func(err error) bool { return err != nil }); i >= 0 {
		return errs[i]
	}
	m.join(meters)
	return nil
}

// rank notes the place of every case in canonical order and gives the cases as they lie in memory.
func (m *meter) rank() []int32 {
	cases := m.Cases()
	order := slices.Clone(cases)
	slices.Sort(order)
	m.ranks = make([]int32, order[len(order)-1]+1)
	for place, i := range cases {
		m.ranks[i] = int32(place)
	}
	return order
}

// rankOf is the place of a case in canonical order; 0 where the cases are measured in that order.
func (m *meter) rankOf(s *cases.Case) int32 {
	if m.ranks == nil {
		return 0
	}
	return m.ranks[max(s.Ticket, s.Outage)]
}

// part measures some of the cases.
func (m *meter) part(cases []int32) error { return m.Each(cases, m.ThroughGaps(m.weigh)) }

// join adds what the meters of the parts have counted.
func (m *meter) join(parts []*meter) {
	var misses []ranked[*measure.Miss]
	var undecided []ranked[*measure.Undecided]
	for _, o := range parts {
		for p := range m.periods {
			m.periods[p].join(&o.periods[p])
		}
		misses = appendRanked(misses, o.misses, o.missRanks)
		undecided = appendRanked(undecided, o.undecided, o.openRanks)
	}
	m.misses, m.undecided = inOrder(misses), inOrder(undecided)
}

// ranked is what was told of a case, with the place of the case in canonical order.
type ranked[T any] struct {
	rank int32
	item T
}

func appendRanked[T any](all []ranked[T], list []T, ranks []int32) []ranked[T] {
	for i := range list {
		all = append(all, ranked[T]{ranks[i], list[i]})
	}
	return all
}

// inOrder puts into canonical order what was told of cases; what was told of one case stays as it is.
func inOrder[T any](list []ranked[T]) (out []T) {
	slices.SortStableFunc(list, func(a, b ranked[T]) int { return cmp.Compare(a.rank, b.rank) })
	out = slices.Grow(out, len(list))
	for i := range list {
		out = append(out, list[i].item)
	}
	return out
}

// join adds what was counted in other cases.
func (p *periodCases) join(o *periodCases) {
	p.cases += o.cases
	p.open += o.open
	p.goodHours += o.goodHours
	p.lateHours += o.lateHours
	p.untold += o.untold
	p.elsewhere += o.elsewhere
	p.leaving += o.leaving
	p.doubtful += o.doubtful
	p.sums.Join(&o.sums)
	p.problems.Join(&o.problems)
}
