package credits

import (
	"strconv"
	"strings"

	"github.com/slareport/slareport/loaders/workspace/scalars"
	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/timeline"
)

// mostDays is how far a rule about outages may look back.
const mostDays = 366

// breach is one rule as it is written.
type breach struct {
	agreement.Breach
	outages agreement.OutageBreach
}

// Breaches are the tables of what has consequences beyond credits, one or several of which any is enough.
func Breaches(doc string) shape.Of[[]agreement.Breach] {
	type b = breach
	table := shape.Object[b]{
		Name: "a breach", Doc: doc, OneOf: []string{"misses", "outages", "downtime"},
		Keys: []shape.Key[b]{
			shape.Field("misses", "number of misses", shape.Whole(1, mostPeriods), func(v *b) *int { return &v.Misses }),
			shape.Field("outages", "number of outages that the contract counts", shape.Whole(1, 1000),
				func(v *b) *int { return &v.outages.Number }),
			shape.Each("downtime", "time down of all outages together, such as more than 24h, or 24h for as much or more",
				downtime(), func(v *b, d length) { v.outages.Downtime, v.outages.More = d.time, d.more }),
			shape.Field("longer-than", "only outages that are longer count, such as 30m", scalars.Duration(),
				func(v *b) *timeline.Micros { return &v.outages.Length }),
			shape.Field("at-least", "only outages of at least this length count, such as 30m", scalars.Duration(),
				func(v *b) *timeline.Micros { return &v.outages.Length }),
			shape.FieldFor("in",
				"of misses, the number of periods in which they lie, rolling; of outages and downtime, rolling days such "+
					"as 30d, each of 24 hours, or period for a period of the agreement",
				shape.AnyOf(shape.Whole(1, mostPeriods).Schema, rolling().Schema), inSpan,
				func(v *b) *int { return &v.In }).Required(),
			shape.Field("below-minimum", "yes: only misses below the minimum count; all do unless told", shape.Truth(),
				func(v *b) *bool { return &v.Severe }),
		},
		Done: checkBreach,
	}
	return shape.OneOrMore(shape.Map(table.Shape(), func(v b) agreement.Breach {
		if v.Misses == 0 {
			v.outages.Days, v.In = v.In, 0
			v.Breach.Outages = &v.outages
		}
		return v.Breach
	}))
}

// inSpan is how the time is written in which misses or outages lie.
func inSpan(v *breach) shape.Of[int] {
	if v.Misses > 0 {
		return shape.Whole(1, mostPeriods)
	}
	return rolling()
}

// rolling is a number of days, or 0 for a period.
func rolling() shape.Of[int] {
	return shape.Parsed(shape.Exactly(`^([1-9][0-9]{0,2}d|period)$`), "days such as 30d, or period",
		func(s string) (int, string, bool) {
			if s == "period" {
				return 0, "", true
			}
			number, is := strings.CutSuffix(s, "d")
			n, err := strconv.Atoi(number)
			hint := "up to 366d are possible"
			if !is {
				hint = "months and hours are not possible: write days of 24 hours, or period"
			}
			return n, hint, is && err == nil && n >= 1 && n <= mostDays
		})
}

// length is a length of time that is reached, or passed.
type length struct {
	time timeline.Micros
	more bool
}

func downtime() shape.Of[length] {
	return shape.Parsed(
		shape.Exactly(`^(more than )?([0-9]+(\.[0-9]+)?[dhms])+$`), "a time such as 24h, or more than 24h",
		func(s string) (d length, hint string, ok bool) {
			s, d.more = strings.CutPrefix(s, "more than ")
			d.time, ok = scalars.ParseDuration(s)
			return d, "", ok
		},
	)
}

// checkBreach refuses keys that say nothing together.
func checkBreach(r *shape.Reader, at shape.At, v *breach) {
	if at.Has("misses") && at.Has("in") {
		fitsPeriods(r, at, v.Misses, v.In)
	}
	v.outages.Longer = at.Has("longer-than")
	if at.Has("longer-than") && at.Has("at-least") {
		r.Problem(at.Key("at-least"), "leave one of them out", "an outage is either longer-than or at-least so long")
	}
	for _, only := range []struct{ key, with string }{
		{"longer-than", "outages"}, {"at-least", "outages"}, {"below-minimum", "misses"},
	} {
		if at.Has(only.key) && !at.Given(only.with) {
			r.Problem(at.Key(only.key), "leave it out", "%s means something only with %s", only.key, only.with)
		}
	}
}
