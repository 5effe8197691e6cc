package availability

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// drawn is a drawn history of a service over some seconds.
type drawn struct {
	from, to int // of the period
	outages  []drawnOutage
	claims   []drawnClaim
	f        agreement.Fault
	weighted bool
}

type drawnOutage struct {
	from, to int
	cause    string
	share    evidence.Fixed
}

type drawnClaim struct {
	from, to int
	party    party.Party
	refused  bool
}

var causes = map[string]party.Party{
	"customer change": party.Customer, "power grid": party.ForceMajeure, "our change": party.Provider,
}

func drawHistory(t *rapid.T) drawn {
	d := drawn{from: 20, to: 20 + rapid.IntRange(1, 100).Draw(t, "length"), weighted: rapid.Bool().Draw(t, "weighted")}
	span := func() (int, int) {
		from := rapid.IntRange(0, 130).Draw(t, "from")
		return from, from + rapid.IntRange(0, 40).Draw(t, "length")
	}
	for range rapid.IntRange(0, 6).Draw(t, "outages") {
		o := drawnOutage{cause: rapid.SampledFrom(
			[]string{"", "customer change", "power grid", "our change", "unheard of"},
		).Draw(t, "cause"),
			share: rapid.SampledFrom([]evidence.Fixed{evidence.NoFixed, evidence.One, 1, 333_333, 500_000}).Draw(t, "share")}
		o.from, o.to = span()
		d.outages = append(d.outages, o)
	}
	for range rapid.IntRange(0, 3).Draw(t, "claims") {
		c := drawnClaim{
			party:   rapid.SampledFrom([]party.Party{party.Customer, party.ThirdParty, party.Maintenance}).Draw(t, "party"),
			refused: rapid.Bool().Draw(t, "refused"),
		}
		c.from, c.to = span()
		d.claims = append(d.claims, c)
	}
	d.f.Removed = rapid.Bool().Draw(t, "removed")
	d.f.Undetermined = rapid.SampledFrom([]party.Party{party.Provider, party.Customer}).Draw(t, "account")
	d.f.Excuses = rapid.SliceOfDistinct(
		rapid.SampledFrom([]party.Party{party.Customer, party.ThirdParty, party.ForceMajeure, party.Maintenance}), rapid.ID,
	).Draw(t, "excuses")
	return d
}

// world puts the history into records, moved by some seconds.
func (d *drawn) world(shift int) *kindtest.World {
	sec := func(n int) string {
		return timeline.Instant(timeline.Micros(n+shift) * timeline.Second).String()
	}
	w := network().Over(kindtest.At(sec(d.from)), kindtest.At(sec(d.to)))
	w.Objective.Terms.(*Terms).Weighted = d.weighted
	w.Agreement.Fault.Removed, w.Agreement.Fault.Undetermined, w.Agreement.Fault.Excuses = d.f.Removed, d.f.Undetermined,
		d.f.Excuses
	for i, o := range d.outages {
		w.Outage(fmt.Sprint(i), sec(o.from), sec(o.to), kindtest.CausedBy(o.cause), kindtest.Hitting(o.share))
	}
	for i, c := range d.claims {
		w.Claim(c.party.String(), sec(c.from), sec(c.to))
		w.Refused[i] = c.refused
	}
	return w
}

// second says how one second went: the millionths of the users without the service by who answers for them by the
// evidence, and what of that the contract takes off the provider.
func (d *drawn) second(n int) (lost, taken [party.Count]int64) {
	var down []drawnOutage
	for _, o := range d.outages {
		if o.from <= n && n < o.to {
			down = append(down, o)
		}
	}
	switch {
	case len(down) == 0:
		return lost, taken
	case !d.weighted:
		by, excused := d.answers(n, down)
		lost[by] = int64(evidence.One)
		if excused {
			taken[by] = int64(evidence.One)
		}
		return lost, taken
	}
	var open [party.Count]int64
	for _, o := range down {
		hit := int64(o.share)
		if o.share == evidence.NoFixed {
			hit = int64(evidence.One)
		}
		by, excused := d.answers(n, []drawnOutage{o})
		lost[by] = max(lost[by], hit)
		if !excused {
			open[by] = max(open[by], hit)
		}
	}
	return shared(lost, open)
}

