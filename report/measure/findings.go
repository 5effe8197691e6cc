package measure

import (
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
)

// FindingAt gives a finding its place.
func FindingAt(ctx *Context, f evidence.Finding, pos evidence.Pos) evidence.Finding {
	if origins := ctx.Evidence.All.Origins; int(pos.Origin) < len(origins) {
		f.File, f.Sheet = origins[pos.Origin].File, origins[pos.Origin].Sheet
	}
	f.Row = int(pos.Row)
	return f
}

// CutByDate says that a period is not over as of the date of the data.
//
// Convention time (period-unfinished): A period that is not over at `as_of` is measured up to there, and that is a
// finding.
func CutByDate(ctx *Context, p calendar.Period) []evidence.Finding {
	if ctx.AsOf >= p.To || ctx.AsOf < p.From {
		return nil
	}
	return []evidence.Finding{{Severity: "note", Message: finding.Say("finding.period-cut", p.Label, p.To, ctx.AsOf)}}
}
