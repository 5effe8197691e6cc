package calendar

import (
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/timeline"
)

// alwaysOpen is the calendar in which every instant counts. The zone says where its days begin.
func alwaysOpen(zone *time.Location) *Calendar {
	return Expand([]Dated{{Spec: Spec{Name: "always", Zone: zone, AlwaysOpen: true}}}, timeline.Interval{})
}

// openAt tells whether an instant counts: whether the microsecond that begins with it does.
func openAt(c *Calendar, i timeline.Instant) bool { return c.Elapsed(i, i+1) == 1 }

// everyDay is a calendar with the same hours on every day.
func everyDay(t testing.TB, zone, open string) Spec {
	t.Helper()
	s := Spec{Zone: location(t, zone)}
	for d := range s.Hours {
		s.Hours[d] = hours(t, open)
	}
	return s
}

func expandYear(t testing.TB, year string, versions ...Dated) *Calendar {
	t.Helper()
	return Expand(versions, timeline.Interval{From: instant(t, year+"-01-01T00:00:00Z"),
		To: instant(t, year+"-12-31T00:00:00Z")})
}

// Decides: calendar-hours.
func TestOpeningsAndClosingsWhereClocksChange(t *testing.T) {
	for _, c := range []struct {
		name, zone, open, from, to string
		want                       timeline.Micros
	}{
		{"23 hours open all day", "Europe/Berlin", "00:00-24:00", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z",
			23 * timeline.Hour},
		{"25 hours open all day", "Europe/Berlin", "00:00-24:00", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z",
			25 * timeline.Hour},
		{"23 hours in two that touch in the gap", "Europe/Berlin", "00:00-02:30 02:30-24:00", "2026-03-28T23:00:00Z",
			"2026-03-29T22:00:00Z", 23 * timeline.Hour},
		{"25 hours in two that touch in the overlap", "Europe/Berlin", "00:00-02:30 02:30-24:00", "2026-10-24T22:00:00Z",
			"2026-10-25T23:00:00Z", 25 * timeline.Hour},
		{"an opening in the gap moves forward", "Europe/Berlin", "02:30-10:00", "2026-03-28T23:00:00Z",
			"2026-03-29T22:00:00Z", 6*timeline.Hour + 30*timeline.Minute},
		{"a closing in the gap moves forward", "Europe/Berlin", "01:00-02:30", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z",
			90 * timeline.Minute},
		{"hours within the gap are none", "Europe/Berlin", "02:00-03:00", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", 0},
		{"hours from the gap to its end are none", "Europe/Berlin", "02:30-03:00", "2026-03-28T23:00:00Z",
			"2026-03-29T22:00:00Z", 0},
		{"a closing moved over the next opening counts once", "Europe/Berlin", "00:00-02:30 03:00-08:00",
			"2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z", 7 * timeline.Hour},
		{"hours that touch in the gap are one", "Europe/Berlin", "02:30-03:00 03:00-10:00", "2026-03-28T23:00:00Z",
			"2026-03-29T22:00:00Z", 6*timeline.Hour + 30*timeline.Minute},
		{"an opening in the overlap is the first", "Europe/Berlin", "02:30-10:00", "2026-10-24T22:00:00Z",
			"2026-10-25T23:00:00Z", 8*timeline.Hour + 30*timeline.Minute},
		{"a closing in the overlap is the first", "Europe/Berlin", "01:00-02:30", "2026-10-24T22:00:00Z",
			"2026-10-25T23:00:00Z", 90 * timeline.Minute},
		{"hours around the overlap run through it", "Europe/Berlin", "02:00-03:00", "2026-10-24T22:00:00Z",
			"2026-10-25T23:00:00Z", 2 * timeline.Hour},
		{"half an hour in Lord Howe", "Australia/Lord_Howe", "01:00-04:00", "2026-04-04T13:00:00Z", "2026-04-05T13:30:00Z",
			3*timeline.Hour + 30*timeline.Minute},
		{"an opening at a midnight that is skipped", "America/Sao_Paulo", "00:00-08:00", "2017-10-15T03:00:00Z",
			"2017-10-16T02:00:00Z", 7 * timeline.Hour},
		{"a date that never was has no hours", "Pacific/Apia", "09:00-17:00", "2011-12-29T10:00:00Z", "2011-12-31T10:00:00Z",
			16 * timeline.Hour},
	} {
		t.Run(c.name, func(t *testing.T) {
			cal := Expand([]Dated{{Spec: everyDay(t, c.zone, c.open)}},
				timeline.Interval{From: instant(t, c.from), To: instant(t, c.to)})
			if got := cal.Elapsed(instant(t, c.from), instant(t, c.to)); got != c.want {
				t.Errorf("%d minutes, want %d", got/timeline.Minute, c.want/timeline.Minute)
			}
		})
	}
}

// Decides: clock-exactly-reached.
func TestAFullShiftLandsOnTheClosingInstant(t *testing.T) {
	cal := expandYear(t, "2026", Dated{Spec: everyDay(t, "Europe/Berlin", "08:00-18:00")})
	for _, c := range []struct {
		start     string
		allowance timeline.Micros
		due       string
	}{
		{"2026-01-05T07:00:00Z", 10*timeline.Hour - 1, "2026-01-05T16:59:59.999999Z"},
		{"2026-01-05T07:00:00Z", 10 * timeline.Hour, "2026-01-05T17:00:00Z"},
		{"2026-01-05T07:00:00Z", 10*timeline.Hour + 1, "2026-01-06T07:00:00.000001Z"},
		{"2026-01-05T17:00:00Z", 10 * timeline.Hour, "2026-01-06T17:00:00Z"}, // from the closing on
		{"2026-01-05T20:00:00Z", 20 * timeline.Hour, "2026-01-07T17:00:00Z"}, // two shifts
		{"2026-01-05T06:59:59.999999Z", 1, "2026-01-05T07:00:00.000001Z"},
		{"2026-01-05T20:00:00Z", 0, "2026-01-05T20:00:00Z"},
		{"2026-01-05T20:00:00Z", -1, "2026-01-05T20:00:00Z"},
		{"2026-01-05T20:00:00Z", 1, "2026-01-06T07:00:00.000001Z"},
	} {
		due, ok := cal.Deadline(instant(t, c.start), c.allowance)
		if !ok || due != instant(t, c.due) {
			t.Errorf("%d µs from %s are over at %s, want %s", c.allowance, c.start, due, c.due)
		}
	}
}

// Decides: half-open-intervals.
func TestOpenAtHoldsTheOpeningAndNotTheClosingInstant(t *testing.T) {
	cal := expandYear(t, "2026", Dated{Spec: everyDay(t, "UTC", "08:00-18:00")})
	for text, want := range map[string]bool{
		"2026-01-05T07:59:59.999999Z": false, "2026-01-05T08:00:00Z": true,
		"2026-01-05T17:59:59.999999Z": true, "2026-01-05T18:00:00Z": false,
		"1900-01-05T07:59:59.999999Z": false, "1900-01-05T08:00:00Z": true, // beyond the window
		"9000-01-05T17:59:59.999999Z": true, "9000-01-05T18:00:00Z": false,
	} {
		if got := openAt(cal, instant(t, text)); got != want {
			t.Errorf("open at %s: %v, want %v", text, got, want)
		}
	}
}

func TestEveryHourOfEveryDayIsElapsedTime(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		change := rapid.SampledFrom(changes).Draw(rt, "change")
		middle := NewZone(location(t, change.zone)).StartOfDay(date(t, change.day))
		open := rapid.SampledFrom([]string{"00:00-24:00", "00:00-00:05 00:05-24:00",
			"00:00-02:10 02:10-23:40 23:40-24:00"}).Draw(rt, "hours")
		written := expandYear(t, "2026", Dated{Spec: everyDay(t, change.zone, open)})
		always := alwaysOpen(nil)
		span := rapid.Int64Range(-int64(400*timeline.Day), int64(400*timeline.Day))
		from := middle + timeline.Instant(span.Draw(rt, "from"))
		to := middle + timeline.Instant(span.Draw(rt, "to"))
		want := max(0, to.Sub(from))
		if a, b := written.Elapsed(from, to), always.Elapsed(from, to); a != want || b != want {
			rt.Fatalf("%s from %s to %s: %d by hours, %d always, want %d", change.zone, from, to, a, b, want)
		}
		if want == 0 {
			return
		}
		a, okA := written.Deadline(from, want)
		b, okB := always.Deadline(from, want)
		if !okA || !okB || a != to || b != to {
			rt.Fatalf("%s from %s: %s by hours, %s always, want %s", change.zone, from, a, b, to)
		}
	})
}

