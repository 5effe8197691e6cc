package attribution

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Together says who answers for the time of several outages of one unit, of each of which the blames are given, in any
// order. A second that only one of them was in is its own. One that several were in is lost by each of them.
//
// Rule §5 (evidence-own): An interval gets its party from its own evidence: what excuses one outage excuses no other
// one of the same seconds.
//
// Convention answers (outages-same-second): A second in which several outages of one unit were is excused where each of
// them is excused by its own evidence: without the others' outages the service would still have been down by the rest.
// Of the outages that are not excused the strongest evidence says who answers, and of excused ones alone the strongest
// of theirs; what nobody answers for yields to what somebody does. Either way the second counts once. The same goes for
// who was at fault by the evidence. Set by `fault.precedence`.
func Together(list []Blame, f *agreement.Fault) (out []Blame) {
	if !overlap(list) {
		return list
	}
	list = joined(list)
	order := orderOf(f)
	byContract := inOrder(list, func(a, b *Blame) int {
		return cmp.Or(cmp.Compare(a.leniency(f), b.leniency(f)), stronger(order, a.Accepted, b.Accepted))
	})
	byEvidence := inOrder(list, func(a, b *Blame) int {
		return cmp.Or(truth(IsOther(a.Party()))-truth(IsOther(b.Party())), stronger(order, a.Evident, b.Evident))
	})
	edges := timeline.Edges(intervals(list))
	contract, evidence := timeline.NewSweep(timesOf(byContract)), timeline.NewSweep(timesOf(byEvidence))
	for i := 1; i < len(edges); i++ {
		c, e := contract.First(edges[i-1]), evidence.First(edges[i-1])
		if c < 0 {
			continue
		}
		b := Blame{timeline.Interval{From: edges[i-1], To: edges[i]}, byEvidence[e].Evident, byContract[c].Accepted}
		if b.Evident == nil && byContract[c].leniency(f) == 0 { // nobody's by the one, the provider's by the other
			b.Evident = fault.Kept(rowsOf(byContract[c].Evident))
		}
		out = appendBlame(out, b)
	}
	return out
}

// inOrder puts blames in an order, in which equal ones stay as they are. There may be hundreds of thousands.
func inOrder(list []Blame, compare func(a, b *Blame) int) []*Blame {
	out := make([]*Blame, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	slices.SortStableFunc(out, compare)
	return out
}

func timesOf(list []*Blame) []timeline.Interval {
	out := make([]timeline.Interval, len(list))
	for i, b := range list {
		out[i] = b.Interval
	}
	return out
}

// overlap sorts blames by time and tells whether two of them share any.
func overlap(list []Blame) bool {
	slices.SortStableFunc(list, func(a, b Blame) int { return cmp.Compare(a.From, b.From) })
	for i := 1; i < len(list); i++ {
		if list[i].From < list[i-1].To {
			return true
		}
	}
	return false
}

// joined makes one blame of those in order of time that overlap and say the same: very many outages without any
// evidence may overlap.
func joined(list []Blame) []Blame {
	out := list[:1]
	for _, b := range list[1:] {
		last := &out[len(out)-1]
		if b.From <= last.To && alike(last.Evident, b.Evident) && alike(last.Accepted, b.Accepted) {
			last.To = max(last.To, b.To)
			continue
		}
		out = append(out, b)
	}
	return out
}

// leniency orders blames by what the contract makes of them: 0 for what is not excused on any account, 1 for what
// nobody answers for, 2 for what is taken off the provider.
func (b *Blame) leniency(f *agreement.Fault) int {
	switch {
	case b.Taken(f):
		return 2
	case b.Contractual() == party.Undetermined:
		return 1
	}
	return 0
}

// stronger orders layers, the strongest first and no layer last.
func stronger(order []agreement.Proof, a, b *fault.Layer) int {
	if a == nil || b == nil {
		return truth(a == nil) - truth(b == nil)
	}
	return fault.Stronger(order, a, b)
}

func truth(is bool) int {
	if is {
		return 1
	}
	return 0
}

func intervals(list []Blame) []timeline.Interval {
	out := make([]timeline.Interval, len(list))
	for i := range list {
		out[i] = list[i].Interval
	}
	return out
}

// appendBlame adds a stretch to those before it; one that says the same as the last lengthens it.
func appendBlame(list []Blame, b Blame) []Blame {
	if n := len(list); n > 0 {
		last := &list[n-1]
		if last.To == b.From && alike(last.Evident, b.Evident) && alike(last.Accepted, b.Accepted) {
			last.To = b.To
			return list
		}
	}
	return append(list, b)
}

// alike tells whether two layers say the same; the evidence about two outages may hold a claim for both.
func alike(a, b *fault.Layer) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Party == b.Party && a.Proof == b.Proof && a.Label == b.Label && a.Accepted == b.Accepted &&
		slices.Equal(a.Rows, b.Rows)
}

func rowsOf(l *fault.Layer) []evidence.Pos {
	if l == nil {
		return nil
	}
	return l.Rows
}
