package workspace

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
)

// major is the table of which incidents are told one by one. What is not named is not told.
func (s *tables) major() shape.Of[agreement.Major] {
	type m = agreement.Major
	filter := func(record string) shape.Of[string] { return s.Expression("where", record) }
	return shape.Object[m]{
		Name: "major", Doc: "Which incidents the report tells one by one.",
		Keys: []shape.Key[m]{
			shape.Field("outages", "filter on outages, such as severity == \"major\"", filter(presets.Outages),
				func(v *m) *string { return &v.Outages }),
			shape.Field("tickets", "filter on tickets, such as priority == \"P1\"", filter(presets.Tickets),
				func(v *m) *string { return &v.Tickets }),
		},
	}.Shape()
}
