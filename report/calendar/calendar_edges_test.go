package calendar

import (
	"testing"
	"time"

	"github.com/slareport/slareport/report/timeline"
)

// The last microsecond of the year 9999 counts, and nothing after it.
func TestCalendarsEndWithTheYear9999(t *testing.T) {
	always := alwaysOpen(nil)
	for _, c := range []struct {
		from, to timeline.Instant
		want     timeline.Micros
	}{
		{timeline.MaxInstant - 9, timeline.MaxInstant, 9}, {timeline.MaxInstant - 9, timeline.MaxInstant + 1, 10},
		{timeline.MaxInstant - 9, timeline.MaxInstant + 100, 10},
		{timeline.MinInstant, timeline.MinInstant + 9, 9}, {timeline.MinInstant - 100, timeline.MinInstant + 9, 9},
		{timeline.NoInstant, timeline.MinInstant + 9, 9},
	} {
		if got := always.Elapsed(c.from, c.to); got != c.want {
			t.Errorf("from %d to %d: %d µs, want %d", c.from, c.to, got, c.want)
		}
	}
}

// Each of 400 years' days, after which the calendar repeats, is the day of its number, and no day is left out.
func TestEveryDayOf400YearsHasItsNumber(t *testing.T) {
	first := Date{1600, time.January, 1}
	day := time.Date(1600, time.January, 1, 0, 0, 0, 0, time.UTC)
	for n := range 400*365 + 97 {
		y, m, d := day.Date()
		if got := dateOf(first.number() + n); got != (Date{y, m, d}) || got.number() != first.number()+n ||
			got.Weekday() != day.Weekday() {
			t.Fatalf("day %d is %v, want %v", n, got, day)
		}
		day = day.AddDate(0, 0, 1)
	}
	if next := first.AddDays(400*365 + 97); next != (Date{2000, time.January, 1}) {
		t.Errorf("then comes %v", next)
	}
}

func TestWithoutAnyVersionEveryInstantCounts(t *testing.T) {
	cal := Expand(nil, timeline.Interval{})
	start := instant(t, "2026-10-03T09:00:00Z")
	if due, ok := cal.WorkingDayDeadline(start, 1, false); !ok || due != instant(t, "2026-10-05T00:00:00Z") {
		t.Errorf("due %v", due)
	}
	if !cal.AlwaysOpen() || !openAt(cal, start) || cal.Elapsed(start, start+5) != 5 {
		t.Error("an instant does not count")
	}
}

func TestHoursAreCutToTheDay(t *testing.T) {
	s := Spec{}
	s.Hours[time.Monday] = []ClockInterval{{-3600, 3600}, {23 * 3600, 25 * 3600}}
	cal := Expand([]Dated{{Spec: s}}, timeline.Interval{From: instant(t, "2026-10-01T00:00:00Z"),
		To: instant(t, "2026-11-01T00:00:00Z")})
	for at, want := range map[string]bool{
		"2026-10-04T23:59:59.999999Z": false, "2026-10-05T00:00:00Z": true, "2026-10-05T00:59:59.999999Z": true,
		"2026-10-05T01:00:00Z":        false,
		"2026-10-05T23:59:59.999999Z": true, "2026-10-06T00:00:00Z": false,
	} {
		if got := openAt(cal, instant(t, at)); got != want {
			t.Errorf("%s: open %v", at, got)
		}
	}
}

func TestCheckKnowsTheEdgesOfADay(t *testing.T) {
	for _, c := range []struct {
		hours []ClockInterval
		want  string
	}{
		{[]ClockInterval{{0, daySeconds}}, ""},
		{[]ClockInterval{{-1, 3600}}, "Monday: -00:00:01-01:00 is not within 00:00 to 24:00"},
		{[]ClockInterval{{0, daySeconds + 1}}, "Monday: 00:00-24:00:01 is not within 00:00 to 24:00"},
		{[]ClockInterval{{36000, 43200}, {28800, 36000}}, ""}, // out of order, and the one ends where the other begins
		{[]ClockInterval{{28800, 36000}, {36000, 43200}}, ""},
		{[]ClockInterval{{36000, 43200}, {28800, 36001}}, "Monday: 10:00-12:00 and 08:00-10:00:01 overlap"},
		{[]ClockInterval{{28800, 36001}, {36000, 43200}}, "Monday: 08:00-10:00:01 and 10:00-12:00 overlap"},
	} {
		s := Spec{}
		s.Hours[time.Monday] = c.hours
		got := ""
		if err := Check([]Dated{{Spec: s}}); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%v: %q, want %q", c.hours, got, c.want)
		}
	}
}

