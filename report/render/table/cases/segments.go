package cases

import (
	"cmp"
	"time"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/timeline"
	"github.com/slareport/slareport/report/words"
)

// Segments is the timeline of a miss in words: the counted stretches in order, those of one party and one label that
// follow each other as one. Time outside the calendar is left out, as in the bar beside it.
func Segments(m *report.Miss, c *words.Catalogue) table.Table {
	return table.Build("segments", c, stretches(m.Segments), []table.Filled[stretch]{
		table.Fill("from", table.KindDateTime, 17, func(s stretch) table.Cell { return table.Moment(s.From) }),
		table.Fill("to", table.KindDateTime, 17, func(s stretch) table.Cell { return table.Moment(s.To) }),
		table.Fill("counted", table.KindDuration, 11, func(s stretch) table.Cell { return table.Seconds(s.seconds) }),
		table.Fill("party", table.KindParty, 13, func(s stretch) table.Cell { return table.Party(s.Party) }),
		table.Fill("label", table.KindText, 30, func(s stretch) table.Cell { return table.Text(s.Label) }),
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
func TimeByParty(m *report.Miss, c *words.Catalogue) table.Table {
	var list []party.Party
	for _, p := range party.All() {
		if m.ByParty[p.String()] > 0 {
			list = append(list, p)
		}
	}
	return table.Build("time by party", c, list, []table.Filled[party.Party]{
		table.Fill("party", table.KindParty, 13, func(p party.Party) table.Cell { return table.Party(p.String()) }),
		table.Fill("counted", table.KindDuration, 11, func(p party.Party) table.Cell {
			return table.Seconds(m.ByParty[p.String()])
		}),
	})
}
