package calendar

import (
	"testing"
	"time"
)

func TestCheckSaysWhatIsWrongWithACalendar(t *testing.T) {
	monday := func(open ...ClockInterval) Spec {
		var s Spec
		s.Hours[time.Monday] = open
		return s
	}
	fine := monday(ClockInterval{0, 12 * 3600}, ClockInterval{12 * 3600, daySeconds})
	with := func(change func(*Spec)) Spec {
		s := fine
		change(&s)
		return s
	}
	for _, c := range []struct {
		versions []Dated
		want     string // "" for nothing
	}{
		{[]Dated{{Spec: fine}}, ""},
		{[]Dated{{Spec: Spec{AlwaysOpen: true}}}, ""},
		{[]Dated{{Spec: Spec{Days: []Day{{Date: date(t, "2026-05-01"), Hours: hours(t, "10:00-11:00")}}}}}, ""},
		{[]Dated{{Spec: fine}, {From: date(t, "2026-01-01"), Spec: fine}, {From: date(t, "2026-01-02"), Spec: fine}}, ""},
		{[]Dated{{Spec: with(func(s *Spec) {
			s.Holidays = []Holiday{{Date: date(t, "02-29")}, {Date: date(t, "2026-12-24")}}
		})}}, ""},
		{nil, "the calendar has no versions"},
		{[]Dated{{Spec: Spec{}}}, "the calendar is never open: it has no hours"},
		{[]Dated{{Spec: fine}, {Spec: fine}}, "two versions hold from the beginning"},
		{[]Dated{{From: date(t, "2026-02-01"), Spec: fine}, {From: date(t, "2026-02-01"), Spec: fine}},
			"two versions hold from 2026-02-01"},
		{[]Dated{{From: date(t, "2026-02-01"), Spec: fine}, {Spec: fine}},
			"the version from the beginning comes after the one from 2026-02-01"},
		{[]Dated{{From: date(t, "2026-02-02"), Spec: fine}, {From: date(t, "2026-02-01"), Spec: fine}},
			"the version from 2026-02-01 comes after the one from 2026-02-02"},
		{[]Dated{{Spec: monday(ClockInterval{-60, 3600})}}, "Monday: -00:01-01:00 is not within 00:00 to 24:00"},
		{[]Dated{{Spec: monday(ClockInterval{0, daySeconds + 60})}}, "Monday: 00:00-24:01 is not within 00:00 to 24:00"},
		{[]Dated{{Spec: monday(ClockInterval{22 * 3600, 6 * 3600})}},
			"Monday: 22:00-06:00 ends before it begins (a shift over midnight is two: 22:00-24:00, and 00:00-06:00 on the " +
				"next day)"},
		{[]Dated{{Spec: monday(ClockInterval{3600, 3600})}}, "Monday: 01:00-01:00 is empty"},
		{[]Dated{{Spec: monday(ClockInterval{28800, 43200}, ClockInterval{43199, 64800})}},
			"Monday: 08:00-12:00 and 11:59:59-18:00 overlap"},
		{[]Dated{{Spec: monday(ClockInterval{43199, 64800}, ClockInterval{28800, 43200})}},
			"Monday: 11:59:59-18:00 and 08:00-12:00 overlap"},
		{[]Dated{{Spec: with(func(s *Spec) { s.Days = []Day{{Date: date(t, "12-24"), Hours: []ClockInterval{{7, 7}}}} })}},
			"12-24: 00:00:07-00:00:07 is empty"},
		{[]Dated{{Spec: with(func(s *Spec) { s.Days = []Day{{Date: Date{2026, 2, 29}}} })}},
			"2026-02-29 does not exist: February 2026 has 28 days"},
		{[]Dated{{Spec: with(func(s *Spec) { s.Holidays = []Holiday{{Date: Date{0, 13, 1}, Name: "Fool's day"}} })}},
			`holiday "Fool's day": month 13 is not within 1 to 12 (are day and month swapped?)`},
		{[]Dated{{Spec: with(func(s *Spec) { s.Holidays = []Holiday{{Date: Date{10000, 1, 1}, Name: "far"}} })}},
			`holiday "far": year 10000 is not within 1 to 9999`},
		{[]Dated{{Spec: Spec{AlwaysOpen: true, Holidays: []Holiday{{Date: date(t, "12-24")}}}}},
			"a calendar that is always open has no holidays and no other days: write 00:00-24:00 for every day of the week " +
				"instead"},
		{[]Dated{{Spec: monday(ClockInterval{3600, 3600}, ClockInterval{7200, 7200})}},
			"Monday: 01:00-01:00 is empty\nMonday: 02:00-02:00 is empty"},
	} {
		got := ""
		if err := Check(c.versions); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("got %q\nwant %q", got, c.want)
		}
	}
}
