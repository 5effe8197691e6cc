package calendar

import "github.com/slareport/slareport/report/timeline"

// Calendar answers what the versions of a calendar mean for instants. It is safe for concurrent use; its
// answers do not depend on the window that was expanded, only their speed does. Instants outside the
// years 1 to 9999, timeline.NoInstant among them, count as the nearest one within.
type Calendar struct {
	name        string
	versions    []version
	always      bool
	near        *table // blocks first to last, last excluded, written out ahead
	first, last int
	far         far
}

// Time is cut into blocks of 400 days; a table covers whole blocks.
const (
	blockLength = 400 * timeline.Day
	maxBlocks   = 64 // 70 years: as many are written out ahead at most, so that a stray date fills no memory
)

// Expand makes a calendar from its versions and writes the window out ahead, rounded up to blocks. The
// versions should have passed Check; without any, every instant counts.
func Expand(versions []Dated, window timeline.Interval) *Calendar {
	c := &Calendar{versions: arrange(versions), always: true}
	for _, v := range c.versions {
		c.always = c.always && v.spec.AlwaysOpen
		c.name = v.spec.Name
	}
	c.first = blockOf(clamp(window.From))
	c.last = c.first
	if !c.always && !window.Empty() {
		c.last = min(blockOf(clamp(window.To-1))+1, c.first+maxBlocks)
	}
	near := timeline.Interval{From: blockStart(c.first), To: blockStart(c.last)}
	for i := range c.versions {
		c.versions[i].zone = zoneOver(c.versions[i].spec.Zone, grow(near))
	}
	c.near = expand(c.versions, near)
	return c
}

func blockOf(i timeline.Instant) int { return int(i.Sub(timeline.MinInstant) / blockLength) }

func blockStart(block int) timeline.Instant {
	return timeline.MinInstant.Add(timeline.Micros(block) * blockLength)
}

func clamp(i timeline.Instant) timeline.Instant {
	return min(max(i, timeline.MinInstant), endOfTime)
}

// Name is the calendar's name; that of the newest version where they differ.
func (c *Calendar) Name() string { return c.name }

// AlwaysOpen tells whether every instant counts.
func (c *Calendar) AlwaysOpen() bool { return c.always }

// Elapsed is the calendar time between two instants, 0 when to is not after from.
func (c *Calendar) Elapsed(from, to timeline.Instant) timeline.Micros {
	if to <= from {
		return 0
	}
	if c.always {
		return clamp(to).Sub(clamp(from))
	}
	if t := c.near; from >= t.window.From && to < t.window.To {
		return t.until(to) - t.until(from)
	}
	return c.since(clamp(to)) - c.since(clamp(from))
}

// Length is the calendar time in a window.
func (c *Calendar) Length(window timeline.Interval) timeline.Micros {
	return c.Elapsed(window.From, window.To)
}

// Deadline is the earliest instant by which an allowance of calendar time has passed since start. A full
// shift lands on the closing instant, not on the next opening; no allowance has passed at once. ok is
// false when it is not reached by the end of the year 9999.
//
// Rule §4 (clock-exactly-reached): A full shift ends at the closing instant; reaching the target exactly is in time.
func (c *Calendar) Deadline(start timeline.Instant, allowance timeline.Micros) (due timeline.Instant, ok bool) {
	if allowance <= 0 {
		return start, true
	}
	start = clamp(start)
	if allowance > timeline.MaxInstant.Sub(start) {
		return timeline.NoInstant, false
	}
	if c.always {
		return start.Add(allowance), true
	}
	passed := c.since(start) + allowance
	if passed > 0 && passed <= c.near.total {
		return c.near.reach(passed), true
	}
	return c.reachFar(passed)
}

// Intervals is the open time within a window.
func (c *Calendar) Intervals(window timeline.Interval) timeline.Set {
	window = timeline.Interval{From: clamp(window.From), To: clamp(window.To)}
	if window.Empty() {
		return nil
	}
	if c.always {
		return timeline.Set{window}
	}
	var out timeline.Set
	for at := window.From; at < window.To; {
		t := c.tableAt(at)
		for j := t.runAt(at); t.runs[j].from < window.To; j++ {
			v := timeline.Interval{From: t.runs[j].from, To: t.runs[j].to}.Intersect(window)
			if n := len(out); n > 0 && out[n-1].To == v.From { // a run that was cut between two blocks
				out[n-1].To = v.To
				continue
			}
			out = append(out, v)
		}
		at = t.window.To
	}
	return out
}
