package majors

import (
	"cmp"
	"fmt"
	"github.com/slareport/slareport/report/agreement"
	"slices"
	"sync"

	"github.com/slareport/slareport/report"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/kinds/timeliness"
	"github.com/slareport/slareport/report/measure/records"
	"github.com/slareport/slareport/report/score/assess"
	"github.com/slareport/slareport/report/score/bounds"
	"github.com/slareport/slareport/report/timeline"
)

// List tells the major incidents that lie in a period or reach into it, in order of time.
func List(c *assess.Client, p int) (none report.Many[report.Incident], err error) {
	list, err := majors(c, c.Periods[p].Interval)
	if err != nil {
		return none, err
	}
	promises, err := promises(c, list)
	if err != nil {
		return none, err
	}
	recorded := sync.OnceValue(func() bool { return recordsMessages(c) })
	return new(report.Collector[report.Incident]).Collect(func(yield func(report.Incident) bool) {
		for i := range list {
			if !yield(reported(c, &list[i], promises, recorded)) {
				return
			}
		}
	}), nil
}

// majors finds the agreement's major incidents. An outage and a ticket with the same number are one incident.
//
// Convention beside (incident-major): The incidents reported one by one are the outages that the export itself calls
// major or critical. Set by `major`.
func majors(c *assess.Client, period timeline.Interval) ([]incident, error) {
	var list []incident
	terms, all := &c.Agreement.Major, c.Evidence.All
	proofs := c.Context.Proofs()
	knownOutage := func(o *evidence.Outage) *evidence.Outage { return records.OutageKnown(o, c.Context) }
	err := eachMajor(c, terms.Outages, c.Evidence.Outages, all.Outages, knownOutage, func(i int32, o *evidence.Outage) {
		if o.From <= c.AsOf && concerns(c, o.Service) {
			list = append(list, fromOutage(c, o, proofs.OutageRecord(i, o.Service.String()).Accepted))
		}
	})
	if err != nil {
		return nil, err
	}
	open := 0
	if terms.Outages != agreement.DefaultMajor().Outages || anySeverity(c) {
		open += blank(terms.Outages, "outages", c.Evidence.Outages, all.Outages, func(o *evidence.Outage) bool {
			return o.From <= c.AsOf && o.From < period.To && (!o.To.Known() || o.To >= period.From) && concerns(c, o.Service)
		})
	}
	open += blank(terms.Tickets, "tickets", c.Evidence.Tickets, all.Tickets, func(t *evidence.Ticket) bool {
		return t.Opened <= c.AsOf && period.Contains(t.Opened) && concerns(c, t.Service)
	})
	c.MayHold("major", open)
	knownTicket := func(t *evidence.Ticket) *evidence.Ticket { return records.TicketKnown(t, c.Context) }
	byID := make(map[string]int, len(list))
	for k := len(list) - 1; k >= 0; k-- { // the first of one number is the incident
		if list[k].id != "" {
			byID[evidence.Fold(list[k].id)] = k
		}
	}
	err = eachMajor(c, terms.Tickets, c.Evidence.Tickets, all.Tickets, knownTicket, func(i int32, t *evidence.Ticket) {
		if t.Opened > c.AsOf || !concerns(c, t.Service) {
			return
		}
		one := fromTicket(c, i, t, proofs.TicketRecord(i, t.Service.String()).Accepted)
		id := evidence.Fold(one.id)
		if k, known := byID[id]; known {
			list[k].join(&one)
			return
		}
		if id != "" {
			byID[id] = len(list)
		}
		list = append(list, one)
	})
	list = slices.DeleteFunc(list, func(x incident) bool { return !reaches(x.span, period) })
	slices.SortStableFunc(list, func(x, y incident) int {
		return cmp.Or(cmp.Compare(x.span.From, y.span.From), cmp.Compare(x.id, y.id))
	})
	return list, err
}

// anySeverity tells whether any outage of the client has a severity.
func anySeverity(c *assess.Client) bool {
	return slices.ContainsFunc(c.Evidence.Outages, func(i int32) bool {
		return !c.Evidence.All.Outages[i].Severity.Empty()
	})
}

// blank is how many records that matter leave blank what a filter asks for.
func blank[R filter.Record](where, records string, own []int32, all []R, matters func(*R) bool) (n int) {
	if where == "" {
		return 0
	}
	may := bounds.MayHold[R](records, where)
	for _, i := range own {
		if matters(&all[i]) && may(&all[i]) {
			n++
		}
	}
	return n
}

// eachMajor calls f for the records that a filter holds for; no filter holds for none. One that the filter is not
// decided about, because it still lasts, is a finding.
func eachMajor[R filter.Record](
	c *assess.Client, where string, order []int32, list []R, known func(*R) *R, f func(int32, *R),
) error {
	if where == "" {
		return nil
	}
	holds, err := filter.Condition[R](where, c.Agreement.Zone)
	if err != nil {
		return fmt.Errorf("major: %w", err)
	}
	open := int64(0)
	for _, i := range order {
		answer, err := holds(known(&list[i]), c.AsOf)
		if err != nil {
			return fmt.Errorf("major: %w", err)
		}
		switch {
		case answer == filter.Yes:
			f(i, &list[i])
		case !answer.Known():
			open++
		}
	}
	c.MayCount("major", open)
	return nil
}

// concerns tells whether a service is one that the agreement speaks of; an agreement that names none speaks of all.
func concerns(c *assess.Client, service evidence.Text) bool {
	named := false
	for i := range c.Agreement.Objectives {
		of := c.Agreement.Objectives[i].Service
		if service.Empty() || of == "" || evidence.Same(of, service.String()) {
			return true
		}
		named = true
	}
	return !named
}

// reaches tells whether a span has a part in a period; a span without length lies in it or not.
func reaches(span, period timeline.Interval) bool {
	return span.From < period.To && (span.To > period.From || span.From >= period.From)
}

// recordsMessages tells whether the client's data records for any case or outage when the client was told. Where it
// never does, a missing message says nothing about the provider.
func recordsMessages(c *assess.Client) bool {
	v, all := c.Evidence, c.Evidence.All
	updated := func(e int32) bool { return all.Events[e].What == evidence.ChangePublicUpdate }
	answered := func(t int32) bool {
		return all.Tickets[t].Responded.Known() || slices.ContainsFunc(v.EventsOf(t), updated)
	}
	return slices.ContainsFunc(v.Outages, func(o int32) bool { return all.Outages[o].Notified.Known() }) ||
		slices.ContainsFunc(v.Tickets, answered)
}

// promises tells, by objective, what the agreement's time promises came to for the incidents.
//
// Convention beside (incident-promise): A promise about an incident is kept when its case is in time as experienced;
// of several cases of one incident the worst counts. What is undetermined is on the agreed account. Set by
// `fault.undetermined`.
func promises(c *assess.Client, list []incident) ([]map[string]timeliness.Promise, error) {
	ids := map[string]bool{}
	for _, x := range list {
		if x.id != "" {
			ids[x.id] = true
		}
	}
	out := make([]map[string]timeliness.Promise, len(c.Agreement.Objectives))
	for i := range c.Agreement.Objectives {
		o := &c.Agreement.Objectives[i]
		terms, timed := o.Terms.(*timeliness.Terms)
		if !timed || len(ids) == 0 {
			continue
		}
		found, err := timeliness.Promises(c.Context, o, terms, ids)
		if err != nil {
			return nil, fmt.Errorf("objective %q: %w", o.ID, err)
		}
		out[i] = found
	}
	return out, nil
}
