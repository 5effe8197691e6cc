package assess

import (
	"slices"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/score/bounds"
)

// counter counts records that could not be read, each once: a record with two cells that could not be read is one, and
// so is a record that two objectives rest on.
type counter struct {
	list  []Lack
	gaps  map[*evidence.Gap]int // how many records of it were counted that nobody can tell apart
	rows  []rowSet              // by lack, those that are counted beside its Count
	whole map[counted]bool      // the gaps all rows of which are among them
}

// counted is a gap that counts for a lack.
type counted struct {
	lack int
	gap  *evidence.Gap
}

func newCounter() *counter { return &counter{gaps: map[*evidence.Gap]int{}, whole: map[counted]bool{}} }

// rowSet are rows, each once after once(). A map would take several times as much memory.
type rowSet struct {
	list   []evidence.Pos
	unique int // so many of the list are in order and differ
}

func (s *rowSet) add(rows []evidence.Pos) {
	if s.list = append(s.list, rows...); len(s.list) > 2*s.unique {
		s.once()
	}
}

// once drops what is there twice, and tells how many are left.
func (s *rowSet) once() int {
	slices.SortFunc(s.list, evidence.ComparePos)
	s.list = slices.Compact(s.list)
	s.unique = len(s.list)
	return s.unique
}

// lacks are what was counted.
func (n *counter) lacks() []Lack {
	for i := range n.rows {
		n.list[i].Count += n.rows[i].once()
	}
	return n.list
}

// at finds a lack by all but its count.
func (n *counter) at(l Lack) int {
	l.Count = 0
	i := slices.IndexFunc(n.list, func(x Lack) bool { x.Count = 0; return x == l })
	if i < 0 {
		i, n.list, n.rows = len(n.list), append(n.list, l), append(n.rows, rowSet{})
	}
	return i
}

// gap counts the records of a gap that may be of a period, missing of them.
func (n *counter) gap(g *evidence.Gap, use bounds.Use, period calendar.Period, missing int) {
	i := n.at(Lack{Cause: g.Said(), Source: g.Source, Records: g.Records, Use: use})
	rows := rowsIn(g, period)
	if len(rows) != missing {
		n.list[i].Count += max(0, missing-n.gaps[g])
		n.gaps[g] = max(missing, n.gaps[g])
		return
	}
	all := counted{i, g}
	if n.whole[all] {
		return
	}
	n.whole[all] = len(rows) == len(g.Rows)
	n.rows[i].add(rows)
}

// most counts records of which only the number is known: of several numbers the largest.
func (n *counter) most(l Lack) {
	i := n.at(l)
	n.list[i].Count = max(n.list[i].Count, l.Count)
}

// rowsIn are the rows of the records of a gap that may be of a period, as far as they are known.
func rowsIn(g *evidence.Gap, period calendar.Period) (rows []evidence.Pos) {
	if len(g.Of) != len(g.At) || len(g.Of) == 0 {
		return g.Rows
	}
	for i, v := range g.At {
		if v.From < period.To && v.To >= period.From {
			rows = append(rows, g.Of[i].Pos)
		}
	}
	return rows
}
