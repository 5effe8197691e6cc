package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/words"
)

// Scored is a score's value as a cell of its objective.
func Scored(o *report.Objective, s report.Score) Cell { return Figure(o, s.Value, s.Shown) }

// Valued is a value without a printed form of its own (a point of the trend), printed like the objective's
// other figures: with as many decimals, and never on the wrong side of the target or of 100 % (rules §6).
func Valued(o *report.Objective, value, target string) Cell {
	r := exact.Parse(value)
	if r == nil {
		return Figure(o, "", "")
	}
	return Figure(o, value, exact.Shown(r, Decimals(o), edges(o, target)...))
}

// Targeted is a bound in the objective's unit with its direction: "≥ 99.95 %".
func Targeted(c *words.Catalogue, o *report.Objective, value string) string {
	if value == "" {
		return dash
	}
	return side(o) + "\u00a0" + c.Figure(value, o.ValueUnit)
}

// side is the sign of the side that a bound is on.
func side(o *report.Objective) string {
	switch {
	case o.AtMost && o.Strict:
		return "<"
	case o.AtMost:
		return "≤"
	case o.Strict:
		return ">"
	}
	return "≥"
}

// Decimals is how many decimals the objective's printed figures have.
func Decimals(o *report.Objective) int {
	for _, s := range []report.Score{o.Contractual, o.Experienced, o.Attributable} {
		if s.Shown != "" {
			return places(s.Shown)
		}
	}
	return 2
}

func edges(o *report.Objective, target string) []exact.Edge {
	var list []exact.Edge
	if r := exact.Parse(target); r != nil {
		list = append(list, exact.Edge{Value: r, AtMost: o.AtMost != o.Strict})
	}
	if o.ValueUnit == "%" {
		list = append(list, exact.Whole())
	}
	return list
}
