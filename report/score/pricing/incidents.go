package pricing

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/credit"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/kinds"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Ending is how an objective ended in a period, or would have.
type Ending struct {
	Missed bool
	Misses []*measure.Miss
}

// Broke is what broke an objective.
type Broke struct {
	Incidents []string
	credit.Breaches
}

// Into tells a case what broke its objective.
func (b Broke) Into(c *credit.Case) { c.Incidents, c.Breaches = b.Incidents, b.Breaches }

// incidents names what broke each objective of a period; nil unless the agreement credits an incident once.
func (b *Book) incidents(p int) ([]Broke, error) {
	switch {
	case !b.Agreement.Credits.OncePerEvent:
		return nil, nil
	case p == len(b.Periods)-1:
		return b.incidentsNow(), nil
	case b.pricedMisses(p) < 2:
		return nil, nil
	}
	ends := make([]Ending, len(b.Judged))
	for i := range ends {
		if !b.paysFor(i, p) {
			continue
		}
		misses, err := b.missesOf(i, p)
		if err != nil {
			return nil, err
		}
		ends[i] = Ending{true, misses}
	}
	return b.Broken(ends, b.Agreement.Fault.Undetermined == party.Provider), nil
}

// Broken names what broke each objective, so that objectives broken by the same incident share its name; nil unless
// the agreement credits an incident once. Misses are one incident when they are about the same ticket or outage, or
// when they are times in which the same service was down and they overlap. Undetermined ones count where they stand
// on the provider's account.
func (b *Book) Broken(ends []Ending, undetermined bool) []Broke {
	if !b.Agreement.Credits.OncePerEvent {
		return nil
	}
	var all []breach
	for i := range ends {
		o := &b.Agreement.Objectives[i]
		if !ends[i].Missed || o.Credit == nil {
			continue
		}
		for k := range ends[i].Misses {
			m := ends[i].Misses[k].Complete()
			if m.Outcome == measure.Missed || m.Outcome == measure.Undetermined && undetermined {
				all = append(all, breachBy(o, i, m))
			}
		}
	}
	return named(all, len(ends))
}

// pricedMisses is how many missed objectives of a period pay.
func (b *Book) pricedMisses(p int) int {
	n := 0
	for i := range b.Agreement.Objectives {
		if b.paysFor(i, p) {
			n++
		}
	}
	return n
}

func (b *Book) paysFor(i, p int) bool {
	return b.Judged[i][p].Verdict == judge.Missed && b.Agreement.Objectives[i].Credit != nil
}

// missesOf lists the misses of an earlier period. It is measured again, because misses are kept for the last period of
// a measurement alone.
func (b *Book) missesOf(i, p int) ([]*measure.Miss, error) {
	o := &b.Agreement.Objectives[i]
	ctx := b.Readable(b.ContextOver([]calendar.Period{b.Periods[p]}, b.Claims), o)
	results, err := kinds.Measure(ctx, o)
	if err != nil {
		return nil, err
	}
	return results[0].Misses, nil
}

// breach is a miss of an objective on the way to the name of its incident.
type breach struct {
	objective int
	ids       []string // of the tickets or outages it is about, else its own; lower case
	service   string   // lower case; of downtime
	down      timeline.Interval
	same      int // a miss of the same incident, itself if there is none before
}

func breachBy(o *agreement.Objective, i int, m *measure.Miss) breach {
	out := breach{objective: i, service: evidence.Fold(o.Service)}
	for _, id := range m.Cases {
		out.ids = append(out.ids, evidence.Fold(id))
	}
	if out.ids == nil {
		out.ids = []string{evidence.Fold(m.ID)}
	}
	if m.Incident != "" {
		out.ids = append(out.ids, "incident "+evidence.Fold(m.Incident))
	}
	// named by its time alone, which tells of no incident
	if terms, err := kinds.Of(o); err == nil && terms.Records() == "tallies" {
		out.ids = []string{"tally of " + o.ID + " " + m.ID}
	}
	if m.Downtime {
		out.down = m.Window
	}
	return out
}

// named finds which misses are one incident and lists the incidents of each objective.
//
// Convention credits (incident-same): Misses are one incident when they are about the same ticket or outage, such as
// the late updates and the late resolution of one ticket, when their outages name the same parent, or when they are
// downtimes of one service that overlap.
func named(all []breach, objectives int) []Broke {
	byID := map[string]int{}
	var down []int
	for i := range all {
		all[i].same = i
		for _, id := range all[i].ids {
			if first, seen := byID[id]; seen {
				join(all, i, first)
			} else {
				byID[id] = i
			}
		}
		if !all[i].down.Empty() {
			down = append(down, i)
		}
	}
	joinOverlaps(all, down)
	out := make([]Broke, objectives)
	for i := range all {
		name, of := all[root(all, i)].ids[0], &out[all[i].objective]
		if of.Number == nil {
			of.Breaches = credit.Breaches{Of: map[string]string{}, Number: map[string]int64{}}
		}
		if of.Number[name]++; of.Number[name] == 1 {
			of.Incidents = append(of.Incidents, name)
		}
		for _, id := range all[i].ids {
			of.Of[id] = name
		}
	}
	return out
}

// joinOverlaps joins downtimes of one service that overlap.
func joinOverlaps(all []breach, down []int) {
	slices.SortStableFunc(down, func(x, y int) int {
		return cmp.Or(cmp.Compare(all[x].service, all[y].service), cmp.Compare(all[x].down.From, all[y].down.From))
	})
	for k := 1; k < len(down); k++ {
		last, next := &all[down[k-1]], &all[down[k]]
		if last.service != next.service {
			continue
		}
		if next.down.From < last.down.To {
			join(all, down[k], down[k-1])
		}
		next.down.To = max(next.down.To, last.down.To)
	}
}

func root(all []breach, i int) int {
	for all[i].same != i {
		all[i].same = all[all[i].same].same
		i = all[i].same
	}
	return i
}

func join(all []breach, i, k int) { all[root(all, i)].same = root(all, k) }
