package filter

import "github.com/slareport/slareport/report/timeline"

// Figure is a number, or a length of time in seconds, that an expression gives for a record.
type Figure struct {
	State       FigureState
	Amount      Amount  // where it is Exact
	Least, Most *Amount // where it is Open: between which it lies; nil has no end
	Failed      bool    // it is open because it cannot be computed, such as a quotient by zero
}

// Why is what leaves an open figure open.
func (f Figure) Why() Answer {
	if f.Failed {
		return Failed
	}
	return Pending
}

// FigureState says what is known of a figure. The zero one is Blank.
type FigureState uint8

// The states.
const (
	Blank FigureState = iota // a blank field leaves none
	Exact
	Open // the record still lasts, or the number cannot be computed
)

// Figure gives the number, or the length of time in seconds, for a record as it was known at asOf.
func (p *Program[R]) Figure(r *R, asOf timeline.Instant) (Figure, error) {
	if p.single != nil {
		a, ok := p.single.amount(r)
		return exactly(a, ok), nil
	}
	if p.ends[0] != nil && p.ends[1] != nil {
		to, from := p.ends[0].at(r), p.ends[1].at(r)
		if to.Known() && from.Known() {
			return exactly(Amount{Millionths: int64(to.Sub(from))}, true), nil
		}
	}
	var all unsure
	blanks, figures := 0, 0
	open, failed, err := p.courses(r, asOf, func(_ bool, value any) bool {
		switch {
		case value == nil:
			blanks++
			return false
		case figures == 0:
			all = boundsOf(value)
		default:
			all = all.hull(boundsOf(value))
		}
		figures++
		return false
	})
	switch {
	case err != nil:
		return Figure{}, err
	case figures == 0 && !open:
		return Figure{}, nil
	case open || blanks > 0:
		return Figure{State: Open, Failed: failed}, nil
	}
	if a, ok := all.exact(); ok {
		return exactly(a, true), nil
	}
	return Figure{State: Open, Least: all.least, Most: all.most, Failed: failed}, nil
}

func exactly(a Amount, ok bool) Figure {
	if !ok {
		return Figure{}
	}
	return Figure{State: Exact, Amount: a}
}
