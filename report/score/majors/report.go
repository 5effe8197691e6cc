package majors

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/figures"
	"github.com/slareport/slareport/report/timeline"
)

// reported is an incident as the report has it.
func reported(
	c *assess.Client, x *incident, promises []map[string]timeliness.Promise, recorded func() bool,
) report.Incident {
	slices.SortStableFunc(x.marks, func(m, n mark) int { return cmp.Compare(m.at, n.at) })
	out := report.Incident{
		ID: x.id, Title: x.title, Service: x.service, Severity: x.severity, Party: x.party.String(),
		From: x.span.From.String(), Seconds: figures.Seconds(x.span.To.Sub(x.span.From)), Marks: []report.Mark{},
		Promises: []report.Promise{},
	}
	if x.over {
		out.To = x.span.To.String()
	}
	if x.users.Known() {
		out.Users = exact.Shown(new(big.Rat).Mul(big.NewRat(100, 1), big.NewRat(int64(x.users), 1_000_000)), 0, exact.Whole())
	}
	for _, m := range x.marks {
		out.Marks = append(out.Marks, report.Mark{
			Key: m.key, Text: c.Words.T("mark." +
				m.key), At: m.at.String(), After: figures.Seconds(m.at.Sub(x.span.From)), Row: c.Evidence.All.Where(m.row),
		})
	}
	if s := x.silence(); !s.Empty() {
		out.Silence = &report.Silence{From: s.From.String(), To: s.To.String(), Seconds: figures.Seconds(s.To.Sub(s.From))}
	}
	for i := range promises {
		if p, made := promises[i][x.id]; made {
			out.Promises = append(out.Promises, promise(c, i, p))
		}
	}
	for _, row := range x.rows {
		out.Rows = append(out.Rows, c.Evidence.All.Where(row))
	}
	out.Sentence = inWords(c, x, &out, recorded)
	return out
}

func promise(c *assess.Client, i int, p timeliness.Promise) report.Promise {
	o := &c.Agreement.Objectives[i]
	return report.Promise{
		Objective: o.ID, Name: o.Name, Outcome: p.Outcome.String(), Elapsed: figures.Seconds(p.Elapsed),
		Target: figures.Seconds(p.Target),
		Text:   c.Words.T("promise.text", c.Words.Duration(p.Elapsed), c.Words.Duration(p.Target)),
	}
}

// inWords is an incident in a few plain words: how long it lasted, how soon the client was told, the longest silence,
// and how many promises were kept. recorded tells whether the data ever says when a client was told.
func inWords(c *assess.Client, x *incident, out *report.Incident, recorded func() bool) string {
	say := c.Words
	key := "incident.lasted"
	switch {
	case !x.over && x.endUnread:
		key = "incident.lost"
	case !x.over:
		key = "incident.lasts"
	}
	list := []string{say.T(key, say.Duration(x.span.To.Sub(x.span.From)), say.DateTime(x.span.From))}
	if first, heard := x.firstMessage(); heard {
		list = append(list, say.T("incident.told", say.Duration(max(0, first.Sub(x.span.From)))))
	} else if recorded() {
		list = append(list, say.T("incident.untold"))
	}
	if s := x.silence(); !s.Empty() {
		list = append(list, say.T("incident.silence", say.Duration(s.To.Sub(s.From))))
	}
	if n := len(out.Promises); n > 0 {
		kept := 0
		for _, p := range out.Promises {
			if p.Outcome == timeliness.Kept.String() {
				kept++
			}
		}
		list = append(list, say.T(promisesKey(kept, n), kept, n))
	}
	return strings.Join(list, " ")
}

func promisesKey(kept, n int) string {
	switch {
	case n > 1:
		return "incident.promises"
	case kept == 1:
		return "incident.promise.kept"
	}
	return "incident.promise.broken"
}

// firstMessage is when the client was first told something.
func (x *incident) firstMessage() (timeline.Instant, bool) {
	for _, m := range x.marks {
		if m.message {
			return m.at, true
		}
	}
	return timeline.NoInstant, false
}
