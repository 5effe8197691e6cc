package workspace

import (
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
)

// planned is a measurement plan with what it says about volume, which the objective holds.
type planned struct {
	agreement.Plan
	volume, misses int
}

// planKey is the key of the measurement plan, which the report prints (rules §3).
func (s *tables) planKey() shape.Key[agreement.Objective] {
	type p = planned
	table := shape.Object[p]{
		Name: "a plan", Doc: "The measurement plan: who measures, from what, how often, and by which rules.",
		Begin: func() p { return p{misses: -1} },
		Keys: []shape.Key[p]{
			shape.Field("owner", "who answers for the measurement", shape.Text(), func(v *p) *string { return &v.Owner }),
			shape.Field("source", "id of the source in slareport.yaml; records of other sources do not count", s.sourceOf(),
				func(v *p) *string { return &v.Source }),
			shape.Field("frequency", "how often it is measured", shape.Text(), func(v *p) *string { return &v.Frequency }),
			shape.Field("formula", "the formula in words", shape.Prose(), func(v *p) *string { return &v.Formula }),
			shape.Field("exclusions", "what does not count, in words", shape.Prose(),
				func(v *p) *string { return &v.Exclusions }),
			shape.Field("rounding", "how the value is rounded, in words", shape.Text(),
				func(v *p) *string { return &v.Rounding }),
			shape.Field("minimum-volume", "fewer units than this give no verdict, or may miss allowed-misses",
				shape.Whole(1, 1_000_000_000), func(v *p) *int { return &v.volume }),
			shape.Field("allowed-misses", "under the minimum volume so many misses still meet", shape.Whole(0, 1_000_000_000),
				func(v *p) *int { return &v.misses }),
		},
		Done: func(r *shape.Reader, at shape.At, v *p) {
			if at.Has("allowed-misses") && !at.Given("minimum-volume") {
				r.Problem(at.Key("allowed-misses"), "add minimum-volume", "allowed-misses means something only with minimum-volume")
			}
		},
	}
	return shape.Each("plan", "the measurement plan, which the report prints", table.Shape(),
		func(o *agreement.Objective, v p) {
			o.Plan, o.MinimumVolume, o.AllowedMisses = v.Plan, int64(v.volume), int64(v.misses)
		})
}

// sourceOf is a reference to a source of the workspace.
func (s *tables) sourceOf() shape.Of[string] {
	return shape.Check(shape.Text(), func(r *shape.Reader, n *shape.Node, id string) (string, bool) {
		if !s.sources {
			return id, true
		}
		var ids []string
		for _, source := range s.workspace.Sources {
			ids = append(ids, source.ID)
			if source.ID == id {
				return id, true
			}
		}
		hint := shape.Suggest(id, ids)
		if hint == "" && len(ids) > 0 {
			hint = "slareport.yaml has " + shape.Either(ids)
		}
		r.Problem(n, hint, "no source of slareport.yaml has the id %s", shape.Quote(id))
		return "", false
	})
}
