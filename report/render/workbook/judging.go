package workbook

import (
	"math"

	"github.com/slareport/slareport/report"
)

// judged is what the formula of a credit works on: references to the rows that say how the objective was judged.
type judged struct {
	value  expr // after the contract's rounding
	raw    expr // the parameter
	target expr
	missed expr // 1 for a miss
	good   expr // 1 for a value that was met or excused; only where something asks for it
	misses expr // how many cases or events; only where something asks for them
}

// judge writes the rows from an objective's measured value to whether it was missed.
func (w *waterfall) judge(i int, o *report.Objective, t *report.Terms) judged {
	j := t.Judging
	out := judged{target: w.in.put(numbered("target", i), w.word("parameters.the-target"), j.Target, valueFormat, o.ValueUnit)}
	out.raw = w.measured(i, o, t)
	out.value = w.contractRounding(o, j.Decimals, out.raw)
	if t.Form == "per-miss" || j.AllowedMisses != "" {
		out.misses = w.misses(i, o, &j, &out)
	}
	few, uncertain := w.fewUnits(i, o, &j), w.uncertain(i, o, &j, out.target)
	cond := both(known(out.raw), beyond(out.value, out.target, o.AtMost))
	if few.text != "" {
		under := num(0)
		if j.AllowedMisses != "" {
			under = both(known(out.raw), more(out.misses, w.in.count(numbered("allowed_misses", i), w.word("parameters.allowed-misses"), j.AllowedMisses)))
		}
		cond = when(equal(few, num(1)), under, cond)
	}
	if uncertain.text != "" {
		cond = both(equal(uncertain, num(0)), cond)
	}
	out.missed = w.flag(o.Name, "formula.missed", w.word("formula.missed.how"), cond)
	if t.Bonus != nil || t.EarnBack != nil {
		out.good = w.good(i, o, &j, out, few, uncertain)
	}
	return out
}

// measured is the contractual value; of a share whose misses are priced it follows from how many there were.
func (w *waterfall) measured(i int, o *report.Objective, t *report.Terms) expr {
	name, what := numbered("value", i), w.word("parameters.the-value")
	j := &t.Judging
	if t.Form == "per-miss" && o.ValueUnit == "%" && !o.AtMost && j.Total != "" {
		total, okTotal := number(j.Total)
		misses, okMisses := number(j.Misses)
		value, okValue := number(j.Value)
		if okTotal && okMisses && okValue && total > 0 && math.Abs(100*(total-misses)/total-value) < 1e-9 {
			all := w.in.count(numbered("units", i), w.word("parameters.units"), j.Total)
			missed := w.in.count(numbered("misses", i), w.word("parameters.misses"), j.Misses)
			return w.in.follow(name, what, valueFormat, o.ValueUnit, div(mul(num(100), sub(all, missed)), all))
		}
	}
	return w.in.put(name, what, j.Value, valueFormat, o.ValueUnit)
}

// contractRounding rounds a value as the contract says before it is judged.
func (w *waterfall) contractRounding(o *report.Objective, decimals int, raw expr) expr {
	if decimals < 0 {
		return w.lead(o.Name, "formula.judged", w.word("formula.judged.exact"), rounded(raw, 12), valueFormat)
	}
	scale := num(math.Pow10(decimals))
	units := w.lead(o.Name, "formula.judged.units", w.word("formula.judged.units.how", decimals), rounded(mul(raw, scale), 8), countFormat)
	return w.lead(o.Name, "formula.judged", w.word("formula.judged.even"), div(halvesToEven(units), scale), valueFormat)
}

// misses is how many there are: of a count the whole events beyond its target.
func (w *waterfall) misses(i int, o *report.Objective, j *report.Judging, of *judged) expr {
	if !j.Beyond {
		return w.in.count(numbered("misses", i), w.word("parameters.misses"), j.Misses)
	}
	return w.lead(o.Name, "formula.beyond", w.word("formula.beyond.how"),
		when(known(of.raw), roundedUp(rounded(abs(sub(of.raw, of.target)), 9)), num(0)), countFormat)
}

// fewUnits tells whether the volume is under the agreed minimum; nothing where none is agreed.
func (w *waterfall) fewUnits(i int, o *report.Objective, j *report.Judging) expr {
	if j.MinimumVolume == "" {
		return expr{}
	}
	volume := w.in.count(numbered("volume", i), w.word("parameters.volume"), j.Volume)
	return w.flag(o.Name, "formula.few", w.word("formula.few.how"), less(volume, w.in.count(numbered("minimum_volume", i), w.word("parameters.minimum-volume"), j.MinimumVolume)))
}

// uncertain tells whether gaps in the samples leave the verdict open; nothing where no coverage is agreed.
func (w *waterfall) uncertain(i int, o *report.Objective, j *report.Judging, target expr) expr {
	if j.CoverageAgreed == "" || j.Best == "" || j.Worst == "" {
		return expr{}
	}
	found := w.in.percent(numbered("coverage", i), w.word("parameters.coverage"), j.Coverage)
	agreed := w.in.percent(numbered("coverage_agreed", i), w.word("parameters.coverage-agreed"), j.CoverageAgreed)
	best := w.in.put(numbered("best", i), w.word("parameters.best"), j.Best, valueFormat, o.ValueUnit)
	worst := w.in.put(numbered("worst", i), w.word("parameters.worst"), j.Worst, valueFormat, o.ValueUnit)
	differ := not(equal(beyond(best, target, o.AtMost), beyond(worst, target, o.AtMost)))
	return w.flag(o.Name, "formula.uncertain", w.word("formula.uncertain.how"), both(less(found, agreed), differ))
}

// good tells whether a period counts as a good one for bonuses and earn-back.
func (w *waterfall) good(i int, o *report.Objective, j *report.Judging, of judged, few, uncertain expr) expr {
	felt := w.in.put(numbered("experienced", i), w.word("parameters.experienced"), j.Experienced, valueFormat, o.ValueUnit)
	excused := both(known(felt), beyond(rounded(felt, 12), of.target, o.AtMost))
	met := equal(of.missed, num(0))
	if few.text != "" && j.AllowedMisses == "" {
		met = both(met, equal(few, num(0)))
	}
	cond := when(known(of.raw), met, excused)
	if uncertain.text != "" {
		cond = both(equal(uncertain, num(0)), cond)
	}
	return w.flag(o.Name, "formula.good", w.word("formula.good.how"), cond)
}

// beyond tells whether a value is on the wrong side of a bound; reaching it exactly is not.
func beyond(value, bound expr, atMost bool) expr {
	if atMost {
		return more(value, bound)
	}
	return less(value, bound)
}
