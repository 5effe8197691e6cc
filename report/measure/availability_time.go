package measure

import (
	"fmt"
	"math/big"
	"slices"
	"sort"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/timeline"
)

// downtime is an outage, or a run of failing probes, over all periods.
type downtime struct {
	time  timeline.Set // with holes where nothing is known
	share evidence.Fixed
	id    string
	title string
	rows  []evidence.Pos
}

// watch is what is known of a service, or of one site of it, over all periods.
type watch struct {
	site  string
	downs []downtime
	known timeline.Set // the time that samples speak for
	gappy bool         // whether there is time that nothing is known about
}

// timed measures agreed service time in seconds for every period: what is down, by whom, and what is unknown.
func timed(ctx *Context, o *agreement.Objective, watches []watch, layers []fault.Layer) ([]Result, error) {
	open, ok := ctx.Calendars[calendarName(o.Availability.Calendar)]
	if !ok {
		return nil, fmt.Errorf("objective %s: no calendar is called %q", o.ID, o.Availability.Calendar)
	}
	for i := range watches {
		slices.SortStableFunc(watches[i].downs, func(a, b downtime) int { return compareInstants(a.time[0].From, b.time[0].From) })
	}
	results := make([]Result, len(ctx.Periods))
	for i, p := range ctx.Periods {
		a := account{ctx: ctx, terms: o.Availability, tell: i == len(ctx.Periods)-1}
		a.window = timeline.Interval{From: p.From, To: min(p.To, ctx.AsOf)}
		a.agreed = open.Intervals(a.window)
		a.blames = blames(a.window, layers, &ctx.Agreement.Fault)
		a.sums, a.gaps = ledger{scale: timeScale}, ledger{scale: timeScale}
		for k := range watches {
			a.watch(&watches[k])
		}
		results[i] = a.result(watches)
		results[i].Findings = append(results[i].Findings, cutByDate(ctx, p)...)
	}
	return results, nil
}

// timeScale: down time is booked in microseconds times millionths of the users.
const timeScale = int64(timeline.Second) * int64(evidence.One)

// calendarName is the name of the calendar that a blank one means.
func calendarName(name string) string {
	if name == "" {
		return "always"
	}
	return name
}

func compareInstants(a, b timeline.Instant) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// account books one period.
type account struct {
	ctx    *Context
	terms  *agreement.Availability
	tell   bool // misses are wanted
	window timeline.Interval
	agreed timeline.Set
	blames []blame
	sums   ledger // what is known
	gaps   ledger // agreed time that nothing is known about, as if it were lost
	misses []Miss
	asides []Aside
}

// watch books one site, or the whole service.
func (a *account) watch(w *watch) {
	own, unknown := ledger{scale: timeScale}, ledger{scale: timeScale}
	var down timeline.Set
	for _, c := range clusters(w.downs, a.window) {
		down = append(down, a.cluster(c, w.site, &own)...)
	}
	book(&own.total, a.agreed.Length(), evidence.One)
	if w.gappy {
		a.silence(w, down, &own, &unknown)
	}
	a.sums.plus(&own)
	a.gaps.plus(&unknown)
	a.siteAside(w.site, &own, &unknown)
}

// silence books agreed time that nothing is known about, out of the site's own.
func (a *account) silence(w *watch, down timeline.Set, own, unknown *ledger) {
	for _, gap := range a.agreed.Subtract(w.known).Subtract(timeline.Union(down...)) {
		for _, b := range during(a.blames, gap) {
			amount := new(big.Int)
			book(amount, b.Intersect(gap).Length(), evidence.One)
			unknown.lose(&b, &a.ctx.Agreement.Fault, amount)
			own.total.Sub(&own.total, amount)
		}
	}
}

// book adds an amount of time that a share of the users is concerned with.
func book(sum *big.Int, d timeline.Micros, share evidence.Fixed) {
	sum.Add(sum, new(big.Int).Mul(big.NewInt(int64(d)), big.NewInt(int64(share))))
}

