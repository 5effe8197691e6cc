package filter

import "github.com/slareport/slareport/report/timeline"

// Amount gives the figure where it is exact; ok is false where a blank field, or what is not decided yet, leaves none.
func (p *Program[R]) Amount(r *R) (a Amount, ok bool, err error) {
	f, err := p.Figure(r, timeline.NoInstant)
	return f.Amount, f.State == Exact, err
}

// run evaluates the expression itself, without its short ways and its memory, on one course of what is unknown.
func (p *Program[R]) run(r *R, asOf timeline.Instant) (value any, err error) {
	_, _, err = p.courses(r, asOf, func(_ bool, v any) (done bool) {
		value = v
		return true
	})
	return value, err
}
