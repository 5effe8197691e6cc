package cell

import (
	"bytes"

	"github.com/slareport/slareport/report/timeline"
)

// ReadJoined gives the instant of a date and a time of day that stand in columns of their own. Without a time of day it
// is the date alone; a date that has its time already keeps it.
func (t *Times) ReadJoined(date, clock Raw) (timeline.Instant, Note, error) {
	text, ok := clock.Value()
	if !ok {
		return t.Read(date)
	}
	c, ok := timeOf(clock, text)
	if !ok {
		return timeline.NoInstant, 0, Problem(text, "cell.no-time-of-day", "hint.time-of-day")
	}
	joined := *t
	joined.clock = &c
	return joined.Read(date)
}

// timeOf reads a time of day.
func timeOf(r Raw, text []byte) (c Civil, ok bool) {
	switch r.Kind {
	case Clock, Date, Elapsed:
		days, micros, ok := serial(text)
		second := int(micros / timeline.Second)
		return Civil{
			Hour: second / 3600, Minute: second / 60 % 60, Second: second % 60, Micros: int(micros % timeline.Second),
		}, ok && days == 0
	case Text:
		m := reader{text: plainSpaces(text)}
		if bytes.IndexByte(text, ':') < 0 || !m.clock() {
			return c, false
		}
		if m.spaces(); m.half() {
			m.spaces()
		}
		rest := string(bytes.TrimSpace(m.text[m.at:]))
		valid := m.finish() == nil && m.Hour < 24 && m.Minute < 60 && m.Second < 60
		return m.Civil, valid && (rest == "" || rest == "Uhr" || rest == "h")
	}
	return c, false
}
