package durations

import (
	"bytes"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/cell/chars"
	"github.com/slareport/slareport/loaders/cell/digits"
	"github.com/slareport/slareport/loaders/cell/units"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// readUnits reads 1h30m, 2d 3h, 1.5 hours, 1,500 min: every unit shorter than the one before it.
func (d *Reader) readUnits(all, text []byte) (sum timeline.Micros, p *finding.Problem) {
	before := timeline.Micros(1) << 62
	for len(text) > 0 {
		number, rest := numberAt(text)
		word, rest := wordAt(rest)
		unit, ok := units.OfTime(word)
		if !ok || unit >= before {
			return 0, notADuration(all)
		}
		n, p := d.Numbers.Sure(all, number, string(word))
		if p != nil {
			return 0, p
		}
		before, text = unit, rest
		if n.Sign() == 0 {
			continue
		}
		if unit, p = d.length(all, unit); p != nil {
			return 0, p
		}
		part, ok := n.Times(unit)
		if sum += part; !ok || sum > digits.LongestDuration {
			return 0, tooLong(all)
		}
	}
	return sum, nil
}

// numberAt takes the digits and marks at the start of a text.
func numberAt(text []byte) (number, rest []byte) {
	at, end := 0, 0
	for at < len(text) {
		if chars.IsDigit(text[at]) {
			at++
			end = at
			continue
		}
		_, width := chars.Mark(text[at:])
		if width == 0 {
			break
		}
		at += width
	}
	return text[:end], text[at:]
}

// wordAt takes the letters at the start of a text, and what parts them from the next number.
func wordAt(text []byte) (word, rest []byte) {
	at := 0
	for at < len(text) && (chars.IsLetter(text[at]) || text[at] >= 0x80) {
		if _, width := chars.Mark(text[at:]); width > 0 {
			break
		}
		at++
	}
	word, rest = text[:at], text[at:]
	for len(rest) > 0 {
		_, width := chars.Mark(rest)
		if width == 0 {
			break
		}
		rest = rest[width:]
	}
	return word, rest
}

// amount reads digits with an optional decimal part, with a point or a comma (ISO 8601).
func amount(text []byte) (n digits.Decimal, width int) {
	var buffer [24]byte
	plain := buffer[:0]
	for width < len(text) && len(plain) < cap(plain) {
		c := text[width]
		if c == ',' {
			c = '.'
		}
		if !chars.IsDigit(c) && c != '.' {
			break
		}
		plain = append(plain, c)
		width++
	}
	n, ok := digits.Parse(plain)
	if !ok {
		return n, 0
	}
	return n, width
}

// readISODuration reads what follows the P of an ISO 8601 duration.
func readISODuration(all, text []byte) (sum timeline.Micros, p *finding.Problem) {
	inTime, last, parts := false, -1, 0
	for len(text) > 0 {
		if text[0]|0x20 == 't' && !inTime {
			inTime, text = true, text[1:]
			continue
		}
		n, width := amount(text)
		if width == 0 || width == len(text) {
			return 0, notADuration(all)
		}
		rank, unit := designator(text[width], inTime)
		switch {
		case rank < 0 || rank <= last:
			return 0, notADuration(all)
		case unit == 0 && n.Sign() != 0:
			return 0, cell.Problem(all, "cell.months-in-duration", "hint.iso-duration")
		}
		part, ok := n.Times(unit)
		if sum += part; !ok || sum > digits.LongestDuration {
			return 0, tooLong(all)
		}
		last, text = rank, text[width+1:]
		parts++
	}
	if parts == 0 {
		return 0, notADuration(all)
	}
	return sum, nil
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
func (d *Reader) readColons(all, text []byte) (sum timeline.Micros, p *finding.Problem) {
	days, text, ok := d.splitDays(text)
	if !ok {
		return 0, notADuration(all)
	}
	parts := bytes.Split(text, []byte(":"))
	scale := []timeline.Micros{timeline.Hour, timeline.Minute, timeline.Second}
	switch {
	case len(parts) == 2 && d.Short == HoursMinutes:
		scale = scale[:2]
	case len(parts) == 2 && d.Short == MinutesSeconds:
		scale = scale[1:]
	case len(parts) == 2:
		return 0, cell.Problem(all, "cell.two-part-duration", "hint.hours-or-minutes")
	case len(parts) != 3:
		return 0, notADuration(all)
	}
	for i, part := range parts {
		n, width := amount(part)
		v, rounded, ok := n.Scaled(digits.Places)
		whole := i < len(parts)-1
		if width != len(part) || width == 0 || !ok || whole && (rounded || v%int64(evidence.One) != 0) ||
			i > 0 && v >= 60*int64(evidence.One) {
			return 0, notADuration(all)
		}
		length, ok := n.Times(scale[i])
		if sum += length; !ok || sum > digits.LongestDuration {
			return 0, tooLong(all)
		}
	}
	return sum + days, nil
}

// splitDays takes "2 days, " or the "2." of 2.03:00:00 off the front of a clock.
func (d *Reader) splitDays(text []byte) (days timeline.Micros, rest []byte, ok bool) {
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
	days, p := d.readUnits(text, front)
	return days, text[cut+1:], p == nil && len(front) > 0 && days%timeline.Day == 0
}
