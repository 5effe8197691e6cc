package fault

import (
	"sort"
	"sync"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// shared is evidence that speaks for every case of a service: claims for an interval, obligations, outages of what the
// service depends on. Thousands of pieces may speak for the same days, and of thousands of cases each asks for them.
// So they are laid over each other once; a case is told those that are the strongest at some instant of its own.
type shared struct {
	layers []*Layer // a piece that speaks for thousands of services is held once
	order  []agreement.Proof
	lay    sync.Once
	spans  [2][]Span // by all the evidence, and by what the contract accepts
	all    []*Layer  // those that decide some instant
}

// during lists the layers that decide some instant of a window, if no other evidence is stronger.
func (s *shared) during(window timeline.Interval, out []*Layer) []*Layer {
	if s == nil || len(s.layers) == 0 || window.Empty() {
		return out
	}
	s.lay.Do(func() {
		s.spans[0], s.spans[1] = Resolve(always, s.layers, s.order, false), Resolve(always, s.layers, s.order, true)
		s.all = s.deciding(always, nil)
	})
	if window == always {
		return append(out, s.all...)
	}
	return s.deciding(window, out)
}

// deciding lists the layers that decide some instant of a window, each once.
func (s *shared) deciding(window timeline.Interval, out []*Layer) []*Layer {
	seen := map[*Layer]bool{}
	for _, spans := range s.spans {
		from := sort.Search(len(spans), func(i int) bool { return spans[i].To > window.From })
		for _, span := range spans[from:] {
			if span.From >= window.To {
				break
			}
			if span.Layer != nil && !seen[span.Layer] {
				out, seen[span.Layer] = append(out, span.Layer), true
			}
		}
	}
	return out
}

// byService is shared evidence by the folded name of the service.
type byService map[string]*shared

func (x byService) add(service string, order []agreement.Proof, layers ...*Layer) {
	s := x[evidence.Fold(service)]
	if s == nil {
		s = &shared{order: order}
		x[evidence.Fold(service)] = s
	}
	s.layers = append(s.layers, layers...)
}
