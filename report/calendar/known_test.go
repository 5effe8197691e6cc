package calendar

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/slareport/slareport/report/timeline"
)

// knownCalendar is a calendar in testdata.
type knownCalendar struct {
	Zone   string
	Week   map[string]string // "mon-fri": "08:00-12:00 13:00-17:00"
	Closed []string
	Days   map[string]string
}

// knownCase is a case in testdata: To and Counts, or Allowance and Due.
type knownCase struct {
	ID, Calendar string
	From, To     time.Time
	Counts       int64 `json:"counts_s"`
	Allowance    int64 `json:"allowance_s"`
	Due          time.Time
	spec         Spec
}

var weekdays = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

func weekdayNumber(t testing.TB, name string) int {
	t.Helper()
	for i, n := range weekdays {
		if n == name {
			return i
		}
	}
	t.Fatalf("no weekday %q", name)
	return 0
}

// hours reads "08:00-12:00 13:00-17:00".
func hours(t testing.TB, text string) []ClockInterval {
	t.Helper()
	var out []ClockInterval
	for _, part := range strings.Fields(text) {
		var fromH, fromM, toH, toM int
		if _, err := fmt.Sscanf(part, "%d:%d-%d:%d", &fromH, &fromM, &toH, &toM); err != nil {
			t.Fatalf("hours %q: %v", part, err)
		}
		out = append(out, ClockInterval{(fromH*60 + fromM) * 60, (toH*60 + toM) * 60})
	}
	return out
}

func date(t testing.TB, text string) Date {
	t.Helper()
	d, err := ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func location(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func instant(t testing.TB, text string) timeline.Instant {
	t.Helper()
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		t.Fatal(err)
	}
	return timeline.Of(at)
}

func (k knownCalendar) spec(t testing.TB) Spec {
	t.Helper()
	s := Spec{Zone: location(t, k.Zone)}
	for days, open := range k.Week {
		first, last, several := strings.Cut(days, "-")
		if !several {
			last = first
		}
		for d := weekdayNumber(t, first); ; d = (d + 1) % 7 {
			s.Hours[d] = hours(t, open)
			if d == weekdayNumber(t, last) {
				break
			}
		}
	}
	for _, d := range k.Closed {
		s.Holidays = append(s.Holidays, Holiday{Date: date(t, d)})
	}
	for d, open := range k.Days {
		s.Days = append(s.Days, Day{Date: date(t, d), Hours: hours(t, open)})
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
		Calendars map[string]knownCalendar
		Cases     []knownCase
	}
	readJSON(t, "testdata/hours.json", &file)
	for i, c := range file.Cases {
		k, ok := file.Calendars[c.Calendar]
		if !ok {
			t.Fatalf("%s: no calendar %q", c.ID, c.Calendar)
		}
		file.Cases[i].spec = k.spec(t)
	}
	return file.Cases
}

// Decides: clock-hours.
func TestKnownCalendarTimeAndDeadlines(t *testing.T) {
	for _, c := range knownCases(t) {
		t.Run(c.ID, func(t *testing.T) {
			from := timeline.Of(c.From)
			for name, window := range windowsAround(from) {
				cal := Expand([]Dated{{Spec: c.spec}}, window)
				if c.Due.IsZero() {
					want := timeline.Micros(c.Counts) * timeline.Second
					if got := cal.Elapsed(from, timeline.Of(c.To)); got != want {
						t.Errorf("%s: counts %d s, want %d s", name, got/timeline.Second, c.Counts)
					}
					continue
				}
				due, ok := cal.Deadline(from, timeline.Micros(c.Allowance)*timeline.Second)
				if !ok || due != timeline.Of(c.Due) {
					t.Errorf("%s: due %s, want %s", name, due, timeline.Of(c.Due))
				}
			}
		})
	}
}

// windowsAround are windows that hold the instant, miss it by far on either side, and are empty: the
// answer must not depend on them.
func windowsAround(i timeline.Instant) map[string]timeline.Interval {
	year := 365 * timeline.Day
	return map[string]timeline.Interval{
		"window about it":  {From: i.Add(-30 * timeline.Day), To: i.Add(year)},
		"window before it": {From: i.Add(-9 * year), To: i.Add(-6 * year)},
		"window after it":  {From: i.Add(6 * year), To: i.Add(9 * year)},
		"no window":        {},
	}
}

// knownWall is a local time in testdata.
type knownWall struct {
	ID, Zone, Wall, Reading string
	Is                      time.Time
	Refused                 bool
	Elapsed                 int64     `json:"elapsed_h"`
	Due                     time.Time `json:"due"`
	DueWall                 string    `json:"due_wall"`
}

func knownWalls(t testing.TB) []knownWall {
	t.Helper()
	var file struct{ Cases []knownWall }
	readJSON(t, "testdata/walls.json", &file)
	return file.Cases
}

// wall reads YYYY-MM-DDTHH:MM:SS in a zone.
func wall(z *Zone, text string) (timeline.Instant, Reading, error) {
	var y, mo, d, h, mi, s int
	text = strings.Replace(text, "T", " ", 1)
	if _, err := fmt.Sscanf(text, "%d-%d-%d %d:%d:%d", &y, &mo, &d, &h, &mi, &s); err != nil {
		return timeline.NoInstant, Exact, err
	}
	return LocalTime(z, y, mo, d, h, mi, s, 0)
}

// Decides: clock-change.
func TestKnownLocalTimesAndElapsedTargets(t *testing.T) {
	for _, w := range knownWalls(t) {
		t.Run(w.ID, func(t *testing.T) {
			z := NewZone(location(t, w.Zone))
			at, reading, err := wall(z, w.Wall)
			if w.Refused {
				if err == nil {
					t.Fatalf("%s read as %s, want an error", w.Wall, at)
				}
				return
			}
			if err != nil || at != timeline.Of(w.Is) {
				t.Fatalf("%s is %s (%v), want %s", w.Wall, at, err, timeline.Of(w.Is))
			}
			if w.Reading != "" && reading.String() != w.Reading {
				t.Errorf("%s is %s, want %s", w.Wall, reading, w.Reading)
			}
			if w.Due.IsZero() {
				return
			}
			due, ok := alwaysOpen(z.Location()).Deadline(at, timeline.Micros(w.Elapsed)*timeline.Hour)
			dueWall, _, err := wall(z, w.DueWall)
			if !ok || err != nil || due != timeline.Of(w.Due) || due != dueWall {
				t.Errorf("due %s, want %s (%s on the wall)", due, timeline.Of(w.Due), w.DueWall)
			}
		})
	}
}
