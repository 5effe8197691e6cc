package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/words"
)

// Marks lists what happened during an incident, in order of time.
func Marks(i *report.Incident, c *words.Catalogue) Table {
	return build("marks", c, i.Marks, []column[report.Mark]{
		{"at", KindDateTime, 16, func(m report.Mark) Cell { return Moment(m.At) }},
		{"after", KindDuration, 12, func(m report.Mark) Cell { return Seconds(m.After) }},
		{"what happened", KindText, 40, func(m report.Mark) Cell { return Text(m.Text) }},
		{"row", KindText, 26, func(m report.Mark) Cell { return Text(m.Row) }},
	})
}

// Promises lists what was promised about an incident and what became of it.
func Promises(i *report.Incident, c *words.Catalogue) Table {
	return build("promises", c, i.Promises, []column[report.Promise]{
		{"promise", KindText, 30, func(p report.Promise) Cell { return Cell{Kind: KindText, Raw: p.Name, Of: p.Objective} }},
		{"elapsed", KindDuration, 12, func(p report.Promise) Cell { return Seconds(p.Elapsed) }},
		{"allowed", KindDuration, 12, func(p report.Promise) Cell { return Seconds(p.Target) }},
		{"outcome", KindText, 16, func(p report.Promise) Cell { return strong(Text(c.T("promise." + p.Outcome))) }},
	})
}
