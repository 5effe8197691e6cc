package series

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/slareport/slareport/report/calendar"
)

// form is a way in which names of files tell the day, month, quarter or year that a file is of.
type form struct {
	layout  string // of package time; the number of a quarter or of a week is appended
	quarter bool
	week    bool // of ISO 8601
	step    step
	digits  *regexp.Regexp
}

// step is the time from one file to the next.
type step struct{ months, days int }

var (
	daily     = step{days: 1}
	weekly    = step{days: 7}
	monthly   = step{months: 1}
	quarterly = step{months: 3}
	yearly    = step{months: 12}
)

// forms are looked for in this order, so that a day is not taken for its month or year.
func forms() (list []form) {
	for _, f := range []struct {
		step    step
		layouts string
	}{
		{daily, "2006-01-02 2006_01_02 2006.01.02 20060102 02-01-2006 02.01.2006 02_01_2006 2006/01/02"},
		{weekly, "2006-W 2006_W 2006W 2006-w 2006_w 2006w 2006-KW 2006_KW 2006KW 2006-kw 2006_kw 2006kw"},
		{quarterly, "2006-Q 2006_Q 2006Q 2006-q 2006_q 2006q"},
		{monthly, "2006-01 2006_01 2006.01 200601 01-2006 01_2006 01.2006 2006/01"},
		{yearly, "2006"},
	} {
		for layout := range strings.FieldsSeq(f.layouts) {
			n := form{layout: layout, step: f.step, quarter: f.step == quarterly, week: f.step == weekly}
			digits := regexp.MustCompile("[0-9]").ReplaceAllString(regexp.QuoteMeta(layout), "[0-9]")
			if n.quarter {
				digits += "[1-4]"
			}
			if n.week {
				digits += "[0-5][0-9]"
			}
			n.digits = regexp.MustCompile(digits)
			list = append(list, n)
		}
	}
	return list
}

// in finds the last date of this form in a name: the first day of the time that it says, and what is around it.
func (f form) in(name string) (first calendar.Date, before, after string, ok bool) {
	for _, at := range slices.Backward(f.digits.FindAllStringIndex(name, -1)) {
		if isDigit(name, at[0]-1) || isDigit(name, at[1]) {
			continue
		}
		if first, ok = f.parse(name[at[0]:at[1]]); ok {
			return first, name[:at[0]], name[at[1]:], true
		}
	}
	return first, "", "", false
}

func isDigit(s string, i int) bool { return i >= 0 && i < len(s) && '0' <= s[i] && s[i] <= '9' }

// Years outside of these are other numbers.
const (
	firstYear = 1990
	lastYear  = 2099
)

func (f form) parse(text string) (calendar.Date, bool) {
	if f.week {
		return monday(text[:len(text)-2], text[len(text)-2:])
	}
	quarter := 0
	if f.quarter {
		quarter, _ = strconv.Atoi(text[len(text)-1:])
		text = text[:len(text)-1]
	}
	t, err := time.Parse(f.layout, text)
	if err != nil || t.Year() < firstYear || t.Year() > lastYear {
		return calendar.Date{}, false
	}
	if f.quarter {
		t = t.AddDate(0, 3*(quarter-1), 0)
	}
	return dateOf(t), true
}

// monday is the first day of a week of ISO 8601, by the year that a text begins with.
func monday(year, week string) (calendar.Date, bool) {
	y, _ := strconv.Atoi(year[:4])
	w, _ := strconv.Atoi(week)
	if y < firstYear || y > lastYear || w < 1 {
		return calendar.Date{}, false
	}
	first := time.Date(y, time.January, 4, 0, 0, 0, 0, time.UTC) // of the first week, whatever day that is
	first = first.AddDate(0, 0, 7*(w-1)-(int(first.Weekday())+6)%7)
	isoYear, isoWeek := first.ISOWeek()
	return dateOf(first), isoYear == y && isoWeek == w
}

// write gives the date of this form.
func (f form) write(d calendar.Date) string {
	if f.week {
		year, week := asTime(d).ISOWeek()
		return fmt.Sprintf("%04d%s%02d", year, f.layout[4:], week)
	}
	text := asTime(d).Format(f.layout)
	if f.quarter {
		text += strconv.Itoa((int(asTime(d).Month())-1)/3 + 1)
	}
	return text
}

// after is the day on which the next file begins.
func (s step) after(d calendar.Date) calendar.Date {
	return dateOf(asTime(d).AddDate(0, s.months, s.days))
}

func asTime(d calendar.Date) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

func dateOf(t time.Time) calendar.Date {
	return calendar.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}
}
