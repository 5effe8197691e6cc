package availability

import (
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/kinds/availability/downtime"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/sampling"
)

// strangeSite is the finding about a record about a site that the agreement does not count.
func strangeSite(record any, site string) evidence.Finding {
	return evidence.Finding{
		Severity: "warning",
		Message:  finding.Say("finding.unknown-site", record, finding.Quote(site)),
		Hint:     finding.Say("hint.per-site"),
	}
}

// strangeSeries leaves the finding in the periods that a series about such a site falls into.
func strangeSeries(ctx *measure.Context, sites *downtime.Sites, series *sampling.Series, results []measure.Result) {
	site := series.Key.Site.String()
	if len(sites.Of(site)) > 0 {
		return
	}
	for i, p := range ctx.Periods {
		if series.First < p.To && series.Last >= p.From {
			results[i].Findings = append(results[i].Findings, strangeSite(finding.Say("finding.series"), site))
		}
	}
}
