package sampling

import (
	"fmt"
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Set is what all samples amount to.
type Set struct {
	Series   []*Series // wanted ones, in canonical order
	Unwanted []Counted // those that no objective asks for, in no order that means anything
	clients  map[string][]*Series
}

// Counted is how many readings a series has, duplicates included.
type Counted struct {
	Key
	Readings int64
}

// Counts lists every series, those that no objective asks for included.
func (s *Set) Counts() []Counted {
	list := slices.Clone(s.Unwanted)
	for _, one := range s.Series {
		list = append(list, Counted{one.Key, one.Readings})
	}
	slices.SortFunc(list, func(a, b Counted) int { return a.Key.compare(b.Key) })
	return list
}

// Of lists the series of a client under any of its names, and those without a client, in canonical order.
func (s *Set) Of(names []string) []*Series {
	list := slices.Clone(s.clients[""])
	seen := map[string]bool{}
	for _, n := range names {
		if n = evidence.Fold(n); n != "" && !seen[n] {
			seen[n] = true
			list = append(list, s.clients[n]...)
		}
	}
	slices.SortFunc(list, func(a, b *Series) int { return a.Key.compare(b.Key) })
	return list
}

// index groups the series by client.
func (s *Set) index() {
	s.clients = map[string][]*Series{}
	for _, one := range s.Series {
		client := evidence.Fold(one.Key.Client.String())
		s.clients[client] = append(s.clients[client], one)
	}
}

// Series is what the readings of one series amount to.
type Series struct {
	Key         Key
	Readings    int64            // as delivered, duplicates included
	First, Last timeline.Instant // of the readings
	Stretches   []Stretch        // in order of time
	Duplicates  map[uint32]Odd   // exact duplicates put aside, by origin
	cells       []*Cell          // in order of time
	slots       map[string][]Slot
	limits      [Fields][]Limit
}

// Slots gives the slots that a want asked for, in order of time; slots without readings do not exist.
func (s *Series) Slots(want string) []Slot { return s.slots[want] }

// add merges a Partial's sums.
func (s *Series) add(p *Partial) {
	s.Readings += p.Readings
	for origin, odd := range p.Duplicates {
		sum := s.Duplicates[origin]
		sum.Plus(odd)
		s.Duplicates[origin] = sum
	}
	for i := range p.Cells {
		c := &p.Cells[i]
		n := s.after(c.From)
		if n < len(s.cells) && s.cells[n].From == c.From {
			s.cells[n].Plus(c)
			continue
		}
		s.cells = slices.Insert(s.cells, n, c.clone())
	}
}

// after is the index of the first cell that does not begin before the instant.
func (s *Series) after(at timeline.Instant) int {
	n := len(s.cells)
	if n == 0 || s.cells[n-1].From < at {
		return n // the usual case: readings come in order
	}
	n, _ = slices.BinarySearchFunc(s.cells, at, func(c *Cell, at timeline.Instant) int {
		switch {
		case c.From < at:
			return -1
		case c.From > at:
			return 1
		}
		return 0
	})
	return n
}

// Cells gives the cells in a window, in order of time; cells without readings do not exist. It fails when
// the window cuts a cell, because then the plan was made for other bounds.
func (s *Series) Cells(window timeline.Interval) ([]*Cell, error) {
	n := s.after(window.From)
	if n > 0 && s.cells[n-1].To > window.From {
		return nil, s.cut(window.From)
	}
	m := n
	for m < len(s.cells) && s.cells[m].From < window.To {
		if s.cells[m].To > window.To {
			return nil, s.cut(window.To)
		}
		m++
	}
	return s.cells[n:m], nil
}

func (s *Series) cut(at timeline.Instant) error {
	return fmt.Errorf("samples of service %q, site %q: no cell ends at %s, so the samples were summed up for other "+
		"periods, claims or calendars", s.Key.Service, s.Key.Site, at)
}

// Limit is the place of a limit in Figures.Beyond; -1 when it was not in the plan.
func (s *Series) Limit(f Field, l Limit) int { return slices.Index(s.limits[f], l) }
