package sampling

import (
	"fmt"
	"slices"
	"sync"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Key names a series: what was measured, and the source that tells it. Two sources that watch the same
// thing are two series.
type Key struct {
	evidence.Series
	Source string // id in slareport.yaml
}

// Plan says what is wanted of which series.
type Plan struct {
	Wants  []Want
	Source func(origin uint32) string // the source an origin belongs to; nil: there is only one
	AsOf   timeline.Instant           // later readings do not exist; NoInstant: the data itself is the limit
}

// end is the last instant that may be known.
//
// Convention measures (samples-after-date): *Samples*: a place that was probed only after the date of the data does
// not exist, and a run of failures has lasted until that date at most.
func (p *Plan) end() timeline.Instant {
	if p.AsOf.Known() {
		return p.AsOf
	}
	return timeline.MaxInstant
}

// Want is what one objective needs to know of the series that it sees. Wants for the same series add up.
type Want struct {
	Name string // under which its slots are found
	// names of the client, compared without case; nil: every client's series
	Clients []string
	Match   func(Key) bool                             // which of their series
	Edges   func(timeline.Interval) []timeline.Instant // where cells must end, inside an interval, in any order
	Window  timeline.Interval                          // readings outside it get no cells; empty: every reading does
	Keep    [Fields]bool                               // keep each value, for percentiles
	Limits  [Fields][]Limit                            // count the values beyond these
	Runs    Runs
	Slots   Slots
}

// Field is a measured value of a sample.
type Field uint8

// The fields, and how many there are.
const (
	Latency Field = iota
	Jitter
	Fields = 2
)

// Limit is a target for single values.
type Limit struct {
	Value  evidence.Fixed
	AtMost bool // values above are beyond it, otherwise values below
}

// Beyond tells whether a value breaks the limit; the limit itself is within.
func (l Limit) Beyond(v evidence.Fixed) bool {
	if l.AtMost {
		return v > l.Value
	}
	return v < l.Value
}

// spec is all that is wanted of a series.
type spec struct {
	grid   grid
	window timeline.Interval // hull of the wants' windows
	all    bool              // some want has no window
	keep   [Fields]bool
	limits [Fields][]Limit
	runs   Runs
	slots  []named
}

// named is a rule for slots and the want that has it.
type named struct {
	name string
	Slots
}

// add takes another want into the spec.
func (s *spec) add(w *Want) {
	if w.Edges != nil {
		s.grid.edges = append(s.grid.edges, w.Edges)
	}
	switch {
	case w.Window.Empty():
		s.all = true
	case s.window.Empty():
		s.window = w.Window
	default:
		s.window = timeline.Interval{From: min(s.window.From, w.Window.From), To: max(s.window.To, w.Window.To)}
	}
	for f := range Fields {
		s.keep[f] = s.keep[f] || w.Keep[f]
		for _, l := range w.Limits[f] {
			if !slices.Contains(s.limits[f], l) {
				s.limits[f] = append(s.limits[f], l)
			}
		}
	}
	s.runs = s.runs.with(w.Runs)
	if w.Slots.Length > 0 {
		s.slots = append(s.slots, named{w.Name, w.Slots})
	}
}

// specs finds the spec of a series; series with the same wants share one.
type specs struct {
	plan    *Plan
	clients map[string][]int // wants by client, in order; "" for those of every client
	mu      sync.Mutex
	by      map[string]*spec // by the wants that match
}

func newSpecs(plan *Plan) *specs {
	s := &specs{plan: plan, clients: map[string][]int{}, by: map[string]*spec{}}
	for i := range plan.Wants {
		names := plan.Wants[i].Clients
		if names == nil {
			names = []string{""}
		}
		for _, n := range names {
			if list := s.clients[evidence.Fold(n)]; len(list) == 0 || list[len(list)-1] != i {
				s.clients[evidence.Fold(n)] = append(list, i)
			}
		}
	}
	return s
}

// candidates are the wants of a client and of every client. A series without a client belongs to all.
func (s *specs) candidates(client string) []int {
	if client != "" {
		return append(slices.Clone(s.clients[""]), s.clients[client]...)
	}
	all := make([]int, len(s.plan.Wants))
	for i := range all {
		all[i] = i
	}
	return all
}

// of gives the spec of a series, nil when nobody wants it.
func (s *specs) of(key Key) *spec {
	var which []int
	for _, i := range s.candidates(evidence.Fold(key.Client.String())) {
		if s.plan.Wants[i].Match(key) {
			which = append(which, i)
		}
	}
	if len(which) == 0 {
		return nil
	}
	name := fmt.Sprint(which)
	s.mu.Lock()
	defer s.mu.Unlock()
	if known, ok := s.by[name]; ok {
		return known
	}
	made := &spec{}
	for _, i := range which {
		made.add(&s.plan.Wants[i])
	}
	s.by[name] = made
	return made
}
