package calendars

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/calendar"
)

const (
	clockForm    = `([01]?[0-9]|2[0-4]):[0-5][0-9]`
	hoursPattern = `^` + clockForm + ` ?- ?` + clockForm + `$`
	dayNames     = `(mon|tue|wed|thu|fri|sat|sun)`
	daysPattern  = `^` + dayNames + `( ?- ?` + dayNames + `)?( ?, ?` + dayNames + `( ?- ?` + dayNames + `)?)*$`
)

// week lists the days as agreements write them, at their time.Weekday.
var week = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

var hoursForm = regexp.MustCompile(hoursPattern)

// openHours is 08:00-18:00, a list of such intervals, or closed.
func openHours() shape.Of[[]calendar.ClockInterval] {
	open := shape.Check(shape.OneOrMore(clockInterval()), checkOverlap)
	closed := shape.Choice("closed")
	return shape.Of[[]calendar.ClockInterval]{
		Schema: shape.AnyOf(closed.Schema, open.Schema),
		Read: func(r *shape.Reader, n *shape.Node) ([]calendar.ClockInterval, bool) {
			if n.Kind == shape.Scalar && n.Value == "closed" {
				return nil, true
			}
			return open.Read(r, n)
		},
	}
}

// clockInterval is a stretch of a local day such as 08:00-18:00.
func clockInterval() shape.Of[calendar.ClockInterval] {
	return shape.Parsed(shape.Exactly(hoursPattern), "hours such as 08:00-18:00",
		func(s string) (calendar.ClockInterval, string, bool) {
			if !hoursForm.MatchString(s) {
				return calendar.ClockInterval{}, "", false
			}
			from, to, _ := strings.Cut(s, "-")
			v := calendar.ClockInterval{From: clock(from), To: clock(to)}
			switch {
			case v.To > 24*60*60:
				return v, "a day ends at 24:00", false
			case v.From == v.To:
				return v, "it is empty; the whole day is 00:00-24:00", false
			case v.From > v.To:
				return v, fmt.Sprintf(
					"a shift over midnight is two: %s-24:00, and 00:00-%s on the next day", strings.TrimSpace(from),
					strings.TrimSpace(to),
				), false
			}
			return v, "", true
		})
}

// clock is a time of day in seconds; the form was checked.
func clock(s string) int {
	hour, minute, _ := strings.Cut(strings.TrimSpace(s), ":")
	h, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(minute)
	return (h*60 + m) * 60
}

// checkOverlap refuses intervals of one day that overlap.
func checkOverlap(r *shape.Reader, n *shape.Node, list []calendar.ClockInterval) ([]calendar.ClockInterval, bool) {
	for i, v := range list {
		for _, w := range list[:i] {
			if v.From < w.To && w.From < v.To {
				r.Problem(n, "", "%s and %s overlap", w, v)
				return nil, false
			}
		}
	}
	return list, true
}

// weekdays is one or more days such as fri, mon-thu or "sat, sun".
func weekdays() shape.Of[[]time.Weekday] {
	return shape.Parsed(shape.Exactly(daysPattern), "days such as mon-thu, fri or \"sat, sun\"",
		func(s string) (days []time.Weekday, hint string, ok bool) {
			for _, part := range strings.Split(s, ",") {
				from, to, span := strings.Cut(part, "-")
				first, last := weekday(from), weekday(from)
				if span {
					last = weekday(to)
				}
				if first < 0 || last < 0 {
					return nil, weekdayHint(s), false
				}
				for d := first; ; d = (d + 1) % 7 {
					if slices.Contains(days, time.Weekday(d)) {
						return nil, week[d] + " is in it twice", false
					}
					days = append(days, time.Weekday(d))
					if d == last {
						break
					}
				}
			}
			return days, "", true
		})
}

func weekday(s string) int {
	for i, name := range week {
		if strings.TrimSpace(s) == name {
			return i
		}
	}
	return -1
}

func weekdayHint(s string) string {
	for i, name := range week {
		if strings.EqualFold(s, name) || strings.EqualFold(s, time.Weekday(i).String()) {
			return "did you mean " + name + "?"
		}
	}
	for _, name := range week {
		if strings.HasPrefix(strings.ToLower(s), name) {
			return "days are written " + strings.Join(append(week[1:7:7], week[0]), ", ")
		}
	}
	return ""
}

// weeklyHours is what a week looks like, by time.Weekday.
func weeklyHours() shape.Of[[7][]calendar.ClockInterval] {
	entries := shape.Entries(weekdays(), openHours())
	return shape.Check(entries, func(
		r *shape.Reader, n *shape.Node, list []shape.Entry[[]time.Weekday, []calendar.ClockInterval],
	) (hours [7][]calendar.ClockInterval, ok bool) {
		var said [7]bool
		ok = true
		for _, e := range list {
			for _, d := range e.Key {
				if said[d] {
					r.Problem(e.Node, "a lunch break is a list: [08:00-12:00, 13:00-16:00]", "%s is there twice", week[d])
					ok = false
				}
				said[d], hours[d] = true, e.Value
			}
		}
		return hours, ok
	})
}
