package main

import (
	"slices"
	"strings"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
)

// condition is something that --fail-on can ask for.
type condition struct {
	name string
	text string
	is   func(*report.Report) bool
}

// onFindings is the condition that is about the data.
const onFindings = "findings"

var conditions = []condition{
	{"missed", "an objective was missed", func(r *report.Report) bool {
		return slices.ContainsFunc(r.Objectives, func(o report.Objective) bool { return o.Verdict == report.Missed })
	}},
	{"credit", "a credit is payable", func(r *report.Report) bool { return table.Positive(r.Credits.Payable) }},
	{onFindings, "the data has findings", func(r *report.Report) bool {
		if len(r.Findings) > 0 {
			return true
		}
		for _, s := range r.Sources {
			if len(s.Findings) > 0 || s.Rejected > 0 {
				return true
			}
		}
		return false
	}},
}

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
			return nil, misused("--fail-on knows %s, not %q", strings.Join(failOnNames(), ", "), n)
		}
		picked = append(picked, conditions[i])
	}
	return picked, nil
}

// failOn is an error when one of the conditions holds for one of the reports. Of a build of all clients it matters,
// too, what was found in rows that stand in no report.
func (l *line) failOn(picked []condition, built []*report.Report) error {
	for _, c := range picked {
		if c.name == onFindings && len(l.options.clients) == 0 && l.check().found() {
			return refused("%s, as --fail-on %s asks", c.text, c.name)
		}
		for _, r := range built {
			if c.is(r) {
				return refused("%s (%s), as --fail-on %s asks", c.text, r.Client, c.name)
			}
		}
	}
	return nil
}
