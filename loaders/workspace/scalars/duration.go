package scalars

import (
	"math/big"
	"strings"

	"github.com/slareport/slareport/loaders/workspace/shape"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/timeline"
)

// units are the lengths a duration is written in; a day is 24 hours (rules §4).
var units = []struct {
	name string
	is   timeline.Micros
}{{"d", timeline.Day}, {"h", timeline.Hour}, {"m", timeline.Minute}, {"s", timeline.Second}}

const (
	durationPattern  = `^([0-9]+(\.[0-9]+)?[dhms])+$`
	allowancePattern = `^(([0-9]+(\.[0-9]+)?[dhms])+|[0-9]+wd( same-time)?)$`
	longestDuration  = 100 * 366 * timeline.Day
	mostWorkingDays  = 1000
)

// Duration is a length of time such as 30m, 4h, 1h30m or 5d.
func Duration() shape.Of[timeline.Micros] {
	return shape.Parsed(shape.Exactly(durationPattern), "a duration such as 30m, 4h, 1h30m or 5d",
		func(s string) (timeline.Micros, string, bool) {
			d, hint := parseDuration(s)
			return d, hint, d > 0
		})
}

// ParseDuration reads a length of time such as 5m or 1h30m; ok is false for anything else.
func ParseDuration(s string) (d timeline.Micros, ok bool) {
	d, hint := parseDuration(s)
	return d, hint == "" && d > 0
}

// Allowance is a target time: a duration, or working days of the calendar such as 3wd.
//
// Rule §4 (target-units): A target time is a duration in days, hours, minutes and seconds, or a number of working
// days.
func Allowance() shape.Of[targets.Allowance] {
	return shape.Parsed(shape.Exactly(allowancePattern), "a target time such as 4h, 1h30m or 3wd",
		func(s string) (targets.Allowance, string, bool) {
			if days, same, ok := workingDays(s); ok {
				a := targets.Allowance{WorkingDays: days, SameTime: same, Text: s}
				return a, "from 1wd to 1000wd are possible", days >= 1 && days <= mostWorkingDays
			}
			d, hint := parseDuration(s)
			if strings.Contains(s, "wd") {
				hint = "working days stand alone: 3wd, or 3wd same-time for the time of day of the start"
			}
			return targets.Allowance{Time: d, Text: s}, hint, d > 0
		})
}

// workingDays reads 3wd and 3wd same-time.
func workingDays(s string) (days int, same, ok bool) {
	s, same = strings.CutSuffix(s, " same-time")
	s, ok = strings.CutSuffix(s, "wd")
	if !ok || s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false, false
	}
	for _, c := range s {
		days = min(days*10+int(c-'0'), mostWorkingDays+1)
	}
	return days, same, true
}

// parseDuration reads a duration exactly to the microsecond; 0 and a hint when it is none.
func parseDuration(s string) (timeline.Micros, string) {
	sum, rest := new(big.Rat), s
	for _, u := range units {
		at := strings.Index(rest, u.name)
		if at < 0 {
			continue
		}
		n, ok := ParseNumber(rest[:at])
		if !ok || n.Sign() < 0 {
			return 0, durationHint(s)
		}
		sum.Add(sum, n.Mul(n, new(big.Rat).SetInt64(int64(u.is))))
		rest = rest[at+1:]
	}
	switch longest := new(big.Rat).SetInt64(int64(longestDuration)); {
	case rest != "" || s == "":
		return 0, durationHint(s)
	case sum.Cmp(longest) > 0:
		return 0, "at most 100 years are possible"
	case !sum.IsInt():
		return 0, "nothing finer than a microsecond is possible"
	case sum.Sign() == 0:
		return 0, "it must be longer than nothing"
	}
	return timeline.Micros(sum.Num().Int64()), ""
}

// durationHint names the usual slips.
func durationHint(s string) string {
	lower := strings.ToLower(s)
	switch {
	case strings.Trim(s, "0123456789.") == "":
		return "give the unit: " + s + "m, " + s + "h or " + s + "d"
	case strings.Contains(s, "wd"):
		return "working days are not possible here"
	case strings.Contains(s, ":"):
		return "write 1h30m instead of 1:30"
	case strings.ContainsAny(s, ","):
		return "write the decimal point as a point"
	case strings.Contains(lower, "min") || strings.Contains(lower, "hour") || strings.Contains(lower, "day") ||
		strings.Contains(lower, "sec"):
		return "units are s, m, h and d, as in 30m"
	case strings.Contains(lower, "w"):
		return "write weeks as days, as in 7d"
	}
	return "units are s, m, h and d, the larger first, as in 1h30m"
}

// MonthDays is how many days a month has whatever the calendar says: 30d.
func MonthDays() shape.Of[int64] {
	return shape.Parsed(shape.Exactly(`^(2[89]|3[01])d$`), "days in a month such as 30d",
		func(s string) (int64, string, bool) {
			d, ok := ParseDuration(s)
			days := int64(d / timeline.Day)
			return days, "leave month out for the days of the calendar", ok && d%timeline.Day == 0 && days >= 28 && days <= 31
		})
}
