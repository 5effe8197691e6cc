package ahead

import (
	"slices"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/availability"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/figures"
	"github.com/slareport/slareport/report/timeline"
)

// watchOutages is how far an objective is from a consequence that goes by its outages.
//
// Rule §7 (watch-outages): A chronic breach or the right to terminate may also go by a number of outages, or a time
// down, within rolling days or a period. The watch list says when it arose and by which outages.
//
// Convention credits (watch-outages-of-provider): What counts of an outage is what the contract leaves with the
// provider; outages that overlap are one, and each site has its own. Outages from before the agreement was in force do
// not count.
func watchOutages(c *assess.Client, i, p int, rule string, terms *agreement.OutageBreach) report.Watch {
	o := &c.Agreement.Objectives[i]
	w := report.Watch{Objective: o.ID, Rule: rule, Of: report.WatchOutages, Days: terms.Days, Periods: []string{}}
	if terms.Days == 0 {
		w.In = 1
	}
	best, doubt := nearest(c, c.Context, o, p, terms), between{}
	if w.Undecided = unreadSince(c, i, p, terms); len(w.Undecided) > 0 {
		doubt = inDoubt(c, i, p, terms, w.Undecided)
		best = doubt.low
	}
	w.Reached, w.Outages = best.reached, watched(c, &best)
	if best.reached {
		w.Arose = best.arose.String()
	}
	if terms.Number > 0 {
		w.Misses, w.Limit = len(best.downs), terms.Number
		w.Distance = max(0, w.Limit-w.Misses)
	} else {
		w.Of, w.Downtime, w.DowntimeLimit = report.WatchDowntime, figures.Seconds(best.time), figures.Seconds(terms.Downtime)
		if !best.reached {
			w.Distance = 1
		}
	}
	w.What = c.Words.T("watch.of.downtime")
	if terms.Number > 0 {
		w.What = long(c, terms, c.Words.T("watch.of.outages"))
	}
	w.Text = watchText(c, o, &w, terms, &best)
	if len(w.Undecided) > 0 {
		doubt.tell(c, &w, o, terms)
	}
	return w
}

// nearest are the outages in a context that are nearest to the consequence.
func nearest(
	c *assess.Client, ctx *measure.Context, o *agreement.Objective, p int, terms *agreement.OutageBreach,
) (best together) {
	for _, list := range bySite(downsOf(c, ctx, o)) {
		if t := lookAt(c, list, p, terms); t.beats(&best) {
			best = t
		}
	}
	return best
}

// unreadSince are the periods that are looked at of which evidence of an objective could not be read.
func unreadSince(c *assess.Client, i, p int, terms *agreement.OutageBreach) (labels []string) {
	from := c.Periods[p].From
	if terms.Days > 0 {
		from = from.Add(-timeline.Micros(terms.Days) * timeline.Day)
	}
	for q := range c.Periods[:p+1] {
		if c.Periods[q].To > from && c.Uncertain(i, q) {
			labels = append(labels, c.Periods[q].Label)
		}
	}
	return labels
}

// together are the outages of a site that lie within the time that is looked at.
type together struct {
	downs   []measure.Down
	within  timeline.Interval
	time    timeline.Micros // down, of all of them
	reached bool
	arose   timeline.Instant
}

// beats tells whether outages are nearer to the consequence: the one that arose first, else the most.
func (t *together) beats(other *together) bool {
	switch {
	case t.reached != other.reached:
		return t.reached
	case t.reached:
		return t.arose < other.arose
	case len(t.downs) != len(other.downs) && t.time == 0:
		return len(t.downs) > len(other.downs)
	}
	return t.time > other.time
}

// downsOf are the outages of an objective that the contract counts, from the time that the agreement is in force on.
func downsOf(c *assess.Client, ctx *measure.Context, o *agreement.Objective) []measure.Down {
	terms, ok := o.Terms.(*availability.Terms)
	if !ok {
		return nil
	}
	list, err := terms.Downs(ctx, o)
	if err != nil { // measuring came first and found it
		return nil
	}
	force := max(c.Agreement.From, o.From)
	return slices.DeleteFunc(list, func(d measure.Down) bool { return force.Known() && d.From < force })
}

