package times

import (
	"strings"

	"github.com/slareport/slareport/loaders/cell/chars"
	"github.com/slareport/slareport/report/finding"
)

// scanner runs a format over a text.
type scanner struct {
	moment
	text    []byte
	at      int
	pm, am  bool
	swapped bool // firstOfTwo is the month
}

// read takes the elements one after the other and tells whether all fit. It does not ask for the end of
// the text.
func (r *scanner) read(elements []element) bool {
	for i := range elements {
		if !r.take(&elements[i]) {
			return false
		}
	}
	return true
}

// take reads one element.
func (r *scanner) take(e *element) bool {
	switch e.kind {
	case literal:
		return r.byte(e.literal)
	case spaces:
		return r.spaces()
	case optional:
		before := *r
		if !r.read(e.inner) {
			*r = before
		}
		return true
	case monthWord:
		return r.word(func(word []byte) bool { r.Month = monthOf(word); return r.Month > 0 })
	case weekday:
		return r.word(func(word []byte) bool { return monthOf(word) == 0 })
	case halfOfDay:
		return r.half()
	case offset:
		return r.offsetFromUTC()
	case fraction:
		return r.fraction()
	}
	return r.number(e)
}

// number reads a field of digits.
func (r *scanner) number(e *element) bool {
	low, high := 1, 2
	switch {
	case e.kind == year4:
		low, high = 4, 4
	case e.kind == year2 || e.exact:
		low = 2
	}
	n, width := 0, 0
	for width < high && r.at+width < len(r.text) && chars.IsDigit(r.text[r.at+width]) {
		n = n*10 + int(r.text[r.at+width]-'0')
		width++
	}
	if width < low {
		return false
	}
	r.at += width
	r.set(e.kind, n)
	return true
}

// set stores a field.
func (r *scanner) set(kind elementKind, n int) {
	switch kind {
	case year4:
		r.Year = n
	case year2:
		r.Year = century(n)
	case month:
		r.Month = n
	case day:
		r.Day = n
	case firstOfTwo:
		if r.swapped {
			r.Month = n
		} else {
			r.Day = n
		}
	case secondOfTwo:
		if r.swapped {
			r.Day = n
		} else {
			r.Month = n
		}
	case hour24, hour12:
		r.Hour, r.timed = n, true
	case minute:
		r.Minute = n
	case second:
		r.Second = n
	}
}

// century completes a year of two digits as POSIX does: 69 to 99 are 1969 to 1999.
func century(year int) int {
	if year >= 69 {
		return 1900 + year
	}
	return 2000 + year
}

func (r *scanner) byte(c byte) bool {
	if r.at < len(r.text) && r.text[r.at] == c {
		r.at++
		return true
	}
	return false
}

func (r *scanner) spaces() bool {
	from := r.at
	for r.byte(' ') {
	}
	return r.at > from
}

// word reads letters, those beyond ASCII included, with a full stop after them, and asks accept.
func (r *scanner) word(accept func([]byte) bool) bool {
	end := r.at
	for end < len(r.text) && (chars.IsLetter(r.text[end]) || r.text[end] >= 0x80) {
		end++
	}
	if end == r.at || !accept(r.text[r.at:end]) {
		return false
	}
	r.at = end
	r.byte('.')
	return true
}

// half reads AM, PM, a.m. or p.m. and is the last word about the hour.
func (r *scanner) half() bool {
	rest := r.text[r.at:]
	for _, form := range [...]string{"am", "pm", "a.m.", "p.m."} {
		if len(rest) >= len(form) && strings.EqualFold(string(rest[:len(form)]), form) {
			r.pm, r.am = form[0] == 'p', form[0] == 'a'
			r.at += len(form)
			return true
		}
	}
	return false
}

// fraction reads decimals of a second.
func (r *scanner) fraction() bool {
	micros, width := decimalsOfSecond(r.text[r.at:])
	r.Micros = micros
	r.at += width
	return width > 0
}

// offsetFromUTC reads Z, UTC, GMT, +02, +0200, +02:00 and GMT+0200.
func (r *scanner) offsetFromUTC() bool {
	rest := r.text[r.at:]
	named := false
	for _, name := range [...]string{"utc", "gmt", "z"} {
		if len(rest) >= len(name) && strings.EqualFold(string(rest[:len(name)]), name) {
			r.at += len(name)
			named = true
			break
		}
	}
	seconds, width := readOffset(r.text[r.at:])
	if width == 0 && !named {
		return false
	}
	r.at += width
	r.offset, r.zoned = seconds, true
	return true
}

// maxOffset is beyond what any zone ever had, in hours.
const maxOffset = 18

// readOffset reads ±hh, ±hhmm and ±hh:mm; width 0 means that there is none.
func readOffset(text []byte) (seconds, width int) {
	if len(text) < 3 || text[0] != '+' && text[0] != '-' {
		return 0, 0
	}
	hours, minutes := pair(text[1:]), 0
	width = 3
	switch rest := text[3:]; {
	case len(rest) >= 3 && rest[0] == ':':
		minutes, width = pair(rest[1:]), 6
	case len(rest) >= 2 && chars.IsDigit(rest[0]):
		minutes, width = pair(rest), 5
	}
	if hours < 0 || hours > maxOffset || minutes < 0 || minutes > 59 {
		return 0, 0
	}
	seconds = hours*3600 + minutes*60
	if text[0] == '-' {
		seconds = -seconds
	}
	return seconds, width
}

// finish applies AM and PM; the reason is nil or why the hour is none. Some programs write PM after an hour
// of 24, which leaves no doubt either.
func (r *scanner) finish() *finding.Message {
	switch {
	case r.am && r.Hour == 12:
		r.Hour = 0
	case r.am && r.Hour > 12, r.pm && r.Hour == 0:
		return impossible("date.twelve-hours")
	case r.pm && r.Hour < 12:
		r.Hour += 12
	}
	return nil
}

// pair reads two digits, -1 if there are none.
func pair(text []byte) int {
	if len(text) < 2 || !chars.IsDigit(text[0]) || !chars.IsDigit(text[1]) {
		return -1
	}
	return int(text[0]-'0')*10 + int(text[1]-'0')
}
