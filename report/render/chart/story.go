package chart

import "github.com/slareport/slareport/report"

// Moment is a mark of an incident on its bar: where it stands and where its number does, from 0 to 1.
type Moment struct {
	Number    int // from 1, in order of time
	At, Label float64
}

// Story is the bar of an incident, from its beginning to its end, with its marks; those after the end stand in the list
// beside it alone. Numbers keep a distance from each other, a part of the bar's length.
func Story(i *report.Incident, apart float64) []Moment {
	var steps []Moment
	for n, m := range i.Marks {
		if i.Seconds <= 0 || m.After < 0 || m.After > i.Seconds {
			continue
		}
		at := m.After / i.Seconds
		steps = append(steps, Moment{Number: n + 1, At: at, Label: at})
	}
	for k := 1; k < len(steps); k++ {
		steps[k].Label = max(steps[k].Label, steps[k-1].Label+apart)
	}
	edge := 1.0
	for k := len(steps) - 1; k >= 0; k-- {
		steps[k].Label = max(0, min(steps[k].Label, edge))
		edge = steps[k].Label - apart
	}
	return steps
}
