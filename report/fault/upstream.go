package fault

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// upstreamOutages are, by service, the outages of the services of others that it is, or depends on.
//
// Rule §5 (evidence-upstream): While a service that another party provides is down, that party answers for it and for
// what depends on it.
func upstreamOutages(
	a *agreement.Agreement, view *evidence.View, asOf timeline.Instant, order []agreement.Proof,
) byService {
	layers := byService{}
	for _, d := range a.Fault.Dependencies {
		for _, i := range view.Outages {
			o := &view.All.Outages[i]
			time := outageTime(o, asOf)
			if !evidence.Same(o.Service.String(), d.On) || time.Empty() {
				continue
			}
			layer := &Layer{
				Interval: time, Party: d.Party, Proof: proofUpstream, Label: d.On, Accepted: true, Rows: []evidence.Pos{o.Pos},
			}
			layers.add(d.Service, order, layer)
			layers.add(d.On, order, layer)
		}
	}
	return layers
}
