package values

import (
	"bytes"
	"encoding/binary"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/cell/times"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// Instants reads a column of times for one goroutine. Nearly all exports write ISO 8601, row after row of the
// same few days. For those the local midnight of a day is looked up once; the time of day is then eight bytes
// that are checked and added up. Everything else takes the plain path, times.Reader, and the two agree on every
// input: where they might not, such as on a day on which the clocks change, the short way is not taken.
type Instants struct {
	times *times.Reader
	zone  *calendar.Zone
	Short bool // no other form was declared
	days  [daySlots]day
	wrong []byte // a text that is no time …
	why   error  // … and what is wrong with it; nil before the first
}

// daySlots is how many days are remembered: the days of one year each have a place of their own (daySlot).
const daySlots = 1 << 9

// Spread is 2^64 by the golden ratio: multiplied by it neighbours fall far apart.
const Spread = 0x9e3779b97f4a7c15

// day is a date as the file writes it, and when it began.
type day struct {
	date  uint64 // year and month: the first eight bytes of the text
	rest  uint32 // day of the month: the next two; what parts it from the time; and whether the time is of UTC
	start timeline.Instant
	even  bool // an hour of it is an hour: the clocks do not change
}

// NewInstants takes over the reader of the plain path, whose local times are of the zone.
func NewInstants(plain *times.Reader, zone *calendar.Zone, formats []string) *Instants {
	return &Instants{times: plain, zone: zone, Short: len(formats) == 0}
}

// Read gives what times.Reader.Read gives. What is no time is remembered: to find that out takes longest of all, and
// where it is there once it is often there a million times.
func (t *Instants) Read(r cell.Raw) (timeline.Instant, cell.Note, error) {
	if r.Kind() != cell.Text {
		return t.times.Read(r)
	}
	if t.Short {
		if at, ok := t.Iso(r.Text); ok {
			return at, 0, nil
		}
	}
	if t.why != nil && bytes.Equal(r.Text, t.wrong) {
		return timeline.NoInstant, 0, t.why
	}
	at, notes, err := t.times.Read(r)
	if err != nil {
		t.wrong, t.why = append(t.wrong[:0], r.Text...), err
		return timeline.NoInstant, 0, err
	}
	return at, notes, nil
}

// ReadJoined gives the instant of a date and a time of day in columns of their own.
func (t *Instants) ReadJoined(date, clock cell.Raw) (timeline.Instant, cell.Note, error) {
	return t.times.ReadJoined(date, clock)
}

const (
	zeros  = 0x30303a30303a3030 // 00:00:00, the first byte lowest
	places = 0x0000ff0000ff0000 // of the colons
	above9 = 0x7676767676767676 // added to a byte it sets the eighth bit of what is no digit
	eighth = 0x8080808080808080
)

// Iso reads yyyy-MM-dd HH:mm:ss, with T or a space, up to six decimals, and Z or nothing behind.
func (t *Instants) Iso(text []byte) (at timeline.Instant, ok bool) {
	if len(text) < 19 || text[10] != 'T' && text[10] != ' ' {
		return 0, false
	}
	v := binary.LittleEndian.Uint64(text[11:]) ^ zeros
	if (v|(v+above9))&eighth != 0 || v&places != 0 {
		return 0, false
	}
	hour := timeline.Micros(v&15*10 + v>>8&15)
	minute := timeline.Micros(v>>24&15*10 + v>>32&15)
	second := timeline.Micros(v>>48&15*10 + v>>56&15)
	if hour > 23 || minute > 59 || second > 59 {
		return 0, false
	}
	part, utc, ok := decimals(text[19:])
	if !ok {
		return 0, false
	}
	d := t.day(text, utc)
	return d.start.Add(((hour*60+minute)*60+second)*timeline.Second + part), d.even
}

// decimals reads what follows the seconds.
func decimals(text []byte) (part timeline.Micros, utc, ok bool) {
	if len(text) > 0 && text[len(text)-1] == 'Z' {
		text, utc = text[:len(text)-1], true
	}
	if len(text) == 0 {
		return 0, utc, true
	}
	if text[0] != '.' || len(text) < 2 || len(text) > 7 {
		return 0, false, false
	}
	unit := timeline.Second
	for _, c := range text[1:] {
		if c < '0' || c > '9' {
			return 0, false, false
		}
		unit /= 10
		part += timeline.Micros(c-'0') * unit
	}
	return part, utc, true
}

// day finds the date at the start of a text, and the T or space behind it.
func (t *Instants) day(text []byte, utc bool) *day {
	date, rest := binary.LittleEndian.Uint64(text), uint32(binary.LittleEndian.Uint16(text[8:]))|uint32(text[10])<<16
	if utc {
		rest |= 1 << 24
	}
	d := &t.days[daySlot(text)]
	if d.date != date || d.rest != rest {
		*d = day{date, rest, 0, false}
		d.start, d.even = t.begin(text[:11], utc)
	}
	return d
}

// daySlot is the place of a date: of what is no date, any.
func daySlot(text []byte) int {
	month := int(text[5]&1)*10 + int(text[6]&15)
	return (month*32 + int(text[8]&3)*10 + int(text[9]&15)) % daySlots
}

// begin reads the midnight of a day by the plain path, and every hour after it: the day is even when they
// follow each other without a note. date ends with what parts it from the time, since some dates are read with a
// space behind them and not with a T: "2026-10-1 " is a date of one digit less.
func (t *Instants) begin(date []byte, utc bool) (start timeline.Instant, even bool) {
	text := append(append(make([]byte, 0, 24), date...), "00:00:00"...)
	if utc {
		text = append(text, 'Z')
	}
	for hour := range timeline.Micros(24) {
		text[11], text[12] = '0'+byte(hour/10), '0'+byte(hour%10)
		at, note, err := t.times.Read(cell.Raw{Text: text})
		if err != nil || note != 0 || hour > 0 && at != start.Add(hour*timeline.Hour) {
			return 0, false
		}
		if hour == 0 {
			start = at
		}
	}
	last := start.Add(timeline.Day - 1)
	return start, last <= timeline.MaxInstant && (utc || t.zone == nil || t.zone.Offset(start) == t.zone.Offset(last))
}