func TestDeadlineUndoesElapsed(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		versions, change := genVersions(rt)
		cal := Expand(versions, timeline.Interval{From: change, To: change + 1})
		instants := rapid.Int64Range(-int64(2000*timeline.Day), int64(2000*timeline.Day))
		start := change + timeline.Instant(instants.Draw(rt, "start"))
		allowance := timeline.Micros(rapid.Int64Range(1, int64(30*timeline.Day)).Draw(rt, "allowance"))
		due, ok := cal.Deadline(start, allowance)
		if !ok {
			if never := Check(versions); never == nil &&
				cal.Length(timeline.Interval{From: start, To: start.Add(40 * timeline.Day)}) > 0 {
				rt.Fatalf("no deadline after %s", start)
			}
			return
		}
		if got := cal.Elapsed(start, due); got != allowance {
			rt.Fatalf("%d µs pass until the deadline %s of %d µs", got, due, allowance)
		}
		if got := cal.Elapsed(start, due-1); got >= allowance {
			rt.Fatalf("the deadline %s of %d µs is late: %d µs had passed", due, allowance, got)
		}
	})
}

func TestAnswersDoNotDependOnTheWindow(t *testing.T) { rapid.Check(t, answersDoNotDependOnTheWindow) }

func FuzzWindow(f *testing.F) { f.Fuzz(rapid.MakeFuzz(answersDoNotDependOnTheWindow)) }

