package timeliness

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/timeline"
)

// resolving is a desk that promises to resolve tickets within 4 hours of the office calendar.
func resolving() *kindtest.World {
	w := kindtest.Desk()
	w.Objective.Terms = &Terms{
		Of: "tickets", From: "opened", To: "resolved", Calendar: "office", Within: within("", "", 4*kindtest.Hour),
	}
	return w
}

// within is one target; and adds another.
func within(key, match string, d timeline.Micros) []targets.Within {
	return []targets.Within{
		{
			Key: key, Match: match,
			Allowances: []agreement.Dated[targets.Allowance]{{From: timeline.NoInstant, Value: targets.Allowance{Time: d}}},
		},
	}
}
