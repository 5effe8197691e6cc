package downtime

import (
	"cmp"
	"iter"
	"strings"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/timeline"
)

// cluster is a group of outages that overlap.
type cluster struct {
	hull   timeline.Interval
	window timeline.Interval // that of the outages counts
	list   []Outage          // from the first of them to the last, and between them those of no time in the window
	n      int               // how many they are
}

// clusters groups outages in order of their begin by overlap, within a window. Outages that only touch stay apart.
// There may be as many as outages, so they are given one by one.
func clusters(outages []Outage, window timeline.Interval) iter.Seq[cluster] {
	return func(yield func(cluster) bool) {
		var c cluster
		first := 0
		for i := range outages {
			if outages[i].Time[0].From >= window.To {
				break
			}
			hull, there := outages[i].hullIn(window)
			if !there {
				continue
			}
			if c.n == 0 || c.hull.To <= hull.From {
				if c.n > 0 && !yield(c) {
					return
				}
				c, first = cluster{hull: hull, window: window}, i
			}
			c.hull.To = max(c.hull.To, hull.To)
			c.list, c.n = outages[first:i+1], c.n+1
		}
		if c.n > 0 {
			yield(c)
		}
	}
}

// hullIn is from the begin of an outage to its end, of what lies in a window; there is false where nothing does.
func (d *Outage) hullIn(window timeline.Interval) (hull timeline.Interval, there bool) {
	for _, v := range d.Time {
		if v = v.Intersect(window); v.Empty() {
			continue
		}
		if !there {
			hull, there = v, true
		}
		hull.To = v.To
	}
	return hull, there
}

// outages are those of the group, in their order.
func (c *cluster) outages() iter.Seq[*Outage] {
	return func(yield func(*Outage) bool) {
		for i := range c.list {
			if _, there := c.list[i].hullIn(c.window); there && !yield(&c.list[i]) {
				return
			}
		}
	}
}

// has tells whether one of the outages is as asked.
func (c *cluster) has(as func(*Outage) bool) bool {
	for d := range c.outages() {
		if as(d) {
			return true
		}
	}
	return false
}

// lasts tells whether one of the outages goes on after the date of the data.
func (c *cluster) lasts() bool {
	return c.has(func(d *Outage) bool { return d.Of.Lasts() })
}

// end is when the last of the outages was over, in whatever period; NoInstant while one goes on.
func (c *cluster) end() timeline.Instant {
	if c.lasts() {
		return timeline.NoInstant
	}
	last := timeline.MinInstant
	for d := range c.outages() {
		last = max(last, d.Time[len(d.Time)-1].To)
	}
	return last
}

// begin is when the first of the outages began, in whatever period.
func (c *cluster) begin() timeline.Instant {
	first := c.hull.From
	for d := range c.outages() {
		first = min(first, d.Time[0].From)
	}
	return first
}

// endLost tells whether those that go on do so only because their end could not be read.
func (c *cluster) endLost() bool {
	return !c.has(func(d *Outage) bool { return d.Of.Lasts() && !d.Of.Lost() })
}

// blames cuts the time of every one of the outages by who answers for it: by its own evidence, and of probes by what is
// known of the service's time.
func (c *cluster) blames(service func() []attribution.Blame) []attribution.Blame {
	out := make([]attribution.Blame, 0, c.n)
	for d := range c.outages() {
		own := d.Blames
		if own == nil {
			own = service()
		}
		for _, v := range d.Time.Clip(c.window) {
			for _, b := range attribution.During(own, v) {
				b.Interval = b.Intersect(v)
				out = append(out, b)
			}
		}
	}
	return out
}

// name gives a miss the names and rows of its outages.
func (c *cluster) name(m *measure.Miss) {
	ids, rows := c.ids(), make([]evidence.Pos, 0, c.n)
	for d := range c.outages() {
		rows = append(rows, d.Of.Rows()...)
		m.Title, m.Incident = cmp.Or(m.Title, d.Of.Title()), cmp.Or(m.Incident, d.Of.Incident())
	}
	m.ID, m.Cases, m.Rows = strings.Join(ids, ", "), ids, measure.Unique(rows, evidence.ComparePos)
}

// ids are the names of its outages, in their order.
func (c *cluster) ids() []string {
	ids := make([]string, 0, c.n)
	for d := range c.outages() {
		ids = append(ids, d.Of.ID())
	}
	return measure.Unique(ids, strings.Compare)
}