func answersDoNotDependOnTheWindow(rt *rapid.T) {
	versions, change := genVersions(rt)
	instants := rapid.Int64Range(-int64(3000*timeline.Day), int64(3000*timeline.Day))
	draw := func(name string) timeline.Instant { return change + timeline.Instant(instants.Draw(rt, name)) }
	wide := Expand(versions, timeline.Interval{From: change.Add(-4000 * timeline.Day),
		To: change.Add(4000 * timeline.Day)})
	first := draw("window")
	narrow := Expand(versions, timeline.Interval{From: first, To: first.Add(timeline.Day)})
	a, b, c := draw("a"), draw("b"), draw("c")
	if x, y := wide.Elapsed(a, b), narrow.Elapsed(a, b); x != y {
		rt.Fatalf("elapsed from %s to %s: %d or %d", a, b, x, y)
	}
	if x := min(a, b, c); narrow.Elapsed(x, b)+narrow.Elapsed(b, max(a, b, c)) != narrow.Elapsed(x, max(a, b, c)) {
		rt.Fatalf("%s, %s, %s do not add up", a, b, c)
	}
	if openAt(wide, a) != openAt(narrow, a) {
		rt.Fatalf("open at %s?", a)
	}
	sameDeadlines(rt, wide, narrow, a)
	sameIntervals(rt, wide, narrow, timeline.Interval{From: min(a, b), To: max(a, b)})
}

func sameDeadlines(t *rapid.T, wide, narrow *Calendar, start timeline.Instant) {
	n, sameTime := rapid.IntRange(0, 40).Draw(t, "working days"), rapid.Bool().Draw(t, "same time")
	x, okX := wide.WorkingDayDeadline(start, n, sameTime)
	y, okY := narrow.WorkingDayDeadline(start, n, sameTime)
	if x != y || okX != okY {
		t.Fatalf("%d working days from %s: %s or %s", n, start, x, y)
	}
	allowance := timeline.Micros(rapid.Int64Range(0, int64(10*timeline.Day)).Draw(t, "allowance"))
	x, okX = wide.Deadline(start, allowance)
	y, okY = narrow.Deadline(start, allowance)
	if x != y || okX != okY {
		t.Fatalf("%d µs from %s: %s or %s", allowance, start, x, y)
	}
}

