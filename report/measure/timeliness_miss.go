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
	for i := range f.blames {
		b := &f.blames[i]
		miss.ByParty[f.contractual(b)] += c.ran(b.From, b.To, c.gaps)
		segments(&miss, c, f, b)
	}
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

// segments tells one stretch: the open hours in it and the closed ones, without the gaps.
func segments(miss *Miss, c *course, f *fate, b *blame) {
	who, layer := f.contractual(b), b.accepted
	if f.story == StoryNotExcusable {
		who, layer = f.evident(b), b.evident
	}
	running := timeline.Set{b.Interval}.Subtract(c.gaps)
	for _, v := range running {
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
	add := func(rows ...evidence.Pos) {
		for _, r := range rows {
			if !slices.Contains(miss.Rows, r) {
				miss.Rows = append(miss.Rows, r)
			}
		}
	}
	for i := range miss.Segments {
		if s := &miss.Segments[i]; s.Counted || s.Proof == "reopened" {
			add(s.Rows...)
		}
	}
	for _, l := range c.legs {
		if l.row != (evidence.Pos{}) {
			add(l.row)
		}
	}
}
