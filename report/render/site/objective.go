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
}

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
