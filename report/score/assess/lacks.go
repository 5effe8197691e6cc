package assess

import (
	"maps"
	"slices"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/score/bounds"
)

// Lack is what could not be read of one source, for one cause and one type of records, as far as an objective rests on
// it.
type Lack struct {
	Cause           evidence.GapCause
	Source, Records string
	Use             bounds.Use
	Count           int
}

// Lacks lists what an objective rests on that could not be read in a period, in the order of the sources.
func (c *Client) Lacks(i, p int) []Lack {
	n := newCounter()
	c.countLacks(n, i, p, func(use bounds.Use) bounds.Use { return use })
	return n.lacks()
}

// LacksOfAll lists what could not be read of all that some objectives rest on, whatever for. What several of them lack
// counts once.
func (c *Client) LacksOfAll(objectives []int, p int) []Lack {
	n := newCounter()
	for _, i := range objectives {
		c.countLacks(n, i, p, func(bounds.Use) bounds.Use { return bounds.Measurement })
	}
	return n.lacks()
}

// countLacks counts what an objective lacks in a period, under the uses that as makes of its own.
func (c *Client) countLacks(n *counter, i, p int, as func(bounds.Use) bounds.Use) {
	o := &c.Agreement.Objectives[i]
	period := c.Periods[p]
	period.Interval = c.Window(o, p)
	for g, use := range c.GapsOf(o) {
		if missing, here := c.Missing(o, g, use, period); here {
			n.gap(g, as(use), period, missing)
		}
	}
	unread, own := &c.Results[i][p].Unread, c.Kind(o).Records()
	most := func(cause evidence.GapCause, records string, use bounds.Use, count int64) {
		n.most(Lack{cause, c.sourcesFor(o, records), records, as(use), int(count)})
	}
	if n := unread.Doubtful + unread.Untold; n > 0 {
		most(evidence.RecordDoubtful, own, bounds.Measurement, n)
	}
	if unread.Silent {
		most(evidence.TimeSilent, own, bounds.Measurement, 0)
	}
	if unread.Hours() > 0 && unread.Days[own] == 0 {
		most(evidence.HourUnknown, own, bounds.Measurement, unread.Hours())
	}
	for _, records := range slices.Sorted(maps.Keys(unread.Days)) {
		use := bounds.Measurement
		if records != own {
			use = bounds.Excuses
		}
		most(evidence.HourUnknown, records, use, unread.Days[records])
	}
}

// sourcesFor names the sources of the records of a type that an objective rests on.
func (c *Client) sourcesFor(o *agreement.Objective, records string) string {
	if o.Plan.Source != "" && records == c.Kind(o).Records() {
		return o.Plan.Source
	}
	var ids measure.Distinct[string]
	for _, s := range c.Evidence.All.Sources {
		if slices.Contains(s.Records, records) {
			ids.Add(s.ID)
		}
	}
	return strings.Join(ids.List, ", ")
}

// Uncertain tells whether what could not be read leaves anything of an objective open.
func (c *Client) Uncertain(i, p int) bool {
	res, j := &c.Results[i][p], &c.Judged[i][p]
	if res.Unread.None() || res.Best == nil || res.Worst == nil || j.Target.Value == nil {
		return false
	}
	if res.Unread.OnlySilent() && j.Best != judge.Missed && j.Worst != judge.Missed {
		return false // and nobody pays
	}
	return j.Verdict == judge.Undetermined || res.Best.Value == nil || res.Worst.Value == nil ||
		res.Best.Value.Cmp(res.Worst.Value) != 0
}
