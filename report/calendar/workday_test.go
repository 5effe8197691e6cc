package calendar

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/timeline"
)

// weekdaysOnly is Monday to Thursday 08:00-18:00 and Friday until 16:00 with a break, in Berlin, with a holiday.
func weekdaysOnly(t testing.TB) *Calendar {
	t.Helper()
	s := Spec{Zone: location(t, "Europe/Berlin"),
		Holidays: []Holiday{{Date: date(t, "10-03"), Name: "Unity"}, {Date: date(t, "2026-10-06")}}}
	for d := time.Monday; d <= time.Thursday; d++ {
		s.Hours[d] = hours(t, "08:00-18:00")
	}
	s.Hours[time.Friday] = hours(t, "08:00-12:00 13:00-16:00")
	return expandYear(t, "2026", Dated{Spec: s})
}

// Decides: working-days.
func TestWorkingDayDeadline(t *testing.T) {
	cal := weekdaysOnly(t)
	for _, c := range []struct {
		name, start string
		n           int
		sameTime    bool
		due         string
	}{
		{"close of the next day", "2026-09-28T09:00:00+02:00", 1, false, "2026-09-29T18:00:00+02:00"},
		{"before opening the day of the start is none of the days", "2026-09-28T00:00:00+02:00", 1, false,
			"2026-09-29T18:00:00+02:00"},
		{"the last instant of a day", "2026-09-28T23:59:59.999999+02:00", 1, false, "2026-09-29T18:00:00+02:00"},
		{"the first instant of the next", "2026-09-29T00:00:00+02:00", 1, false, "2026-09-30T18:00:00+02:00"},
		{"Friday closes early, after a break", "2026-10-01T09:00:00+02:00", 1, false, "2026-10-02T16:00:00+02:00"},
		{"over a weekend and a holiday", "2026-10-02T09:00:00+02:00", 2, false, "2026-10-07T18:00:00+02:00"},
		{"from a Saturday", "2026-10-03T12:00:00+02:00", 1, false, "2026-10-05T18:00:00+02:00"},
		{"from the holiday", "2026-10-06T12:00:00+02:00", 1, false, "2026-10-07T18:00:00+02:00"},
		{"no days", "2026-10-02T09:00:00+02:00", 0, false, "2026-10-02T09:00:00+02:00"},
		{"fewer than no days", "2026-10-02T09:00:00+02:00", -1, true, "2026-10-02T09:00:00+02:00"},
		{"same time", "2026-09-28T09:12:34.000001+02:00", 3, true, "2026-10-01T09:12:34.000001+02:00"},
		{"same time after closing", "2026-09-28T20:00:00+02:00", 1, true, "2026-09-29T20:00:00+02:00"},
		{"same time over the change of the clocks", "2026-10-23T09:00:00+02:00", 1, true, "2026-10-26T09:00:00+01:00"},
		{"close after the change of the clocks", "2026-10-23T09:00:00+02:00", 1, false, "2026-10-26T18:00:00+01:00"},
		{"into the next year", "2026-12-30T09:00:00+01:00", 2, false, "2027-01-01T16:00:00+01:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := instant(t, c.start)
			due, ok := cal.WorkingDayDeadline(start, c.n, c.sameTime)
			if !ok || due != instant(t, c.due) {
				t.Fatalf("due %s, want %s", due, instant(t, c.due))
			}
			allowance, ok := cal.WorkingDayAllowance(start, c.n, c.sameTime)
			if !ok || allowance != cal.Elapsed(start, due) {
				t.Fatalf("%d µs are allowed, want %d", allowance, cal.Elapsed(start, due))
			}
			if again, _ := cal.Deadline(start, allowance); c.n > 0 && !c.sameTime && again != due {
				t.Errorf("as an allowance it is due %s, want %s", again, due)
			}
		})
	}
}

func TestWorkingDaysAgreeWithWalkingDayByDay(t *testing.T) {
	rapid.Check(t, workingDaysAgreeWithWalking)
}

func FuzzWorkingDays(f *testing.F) { f.Fuzz(rapid.MakeFuzz(workingDaysAgreeWithWalking)) }

func workingDaysAgreeWithWalking(t *rapid.T) {
	versions, change := genVersions(t)
	hour := []ClockInterval{{9 * 3600, 10 * 3600}}
	versions[0].Hours[time.Wednesday] = hour // there is one every week
	versions[len(versions)-1].Hours[time.Wednesday] = hour
	cal := Expand(versions, timeline.Interval{From: change, To: change + 1})
	start := change + timeline.Instant(rapid.Int64Range(-int64(800*timeline.Day), int64(8*timeline.Day)).Draw(t, "start"))
	n := rapid.IntRange(1, 100).Draw(t, "n")
	if due, ok := cal.WorkingDayDeadline(start, n, false); !ok || due != walkWorkingDays(cal, start, n) {
		t.Fatalf("%d from %s: due %s, want %s", n, start, due, walkWorkingDays(cal, start, n))
	}
}

// walkWorkingDays goes day by day and asks each for its open time.
func walkWorkingDays(cal *Calendar, start timeline.Instant, n int) timeline.Instant {
	zone := NewZone(cal.versions[0].spec.Zone)
	for day := zone.DateOf(start).AddDays(1); ; day = day.AddDays(1) {
		open := cal.Intervals(timeline.Interval{From: zone.StartOfDay(day), To: zone.StartOfDay(day.AddDays(1))})
		if len(open) > 0 {
			n--
		}
		if n == 0 {
			return open[len(open)-1].To
		}
	}
}

func TestSameTimeThatTheClocksSkipOrRepeat(t *testing.T) {
	cal := expandYear(t, "2026", Dated{Spec: everyDay(t, "Europe/Berlin", "00:00-24:00")})
	for start, want := range map[string]string{
		"2026-03-28T02:30:00+01:00": "2026-03-29T03:30:00+02:00", // skipped: forward by the gap
		"2026-10-24T02:30:00+02:00": "2026-10-25T02:30:00+02:00", // repeated: the earlier
	} {
		if due, ok := cal.WorkingDayDeadline(instant(t, start), 1, true); !ok || due != instant(t, want) {
			t.Errorf("from %s due %s, want %s", start, due, instant(t, want))
		}
	}
}

func TestWorkingDaysOfACalendarThatIsAlwaysOpen(t *testing.T) {
	cal := alwaysOpen(location(t, "Pacific/Apia"))
	for _, c := range []struct {
		start    string
		n        int
		sameTime bool
		due      string
	}{
		{"2026-01-05T10:00:00+13:00", 1, false, "2026-01-07T00:00:00+13:00"},
		{"2026-01-05T10:00:00+13:00", 2, true, "2026-01-07T10:00:00+13:00"},
		{"2011-12-29T12:00:00-10:00", 1, false, "2012-01-01T00:00:00+14:00"}, // there was no 30 December
	} {
		if due, ok := cal.WorkingDayDeadline(instant(t, c.start), c.n, c.sameTime); !ok || due != instant(t, c.due) {
			t.Errorf("%d from %s: due %s, want %s", c.n, c.start, due, instant(t, c.due))
		}
	}
}

func TestWorkingDaysBeyondTheHorizon(t *testing.T) {
	cal := weekdaysOnly(t)
	start := instant(t, "2026-01-05T09:00:00Z")
	if _, ok := cal.WorkingDayDeadline(start, 17_000, false); !ok {
		t.Error("65 years of working days are refused")
	}
	if due, ok := cal.WorkingDayDeadline(start, 20_000, false); ok {
		t.Errorf("77 years of working days end at %s", due)
	}
}