func sameIntervals(t *rapid.T, wide, narrow *Calendar, window timeline.Interval) {
	x, y := wide.Intervals(window), narrow.Intervals(window)
	if len(x) != len(y) || x.Length() != wide.Length(window) || y.Length() != x.Length() {
		t.Fatalf("in %v: %d intervals of %d or %d of %d, want %d", window, len(x), x.Length(), len(y), y.Length(),
			wide.Length(window))
	}
	if union := timeline.Union(y...); len(union) != len(y) {
		t.Fatalf("in %v: intervals overlap or touch", window)
	}
	for i := range x {
		if x[i] != y[i] || x[i].Intersect(window) != x[i] {
			t.Fatalf("in %v: %v or %v", window, x[i], y[i])
		}
	}
}

// Decides: calendar-versions.
func TestACalendarEditedInMarchDoesNotChangeJanuary(t *testing.T) {
	old, edited := everyDay(t, "Europe/Berlin", "08:00-18:00"), everyDay(t, "Europe/Berlin", "09:00-17:00")
	before := expandYear(t, "2026", Dated{Spec: old})
	after := expandYear(t, "2026", Dated{From: date(t, "2026-03-16"), Spec: edited}, Dated{Spec: old}) // in any order
	january := timeline.Interval{From: instant(t, "2025-12-31T23:00:00Z"), To: instant(t, "2026-01-31T23:00:00Z")}
	if a, b := before.Length(january), after.Length(january); a != b || a != 310*timeline.Hour {
		t.Errorf("January has %d h before the edit and %d h after it", a/timeline.Hour, b/timeline.Hour)
	}
	march := timeline.Interval{From: instant(t, "2026-03-15T00:00:00Z"), To: instant(t, "2026-03-17T00:00:00Z")}
	want := timeline.Set{
		{From: instant(t, "2026-03-15T07:00:00Z"), To: instant(t, "2026-03-15T17:00:00Z")},
		{From: instant(t, "2026-03-16T08:00:00Z"), To: instant(t, "2026-03-16T16:00:00Z")},
	}
	got := after.Intervals(march)
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("about the edit: %v, want %v", got, want)
	}
}

func TestTheOldestVersionStandsForTheTimeBeforeIt(t *testing.T) {
	cal := expandYear(t, "2026", Dated{From: date(t, "2026-06-01"), Spec: everyDay(t, "UTC", "08:00-18:00")})
	if !openAt(cal, instant(t, "2026-01-05T12:00:00Z")) || openAt(cal, instant(t, "2026-01-05T07:00:00Z")) {
		t.Error("before its first version the calendar is not that version")
	}
}

func TestOfTwoVersionsFromTheSameDateTheLaterHolds(t *testing.T) {
	cal := expandYear(t, "2026",
		Dated{From: date(t, "2026-02-01"), Spec: everyDay(t, "UTC", "08:00-09:00")},
		Dated{From: date(t, "2026-02-01"), Spec: everyDay(t, "UTC", "10:00-11:00")})
	if openAt(cal, instant(t, "2026-02-02T08:30:00Z")) || !openAt(cal, instant(t, "2026-02-02T10:30:00Z")) {
		t.Error("the earlier one holds")
	}
}

func TestVersionsMayBeInDifferentZones(t *testing.T) {
	for _, c := range []struct {
		old, new string
		want     timeline.Micros // open all day, over two days about the change
	}{
		{"Europe/Berlin", "America/New_York", 48 * timeline.Hour},
		{"America/New_York", "Europe/Berlin", 48 * timeline.Hour},
	} {
		cal := expandYear(t, "2026", Dated{Spec: everyDay(t, c.old, "00:00-24:00")},
			Dated{From: date(t, "2026-05-10"), Spec: everyDay(t, c.new, "00:00-24:00")})
		window := timeline.Interval{From: instant(t, "2026-05-09T00:00:00Z"), To: instant(t, "2026-05-11T00:00:00Z")}
		if got := cal.Length(window); got != c.want || len(cal.Intervals(window)) != 1 {
			t.Errorf("%s to %s: %d h in %v", c.old, c.new, got/timeline.Hour, cal.Intervals(window))
		}
	}
}

