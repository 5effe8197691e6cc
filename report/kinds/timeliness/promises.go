package timeliness

import (
	"fmt"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/timeliness/cases"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// Standing is what a time promise came to for one record. The better one has the lower number.
type Standing uint8

// The standings. A promise is kept when the case is in time as experienced, whoever had it.
const (
	Kept Standing = iota
	StillOpen
	ExcusedBy
	Broken
)

var standings = [...]string{"kept", "open", "excused", "missed"}

// String is the word in report.json.
func (s Standing) String() string { return standings[s] }

// Promise is what a time promise came to: counted time and allowance are those on its own calendar.
type Promise struct {
	Outcome         Standing
	Elapsed, Target timeline.Micros
}

// Promises tells what an objective's time promise came to for the records with the given ids, the kept ones too.
// A record with several cases, as gaps between updates are, has the standing of its worst and the time of its longest
// one. Cases without a target are left out.
func Promises(ctx *measure.Context, o *agreement.Objective, t *Terms, ids map[string]bool) (map[string]Promise, error) {
	few := *ctx
	few.Evidence = restrictedTo(ctx.Evidence, ids)
	m, err := newMeter(&few, o, t)
	if err != nil {
		return nil, err
	}
	found := map[string]Promise{}
	err = m.Each(m.Cases(), m.ThroughGaps(func(s *cases.Case) {
		p, made := m.promise(s)
		if !made {
			return
		}
		if before, several := found[s.Record]; several {
			p.Outcome, p.Elapsed, p.Target = max(p.Outcome, before.Outcome), max(p.Elapsed, before.Elapsed),
				max(p.Target, before.Target)
		}
		found[s.Record] = p
	}))
	if err != nil {
		return nil, fmt.Errorf("objective %s: %w", o.ID, err)
	}
	return found, nil
}

// promise is the standing of one case; made is false where nothing was promised for it.
func (m *meter) promise(s *cases.Case) (p Promise, made bool) {
	c := &m.scratch
	if m.Waits(s) || !m.lay(s, c) {
		return Promise{}, false
	}
	p = Promise{Outcome: Kept, Elapsed: c.Elapsed(c.Gaps), Target: m.promised(c.Legs[len(c.Legs)-1].Allowance)}
	if _, over := c.Passes(c.Gaps); over {
		f := m.butFor(s, c)
		switch {
		case c.Finished.Known():
			p.Outcome = m.unansweredStanding()
		case f.over: // by the contract too: what is undetermined stands on the agreed account
			p.Outcome = Broken
		case !c.Stop.Known():
			p.Outcome = StillOpen
		default:
			p.Outcome = ExcusedBy
		}
		return p, true
	}
	if c.LacksTarget {
		return Promise{}, false
	}
	switch {
	case c.Finished.Known():
		p.Outcome = m.unansweredStanding()
	case !c.Stop.Known():
		p.Outcome = StillOpen
	}
	return p, true
}

// unansweredStanding is that of a case that is over without a response on record.
func (m *meter) unansweredStanding() Standing {
	if m.terms.NoResponse == ResponseOpen {
		return StillOpen
	}
	return Broken
}

// restrictedTo is the evidence of a client with the tickets and outages of the given ids alone.
func restrictedTo(v *evidence.View, ids map[string]bool) *evidence.View {
	out := *v
	out.Tickets, out.Outages = nil, nil
	for _, i := range v.Tickets {
		if ids[v.All.Tickets[i].ID] {
			out.Tickets = append(out.Tickets, i)
		}
	}
	for _, i := range v.Outages {
		if ids[v.All.Outages[i].ID] {
			out.Outages = append(out.Outages, i)
		}
	}
	return &out
}
