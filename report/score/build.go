package score

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/majors"
	"github.com/slareport/slareport/report/score/misses"
	"github.com/slareport/slareport/report/score/pricing"
)

// build is the work on one client: what was measured, judged and priced per period.
type build struct {
	*pricing.Book
	explainer *misses.Explainer
	misses    []report.Many[report.Miss] // by objective, of the last period
}

// Build scores a client's period: measure → attribute → judge → credit → Report. An error means that the
// agreement cannot be computed at all; doubts about data are findings in the Report.
func Build(in assess.Input) (*report.Report, error) {
	book, err := pricing.New(assess.New(in))
	if err != nil {
		return nil, err
	}
	b := &build{Book: book, explainer: misses.New(book.Client)}
	if err := b.measure(); err != nil {
		return nil, err
	}
	if err := b.Price(); err != nil {
		return nil, err
	}
	workload, err := b.workload(len(b.Periods) - 1)
	if err != nil {
		return nil, err
	}
	incidents, err := majors.List(b.Client, len(b.Periods)-1)
	if err != nil {
		return nil, err
	}
	r := b.report()
	r.Workload, r.Incidents = workload, incidents
	return r, nil
}

// measure measures and judges every objective in every period. What was missed is explained at once: measured misses
// are several times as large as explained ones, and need not be held of all objectives.
func (b *build) measure() error {
	for i := range b.Agreement.Objectives {
		o := &b.Agreement.Objectives[i]
		if err := b.Assess(o); err != nil {
			return err
		}
		last := &b.Results[i][len(b.Periods)-1]
		names := b.explainer.NamesOnly(last.Misses)
		b.misses = append(b.misses, b.explainer.Explain(o, last))
		last.Misses = names
	}
	return nil
}