func TestNoVersionsMeanThatEveryInstantCounts(t *testing.T) {
	cal := Expand(nil, timeline.Interval{})
	if !cal.AlwaysOpen() || !openAt(cal, 0) || cal.Elapsed(5, 12) != 7 || cal.Elapsed(12, 5) != 0 {
		t.Error("it is not always open")
	}
}

func TestAlwaysIsExactWithoutATable(t *testing.T) {
	cal := alwaysOpen(location(t, "Europe/Berlin"))
	all := timeline.Interval{From: timeline.MinInstant, To: timeline.MaxInstant}
	if cal.Name() != "always" || cal.Length(all) != timeline.MaxInstant.Sub(timeline.MinInstant) ||
		len(cal.Intervals(all)) != 1 {
		t.Errorf("%s has %d µs", cal.Name(), cal.Length(all))
	}
	if due, ok := cal.Deadline(timeline.MinInstant, cal.Length(all)); !ok || due != timeline.MaxInstant {
		t.Errorf("all of time is over at %s", due)
	}
	if _, ok := cal.Deadline(timeline.MinInstant, cal.Length(all)+1); ok {
		t.Error("more than all of time is over")
	}
	if got := cal.Intervals(timeline.Interval{From: 5, To: 5}); got != nil {
		t.Errorf("nothing holds %v", got)
	}
	if len(cal.far.tables) > 0 || len(cal.near.workdays) > 0 {
		t.Error("a table was made")
	}
	if got := cal.HolidaysIn(all); got != nil {
		t.Errorf("it has holidays: %v", got)
	}
}

func TestAlwaysOpenInOneVersionOnly(t *testing.T) {
	cal := expandYear(t, "2026", Dated{Spec: everyDay(t, "UTC", "08:00-18:00")},
		Dated{From: date(t, "2026-02-01"), Spec: Spec{Name: "round the clock", AlwaysOpen: true,
			Holidays: []Holiday{{Date: date(t, "2026-02-02"), Name: "not kept"}}}})
	window := timeline.Interval{From: instant(t, "2026-01-31T00:00:00Z"), To: instant(t, "2026-02-04T00:00:00Z")}
	if got := cal.Length(window); got != 82*timeline.Hour || cal.AlwaysOpen() || cal.Name() != "round the clock" {
		t.Errorf("%d h, %q", got/timeline.Hour, cal.Name())
	}
	if got := cal.HolidaysIn(window); got != nil {
		t.Errorf("it keeps %v", got)
	}
}

func TestHoursThatAreOutOfOrderOverlapOrReachBeyondTheDay(t *testing.T) {
	s := Spec{}
	s.Hours[time.Monday] = []ClockInterval{{13 * 3600, 30 * 3600}, {-5, 3600}, {8 * 3600, 12 * 3600},
		{11 * 3600, 12 * 3600}, {7200, 7200}, {9000, 8000}, {10 * 3600, 13 * 3600}}
	cal := expandYear(t, "2026", Dated{Spec: s})
	want := timeline.Set{
		{From: instant(t, "2026-01-05T00:00:00Z"), To: instant(t, "2026-01-05T01:00:00Z")},
		{From: instant(t, "2026-01-05T08:00:00Z"), To: instant(t, "2026-01-06T00:00:00Z")},
	}
	got := cal.Intervals(timeline.Interval{From: instant(t, "2026-01-05T00:00:00Z"),
		To: instant(t, "2026-01-07T00:00:00Z")})
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("open %v, want %v", got, want)
	}
}

func TestACalendarThatIsNeverOpen(t *testing.T) {
	cal := expandYear(t, "2026", Dated{Spec: Spec{}})
	start := instant(t, "2026-01-05T00:00:00Z")
	if got := cal.Elapsed(start, timeline.MaxInstant); got != 0 {
		t.Errorf("%d µs pass", got)
	}
	if due, ok := cal.Deadline(start, 1); ok || due != timeline.NoInstant {
		t.Errorf("due %s", due)
	}
	if due, ok := cal.Deadline(start, 0); !ok || due != start {
		t.Errorf("nothing is over at %s", due)
	}
	if due, ok := cal.WorkingDayDeadline(start, 1, false); ok || due != timeline.NoInstant {
		t.Errorf("a working day ends at %s", due)
	}
	if _, ok := cal.WorkingDayAllowance(start, 1, false); ok {
		t.Error("a working day has a length")
	}
}

