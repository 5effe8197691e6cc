package credits

import (
	"math/big"
	"regexp"
	"slices"

	"github.com/shopspring/decimal"
	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/scope"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/kinds/share"
	"github.com/slareport/slareport/report/kinds/statistic"
)

// pays is the key of a price: a percentage of the base, or an amount.
func pays[T any](s *scope.Scope, what string, into func(*T) *agreement.Cap) shape.Key[T] {
	price := shape.Map(limit(s), func(c *agreement.Cap) agreement.Cap { return *c })
	return shape.Field("pays", what+": a percentage of the base, or an amount", price, into).Required()
}

// perMiss is the table of a price for each miss.
func perMiss(s *scope.Scope, o *agreement.Objective) shape.Of[*agreement.PerMiss] {
	type m = agreement.PerMiss
	table := shape.Object[m]{
		Name: "per-miss", Doc: "A price for each case that was missed.",
		Keys: []shape.Key[m]{
			pays(s, "what one miss pays", func(v *m) *agreement.Cap { return &v.Pays }),
			shape.Field(
				"at-most", "most that the misses of a period pay: a percentage of the base, or an amount", limit(s),
				func(v *m) **agreement.Cap { return &v.Most },
			),
		},
		Done: func(r *shape.Reader, at shape.At, _ *m) {
			switch terms := o.Terms.(type) {
			case *availability.Terms, *statistic.Terms:
				r.Problem(at.Node, "per-step pays by how far the value falls short", "the objective counts no cases")
			case *share.Terms:
				if terms.All != "" {
					r.Problem(
						at.Node, "per-step pays by how far the value falls short", "the objective counts %s, not cases", terms.All,
					)
				}
			}
		},
	}
	return Pointed(table)
}

// perStep is the table of a price for each full step.
func perStep(s *scope.Scope, o *agreement.Objective) shape.Of[*agreement.PerStep] {
	type p = agreement.PerStep
	step := shape.Check(level(o), func(r *shape.Reader, n *shape.Node, v *big.Rat) (*big.Rat, bool) {
		if v.Sign() == 0 {
			r.Problem(n, "", "a step is more than nothing")
		}
		return v, v.Sign() > 0
	})
	return Pointed(shape.Object[p]{
		Name: "per-step", Doc: "A price for each full step by which the value falls short of the target.",
		Keys: []shape.Key[p]{
			shape.Field(
				"each", "the step, in the unit of the target, such as 0.1%", step, func(v *p) **big.Rat { return &v.Step },
			).Required(),
			pays(s, "what one step pays", func(v *p) *agreement.Cap { return &v.Pays }),
			shape.Field(
				"at-most", "most that the steps of a period pay: a percentage of the base, or an amount", limit(s),
				func(v *p) **agreement.Cap { return &v.Most },
			),
		},
	})
}

// points is the table of points and what they pay.
func points(s *scope.Scope, o *agreement.Objective) shape.Of[*agreement.Points] {
	type p = agreement.Points
	return Pointed(shape.Object[p]{
		Name: "points", Doc: "Points by the value, and what they pay.", OneOf: []string{"pays", "table"},
		Keys: []shape.Key[p]{
			shape.Field(
				"bands", "points by the value, such as {below 99%: 1, below 98%: 2}",
				bands(o, number("a number of points such as 2")), func(v *p) *[]agreement.Band { return &v.Bands },
			).Required(),
			shape.Field(
				"weight", "number by which the points are multiplied; 1 unless told", number("a number such as 1.5"),
				func(v *p) **big.Rat { return &v.Weight },
			),
			shape.Field(
				"pays", "what one point pays: a percentage of the base, or an amount", limit(s),
				func(v *p) **agreement.Cap { return &v.Pays },
			),
			shape.Field(
				"table", "percent of the base from a number of points on, such as {1: 2%, 3: 5%, 6: 10%}", pointTable(),
				func(v *p) *[]agreement.PointRate { return &v.Table },
			),
		},
	})
}

// pointTable refuses a table in which more points pay less.
func pointTable() shape.Of[[]agreement.PointRate] {
	entries := shape.Entries(number("a number of points such as 3"), scalars.Percent())
	return shape.Check(entries, func(
		r *shape.Reader, n *shape.Node, list []shape.Entry[*big.Rat, *big.Rat],
	) ([]agreement.PointRate, bool) {
		var all []agreement.PointRate
		for _, e := range list {
			all = append(all, agreement.PointRate{From: e.Key, Rate: e.Value})
		}
		slices.SortStableFunc(all, func(a, b agreement.PointRate) int { return a.From.Cmp(b.From) })
		for i := 1; i < len(all); i++ {
			if all[i].From.Cmp(all[i-1].From) == 0 || all[i].Rate.Cmp(all[i-1].Rate) < 0 {
				r.Problem(
					n, "more points pay at least as much, and each number is there once", "the rate falls or repeats from %s on",
					all[i].From.RatString(),
				)
				return nil, false
			}
		}
		return all, true
	})
}

// number is a decimal number that is not negative.
func number(wanted string) shape.Of[*big.Rat] {
	return shape.Parsed(shape.NumberSchema(scalars.DecimalPattern), wanted, func(text string) (*big.Rat, string, bool) {
		if _, percent := scalars.ParsePercent(text); percent {
			return nil, "leave the sign % out: it is a plain number", false
		}
		v, ok := scalars.ParseNumber(text)
		return v, scalars.NumberHint(text, ""), ok && v.Sign() >= 0
	})
}

const levelPattern = `^[0-9]+(\.[0-9]+)? ?(%|[A-Za-zµ€/]+)?$`

var levelForm = regexp.MustCompile(levelPattern)

// level is a value in the unit of the objective's target.
func level(o *agreement.Objective) shape.Of[*big.Rat] {
	unit := ""
	if len(o.Targets) > 0 {
		unit = o.Targets[0].Value.Unit
	}
	return shape.Parsed(shape.NumberSchema(levelPattern), "a value in the unit of the target such as 0.1%", func(text string) (*big.Rat, string, bool) {
		if !levelForm.MatchString(text) {
			return nil, scalars.NumberHint(text, unit), false
		}
		b := edge(text)
		switch {
		case b.value == nil:
			return nil, "the number has too many digits", false
		case b.unit != unit && (b.unit != "" || unit == "%"):
			return nil, "write it in the unit of the target" + suggested(b.text, b.unit, unit), false
		}
		return b.value, "", true
	})
}

// suggested completes a hint where only the unit lacks.
func suggested(text, unit, wanted string) string {
	if unit == "" {
		return ": " + text + wanted
	}
	return ""
}

// Pointed is a table that fills a value behind a pointer.
func Pointed[T any](table shape.Object[T]) shape.Of[*T] {
	return shape.Map(table.Shape(), func(v T) *T { return &v })
}

// someMoney is an amount that may also be absent.
func someMoney(s *scope.Scope) shape.Of[*decimal.Decimal] {
	return shape.Map(money(s), func(d decimal.Decimal) *decimal.Decimal { return &d })
}
