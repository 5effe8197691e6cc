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
func (c *Client) Lacks(i, p int) (list []Lack) {
	o := &c.Agreement.Objectives[i]
	period := c.Periods[p]
	period.Interval = c.Window(o, p)
	for g, use := range c.GapsOf(o) {
		n, here := bounds.MissingIn(g, period)
		if !here {
			continue
		}
		one := Lack{g.Cause, g.Source, g.Records, use, n}
		same := func(x Lack) bool { x.Count = n; return x == one }
		if at := slices.IndexFunc(list, same); at >= 0 {
			list[at].Count += n
			continue
		}
		list = append(list, one)
	}
	if n := c.Results[i][p].Unread.Doubtful; n > 0 {
		list = append(list, Lack{evidence.RecordDoubtful, c.sourcesOf(o), c.Kind(o).Records(), bounds.Measurement, int(n)})
	}
	days := c.Results[i][p].Unread.Days
	if n := c.Results[i][p].Unread.Hours(); n > 0 && days[c.Kind(o).Records()] == 0 {
		list = append(list, Lack{evidence.HourUnknown, c.sourcesOf(o), c.Kind(o).Records(), bounds.Measurement, int(n)})
	}
	for _, kind := range slices.Sorted(maps.Keys(days)) {
		use := bounds.Measurement
		if kind != c.Kind(o).Records() {
			use = bounds.Excuses
		}
		list = append(list, Lack{evidence.HourUnknown, c.sourcesFor(o, kind), kind, use, int(days[kind])})
	}
	return list
}

// sourcesOf names the sources that an objective is measured from.
func (c *Client) sourcesOf(o *agreement.Objective) string {
	return c.sourcesFor(o, c.Kind(o).Records())
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
	return j.Verdict == judge.Undetermined || res.Best.Value == nil || res.Worst.Value == nil ||
		res.Best.Value.Cmp(res.Worst.Value) != 0
}
