package records

import (
	"fmt"
	"strings"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/fault"
	"github.com/slareport/slareport/report/filter"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// Outages lists the outages for an objective about records. An outage counts when it begins.
func Outages(ctx *measure.Context, o *agreement.Objective) *List[evidence.Outage] {
	proofs := ctx.Proofs()
	l := &List[evidence.Outage]{
		Ctx: ctx, Objective: o, Unit: "record", order: ctx.Evidence.Outages, All: ctx.Evidence.All.Outages,
		known: func(r *evidence.Outage) *evidence.Outage { return outageKnown(r, ctx.AsOf) },
		Item: func(i int32, r *evidence.Outage) Item {
			return Item{
				Index: i, id: OutageID(r), record: OutageID(r), title: r.Title.String(), group: r.Severity.String(),
				service: r.Service, Pos: r.Pos, At: r.From,
			}
		},
		answer: func(i int32) fault.Answer { return proofs.OutageRecord(i, o.Service) },
		span: &span[evidence.Outage]{
			time: func(r *evidence.Outage) timeline.Interval {
				v, _ := OutageTime(r, ctx.AsOf)
				return v
			},
			evidence: func(i int32, window timeline.Interval) fault.Case { return proofs.Outage(i, o.Service, window) },
			without:  outageWithout,
		},
	}
	l.soFar = func(r *evidence.Outage) *evidence.Outage { return soFar(r, ctx.AsOf) }
	l.backwards = func(r *evidence.Outage) bool { return l.before(r.To, r.From) }
	return l
}

// outageKnown is an outage without what happened after the date of the data.
func outageKnown(o *evidence.Outage, asOf timeline.Instant) *evidence.Outage {
	if max(o.To, o.Detected, o.Acknowledged, o.Notified) <= asOf {
		return o
	}
	known := *o
	for _, at := range []*timeline.Instant{&known.To, &known.Detected, &known.Acknowledged, &known.Notified} {
		if *at > asOf {
			*at = timeline.NoInstant
		}
	}
	return &known
}

// soFar is an outage that lasts as if it ended at the date of the data: it is at least as long.
//
// Convention measures (outage-lasts-in-filters): *Outages*: one that lasts passes a filter that it would pass if it
// ended at the date of the data, such as one on its length, as well as one that asks whether it has no end.
//
// Rule §13 (filter-lasting): The length of an outage that lasts is at least what has passed.
func soFar(o *evidence.Outage, asOf timeline.Instant) *evidence.Outage {
	if o.To.Known() {
		return o
	}
	until := *o
	until.To = asOf
	return &until
}

// SeenOutages lists the outages that an objective sees, in canonical order.
func SeenOutages(ctx *measure.Context, o *agreement.Objective, where string) ([]int32, error) {
	holds, err := filter.Bool[evidence.Outage](where, ctx.Agreement.Zone)
	if err != nil {
		return nil, fmt.Errorf("objective %s, where: %w", o.ID, err)
	}
	var out []int32
	all, scope := ctx.Evidence.All, measure.NewScope(ctx, o)
	for _, i := range ctx.Evidence.Outages {
		r := &all.Outages[i]
		if !scope.Has(r.Service, r.Pos) || r.From > ctx.AsOf {
			continue
		}
		known := outageKnown(r, ctx.AsOf)
		ok, err := holds(known)
		if !ok && err == nil {
			ok, err = holds(soFar(known, ctx.AsOf))
		}
		if err != nil {
			return nil, fmt.Errorf("objective %s, where, at %s: %w", o.ID, all.Where(r.Pos), err)
		}
		if ok {
			out = append(out, i)
		}
	}
	return out, nil
}

// OutageTime is when an outage was, as far as it is known: one without an end lasts until the date of the data.
// ok is false when it ends before it begins.
//
// Convention measures (outage-without-end): *Outages*: one without an end lasts to the date of the data, and that is
// a finding.
func OutageTime(r *evidence.Outage, asOf timeline.Instant) (v timeline.Interval, ok bool) {
	v = timeline.Interval{From: r.From, To: r.To}
	if !v.To.Known() || v.To > asOf {
		v.To = asOf
	}
	return v, v.To >= v.From
}

// OutageID names an outage; one without an id goes by its begin.
func OutageID(r *evidence.Outage) string {
	if r.ID != "" {
		return r.ID
	}
	return strings.TrimSpace(r.Service.String() + " " + r.From.String())
}