// shared are the users of each party, in proportion where there are more than all, and what of them is not open.
func shared(lost, open [party.Count]int64) (_, taken [party.Count]int64) {
	sum := int64(0)
	var shares [party.Count]timeline.Micros
	for p := range lost {
		sum += lost[p]
		taken[p], shares[p] = lost[p]-open[p], timeline.Micros(lost[p])
	}
	if sum > int64(evidence.One) {
		for p, n := range attribution.Proportional(shares) {
			if lost[p] > 0 {
				taken[p] = taken[p] * int64(n) / lost[p]
			}
			lost[p] = int64(n)
		}
	}
	return lost, taken
}

// answers says who answers for a second of some outages by the evidence, and whether the contract excuses it: others do
// where they do for each of the outages.
func (d *drawn) answers(n int, down []drawnOutage) (by party.Party, taken bool) {
	by, taken = party.Undetermined, true
	var mine, theirs []party.Party // by the claims first, then by the causes
	kept := false                  // one of them stays with the provider by the contract, whoever caused it
	for _, o := range down {
		who, contract := d.answersOf(n, o)
		excused := slices.Contains(d.f.Excuses, contract)
		taken = taken && excused
		kept = kept || !excused && contract != party.Undetermined
		if attribution.IsOther(who) {
			theirs = append(theirs, who)
		} else {
			mine = append(mine, who)
		}
	}
	switch {
	case len(mine) == 0:
		return d.strongest(n, down, theirs), taken
	case slices.Contains(mine, party.Provider) || kept:
		return party.Provider, taken
	}
	return party.Undetermined, taken
}

// answersOf says the same of one outage; contract is by what the contract accepts.
func (d *drawn) answersOf(n int, o drawnOutage) (by, contract party.Party) {
	by, contract = party.Count, party.Count // the lowest party of the strongest proof decides
	for _, c := range d.claims {
		if c.from <= n && n < c.to {
			by = min(by, c.party)
			if !c.refused && slices.Contains(d.f.Excuses, c.party) {
				contract = min(contract, c.party)
			}
		}
	}
	claimed := by < party.Count
	if who, known := causes[o.cause]; known {
		if !claimed {
			by = who
		}
		contract = lowest(contract, who)
	}
	switch {
	case by == party.Count:
		return party.Undetermined, party.Undetermined
	case contract == party.Count:
		return by, party.Provider
	}
	return by, contract
}

// lowest is the party of an accepted claim, without one that of the cause.
func lowest(claimed, cause party.Party) party.Party {
	if claimed < party.Count {
		return claimed
	}
	return cause
}

// strongest is who answers by the strongest evidence about outages that are all others': their claims, else the causes.
func (d *drawn) strongest(n int, down []drawnOutage, theirs []party.Party) party.Party {
	for _, c := range d.claims {
		if c.from <= n && n < c.to {
			who, _ := d.answersOf(n, down[0])
			return who // claims are for all of them
		}
	}
	return slices.Min(theirs)
}

// The scores of any history are those that counting second by second gives, and the books balance.
//
// Decides: outage-union.
func TestAvailabilityAgreesWithCountingSeconds(t *testing.T) {
	rapid.Check(t, availabilityAgreesWithSeconds)
}

func FuzzAvailability(f *testing.F) { f.Fuzz(rapid.MakeFuzz(availabilityAgreesWithSeconds)) }

func availabilityAgreesWithSeconds(t *rapid.T) {
	d := drawHistory(t)
	var lost [party.Count]int64
	var all, others, taken, doubt int64
	for n := d.from; n < d.to; n++ {
		gone, excused := d.second(n)
		for p, s := range gone {
			lost[p] += s
			all += s
			if who := party.Party(p); who != party.Provider && who != party.Undetermined {
				others += s
			}
			taken += excused[p]
		}
		doubt += gone[party.Undetermined] - excused[party.Undetermined]
	}
	r := d.world(0).Measure(t)
	kindtest.BooksBalance(t, r)
	total := int64(d.to-d.from) * int64(evidence.One)
	want := func(what string, got measure.Score, excused int64, removed bool) {
		good, whole := total-all, total
		if removed {
			whole -= excused
		} else {
			good += excused
		}
		one := int64(evidence.One)
		if got.Good.Cmp(big.NewRat(good, one)) != 0 || got.Total.Cmp(big.NewRat(whole, one)) != 0 {
			t.Fatalf("%s %v of %v, want %d of %d millionths", what, got.Good, got.Total, good, whole)
		}
	}
	contract := taken
	if d.f.Undetermined == party.Customer {
		contract += doubt
	}
	want("experienced", r.Experienced, 0, false)
	want("attributable", r.Attributable, others, d.f.Removed)
	want("contractual", r.Contractual, contract, d.f.Removed)
	want("other", r.Other, contract, !d.f.Removed)
	want("on provider", r.OnProvider, taken, d.f.Removed)
	want("on others", r.OnOthers, taken+doubt, d.f.Removed)
	for p, n := range lost {
		if got := r.Attribution[p]; got == nil && n != 0 || got != nil && got.Cmp(big.NewRat(n, int64(evidence.One))) != 0 {
			t.Fatalf("%s lost %v, want %d millionths", party.Party(p), got, n)
		}
	}
}

