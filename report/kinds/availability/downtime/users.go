package downtime

import (
	"cmp"
	"slices"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// split is a stretch that was down, with who answers for which share of the users, in millionths of all users.
type split struct {
	timeline.Interval
	lost, taken [party.Count]int64              // taken is the part of lost that the contract takes off the provider
	main        *attribution.Blame              // of the largest share
	blames      [party.Count]*attribution.Blame // of each party's users, where outages weigh by them
}

// downForAll is a stretch with one blame, down for all users.
func downForAll(b *attribution.Blame, f *agreement.Fault) split {
	s := split{Interval: b.Interval, main: b}
	s.lost[b.Party()] = attribution.Million
	if b.Taken(f) {
		s.taken[b.Party()] = attribution.Million
	}
	return s
}

// piece is a stretch in which a share of the users is without the service, by an outage with one blame.
type piece struct {
	timeline.Interval
	share evidence.Fixed
	blame *attribution.Blame
}

// byUsers cuts the outages of a cluster where one begins or ends or its blame changes, and says who answers for which
// users. Outages of one party that overlap may hit the same users and count as the largest of them; those of several
// parties add up, and where that is more than all users each party has its proportion.
//
// Convention measures (outage-overlapping-weights): *Outages*: where outages weigh by the users they hit, those of one
// party that overlap count as the largest of them. Those of several parties add up; beyond all users each party
// answers for its proportion. One without a share hit everybody; beside others with one, that is in doubt. Set by
// `objectives.availability.weighted`.
//
// Rule §5 (weighted-parties): Where outages weigh by the users they hit, every party answers for the users of its own
// outages.
func (c *cluster) byUsers(f *agreement.Fault) []split {
	var hit, open [party.Count][]piece // open: what the contract does not take off the provider
	for d := range c.outages() {
		for _, v := range d.Time.Clip(c.window) {
			list := attribution.During(d.Blames, v)
			for i := range list {
				b := &list[i]
				p := piece{b.Intersect(v), d.Share, b}
				hit[b.Party()] = append(hit[b.Party()], p)
				if !b.Taken(f) {
					open[b.Party()] = append(open[b.Party()], p)
				}
			}
		}
	}
	var all []timeline.Interval
	for p := range hit {
		hit[p], open[p] = largest(hit[p]), largest(open[p])
		for _, x := range append(slices.Clone(hit[p]), open[p]...) {
			all = append(all, x.Interval)
		}
	}
	edges := timeline.Edges(all)
	var out []split
	for i := 1; i < len(edges); i++ {
		s := split{Interval: timeline.Interval{From: edges[i-1], To: edges[i]}}
		for p := range hit {
			if x := at(&hit[p], s.From); x != nil {
				s.add(party.Party(p), x, at(&open[p], s.From))
			}
		}
		if s.main != nil {
			s.cap()
			out = append(out, s)
		}
	}
	return out
}

// at is the piece at an instant, nil for none. It drops those that are over; instants must not go back.
func at(list *[]piece, when timeline.Instant) *piece {
	for len(*list) > 0 && (*list)[0].To <= when {
		*list = (*list)[1:]
	}
	if len(*list) > 0 && (*list)[0].From <= when {
		return &(*list)[0]
	}
	return nil
}

// add adds the users of a party's outages; open are those that are not taken off the provider, nil for none.
func (s *split) add(p party.Party, hit, open *piece) {
	if s.main == nil || int64(hit.share) > s.lost[s.main.Party()] {
		s.main = hit.blame
	}
	s.blames[p] = hit.blame
	s.lost[p], s.taken[p] = int64(hit.share), int64(hit.share)
	if open != nil {
		s.taken[p] -= int64(open.share)
	}
}

// cap shares all users in proportion where the parties' outages hit more than there are.
func (s *split) cap() {
	sum := int64(0)
	var shares [party.Count]timeline.Micros
	for p, n := range s.lost {
		sum += n
		shares[p] = timeline.Micros(n)
	}
	if sum <= attribution.Million {
		return
	}
	for p, n := range attribution.Proportional(shares) {
		if s.lost[p] > 0 {
			s.taken[p] = s.taken[p] * int64(n) / s.lost[p]
		}
		s.lost[p] = int64(n)
	}
}

// largest cuts stretches where one begins or ends, and gives each the largest share of those that cover it. It goes
// through time once, however many overlap.
func largest(all []piece) (out []piece) {
	slices.SortStableFunc(all, func(a, b piece) int { return cmp.Compare(b.share, a.share) })
	cover := make([]timeline.Interval, len(all))
	for i := range all {
		cover[i] = all[i].Interval
	}
	edges, first := timeline.Edges(cover), timeline.NewSweep(cover)
	for i := 1; i < len(edges); i++ {
		if k := first.First(edges[i-1]); k >= 0 && all[k].share > 0 {
			out = append(out, piece{timeline.Interval{From: edges[i-1], To: edges[i]}, all[k].share, all[k].blame})
		}
	}
	return out
}