// cluster books outages that overlap, as one miss, and returns the time they were down.
func (a *account) cluster(c cluster, site string, sums *ledger) (down timeline.Set) {
	f := &a.ctx.Agreement.Fault
	own := ledger{scale: timeScale}
	miss := Miss{Group: site, Window: c.hull}
	for _, piece := range c.pieces(a.terms.Weighted) {
		for _, v := range a.agreed.Clip(piece.Interval) {
			down = append(down, v)
			for _, b := range during(a.blames, v) {
				d := b.Intersect(v).Length()
				amount := new(big.Int)
				book(amount, d, piece.share)
				own.lose(&b, f, amount)
				miss.Elapsed += d
				miss.ByParty[b.contractual()] += d
			}
		}
	}
	sums.plus(&own)
	if !a.tell || !own.tell(&miss, f) {
		return down
	}
	miss.Decided = down[0].From
	miss.Segments = a.segments(c.hull)
	c.name(&miss)
	a.misses = append(a.misses, miss)
	return down
}

// segments tells the timeline of a stretch: who answers, and whether it is agreed service time.
func (a *account) segments(v timeline.Interval) (out []Segment) {
	for _, b := range during(a.blames, v) {
		part := b.Intersect(v)
		agreed := a.agreed.Clip(part)
		for _, open := range []bool{true, false} {
			set := agreed
			if !open {
				set = timeline.Set{part}.Subtract(agreed)
			}
			for _, piece := range set {
				out = append(out, b.segment(piece, open))
			}
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].From < out[j].From })
	return out
}

// segment is a part of the stretch, as told in a miss.
func (b *blame) segment(v timeline.Interval, counted bool) Segment {
	s := Segment{Interval: v, Party: b.party(), Counted: counted}
	if b.evident != nil {
		s.Proof, s.Label, s.Rows = string(b.evident.Proof), b.evident.Label, b.evident.Rows
	}
	return s
}

// result closes the period.
func (a *account) result(watches []watch) Result {
	r := Result{Unit: "second", Misses: a.misses, Asides: a.asides}
	f := &a.ctx.Agreement.Fault
	a.sums.fill(&r, f, &a.gaps)
	gappy := slices.ContainsFunc(watches, func(w watch) bool { return w.gappy })
	if !gappy {
		return r
	}
	best, worst, coverage := a.sums.gaps(&a.gaps, f)
	r.Best, r.Worst, r.Coverage = &best, &worst, coverage
	return r
}

// cluster is a group of outages that overlap.
type cluster struct {
	hull  timeline.Interval
	downs []downtime
	times []timeline.Set // of the downs, within the window
}

// clusters groups outages in order of their begin by overlap, within a window. Outages that only touch stay apart.
func clusters(downs []downtime, window timeline.Interval) (out []cluster) {
	for _, d := range downs {
		if d.time[0].From >= window.To {
			break
		}
		t := d.time.Clip(window)
		if len(t) == 0 {
			continue
		}
		hull := timeline.Interval{From: t[0].From, To: t[len(t)-1].To}
		n := len(out) - 1
		if n < 0 || out[n].hull.To <= hull.From {
			out = append(out, cluster{hull: hull})
			n++
		}
		c := &out[n]
		c.hull.To = max(c.hull.To, hull.To)
		c.downs, c.times = append(c.downs, d), append(c.times, t)
	}
	return out
}

// piece is a stretch in which a share of the users is without the service.
type piece struct {
	timeline.Interval
	share evidence.Fixed
}

// pieces is the union of the cluster's outages. Weighted by users, each stretch counts by the largest
// share of the outages in it: two that overlap may hit the same users, and nobody can miss more than the service.
func (c *cluster) pieces(weighted bool) (out []piece) {
	var all []timeline.Interval
	for _, t := range c.times {
		all = append(all, t...)
	}
	if !weighted {
		for _, v := range timeline.Union(all...) {
			out = append(out, piece{v, evidence.One})
		}
		return out
	}
	return largest(c.weighted())
}

// name gives a miss the names and rows of its outages.
func (c *cluster) name(m *Miss) {
	var ids distinct[string]
	var rows distinct[evidence.Pos]
	for _, d := range c.downs {
		ids.add(d.id)
		rows.add(d.rows...)
		if m.Title == "" {
			m.Title = d.title
		}
	}
	m.ID, m.Cases, m.Rows = strings.Join(ids.list, ", "), ids.list, rows.list
}

// cutByDate says that a period is not over as of the date of the data.
func cutByDate(ctx *Context, p calendar.Period) []evidence.Finding {
	if ctx.AsOf >= p.To || ctx.AsOf < p.From {
		return nil
	}
	text := "period %s ends at %s, but the data is as of %s: what comes after it is not counted"
	return []evidence.Finding{{Severity: "note", Text: fmt.Sprintf(text, p.Label, p.To, ctx.AsOf)}}
}
