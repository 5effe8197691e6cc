package downtime

import (
	"cmp"
	"fmt"
	"iter"
	"math/big"
	"slices"
	"sync"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/timeline"
)

// Measure measures agreed service time in seconds for every period: what is down, by whom, and what is unknown.
//
// Rule §3 (service-time): Only agreed service time counts.
func Measure(
	ctx *measure.Context, o *agreement.Objective, rules *Rules, sites []Site, proofs *fault.Proofs,
) ([]measure.Result, error) {
	open, ok := ctx.Calendars[cmp.Or(rules.Calendar, agreement.Always)]
	if !ok {
		return nil, fmt.Errorf("objective %s: no calendar is called %q", o.ID, rules.Calendar)
	}
	services := prepared(ctx, o, rules, sites, proofs)
	results := make([]measure.Result, len(ctx.Periods))
	for i, p := range ctx.Periods {
		a := account{ctx: ctx, rules: rules, last: ctx.Lists(i), priced: o.Credit.Occurrences()}
		a.period = p.Interval
		a.window = timeline.Interval{From: p.From, To: min(p.To, ctx.AsOf)}
		a.agreed = open.Intervals(a.window)
		a.sums, a.gaps = attribution.Losses{Scale: timeScale}, attribution.Losses{Scale: timeScale}
		for k := range sites {
			a.uncounted = &sites[k].uncounted
			a.blames = services[k].during(a.window, &ctx.Agreement.Fault)
			a.site(&sites[k])
		}
		results[i] = a.result(sites)
	}
	return results, nil
}

// siteEvidence gives what says who answers for the time of a site. It is gathered when it is first asked for: outages
// of a register have evidence of their own.
type siteEvidence func() fault.ServiceTime

// during gives who answers for the time of a window, which is found when it is first asked for.
func (s siteEvidence) during(window timeline.Interval, f *agreement.Fault) func() []attribution.Blame {
	return sync.OnceValue(func() []attribution.Blame {
		all := s()
		return attribution.OfService(window, &all, f)
	})
}

// prepared puts the outages of every site in order of time and finds what of them does not count. It gives the evidence
// about each site.
func prepared(
	ctx *measure.Context, o *agreement.Objective, rules *Rules, sites []Site, proofs *fault.Proofs,
) []siteEvidence {
	names := sync.OnceValue(func() []string { return attribution.ServicesOf(ctx, o) })
	services := make([]siteEvidence, len(sites))
	for i := range sites {
		services[i] = sync.OnceValue(func() fault.ServiceTime { return proofs.Services(sites[i].Name, names()...) })
		slices.SortStableFunc(
			sites[i].Outages, func(a, b Outage) int { return cmp.Compare(a.Time[0].From, b.Time[0].From) },
		)
		sites[i].count(ctx, rules, services[i])
	}
	return services
}

// timeScale: down time is booked in microseconds times millionths of the users.
const timeScale = int64(timeline.Second) * int64(evidence.One)

// account books one period.
type account struct {
	ctx         *measure.Context
	rules       *Rules
	last        bool // it is the last period: misses and figures by site are wanted
	priced      bool // a credit prices outages one by one
	period      timeline.Interval
	window      timeline.Interval
	agreed      timeline.Set
	blames      func() []attribution.Blame // of the time of the site at hand
	uncounted   *uncounted                 // of the site at hand
	open        int64                      // outages that may count for more once they are over
	sums        attribution.Losses         // what is known
	gaps        attribution.Losses         // agreed time that nothing is known about, as if it were lost
	misses      []*measure.Miss
	shared      shares // of the miss at hand, where outages weigh by the users they hit
	occurrences []measure.Occurrence
	sites       []siteSums // where the worst site counts
	asides      []measure.Aside
}

// site books one site, or the whole service.
func (a *account) site(w *Site) {
	own, unknown := attribution.Losses{Scale: timeScale}, attribution.Losses{Scale: timeScale}
	var down timeline.Set
	if a.last {
		a.misses = slices.Grow(a.misses, count(clusters(w.Outages, a.window)))
	}
	for c := range clusters(w.Outages, a.window) {
		if lost := a.cluster(c, w.Name, &own); w.Gappy {
			down = append(down, lost...)
		}
	}
	book(&own.Total, a.measuredAgainst(), evidence.One)
	if w.Gappy {
		a.silence(w, down, &own, &unknown)
	}
	a.add(w.Name, own, unknown)
	a.siteAside(w.Name, &own, &unknown)
}

func count[T any](list iter.Seq[T]) (n int) {
	for range list {
		n++
	}
	return n
}

