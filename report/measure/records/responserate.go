package records

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/measure"
)

// ResponseRates puts beside a figure of surveys the share of those sent that were answered (rules §3): of all
// surveys of the objective's service and source, since a filter that speaks of the score would leave the unanswered
// out. Where the export lists answers alone nothing is known about what was sent; a finding says so.
//
// Rule §3 (survey-response-rate): Satisfaction is printed with its response rate.
func ResponseRates(ctx *measure.Context, o *agreement.Objective, results []measure.Result) error {
	sent, answered := make([]int64, len(results)), make([]int64, len(results))
	listed := false
	err := Surveys(ctx, o).Each("", func(p int, _ *Item, s *evidence.Survey) error {
		sent[p]++
		if s.Score.Known() {
			answered[p]++
		} else {
			listed = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	for p := range results {
		switch {
		case sent[p] > 0 && !listed:
			results[p].Findings = append(results[p].Findings, evidence.Finding{
				Severity: "note", Message: finding.Say("finding.answers-alone", o.ID), Hint: finding.Say("hint.list-unanswered"),
			})
		case sent[p] > 0:
			results[p].Asides = append(
				results[p].Asides,
				measure.Aside{Key: "aside.response-rate", Value: big.NewRat(100*answered[p], sent[p]), Unit: "%"},
			)
		}
	}
	return nil
}
