package calendar

import (
	"fmt"
	"strings"
	"time"
)

// Date is a civil date of the Gregorian calendar, without a zone. The zero Date is no date.
type Date struct {
	Year  int // 1 to 9999; 0 stands for every year where that is allowed
	Month time.Month
	Day   int
}

// Years that dates may have; timeline.MinInstant and MaxInstant are in them.
const (
	firstYear = 1
	lastYear  = 9999
)

// NewDate checks that the date exists.
func NewDate(year, month, day int) (Date, error) {
	d := Date{year, time.Month(month), day}
	if year < firstYear || year > lastYear {
		return Date{}, fmt.Errorf("year %d is not within %d to %d", year, firstYear, lastYear)
	}
	if err := d.checkDay(); err != nil {
		return Date{}, err
	}
	return d, nil
}

// ParseDate reads YYYY-MM-DD, or MM-DD for a day of every year.
func ParseDate(text string) (Date, error) {
	parts := strings.Split(text, "-")
	yearly := len(parts) == 2
	if yearly {
		parts = append([]string{"0000"}, parts...)
	}
	if len(parts) != 3 || len(parts[0]) != 4 || len(parts[1]) != 2 || len(parts[2]) != 2 {
		return Date{}, noDate(text)
	}
	year, okYear := digits(parts[0])
	month, okMonth := digits(parts[1])
	day, okDay := digits(parts[2])
	if !okYear || !okMonth || !okDay {
		return Date{}, noDate(text)
	}
	if yearly {
		d := Date{0, time.Month(month), day}
		if err := d.checkDay(); err != nil {
			return Date{}, err
		}
		return d, nil
	}
	return NewDate(year, month, day)
}

func noDate(text string) error {
	return fmt.Errorf("%q is no date: wanted YYYY-MM-DD, or MM-DD for every year", text)
}

// digits reads a number that is written in nothing but digits.
func digits(text string) (n int, ok bool) {
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, text != ""
}

// checkDay checks month and day; a yearly 29 February is a date.
func (d Date) checkDay() error {
	if d.Month < time.January || d.Month > time.December {
		return fmt.Errorf("month %d is not within 1 to 12%s", d.Month, swapHint(d))
	}
	if last := d.daysInMonth(); d.Day < 1 || d.Day > last {
		return fmt.Errorf("%s does not exist: %s has %d days", d, d.monthName(), last)
	}
	return nil
}

func swapHint(d Date) string {
	if d.Day >= 1 && d.Day <= 12 && d.Month >= 13 && d.Month <= 31 {
		return " (are day and month swapped?)"
	}
	return ""
}

func (d Date) monthName() string {
	if d.Year == 0 {
		return d.Month.String()
	}
	return fmt.Sprintf("%s %d", d.Month, d.Year)
}

// daysInMonth needs a month from 1 to 12; year 0, which stands for every year, counts as a leap year.
func (d Date) daysInMonth() int {
	switch d.Month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if leap(d.Year) {
			return 29
		}
		return 28
	}
	return 31
}

func leap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

// IsZero tells whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Before compares two dates.
func (d Date) Before(e Date) bool { return d.number() < e.number() }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return weekday(d.number()) }

// AddDays moves a date by days.
func (d Date) AddDays(n int) Date { return dateOf(d.number() + n) }

// String is YYYY-MM-DD, MM-DD for a date of every year, "" for none.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Year == 0:
		return fmt.Sprintf("%02d-%02d", int(d.Month), d.Day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// Days of the 400 years after which the Gregorian calendar repeats, and from 0000-03-01 to 1970-01-01.
const (
	eraDays   = 146097
	epochDays = 719468
)

// number counts days since 1970-01-01. Years begin in March, so that the leap day comes last.
func (d Date) number() int {
	y := d.Year
	if d.Month <= time.February {
		y--
	}
	era := floorDiv(y, 400)
	yearOfEra := y - era*400
	dayOfYear := (153*((int(d.Month)+9)%12)+2)/5 + d.Day - 1
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	return era*eraDays + dayOfEra - epochDays
}

// dateOf is the date of a day number.
func dateOf(number int) Date {
	shifted := number + epochDays
	era := floorDiv(shifted, eraDays)
	dayOfEra := shifted - era*eraDays
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*dayOfYear + 2) / 153
	month := (m+2)%12 + 1
	year := yearOfEra + era*400
	if month <= 2 {
		year++
	}
	return Date{year, time.Month(month), dayOfYear - (153*m+2)/5 + 1}
}

// weekday of a day number; 1970-01-01 was a Thursday.
func weekday(number int) time.Weekday {
	return time.Weekday(number + 4 - 7*floorDiv(number+4, 7))
}

// floorDiv divides towards minus infinity; b is positive.
func floorDiv[T ~int | ~int64](a, b T) T {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
