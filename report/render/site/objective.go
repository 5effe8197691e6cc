package site

import (
	"strconv"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/render/table/cases"
	"github.com/slareport/slareport/report/render/table/money"
	"github.com/slareport/slareport/report/render/table/results"
	"github.com/slareport/slareport/report/render/table/terms"
	"github.com/slareport/slareport/report/words"
)

// objective is a section of the client's page.
type objective struct {
	Anchor, Name, Service, Sentence, Definition string
	Verdict                                     choice
	Scores                                      grid
	History, Fall                               *figure
	Further                                     []grid // what opens below: plan, asides, credit
	Open                                        *grid  // cases open and undecided
	Misses, MissesHref                          string
	Rest                                        string // how many items have no row
}

// objectivesOf are the sections of the objectives. Many items have one together.
func objectivesOf(r *report.Report, c *words.Catalogue) (list []objective, err error) {
	told := map[string]bool{}
	for i := range r.Objectives {
		group := r.Objectives[i].Group
		if told[group] {
			continue
		}
		one := objective{}
		if g := r.GroupOf(group); g != nil {
			told[group] = true
			one = groupOf(r, g, c)
		} else if one, err = objectiveOf(i, r, c); err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, nil
}

// groupOf is the section of many items: all of them in a sentence, and a table of those that need a word.
func groupOf(r *report.Report, g *report.Group, c *words.Catalogue) objective {
	first := r.ItemsOf(g.ID)[0]
	out := objective{
		Anchor: groupSection(g.ID), Name: c.T("group.line", g.Name, c.Integer(int64(g.Items))), Sentence: g.Sentence,
		Definition: first.Definition, Verdict: choiceOf(g.Verdict, false, c),
	}
	t := results.Items(r, g, c)
	if len(t.Rows) > 0 {
		out.Scores = gridOf(t.Pick(itemColumns...), c, within(r))
	}
	if rest := g.Items - len(t.Rows); rest > 0 {
		out.Rest = c.N("group.rest", rest)
	}
	return out
}

// itemColumns are what a page shows of an item.
var itemColumns = []string{"objective", "verdict", "target", "experienced", "attributable", "contractual", "trend",
	"misses", "credit"}

func objectiveOf(i int, r *report.Report, c *words.Catalogue) (out objective, err error) {
	o := &r.Objectives[i]
	out = objective{
		Anchor: anchor(r, i), Name: o.Name, Service: o.Service, Sentence: o.Sentence, Definition: o.Definition,
		Verdict: choiceOf(o.Verdict, o.BelowMinimum, c), Scores: about(c, gridOf(results.Scores(r, o, c), c, nil), o.Name),
	}
	n := strconv.Itoa(i + 1)
	if out.History, err = historyFigure("history-"+n, o, r, c); err != nil {
		return out, err
	}
	if out.Fall, err = fallFigure("fall-"+n, o, c); err != nil {
		return out, err
	}
	if o.Misses.Len() > 0 {
		out.Misses, out.MissesHref = c.N("site.to-misses", o.Misses.Len()), "#"+groupAnchor(i)
	}
	if len(o.OpenCases) > 0 {
		open := about(c, gridOf(cases.OpenCases(o, c), c, nil), o.Name)
		out.Open = &open
	}
	for _, t := range []table.Table{results.Asides(o, c), money.CreditOf(r, o, c), terms.Plan(o, c)} {
		if len(t.Rows) > 0 {
			out.Further = append(out.Further, about(c, named(gridOf(t, c, nil)), o.Name))
		}
	}
	return out, nil
}
