package assess

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
)

// judgePart judges a part of a period by itself, as a whole period is judged.
func (c *Client) judgePart(o *agreement.Objective, r *measure.Result, part calendar.Period) *measure.Ending {
	target, promised := judge.Target(c.Agreement, o.Targets, part)
	if !promised {
		return nil
	}
	j := judge.Objective(o, r, target, nil)
	if j.Verdict == judge.NoVolume {
		return nil
	}
	open := j.Verdict == judge.Undetermined
	return &measure.Ending{
		Judged: j.Judged, Open: open,
		Missed:     !open && j.Verdict != judge.Met && j.Experienced != nil && !judge.Reaches(j.Experienced, target),
		OnProvider: j.OnProvider == judge.Missed, OnOthers: j.OnOthers == judge.Missed,
	}
}
