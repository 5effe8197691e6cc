package timeliness

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// butFor is what becomes of a case that missed its target as experienced (rules §5, but-for test).
type butFor struct {
	attribution.Verdict
	over   bool             // the contract's clock passed the target too
	passed timeline.Instant // when, if it did
	target timeline.Micros  // the allowance that it passed, or that what remains is within
	left   timeline.Micros  // counted time without what the contract takes off the provider
	// when the clock stood by the contract, with what nobody answers for on either account
	away   [measure.Readings]timeline.Set
	blames []attribution.Blame // the course, cut where the evidence changes
	rest   party.Party         // who answers for time without evidence
}

// butFor takes away the time that others answer for, and nothing else. If what remains is within the target the
// case is excused and its miss goes to the others by their time; if not, it is the provider's as a whole.
//
// Rule §5 (but-for): But-for: a case that is within its target without the time that others answer for is excused;
// one beyond it is the provider's.
func (m *meter) butFor(s *cases.Case, c *course.Course) butFor {
	window := timeline.Interval{From: c.Start, To: c.End}
	evidence := m.evidenceFor(s, window)
	terms := &m.Ctx.Agreement.Fault
	f := butFor{blames: attribution.Blames(window, evidence.Layers, terms), rest: evidence.Rest}
	excused := f.pauses(c, func(b *attribution.Blame) bool { return b.Taken(terms) })
	unclear := f.pauses(
		c, func(b *attribution.Blame) bool { return b.Taken(terms) || f.contractual(b) == party.Undetermined },
	)
	evident := f.pauses(c, func(b *attribution.Blame) bool { return attribution.IsOther(f.evident(b)) })

	onProvider, target, missed := c.Passed(excused)
	f.target, f.left = target, c.Elapsed(excused)
	f.away[measure.OnProvider], f.away[measure.OnOthers] = excused, unclear
	onOthers, missedAnyhow := c.Passes(unclear)
	_, missedByEvidence := c.Passes(evident)
	switch {
	case !missed:
		f.Verdict = attribution.ExcusedBy(
			f.weights(c, func(b *attribution.Blame) party.Party { return f.takenFrom(b, terms) }),
		)
	case !missedByEvidence:
		f.Verdict = attribution.OfOthers(
			f.weights(c, func(b *attribution.Blame) party.Party { return attribution.OtherThanProvider(f.evident(b)) }),
		)
		if !missedAnyhow {
			f.Outcome = measure.Undetermined
		}
	case !missedAnyhow:
		f.Verdict = attribution.OfNobody()
	default:
		f.Verdict = attribution.OfProvider(f.left < c.Elapsed(c.Gaps))
	}
	f.over, f.passed = missed, onProvider
	if attribution.ExcusesUndetermined(terms) {
		f.over, f.passed = missedAnyhow, onOthers
	}
	return f
}

func (m *meter) evidenceFor(s *cases.Case, window timeline.Interval) fault.Case {
	if s.Outage >= 0 {
		return m.proofs.Outage(s.Outage, m.Objective.Service, window)
	}
	return m.proofs.Ticket(s.Ticket, m.Objective.Service, window)
}

// pauses are a course's gaps and the stretches that are taken away.
func (f *butFor) pauses(c *course.Course, away func(*attribution.Blame) bool) timeline.Set {
	list := append([]timeline.Interval(nil), c.Gaps...)
	for i := range f.blames {
		if away(&f.blames[i]) {
			list = append(list, f.blames[i].Interval)
		}
	}
	return timeline.Union(list...)
}

// evident is who answers for a stretch by all the evidence.
func (f *butFor) evident(b *attribution.Blame) party.Party {
	if b.Evident == nil {
		return f.rest
	}
	return b.Evident.Party
}

// contractual is who answers for a stretch by the evidence that the contract accepts. Where evidence was
// refused the time stays with the provider.
//
// Convention answers (claim-refused-time): By the contract, time for which a claim was refused is the provider's. It
// does not become undetermined.
func (f *butFor) contractual(b *attribution.Blame) party.Party {
	if b.Accepted == nil && b.Evident == nil {
		return f.rest
	}
	return b.Contractual()
}

// takenFrom is the party by which a stretch is excused, Undetermined for none.
func (f *butFor) takenFrom(b *attribution.Blame, terms *agreement.Fault) party.Party {
	if !b.Taken(terms) {
		return party.Undetermined
	}
	return b.Accepted.Party
}

// weights is the counted time by party, of the stretches that a party is named for.
func (f *butFor) weights(c *course.Course,
	who func(*attribution.Blame) party.Party) (list [party.Count]timeline.Micros) {
	for i := range f.blames {
		b := &f.blames[i]
		if p := who(b); p != party.Undetermined {
			list[p] += c.Ran(b.From, b.To, c.Gaps)
		}
	}
	return list
}
