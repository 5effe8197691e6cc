// Package durations reads the lengths of time of a column: 1:30:00, 1h 30m, PT90M, and bare numbers in the unit of the
// column.
package durations

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/slareport/slareport/loaders/cell"
	"github.com/slareport/slareport/loaders/cell/chars"
	"github.com/slareport/slareport/loaders/cell/digits"
	"github.com/slareport/slareport/loaders/cell/numbers"
	"github.com/slareport/slareport/loaders/cell/units"
	"github.com/slareport/slareport/report/finding"
	"github.com/slareport/slareport/report/timeline"
)

// None is the absent duration.
const None timeline.Micros = -1 << 63

// Short says what two numbers with a colon, such as 1:30, are.
type Short uint8

// The meanings. They differ sixtyfold, so without a declaration 1:30 is an error.
const (
	Undeclared Short = iota
	HoursMinutes
	MinutesSeconds
)

// Reader reads a column of durations. The zero Reader is ready; a bare number is an error without a Unit.
type Reader struct {
	Unit    timeline.Micros // of a bare number; 0: nobody says
	Headed  bool            // the head of the column says the Unit
	Short   Short
	Numbers numbers.Reader // how bare numbers are written

	Day, Week timeline.Micros // how long a day and a week are; 0: nobody says
	Working   bool            // where nobody says it they may be those of a team
}

// Declare makes a reader from the word that a user wrote: a unit such as s, min or hours for
// bare numbers, or hh:mm or mm:ss for the meaning of 1:30.
func Declare(word string) (Reader, error) {
	switch strings.ToLower(word) {
	case "":
		return Reader{}, nil
	case "hh:mm":
		return Reader{Short: HoursMinutes}, nil
	case "mm:ss":
		return Reader{Short: MinutesSeconds}, nil
	}
	unit, ok := units.OfTime([]byte(word))
	if !ok {
		return Reader{}, &cell.Mistake{Text: fmt.Sprintf("%q is not a unit of time", word),
			Hint: "units are ms, s, min, h, d and w; hh:mm or mm:ss say what 1:30 is"}
	}
	return Reader{Unit: unit}, nil
}

// Read gives the duration, None for a blank cell.
func (d *Reader) Read(r cell.Raw) (timeline.Micros, cell.Note, error) {
	text, ok := r.Value()
	if !ok {
		return None, 0, nil
	}
	switch r.Kind() {
	case cell.Date, cell.Clock, cell.Elapsed:
		v, ok := r.Elapsed()
		if !ok {
			return None, 0, cell.Problem(text, "cell.no-serial-duration", "")
		}
		return v, 0, nil
	case cell.Fault, cell.Uncached:
		return None, 0, cell.Unreadable(r, "wanted.duration")
	case cell.Number:
		return d.bare(r, text)
	case cell.Bool:
		return None, 0, cell.Problem(text, "cell.flag-for-duration", "hint.map-another")
	}
	return d.readText(r, text)
}

// readText tells the forms apart.
func (d *Reader) readText(r cell.Raw, text []byte) (timeline.Micros, cell.Note, error) {
	body, negative := numbers.CutSign(text)
	var sum timeline.Micros
	var p *finding.Problem
	switch {
	case len(body) == 0:
		p = notADuration(text)
	case body[0] == 'P' || body[0] == 'p':
		sum, p = readISODuration(text, body[1:])
	case bytes.IndexByte(body, ':') >= 0:
		sum, p = d.readColons(text, body)
	case chars.IsDigit(body[len(body)-1]):
		return d.bare(r, text)
	default:
		sum, p = d.readUnits(text, body)
	}
	if p == nil && sum > digits.LongestDuration {
		p = tooLong(text)
	}
	if p != nil {
		return None, 0, p
	}
	if negative {
		sum = -sum
	}
	return sum, 0, nil
}

func notADuration(text []byte) *finding.Problem {
	return cell.Problem(text, "cell.no-duration", "hint.durations")
}

func tooLong(text []byte) *finding.Problem { return cell.Problem(text, "cell.too-long", "hint.unit") }

// bare reads a number whose unit is that of its number format, or of the column.
//
// Rule §13 (unit-needed): A number in a column of durations needs a unit: of its cell, of the head of its column, or
// from the configuration. Without any it is an error, unless it is 0.
func (d *Reader) bare(r cell.Raw, text []byte) (timeline.Micros, cell.Note, error) {
	n, err := d.Numbers.Digits(r)
	if err != nil {
		return None, 0, err
	}
	if n.Sign() == 0 {
		return 0, 0, nil
	}
	unit, p := d.unitFor(r, text)
	if p != nil {
		return None, 0, p
	}
	sum, ok := n.Times(unit)
	if !ok {
		return None, 0, tooLong(text)
	}
	return sum, 0, nil
}

// unitFor is the unit of a bare number. One that slareport.yaml names is what it says.
func (d *Reader) unitFor(r cell.Raw, text []byte) (timeline.Micros, *finding.Problem) {
	own, written := units.OfTime(r.Unit())
	switch {
	case written:
		return d.length(text, own)
	case d.Unit == 0:
		return 0, cell.Problem(text, "cell.no-unit", "hint.which-unit")
	case d.Headed || d.Day != 0:
		return d.length(text, d.Unit)
	}
	return d.Unit, nil
}

const week = 7 * timeline.Day

// length is how long a unit is in the column. Desks such as Jira's write 1w 2d and mean the days of a team.
//
// Rule §13 (team-days): In lengths of tickets a day or a week needs its length, from `day` and `week` of the source: it
// may be 24 hours or a working day. Without it, it is an error that names both. In outages a day is 24 hours.
//
// Convention doubt (days-by-declaration): Where slareport.yaml itself names d or w as the unit of bare numbers, and not
// how long a day is, it is 24 hours and a week seven days. With a day of 24 hours a week is seven of them.
func (d *Reader) length(text []byte, unit timeline.Micros) (timeline.Micros, *finding.Problem) {
	switch {
	case unit == timeline.Day && d.Day != 0:
		return d.Day, nil
	case unit == week && d.Week != 0:
		return d.Week, nil
	case unit == week && d.Day == timeline.Day:
		return week, nil
	case unit >= timeline.Day && (d.Working || d.Day != 0):
		return 0, cell.Problem(text, "cell.which-day", "hint.declare-day")
	}
	return unit, nil
}
