package pricing

import (
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/judge"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/timeline"
)

// overPeriods notes with the outages of a period, where they are priced one by one, what earlier periods counted of
// them, or of their incidents.
//
// Convention credits (occurrence-over-periods): An outage over the end of a period is one outage where outages are
// priced one by one, and an incident with outages in several periods is one incident where these are priced: a period
// pays what it comes to with all the time up to its end, less what it comes to with the time of earlier periods, both
// at the prices of the later one. Time of periods in which the objective was not missed paid nothing and does not
// count. Windows of several periods that overlap count each outage by themselves.
func (b *Book) overPeriods(i, p int, r *measure.Result) {
	o := &b.Agreement.Objectives[i]
	q := p - 1
	for q >= 0 && !b.Ends(o, q) {
		q--
	}
	if q < 0 || !b.Ends(o, p) || o.Credit.Per == agreement.PerPeriod || o.Span != nil && o.Span.Last > 0 {
		return
	}
	earlier := b.earlierIn(place{i, q})
	begin := b.Window(o, p).From
	for k := range r.Occurrences {
		s := &r.Occurrences[k]
		before, known := earlier.site[s.Group]
		if known = known && s.Began.Known() && s.Began < begin; o.Credit.Per == agreement.PerIncident {
			if of, same := earlier.incident[s.Incident]; same {
				before, known = of, true
			}
		}
		if known {
			s.Before = before
		}
	}
}

// counted is the time of an outage or an incident, by reading.
type counted [measure.Readings]timeline.Micros

// earlierOccurrences are the outages of a period that later ones may go on with: by incident, and by site those that
// were not over at its end.
type earlierOccurrences struct{ incident, site map[string]counted }

// earlierIn are those of an objective in a period. They are asked for by each score that is priced in the next one.
func (b *Book) earlierIn(at place) earlierOccurrences {
	out, known := b.earlier[at]
	if !known {
		out = b.earlierOccurrences(at.objective, at.period)
		if b.earlier == nil {
			b.earlier = map[place]earlierOccurrences{}
		}
		b.earlier[at] = out
	}
	return out
}

func (b *Book) earlierOccurrences(i, q int) earlierOccurrences {
	o := &b.Agreement.Objectives[i]
	out := earlierOccurrences{map[string]counted{}, map[string]counted{}}
	end, missed := b.Window(o, q).To, b.Judged[i][q].Verdict == judge.Missed
	occurrences := b.Results[i][q].Occurrences
	for k := range occurrences {
		s := &occurrences[k]
		sum := out.incident[s.Incident]
		for reading := range sum {
			sum[reading] = max(sum[reading], s.Before[reading])
		}
		out.incident[s.Incident] = sum
	}
	for k := range occurrences {
		s := &occurrences[k]
		sum := out.incident[s.Incident]
		for reading, time := range s.Time {
			if missed && time != measure.NotMissed {
				sum[reading] += time
			}
		}
		out.incident[s.Incident] = sum
	}
	for k := range occurrences {
		s := &occurrences[k]
		if !s.Began.Known() || s.End.Known() && s.End <= end {
			continue
		}
		if o.Credit.Per == agreement.PerIncident {
			out.site[s.Group] = out.incident[s.Incident]
			continue
		}
		own := counted(s.Before)
		for reading, time := range s.Time {
			if missed && time != measure.NotMissed {
				own[reading] += time
			}
		}
		out.site[s.Group] = own
	}
	return out
}
