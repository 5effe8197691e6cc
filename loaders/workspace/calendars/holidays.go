package calendars

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/calendar/regions"
)

const dayPattern = `^([0-9]{4}-)?[0-9]{2}-[0-9]{2}$`

var dayForm = regexp.MustCompile(dayPattern)

// closures is when a calendar is closed beside its hours.
type closures struct {
	regions []calendar.Region
	own     []calendar.Holiday
}

// holidays is a region, or a list of regions, dates, and dates with a name.
func holidays() shape.Of[closures] {
	return shape.Map(shape.OneOrMore(holiday()), func(list []closures) (all closures) {
		for _, c := range list {
			all.regions = append(all.regions, c.regions...)
			all.own = append(all.own, c.own...)
		}
		return all
	})
}

// holiday is one item of holidays.
func holiday() shape.Of[closures] {
	named := shape.Map(shape.Entries(day(), shape.Text()), func(list []shape.Entry[calendar.Date, string]) (c closures) {
		for _, e := range list {
			c.own = append(c.own, calendar.Holiday{Date: e.Key, Name: e.Value})
		}
		return c
	})
	bare := shape.Map(day(),
		func(d calendar.Date) closures { return closures{own: []calendar.Holiday{{Date: d, Name: d.String()}}} })
	code := shape.Map(region(), func(g calendar.Region) closures { return closures{regions: []calendar.Region{g}} })
	return shape.Of[closures]{
		Schema: shape.AnyOf(code.Schema, bare.Schema, named.Schema),
		Read: func(r *shape.Reader, n *shape.Node) (closures, bool) {
			switch {
			case n.Kind == shape.Mapping:
				return named.Read(r, n)
			case n.Kind == shape.Scalar && n.Value != "" && strings.Contains("0123456789", n.Value[:1]):
				return bare.Read(r, n)
			}
			return code.Read(r, n)
		},
	}
}

// day is a date, or MM-DD for every year.
func day() shape.Of[calendar.Date] {
	return shape.Parsed(shape.Exactly(dayPattern), "a date such as 2026-12-24, or 12-24 for every year",
		func(s string) (calendar.Date, string, bool) {
			if !dayForm.MatchString(s) {
				return calendar.Date{}, "", false
			}
			d, err := calendar.ParseDate(s)
			if err != nil {
				return calendar.Date{}, err.Error(), false
			}
			return d, "", true
		})
}

// region is a country or state whose public holidays are known.
func region() shape.Of[calendar.Region] {
	schema := shape.Choice(regions.Codes()...).Schema
	return shape.Parsed(schema, "a country or state with known holidays such as DE or DE-BE, or a date",
		func(s string) (calendar.Region, string, bool) {
			g, err := regions.Lookup(s)
			var unknown *regions.UnknownError
			switch {
			case errors.As(err, &unknown) && len(unknown.Suggestions) > 0:
				return g, "did you mean " + shape.Either(unknown.Suggestions) + "?", false
			case err != nil:
				return g, "list the dates instead", false
			case g.Code != s:
				return g, "did you mean " + g.Code + "?", false
			}
			return g, "", true
		})
}

// otherDays are dates with hours of their own.
func otherDays() shape.Of[[]calendar.Day] {
	type d = calendar.Day
	table := shape.Object[d]{
		Name: "a day", Doc: "Hours of one date, with its name.",
		Keys: []shape.Key[d]{
			shape.Field("hours", "hours on this date, or closed", openHours(),
				func(v *d) *[]calendar.ClockInterval { return &v.Hours }).Required(),
			shape.Field("name", "what the day is called", shape.Text(), func(v *d) *string { return &v.Name }),
		},
	}.Shape()
	short := shape.Map(openHours(), func(h []calendar.ClockInterval) d { return d{Hours: h} })
	either := shape.Of[d]{
		Schema: shape.AnyOf(short.Schema, table.Schema),
		Read: func(r *shape.Reader, n *shape.Node) (d, bool) {
			if n.Kind == shape.Mapping {
				return table.Read(r, n)
			}
			return short.Read(r, n)
		},
	}
	return shape.Map(shape.Entries(day(), either), func(list []shape.Entry[calendar.Date, d]) []d {
		all := make([]d, len(list))
		for i, e := range list {
			e.Value.Date = e.Key
			all[i] = e.Value
		}
		return slices.Clip(all)
	})
}
