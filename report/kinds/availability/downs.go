package availability

import (
	"cmp"
	"fmt"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/timeline"
)

// Downs are the outages up to the date of the data that the contract counts against the provider, site by site and in
// order of time: within the agreed service time, without what is excused and without what the contract does not count.
// What nobody answers for is on the agreed account.
func (t *Terms) Downs(ctx *measure.Context, o *agreement.Objective) (list []measure.Down, err error) {
	open, ok := ctx.Calendars[cmp.Or(t.Calendar, agreement.Always)]
	if !ok {
		return nil, fmt.Errorf("objective %s: no calendar is called %q", o.ID, t.Calendar)
	}
	seen, err := records.SeenOutages(ctx, o, t.Where)
	if err != nil {
		return nil, err
	}
	watches, proofs := watchesOf(ctx, o, t, seen, sitesOf(t, o.Site(), seen))
	for i, told := range prepared(ctx, o, t, watches, proofs) {
		w := &watches[i]
		if len(w.downs) == 0 {
			continue
		}
		f := &ctx.Agreement.Fault
		whole := timeline.Interval{From: w.downs[0].time[0].From, To: ctx.AsOf}
		blames := attribution.OfService(whole, &told, f)
		account := agreedAccount(f)
		for c := range clusters(w.downs, whole) {
			left := c.left(t, blames, f)[account].Subtract(w.uncounted.time[account])
			if left = left.Intersect(open.Intervals(c.hull)); len(left) > 0 {
				list = append(list, c.down(w.site, left))
			}
		}
	}
	return list, nil
}

// down is a cluster as a Down.
func (c *cluster) down(site string, counts timeline.Set) measure.Down {
	var m measure.Miss
	c.name(&m)
	return measure.Down{ID: m.ID, Site: site, From: c.hull.From, Counts: counts, Lasts: c.lasts(), Rows: m.Rows}
}
