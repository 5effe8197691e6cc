package availability

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/timeline"
)

// cluster is a group of outages that overlap.
type cluster struct {
	hull  timeline.Interval
	downs []*downtime
	times []timeline.Set // of the downs, within the window
}

// clusters groups outages in order of their begin by overlap, within a window. Outages that only touch stay apart.
// There may be as many as outages, so they are given one by one.
func clusters(downs []downtime, window timeline.Interval) iter.Seq[cluster] {
	return func(yield func(cluster) bool) {
		var c cluster
		for i := range downs {
			if downs[i].time[0].From >= window.To {
				break
			}
			t := downs[i].time.Clip(window)
			if len(t) == 0 {
				continue
			}
			hull := timeline.Interval{From: t[0].From, To: t[len(t)-1].To}
			if len(c.downs) == 0 || c.hull.To <= hull.From {
				if len(c.downs) > 0 && !yield(c) {
					return
				}
				c = cluster{hull: hull}
			}
			c.hull.To = max(c.hull.To, hull.To)
			c.downs, c.times = append(c.downs, &downs[i]), append(c.times, t)
		}
		if len(c.downs) > 0 {
			yield(c)
		}
	}
}

// lasts tells whether one of the outages goes on after the date of the data.
func (c *cluster) lasts() bool {
	return slices.ContainsFunc(c.downs, func(d *downtime) bool { return d.of.lasts() })
}

// end is when the last of the outages was over, in whatever period; NoInstant while one goes on.
func (c *cluster) end() timeline.Instant {
	if c.lasts() {
		return timeline.NoInstant
	}
	last := timeline.MinInstant
	for _, d := range c.downs {
		last = max(last, d.time[len(d.time)-1].To)
	}
	return last
}

// endLost tells whether those that go on do so only because their end could not be read.
func (c *cluster) endLost() bool {
	return !slices.ContainsFunc(c.downs, func(d *downtime) bool { return d.of.lasts() && !d.of.lost() })
}

// blames cuts the time of every one of the outages by who answers for it: by its own evidence, and of probes by what is
// known of the service's time.
func (c *cluster) blames(service []attribution.Blame) (out []attribution.Blame) {
	for k, t := range c.times {
		own := c.downs[k].blames
		if own == nil {
			own = service
		}
		for _, v := range t {
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
	var ids measure.Distinct[string]
	var rows measure.Distinct[evidence.Pos]
	for _, d := range c.downs {
		ids.Add(d.of.id())
		rows.Add(d.of.rows()...)
		m.Title, m.Incident = cmp.Or(m.Title, d.of.title()), cmp.Or(m.Incident, d.of.incident())
	}
	m.ID, m.Cases, m.Rows = strings.Join(ids.List, ", "), ids.List, rows.List
}
