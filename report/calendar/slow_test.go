package calendar

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/timeline"
)

// changes are zones with a day on which their clocks change in a way of its own.
var changes = []struct{ zone, day string }{
	{"UTC", "2026-01-01"},
	{"Europe/Berlin", "2026-03-29"},
	{"Europe/Berlin", "2026-10-25"},
	{"Europe/Berlin", "2028-12-31"}, // the last day of a leap year
	{"America/New_York", "2026-03-08"},
	{"America/New_York", "2026-11-01"},
	{"America/Sao_Paulo", "2017-10-15"}, // no midnight
	{"America/Sao_Paulo", "2018-02-18"}, // midnight goes back to 23:00
	{"Asia/Tehran", "2022-03-22"},
	{"Asia/Tehran", "2022-09-22"},
	{"Australia/Lord_Howe", "2026-04-05"}, // half an hour back
	{"Australia/Lord_Howe", "2026-10-04"},
	{"Pacific/Apia", "2011-12-30"}, // a day that never was
	{"Pacific/Apia", "2011-09-24"},
	{"Asia/Kathmandu", "1986-01-01"},   // a quarter of an hour at midnight
	{"America/St_Johns", "2010-11-07"}, // 00:01 goes back to 23:01 of the day before
	{"America/St_Johns", "2010-03-14"},
	{"Antarctica/Troll", "2026-03-29"}, // two hours
	{"Africa/Monrovia", "1972-01-07"},  // 44 minutes and 30 seconds
	{"Pacific/Kwajalein", "1993-08-21"},
}

// slowCalendar is the rule in the package's doc, done second by second: it watches the clock on the wall
// tick and opens and closes the door. Slow, short, and independent of the tables.
type slowCalendar struct {
	base   int64   // Unix seconds of the first tick
	walls  []int64 // what the wall shows, in seconds since 1970-01-01T00:00 local
	open   []bool
	starts map[int64]int // first tick of a local day, by day number
}

const slowDays = 7

func newSlowCalendar(versions []Dated, middle int64) *slowCalendar {
	s := &slowCalendar{base: middle - slowDays*daySeconds, starts: map[int64]int{}}
	loc := versions[0].Zone
	for i := range int64(2 * slowDays * daySeconds) {
		_, offset := time.Unix(s.base+i, 0).In(loc).Zone()
		s.walls = append(s.walls, s.base+i+int64(offset))
	}
	s.open = make([]bool, len(s.walls))
	for day := s.walls[0]/daySeconds + 2; day < s.walls[len(s.walls)-1]/daySeconds-1; day++ {
		s.openDay(day, slowHours(versions, time.Unix(day*daySeconds, 0).UTC()))
	}
	return s
}

func slowHours(versions []Dated, day time.Time) []ClockInterval {
	spec := versions[0].Spec
	for _, v := range versions[1:] {
		if !day.Before(time.Date(v.From.Year, v.From.Month, v.From.Day, 0, 0, 0, 0, time.UTC)) {
			spec = v.Spec
		}
	}
	for _, d := range spec.Days {
		if d.Date == (Date{day.Year(), day.Month(), day.Day()}) {
			return d.Hours
		}
	}
	for _, h := range spec.Holidays {
		if h.Date.Month == day.Month() && h.Date.Day == day.Day() && (h.Date.Year == 0 || h.Date.Year == day.Year()) {
			return nil
		}
	}
	return spec.Hours[day.Weekday()]
}

func (s *slowCalendar) openDay(day int64, hours []ClockInterval) {
	start, end := s.tick(day*daySeconds, true), s.tick((day+1)*daySeconds, true)
	for _, h := range joined(hours) {
		from, to := s.tick(day*daySeconds+int64(h.From), h.From == 0), s.tick(day*daySeconds+int64(h.To), h.To == daySeconds)
		for i := max(from, start); i < min(to, end); i++ {
			s.open[i] = true
		}
	}
}

// joined is the hours of a day as a set of minutes.
func joined(hours []ClockInterval) (out []ClockInterval) {
	var minutes [daySeconds/60 + 1]bool
	for _, h := range hours {
		for m := h.From / 60; m < h.To/60; m++ {
			minutes[m] = true
		}
	}
	for m := range minutes {
		if minutes[m] && (m == 0 || !minutes[m-1]) {
			out = append(out, ClockInterval{From: m * 60})
		}
		if m > 0 && !minutes[m] && minutes[m-1] {
			out[len(out)-1].To = m * 60
		}
	}
	return out
}

