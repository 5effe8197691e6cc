package attribution

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
)

// Losses books what was lost of a total by who answers for it, in whole numbers of a small unit. All scores of
// availability and of shares of samples follow from it.
type Losses struct {
	Scale int64   // how many of the small unit make one unit of the result
	Total big.Int // units judged
	Lost  [party.Count]big.Int
	Taken [party.Count]big.Int // the part of lost that accepted evidence takes off the provider

	Uncounted Uncounted
}

// Lose books an amount that was lost in a stretch with this blame.
func (l *Losses) Lose(b *Blame, f *agreement.Fault, amount *big.Int) {
	p := b.Party()
	l.Lost[p].Add(&l.Lost[p], amount)
	if b.Taken(f) {
		l.Taken[p].Add(&l.Taken[p], amount)
	}
}

// Plus books everything of another ledger with the same scale.
func (l *Losses) Plus(m *Losses) {
	l.Total.Add(&l.Total, &m.Total)
	for p := range l.Lost {
		l.Lost[p].Add(&l.Lost[p], &m.Lost[p])
		l.Taken[p].Add(&l.Taken[p], &m.Taken[p])
	}
	l.Uncounted.plus(&m.Uncounted)
}

// Times is the same ledger in a unit that is so many times smaller; times(1) is a copy.
func (l *Losses) Times(scale int64) *Losses {
	out, by := &Losses{Scale: l.Scale * scale}, big.NewInt(scale)
	out.Total.Mul(&l.Total, by)
	out.Uncounted = l.Uncounted.times(by)
	for p := range l.Lost {
		out.Lost[p].Mul(&l.Lost[p], by)
		out.Taken[p].Mul(&l.Taken[p], by)
	}
	return out
}

// Gaps gives the contractual score with everything unknown counted as good, and as lost, and the coverage: the
// known part of all in percent, nil when there is nothing at all. unknown has what is unknown under lost, by who
// would answer for it.
func (l *Losses) Gaps(unknown *Losses, f *agreement.Fault) (best, worst measure.Score, coverage *big.Rat) {
	whole := l.Times(1)
	whole.Total.Add(&whole.Total, sumOf(&unknown.Lost))
	best = whole.Contractual(f, nil)
	known := whole.units(&l.Total)
	coverage = measure.Share(known, whole.units(&whole.Total)).Value
	whole.Plus(unknown)
	return best, whole.IfLasting(f), coverage
}

// Nothing tells whether nothing at all was lost.
func (l *Losses) Nothing() bool { return sumOf(&l.Lost).Sign() == 0 }

// All is everything that was lost.
func (l *Losses) All() *big.Int { return sumOf(&l.Lost) }

// Remains is what accepted evidence leaves of all that was lost.
func (l *Losses) Remains() *big.Int { return new(big.Int).Sub(l.All(), accepted(l)) }

// Doubt is what nobody can attribute and nothing accepted takes.
func (l *Losses) Doubt() *big.Int {
	return new(big.Int).Sub(&l.Lost[party.Undetermined], &l.Taken[party.Undetermined])
}

// units turns an amount into units of the result.
func (l *Losses) units(n *big.Int) *big.Rat { return new(big.Rat).SetFrac(n, big.NewInt(l.Scale)) }

func sumOf(list *[party.Count]big.Int) *big.Int {
	sum := new(big.Int)
	for p := range list {
		sum.Add(sum, &list[p])
	}
	return sum
}

// excuse is a part of what is booked as lost that a score takes away.
type excuse func(l *Losses) *big.Int

// reading is what a score takes away, and what of the rest it does not count; nil where it counts all of that.
type reading struct{ excused, uncounted excuse }

func nothing(*Losses) *big.Int { return new(big.Int) }

// others is what others answer for by the evidence, formalities aside.
func others(l *Losses) *big.Int {
	sum := new(big.Int)
	for p := range l.Lost {
		if IsOther(party.Party(p)) {
			sum.Add(sum, &l.Lost[p])
		}
	}
	return sum
}

// accepted is what accepted evidence takes off the provider, orNobodys that and what nobody can attribute.
func accepted(l *Losses) *big.Int { return sumOf(&l.Taken) }

func acceptedOrUnknown(l *Losses) *big.Int { return new(big.Int).Add(accepted(l), l.Doubt()) }

// Scores gives every score: what is excused stays as good or leaves both sides, as the agreement says (rules §6).
// unknown is as in gaps, nil for none.
//
// Convention scores (excused-stay-good): Excused units of shares, availability and timeliness stay as good, unless
// they are to leave both sides. Set by `fault.excused`.
func (l *Losses) Scores(f *agreement.Fault, unknown *Losses) measure.Scores {
	contract := contractual(f)
	experienced := l.without(reading{excused: nothing}, false, unknown)
	score := func(r reading, removed bool) measure.Score {
		s := l.without(r, removed, unknown)
		if s.Good.Cmp(experienced.Good) == 0 && s.Total.Cmp(experienced.Total) == 0 {
			return experienced // mostly nothing is excused, and there may be thousands of objectives with a year each
		}
		return s
	}
	return measure.Scores{
		Experienced:  experienced,
		Attributable: score(reading{excused: others}, f.Removed),
		Contractual:  score(contract, f.Removed),
		Other:        score(contract, !f.Removed),
		OnProvider:   score(onProvider(), f.Removed),
		OnOthers:     score(onOthers(), f.Removed),
	}
}

