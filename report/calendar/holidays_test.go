package calendar

import (
	"strings"
	"testing"
	"time"

	"github.com/slareport/slareport/report/timeline"
)

// germany is a region with some of its holidays, on dates that are the same every year.
func germany(code string) Region {
	return Region{Code: code, Name: "Germany", Year: func(year int) []HolidayOn {
		on := func(month time.Month, day int, name string) HolidayOn {
			d := Date{year, month, day}
			return HolidayOn{Date: d, Name: name, Actual: d}
		}
		return []HolidayOn{
			on(time.January, 1, "Neujahr"), on(time.May, 1, "Tag der Arbeit"),
			on(time.October, 3, "Tag der Deutschen Einheit"),
			on(time.December, 25, "1. Weihnachtstag"), on(time.December, 26, "2. Weihnachtstag"),
		}
	}}
}

// Decides: holidays-known.
func TestHolidaysCloseTheCalendarAndAreListed(t *testing.T) {
	s := everyDay(t, "Europe/Berlin", "08:00-18:00")
	s.Regions = []Region{germany("DE-BE"), germany("DE")}
	s.Holidays = []Holiday{
		{Date: date(t, "10-31"), Name: "Inventory"}, {Date: date(t, "2026-10-02"), Name: "Bridge day"},
		{Date: date(t, "2025-10-09"), Name: "last year's"}, {Date: date(t, "02-29"), Name: "Leap day"},
		{Date: date(t, "2026-10-03"), Name: "Summer party"},
	}
	s.Days = []Day{
		{Date: date(t, "10-31"), Hours: hours(t, "09:00-10:00"), Name: "opened all the same"},
		{Date: date(t, "2026-10-07"), Name: "closed"},
		{Date: date(t, "2026-10-08"), Hours: hours(t, "11:00-12:00")},
		{Date: date(t, "10-08"), Hours: hours(t, "01:00-05:00")},
	}
	cal := expandYear(t, "2026", Dated{Spec: s})
	october := timeline.Interval{From: instant(t, "2026-10-01T00:00:00+02:00"),
		To: instant(t, "2026-11-01T00:00:00+01:00")}
	var got []string
	for _, h := range cal.HolidaysIn(october) {
		got = append(got, h.Date.String()+" "+h.Name)
	}
	want := "2026-10-02 Bridge day, 2026-10-03 Summer party, 2026-10-03 Tag der Deutschen Einheit"
	if strings.Join(got, ", ") != want {
		t.Errorf("holidays %s, want %s", strings.Join(got, ", "), want)
	}
	// 31 days less two holidays and the closed 7th, of which the 8th and the 31st have an hour each
	if got := cal.Length(october); got != 262*timeline.Hour {
		t.Errorf("%d h, want 262", got/timeline.Hour)
	}
	if !openAt(cal, instant(t, "2026-10-08T09:30:00Z")) || openAt(cal, instant(t, "2026-10-08T01:30:00Z")) {
		t.Error("the yearly other hours won over the dated ones")
	}
	leap := timeline.Interval{From: instant(t, "2028-02-28T00:00:00+01:00"), To: instant(t, "2028-03-02T00:00:00+01:00")}
	if list := cal.HolidaysIn(leap); len(list) != 1 || list[0].Name != "Leap day" || cal.Length(leap) != 20*timeline.Hour {
		t.Errorf("leap day: %v, %d h", list, cal.Length(leap)/timeline.Hour)
	}
	plain := timeline.Interval{From: instant(t, "2027-02-28T00:00:00+01:00"), To: instant(t, "2027-03-02T00:00:00+01:00")}
	if list := cal.HolidaysIn(plain); list != nil || cal.Length(plain) != 20*timeline.Hour {
		t.Errorf("no leap day: %v, %d h", list, cal.Length(plain)/timeline.Hour)
	}
}

func TestOtherHoursOn29FebruaryAreForLeapYears(t *testing.T) {
	s := everyDay(t, "UTC", "08:00-18:00")
	s.Days = []Day{{Date: date(t, "02-29"), Hours: hours(t, "08:00-09:00")}}
	cal := expandYear(t, "2026", Dated{Spec: s})
	for year, want := range map[string]timeline.Micros{"2027": 30 * timeline.Hour, "2028": 31 * timeline.Hour} {
		v := timeline.Interval{From: instant(t, year+"-02-27T00:00:00Z"), To: instant(t, year+"-03-02T00:00:00Z")}
		if got := cal.Length(v); got != want {
			t.Errorf("%s: %d h, want %d", year, got/timeline.Hour, want/timeline.Hour)
		}
	}
}

func TestHolidaysAtTheEdgesOfAWindow(t *testing.T) {
	s := everyDay(t, "Europe/Berlin", "08:00-18:00")
	s.Holidays = []Holiday{{Date: date(t, "2026-10-03"), Name: "Unity"}}
	cal := expandYear(t, "2026", Dated{Spec: s}, Dated{From: date(t, "2026-12-01"), Spec: s})
	for _, c := range []struct {
		from, to string
		want     int
	}{
		{"2026-10-02T00:00:00+02:00", "2026-10-03T00:00:00+02:00", 0},
		{"2026-10-02T00:00:00+02:00", "2026-10-03T00:00:00.000001+02:00", 1},
		{"2026-10-03T23:59:59.999999+02:00", "2026-10-05T00:00:00+02:00", 1},
		{"2026-10-04T00:00:00+02:00", "2026-10-05T00:00:00+02:00", 0},
		{"2026-10-03T12:00:00+02:00", "2026-10-03T12:00:00+02:00", 0},
		{"2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z", 1},
	} {
		if got := cal.HolidaysIn(timeline.Interval{From: instant(t, c.from), To: instant(t, c.to)}); len(got) != c.want {
			t.Errorf("%s to %s: %v, want %d", c.from, c.to, got, c.want)
		}
	}
}

func TestHolidaysOnOneDateAreListedOnceByName(t *testing.T) {
	first, second := Holiday{Date: date(t, "05-05"), Name: "A"}, Holiday{Date: date(t, "2026-05-05"), Name: "B"}
	for _, c := range []struct {
		holidays []Holiday
		want     int
	}{
		{[]Holiday{first}, 1}, {[]Holiday{first, first}, 1}, {[]Holiday{first, second}, 2},
		{[]Holiday{second, first, second}, 2},
		{[]Holiday{first, {Date: date(t, "05-06"), Name: "A"}}, 2},
	} {
		if got := (Spec{Holidays: c.holidays}).holidays(2026); len(got) != c.want {
			t.Errorf("%v are listed as %v", c.holidays, got)
		}
	}
}
