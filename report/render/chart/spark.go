package chart

import "github.com/slareport/slareport/report/render/table"

// Spark is a line the size of a word: a dot per period.
type Spark struct {
	Dots   []Dot
	Target float64 // height of the target
	Aimed  bool    // there is a target
}

// Dot is a point of a line; an unknown one breaks it.
type Dot struct {
	X, Y  float64
	Known bool
}

// Sparkline makes the line of a trend cell. The lowest value stands at 0, the highest at 1, the target among
// them; a line without any spread runs through the middle.
func Sparkline(x table.Cell) Spark {
	s := Spark{Dots: make([]Dot, len(x.Series))}
	var values []float64
	for i, text := range x.Series {
		v, known := parse(text)
		s.Dots[i] = Dot{X: place(i, len(x.Series)), Y: v, Known: known}
		if known {
			values = append(values, v)
		}
	}
	target, aimed := parse(x.Target)
	if aimed {
		values = append(values, target)
	}
	level := func(v float64) float64 { return 0.5 }
	if lo, hi := spread(values); hi > lo {
		level = func(v float64) float64 { return (v - lo) / (hi - lo) }
	}
	for i, d := range s.Dots {
		if d.Known {
			s.Dots[i].Y = level(d.Y)
		}
	}
	if aimed {
		s.Target, s.Aimed = level(target), true
	}
	return s
}

func place(i, n int) float64 {
	if n < 2 {
		return 0.5
	}
	return float64(i) / float64(n-1)
}

func spread(values []float64) (lo, hi float64) {
	for i, v := range values {
		if i == 0 {
			lo, hi = v, v
		}
		lo, hi = min(lo, v), max(hi, v)
	}
	return lo, hi
}
