package table

import (
	"cmp"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

// Segments is the timeline of a miss in words: the counted stretches in order, those of one party and one label that
// follow each other as one. Time outside the calendar is left out, as in the bar beside it.
func Segments(m *report.Miss, c *words.Catalogue) Table {
	return build("segments", c, stretches(m.Segments), []column[stretch]{
		{"from", KindDateTime, 17, func(s stretch) Cell { return Moment(s.From) }},
		{"to", KindDateTime, 17, func(s stretch) Cell { return Moment(s.To) }},
		{"counted", KindDuration, 11, func(s stretch) Cell { return Seconds(s.seconds) }},
		{"party", KindParty, 13, func(s stretch) Cell { return Party(s.Party) }},
		{"label", KindText, 30, func(s stretch) Cell { return Text(s.Label) }},
	})
}

// stretch is a run of segments with the time that counted in it.
type stretch struct {
	report.Segment
	seconds float64
}

func stretches(segments []report.Segment) []stretch {
	var list []stretch
	for _, s := range segments {
		if !s.Counted {
			continue
		}
		from, errFrom := time.Parse(time.RFC3339Nano, s.From)
		to, errTo := time.Parse(time.RFC3339Nano, s.To)
		if errFrom != nil || errTo != nil {
			continue
		}
		length := cmp.Or(s.Seconds, timeline.Of(to).Sub(timeline.Of(from)).Seconds())
		if n := len(list); n > 0 && list[n-1].Party == s.Party && list[n-1].Label == s.Label {
			list[n-1].To, list[n-1].seconds = s.To, list[n-1].seconds+length
			continue
		}
		list = append(list, stretch{s, length})
	}
	return list
}

// TimeByParty is a miss's counted time, a party a row that had any.
func TimeByParty(m *report.Miss, c *words.Catalogue) Table {
	var list []party.Party
	for _, p := range party.All() {
		if m.ByParty[p.String()] > 0 {
			list = append(list, p)
		}
	}
	return build("time by party", c, list, []column[party.Party]{
		{"party", KindParty, 13, func(p party.Party) Cell { return Party(p.String()) }},
		{"counted", KindDuration, 11, func(p party.Party) Cell { return Seconds(m.ByParty[p.String()]) }},
	})
}
