package score

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// unfinished says, once for all objectives, that a period is not over at the date of the data.
//
// Convention time (period-unfinished): A period that is not over at `as_of` is measured up to there, and that is a
// finding, whatever its objectives measure.
func (b *build) unfinished(p int) []evidence.Finding {
	period := &b.Periods[p]
	if b.AsOf >= period.To {
		return nil
	}
	return []evidence.Finding{{
		Severity: "note", Message: finding.Say("finding.period-cut", period.Label, period.To, b.AsOf), Count: 1,
	}}
}
