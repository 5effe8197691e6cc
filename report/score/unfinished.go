package score

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
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
