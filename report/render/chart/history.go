package chart

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// History is an objective's periods as columns: the experienced and the contractual score beside the target.
type History struct {
	Unit   string // of the values: "%", "ms", "" for none
	Scale  Scale
	Months []Month // oldest first
	Steps  []Step  // the target, a stretch for as long as it stayed the same
}

// Month is one period.
type Month struct {
	Period      string // label in report.json: 2026-10
	Label       string // for the axis: Oct 26
	Experienced Mark
	Contractual Mark
	Target      Mark
	Verdict     report.Verdict
	Open        bool // without a verdict: nothing is known but what the contractual score lies between
	Low, High   Mark // these ends; one that is not known has none
}

// Mark is a value with its printed form. Where nothing is known there is nothing to draw.
type Mark struct {
	Value float64
	Known bool
	Text  string
}

// Step is a stretch of months, First to Last inclusive, under one target.
type Step struct {
	First, Last int
	Target      Mark
}

// Months makes the history of an objective.
func Months(o *report.Objective, c *words.Catalogue) History {
	h := History{Unit: o.ValueUnit}
	var values []float64
	for _, p := range o.Trend {
		m := Month{
			Period: p.Period, Label: c.ShortMonth(p.Period), Verdict: p.Verdict,
			Experienced: mark(table.KnownIn(o, &p, p.Experienced), c),
			Contractual: mark(table.JudgedIn(c, o, &p), c),
			Target:      mark(table.Figure(o, p.Target, ""), c),
		}
		if low, high, is := p.Within(o.AtMost); is {
			m.Open = true
			m.Low, m.High = mark(table.Valued(o, low, p.Target), c), mark(table.Valued(o, high, p.Target), c)
		}
		for _, v := range []Mark{m.Experienced, m.Contractual, m.Target, m.Low, m.High} {
			if v.Known {
				values = append(values, v.Value)
			}
		}
		h.Months = append(h.Months, m)
	}
	h.Steps = targetSteps(h.Months)
	h.Scale = scale(values, beginsAtZero(o, values), top(o), c, o.ValueUnit)
	return h
}

// Ends is what the contractual score of an open month lies between on the axis, which ends where nobody knows.
func (h *History) Ends(m Month) (low, high float64) {
	low, high = h.Scale.Min, h.Scale.Max
	if m.Low.Known {
		low = max(low, m.Low.Value)
	}
	if m.High.Known {
		high = min(high, m.High.Value)
	}
	return low, high
}

// mark is a cell as a place on the axis.
func mark(x table.Cell, c *words.Catalogue) Mark {
	v, known := parse(x.Raw)
	return Mark{Value: v, Known: known, Text: x.Print(c)}
}

func targetSteps(months []Month) []Step {
	var steps []Step
	for i, m := range months {
		if !m.Target.Known {
			continue
		}
		if n := len(steps); n > 0 && steps[n-1].Last == i-1 && steps[n-1].Target.Value == m.Target.Value {
			steps[n-1].Last = i
			continue
		}
		steps = append(steps, Step{i, i, m.Target})
	}
	return steps
}

// beginsAtZero: what should be low is compared with nothing, and so is what spreads widely; shares close to
// 100 % would all look alike.
func beginsAtZero(o *report.Objective, values []float64) bool {
	if o.AtMost {
		return true
	}
	lo, hi := bounds(values, false, 0)
	return lo <= 0 || lo < hi/2
}

func top(o *report.Objective) float64 {
	if o.ValueUnit == "%" {
		return 100
	}
	return 0
}
