package course

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// Resolution is a stretch in which a ticket stood resolved (or closed, for clocks that stop there).
type Resolution struct {
	At       timeline.Instant
	Reopened timeline.Instant // NoInstant while it holds
	State    evidence.Text
	Rows     []evidence.Pos
	Closing  bool // by being closed, without having been resolved before
}

// reopenRules are the policies of rules §4 for a ticket that was reopened; resume is the default. They get
// the resolutions in order, of which at least one was undone, and the instant of the last one.
//
// Rule §4 (reopened): What reopening does to the clock is agreed: resume, first or restart.
var reopenRules = map[ReopenRule]func(c *Course, list []Resolution, last timeline.Instant){
	Resume:  resume,
	First:   first,
	Restart: restart,
}

// Reopened lays the resolutions of a ticket on its course by a rule of the agreement.
func (c *Course) Reopened(rule ReopenRule, list []Resolution, last timeline.Instant) {
	lay, known := reopenRules[rule]
	if !known {
		lay = resume
	}
	lay(c, list, last)
}

// resume lets the clock go on at the reopening; the time in between is not counted.
func resume(c *Course, list []Resolution, last timeline.Instant) {
	c.Stop = last
	var gaps []timeline.Interval
	for _, r := range list {
		if r.Reopened.Known() {
			gaps = append(gaps, timeline.Interval{From: r.At, To: r.Reopened})
		}
	}
	c.Gaps, c.Resolutions = timeline.Union(gaps...), list
}

// first stops the clock at the first resolution, for good.
func first(c *Course, list []Resolution, _ timeline.Instant) { c.Stop = list[0].At }

// restart starts the clock anew at the last reopening.
func restart(c *Course, list []Resolution, last timeline.Instant) {
	for _, r := range list {
		if r.Reopened.Known() {
			c.Start = r.Reopened
		}
	}
	c.Stop = last
}
