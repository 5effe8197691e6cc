package downtime

import (
	"cmp"
	"fmt"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// Counts lists the outages up to the date of the data that the contract counts against the provider, site by site and
// in order of time: within the agreed service time, without what is excused and without what the contract does not
// count. What nobody answers for is on the agreed account.
func Counts(
	ctx *measure.Context, o *agreement.Objective, rules *Rules, sites []Site, proofs *fault.Proofs,
) (list []measure.Down, err error) {
	open, ok := ctx.Calendars[cmp.Or(rules.Calendar, agreement.Always)]
	if !ok {
		return nil, fmt.Errorf("objective %s: no calendar is called %q", o.ID, rules.Calendar)
	}
	for i, service := range prepared(ctx, o, rules, sites, proofs) {
		site := &sites[i]
		if len(site.Outages) == 0 {
			continue
		}
		f := &ctx.Agreement.Fault
		whole := timeline.Interval{From: site.Outages[0].Time[0].From, To: ctx.AsOf}
		blames := service.during(whole, f)
		account := agreedAccount(f)
		for c := range clusters(site.Outages, whole) {
			left := c.left(rules, blames, f)[account].Subtract(site.uncounted.time[account])
			if left = left.Intersect(open.Intervals(c.hull)); len(left) > 0 {
				list = append(list, c.down(site.Name, left))
			}
		}
	}
	return list, nil
}

// down is a cluster as a Down.
func (c *cluster) down(site string, counts timeline.Set) measure.Down {
	m := measure.Miss{Detail: new(measure.Detail)}
	c.name(&m)
	return measure.Down{ID: m.ID, Site: site, From: c.hull.From, Counts: counts, Lasts: c.lasts(), Rows: m.Rows}
}
