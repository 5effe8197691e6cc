package cell

import (
	"bytes"
	"cmp"
	"fmt"
	"math/bits"
	"strings"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// NoMicros is the absent duration.
const NoMicros timeline.Micros = -1 << 63

// Short says what two numbers with a colon, such as 1:30, are.
type Short uint8

// The meanings. They differ sixtyfold, so without a declaration 1:30 is an error.
const (
	Undeclared Short = iota
	HoursMinutes
	MinutesSeconds
)

// Durations reads a column of durations. The zero Durations is ready and takes bare numbers as seconds.
type Durations struct {
	Unit    timeline.Micros // of a bare number; 0 is seconds
	Short   Short
	Numbers Numbers // how bare numbers are written
}

// DeclareDurations makes a reader from the word that a user wrote: a unit such as s, min or hours for
// bare numbers, or hh:mm or mm:ss for the meaning of 1:30.
func DeclareDurations(word string) (Durations, error) {
	switch strings.ToLower(word) {
	case "":
		return Durations{}, nil
	case "hh:mm":
		return Durations{Short: HoursMinutes}, nil
	case "mm:ss":
		return Durations{Short: MinutesSeconds}, nil
	}
	unit, ok := unitOf([]byte(word))
	if !ok {
		return Durations{}, &Mistake{Text: fmt.Sprintf("%q is not a unit of time", word),
			Hint: "units are ms, s, min, h, d and w; hh:mm or mm:ss say what 1:30 is"}
	}
	return Durations{Unit: unit}, nil
}

// Observe takes a cell as evidence of how bare numbers are written.
func (d *Durations) Observe(r Raw) { d.Numbers.Observe(r) }

// Read gives the duration, NoMicros for a blank cell.
func (d *Durations) Read(r Raw) (timeline.Micros, Note, error) {
	text := trim(r.Text)
	if noValue(r, text) {
		return NoMicros, 0, nil
	}
	switch r.Kind {
	case Date, Clock, Elapsed:
		v, ok := elapsed(text)
		if !ok {
			return NoMicros, 0, problem(text, "cell.no-serial-duration", "")
		}
		return v, 0, nil
	case Fault, Uncached:
		return NoMicros, 0, unreadable(r, "wanted.duration")
	case Number:
		return d.bare(r, text)
	case Bool:
		return NoMicros, 0, problem(text, "cell.flag-for-duration", "hint.map-another")
	}
	return d.readText(r, text)
}

// readText tells the forms apart.
func (d *Durations) readText(r Raw, text []byte) (timeline.Micros, Note, error) {
	body, negative, _ := strip(text)
	sum, reason, hint := timeline.Micros(0), "", ""
	switch {
	case len(body) == 0:
		reason = notADuration
	case body[0] == 'P' || body[0] == 'p':
		sum, reason, hint = readISODuration(body[1:])
	case bytes.IndexByte(body, ':') >= 0:
		sum, reason, hint = d.readColons(body)
	case isDigit(body[len(body)-1]) || bytes.IndexByte(body, '%') >= 0:
		return d.bare(r, text)
	default:
		sum, reason = readUnits(body)
	}
	if reason == "" && sum > longestDuration {
		reason = tooLong
	}
	if reason != "" {
		return NoMicros, 0, durationProblem(text, reason, hint)
	}
	if negative {
		sum = -sum
	}
	return sum, 0, nil
}

// longestDuration keeps sums far from overflow: ten thousand years.
const longestDuration = 3_660_000 * timeline.Day

const (
	notADuration = "cell.no-duration"
	tooLong      = "cell.too-long"
)

func durationProblem(text []byte, reason, hint string) *finding.Problem {
	return problem(text, reason, cmp.Or(hint, "hint.durations"))
}

// bare reads a number of the declared unit.
func (d *Durations) bare(r Raw, text []byte) (timeline.Micros, Note, error) {
	v, note, err := d.Numbers.Read(r)
	if err != nil {
		return NoMicros, 0, err
	}
	if note&Percent != 0 {
		return NoMicros, 0, durationProblem(text, notADuration, "")
	}
	unit := d.Unit
	if unit == 0 {
		unit = timeline.Second
	}
	sum, ok := times(v, unit)
	if !ok {
		return NoMicros, 0, durationProblem(text, tooLong, "hint.unit")
	}
	return sum, note, nil
}

// times multiplies millionths by a unit, rounded to the nearest microsecond.
func times(v evidence.Fixed, unit timeline.Micros) (timeline.Micros, bool) {
	size := uint64(max(v, -v))
	high, low := bits.Mul64(size, uint64(unit))
	if high >= uint64(evidence.One) {
		return 0, false
	}
	quotient, rest := bits.Div64(high, low, uint64(evidence.One))
	if rest >= uint64(evidence.One)/2 {
		quotient++
	}
	if quotient > uint64(longestDuration) {
		return 0, false
	}
	if v < 0 {
		return -timeline.Micros(quotient), true
	}
	return timeline.Micros(quotient), true
}
