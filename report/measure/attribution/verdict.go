package attribution

import (
	"math/big"
	"math/bits"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Verdict is who one experienced miss goes to. Parts are in millionths of the miss and sum to all of it, so
// that the misses of a year, each divided by its own time, still add up exactly and stay small numbers.
type Verdict struct {
	Outcome measure.Outcome
	Story   measure.Story
	parts   [party.Count]int32
}

// Million is the whole of a miss.
const Million = 1_000_000

// ExcusedBy is a miss that the contract takes off the provider, divided by the others' time.
//
// Convention answers (miss-shared): Once the rest of a case is beyond its target the whole miss is the provider's;
// otherwise its weight is shared by those who are excused, in proportion to their time.
func ExcusedBy(time [party.Count]timeline.Micros) Verdict {
	return Verdict{measure.Excused, measure.StoryExcused, Proportional(time)}
}

// OthersBy is a miss that others answer for by the evidence and that the contract leaves with the provider all
// the same: their claim was refused, or the agreement does not excuse them.
func OfOthers(time [party.Count]timeline.Micros) Verdict {
	return Verdict{measure.Missed, measure.StoryNotExcusable, Proportional(time)}
}

// Nobodys is a miss that time decides for which nobody is known to answer.
//
// Rule §5 (undetermined-account): What is undetermined goes on the agreed account, and both outcomes are printed.
func OfNobody() Verdict {
	return Verdict{measure.Undetermined, measure.StoryUndetermined, Whole(party.Undetermined)}
}

// Providers is a miss that remains when all that others answer for is taken away.
func OfProvider(partly bool) Verdict {
	v := Verdict{measure.Missed, measure.StoryProvider, Whole(party.Provider)}
	if partly {
		v.Story = measure.StoryPartly
	}
	return v
}

// Unanswered is a miss because no response is on record, whoever had the case.
func Unanswered() Verdict {
	return Verdict{measure.Missed, measure.StoryNoResponse, Whole(party.Provider)}
}

// ExcusedRecord is a record that the contract takes off the provider: it is one party's.
func ExcusedRecord(p party.Party) Verdict {
	return Verdict{measure.Excused, measure.StoryRecord, Whole(p)}
}

// RefusedRecord is a record that a party answers for by the evidence and that the contract leaves with the provider.
func RefusedRecord(p party.Party) Verdict {
	return Verdict{measure.Missed, measure.StoryNotExcusable, Whole(p)}
}

// OfTime is a miss in a stretch of time.
func OfTime(b *Blame, f *agreement.Fault) Verdict {
	switch {
	case b.Taken(f):
		return ExcusedRecord(b.Accepted.Party)
	case b.Contractual() == party.Undetermined:
		return OfNobody()
	case IsOther(b.Party()):
		return RefusedRecord(b.Party())
	}
	return OfProvider(false)
}

// Whole is all of a miss on one party.
func Whole(p party.Party) (parts [party.Count]int32) {
	parts[p] = Million
	return parts
}

// Proportional divides a miss by time into millionths: what rounding leaves goes to the largest remainders, of
// equal ones to the party that documents name first. Without any time it is nobody's.
//
// Rule §5 (excused-miss-divided): An excused miss is divided by time.
func Proportional(time [party.Count]timeline.Micros) (parts [party.Count]int32) {
	var total uint64
	for _, d := range time {
		total += uint64(d)
	}
	if total == 0 {
		return Whole(party.Undetermined)
	}
	left := int32(Million)
	var rests [party.Count]uint64
	for p, d := range time {
		hi, lo := bits.Mul64(uint64(d), Million)
		quotient, rest := bits.Div64(hi, lo, total)
		parts[p], rests[p] = int32(quotient), rest
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

// OfWeight gives a miss's parts in units of the result. What one party answers for alone is the weight itself.
func (v *Verdict) OfWeight(weight *big.Rat) (out [party.Count]*big.Rat) {
	for p, n := range v.parts {
		switch n {
		case 0:
		case Million:
			out[p] = weight
		default:
			out[p] = new(big.Rat).Mul(weight, big.NewRat(int64(n), Million))
		}
	}
	return out
}