// Cutting an outage in two, telling a part of it twice, the order of rows, and moving everything in time change
// nothing.
func TestAvailabilityDependsOnTheTimeAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawHistory(t)
		before := d.world(0).Measure(t)
		for i, o := range slices.Clone(d.outages) {
			cut := rapid.IntRange(o.from, o.to).Draw(t, "cut")
			again := rapid.IntRange(o.from, cut).Draw(t, "again")
			d.outages[i].to = cut
			o.from = again
			d.outages = append(d.outages, o)
		}
		d.outages = rapid.Permutation(d.outages).Draw(t, "order")
		after := d.world(rapid.IntRange(-1_000_000, 1_000_000).Draw(t, "shift")).Measure(t)
		kindtest.BooksBalance(t, after)
		for _, pair := range [][2]measure.Score{
			{before.Experienced, after.Experienced}, {before.Attributable, after.Attributable},
			{before.Contractual, after.Contractual}, {before.Other, after.Other},
		} {
			if pair[0].Good.Cmp(pair[1].Good) != 0 || pair[0].Total.Cmp(pair[1].Total) != 0 {
				t.Fatalf("%v of %v became %v of %v", pair[0].Good, pair[0].Total, pair[1].Good, pair[1].Total)
			}
		}
	})
}

// Probing a service each second tells the same as its outages do, by run and by request, and the parties have the same
// parts.
func TestSamplesAgreeWithOutages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawHistory(t)
		d.weighted = false
		want := d.world(0).Measure(t)
		for _, by := range []Method{ByRun, ByRequest, BySlot} {
			w := d.world(0)
			w.Objective.Terms = &Terms{Samples: true, By: by, Failures: 1, Every: timeline.Second, Slot: timeline.Second}
			seconds := rapid.Permutation(seconds200()).Draw(t, "order")
			for _, n := range seconds {
				state := kindtest.OK
				if lost, _ := d.second(n); lost != [party.Count]int64{} {
					state = kindtest.Failed
				}
				w.Sample("", timeline.Instant(timeline.Micros(n)*timeline.Second), state)
			}
			r := w.Measure(t)
			kindtest.BooksBalance(t, r)
			if r.Best.Good.Cmp(r.Worst.Good) != 0 || r.Best.Total.Cmp(r.Worst.Total) != 0 ||
				r.Coverage.Cmp(big.NewRat(100, 1)) != 0 {
				t.Fatalf("by %s: best %v, worst %v, coverage %v", by, r.Best.Good, r.Worst.Good, r.Coverage)
			}
			for _, pair := range [][2]measure.Score{
				{want.Experienced, r.Experienced}, {want.Attributable, r.Attributable}, {want.Contractual, r.Contractual},
				{want.Other, r.Other}, {want.OnOthers, r.OnOthers},
			} {
				if pair[0].Good.Cmp(pair[1].Good) != 0 || pair[0].Total.Cmp(pair[1].Total) != 0 {
					t.Fatalf("by %s: %v of %v, want %v of %v", by, pair[1].Good, pair[1].Total, pair[0].Good, pair[0].Total)
				}
			}
			for p := range r.Attribution {
				if fmt.Sprint(r.Attribution[p], r.Accepted[p]) != fmt.Sprint(want.Attribution[p], want.Accepted[p]) {
					t.Fatalf("by %s: %s has %v, want %v", by, party.Party(p), r.Attribution[p], want.Attribution[p])
				}
			}
		}
	})
}

func seconds200() []int {
	list := make([]int, 200)
	for i := range list {
		list[i] = i
	}
	return list
}
