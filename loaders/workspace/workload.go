package workspace

import (
	"github.com/slareport/slareport/loaders/presets"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
)

// workload is the table of work that is counted.
func (s *tables) workload() shape.Of[agreement.Workload] {
	type w = agreement.Workload
	where := func(v *w) shape.Of[string] { return s.Expression("where", v.Of) }
	return shape.Object[w]{
		Name: "a line of workload", Doc: "Work that periods bring, counted, and the most of it that was agreed.",
		Keys: []shape.Key[w]{
			shape.Field("name", "what documents call it, such as Cases opened", shape.Text(),
				func(v *w) *string { return &v.Name }).Required(),
			shape.Field("service", "service it is about; all unless told", shape.Text(),
				func(v *w) *string { return &v.Service }),
			shape.Field("of", "record type that is counted", shape.Choice(presets.Tickets, presets.Outages, presets.Surveys),
				func(v *w) *string { return &v.Of }).Required(),
			shape.FieldFor("where", "filter on the records", shape.Prose().Schema, where,
				func(v *w) *string { return &v.Where }),
			shape.Field("at-most",
				"most that was agreed for a period, such as 400; or by date: {2026-01-01: 400, 2026-07-01: 450}",
				scope.Dated(
					s.Scope, shape.Map(shape.Whole(1, mostWork), func(n int) int64 { return int64(n) }),
				), func(v *w) *[]agreement.Dated[int64] { return &v.Limits }),
		},
	}.Shape()
}

// mostWork is more than any period brings.
const mostWork = 1_000_000_000
