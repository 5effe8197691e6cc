package score

import (
	"cmp"
	"slices"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// incidents names what broke each objective of a period, so that objectives broken by the same incident share its
// name; nil unless the agreement credits an incident once. Misses are one incident when they have the same id, or
// when they are times in which the same service was down and they overlap.
func (b *build) incidents(p int) ([][]string, error) {
	if !b.Agreement.Credits.OncePerEvent || b.pricedMisses(p) < 2 {
		return nil, nil
	}
	var all []broken
	for i := range b.Agreement.Objectives {
		if b.judged[i][p].Verdict != judge.Missed || b.Agreement.Objectives[i].Credit == nil {
			continue
		}
		misses, err := b.missesOf(i, p)
		if err != nil {
			return nil, err
		}
		for k := range misses {
			if b.counts(&misses[k]) {
				all = append(all, brokenBy(&b.Agreement.Objectives[i], i, &misses[k]))
			}
		}
	}
	return named(all, len(b.Agreement.Objectives)), nil
}

// pricedMisses is how many missed objectives of a period pay.
func (b *build) pricedMisses(p int) int {
	n := 0
	for i := range b.Agreement.Objectives {
		if b.judged[i][p].Verdict == judge.Missed && b.Agreement.Objectives[i].Credit != nil {
			n++
		}
	}
	return n
}

// missesOf lists the misses of a period. Those of the reported one are at hand; an earlier one is measured again,
// because misses are kept for the last period of a measurement alone.
func (b *build) missesOf(i, p int) ([]measure.Miss, error) {
	if p == len(b.periods)-1 {
		return b.results[i][p].Misses, nil
	}
	ctx := b.context([]calendar.Period{b.periods[p]}, b.claims)
	results, err := measureObjective(ctx, &b.Agreement.Objectives[i])
	if err != nil {
		return nil, err
	}
	return results[0].Misses, nil
}

// counts tells whether a miss counts by the contract.
func (b *build) counts(m *measure.Miss) bool {
	return m.Outcome == measure.Missed || m.Outcome == measure.Undetermined && b.Agreement.Fault.Undetermined == party.Provider
}

// broken is a miss of an objective on the way to the name of its incident.
type broken struct {
	objective int
	id        string // lower case
	service   string // lower case; of downtime
	down      timeline.Interval
	same      int // a miss of the same incident, itself if there is none before
}

func brokenBy(o *agreement.Objective, i int, m *measure.Miss) broken {
	out := broken{objective: i, id: strings.ToLower(m.ID), service: strings.ToLower(o.Service)}
	if o.Kind == agreement.KindAvailability {
		out.down = m.Window
	}
	return out
}

// named finds which misses are one incident and lists the incidents of each objective.
func named(all []broken, objectives int) [][]string {
	byID := map[string]int{}
	var down []int
	for i := range all {
		all[i].same = i
		if first, seen := byID[all[i].id]; seen {
			join(all, i, first)
		} else {
			byID[all[i].id] = i
		}
		if !all[i].down.Empty() {
			down = append(down, i)
		}
	}
	joinOverlaps(all, down)
	out := make([][]string, objectives)
	for i := range all {
		name := all[root(all, i)].id
		if of := &out[all[i].objective]; !slices.Contains(*of, name) {
			*of = append(*of, name)
		}
	}
	return out
}

// joinOverlaps joins downtimes of one service that overlap.
func joinOverlaps(all []broken, down []int) {
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

func root(all []broken, i int) int {
	for all[i].same != i {
		all[i].same = all[all[i].same].same
		i = all[i].same
	}
	return i
}

func join(all []broken, i, k int) { all[root(all, i)].same = root(all, k) }