// Contractual is that one of the scores alone.
func (l *Losses) Contractual(f *agreement.Fault, unknown *Losses) measure.Score {
	return l.without(contractual(f), f.Removed, unknown)
}

// contractual is what the contract takes off the provider, and what it does not count.
func contractual(f *agreement.Fault) reading {
	if ExcusesUndetermined(f) {
		return onOthers()
	}
	return onProvider()
}

func onProvider() reading {
	return reading{accepted, func(l *Losses) *big.Int { return &l.Uncounted.OnProvider }}
}

func onOthers() reading {
	return reading{acceptedOrUnknown, func(l *Losses) *big.Int { return &l.Uncounted.OnOthers }}
}

// without is the score when an excused part of what was lost is removed or kept as good. What is unknown and would be
// excused is good however it went where such parts are kept; the rest of it is neither up nor down. What the
// contract does not count is good.
//
// Convention measures (samples-silence): *Samples*: where excused units are kept, silence that the contract would
// excuse counts as good, however it went. Other silence is neither good nor lost. Set by `fault.excused`.
func (l *Losses) without(r reading, removed bool, unknown *Losses) measure.Score {
	part := r.excused(l)
	good := new(big.Int).Sub(&l.Total, sumOf(&l.Lost))
	if r.uncounted != nil {
		good.Add(good, r.uncounted(l))
	}
	total := new(big.Int).Set(&l.Total)
	if removed {
		return l.share(good, total.Sub(total, part))
	}
	good.Add(good, part)
	if unknown != nil {
		part = r.excused(unknown)
		good.Add(good, part)
		total.Add(total, part)
	}
	return l.share(good, total)
}

// share is the score of good of total. Where nothing is lost they are one value: there may be thousands of objectives
// with a year each.
func (l *Losses) share(good, total *big.Int) measure.Score {
	all := l.units(total)
	if good.Cmp(total) == 0 {
		return measure.Share(all, all)
	}
	return measure.Share(l.units(good), all)
}

// Fill writes the scores, the volume and the attribution into a result; unknown is as in gaps, nil for none.
func (l *Losses) Fill(r *measure.Result, f *agreement.Fault, unknown *Losses) {
	r.Scores = l.Scores(f, unknown)
	if r.Volume = l.units(&l.Total); r.Volume.Cmp(r.Experienced.Total) == 0 {
		r.Volume = r.Experienced.Total
	}
	r.Attribution = l.parts(&l.Lost)
	r.Accepted = l.parts(&l.Taken)
	l.fillUncounted(r, f, unknown)
	if doubt := l.Doubt(); ExcusesUndetermined(f) && doubt.Sign() > 0 {
		r.Accepted[party.Undetermined] = l.units(&l.Lost[party.Undetermined])
	}
}

// parts gives amounts by party in units; nil is zero.
func (l *Losses) parts(list *[party.Count]big.Int) (out [party.Count]*big.Rat) {
	for p := range list {
		if list[p].Sign() != 0 {
			out[p] = l.units(&list[p])
		}
	}
	return out
}

// Describe writes into a miss what it cost, by whom, and how that counts. It tells whether it cost anything.
func (l *Losses) Describe(m *measure.Miss, f *agreement.Fault) bool {
	weight := sumOf(&l.Lost)
	if weight.Sign() == 0 {
		return false
	}
	m.Weight, m.Parts = l.units(weight), l.parts(&l.Lost)
	for p := range l.Lost { // most misses are one party's, and there may be very many
		if m.Parts[p] != nil && l.Lost[p].Cmp(weight) == 0 {
			m.Parts[p] = m.Weight
		}
	}
	doubt, excused := l.Doubt(), sumOf(&l.Taken)
	if ExcusesUndetermined(f) {
		excused.Add(excused, doubt)
	}
	left := new(big.Int).Sub(weight, excused)
	unexcused := new(big.Int).Sub(left, &l.Lost[party.Provider]) // what remains and is not the provider's own
	switch {
	case left.Sign() > 0 && left.Cmp(contractual(f).uncounted(l)) == 0:
		m.Outcome, m.Story = measure.Uncounted, measure.StoryUncounted
		return true
	case doubt.Cmp(weight) == 0, left.Sign() == 0 && doubt.Sign() > 0:
		m.Outcome, m.Story = measure.Undetermined, measure.StoryUndetermined
	case left.Sign() == 0:
		m.Outcome, m.Story = measure.Excused, measure.StoryExcused
	case excused.Sign() > 0:
		m.Outcome, m.Story = measure.Missed, measure.StoryPartly
	case unexcused.Sub(unexcused, doubt).Cmp(&l.Lost[party.Provider]) > 0:
		m.Outcome, m.Story = measure.Missed, measure.StoryNotExcusable
	default:
		m.Outcome, m.Story = measure.Missed, measure.StoryProvider
	}
	if !ExcusesUndetermined(f) && doubt.Sign() > 0 && left.Cmp(doubt) == 0 {
		m.Outcome = measure.Undetermined // what remains is nobody's
	}
	return true
}