// silence books agreed time that nothing is known about, out of the site's own.
func (a *account) silence(w *Site, down timeline.Set, own, unknown *attribution.Losses) {
	for _, gap := range a.agreed.Subtract(w.Known).Subtract(timeline.Union(down...)) {
		for _, b := range attribution.During(a.blames(), gap) {
			amount := new(big.Int)
			book(amount, b.Intersect(gap).Length(), evidence.One)
			unknown.Lose(&b, &a.ctx.Agreement.Fault, amount)
			own.Total.Sub(&own.Total, amount)
		}
	}
}

// book adds an amount of time that a share of the users is concerned with.
func book(sum *big.Int, d timeline.Micros, share evidence.Fixed) {
	sum.Add(sum, new(big.Int).Mul(big.NewInt(int64(d)), big.NewInt(int64(share))))
}

// cluster books outages that overlap, as one miss, and returns the time they were down.
func (a *account) cluster(c cluster, site string, sums *attribution.Losses) (down timeline.Set) {
	f := &a.ctx.Agreement.Fault
	own := attribution.Losses{Scale: timeScale}
	a.shared = nil
	miss := &measure.Miss{
		Window: c.hull, Detail: &measure.Detail{Group: site, Open: c.lasts(), EndLost: c.endLost()},
	}
	for _, s := range c.splits(a.rules, a.blames, f) {
		for _, v := range a.agreed.Clip(s.Interval) {
			down = append(down, v)
			a.bookSplit(&s, v, &own, miss)
		}
	}
	sums.Plus(&own)
	if own.Uncounted.Open.Sign() > 0 {
		a.open++
	}
	if a.priced {
		a.occurrence(&c, site, &own)
	}
	if !a.last || !own.Describe(miss, f) {
		return down
	}
	left, dropped := own.Remains(), &own.Uncounted.OnProvider
	miss.Remains, miss.Uncounted = inTime(left.Sub(left, dropped)), inTime(dropped)
	if a.rules.Weighted {
		miss.Weighed, miss.Of = inTime(own.All()), a.shared.parts()
	}
	miss.Decided = down[0].From
	a.outside(miss, down)
	c.name(miss)
	a.misses = append(a.misses, miss)
	return down
}

// splits cuts the time of a cluster where the users that it hits, or those who answer for them, change.
func (c *cluster) splits(rules *Rules, blames func() []attribution.Blame, f *agreement.Fault) (out []split) {
	if rules.Weighted {
		return c.byUsers(f)
	}
	list := attribution.Together(c.blames(blames), f)
	for i := range list {
		out = append(out, downForAll(&list[i], f))
	}
	return out
}

// bookSplit books a stretch of agreed service time that was down.
func (a *account) bookSplit(s *split, v timeline.Interval, own *attribution.Losses, miss *measure.Miss) {
	d := v.Length()
	for p := range s.lost {
		book(&own.Lost[p], d, evidence.Fixed(s.lost[p]))
		book(&own.Taken[p], d, evidence.Fixed(s.taken[p]))
	}
	a.uncounted.book(s, v, &own.Uncounted)
	miss.Elapsed += d
	miss.ByParty[s.main.Contractual()] += d
	if a.last {
		miss.Segments = append(miss.Segments, s.main.Segment(v, true))
		a.shared.add(s, v)
	}
}

// outside adds to the timeline of a miss the time that does not count, between what was down.
func (a *account) outside(m *measure.Miss, down timeline.Set) {
	for _, v := range (timeline.Set{m.Window}).Subtract(timeline.Union(down...)) {
		for _, b := range attribution.During(a.blames(), v) {
			m.Segments = append(m.Segments, b.Segment(b.Intersect(v), false))
		}
	}
	slices.SortFunc(m.Segments, func(x, y measure.Segment) int { return cmp.Compare(x.From, y.From) })
}

// result closes the period.
func (a *account) result(sites []Site) measure.Result {
	a.worstSite()
	r := measure.Result{
		Unit: "second", Weighted: a.rules.Weighted, Misses: a.misses, Occurrences: a.occurrences, Agreed: a.measuredAgainst(),
		Asides: a.asides,
	}
	if a.rules.PerSite && !a.rules.Worst {
		r.Sites = len(sites)
	}
	f := &a.ctx.Agreement.Fault
	a.sums.Fill(&r, f, &a.gaps)
	if a.sums.Uncounted.Open.Sign() > 0 {
		r.SetBounds(measure.Unread{Doubtful: a.open}, r.Contractual, a.sums.IfLasting(f))
	}
	gappy := slices.ContainsFunc(sites, func(w Site) bool { return w.Gappy })
	if !gappy || !a.rules.Samples && a.gaps.Nothing() {
		return r
	}
	best, worst, coverage := a.sums.Gaps(&a.gaps, f)
	r.Best, r.Worst, r.Coverage = &best, &worst, coverage
	return r
}
