package clock

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// knownCase is a case in testdata: To, Counts and Left, or Due.
type knownCase struct {
	ID, Calendar string
	From, To     time.Time
	Paused       [][2]time.Time
	Allowance    *int64 `json:"allowance_s"`
	Due          time.Time
	Counts       int64  `json:"counts_s"`
	Left         *int64 `json:"left_s"`
	spec         calendar.Spec
}

func location(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func hours(t testing.TB, text string) calendar.ClockInterval {
	t.Helper()
	var fromH, fromM, toH, toM int
	if _, err := fmt.Sscanf(text, "%d:%d-%d:%d", &fromH, &fromM, &toH, &toM); err != nil {
		t.Fatalf("hours %q: %v", text, err)
	}
	return calendar.ClockInterval{From: (fromH*60 + fromM) * 60, To: (toH*60 + toM) * 60}
}

// week opens the days from the first to the last at the same hours; sun stands at the end.
func week(t testing.TB, zone, days, open string) calendar.Spec {
	t.Helper()
	names := []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
	first, last, _ := strings.Cut(days, "-")
	s := calendar.Spec{Zone: location(t, zone)}
	in := false
	for i, name := range names {
		in = in || name == first
		if in {
			s.Hours[(i+1)%7] = []calendar.ClockInterval{hours(t, open)}
		}
		in = in && name != last
	}
	return s
}

func readJSON(t testing.TB, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

// knownCases are those of testdata.
func knownCases(t testing.TB) []knownCase {
	t.Helper()
	var file struct {
		Calendars map[string]struct {
			Zone string
			Week map[string]string
		}
		Cases []knownCase
	}
	readJSON(t, "testdata/paused.json", &file)
	for i, c := range file.Cases {
		k := file.Calendars[c.Calendar]
		for days, open := range k.Week {
			file.Cases[i].spec = week(t, k.Zone, days, open)
		}
	}
	return file.Cases
}

// Decides: clock-pauses.
func TestKnownPausedClocks(t *testing.T) {
	for _, c := range knownCases(t) {
		t.Run(c.ID, func(t *testing.T) {
			from, to := timeline.Of(c.From), timeline.Of(c.To)
			var pauses timeline.Set
			for _, p := range c.Paused {
				pauses = append(pauses, timeline.Interval{From: timeline.Of(p[0]), To: timeline.Of(p[1])})
			}
			cal := calendar.Expand([]calendar.Dated{{Spec: c.spec}}, timeline.Interval{From: from, To: from + 1})
			if !c.Due.IsZero() {
				due, ok := Deadline(cal, from, timeline.Micros(*c.Allowance)*timeline.Second, pauses)
				if !ok || due != timeline.Of(c.Due) {
					t.Errorf("due %s, want %s", due, timeline.Of(c.Due))
				}
				return
			}
			active := Active(cal, from, to, pauses)
			if active != timeline.Micros(c.Counts)*timeline.Second {
				t.Errorf("%d s are active, want %d", active/timeline.Second, c.Counts)
			}
			if c.Left == nil {
				return
			}
			allowance := timeline.Micros(*c.Allowance) * timeline.Second
			if left := allowance - active; left != timeline.Micros(*c.Left)*timeline.Second {
				t.Errorf("%d s are left, want %d", left/timeline.Second, *c.Left)
			}
			due, ok := Deadline(cal, from, allowance, pauses)
			if met := ok && to <= due; met != (*c.Left >= 0) {
				t.Errorf("finished by its deadline %s: %v, but %d s are left", due, met, *c.Left)
			}
		})
	}
}

func at(t testing.TB, text string) timeline.Instant {
	t.Helper()
	i, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		t.Fatal(err)
	}
	return timeline.Of(i)
}

// office is Monday to Friday 08:00-18:00 in UTC.
func office(t testing.TB) *calendar.Calendar {
	t.Helper()
	return calendar.Expand([]calendar.Dated{{Spec: week(t, "UTC", "mon-fri", "08:00-18:00")}},
		timeline.Interval{From: at(t, "2026-01-01T00:00:00Z"), To: at(t, "2026-12-31T00:00:00Z")})
}

func interval(t testing.TB, from, to string) timeline.Interval {
	t.Helper()
	return timeline.Interval{From: at(t, "2026-01-"+from+":00Z"), To: at(t, "2026-01-"+to+":00Z")}
}

func TestPausesAreIntersectedWithTheCalendar(t *testing.T) {
	cal := office(t)
	v := interval(t, "05T10:00", "06T12:00") // Monday and Tuesday: 8 h and 4 h
	for _, c := range []struct {
		name   string
		pauses timeline.Set
		want   timeline.Micros
	}{
		{"none", nil, 12 * timeline.Hour},
		{"outside hours", timeline.Set{interval(t, "05T18:00", "06T08:00")}, 12 * timeline.Hour},
		{"over night", timeline.Set{interval(t, "05T17:00", "06T09:00")}, 10 * timeline.Hour},
		{"over before the start", timeline.Set{interval(t, "05T08:00", "05T10:00")}, 12 * timeline.Hour},
		{"running at the start", timeline.Set{interval(t, "05T08:00", "05T10:01")}, 12*timeline.Hour - timeline.Minute},
		{"begun at the end", timeline.Set{interval(t, "06T12:00", "06T13:00")}, 12 * timeline.Hour},
		{"running at the end", timeline.Set{interval(t, "06T11:59", "06T13:00")}, 12*timeline.Hour - timeline.Minute},
		{"all of it", timeline.Set{interval(t, "01T00:00", "31T00:00")}, 0},
		{"two", timeline.Set{interval(t, "05T11:00", "05T12:00"), interval(t, "06T08:00", "06T09:30")},
			9*timeline.Hour + 30*timeline.Minute},
	} {
		if got := Active(cal, v.From, v.To, c.pauses); got != c.want {
			t.Errorf("%s: %d min, want %d", c.name, got/timeline.Minute, c.want/timeline.Minute)
		}
	}
	if got := Active(cal, v.To, v.From, timeline.Set{interval(t, "05T17:00", "06T09:00")}); got != 0 {
		t.Errorf("backwards: %d", got)
	}
}

// Decides: clock-hours.
func TestACaseOpenedAndFinishedOutsideHoursTakesNoTime(t *testing.T) {
	cal := office(t)
	night := interval(t, "05T19:00", "06T07:00")
	if got := Active(cal, night.From, night.To, nil); got != 0 {
		t.Errorf("it took %d µs", got)
	}
	if due, ok := Deadline(cal, night.From, timeline.Hour, nil); !ok || due < night.To {
		t.Errorf("it was due %s", due)
	}
}

func TestDeadlineWithPauses(t *testing.T) {
	cal := office(t)
	start := at(t, "2026-01-05T10:00:00Z")
	lunch := timeline.Set{interval(t, "05T12:00", "05T13:00")}
	forever := timeline.Set{{From: at(t, "2026-01-05T12:00:00Z"), To: timeline.MaxInstant}}
	for _, c := range []struct {
		name      string
		allowance timeline.Micros
		pauses    timeline.Set
		due       string // "" for none
	}{
		{"nothing allowed", 0, timeline.Set{interval(t, "05T09:00", "05T13:00")}, "2026-01-05T10:00:00Z"},
		{"less than nothing", -5, lunch, "2026-01-05T10:00:00Z"},
		{"used up just before the pause", 2*timeline.Hour - 1, lunch, "2026-01-05T11:59:59.999999Z"},
		{"used up where the pause begins", 2 * timeline.Hour, lunch, "2026-01-05T12:00:00Z"},
		{"used up just after the pause", 2*timeline.Hour + 1, lunch, "2026-01-05T13:00:00.000001Z"},
		{"a full shift less the pause lands on the closing", 7 * timeline.Hour, lunch, "2026-01-05T18:00:00Z"},
		{"one more lands on the next day", 7*timeline.Hour + 1, lunch, "2026-01-06T08:00:00.000001Z"},
		{"started in the pause", timeline.Hour, timeline.Set{interval(t, "05T09:00", "05T13:00")}, "2026-01-05T14:00:00Z"},
		{"a pause that was over", timeline.Hour, timeline.Set{interval(t, "05T08:00", "05T10:00")}, "2026-01-05T11:00:00Z"},
		{"a pause outside hours", 9 * timeline.Hour, timeline.Set{interval(t, "05T18:00", "06T08:00")},
			"2026-01-06T09:00:00Z"},
		{"used up at the closing before a pause at night", 8 * timeline.Hour,
			timeline.Set{interval(t, "05T20:00", "06T09:00")}, "2026-01-05T18:00:00Z"},
		{"a pause that never ends", 2*timeline.Hour + 1, forever, ""},
		{"used up where a pause begins that never ends", 2 * timeline.Hour, forever, "2026-01-05T12:00:00Z"},
	} {
		due, ok := Deadline(cal, start, c.allowance, c.pauses)
		if ok != (c.due != "") || ok && due != at(t, c.due) {
			t.Errorf("%s: due %s, %v, want %s", c.name, due, ok, c.due)
		}
	}
}

// genPauses draws a set of pauses about two weeks.
func genPauses(t *rapid.T, base timeline.Instant) timeline.Set {
	var list []timeline.Interval
	for range rapid.IntRange(0, 6).Draw(t, "pauses") {
		from := base.Add(timeline.Micros(rapid.Int64Range(0, int64(14*timeline.Day)).Draw(t, "pause from")))
		list = append(
			list,
			timeline.Interval{
				From: from, To: from.Add(timeline.Micros(rapid.Int64Range(0, int64(2*timeline.Day)).Draw(t, "pause length"))),
			},
		)
	}
	return timeline.Union(list...)
}

func TestTheClockAgreesWithSetsOfIntervals(t *testing.T) {
	cal := office(t)
	base := at(t, "2026-03-20T00:00:00Z")
	rapid.Check(t, func(rt *rapid.T) {
		pauses := genPauses(rt, base)
		instants := rapid.Int64Range(0, int64(16*timeline.Day))
		from := base.Add(timeline.Micros(instants.Draw(rt, "from")))
		to := base.Add(timeline.Micros(instants.Draw(rt, "to")))
		running := cal.Intervals(timeline.Interval{From: from, To: from.Add(100 * timeline.Day)}).Subtract(pauses)
		if got, want := Active(cal, from, to, pauses),
			running.Clip(timeline.Interval{From: from, To: to}).Length(); got != want {
			rt.Fatalf("%d µs are active, want %d", got, want)
		}
		allowance := timeline.Micros(rapid.Int64Range(1, int64(5*timeline.Day)).Draw(rt, "allowance"))
		left := allowance
		for _, v := range running {
			if left <= v.Length() {
				if due, ok := Deadline(cal, from, allowance, pauses); !ok || due != v.From.Add(left) {
					rt.Fatalf("due %s, want %s", due, v.From.Add(left))
				}
				break
			}
			left -= v.Length()
		}
	})
}

func benchCases(b *testing.B) (*calendar.Calendar, []timeline.Interval, []timeline.Set) {
	b.Helper()
	cal := office(b)
	base := at(b, "2026-02-01T00:00:00Z")
	var cases []timeline.Interval
	var pauses []timeline.Set
	for i := range timeline.Micros(1 << 12) {
		from := base.Add(i * 7919 % (250 * 24 * 60) * timeline.Minute)
		cases = append(cases, timeline.Interval{From: from, To: from.Add((2 + i%9) * 13 * timeline.Hour)})
		step := (2 + i%9) * 13 * timeline.Hour / 8
		pauses = append(pauses, timeline.Set{{From: from.Add(step), To: from.Add(2 * step)},
			{From: from.Add(3 * step), To: from.Add(4 * step)}, {From: from.Add(5 * step), To: from.Add(6 * step)}})
	}
	return cal, cases, pauses
}

func BenchmarkActiveWithThreePauses(b *testing.B) {
	cal, cases, pauses := benchCases(b)
	i := 0
	for b.Loop() {
		k := i & (len(cases) - 1)
		Active(cal, cases[k].From, cases[k].To, pauses[k])
		i++
	}
}

func BenchmarkDeadlineWithThreePauses(b *testing.B) {
	cal, cases, pauses := benchCases(b)
	i := 0
	for b.Loop() {
		k := i & (len(cases) - 1)
		Deadline(cal, cases[k].From, 20*timeline.Hour, pauses[k])
		i++
	}
}
