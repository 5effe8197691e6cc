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

// incident tells one incident as the report has it.
func incident(b *assess.Client, x *told, promises []map[string]timeliness.Promise, recorded func() bool) report.Incident {
	slices.SortStableFunc(x.marks, func(m, n mark) int { return cmp.Compare(m.at, n.at) })
	out := report.Incident{
		ID: x.id, Title: x.title, Service: x.service, Severity: x.severity, Party: x.party.String(),
		From: x.span.From.String(), Seconds: figures.Seconds(x.span.To.Sub(x.span.From)), Marks: []report.Mark{}, Promises: []report.Promise{},
	}
	if x.over {
		out.To = x.span.To.String()
	}
	if x.users.Known() {
		out.Users = exact.Shown(new(big.Rat).Mul(big.NewRat(100, 1), big.NewRat(int64(x.users), 1_000_000)), 0, exact.Whole())
	}
	for _, m := range x.marks {
		out.Marks = append(out.Marks, report.Mark{
			Key: m.key, Text: b.Words.T("mark." +
				m.key), At: m.at.String(), After: figures.Seconds(m.at.Sub(x.span.From)), Row: b.Evidence.All.Where(m.row),
		})
	}
	if s := x.silence(); !s.Empty() {
		out.Silence = &report.Silence{From: s.From.String(), To: s.To.String(), Seconds: figures.Seconds(s.To.Sub(s.From))}
	}
	for i := range promises {
		if p, made := promises[i][x.id]; made {
			out.Promises = append(out.Promises, promise(b, i, p))
		}
	}
	for _, row := range x.rows {
		out.Rows = append(out.Rows, b.Evidence.All.Where(row))
	}
	out.Sentence = story(b, x, &out, recorded)
	return out
}

func promise(b *assess.Client, i int, p timeliness.Promise) report.Promise {
	o := &b.Agreement.Objectives[i]
	return report.Promise{
		Objective: o.ID, Name: o.Name, Outcome: p.Outcome.String(), Elapsed: figures.Seconds(p.Elapsed), Target: figures.Seconds(p.Target),
		Text: b.Words.T("promise.text", b.Words.Duration(p.Elapsed), b.Words.Duration(p.Target)),
	}
}

// story is an incident in a few plain words: how long it lasted, how soon the client was told, the longest silence, and
// how many promises were kept. recorded tells whether the data ever says when a client was told.
func story(b *assess.Client, x *told, out *report.Incident, recorded func() bool) string {
	c := b.Words
	key := "incident.lasted"
	switch {
	case !x.over && x.lost:
		key = "incident.lost"
	case !x.over:
		key = "incident.lasts"
	}
	list := []string{c.T(key, c.Duration(x.span.To.Sub(x.span.From)), c.DateTime(x.span.From))}
	if first, heard := x.firstWord(); heard {
		list = append(list, c.T("incident.told", c.Duration(max(0, first.Sub(x.span.From)))))
	} else if recorded() {
		list = append(list, c.T("incident.untold"))
	}
	if s := x.silence(); !s.Empty() {
		list = append(list, c.T("incident.silence", c.Duration(s.To.Sub(s.From))))
	}
	if n := len(out.Promises); n > 0 {
		kept := 0
		for _, p := range out.Promises {
			if p.Outcome == timeliness.Kept.String() {
				kept++
			}
		}
		list = append(list, c.T(promisesKey(kept, n), kept, n))
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

// firstWord is when the client was first told something.
func (x *told) firstWord() (timeline.Instant, bool) {
	for _, m := range x.marks {
		if m.word {
			return m.at, true
		}
	}
	return timeline.NoInstant, false
}
