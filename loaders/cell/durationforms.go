package cell

import (
	"bytes"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/timeline"
)

// units are the words for lengths of time, in lower case. A day is 24 hours, a week seven days; months
// and years have no fixed length.
var units = func() map[string]timeline.Micros {
	all := map[string]timeline.Micros{}
	for length, words := range map[timeline.Micros][]string{
		1:                      {"us", "µs", "μs"},
		timeline.Second / 1000: {"ms", "msec", "millisecond", "milliseconds"},
		timeline.Second:        {"s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden"},
		timeline.Minute:        {"m", "min", "mins", "minute", "minutes", "minuten"},
		timeline.Hour:          {"h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"},
		timeline.Day:           {"d", "day", "days", "tag", "tage", "tagen"},
		7 * timeline.Day:       {"w", "wk", "week", "weeks", "woche", "wochen"},
	} {
		for _, word := range words {
			all[word] = length
		}
	}
	return all
}()

// longestUnit is the longest word.
const longestUnit = 12

func unitOf(word []byte) (timeline.Micros, bool) {
	if len(word) > longestUnit {
		return 0, false
	}
	var buffer [longestUnit]byte
	length, ok := units[string(lower(buffer[:0], word))]
	return length, ok
}

// amount reads digits with an optional decimal part, with a point or a comma.
func amount(text []byte) (v evidence.Fixed, width int) {
	var buffer [24]byte
	plain := buffer[:0]
	for width < len(text) && len(plain) < cap(plain) {
		c := text[width]
		if c == ',' {
			c = '.'
		}
		if !isDigit(c) && c != '.' {
			break
		}
		plain = append(plain, c)
		width++
	}
	d, ok := parseDigits(plain)
	if !ok {
		return 0, 0
	}
	scaled, _, ok := d.scaled(decimals)
	if !ok {
		return 0, 0
	}
	return evidence.Fixed(scaled), width
}

// readUnits reads 1h30m, 2d 3h, 1.5 hours, 2 days, 3 min: every unit shorter than the one before it.
func readUnits(text []byte) (sum timeline.Micros, reason string) {
	before := timeline.Micros(1) << 62
	for len(text) > 0 {
		v, width := amount(text)
		if width == 0 {
			return 0, notADuration
		}
		text = bytes.TrimLeft(text[width:], " ")
		end := 0
		for end < len(text) && (isLetter(text[end]) || text[end] >= 0x80) {
			end++
		}
		unit, ok := unitOf(text[:end])
		if !ok || unit >= before {
			return 0, notADuration
		}
		part, ok := times(v, unit)
		if sum += part; !ok || sum > longestDuration {
			return 0, tooLong
		}
		before = unit
		text = bytes.TrimLeft(text[end:], " ,.")
	}
	return sum, ""
}

// readISODuration reads what follows the P of an ISO 8601 duration.
func readISODuration(text []byte) (sum timeline.Micros, reason, hint string) {
	inTime, last, parts := false, -1, 0
	for len(text) > 0 {
		if text[0]|0x20 == 't' && !inTime {
			inTime, text = true, text[1:]
			continue
		}
		v, width := amount(text)
		if width == 0 || width == len(text) {
			return 0, notADuration, ""
		}
		rank, unit := designator(text[width], inTime)
		switch {
		case rank < 0 || rank <= last:
			return 0, notADuration, ""
		case unit == 0 && v != 0:
			return 0, "cell.months-in-duration", "hint.iso-duration"
		}
		part, ok := times(v, unit)
		if sum += part; !ok || sum > longestDuration {
			return 0, tooLong, ""
		}
		last, text = rank, text[width+1:]
		parts++
	}
	if parts == 0 {
		return 0, notADuration, ""
	}
	return sum, "", ""
}

// designator gives the place in the order and the length of a letter of ISO 8601; length 0 is a year or
// a month, rank -1 a letter that does not stand there.
func designator(c byte, inTime bool) (rank int, length timeline.Micros) {
	switch c &^ 0x20 {
	case 'Y':
		rank = 0
	case 'M':
		rank = 1
		if inTime {
			rank, length = 5, timeline.Minute
		}
	case 'W':
		rank, length = 2, 7*timeline.Day
	case 'D':
		rank, length = 3, timeline.Day
	case 'H':
		rank, length = 4, timeline.Hour
	case 'S':
		rank, length = 6, timeline.Second
	default:
		return -1, 0
	}
	if inTime != (rank >= 4) {
		return -1, 0
	}
	return rank, length
}

// readColons reads [days] H:mm:ss[.SSS] and, as declared, H:mm or m:ss.
func (d *Durations) readColons(text []byte) (sum timeline.Micros, reason, hint string) {
	days, text, ok := splitDays(text)
	if !ok {
		return 0, notADuration, ""
	}
	parts := bytes.Split(text, []byte(":"))
	scale := []timeline.Micros{timeline.Hour, timeline.Minute, timeline.Second}
	switch {
	case len(parts) == 2 && d.Short == HoursMinutes:
		scale = scale[:2]
	case len(parts) == 2 && d.Short == MinutesSeconds:
		scale = scale[1:]
	case len(parts) == 2:
		return 0, "cell.two-part-duration", "hint.hours-or-minutes"
	case len(parts) != 3:
		return 0, notADuration, ""
	}
	for i, part := range parts {
		v, width := amount(part)
		whole := i < len(parts)-1
		if width != len(part) || width == 0 || whole && v%evidence.One != 0 || i > 0 && v >= 60*evidence.One {
			return 0, notADuration, ""
		}
		length, ok := times(v, scale[i])
		if sum += length; !ok || sum > longestDuration {
			return 0, tooLong, ""
		}
	}
	return sum + days, "", ""
}

// splitDays takes "2 days, " or the "2." of 2.03:00:00 off the front of a clock.
func splitDays(text []byte) (days timeline.Micros, rest []byte, ok bool) {
	colon := bytes.IndexByte(text, ':')
	cut := bytes.LastIndexAny(text[:colon], " .")
	if cut < 0 {
		return 0, text, true
	}
	front := bytes.TrimRight(text[:cut], " ,.")
	if text[cut] == '.' {
		if colon-cut != len(".03") {
			return 0, nil, false
		}
		front = append(bytes.Clone(front), 'd')
	}
	days, reason := readUnits(front)
	return days, text[cut+1:], reason == "" && days%timeline.Day == 0
}
