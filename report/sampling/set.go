package sampling

import (
	"fmt"
	"iter"
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

// Counts visits every series, those that no objective asks for included, in no order that means anything.
func (s *Set) Counts() iter.Seq[Counted] {
	return func(yield func(Counted) bool) {
		for _, one := range s.Series {
			if !yield(Counted{one.Key, one.Readings}) {
				return
			}
		}
		for _, one := range s.Unwanted {
			if !yield(one) {
				return
			}
		}
	}
}

// Of lists the series of a client under any of its names, and those without a client, in canonical order. The list is
// the caller's.
func (s *Set) Of(names []string) []*Series {
	list := slices.Clone(s.clients[""])
	seen := map[string]bool{}
	for _, n := range names {
		n = evidence.Fold(n)
		more := s.clients[n]
		if n == "" || seen[n] || len(more) == 0 {
			continue
		}
		seen[n] = true
		ordered := len(list) == 0 // as those of one name are
		if list = append(list, more...); !ordered {
			slices.SortFunc(list, func(a, b *Series) int { return a.Key.compare(b.Key) })
		}
	}
	return list
}

// index groups the series by client.
func (s *Set) index() {
	s.clients = map[string][]*Series{}
	for from, to := 0, 0; from < len(s.Series); from = to {
		name := s.Series[from].Key.Client
		for to < len(s.Series) && s.Series[to].Key.Client == name {
			to++
		}
		client, list := evidence.Fold(name.String()), s.Series[from:to:to]
		if others := s.clients[client]; len(others) > 0 { // another spelling
			list = append(others, list...)
		}
		s.clients[client] = list
	}
}

// Series is what the readings of one series amount to.
type Series struct {
	Key         Key
	torn        bool             // out of order between batches, or waiting for what follows: to be read again
	Readings    int64            // as delivered, duplicates included
	First, Last timeline.Instant // of the readings
	Duplicates  map[uint32]Odd   // exact duplicates put aside, by origin
	spec        *spec
	few         []reading // all of a short series, in order of time; in the second pass of any
	sums        *totals   // of one that is not short
}

// totals are what the many readings of a series amount to.
type totals struct {
	cells     []*Cell            // in order of time
	stretches []Stretch          // in order of time
	slots     [][]Slot           // in order of time, for each rule of the series
	files     map[uint32]*pieces // by origin, while the series is read
}

// Slots gives the slots that a want asked for, in order of time; slots without readings do not exist.
func (s *Series) Slots(want string) []Slot {
	if s.spec == nil {
		return nil
	}
	i := slices.IndexFunc(s.spec.slots, func(n named) bool { return n.name == want })
	switch {
	case i < 0:
		return nil
	case s.sums != nil:
		return s.sums.slots[i]
	}
	return slots(nil, s.spec.slots[i].Slots, s.few)
}

// stretches gives the stretches, in order of time.
func (s *Series) stretches() []Stretch {
	switch {
	case s.sums != nil:
		return s.sums.stretches
	case len(s.few) == 0:
		return nil
	}
	return new(reducer).stretchesOf(s.spec, s.few)
}

// Room is where the cells of short series are made, in the same memory for one after the other: there may be half a
// million of them.
type Room struct {
	reducer reducer
	cells   []*Cell
}

// NewRoom makes a room. It is for one goroutine.
func NewRoom() *Room { return new(Room) }

// cells gives the cells that a window has a part of, and perhaps others, in order of time.
func (s *Series) cells(window timeline.Interval, room *Room) []*Cell {
	switch {
	case s.sums != nil:
		return s.sums.cells
	case len(s.few) == 0:
		return nil
	}
	room.cells = room.cells[:0]
	list := room.reducer.cellsOf(s.spec, s.few, window)
	for i := range list {
		room.cells = append(room.cells, &list[i])
	}
	return room.cells
}

// add merges a Partial's sums.
func (s *Series) add(p *Partial) {
	s.Readings += p.Readings
	if s.Duplicates == nil {
		s.Duplicates = p.Duplicates
	} else {
		for origin, odd := range p.Duplicates {
			sum := s.Duplicates[origin]
			sum.Plus(odd)
			s.Duplicates[origin] = sum
		}
	}
	for i := range p.Cells {
		c := &p.Cells[i]
		n := after(s.sums.cells, c.From)
		if n < len(s.sums.cells) && s.sums.cells[n].From == c.From {
			s.sums.cells[n].Plus(c)
			continue
		}
		s.sums.cells = slices.Insert(s.sums.cells, n, c.clone())
	}
}

// after is the index of the first cell that does not begin before the instant.
func after(cells []*Cell, at timeline.Instant) int {
	n := len(cells)
	if n == 0 || cells[n-1].From < at {
		return n // the usual case: readings come in order
	}
	n, _ = slices.BinarySearchFunc(cells, at, func(c *Cell, at timeline.Instant) int {
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

// Cells gives the cells in a window, in order of time; cells without readings do not exist. They are good until the
// room is used again, their Values for ever. It fails when the window cuts a cell, because then the plan was made for
// other bounds.
func (s *Series) Cells(window timeline.Interval, room *Room) ([]*Cell, error) {
	cells := s.cells(window, room)
	n := after(cells, window.From)
	if n > 0 && cells[n-1].To > window.From {
		return nil, s.cut(window.From)
	}
	m := n
	for m < len(cells) && cells[m].From < window.To {
		if cells[m].To > window.To {
			return nil, s.cut(window.To)
		}
		m++
	}
	return cells[n:m], nil
}

func (s *Series) cut(at timeline.Instant) error {
	return fmt.Errorf("samples of service %q, site %q: no cell ends at %s, so the samples were summed up for other "+
		"periods, claims or calendars", s.Key.Service, s.Key.Site, at)
}

// Limit is the place of a limit in Figures.Beyond; -1 when it was not in the plan.
func (s *Series) Limit(f Field, l Limit) int { return slices.Index(s.spec.limits[f], l) }
