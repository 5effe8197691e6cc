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
		Ctx: ctx, Objective: o, Unit: "record", order: ctx.Evidence.OutagesOf(o.Service, o.Site()),
		All:   ctx.Evidence.All.Outages,
		known: func(r *evidence.Outage) *evidence.Outage { return OutageKnown(r, ctx) },
		Item: func(i int32, r *evidence.Outage) Item {
			return Item{
				Index: i, id: OutageID(r), record: OutageID(r), title: r.Title.String(), group: r.Severity.String(),
				service: r.Service, site: r.Site, incident: r.Parent, Pos: r.Pos, At: r.From,
			}
		},
		answer: func(i int32) fault.Answer { return proofs.OutageRecord(i, o.Service) },
		span: &span[evidence.Outage]{
			time: func(r *evidence.Outage) timeline.Interval {
				v, _ := OutageTime(r, ctx.AsOf)
				return v
			},
			end:      func(r *evidence.Outage) timeline.Instant { return r.To },
			evidence: func(i int32, window timeline.Interval) fault.Case { return proofs.Outage(i, o.Service, window) },
			without:  outageWithout,
		},
	}
	asks := restsOn(o)
	detected, answered, notified := asks("detected"), asks("acknowledged"), asks("notified")
	l.backwards = func(r *evidence.Outage) bool {
		return l.before(r.To, r.From) || detected && l.before(r.Detected, r.From) ||
			answered && l.before(r.Acknowledged, r.From) || notified && l.before(r.Notified, r.From)
	}
	return l
}

// OutageKnown is an outage as it was known at the date of the data: without what happened later, and without an end
// before its begin where clocks may differ by as much.
//
// Convention measures (outage-lasts-in-filters): *Outages*: of one that lasts, a time that is blank is yet to come: it
// is not before the date of the data. A filter that this does not decide is open; one that asks whether there is no end
// holds.
//
// Rule §13 (filter-lasting): The length of an outage that lasts is at least what has passed.
func OutageKnown(o *evidence.Outage, ctx *measure.Context) *evidence.Outage {
	asOf := ctx.AsOf
	if max(o.To, o.Detected, o.Acknowledged, o.Notified) <= asOf &&
		inOrder(o.From, o.To, o.Detected, o.Acknowledged, o.Notified) {
		return o
	}
	known := *o
	for _, at := range []*timeline.Instant{&known.To, &known.Detected, &known.Acknowledged, &known.Notified} {
		if *at > asOf {
			*at = timeline.NoInstant
		}
	}
	for _, at := range []*timeline.Instant{&known.To, &known.Detected, &known.Acknowledged, &known.Notified} {
		*at = ended(*at, o.From, ctx)
	}
	return &known
}

// ended is an end that does not lie before its beginning by a difference of clocks.
func ended(end, begin timeline.Instant, ctx *measure.Context) timeline.Instant {
	if end.Known() && end < begin && begin.Sub(end) <= ctx.Agreement.Skew {
		return begin
	}
	return end
}

// Seen is an outage that an objective sees, as it was known at the date of the data.
type Seen struct {
	Index   int32
	Outage  *evidence.Outage
	Counts  Counting
	Problem measure.Problem // why it does not count with certainty
}

// SeenOutages lists the outages that an objective sees, in canonical order, those that do not count with certainty
// among them.
func SeenOutages(ctx *measure.Context, o *agreement.Objective, where string) (out []Seen, err error) {
	holds, err := filter.Condition[evidence.Outage](where, ctx.Agreement.Zone)
	if err != nil {
		return nil, fmt.Errorf("objective %s, where: %w", o.ID, err)
	}
	all, scope := ctx.Evidence.All, measure.NewScope(ctx, o)
	list := ctx.Evidence.OutagesOf(o.Service, o.Site())
	out = make([]Seen, 0, len(list))
	for _, i := range list {
		r := &all.Outages[i]
		if !scope.Has(r.Service, r.Pos) || !scope.At(r.Site) || r.From > ctx.AsOf {
			continue
		}
		known := OutageKnown(r, ctx)
		answer, err := holds(known, ctx.AsOf)
		if err != nil {
			return nil, fmt.Errorf("objective %s, where, at %s: %w", o.ID, all.Where(r.Pos), err)
		}
		one := Seen{Index: i, Outage: known}
		if ctx.Counted[r.Pos] {
			answer = filter.Yes
		}
		switch {
		case answer == filter.No:
			continue
		case known.To.Known() && known.To < known.From:
			one.Counts, one.Problem = Impossible, measure.ProblemBackwards
		case !answer.Known():
			one.Counts, one.Problem = Undecided, ProblemOf(answer)
		}
		out = append(out, one)
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