func TestStrayInstantsAreAnswered(t *testing.T) {
	cal := expandYear(t, "2026", Dated{Spec: everyDay(t, "UTC", "00:00-12:00")})
	start := instant(t, "2026-01-05T00:00:00Z")
	for _, c := range []struct {
		from, to timeline.Instant
		days     int64
	}{
		{start, instant(t, "9999-12-31T00:00:00Z"), 2912438},
		{instant(t, "0001-01-01T00:00:00Z"), start, 739620},
		{timeline.NoInstant, start, 739620}, // unknown counts as the beginning
		{timeline.MinInstant, timeline.MaxInstant, 3652059},
		{timeline.MinInstant, 1<<63 - 1, 3652059},
	} {
		if got, want := cal.Elapsed(c.from, c.to), timeline.Micros(c.days)*timeline.Day/2; got != want {
			t.Errorf("from %d to %d: %d h, want %d h", c.from, c.to, got/timeline.Hour, want/timeline.Hour)
		}
	}
	whole := timeline.Micros(3652059) * timeline.Day / 2
	for _, c := range []struct {
		allowance timeline.Micros
		ok        bool
	}{{whole, true}, {whole + 1, false}, {1<<63 - 1, false}, {timeline.MaxInstant.Sub(timeline.MinInstant), false},
		{timeline.MaxInstant.Sub(timeline.MinInstant) + 1, false}} {
		due, ok := cal.Deadline(timeline.MinInstant, c.allowance)
		if ok != c.ok || ok && due != instant(t, "9999-12-31T12:00:00Z") {
			t.Errorf("%d µs are over at %s, %v", c.allowance, due, ok)
		}
	}
	if due, ok := cal.Deadline(timeline.MaxInstant, timeline.Day); ok {
		t.Errorf("due %s", due)
	}
}

func TestADeadlineMayNotLieAfterTheYear9999(t *testing.T) {
	cal := expandYear(t, "2026", Dated{Spec: everyDay(t, "UTC", "00:00-24:00")})
	last := timeline.MaxInstant
	for allowance, want := range map[timeline.Micros]bool{9: true, 10: true, 11: false, timeline.Day: false} {
		due, ok := cal.Deadline(last.Add(-10), allowance)
		if ok != want || ok && due != last.Add(allowance-10) {
			t.Errorf("%d µs: %s, %v", allowance, due, ok)
		}
	}
	if due, ok := cal.WorkingDayDeadline(last, 1, false); ok {
		t.Errorf("a working day ends at %s", due)
	}
	for open, want := range map[string]bool{"12:00-23:59": true, "12:00-24:00": false} { // the last closing
		cal := expandYear(t, "2026", Dated{Spec: everyDay(t, "UTC", open)})
		shift := timeline.Micros(cal.versions[0].hours[0][0].To)*timeline.Second - 12*timeline.Hour
		due, ok := cal.Deadline(instant(t, "9999-12-31T00:00:00Z"), shift)
		if ok != want || ok && due != instant(t, "9999-12-31T23:59:00Z") {
			t.Errorf("open %s: the last shift is over at %s, %v", open, due, ok)
		}
		due, ok = cal.WorkingDayDeadline(instant(t, "9999-12-30T00:00:00Z"), 1, false)
		if ok != want || ok && due != instant(t, "9999-12-31T23:59:00Z") {
			t.Errorf("open %s: the last working day is over at %s, %v", open, due, ok)
		}
	}
}