// bySite are lists of the outages of each site, in order of time.
func bySite(list []measure.Down) (out [][]measure.Down) {
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && list[to].Site == list[from].Site {
			to++
		}
		out, from = append(out, list[from:to]), to
	}
	return out
}

// lookAt looks at the outages of a site in the time up to the end of a period.
func lookAt(c *assess.Client, list []measure.Down, p int, terms *agreement.OutageBreach) together {
	period := c.Periods[p].Interval
	if terms.Number > 0 {
		return mostOutages(list, period, terms)
	}
	return mostDowntime(list, period, terms)
}

// mostOutages are the outages that began within the agreed time of the first one's begin, one that begins exactly that
// much later is outside. They concern the reported period where the last of them lies in it, or more may follow.
//
// Convention credits (watch-outages-window): Outages lie together when each began less than the agreed days of 24 hours
// after the first. Those that reach the number first count, else the most that lie together and of those the last.
// It arises when the last of them has lasted long enough. Set by `objectives.chronic`, `objectives.terminate`.
func mostOutages(list []measure.Down, period timeline.Interval, terms *agreement.OutageBreach) (best together) {
	var long []measure.Down
	for _, d := range list {
		if terms.Long(d.Counts.Length()) && d.From < period.To {
			long = append(long, d)
		}
	}
	for i := range long {
		within := timeline.Interval{From: long[i].From, To: period.To}
		if terms.Days > 0 {
			within.To = within.From.Add(timeline.Micros(terms.Days) * timeline.Day)
		} else if within.From < period.From {
			continue
		}
		n := 1
		for i+n < len(long) && long[i+n].From < within.To {
			n++
		}
		if long[i+n-1].From < period.From && within.To <= period.To {
			continue
		}
		t := together{downs: long[i : i+n], within: within, reached: n >= terms.Number}
		if t.reached {
			t.arose = arisen(t.downs, terms)
		}
		if t.beats(&best) || !t.reached && !best.reached && n == len(best.downs) {
			best = t
		}
	}
	return best
}

// arisen is when so many outages had lasted long enough.
func arisen(downs []measure.Down, terms *agreement.OutageBreach) timeline.Instant {
	at := make([]timeline.Instant, len(downs))
	for k, d := range downs {
		at[k] = after(d.Counts, terms.Length)
	}
	slices.Sort(at)
	return at[terms.Number-1]
}

// after is the instant at which so much of a set has passed.
func after(s timeline.Set, d timeline.Micros) timeline.Instant {
	for _, v := range s {
		if d <= v.Length() {
			return v.From.Add(d)
		}
		d -= v.Length()
	}
	return s[len(s)-1].To
}

// mostDowntime is the most time down within the agreed time, at any instant of the reported period.
//
// Convention credits (watch-downtime-window): Time down lies together when it lies within the agreed days of 24 hours
// that end at one instant, or in the reported period where that was agreed. It arises at the first instant at which
// there is as much as was agreed; one that arose before the period and still holds in it is listed. Set by
// `objectives.chronic`, `objectives.terminate`.
func mostDowntime(list []measure.Down, period timeline.Interval, terms *agreement.OutageBreach) (best together) {
	span, window := timeline.Micros(terms.Days)*timeline.Day, period
	if terms.Days == 0 {
		span = period.Length()
	} else {
		window.From = period.From.Add(-2 * span)
	}
	var down timeline.Set
	for _, d := range list {
		down = append(down, d.Counts.Clip(window)...)
	}
	down = timeline.Union(down...)
	holds, arose := timeline.NoInstant, timeline.NoInstant
	for _, at := range turns(down, span, period) {
		t := together{within: timeline.Interval{From: at.Add(-span), To: at}}
		t.time = down.Clip(t.within).Length()
		switch {
		case !terms.Down(t.time):
			holds = timeline.NoInstant
		case !holds.Known():
			holds = at.Add(terms.Downtime - t.time)
		}
		if at < period.From {
			continue
		}
		if !arose.Known() {
			arose = holds
		}
		if t.time > best.time {
			best = t
		}
	}
	best.arose, best.reached = arose, arose.Known()
	for _, d := range list {
		if len(d.Counts.Clip(best.within)) > 0 {
			best.downs = append(best.downs, d)
		}
	}
	return best
}

