package clock

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/timeline"
)

// ticks is a clock read second by second over two days: whether the door is open, and whether it is paused.
type ticks struct {
	cal     *calendar.Calendar
	from    timeline.Instant
	open    []bool
	paused  []bool
	covered []timeline.Interval
}

const twoDays = 2 * 24 * 3600

// firstDays begin two days with a change of clocks, or without one.
var firstDays = []struct {
	zone string
	day  time.Time
}{
	{"UTC", time.Date(2026, 10, 5, 0, 0, 0, 0, time.UTC)},
	{"Europe/Berlin", time.Date(2026, 10, 24, 0, 0, 0, 0, time.UTC)},
	{"Europe/Berlin", time.Date(2026, 3, 28, 0, 0, 0, 0, time.UTC)},
}

var aClock = rapid.Custom(func(t *rapid.T) *ticks {
	n := func(from, to int) int { return rapid.IntRange(from, to).Draw(t, "n") }
	first := rapid.SampledFrom(firstDays).Draw(t, "day")
	zone, err := time.LoadLocation(first.zone)
	if err != nil {
		t.Fatal(err)
	}
	spec := calendar.Spec{Name: "drawn", Zone: zone}
	for day := range spec.Hours {
		if n(0, 4) < 4 { // hours that change of clocks does not touch
			spec.Hours[day] = []calendar.ClockInterval{{From: n(0, 60) * 60, To: 5400},
				{From: n(8, 10) * 3600, To: n(11, 12) * 3600}, {From: 46800 + n(0, 59), To: n(14, 24) * 3600}}
		}
	}
	x := &ticks{
		cal: calendar.Expand([]calendar.Dated{{Spec: spec}}, timeline.Interval{}), from: timeline.Of(first.day),
		paused: make([]bool, twoDays),
	}
	for i := range twoDays {
		wall := x.at(i).In(spec.Zone)
		second := wall.Hour()*3600 + wall.Minute()*60 + wall.Second()
		x.open = append(
			x.open,
			slices.ContainsFunc(spec.Hours[wall.Weekday()],
				func(h calendar.ClockInterval) bool { return h.From <= second && second < h.To }),
		)
	}
	end := 0
	for range n(0, 5) { // one after the other, some of them touching
		from := end + n(0, 6)*n(0, 3600)
		end = from + n(0, 9)*n(0, 1800)
		x.covered = append(x.covered, timeline.Interval{From: x.at(from), To: x.at(end)})
		for k := from; k < min(end, twoDays); k++ {
			x.paused[k] = true
		}
	}
	return x
})

func (x *ticks) at(i int) timeline.Instant {
	return x.from.Add(timeline.Micros(i) * timeline.Second)
}

// pauses are the covered stretches as a set.
func (x *ticks) pauses() timeline.Set { return timeline.Union(x.covered...) }

// The elapsed time and the deadline of a clock are those that counting second by second gives.
func TestTheClockAgreesWithCountingSeconds(t *testing.T) { rapid.Check(t, clockAgreesWithSeconds) }

func FuzzClock(f *testing.F) { f.Fuzz(rapid.MakeFuzz(clockAgreesWithSeconds)) }

func clockAgreesWithSeconds(t *rapid.T) {
	second := func(t *rapid.T) int {
		return rapid.IntRange(0, 47).Draw(t, "hour")*3600 + rapid.IntRange(0, 3599).Draw(t, "second")
	}
	x := aClock.Draw(t, "clock")
	for range 20 {
		from, to := second(t), second(t)
		x.agree(t, min(from, to), max(from, to),
			rapid.IntRange(0, 40).Draw(t, "allowance")*rapid.IntRange(0, 1800).Draw(t, "times"))
	}
}

// agree fails unless the clock agrees with counting from a second to another.
func (x *ticks) agree(t rapid.TB, from, to, allowance int) {
	active := 0
	for i := from; i < to; i++ {
		if x.open[i] && !x.paused[i] {
			active++
		}
	}
	if got := Active(x.cal, x.at(from), x.at(to), x.pauses()); got != timeline.Micros(active)*timeline.Second {
		t.Fatalf("from %d to %d: %d µs, counted %d s of %v", from, to, got, active, x.covered)
	}
	left, due := allowance, from
	for left > 0 && due < twoDays {
		if x.open[due] && !x.paused[due] {
			left--
		}
		due++
	}
	got, ok := Deadline(x.cal, x.at(from), timeline.Micros(allowance)*timeline.Second, x.pauses())
	if left == 0 && (!ok || got != x.at(due)) || left > 0 && ok && got <= x.at(twoDays) {
		t.Fatalf("%d s from %d on are over at %s (%t), counted until %s, %d left of %v", allowance, from, got, ok, x.at(due),
			left, x.covered)
	}
}
