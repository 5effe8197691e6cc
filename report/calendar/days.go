package calendar

import (
	"slices"
	"time"

	"github.com/slareport/slareport/report/timeline"
)

// version is a Dated made ready to be walked day by day.
type version struct {
	spec  Spec
	zone  *Zone             // looked up ahead for the window that is expanded ahead
	span  timeline.Interval // the instants it governs
	hours [7][]ClockInterval
}

// endOfTime is the instant after the last one that a calendar knows.
const endOfTime = timeline.MaxInstant + 1

// arrange puts versions in order, cuts time between them and tidies their hours. No versions at all are
// one that is always open: without a calendar, every instant counts.
//
// Rule §1 (calendar-versions): A calendar edited in March does not change January.
func arrange(dated []Dated) []version {
	if len(dated) == 0 {
		dated = []Dated{{Spec: Spec{AlwaysOpen: true}}}
	}
	dated = slices.Clone(dated)
	slices.SortStableFunc(dated, func(a, b Dated) int { return a.From.number() - b.From.number() })
	var all []version
	for i, d := range dated {
		v := version{spec: d.Spec, span: timeline.Interval{From: timeline.MinInstant, To: endOfTime}}
		if v.spec.Zone == nil {
			v.spec.Zone = time.UTC
		}
		if i > 0 {
			v.span.From = zoneOf(v.spec.Zone, d.From).StartOfDay(d.From)
			all[i-1].span.To = v.span.From
		}
		for day := range v.hours {
			v.hours[day] = tidy(v.spec.Hours[day])
			if v.spec.AlwaysOpen {
				v.hours[day] = []ClockInterval{{0, daySeconds}}
			}
		}
		all = append(all, v)
	}
	return all
}

// zoneOf covers the days about a date.
func zoneOf(loc *time.Location, d Date) *Zone {
	midnight := timeline.Instant(d.number()) * timeline.Instant(timeline.Day)
	return zoneOver(loc, grow(timeline.Interval{From: midnight, To: midnight}))
}

// tidy sorts hours, joins those that overlap or touch, and cuts them to the day.
func tidy(hours []ClockInterval) []ClockInterval {
	sorted := slices.Clone(hours)
	slices.SortFunc(sorted, func(a, b ClockInterval) int { return a.From - b.From })
	var out []ClockInterval
	for _, h := range sorted {
		h = ClockInterval{max(h.From, 0), min(h.To, daySeconds)}
		n := len(out)
		switch {
		case h.To <= h.From:
		case n > 0 && h.From <= out[n-1].To:
			out[n-1].To = max(out[n-1].To, h.To)
		default:
			out = append(out, h)
		}
	}
	return out
}

// day is a local day with what is open on it.
type day struct {
	number   int
	from, to timeline.Instant // its first instant and the next day's
	open     timeline.Set     // within it; the visitor must not keep it
}

// eachDay visits the local days that have a part in the window, in order.
func (v *version) eachDay(window timeline.Interval, visit func(day)) {
	zone := zoneOver(v.spec.Zone, grow(window))
	number := zone.dayOf(window.From)
	special := v.special(number, zone.dayOf(window.To-1))
	var open timeline.Set
	for from := zone.startOf(number); from < window.To; number++ {
		to := zone.startOf(number + 1)
		hours, ok := special[number]
		if !ok {
			hours = v.hours[weekday(number)]
		}
		d := day{number: number, from: from, to: to}
		d.open = zone.open(d, hours, open[:0])
		if v.span.To < to { // the next version is in another zone, whose day has begun
			d.open = d.open.Clip(v.span)
		}
		visit(d)
		open, from = d.open, to
	}
}

func (v *version) special(first, last int) map[int][]ClockInterval {
	if v.spec.AlwaysOpen {
		return nil
	}
	return v.spec.special(dateOf(first).Year, dateOf(last).Year)
}

// open turns the hours of a day into instants, by the rule in the package's doc.
func (z *Zone) open(d day, hours []ClockInterval, out timeline.Set) timeline.Set {
	if d.to.Sub(d.from) == timeline.Day && z.spans[z.spanAt(d.from)].to >= d.to { // no change of offset
		for _, h := range hours {
			out = append(out, timeline.Interval{From: d.from.Add(seconds(h.From)), To: d.from.Add(seconds(h.To))})
		}
		return out
	}
	for _, h := range hours {
		out = append(out, timeline.Interval{From: z.edge(d, h.From), To: z.edge(d, h.To)})
	}
	return timeline.Union(out...)
}

// edge is the instant of an opening or closing time on a day with a change of offset.
func (z *Zone) edge(d day, clock int) timeline.Instant {
	switch clock {
	case 0:
		return d.from
	case daySeconds:
		return d.to
	}
	at, _, _ := z.read(timeline.Micros(d.number)*timeline.Day + seconds(clock))
	return max(d.from, min(at, d.to))
}

func seconds(n int) timeline.Micros { return timeline.Micros(n) * timeline.Second }
