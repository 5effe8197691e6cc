package measure

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/party"
)

// sums adds up the cases or records of one period: all of them, and what was missed by who it goes to. Unlike
// in a ledger, a weight may be any rational.
type sums struct {
	atMost  bool // the good part is what is lost: there should be little of it
	total   filter.Amount
	lost    [partyCount]filter.Amount
	taken   [partyCount]filter.Amount // the part of lost that the contract takes off the provider
	unclear [partyCount]filter.Amount // the part of lost that goes with the undetermined
}

// one is the weight of a case.
var one = filter.Amount{Millionths: million}

// wholes is the weight of some cases.
func wholes(n int64) filter.Amount { return filter.Amount{Millionths: n * million} }

// lose books a miss of a weight.
func (s *sums) lose(weight filter.Amount, v *verdict) {
	for p, n := range v.parts {
		if n == 0 {
			continue
		}
		part := weight
		if n != million {
			part = weight.Times(filter.Amount{Millionths: n})
		}
		s.lost[p] = s.lost[p].Plus(part)
		switch v.outcome {
		case Excused:
			s.taken[p] = s.taken[p].Plus(part)
		case Undetermined:
			s.unclear[p] = s.unclear[p].Plus(part)
		}
	}
}

// fill writes the scores, the volume and the attribution into a result.
func (s *sums) fill(r *Result, f *agreement.Fault) {
	var others filter.Amount
	for p := range s.lost {
		if isOther(party.Party(p)) {
			others = others.Plus(s.lost[p])
		}
	}
	lost, taken := sumAll(&s.lost), sumAll(&s.taken)
	notProvider, accepted := taken.Plus(sumAll(&s.unclear)), s.taken
	contract := taken
	if elsewhere(f) {
		contract = notProvider
		for p := range accepted {
			accepted[p] = accepted[p].Plus(s.unclear[p])
		}
	}
	without := func(excused filter.Amount, removed bool) Score {
		missed, total := lost.Minus(excused), s.total
		if removed {
			total = total.Minus(excused)
		}
		if s.atMost {
			score := Share(missed.Rat(), total.Rat())
			score.AtMost = true
			return score
		}
		return Share(total.Minus(missed).Rat(), total.Rat())
	}
	r.Scores = Scores{
		Experienced:  without(filter.Amount{}, false),
		Attributable: without(others, f.Removed),
		Contractual:  without(contract, f.Removed),
		Other:        without(contract, !f.Removed),
		OnProvider:   without(taken, f.Removed),
		OnOthers:     without(notProvider, f.Removed),
	}
	r.Volume = s.total.Rat()
	r.Attribution, r.Accepted = rats(&s.lost), rats(&accepted)
}

func sumAll(list *[partyCount]filter.Amount) (sum filter.Amount) {
	for _, a := range list {
		sum = sum.Plus(a)
	}
	return sum
}

// rats gives amounts by party; nil is zero.
func rats(list *[partyCount]filter.Amount) (out [partyCount]*big.Rat) {
	for p := range list {
		if list[p].Sign() != 0 {
			out[p] = list[p].Rat()
		}
	}
	return out
}
