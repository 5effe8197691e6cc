package filter

import "github.com/slareport/slareport/report/timeline"

// Amount gives the figure where it is exact; ok is false where a blank field, or what is not decided yet, leaves none.
func (p *Program[R]) Amount(r *R) (a Amount, ok bool, err error) {
	f, err := p.Figure(r, timeline.NoInstant)
	return f.Amount, f.State == Exact, err
}
