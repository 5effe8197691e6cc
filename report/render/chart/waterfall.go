package chart

import (
	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/render/table"
	"github.com/slareport/slareport/report/words"
)

// Fall is a waterfall: the whole, what each party takes off it, and what stays with the provider.
type Fall struct {
	Scale Scale
	Bars  []Bar
}

// Bar hangs between two values; a whole stands on the axis.
type Bar struct {
	Party    string  // "" for all misses, and in waterfalls of money
	From, To float64 // From is never above To
	Label    string  // "all misses", the party's word, the step's name
	Text     string  // "12", "3 h 10 min", "€ 925.00"
	Whole    bool    // a sum or a result
	Down     bool    // takes off
}

// Waterfall makes the waterfall of an objective; without misses it has no bars.
func Waterfall(o *report.Objective, c *words.Catalogue) Fall {
	var f Fall
	level := 0.0
	last := len(o.Waterfall) - 1
	for i, a := range o.Waterfall {
		v, ok := parse(a.Amount)
		if !ok {
			continue
		}
		bar := Bar{Party: a.Party, Label: table.PartyName(c, a.Party), Text: table.Amount(a.Amount, a.Unit).Print(c)}
		switch {
		case a.Party == "":
			bar.To, bar.Whole, level = v, true, v
		case i == last:
			bar.To, bar.Whole = v, true
		default:
			bar.From, bar.To = max(0, level-v), level
			bar.Down, level = true, bar.From
		}
		f.Bars = append(f.Bars, bar)
	}
	values := []float64{0}
	for _, b := range f.Bars {
		values = append(values, b.From, b.To)
	}
	unit := ""
	if o.Unit == "second" {
		unit = o.Unit
	}
	f.Scale = scale(values, true, 0, c, unit)
	return f
}
