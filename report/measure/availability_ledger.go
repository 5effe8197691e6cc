package measure

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/party"
)

// ledger books what was lost of a total by who answers for it, in whole numbers of a small unit. All scores of
// availability and of shares of samples follow from it.
type ledger struct {
	scale int64   // how many of the small unit make one unit of the result
	total big.Int // units judged
	lost  [partyCount]big.Int
	taken [partyCount]big.Int // the part of lost that accepted evidence takes off the provider
}

// lose books an amount that was lost in a stretch with this blame.
func (l *ledger) lose(b *blame, f *agreement.Fault, amount *big.Int) {
	p := b.party()
	l.lost[p].Add(&l.lost[p], amount)
	if b.taken(f) {
		l.taken[p].Add(&l.taken[p], amount)
	}
}

// plus books everything of another ledger with the same scale.
func (l *ledger) plus(m *ledger) {
	l.total.Add(&l.total, &m.total)
	for p := range l.lost {
		l.lost[p].Add(&l.lost[p], &m.lost[p])
		l.taken[p].Add(&l.taken[p], &m.taken[p])
	}
}

// times is the same ledger in a unit that is so many times smaller; times(1) is a copy.
func (l *ledger) times(scale int64) *ledger {
	out, by := &ledger{scale: l.scale * scale}, big.NewInt(scale)
	out.total.Mul(&l.total, by)
	for p := range l.lost {
		out.lost[p].Mul(&l.lost[p], by)
		out.taken[p].Mul(&l.taken[p], by)
	}
	return out
}

// gaps gives the contractual score with everything unknown counted as good, and as lost, and the coverage: the
// known part of all in percent, nil when there is nothing at all. unknown has what is unknown under lost, by who
// would answer for it.
func (l *ledger) gaps(unknown *ledger, f *agreement.Fault) (best, worst Score, coverage *big.Rat) {
	whole := l.times(1)
	whole.total.Add(&whole.total, sumOf(&unknown.lost))
	best = whole.scores(f, nil).Contractual
	known := whole.units(&l.total)
	coverage = Share(known, whole.units(&whole.total)).Value
	whole.plus(unknown)
	return best, whole.scores(f, nil).Contractual, coverage
}

// doubt is what nobody can attribute and nothing accepted takes.
func (l *ledger) doubt() *big.Int {
	return new(big.Int).Sub(&l.lost[party.Undetermined], &l.taken[party.Undetermined])
}

// units turns an amount into units of the result.
func (l *ledger) units(n *big.Int) *big.Rat { return new(big.Rat).SetFrac(n, big.NewInt(l.scale)) }

func sumOf(list *[partyCount]big.Int) *big.Int {
	sum := new(big.Int)
	for p := range list {
		sum.Add(sum, &list[p])
	}
	return sum
}

// elsewhere tells whether the agreement puts the undetermined on another account than the provider's.
func elsewhere(f *agreement.Fault) bool {
	return f.Undetermined != party.Provider && f.Undetermined != party.Undetermined
}

// excuse is a part of what is booked as lost that a score takes away.
type excuse func(l *ledger) *big.Int

func nothing(*ledger) *big.Int { return new(big.Int) }

// others is what others answer for by the evidence, formalities aside.
func others(l *ledger) *big.Int {
	sum := new(big.Int)
	for p := range l.lost {
		if isOther(party.Party(p)) {
			sum.Add(sum, &l.lost[p])
		}
	}
	return sum
}

// accepted is what accepted evidence takes off the provider, orNobodys that and what nobody can attribute.
func accepted(l *ledger) *big.Int  { return sumOf(&l.taken) }
func orNobodys(l *ledger) *big.Int { return new(big.Int).Add(accepted(l), l.doubt()) }

// scores gives every score: what is excused stays as good or leaves both sides, as the agreement says (rules §6).
// unknown is as in gaps, nil for none.
func (l *ledger) scores(f *agreement.Fault, unknown *ledger) Scores {
	contract := accepted
	if elsewhere(f) {
		contract = orNobodys
	}
	return Scores{
		Experienced:  l.without(nothing, false, unknown),
		Attributable: l.without(others, f.Removed, unknown),
		Contractual:  l.without(contract, f.Removed, unknown),
		Other:        l.without(contract, !f.Removed, unknown),
		OnProvider:   l.without(accepted, f.Removed, unknown),
		OnOthers:     l.without(orNobodys, f.Removed, unknown),
	}
}

// without is the score when an excused part of what was lost is removed or kept as good. What is unknown and would be
// excused is good however it went where such parts are kept; the rest of it is neither up nor down.
func (l *ledger) without(excused excuse, removed bool, unknown *ledger) Score {
	part := excused(l)
	good := new(big.Int).Sub(&l.total, sumOf(&l.lost))
	total := new(big.Int).Set(&l.total)
	if removed {
		return Share(l.units(good), l.units(total.Sub(total, part)))
	}
	good.Add(good, part)
	if unknown != nil {
		part = excused(unknown)
		good.Add(good, part)
		total.Add(total, part)
	}
	return Share(l.units(good), l.units(total))
}

// fill writes the scores, the volume and the attribution into a result; unknown is as in gaps, nil for none.
func (l *ledger) fill(r *Result, f *agreement.Fault, unknown *ledger) {
	r.Scores = l.scores(f, unknown)
	r.Volume = l.units(&l.total)
	r.Attribution = l.parts(&l.lost)
	r.Accepted = l.parts(&l.taken)
	if doubt := l.doubt(); elsewhere(f) && doubt.Sign() > 0 {
		r.Accepted[party.Undetermined] = l.units(&l.lost[party.Undetermined])
	}
}

// parts gives amounts by party in units; nil is zero.
func (l *ledger) parts(list *[partyCount]big.Int) (out [partyCount]*big.Rat) {
	for p := range list {
		if list[p].Sign() != 0 {
			out[p] = l.units(&list[p])
		}
	}
	return out
}

// tell writes into a miss what it cost, by whom, and how that counts. It tells whether it cost anything.
func (l *ledger) tell(m *Miss, f *agreement.Fault) bool {
	weight := sumOf(&l.lost)
	if weight.Sign() == 0 {
		return false
	}
	m.Weight, m.Parts = l.units(weight), l.parts(&l.lost)
	doubt, excused := l.doubt(), sumOf(&l.taken)
	if elsewhere(f) {
		excused.Add(excused, doubt)
	}
	left := new(big.Int).Sub(weight, excused)
	unexcused := new(big.Int).Sub(left, &l.lost[party.Provider]) // what remains and is not the provider's own
	switch {
	case doubt.Cmp(weight) == 0, left.Sign() == 0 && doubt.Sign() > 0:
		m.Outcome, m.Story = Undetermined, StoryUndetermined
	case left.Sign() == 0:
		m.Outcome, m.Story = Excused, StoryExcused
	case excused.Sign() > 0:
		m.Outcome, m.Story = Missed, StoryPartly
	case unexcused.Sub(unexcused, doubt).Cmp(&l.lost[party.Provider]) > 0:
		m.Outcome, m.Story = Missed, StoryNotExcusable
	default:
		m.Outcome, m.Story = Missed, StoryProvider
	}
	if !elsewhere(f) && doubt.Sign() > 0 && left.Cmp(doubt) == 0 {
		m.Outcome = Undetermined // what remains is nobody's
	}
	return true
}
