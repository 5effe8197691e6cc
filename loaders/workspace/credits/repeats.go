package credits

import (
	"math/big"

	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
)

// mostPeriods is how far a rule may look back: five years of months.
const mostPeriods = 60

// repeat is the table of a multiplier for repeated misses.
func repeat() shape.Of[agreement.Repeat] {
	type r = agreement.Repeat
	factor := shape.Check(number("a number such as 2"), func(r *shape.Reader, n *shape.Node, v *big.Rat) (*big.Rat, bool) {
		if v.Cmp(big.NewRat(1, 1)) < 0 {
			r.Problem(n, "2 doubles the credit", "a repeated miss does not pay less")
			return nil, false
		}
		return v, true
	})
	return shape.Object[r]{
		Name: "repeat", Doc: "A multiplier for repeated misses. Without misses and in: two misses in a row.",
		Begin: func() r { return r{Misses: 2, In: 2} },
		Keys: []shape.Key[r]{
			shape.Field("times", "number by which the credit is multiplied, such as 2", factor,
				func(v *r) **big.Rat { return &v.Times }).Required(),
			shape.Field("misses", "number of misses from which it applies, this period's among them; 2 unless told",
				shape.Whole(2, mostPeriods), func(v *r) *int { return &v.Misses }),
			shape.Field("in",
				"number of periods in which they lie, this one among them; as many as misses for misses in a row; 2 unless told",
				shape.Whole(2, mostPeriods), func(v *r) *int { return &v.In }),
		},
		Done: func(r *shape.Reader, at shape.At, v *agreement.Repeat) { fitsPeriods(r, at, v.Misses, v.In) },
	}.Shape()
}

// fitsPeriods refuses more misses than there are periods.
func fitsPeriods(r *shape.Reader, at shape.At, misses, in int) {
	if misses > in {
		r.Problem(at.Key("misses"), "raise in: or lower misses:", "there cannot be %d misses in %d periods", misses, in)
	}
}

// severe is a percentage of the base, or the whole pool.
func severe() shape.Of[*agreement.Severe] {
	rate := scalars.Percent()
	pool := shape.Named([]string{"pool"}, func(int) *agreement.Severe { return &agreement.Severe{} })
	return shape.Of[*agreement.Severe]{
		Schema: shape.AnyOf(rate.Schema, pool.Schema),
		Read: func(r *shape.Reader, n *shape.Node) (*agreement.Severe, bool) {
			if n.Kind == shape.Scalar && n.Value == "pool" {
				return pool.Read(r, n)
			}
			v, ok := rate.Read(r, n)
			return &agreement.Severe{Rate: v}, ok
		},
	}
}

// earnBack is the table of when earlier credits are earned back.
func earnBack() shape.Of[*agreement.EarnBack] {
	type e = agreement.EarnBack
	return Pointed(shape.Object[e]{
		Name: "earn-back", Doc: "When earlier credits of the objective are earned back.", OneOf: []string{"after", "average"},
		Keys: []shape.Key[e]{
			shape.Field("after", "number of good periods in a row that earn back the credit of the period before them",
				shape.Whole(1, mostPeriods), func(v *e) *int { return &v.After }),
			shape.Field("average",
				"number of periods over which the mean of the values must reach the target again; their credits are earned "+
					"back then", shape.Whole(2, mostPeriods), func(v *e) *int { return &v.Average }),
		},
	})
}

// bonus is the table of what a better value takes off the credits.
func bonus(s *scope.Scope, o *agreement.Objective) shape.Of[*agreement.Bonus] {
	type b = agreement.Bonus
	beyond := shape.Check(level(o), func(r *shape.Reader, n *shape.Node, v *big.Rat) (*big.Rat, bool) {
		for _, t := range o.Targets {
			if byFallingPerformance(t.Value, v, t.Value.Value) > 0 {
				r.Problem(n, "a bonus is for values better than the target", "%s is worse than the target %s", n.Value,
					t.Value.Text)
				return nil, false
			}
		}
		return v, true
	})
	return Pointed(shape.Object[b]{
		Name: "bonus", Doc: "What a value that is better than agreed takes off the period's credits.",
		Keys: []shape.Key[b]{
			shape.Field("beyond", "value beyond which it is earned, in the unit of the target", beyond,
				func(v *b) **big.Rat { return &v.Beyond }).Required(),
			pays(s, "what it takes off", func(v *b) *agreement.Cap { return &v.Pays }),
		},
	})
}
