package times

import "github.com/slareport/slareport/loaders/cell/chars"

// readISO reads the forms of ISO 8601 and RFC 3339 that most exports use, by fixed places: yyyy-MM-dd,
// then T or a space, HH:mm, seconds and decimals if any, and an offset if any, with or without a space
// before it. It looks at shape only; whether the date exists is asked later.
func readISO(text []byte, m *moment) bool {
	if len(text) < 16 {
		return len(text) == 10 && m.readISODate((*[10]byte)(text))
	}
	head := (*[16]byte)(text)
	if !m.readISODate((*[10]byte)(text)) || head[10] != 'T' && head[10] != ' ' || head[13] != ':' {
		return false
	}
	m.Hour, m.Minute, m.timed = two(head[11], head[12]), two(head[14], head[15]), true
	if m.Hour|m.Minute >= noDigits {
		return false
	}
	rest := text[16:]
	if len(rest) >= 3 && rest[0] == ':' {
		if m.Second = two(rest[1], rest[2]); m.Second >= noDigits {
			return false
		}
		rest = rest[3:]
		if len(rest) > 0 && (rest[0] == '.' || rest[0] == ',') {
			width := 0
			if m.Micros, width = decimalsOfSecond(rest[1:]); width == 0 {
				return false
			}
			rest = rest[1+width:]
		}
	}
	return len(rest) == 0 || m.readZone(rest)
}

// readISODate reads yyyy-MM-dd.
func (m *moment) readISODate(text *[10]byte) bool {
	high, low := two(text[0], text[1]), two(text[2], text[3])
	m.Month, m.Day = two(text[5], text[6]), two(text[8], text[9])
	m.Year = high*100 + low
	return text[4] == '-' && text[7] == '-' && high|low|m.Month|m.Day < noDigits
}

// noDigits is what two gives for what is no number of two digits; it is larger than any, and stays so
// when numbers are joined by or.
const noDigits = 128

// two reads two digits.
func two(a, b byte) int {
	a, b = a-'0', b-'0'
	if a > 9 || b > 9 {
		return noDigits
	}
	return int(a)*10 + int(b)
}

// readZone reads what follows the time up to the end.
func (m *moment) readZone(rest []byte) bool {
	if len(rest) == 1 && rest[0] == 'Z' {
		m.zoned = true
		return true
	}
	if rest[0] == ' ' {
		rest = rest[1:]
	}
	seconds, width := readOffset(rest)
	if width == 0 || width != len(rest) {
		return false
	}
	m.offset, m.zoned = seconds, true
	return true
}

// decimalsOfSecond reads decimals as microseconds; finer ones are left out.
func decimalsOfSecond(text []byte) (micros, width int) {
	unit := 100_000
	for width < len(text) && chars.IsDigit(text[width]) {
		micros += int(text[width]-'0') * unit
		unit /= 10
		width++
	}
	return micros, width
}
