package main

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/cmd/slareport/console"
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/render/table"
)

// condition is something that --fail-on can ask for.
type condition struct {
	name string
	text string
	is   func(*report.Report) bool
	of   func(checked) bool // of what is in the data of all clients; nil where the condition is about reports
}

var conditions = []condition{
	{name: "missed", text: "an objective was missed", is: func(r *report.Report) bool {
		return slices.ContainsFunc(r.Objectives, func(o report.Objective) bool { return o.Verdict == report.Missed })
	}},
	{name: "credit", text: "a credit is payable", is: func(r *report.Report) bool {
		return table.Positive(r.Credits.Payable)
	}},
	{name: "findings", text: "the data has errors or warnings", is: func(r *report.Report) bool {
		return hasProblems(r.Findings) || slices.ContainsFunc(r.Sources, flawed)
	}, of: checked.found},
	{name: "incomplete", text: "evidence is missing or could not be read", is: func(r *report.Report) bool {
		return r.Standing != nil || slices.ContainsFunc(r.Sources, incomplete)
	}, of: checked.incomplete},
}

// hasProblems tells whether there are errors or warnings among findings. Notes are no reason to fail.
func hasProblems(list []report.Finding) bool {
	return slices.ContainsFunc(list, func(f report.Finding) bool { return f.Severity != "note" })
}

func flawed(s report.Source) bool     { return s.Rejected > 0 || hasProblems(s.Findings) }
func incomplete(s report.Source) bool { return s.Status != evidence.Complete }

func failOnNames() []string {
	var all []string
	for _, c := range conditions {
		all = append(all, c.name)
	}
	return all
}

func pickConditions(names []string) ([]condition, error) {
	var picked []condition
	for _, n := range names {
		i := slices.IndexFunc(conditions, func(c condition) bool { return c.name == n })
		if i < 0 {
			return nil, console.Misused("--fail-on knows %s, not %q", strings.Join(failOnNames(), ", "), n)
		}
		picked = append(picked, conditions[i])
	}
	return picked, nil
}

// failOn is an error when one of the conditions holds for one of the reports. Of a build of all clients it matters,
// too, what was found in rows that stand in no report.
func (l *loadedData) failOn(picked []condition, built []*report.Report) error {
	for _, c := range picked {
		if of := c.of; of != nil && len(l.options.clients) == 0 && of(l.check()) {
			return console.Refused("%s, as --fail-on %s asks", c.text, c.name)
		}
		for _, r := range built {
			if c.is(r) {
				return console.Refused("%s (%s), as --fail-on %s asks", c.text, r.Client, c.name)
			}
		}
	}
	return nil
}