func TestACalendarThatIsAlwaysOpenHasNothingElse(t *testing.T) {
	for name, s := range map[string]Spec{
		"a region":   {Regions: []Region{{}}},
		"a holiday":  {Holidays: []Holiday{{Date: Date{Month: 12, Day: 24}}}},
		"a day":      {Days: []Day{{Date: Date{Month: 12, Day: 24}}}},
		"one of two": {Holidays: []Holiday{{Date: Date{Month: 12, Day: 24}}}, Days: []Day{{Date: Date{Month: 12, Day: 24}}}},
	} {
		if s.AlwaysOpen = true; Check([]Dated{{Spec: s}}) == nil {
			t.Errorf("%s passed", name)
		}
	}
	if err := Check([]Dated{{Spec: Spec{AlwaysOpen: true}}}); err != nil {
		t.Error(err)
	}
}

// Only a day and a month that are possible the other way round are thought to be swapped.
func TestSwappedDaysAndMonthsAreHintedAt(t *testing.T) {
	for d, want := range map[Date]string{
		{2026, 13, 1}:  "month 13 is not within 1 to 12 (are day and month swapped?)",
		{2026, 31, 12}: "month 31 is not within 1 to 12 (are day and month swapped?)",
		{2026, 13, 0}:  "month 13 is not within 1 to 12", {2026, 13, 13}: "month 13 is not within 1 to 12",
		{2026, 32, 1}: "month 32 is not within 1 to 12", {2026, 0, 5}: "month 0 is not within 1 to 12",
	} {
		if _, err := NewDate(d.Year, int(d.Month), d.Day); err == nil || err.Error() != want {
			t.Errorf("%v: %v, want %q", d, err, want)
		}
	}
}

func TestEveryKindOfPeriodHasItsName(t *testing.T) {
	for kind, c := range map[Kind]struct{ name, other, several string }{
		Month: {"month", `"2026-10" is a month, but wanted a year such as 2026`,
			`"2026-13" does not exist: the months of 2026 are 1 to 12`},
		Week: {"week", `"2026-W41" is an ISO week, but wanted a year such as 2026`,
			`"2026-W54" does not exist: the ISO weeks of 2026 are 1 to 53`},
		Quarter: {"quarter", `"2026-Q3" is a quarter, but wanted a year such as 2026`,
			`"2026-Q5" does not exist: the quarters of 2026 are 1 to 4`},
		HalfYear: {"half-year", `"2026-H2" is a half-year, but wanted a year such as 2026`,
			`"2026-H3" does not exist: the half-years of 2026 are 1 to 2`},
		Year: {"year", `"2026" is a year, but wanted a month such as 2026-10`, ""},
	} {
		if kind.String() != c.name {
			t.Errorf("%d is %q, want %q", kind, kind, c.name)
		}
		wanted := Year
		if kind == Year {
			wanted = Month
		}
		if _, err := (Cycle{Kind: wanted}).Parse(kind.words().example); err == nil || err.Error() != c.other {
			t.Errorf("%v, want %q", err, c.other)
		}
		if c.several != "" {
			label := map[Kind]string{Month: "2026-13", Week: "2026-W54", Quarter: "2026-Q5", HalfYear: "2026-H3"}[kind]
			if _, err := (Cycle{Kind: kind}).Parse(label); err == nil || err.Error() != c.several {
				t.Errorf("%v, want %q", err, c.several)
			}
		}
	}
	if got := (kinds + 1).String(); got != "month" {
		t.Errorf("what is no kind is %q", got)
	}
}

