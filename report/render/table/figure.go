package table

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/words"
)

// Scored is a score's value as a cell of its objective.
func Scored(o *report.Objective, s report.Score) Cell { return Figure(o, s.Value, s.Shown) }

// Judged is the contractual value; of an objective without a verdict what it lies between, and never what was read.
func Judged(c *words.Catalogue, o *report.Objective) Cell {
	if low, high, is := o.Within(); is {
		return Text(report.Range(c, low.Shown, high.Shown, o.ValueUnit))
	}
	return Scored(o, o.Contractual)
}

// Felt is the experienced value; nothing where even that is not known.
func Felt(o *report.Objective) Cell {
	if o.Verdict == report.Unclear && o.FeltInDoubt() {
		return Figure(o, "", "")
	}
	return Scored(o, o.Experienced)
}

// Evidenced is the attributable value; nothing where the evidence for it could not be read.
func Evidenced(o *report.Objective) Cell {
	if o.Verdict == report.Unclear {
		return Figure(o, "", "")
	}
	return Scored(o, o.Attributable)
}

// JudgedIn is the contractual value of a period, as Judged prints it.
func JudgedIn(c *words.Catalogue, o *report.Objective, p *report.Point) Cell {
	low, high, is := p.Within(o.AtMost)
	if !is {
		return Valued(o, p.Contractual, p.Target)
	}
	return Text(report.Range(c, Valued(o, low, p.Target).Shown, Valued(o, high, p.Target).Shown, o.ValueUnit))
}

// KnownIn is another value of a period: nothing where it has no verdict.
func KnownIn(o *report.Objective, p *report.Point, value string) Cell {
	if p.Verdict == report.Unclear {
		return Figure(o, "", "")
	}
	return Valued(o, value, p.Target)
}

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
