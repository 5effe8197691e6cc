package downtime

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
	hull    timeline.Interval
	window  timeline.Interval // that of the outages counts
	outages []*Outage
}

// clusters groups outages in order of their begin by overlap, within a window. Outages that only touch stay apart.
// There may be as many as outages, so they are given one by one.
func clusters(outages []Outage, window timeline.Interval) iter.Seq[cluster] {
	return func(yield func(cluster) bool) {
		var c cluster
		for i := range outages {
			if outages[i].Time[0].From >= window.To {
				break
			}
			t := outages[i].Time.Clip(window)
			if len(t) == 0 {
				continue
			}
			hull := timeline.Interval{From: t[0].From, To: t[len(t)-1].To}
			if len(c.outages) == 0 || c.hull.To <= hull.From {
				if len(c.outages) > 0 && !yield(c) {
					return
				}
				c = cluster{hull: hull, window: window}
			}
			c.hull.To = max(c.hull.To, hull.To)
			c.outages = append(c.outages, &outages[i])
		}
		if len(c.outages) > 0 {
			yield(c)
		}
	}
}

// lasts tells whether one of the outages goes on after the date of the data.
func (c *cluster) lasts() bool {
	return slices.ContainsFunc(c.outages, func(d *Outage) bool { return d.Of.Lasts() })
}

// end is when the last of the outages was over, in whatever period; NoInstant while one goes on.
func (c *cluster) end() timeline.Instant {
	if c.lasts() {
		return timeline.NoInstant
	}
	last := timeline.MinInstant
	for _, d := range c.outages {
		last = max(last, d.Time[len(d.Time)-1].To)
	}
	return last
}

// endLost tells whether those that go on do so only because their end could not be read.
func (c *cluster) endLost() bool {
	return !slices.ContainsFunc(c.outages, func(d *Outage) bool { return d.Of.Lasts() && !d.Of.Lost() })
}

// blames cuts the time of every one of the outages by who answers for it: by its own evidence, and of probes by what is
// known of the service's time.
func (c *cluster) blames(service func() []attribution.Blame) []attribution.Blame {
	out := make([]attribution.Blame, 0, len(c.outages))
	for _, d := range c.outages {
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
	var ids measure.Distinct[string]
	var rows measure.Distinct[evidence.Pos]
	for _, d := range c.outages {
		ids.Add(d.Of.ID())
		rows.Add(d.Of.Rows()...)
		m.Title, m.Incident = cmp.Or(m.Title, d.Of.Title()), cmp.Or(m.Incident, d.Of.Incident())
	}
	m.ID, m.Cases, m.Rows = strings.Join(ids.List, ", "), ids.List, rows.List
}
