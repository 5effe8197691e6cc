package workspace

import (
	"slices"

	"github.com/slareport/slareport/loaders/workspace/credits"
	"github.com/slareport/slareport/loaders/workspace/objectives"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/daily"
	"github.com/slareport/slareport/report/timeline"
)

// objective is the table of one promise.
func (s *tables) objective() shape.Of[agreement.Objective] {
	type o = agreement.Objective
	kindKeys, kindNames := objectives.Kinds(s.Scope)
	counts := shape.Choice(agreement.Decided, agreement.Opened, agreement.Resolved, agreement.Closed)
	table := shape.Object[o]{
		Name: "an objective", Doc: "One promise: what is measured, the target, and what a miss pays.", OneOf: kindNames,
		Begin: func() o {
			return o{CountsIn: agreement.Decided, Decimals: -1, AllowedMisses: -1, From: timeline.NoInstant}
		},
		Keys: slices.Concat([]shape.Key[o]{
			shape.Field(
				"id", "short name of the objective, the same from year to year", scope.ID("resolve"),
				func(v *o) *string { return &v.ID },
			).Required(),
			shape.Field(
				"name", "what documents call it; the id unless told", shape.Text(), func(v *o) *string { return &v.Name },
			),
			shape.Field(
				"service", "service it is about; records of other services do not count, all do unless told", shape.Text(),
				func(v *o) *string { return &v.Service },
			),
		}, kindKeys, []shape.Key[o]{
			s.items.Key(),
			shape.FieldFor("target", "95%, at most 50 ms, at least 4.5; or by date: {2026-01-01: 95%, 2026-07-01: 97%}",
				credits.TargetSchema(),
				func(v *o) shape.Of[[]agreement.Dated[agreement.Target]] { return credits.Targets(s.Scope, v, false) },
				func(v *o) *[]agreement.Dated[agreement.Target] { return &v.Targets }).Required(),
			shape.FieldFor("minimum", "level at which a miss becomes serious, written like the target", credits.TargetSchema(),
				func(v *o) shape.Of[[]agreement.Dated[agreement.Target]] { return credits.Targets(s.Scope, v, true) },
				func(v *o) *[]agreement.Dated[agreement.Target] { return &v.Minimum }),
			objectives.PeriodKey(),
			objectives.InForceKey(s.Scope, func() agreement.PeriodRule { return s.rule }),
			objectives.ReliefKey(func() agreement.PeriodRule { return s.rule }),
			shape.Field("counts_in", "period a case belongs to: that in which its outcome was decided, or in which it was "+
				"opened, resolved or closed; decided unless told", counts,
				func(v *o) *agreement.CountsIn { return &v.CountsIn }),
			shape.Field(
				"decimals", "decimals to which the contract rounds the value before judging; exact unless told", shape.Whole(0, 6),
				func(v *o) *int { return &v.Decimals },
			),
			shape.Field(
				"in-words", "which records count, in words for readers, such as calls by telephone; made from where unless told",
				shape.Text(), func(v *o) *string { return &v.InWords },
			),
			shape.Field("requested-by", "who asked for it", shape.Text(), func(v *o) *string { return &v.RequestedBy }),
			shape.Field("why", "why it was asked for", shape.Prose(), func(v *o) *string { return &v.Why }),
			s.planKey(),
			shape.FieldFor(
				"credit", "what a miss pays back", credits.Credit(s.Scope, &o{}).Schema,
				func(v *o) shape.Of[*agreement.Credit] { return credits.Credit(s.Scope, v) },
				func(v *o) **agreement.Credit { return &v.Credit },
			),
			shape.Field(
				"chronic", "what makes a chronic breach, such as {misses: 3, in: 12}, or several of which any is enough",
				credits.Breaches("What makes a chronic breach."), func(v *o) *[]agreement.Breach { return &v.Chronic },
			),
			shape.Field(
				"terminate",
				"what gives the client the right to terminate, such as {outages: 3, longer-than: 30m, in: 30d}, or several "+
					"of which any is enough",
				credits.Breaches("What gives the right to terminate."), func(v *o) *[]agreement.Breach { return &v.Terminate },
			),
		}),
		Done: func(r *shape.Reader, at shape.At, v *o) {
			v.Place, v.Silent = scope.Place(r, at.Node), agreement.SilentAbout(at.Without("counts_in"))
			s.Once(r, at, v.ID)
			if v.Name == "" {
				v.Name = v.ID
			}
			objectives.CheckPeriod(r, at, v, s.rule)
			if _, days := v.Terms.(*daily.Terms); !days && at.Has("target") && at.Has("minimum") {
				credits.CheckMinimum(r, at.Key("minimum"), v)
			}
			objectives.CheckUnit(r, at, v)
			credits.CheckRolling(r, at, v)
			objectives.CheckBreaches(r, at, v)
		},
	}
	return table.Shape()
}