// Toronto's clocks went from 23:30 on 30 March 1919 to 00:30 on the 31st: that day began at half past midnight, and
// what opens at midnight opened then.
func TestADayWhoseMidnightWasSkippedOpensWithItsFirstInstant(t *testing.T) {
	s := Spec{Zone: location(t, "America/Toronto")}
	s.Hours[time.Monday] = hours(t, "00:00-08:00")
	from := instant(t, "1919-03-30T00:00:00Z")
	got := Expand([]Dated{{Spec: s}}, timeline.Interval{}).Intervals(timeline.Interval{From: from,
		To: from.Add(3 * timeline.Day)})
	want := timeline.Interval{From: instant(t, "1919-03-31T04:30:00Z"), To: instant(t, "1919-03-31T12:00:00Z")}
	if len(got) != 1 || got[0] != want {
		t.Errorf("open %v, want %v", got, want)
	}
}

// What lies far from the window is added up block by block, each with its own hours.
func TestCalendarTimeFarFromTheWindowIsThatOfItsOwnDays(t *testing.T) {
	open, shut := Spec{}, Spec{}
	for d := range open.Hours {
		open.Hours[d] = hours(t, "00:00-24:00")
	}
	shut.Days = []Day{{Date: date(t, "1970-06-01"), Hours: hours(t, "08:00-09:00")}}
	versions := []Dated{{Spec: shut}, {From: date(t, "2010-01-01"), Spec: open}, {From: date(t, "2020-01-01"), Spec: shut},
		{From: date(t, "2040-01-01"), Spec: open}, {From: date(t, "2041-07-01"), Spec: shut}}
	decade := instant(t, "2020-01-01T00:00:00Z").Sub(instant(t, "2010-01-01T00:00:00Z"))
	later := instant(t, "2041-07-01T00:00:00Z").Sub(instant(t, "2040-01-01T00:00:00Z"))
	for _, year := range []string{"1975", "2000", "2015", "2026", "2040", "2060"} {
		from := instant(t, year+"-01-01T00:00:00Z")
		for _, c := range []struct {
			from, to string
			want     timeline.Micros
		}{
			{"1971", "1980", 0}, {"1970", "1980", timeline.Hour}, {"1970", "2010", timeline.Hour},
			{"1970", "2100", timeline.Hour + decade + later},
			{"2000", "2030", decade}, {"2010", "2020", decade}, {"2020", "2040", 0}, {"2020", "2100", later},
			{"2040", "2050", later}, {"2050", "2100", 0},
		} {
			cal := Expand(versions, timeline.Interval{From: from, To: from.Add(300 * timeline.Day)})
			if got := cal.Elapsed(instant(t, c.from+"-01-01T00:00:00Z"), instant(t, c.to+"-01-01T00:00:00Z")); got != c.want {
				t.Errorf("window %s, from %s to %s: %d h, want %d", year, c.from, c.to, got/timeline.Hour, c.want/timeline.Hour)
			}
		}
		cal := Expand(versions, timeline.Interval{From: from, To: from.Add(300 * timeline.Day)})
		for allowance, want := range map[timeline.Micros]string{
			1: "1970-06-01T08:00:00.000001Z", timeline.Hour: "1970-06-01T09:00:00Z",
			timeline.Hour + 1:      "2010-01-01T00:00:00.000001Z",
			timeline.Hour + decade: "2020-01-01T00:00:00Z", timeline.Hour + decade + 1: "2040-01-01T00:00:00.000001Z",
			timeline.Hour + decade + later: "2041-07-01T00:00:00Z",
		} {
			if due, ok := cal.Deadline(instant(t, "1970-01-01T00:00:00Z"), allowance); !ok || due != instant(t, want) {
				t.Errorf("window %s: %d µs are over at %v, want %s", year, allowance, due, want)
			}
		}
	}
}

