package score

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/judge"
)

// unfinishedIn is the sentence about a period that is not over, for the top of every document; "" for one that is.
func (b *build) unfinishedIn(p int) string {
	switch period := &b.Periods[p]; {
	case b.AsOf >= period.To:
		return ""
	case b.AsOf <= period.From:
		return b.Words.T("headline.not-begun", b.Words.DateTime(b.AsOf))
	}
	return b.Words.T("headline.not-over", b.Words.DateTime(b.AsOf))
}

// unfinished says, once for all objectives, that a period is not over at the date of the data.
//
// Convention time (period-unfinished): A period that is not over at `as_of` is measured up to there, and that is a
// finding, whatever its objectives measure, and the first sentence of every document. One that has not begun has no
// volume.
func (b *build) unfinished(p int) []evidence.Finding {
	period := &b.Periods[p]
	if b.AsOf >= period.To {
		return nil
	}
	return []evidence.Finding{{
		Severity: "note", Message: finding.Say("finding.period-cut", period.Label, period.To, b.AsOf), Count: 1,
	}}
}

// uncovered says of objectives from samples that their verdict hangs on the time of which no sample speaks, where the
// agreement does not say how much of it there may be.
//
// Convention doubt (coverage-not-agreed): Where no least coverage by samples is agreed the verdict stands, however much
// of the time no sample speaks for. Where the best and the worst case of that time differ about the target, that is a
// finding. Set by `objectives.availability.coverage`.
func (b *build) uncovered(p int) (list []evidence.Finding) {
	for i := range b.Agreement.Objectives {
		o, res, j := &b.Agreement.Objectives[i], &b.Results[i][p], &b.Judged[i][p]
		open := (j.Best == judge.Missed) != (j.Worst == judge.Missed)
		if res.Coverage == nil || res.CoverageAgreed != nil || !res.Unread.None() || !open {
			continue
		}
		list = append(list, evidence.Finding{
			Severity: evidence.Warning, Count: 1,
			Message: finding.Say("finding.coverage-not-agreed", o.ID, exact.Shown(res.Coverage, 2, exact.Whole())),
			Hint:    finding.Say("hint.coverage-not-agreed"),
		})
	}
	return list
}
