package site

import (
	"fmt"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/cases"
	"github.com/slareport/slareport/report/words"
)

// misses is the client's list of misses, objective by objective, with what it can be narrowed down to.
type misses struct {
	Heads             []cell
	Groups            []missGroup
	Parties, Outcomes []choice
	Count             int
}

// missGroup is an objective's misses, the heaviest first. More says how many are left out.
type missGroup struct {
	Anchor, Name, Section, More string
	Misses                      []miss
}

// miss is a row that opens to its explanation.
type miss struct {
	Anchor, Party, Outcome string // Party and Outcome as filters name them
	Cells                  []cell
	Why, Rule, Rows        string
	Clock                  strip
	Times                  []stripPart // time of each party, in words
	Course                 *grid       // the timeline in words
}

// mostTold is how many misses of an objective a page tells; the workbook and report.json have all.
const mostTold = 500

// missColumns are what a row shows of a miss before it is opened.
var missColumns = []string{"case", "title", "outcome", "party", "group", "weight", "elapsed", "allowed"}

func groupAnchor(i int) string { return fmt.Sprintf("misses-%d", i+1) }

func missesOf(r *report.Report, c *words.Catalogue) misses {
	var out misses
	parties, outcomes := map[string]bool{}, map[string]bool{}
	for i := range r.Objectives {
		o := &r.Objectives[i]
		if o.Misses.Len() == 0 {
			continue
		}
		list := o.Misses.First(mostTold)
		t := cases.Misses(o, list, c).Pick(missColumns...)
		g := missGroup{Anchor: groupAnchor(i), Name: o.Name, Section: sectionOf(r, o.ID)}
		if more := o.Misses.Len() - len(list); more > 0 {
			g.More = c.N("site.misses.more", more)
		}
		for k, m := range list {
			g.Misses = append(g.Misses, missOf(fmt.Sprintf("m-%d-%d", i+1, k+1), m, cellsOf(t, t.Rows[k], c, nil), c))
		}
		for _, m := range g.Misses {
			parties[m.Party], outcomes[m.Outcome] = true, true
		}
		out.Groups, out.Count = append(out.Groups, g), out.Count+len(g.Misses)
		if out.Heads == nil {
			out.Heads = gridOf(t, c, nil).Heads
		}
	}
	for _, p := range party.All() {
		if parties[p.String()] {
			out.Parties = append(out.Parties, choice{Value: p.String(), Text: table.PartyName(c, p.String())})
		}
	}
	for _, x := range []report.Outcome{
		report.OutcomeMissed, report.OutcomeOpen, report.OutcomeExcused, report.OutcomeUndetermined,
		report.OutcomeUncounted,
	} {
		if outcomes[string(x)] {
			out.Outcomes = append(out.Outcomes, choice{Value: string(x), Text: c.T("outcome." + string(x))})
		}
	}
	return out
}

func missOf(anchor string, m *report.Miss, cells []cell, c *words.Catalogue) miss {
	out := miss{
		Anchor: anchor, Party: m.Party, Outcome: string(m.Outcome), Cells: cells,
		Why: m.Why, Rule: m.Rule, Rows: strings.Join(m.Rows, ", "), Clock: clockStrip(m, c),
	}
	times := cases.TimeByParty(m, c)
	for _, row := range times.Rows {
		out.Times = append(out.Times, stripPart{Party: row[0].Raw, Text: row[0].Print(c) + " " + row[1].Print(c)})
	}
	if len(out.Clock.Parts) > 0 {
		course := about(c, gridOf(cases.Segments(m, c), c, nil), m.ID)
		out.Course = &course
		out.Clock.Label = described(c, out.Clock.Label, out.Times)
	}
	return out
}

// incident is a major incident, told.
type incident struct {
	Title, Sentence, Rows string
	Party                 cell
	Story                 strip
	Marks, Promises       grid
}

func incidentsOf(r *report.Report, c *words.Catalogue) []incident {
	var list []incident
	for _, x := range r.Incidents.All() {
		one := incident{
			Title: strings.Trim(x.ID+" · "+x.Title, " ·"), Sentence: x.Sentence, Rows: strings.Join(x.Rows, ", "),
			Party: cellOf(table.Party(x.Party), "", c), Story: storyStrip(x, c),
			Marks: about(
				c, gridOf(cases.Marks(x, c), c, nil), x.ID,
			), Promises: about(c, gridOf(cases.Promises(x, c), c, within(r)), x.ID),
		}
		one.Marks.Class += " numbered"
		list = append(list, one)
	}
	return list
}