// The deadline in n+1 days is a day after that in n, also where what was written out ahead ends.
func TestEachWorkingDayFollowsTheOneBefore(t *testing.T) {
	cal := weekdaysOnly(t)
	start := instant(t, "2026-09-28T09:00:00+02:00")
	due := start
	for n := 1; n <= 700; n++ {
		next, ok := cal.WorkingDayDeadline(due, 1, false)
		got, reached := cal.WorkingDayDeadline(start, n, false)
		if !ok || !reached || got != next || next <= due {
			t.Fatalf("%d days: %v, want %v", n, got, next)
		}
		due = next
	}
}

func TestThereIsNoDeadlineWithoutFurtherWorkingDays(t *testing.T) {
	cal := Expand([]Dated{{Spec: Spec{Days: []Day{{Date: date(t, "2026-03-02"), Hours: hours(t, "08:00-18:00")}}}}},
		timeline.Interval{From: instant(t, "2026-01-01T00:00:00Z"), To: instant(t, "2027-01-01T00:00:00Z")})
	for start, want := range map[string]bool{"2026-03-01T12:00:00Z": true, "2026-03-02T00:00:00Z": false,
		"2026-03-03T00:00:00Z": false} {
		due, ok := cal.WorkingDayDeadline(instant(t, start), 1, false)
		allowance, allowed := cal.WorkingDayAllowance(instant(t, start), 1, false)
		if ok != want || allowed != want {
			t.Errorf("%s: due %v, allowance %v", start, ok, allowed)
		}
		if want && (due != instant(t, "2026-03-02T18:00:00Z") || allowance != 10*timeline.Hour) || !want && due.Known() {
			t.Errorf("%s: due %v, %d µs", start, due, allowance)
		}
	}
}

// A version in another zone takes over with its own midnight, and the day before ends there: its close too.
func TestADayThatAnotherZoneCutsShortClosesThere(t *testing.T) {
	west, east := everyDay(t, "America/New_York", "00:00-24:00"), everyDay(t, "Europe/Berlin", "10:00-12:00")
	cal := expandYear(t, "2026", Dated{Spec: west}, Dated{From: date(t, "2026-06-15"), Spec: east})
	due, ok := cal.WorkingDayDeadline(instant(t, "2026-06-13T12:00:00-04:00"), 1, false)
	if want := instant(t, "2026-06-15T00:00:00+02:00"); !ok || due != want {
		t.Errorf("due %v, want %v", due, want)
	}
}

// The time of day is read on the wall of the version that is in force, from its first instant on.
func TestTheSameTimeOfDayIsThatOfTheVersionInForce(t *testing.T) {
	berlin, london, tokyo := everyDay(t, "Europe/Berlin", "08:00-18:00"), everyDay(t, "Europe/London", "08:00-18:00"),
		everyDay(t, "Asia/Tokyo", "08:00-18:00")
	cal := expandYear(t, "2026", Dated{Spec: berlin}, Dated{From: date(t, "2026-03-10"), Spec: london},
		Dated{From: date(t, "2026-03-20"), Spec: tokyo})
	for start, due := range map[string]string{
		"2026-03-05T09:00:00+01:00":        "2026-03-06T09:00:00+01:00", // Berlin throughout
		"2026-03-12T09:00:00Z":             "2026-03-13T09:00:00Z",      // London throughout
		"2026-03-10T00:00:00Z":             "2026-03-11T00:00:00Z",      // its first instant
		"2026-03-09T23:59:59.999999Z":      "2026-03-10T00:59:59.999999Z",
		"2026-03-25T09:00:00+09:00":        "2026-03-26T09:00:00+09:00", // Tokyo throughout
		"2026-03-20T00:00:00+09:00":        "2026-03-21T00:00:00+09:00", // its first instant
		"2026-03-19T23:59:59.999999+09:00": "2026-03-20T14:59:59.999999+09:00",
	} {
		got, ok := cal.WorkingDayDeadline(instant(t, start), 1, true)
		if !ok || got != instant(t, due) {
			t.Errorf("%s: due %v, want %v", start, got, instant(t, due))
		}
	}
}
