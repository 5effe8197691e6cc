package downtime

import (
	"cmp"
	"strings"

	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
)

// occurrence adds outages that overlap as one that a credit by time prices: the time that the contract leaves with the
// provider, by the share of the users where outages weigh by it. Time that nobody answers for stands on the agreed
// account.
//
// Convention credits (occurrence-of-outages): Where outages are priced one by one, those of one service, or of one of
// its sites, that overlap are one outage, and its time is the part of it in the period that the contract counts,
// without a grace or what is less than a whole part where that does not count.
func (a *account) occurrence(c *cluster, site string, own *attribution.Losses) {
	s := measure.Occurrence{From: c.hull.From, Began: c.begin(), End: c.end(), Group: site}
	left := own.Remains()
	s.Time[measure.OnOthers] = inTime(left) - inTime(own.Doubt()) - inTime(&own.Uncounted.OnOthers)
	s.Time[measure.OnProvider] = inTime(left.Sub(left, &own.Uncounted.OnProvider))
	s.Time[measure.AsAgreed] = s.Time[measure.OnProvider]
	if attribution.ExcusesUndetermined(&a.ctx.Agreement.Fault) {
		s.Time[measure.AsAgreed] = s.Time[measure.OnOthers]
	}
	if s.Time[measure.OnProvider] <= 0 {
		return
	}
	for k := range s.Time {
		if s.Time[k] <= 0 {
			s.Time[k] = measure.NotMissed
		}
	}
	for d := range c.outages() {
		s.Incident = cmp.Or(s.Incident, d.Of.Incident())
	}
	s.ID = strings.Join(c.ids(), ", ")
	s.Incident = cmp.Or(s.Incident, s.ID)
	a.occurrences = append(a.occurrences, s)
}
