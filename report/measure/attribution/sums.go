package attribution

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
)

// Join adds other sums.
func (s *Sums) Join(o *Sums) {
	s.Total = s.Total.Plus(o.Total)
	for p := range s.Lost {
		s.Lost[p] = s.Lost[p].Plus(o.Lost[p])
		s.Taken[p] = s.Taken[p].Plus(o.Taken[p])
		s.unclear[p] = s.unclear[p].Plus(o.unclear[p])
	}
}

// Sums adds up the cases or records of one period: all of them, and what was missed by who it goes to. Unlike
// in a ledger, a weight may be any rational.
type Sums struct {
	AtMost  bool // the good part is what is lost: there should be little of it
	Total   filter.Amount
	Lost    [party.Count]filter.Amount
	Taken   [party.Count]filter.Amount // the part of lost that the contract takes off the provider
	unclear [party.Count]filter.Amount // the part of lost that goes with the undetermined
}

// One is the weight of a case.
var One = filter.Amount{Millionths: Million}

// Wholes is the weight of some cases.
func Wholes(n int64) filter.Amount { return filter.Amount{Millionths: n * Million} }

// Lose books a miss of a weight.
func (s *Sums) Lose(weight filter.Amount, v *Verdict) {
	for p, n := range v.parts {
		if n == 0 {
			continue
		}
		part := weight
		if n != Million {
			part = weight.Times(filter.Amount{Millionths: int64(n)})
		}
		s.Lost[p] = s.Lost[p].Plus(part)
		switch v.Outcome {
		case measure.Excused:
			s.Taken[p] = s.Taken[p].Plus(part)
		case measure.Undetermined:
			s.unclear[p] = s.unclear[p].Plus(part)
		}
	}
}

// Fill writes the scores, the volume and the attribution into a result.
func (s *Sums) Fill(r *measure.Result, f *agreement.Fault) {
	var others filter.Amount
	for p := range s.Lost {
		if IsOther(party.Party(p)) {
			others = others.Plus(s.Lost[p])
		}
	}
	lost, taken := sumAll(&s.Lost), sumAll(&s.Taken)
	notProvider, accepted := taken.Plus(sumAll(&s.unclear)), s.Taken
	contract := taken
	if ExcusesUndetermined(f) {
		contract = notProvider
		for p := range accepted {
			accepted[p] = accepted[p].Plus(s.unclear[p])
		}
	}
	without := func(excused filter.Amount, removed bool) measure.Score {
		missed, total := lost.Minus(excused), s.Total
		if removed {
			total = total.Minus(excused)
		}
		if s.AtMost {
			score := measure.Share(missed.Rat(), total.Rat())
			score.AtMost = true
			return score
		}
		return measure.Share(total.Minus(missed).Rat(), total.Rat())
	}
	r.Scores = measure.Scores{
		Experienced:  without(filter.Amount{}, false),
		Attributable: without(others, f.Removed),
		Contractual:  without(contract, f.Removed),
		Other:        without(contract, !f.Removed),
		OnProvider:   without(taken, f.Removed),
		OnOthers:     without(notProvider, f.Removed),
	}
	r.Volume = s.Total.Rat()
	r.Attribution, r.Accepted = Rats(&s.Lost), Rats(&accepted)
}

func sumAll(list *[party.Count]filter.Amount) (sum filter.Amount) {
	for _, a := range list {
		sum = sum.Plus(a)
	}
	return sum
}

// Rats gives amounts by party; nil is zero.
func Rats(list *[party.Count]filter.Amount) (out [party.Count]*big.Rat) {
	for p := range list {
		if list[p].Sign() != 0 {
			out[p] = list[p].Rat()
		}
	}
	return out
}