// turns are the instants up to the end of a period at which the time down within a span before them begins to grow or
// to shrink, and both ends of the period.
func turns(down timeline.Set, span timeline.Micros, period timeline.Interval) (list []timeline.Instant) {
	list = append(list, period.From, period.To)
	for _, v := range down {
		list = append(list, v.From, v.To, v.From.Add(span), v.To.Add(span))
	}
	slices.Sort(list)
	list = slices.Compact(list)
	return slices.DeleteFunc(list, func(at timeline.Instant) bool { return at > period.To })
}

// watched are the outages that lie together, for the report.
func watched(c *assess.Client, t *together) (out []report.WatchOutage) {
	for _, d := range t.downs {
		x := report.WatchOutage{ID: d.ID, Site: d.Site, From: d.From.String(), Rows: []string{}}
		counts := d.Counts
		if t.time > 0 {
			counts = counts.Clip(t.within)
		}
		x.Seconds = figures.Seconds(counts.Length())
		for _, pos := range d.Rows {
			x.Rows = append(x.Rows, c.Evidence.All.Where(pos))
		}
		out = append(out, x)
	}
	return out
}

// watchText says how far the consequence is, or since when and by which rows it is there.
func watchText(
	c *assess.Client, o *agreement.Objective, w *report.Watch, terms *agreement.OutageBreach, t *together,
) string {
	within := withinOf(c, terms)
	so, limit, left := c.Words.Clock(t.time), limitOf(c, terms, w.Limit), c.Words.Clock(max(0, terms.Downtime-t.time))
	if w.Of == report.WatchOutages {
		so, left = c.Words.Integer(int64(w.Misses)), c.Words.Integer(int64(w.Distance))
	}
	key := map[string]string{report.WatchOutages: "watch.outages.", report.WatchDowntime: "watch.downtime."}[w.Of] + w.Rule
	if !w.Reached {
		return c.Words.T(key, o.Name, so, limit, within, left)
	}
	if w.Of == report.WatchOutages {
		so = limitOf(c, terms, w.Misses)
	}
	var rows []evidence.Pos
	for _, d := range t.downs {
		rows = append(rows, d.Rows...)
	}
	place := c.Wording().Place(c.Evidence.All.Origins, rows)
	return c.Words.T(key+".reached", o.Name, so, limit, within, c.Words.DateTime(t.arose), place)
}

// withinOf is the time in which outages lie together, in words.
func withinOf(c *assess.Client, terms *agreement.OutageBreach) string {
	if terms.Days > 0 {
		return c.Words.N("watch.within.days", terms.Days)
	}
	return c.Words.T("watch.within.period")
}

// limitOf is a number of outages in words, or the time down that is needed.
func limitOf(c *assess.Client, terms *agreement.OutageBreach, number int) string {
	if terms.Number == 0 {
		return c.Words.T(bound("watch.downtime.", terms.More), c.Words.Clock(terms.Downtime))
	}
	return long(c, terms, c.Words.N("watch.limit", number))
}

// long are outages, of the length that is needed.
func long(c *assess.Client, terms *agreement.OutageBreach, outages string) string {
	if terms.Length == 0 {
		return outages
	}
	return c.Words.T(bound("watch.length.", terms.Longer), outages, c.Words.Clock(terms.Length))
}

// bound is the key of a limit that must be passed, or only reached.
func bound(key string, more bool) string {
	if more {
		return key + "more"
	}
	return key + "least"
}
