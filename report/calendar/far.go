package calendar

import (
	"sort"
	"sync"

	"github.com/slareport/slareport/report/timeline"
)

// far is what a calendar worked out about instants beyond its near table, because it was asked. Only
// blocks in which an asked instant lay are kept as tables; of those passed over, only the calendar time is,
// so that a stray date in the year 9999 costs a second once, and 64 kB.
type far struct {
	mu     sync.Mutex
	tables map[int]*table
	above  []timeline.Micros // above[i]: calendar time of the first i+1 blocks after the near table
	below  []timeline.Micros // below[i]: calendar time of the last i+1 blocks before it
}

// since is the calendar time from the near table's begin to an instant, negative for one before it.
func (c *Calendar) since(i timeline.Instant) timeline.Micros {
	if c.near.window.Contains(i) {
		return c.near.until(i)
	}
	block := blockOf(i)
	c.far.mu.Lock()
	defer c.far.mu.Unlock()
	inside := c.table(block).until(i)
	if block < c.first {
		return inside - c.totalBelow(c.first-block)
	}
	return inside + c.near.total + c.totalAbove(block-c.last)
}

// tableAt is the table whose window holds an instant.
func (c *Calendar) tableAt(i timeline.Instant) *table {
	if c.near.window.Contains(i) {
		return c.near
	}
	c.far.mu.Lock()
	defer c.far.mu.Unlock()
	return c.table(blockOf(i))
}

// table is that of one block, written out when first asked for. The caller holds the lock.
func (c *Calendar) table(block int) *table {
	if t, ok := c.far.tables[block]; ok {
		return t
	}
	if c.far.tables == nil {
		c.far.tables = map[int]*table{}
	}
	t := c.expandBlock(block)
	c.far.tables[block] = t
	return t
}

func (c *Calendar) expandBlock(block int) *table {
	return expand(c.versions, timeline.Interval{From: blockStart(block), To: blockStart(block + 1)})
}

// totalAbove is the calendar time of the first n blocks after the near table. The caller holds the lock.
func (c *Calendar) totalAbove(n int) timeline.Micros {
	for k := len(c.far.above); k < n; k++ {
		c.far.above = append(c.far.above, allOf(c.far.above)+c.expandBlock(c.last+k).total)
	}
	return firstOf(c.far.above, n)
}

// totalBelow is the calendar time of the last n blocks before the near table. The caller holds the lock.
func (c *Calendar) totalBelow(n int) timeline.Micros {
	for k := len(c.far.below); k < n; k++ {
		c.far.below = append(c.far.below, allOf(c.far.below)+c.expandBlock(c.first-1-k).total)
	}
	return firstOf(c.far.below, n)
}

// firstOf is the calendar time of the first n blocks, from their running totals.
func firstOf(totals []timeline.Micros, n int) timeline.Micros {
	if n == 0 {
		return 0
	}
	return totals[n-1]
}

// allOf is that of every block added up so far.
func allOf(totals []timeline.Micros) timeline.Micros { return firstOf(totals, len(totals)) }

// reachFar is the earliest instant at which the calendar time since the near table's begin is passed,
// which lies before that table or after it; ok is false when there is none by the end of time.
func (c *Calendar) reachFar(passed timeline.Micros) (timeline.Instant, bool) {
	c.far.mu.Lock()
	defer c.far.mu.Unlock()
	if passed <= 0 {
		return c.reachBelow(passed), true
	}
	passed -= c.near.total
	for blocks := blockOf(endOfTime) - c.last + 1; allOf(c.far.above) < passed; {
		n := len(c.far.above)
		if n >= blocks {
			return timeline.NoInstant, false
		}
		c.totalAbove(n + 1)
	}
	n := sort.Search(len(c.far.above), func(n int) bool { return c.far.above[n] >= passed })
	due := c.table(c.last + n).reach(passed - firstOf(c.far.above, n))
	return within(due)
}

// within refuses a deadline after the end of time.
func within(due timeline.Instant) (timeline.Instant, bool) {
	if due > timeline.MaxInstant {
		return timeline.NoInstant, false
	}
	return due, true
}

// reachBelow is reachFar before the near table. Deadline starts before the instant looked for, so that
// the blocks down to it have been added up.
func (c *Calendar) reachBelow(passed timeline.Micros) timeline.Instant {
	n := sort.Search(len(c.far.below), func(n int) bool { return c.far.below[n] > -passed })
	return c.table(c.first - 1 - n).reach(passed + c.far.below[n])
}
