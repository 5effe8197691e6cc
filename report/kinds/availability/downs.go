package availability

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/kinds/availability/downtime"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/records"
)

// Downs are the outages of the register up to the date of the data that the contract counts against the provider.
func (t *Terms) Downs(ctx *measure.Context, o *agreement.Objective) ([]measure.Down, error) {
	seen, err := records.SeenOutages(ctx, o, t.Where)
	if err != nil {
		return nil, err
	}
	sites, proofs := outagesBySite(ctx, o, t, seen, sitesOf(t, o.Site(), seen))
	return downtime.Counts(ctx, o, t.rules(), sites, proofs)
}