// tick is the first tick at which the wall shows a time; if it never does, the tick that is as far into
// the gap as the time is, or for a midnight the tick of the change.
func (s *slowCalendar) tick(wall int64, midnight bool) int {
	begin := max(0, int(wall-s.base)-15*3600) // no offset is beyond 14 hours
	for i := begin; i < begin+30*3600; i++ {
		if s.walls[i] == wall {
			return i
		}
	}
	for i := begin + 1; i < begin+30*3600; i++ {
		if s.walls[i-1] < wall && wall < s.walls[i] {
			if midnight {
				return i
			}
			return i + int(wall-s.walls[i-1]) - 1
		}
	}
	panic(fmt.Sprintf("the wall never passes %d", wall))
}

func (s *slowCalendar) elapsed(from, to int64) (seconds int64) {
	for i := from; i < to; i++ {
		if s.open[i-s.base] {
			seconds++
		}
	}
	return seconds
}

func (s *slowCalendar) deadline(from, seconds int64) (due int64, ok bool) {
	for i := from; ; i++ {
		if seconds == 0 {
			return i, true
		}
		if i-s.base >= int64(len(s.open))-3*daySeconds {
			return 0, false
		}
		if s.open[i-s.base] {
			seconds--
		}
	}
}

// genHours are hours of a day, often at the times about which clocks change.
func genHours(t *rapid.T, label string) []ClockInterval {
	edge := rapid.OneOf(rapid.SampledFrom([]int{0, 1, 30, 60, 90, 120, 150, 180, 210, 1380, 1410, 1440}),
		rapid.IntRange(0, 1440))
	var list []ClockInterval
	for range rapid.IntRange(0, 3).Draw(t, label) {
		a, b := edge.Draw(t, "from"), edge.Draw(t, "to")
		list = append(list, ClockInterval{60 * min(a, b), 60 * max(a, b)})
	}
	return list
}

func genSpec(t *rapid.T, loc *time.Location, about Date) Spec {
	s := Spec{Zone: loc}
	near := rapid.Custom(func(t *rapid.T) Date { return about.AddDays(rapid.IntRange(-4, 4).Draw(t, "days off")) })
	for d := range s.Hours {
		s.Hours[d] = genHours(t, "intervals")
	}
	for range rapid.IntRange(0, 2).Draw(t, "holidays") {
		s.Holidays = append(s.Holidays, Holiday{Date: near.Draw(t, "holiday")})
	}
	if rapid.Bool().Draw(t, "other hours") {
		s.Days = []Day{{Date: near.Draw(t, "day"), Hours: genHours(t, "other intervals")}}
	}
	return s
}

// genVersions draws one or two versions about a change of the clocks, and the change.
func genVersions(t *rapid.T) ([]Dated, timeline.Instant) {
	change := rapid.SampledFrom(changes).Draw(t, "change")
	loc, err := time.LoadLocation(change.zone)
	if err != nil {
		t.Fatal(err)
	}
	about, err := ParseDate(change.day)
	if err != nil {
		t.Fatal(err)
	}
	versions := []Dated{{Spec: genSpec(t, loc, about)}}
	if rapid.Bool().Draw(t, "second version") {
		from := about.AddDays(rapid.IntRange(-2, 2).Draw(t, "its date"))
		versions = append(versions, Dated{From: from, Spec: genSpec(t, loc, about)})
	}
	return versions, NewZone(loc).StartOfDay(about)
}

// Decides: calendar-hours.
func TestFastCalendarAgreesWithTheSecondBySecondOne(t *testing.T) {
	rapid.Check(t, fastCalendarAgreesWithSlow)
}

func FuzzFastCalendar(f *testing.F) { f.Fuzz(rapid.MakeFuzz(fastCalendarAgreesWithSlow)) }

func fastCalendarAgreesWithSlow(t *rapid.T) {
	versions, change := genVersions(t)
	middle := int64(change) / 1e6
	slow := newSlowCalendar(versions, middle)
	windows := []timeline.Interval{{}, {From: change, To: change + 1},
		{From: change.Add(900 * timeline.Day), To: change.Add(990 * timeline.Day)}}
	fast := Expand(versions, rapid.SampledFrom(windows).Draw(t, "window"))
	second := rapid.Int64Range(middle-4*daySeconds, middle+4*daySeconds)
	for range 8 {
		from, to := second.Draw(t, "from"), second.Draw(t, "to")
		if got, want := fast.Elapsed(micro(from), micro(to)),
			slow.elapsed(from, to); got != timeline.Micros(want)*timeline.Second {
			t.Fatalf("elapsed from %s to %s is %d s, want %d s", micro(from), micro(to), got/timeline.Second, want)
		}
		if got, want := openAt(fast, micro(from)), slow.open[from-slow.base]; got != want {
			t.Fatalf("open at %s is %v, want %v", micro(from), got, want)
		}
		allowance := rapid.Int64Range(0, 2*daySeconds).Draw(t, "allowance")
		want, ok := slow.deadline(from, allowance)
		if !ok {
			continue
		}
		if got, ok := fast.Deadline(micro(from), timeline.Micros(allowance)*timeline.Second); !ok || got != micro(want) {
			t.Fatalf("%d s from %s are over at %s, want %s", allowance, micro(from), got, micro(want))
		}
	}
}

