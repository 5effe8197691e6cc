package measure

import (
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// tell makes the Miss of a case: how its time went by party, and by which rows.
func (m *meter) tell(s *subject, c *course, f *fate, decided timeline.Instant) Miss {
	miss := Miss{
		ID: s.id, Title: s.title.String(), Group: m.groupOf(s), Cases: []string{s.record}, Weight: one.Rat(), Parts: f.ofWeight(one.Rat()),
		Outcome: f.outcome, Story: f.story, Window: timeline.Interval{From: c.start, To: c.end},
		Elapsed: c.elapsed(c.gaps), Clocks: c.clocks(), Target: c.legs[len(c.legs)-1].allowance, Rows: append([]evidence.Pos{s.pos}, s.more...), Decided: decided,
		Superseded: m.superseded(s, c),
	}
	hours := m.tellsHours(c)
	for i := range f.blames {
		b := &f.blames[i]
		miss.ByParty[f.contractual(b)] += c.ran(b.From, b.To, c.gaps)
		segments(&miss, c, f, b, hours)
	}
	m.pieces += len(miss.Segments)
	for _, r := range c.resolutions {
		stood := timeline.Interval{From: r.at, To: r.reopened}.Intersect(miss.Window)
		if r.reopened.Known() && !stood.Empty() { // a priority that started the clock anew may lie after it
			miss.Segments = append(miss.Segments, Segment{
				Interval: stood, Party: party.Provider, Proof: "reopened", Label: r.state.String(), Rows: r.rows,
			})
		}
	}
	slices.SortFunc(miss.Segments, func(a, b Segment) int { return compareInstants(a.From, b.From) })
	m.rows(&miss, c)
	return miss
}

// The opening hours in the timeline of a case are worth telling for some weeks, and of so many cases as somebody may
// look at. Beyond that a timeline would be far larger than the data it is about: a stretch is then told whole.
const (
	longestInHours = 92 * timeline.Day
	mostPieces     = 20_000 // in the timelines of a part of the cases of an objective
)

func (m *meter) tellsHours(c *course) bool {
	return c.end.Sub(c.start) <= longestInHours && m.pieces < mostPieces
}

// segments tells one stretch without the gaps: with hours the open ones in it and the closed ones, else how long it
// was counted.
func segments(miss *Miss, c *course, f *fate, b *blame, hours bool) {
	who, layer := f.contractual(b), b.accepted
	if f.story == StoryNotExcusable {
		who, layer = f.evident(b), b.evident
	}
	running := timeline.Set{b.Interval}.Subtract(c.gaps)
	for _, v := range running {
		if !hours {
			active := c.ran(v.From, v.To, nil)
			miss.Segments = appendSegments(miss.Segments, timeline.Set{v}, active > 0, who, layer)
			miss.Segments[len(miss.Segments)-1].Active = active
			continue
		}
		open := c.open(v)
		closed := timeline.Set{v}.Subtract(open)
		miss.Segments = appendSegments(miss.Segments, open, true, who, layer)
		miss.Segments = appendSegments(miss.Segments, closed, false, who, layer)
	}
}

func appendSegments(list []Segment, times timeline.Set, counted bool, who party.Party, layer *fault.Layer) []Segment {
	for _, v := range times {
		s := Segment{Interval: v, Party: who, Counted: counted}
		if layer != nil {
			s.Proof, s.Label, s.Rows = string(layer.Proof), layer.Label, layer.Rows
		}
		list = append(list, s)
	}
	return list
}

// rows lists what the miss rests on: the case's own row, the evidence in counted time, the changes of priority
// and the reopenings.
func (m *meter) rows(miss *Miss, c *course) {
	var rows distinct[evidence.Pos]
	rows.add(miss.Rows...)
	for i := range miss.Segments {
		if s := &miss.Segments[i]; s.Counted || s.Proof == "reopened" {
			rows.add(s.Rows...)
		}
	}
	for _, l := range c.legs {
		if l.row != (evidence.Pos{}) {
			rows.add(l.row)
		}
	}
	miss.Rows = rows.list
}