func TestAWideWindowDoesNotFillTheMemory(t *testing.T) {
	cal := Expand([]Dated{{Spec: everyDay(t, "UTC", "08:00-18:00")}},
		timeline.Interval{From: timeline.MinInstant, To: timeline.MaxInstant})
	if blocks := cal.last - cal.first; blocks != maxBlocks {
		t.Errorf("%d blocks were written out", blocks)
	}
	if !openAt(cal, instant(t, "2026-01-05T12:00:00Z")) {
		t.Error("beyond them it is not open")
	}
}

func TestOneCalendarServesManyGoroutines(t *testing.T) {
	spec := everyDay(t, "Europe/Berlin", "08:00-12:00 13:00-17:00")
	shared := expandYear(t, "2026", Dated{Spec: spec})
	start := instant(t, "2026-05-05T10:00:00Z")
	ask := func(c *Calendar, k int) (timeline.Micros, timeline.Instant) {
		due, _ := c.Deadline(start.Add(timeline.Micros(-k)*100*timeline.Day), timeline.Micros(k)*200*timeline.Hour)
		return c.Elapsed(start.Add(timeline.Micros(-k)*200*timeline.Day), start.Add(timeline.Micros(k)*300*timeline.Day)), due
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for k := range 30 {
				own := expandYear(t, "2026", Dated{Spec: spec})
				gotTime, gotDue := ask(shared, k)
				if wantTime, wantDue := ask(own, k); gotTime != wantTime || gotDue != wantDue {
					t.Errorf("%d: %d and %s, want %d and %s", k, gotTime, gotDue, wantTime, wantDue)
				}
			}
		})
	}
	group.Wait()
}

func TestDeadlinesAndIntervalsAtTheEdgesOfTables(t *testing.T) {
	middle := blockOf(instant(t, "2026-05-05T00:00:00Z"))
	window := timeline.Interval{From: blockStart(middle), To: blockStart(middle + 1)}
	for _, open := range []string{"00:00-24:00", "09:00-17:00"} {
		cal := Expand([]Dated{{Spec: everyDay(t, "Europe/Berlin", open)}}, window)
		for startBlock := middle - 3; startBlock <= middle+1; startBlock++ {
			start := blockStart(startBlock).Add(37 * timeline.Hour)
			for edge := startBlock + 1; edge <= middle+3; edge++ {
				if v := (timeline.Interval{From: start,
					To: blockStart(edge).Add(timeline.Day)}); cal.Intervals(v).Length() != cal.Length(v) ||
					open == "00:00-24:00" && len(cal.Intervals(v)) != 1 {
					t.Errorf("open %s in %v: %d intervals", open, v, len(cal.Intervals(v)))
				}
				for d := timeline.Micros(-1); d <= 1; d++ {
					allowance := cal.Elapsed(start, blockStart(edge)) + d
					due, ok := cal.Deadline(start, allowance)
					if !ok || cal.Elapsed(start, due) != allowance || cal.Elapsed(start, due-1) != allowance-1 {
						t.Errorf("open %s: %d µs from %s are over at %s", open, allowance, start, due)
					}
				}
			}
		}
	}
}

func TestTheWindowIsWrittenOutAhead(t *testing.T) {
	begin := blockStart(blockOf(instant(t, "2026-05-05T00:00:00Z")))
	spec := everyDay(t, "UTC", "08:00-18:00")
	for _, c := range []struct {
		window timeline.Interval
		blocks int
	}{
		{timeline.Interval{From: begin, To: begin}, 0},
		{timeline.Interval{From: begin, To: begin + 1}, 1},
		{timeline.Interval{From: begin, To: begin.Add(blockLength)}, 1},
		{timeline.Interval{From: begin, To: begin.Add(blockLength) + 1}, 2},
		{timeline.Interval{From: begin - 1, To: begin.Add(blockLength)}, 2},
	} {
		cal := Expand([]Dated{{Spec: spec}}, c.window)
		if got := cal.last - cal.first; got != c.blocks || cal.near.window.Intersect(c.window).Length() != c.window.Length() {
			t.Errorf("%v: %d blocks, want %d", c.window, got, c.blocks)
		}
		if always := Expand([]Dated{{Spec: Spec{AlwaysOpen: true}}}, c.window); always.last != always.first {
			t.Errorf("%v: a table for what is always open", c.window)
		}
	}
}
