package timeliness

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// missOf makes the Miss of a case: how its time went by party, and by which rows.
func (m *meter) missOf(s *cases.Case, c *course.Course, f *butFor, decided timeline.Instant) *measure.Miss {
	miss := &measure.Miss{
		ID: s.ID, Weight: m.one, Elapsed: c.Elapsed(c.Gaps), Window: timeline.Interval{From: c.Start, To: c.End},
	}
	if m.leaves(s) {
		miss.LeaveDetail(m.later(), max(s.Ticket, s.Outage))
		return miss
	}
	miss.Detail = &measure.Detail{
		Title: s.Title.String(), Group: m.targets.GroupOf(s), Cases: []string{s.Record}, Parts: f.OfWeight(m.one),
		Outcome: f.Outcome, Story: f.Story, Clocks: c.Clocks(), Target: m.promised(f.target), Remains: f.left,
		Rows: append([]evidence.Pos{s.Pos}, s.More...), Decided: decided, Open: !c.Stop.Known() && !c.Finished.Known(),
		Superseded: m.targets.Superseded(s, c, m.priorities(s)), EndLost: m.StopLost(s),
	}
	hours := m.tellsHours(c)
	for i := range f.blames {
		b := &f.blames[i]
		miss.ByParty[f.contractual(b)] += c.Ran(b.From, b.To, c.Gaps)
		segments(miss, c, f, b, hours)
	}
	m.pieces += len(miss.Segments)
	for _, r := range c.Resolutions {
		stood := timeline.Interval{From: r.At, To: r.Reopened}.Intersect(miss.Window)
		if r.Reopened.Known() && !stood.Empty() { // a priority that started the clock anew may lie after it
			miss.Segments = append(miss.Segments, measure.Segment{
				Interval: stood, Party: party.Provider, Proof: "reopened", Label: r.State.String(), Rows: r.Rows,
			})
		}
	}
	slices.SortFunc(miss.Segments, func(a, b measure.Segment) int { return cmp.Compare(a.From, b.From) })
	m.rows(miss, c)
	return miss
}

// promised is a target as reports have it: 0 where nothing is promised under the priority that the case ended with, and
// the whole seconds to a promised date, since a date alone promises the last instant of its day.
func (m *meter) promised(target timeline.Micros) timeline.Micros {
	switch {
	case target == course.Unlimited:
		return 0
	case m.terms.By != "":
		return target - target%timeline.Second
	}
	return target
}

// The opening hours in the timeline of a case are worth telling for some weeks, and of so many cases as somebody may
// look at. Beyond that a timeline would be far larger than the data it is about: a stretch is then told whole.
const (
	longestInHours = 92 * timeline.Day
	mostPieces     = 20_000 // in the timelines of a part of the cases of an objective
)

func (m *meter) tellsHours(c *course.Course) bool {
	return c.End.Sub(c.Start) <= longestInHours && m.pieces < mostPieces
}

// segments tells one stretch without the gaps: with hours the open ones in it and the closed ones, else how long it
// was counted.
//
// Rule §4 (clock-segments): The time of a case is cut into segments, each of which one party answers for.
func segments(miss *measure.Miss, c *course.Course, f *butFor, b *attribution.Blame, hours bool) {
	who, layer := f.contractual(b), b.Accepted
	if f.Story == measure.StoryNotExcusable {
		who, layer = f.evident(b), b.Evident
	}
	running := timeline.Set{b.Interval}.Subtract(c.Gaps)
	for _, v := range running {
		if !hours {
			active := c.Ran(v.From, v.To, nil)
			miss.Segments = appendSegments(miss.Segments, timeline.Set{v}, active > 0, who, layer)
			miss.Segments[len(miss.Segments)-1].Active = active
			continue
		}
		open := c.Open(v)
		closed := timeline.Set{v}.Subtract(open)
		miss.Segments = appendSegments(miss.Segments, open, true, who, layer)
		miss.Segments = appendSegments(miss.Segments, closed, false, who, layer)
	}
}

func appendSegments(
	list []measure.Segment, times timeline.Set, counted bool, who party.Party, layer *fault.Layer,
) []measure.Segment {
	for _, v := range times {
		s := measure.Segment{Interval: v, Party: who, Counted: counted}
		if layer != nil {
			s.Proof, s.Label, s.Rows = string(layer.Proof), layer.Label, layer.Rows
		}
		list = append(list, s)
	}
	return list
}

// rows lists what the miss rests on: the case's own row, the evidence in counted time, the changes of priority
// and the reopenings.
func (m *meter) rows(miss *measure.Miss, c *course.Course) {
	var rows measure.Distinct[evidence.Pos]
	rows.Add(miss.Rows...)
	for i := range miss.Segments {
		if s := &miss.Segments[i]; s.Counted || s.Proof == "reopened" {
			rows.Add(s.Rows...)
		}
	}
	for _, l := range c.Legs {
		if l.Row != (evidence.Pos{}) {
			rows.Add(l.Row)
		}
	}
	miss.Rows = rows.List
}
