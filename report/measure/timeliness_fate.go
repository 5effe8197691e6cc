package measure

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// fate is what becomes of a case that missed its target as experienced (rules §5, but-for test).
type fate struct {
	verdict
	over   bool             // the contract's clock passed the target too
	passed timeline.Instant // when, if it did
	blames []blame          // the course, cut where the evidence changes
	rest   party.Party      // who answers for time without evidence
}

// fate takes away the time that others answer for, and nothing else. If what remains is within the target the
// case is excused and its miss goes to the others by their time; if not, it is the provider's as a whole.
func (m *meter) fate(s *subject, c *course) fate {
	window := timeline.Interval{From: c.start, To: c.end}
	evidence := m.evidenceFor(s, window)
	terms := &m.ctx.Agreement.Fault
	f := fate{blames: blames(window, evidence.Layers, terms), rest: evidence.Rest}
	excused := f.pauses(c, func(b *blame) bool { return b.taken(terms) })
	unclear := f.pauses(c, func(b *blame) bool { return b.taken(terms) || f.contractual(b) == party.Undetermined })
	evident := f.pauses(c, func(b *blame) bool { return isOther(f.evident(b)) })

	onProvider, missed := c.passes(excused)
	onOthers, missedAnyhow := c.passes(unclear)
	_, missedByEvidence := c.passes(evident)
	switch {
	case !missed:
		f.verdict = excusedBy(f.weights(c, func(b *blame) party.Party { return f.takenFrom(b, terms) }))
	case !missedByEvidence:
		f.verdict = othersBy(f.weights(c, func(b *blame) party.Party { return otherThanProvider(f.evident(b)) }))
		if !missedAnyhow {
			f.outcome = Undetermined
		}
	case !missedAnyhow:
		f.verdict = nobodys()
	default:
		f.verdict = providers(c.elapsed(excused) < c.elapsed(c.gaps))
	}
	f.over, f.passed = missed, onProvider
	if elsewhere(terms) {
		f.over, f.passed = missedAnyhow, onOthers
	}
	return f
}

func (m *meter) evidenceFor(s *subject, window timeline.Interval) fault.Case {
	if s.outage >= 0 {
		return m.proofs.Outage(s.outage, m.o.Service, window)
	}
	return m.proofs.Ticket(s.ticket, m.o.Service, window)
}

// pauses are a course's gaps and the stretches that are taken away.
func (f *fate) pauses(c *course, away func(*blame) bool) timeline.Set {
	list := append([]timeline.Interval(nil), c.gaps...)
	for i := range f.blames {
		if away(&f.blames[i]) {
			list = append(list, f.blames[i].Interval)
		}
	}
	return timeline.Union(list...)
}

// evident is who answers for a stretch by all the evidence.
func (f *fate) evident(b *blame) party.Party {
	if b.evident == nil {
		return f.rest
	}
	return b.evident.Party
}

// contractual is who answers for a stretch by the evidence that the contract accepts. Where evidence was
// refused the time stays with the provider.
func (f *fate) contractual(b *blame) party.Party {
	if b.accepted == nil && b.evident == nil {
		return f.rest
	}
	return b.contractual()
}

// takenFrom is the party by which a stretch is excused, Undetermined for none.
func (f *fate) takenFrom(b *blame, terms *agreement.Fault) party.Party {
	if !b.taken(terms) {
		return party.Undetermined
	}
	return b.accepted.Party
}

// isOther tells whether a party is known and not the provider.
func isOther(p party.Party) bool { return p != party.Provider && p != party.Undetermined }

func otherThanProvider(p party.Party) party.Party {
	if isOther(p) {
		return p
	}
	return party.Undetermined
}

// weights is the counted time by party, of the stretches that a party is named for.
func (f *fate) weights(c *course, who func(*blame) party.Party) (list [partyCount]timeline.Micros) {
	for i := range f.blames {
		b := &f.blames[i]
		if p := who(b); p != party.Undetermined {
			list[p] += c.ran(b.From, b.To, c.gaps)
		}
	}
	return list
}
