package times

import (
	"bytes"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/report/timeline"
)

// ReadJoined gives the instant of a date and a time of day that stand in columns of their own. Without a time of day it
// is the date alone; a date that has its time already keeps it.
func (t *Reader) ReadJoined(date, clock cell.Raw) (timeline.Instant, cell.Note, error) {
	text, ok := clock.Value()
	if !ok {
		return t.Read(date)
	}
	c, ok := timeOf(clock, text)
	if !ok {
		return timeline.NoInstant, 0, cell.Problem(text, "cell.no-time-of-day", "hint.time-of-day")
	}
	joined := *t
	joined.clock = &c
	return joined.Read(date)
}

// timeOf reads a time of day.
func timeOf(r cell.Raw, text []byte) (c cell.Civil, ok bool) {
	switch r.Kind() {
	case cell.Clock, cell.Date, cell.Elapsed:
		return r.TimeOfDay()
	case cell.Text:
		m := scanner{text: plainSpaces(text)}
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
