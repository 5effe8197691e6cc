package measure

import (
	"fmt"
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/sampling"
	"github.com/slareport/slareport/report/timeline"
)

// byRun measures availability from samples as time: a service is down only while enough samples in a row failed
// or failures lasted long enough, from the first failure until the next good sample (rules §3, by run).
func byRun(ctx *Context, o *agreement.Objective) ([]Result, error) {
	list, err := seriesOf(ctx, o, o.Availability.Where)
	if err != nil {
		return nil, err
	}
	rule := runsOf(o.Availability)
	var told []telling
	for _, s := range list {
		t := telling{series: s, known: s.Covered(rule), life: lifetime(list, s, rule)}
		for _, run := range s.Down(rule, ctx.AsOf) {
			t.downs = append(t.downs, downtime{
				time: run.Known, share: evidence.One, id: sampleID(ctx, s, run.Known[0].From), rows: rowsOf(run.Rows),
			})
		}
		told = append(told, t)
	}
	return fromTelling(ctx, o, told)
}

// bySlot measures availability from samples as time in slots: a slot is down when the share of its samples that failed
// reaches the agreed threshold (half of them unless told); a slot without samples is unknown (rules §3, by slot).
func bySlot(ctx *Context, o *agreement.Objective) ([]Result, error) {
	list, err := seriesOf(ctx, o, o.Availability.Where)
	if err != nil {
		return nil, err
	}
	threshold := o.Availability.Threshold
	if threshold == nil {
		threshold = big.NewRat(50, 1)
	}
	rates := make([]errorRates, len(ctx.Periods))
	var told []telling
	for _, s := range list {
		t := telling{series: s, life: lifetime(list, s, sampling.Runs{Every: o.Availability.Slot})}
		var known []timeline.Interval
		for _, slot := range s.Slots(wantName(ctx, o)) {
			known = append(known, slot.Interval)
			for i, p := range ctx.Periods {
				if p.Contains(slot.From) {
					rates[i].add(slot)
				}
			}
			if slot.Failed > 0 && Share(big.NewRat(slot.Failed, 1), big.NewRat(slot.N, 1)).Value.Cmp(threshold) >= 0 {
				t.slotDown(ctx, slot)
			}
		}
		t.known = timeline.Union(known...)
		told = append(told, t)
	}
	results, err := fromTelling(ctx, o, told)
	for i := range results {
		results[i].Asides = append(results[i].Asides, rates[i].aside()...)
	}
	return results, err
}

// telling is what one series tells of its service.
type telling struct {
	series *sampling.Series
	downs  []downtime
	known  timeline.Set
	life   timeline.Interval // in which it should tell
}

// slotDown adds a slot that is down; slots that follow each other are one downtime.
func (t *telling) slotDown(ctx *Context, s sampling.Slot) {
	if n := len(t.downs); n > 0 && t.downs[n-1].time[0].To == s.From {
		last := &t.downs[n-1]
		last.time[0].To = s.To
		last.rows = rowsOf(sampling.Rows{First: last.rows[0], Last: s.Rows.Last})
		return
	}
	t.downs = append(t.downs, downtime{
		time: timeline.Set{s.Interval}, share: evidence.One, id: sampleID(ctx, t.series, s.From), rows: rowsOf(s.Rows),
	})
}

// lifetime is the time in which a series should tell something. The only series of a service should always; one
// of several may have been put up or taken down with its site, so it counts from its first to its last sample.
func lifetime(all []*sampling.Series, s *sampling.Series, rule sampling.Runs) timeline.Interval {
	if len(all) == 1 {
		return timeline.Interval{From: timeline.MinInstant, To: timeline.MaxInstant}
	}
	return timeline.Interval{From: s.First, To: s.Last.Add(max(1, rule.Every))}
}

// fromTelling puts the series together: the service is down while any of them says so, and unknown while one that
// should tell something is silent, or all are. Per site, the series of each site are put together and the sites
// averaged.
func fromTelling(ctx *Context, o *agreement.Objective, told []telling) ([]Result, error) {
	sites := newSites(o.Availability)
	for _, t := range told {
		sites.meet(t.series.Key.Site.String())
	}
	watches := sites.watches()
	bySite := make([][]telling, len(watches))
	for _, t := range told {
		for _, k := range sites.of(t.series.Key.Site.String()) {
			bySite[k] = append(bySite[k], t)
		}
	}
	for k := range watches {
		watches[k] = together(watches[k].site, bySite[k])
	}
	results, err := timed(ctx, o, watches, evidenceFor(ctx, servicesOf(ctx, o)...))
	if err != nil {
		return nil, err
	}
	for _, t := range told {
		sites.strangeSeries(ctx, t.series, results)
	}
	return results, sampleFindings(ctx, o, told, results)
}

// together makes one watch of several series.
func together(site string, told []telling) watch {
	w := watch{site: site, gappy: true}
	var spoken, silent []timeline.Interval
	for _, t := range told {
		w.downs = append(w.downs, t.downs...)
		spoken = append(spoken, t.known...)
		silent = append(silent, timeline.Set{t.life}.Subtract(t.known)...)
	}
	w.known = timeline.Union(spoken...)
	if len(told) > 1 {
		w.known = w.known.Subtract(timeline.Union(silent...))
	}
	return w
}

// sampleFindings tells of odd samples, and of series that fell silent, in the periods they fall into.
func sampleFindings(ctx *Context, o *agreement.Objective, told []telling, results []Result) error {
	every := o.Availability.Every
	for i, p := range ctx.Periods {
		odd, r := oddities{}, &results[i]
		for _, t := range told {
			list, err := t.series.Cells(p.Interval)
			if err != nil {
				return fmt.Errorf("objective %s: %w", o.ID, err)
			}
			for _, cell := range list {
				odd.add(cell)
			}
			if last := t.series.Last; every > 0 && p.Contains(last) && sampling.Gap(every, last, min(p.To, ctx.AsOf)) {
				r.Findings = append(r.Findings, evidence.Finding{Severity: "warning",
					Text: fmt.Sprintf("the last sample of service %q, site %q is of %s", t.series.Key.Service, t.series.Key.Site, last)})
			}
		}
		r.Findings = append(append(r.Findings, odd.conflicts(ctx)...), odd.states(ctx)...)
	}
	return nil
}

// errorRates adds up the error rates of slots, by the number of samples in a slot so that the sum stays short.
type errorRates struct {
	slots  int64
	failed map[int64]int64
}

func (e *errorRates) add(s sampling.Slot) {
	e.slots += s.Count
	if s.Failed > 0 {
		if e.failed == nil {
			e.failed = map[int64]int64{}
		}
		e.failed[s.N] += s.Failed
	}
}

// aside is the mean of the slots' error rates in percent: another convention than a threshold, named and never
// judged (rules §3).
func (e *errorRates) aside() []Aside {
	if e.slots == 0 {
		return nil
	}
	sum := new(big.Rat)
	for n, failed := range e.failed {
		sum.Add(sum, big.NewRat(failed, n))
	}
	return []Aside{{Key: "aside.slot-errors", Value: Share(sum, big.NewRat(e.slots, 1)).Value, Unit: "%"}}
}