func micro(seconds int64) timeline.Instant { return timeline.Instant(seconds * 1e6) }

func TestLocalTimeAgreesWithTheStandardLibrary(t *testing.T) {
	rapid.Check(t, localTimeAgreesWithLibrary)
}

func FuzzLocalTime(f *testing.F) { f.Fuzz(rapid.MakeFuzz(localTimeAgreesWithLibrary)) }

func localTimeAgreesWithLibrary(t *rapid.T) {
	change := rapid.SampledFrom(changes).Draw(t, "change")
	loc, _ := time.LoadLocation(change.zone)
	about, _ := ParseDate(change.day)
	d := about.AddDays(rapid.OneOf(rapid.IntRange(-2, 2), rapid.IntRange(-40000, 40000)).Draw(t, "days off"))
	h, mi, s := rapid.IntRange(0, 23).Draw(t, "h"), rapid.IntRange(0, 59).Draw(t, "min"),
		rapid.IntRange(0, 59).Draw(t, "s")
	at, reading, err := LocalTime(NewZone(loc), d.Year, int(d.Month), d.Day, h, mi, s, 7)
	if err != nil {
		t.Fatal(err)
	}
	wall := time.Date(d.Year, d.Month, d.Day, h, mi, s, 7000, time.UTC)
	earliest, gap, times := slowRead(loc, wall)
	want := Exact
	switch {
	case times == 0:
		want = Missing
	case times > 1:
		want = Ambiguous
	}
	if reading != want {
		t.Fatalf("%s in %s is %s, want %s", wall, loc, reading, want)
	}
	if times > 0 && at != timeline.Of(earliest) {
		t.Fatalf("%s in %s is %s, want %s", wall, loc, at, earliest)
	}
	if times == 0 && at.In(loc).Format(time.DateTime) != wall.Add(gap).Format(time.DateTime) {
		t.Fatalf("%s in %s is %s, want it %s later", wall, loc, at.In(loc), gap)
	}
}

// slowRead tries every offset that the zone has within two days: the earliest instant at which the wall
// shows a time, how many do, and if none does the gap.
func slowRead(loc *time.Location, wall time.Time) (earliest time.Time, gap time.Duration, times int) {
	seen := map[time.Time]bool{}
	previous := 0
	for h := -48; h <= 48; h++ {
		near := wall.Add(time.Duration(h) * time.Hour)
		_, offset := near.In(loc).Zone()
		if h > -48 && offset > previous {
			gap = time.Duration(offset-previous) * time.Second
		}
		previous = offset
		candidate := wall.Add(-time.Duration(offset) * time.Second)
		local := candidate.In(loc)
		if local.Format("2006-01-02T15:04:05.999999") != wall.Format("2006-01-02T15:04:05.999999") || seen[candidate] {
			continue
		}
		seen[candidate] = true
		if times == 0 || candidate.Before(earliest) {
			earliest = candidate
		}
		times++
	}
	return earliest, gap, times
}

func TestOffsetAgreesWithTheStandardLibrary(t *testing.T) { rapid.Check(t, offsetAgreesWithLibrary) }

func FuzzOffset(f *testing.F) { f.Fuzz(rapid.MakeFuzz(offsetAgreesWithLibrary)) }

func offsetAgreesWithLibrary(t *rapid.T) {
	loc, _ := time.LoadLocation(rapid.SampledFrom(changes).Draw(t, "change").zone)
	zone := NewZone(loc)
	for range 50 {
		at := timeline.Instant(rapid.Int64Range(-2_500_000_000, 6_000_000_000).Draw(t, "at") * 1e6)
		_, want := at.In(loc).Zone()
		if got := zone.Offset(at); got != timeline.Micros(want)*timeline.Second {
			t.Fatalf("offset of %s at %s is %d µs, want %d s", loc, at, got, want)
		}
	}
}
