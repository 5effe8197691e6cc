package cell

import (
	"math/bits"

	"github.com/slareport/slareport/loaders/cell/digits"
	"github.com/slareport/slareport/report/timeline"
)

// Serial numbers of spreadsheets count days. In the 1900 system 1 is 1900-01-01 and 60 is 1900-02-29, a
// day that never was, so later days count from 1899-12-30 (ECMA-376 part 1, §18.17.4). In the 1904 system
// 0 is 1904-01-01.
const (
	epoch1900   = -25569 // days from 1970-01-01 to 1899-12-30
	epoch1904   = -24107 // to 1904-01-01
	phantomDay  = 60
	lastDay1900 = 2958465 // 9999-12-31
	lastDay1904 = 2957003
	dayMicros   = uint64(timeline.Day)
)

// serial splits a serial number into whole days and microseconds of the day.
//
// A stored binary fraction is good to about a microsecond, and programs write fewer digits than that, so
// 45000.999999 stands for the midnight after day 45000. The time is moved to the nearest whole second if
// that is no further away than one unit of the last decimal written, else it is rounded to milliseconds,
// which is the most a spreadsheet shows. ok is false for what is no number or negative.
func serial(text []byte) (days int64, micros timeline.Micros, ok bool) {
	d, ok := digits.Parse(text)
	if !ok || d.Sign() < 0 {
		return 0, 0, false
	}
	whole, part, of, ok := d.Split()
	if !ok {
		return 0, 0, false
	}
	high, low := bits.Mul64(part, dayMicros)
	quotient, _ := bits.Div64(high, low, of)
	micros = wholeSecond(timeline.Micros(quotient), timeline.Micros(dayMicros/of)+1)
	if micros >= timeline.Day {
		return whole + 1, micros - timeline.Day, true
	}
	return whole, micros, true
}

// wholeSecond rounds to the nearest second within reach, else to the nearest millisecond.
func wholeSecond(t, reach timeline.Micros) timeline.Micros {
	const second, milli = timeline.Second, timeline.Second / 1000
	nearest := (t + second/2) / second * second
	if t-nearest <= reach && nearest-t <= reach {
		return nearest
	}
	return (t + milli/2) / milli * milli
}

// Civil gives the date and time of a serial number; it is asked for cells of kind Date and Clock.
func (r Raw) Civil() (Civil, error) {
	text := Trim(r.Text)
	days, micros, ok := serial(text)
	if !ok {
		return Civil{}, Problem(text, "cell.no-serial-date", "")
	}
	var number int64
	switch {
	case days == 0 && !r.from1904():
		return Civil{}, Problem(text, "cell.time-without-date", "hint.duration-column")
	case r.from1904() && days <= lastDay1904:
		number = days + epoch1904
	case r.from1904() || days > lastDay1900:
		return Civil{}, Problem(text, "cell.serial-too-late", "hint.date-column")
	case days < phantomDay:
		number = days + epoch1900 + 1
	case days == phantomDay:
		return Civil{}, Problem(text, "cell.phantom-day", "hint.phantom-day")
	default:
		number = days + epoch1900
	}
	date := timeline.Instant(number * int64(timeline.Day)).Time()
	c := civilClock(micros)
	c.Year, c.Month, c.Day = date.Year(), int(date.Month()), date.Day()
	return c, nil
}

// TimeOfDay gives the time of a serial number without a date; ok is false for any other.
func (r Raw) TimeOfDay() (c Civil, ok bool) {
	days, micros, ok := serial(Trim(r.Text))
	return civilClock(micros), ok && days == 0
}

// civilClock is a time of day without a date.
func civilClock(micros timeline.Micros) Civil {
	second := int(micros / timeline.Second)
	return Civil{
		Hour: second / 3600, Minute: second / 60 % 60, Second: second % 60, Micros: int(micros % timeline.Second),
	}
}

// Elapsed gives the duration of a serial number; ok is false for what is no number.
func (r Raw) Elapsed() (v timeline.Micros, ok bool) {
	text := Trim(r.Text)
	negative := len(text) > 0 && text[0] == '-'
	if negative {
		text = text[1:]
	}
	days, micros, ok := serial(text)
	if !ok || days > lastDay1900 {
		return 0, false
	}
	sum := timeline.Micros(days)*timeline.Day + micros
	if negative {
		sum = -sum
	}
	return sum, true
}
