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
	cells map[cell]bool
}

// cell is a record, of which something is lacking.
type cell struct {
	lack int
	pos  evidence.Pos
}

func newCounter() *counter { return &counter{gaps: map[*evidence.Gap]int{}, cells: map[cell]bool{}} }

// at finds a lack by all but its count.
func (n *counter) at(l Lack) int {
	l.Count = 0
	i := slices.IndexFunc(n.list, func(x Lack) bool { x.Count = 0; return x == l })
	if i < 0 {
		i, n.list = len(n.list), append(n.list, l)
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
	for _, pos := range rows {
		if !n.cells[cell{i, pos}] {
			n.cells[cell{i, pos}] = true
			n.list[i].Count++
		}
	}
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
