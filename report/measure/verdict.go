package measure

import (
	"math/big"
	"math/bits"

	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// verdict is who one experienced miss goes to. Parts are in millionths of the miss and sum to all of it, so
// that the misses of a year, each divided by its own time, still add up exactly and stay small numbers.
type verdict struct {
	outcome Outcome
	story   Story
	parts   [partyCount]int64
}

const million = 1_000_000

// excusedBy is a miss that the contract takes off the provider, divided by the others' time.
func excusedBy(time [partyCount]timeline.Micros) verdict {
	return verdict{Excused, StoryExcused, proportional(time)}
}

// othersBy is a miss that others answer for by the evidence and that the contract leaves with the provider all
// the same: their claim was refused, or the agreement does not excuse them.
func othersBy(time [partyCount]timeline.Micros) verdict {
	return verdict{Missed, StoryNotExcusable, proportional(time)}
}

// nobodys is a miss that time decides for which nobody is known to answer.
func nobodys() verdict { return verdict{Undetermined, StoryUndetermined, whole(party.Undetermined)} }

// providers is a miss that remains when all that others answer for is taken away.
func providers(partly bool) verdict {
	v := verdict{Missed, StoryProvider, whole(party.Provider)}
	if partly {
		v.story = StoryPartly
	}
	return v
}

func whole(p party.Party) (parts [partyCount]int64) {
	parts[p] = million
	return parts
}

// proportional divides a miss by time into millionths: what rounding leaves goes to the largest remainders, of
// equal ones to the party that documents name first. Without any time it is nobody's.
func proportional(time [partyCount]timeline.Micros) (parts [partyCount]int64) {
	var total uint64
	for _, d := range time {
		total += uint64(d)
	}
	if total == 0 {
		return whole(party.Undetermined)
	}
	left := int64(million)
	var rests [partyCount]uint64
	for p, d := range time {
		hi, lo := bits.Mul64(uint64(d), million)
		quotient, rest := bits.Div64(hi, lo, total)
		parts[p], rests[p] = int64(quotient), rest
		left -= parts[p]
	}
	for ; left > 0; left-- {
		most := party.Undetermined
		for _, p := range party.All() {
			if rests[p] > rests[most] {
				most = p
			}
		}
		parts[most]++
		rests[most] = 0
	}
	return parts
}

// ofWeight gives a miss's parts in units of the result.
func (v *verdict) ofWeight(weight *big.Rat) (out [partyCount]*big.Rat) {
	for p, n := range v.parts {
		if n != 0 {
			out[p] = new(big.Rat).Mul(weight, big.NewRat(n, million))
		}
	}
	return out
}
