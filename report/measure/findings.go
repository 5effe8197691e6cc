package measure

import "github.com/slareport/slareport/report/evidence"

// FindingAt gives a finding its place.
func FindingAt(ctx *Context, f evidence.Finding, pos evidence.Pos) evidence.Finding {
	if origins := ctx.Evidence.All.Origins; int(pos.Origin) < len(origins) {
		f.File, f.Sheet = origins[pos.Origin].File, origins[pos.Origin].Sheet
	}
	f.Row = int(pos.Row)
	return f
}
