package calendar

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/timeline"
)

// Ten hours a day in UTC need no table: arithmetic answers for any instant of the years 1 to 9999.
const (
	opens  = 8 * timeline.Hour
	shift  = 10 * timeline.Hour
	closes = opens + shift
)

// shifts is the calendar time from 1970 on, negative before it.
func shifts(i timeline.Instant) timeline.Micros {
	day := floorDiv(timeline.Micros(i), timeline.Day)
	return day*shift + min(max(timeline.Micros(i)-day*timeline.Day-opens, 0), shift)
}

// shiftsOver is the earliest instant at which that much calendar time has passed since 1970.
func shiftsOver(passed timeline.Micros) timeline.Instant {
	day := floorDiv(passed-1, shift)
	return timeline.Instant(day*timeline.Day + opens + passed - day*shift)
}

// epochs are instants about which a number changes its sign or a table ends.
func epochs(t testing.TB) map[string]timeline.Instant {
	all := map[string]timeline.Instant{"the first block": blockStart(0), "the last block": blockStart(blockOf(endOfTime))}
	for _, at := range []string{
		"1000-01-01", "1899-12-30", "1900-01-01", "1904-01-01", "1969-12-31", "1970-01-01", "1990-01-01", "2000-03-01",
		"2038-01-19", "2050-01-01", "2100-01-01", "2100-03-01", "2262-04-11", "9999-12-30",
	} {
		all[at] = instant(t, at+"T00:00:00Z")
	}
	for _, at := range []string{"1969-12-31", "2026-10-01", "2100-01-01"} {
		block := blockOf(instant(t, at+"T00:00:00Z"))
		all["the block of "+at], all["the block after "+at] = blockStart(block), blockStart(block+1)
	}
	return all
}

// Every hour of the days about an epoch, from windows before, about and after it.
func TestShiftsAboutEveryEpoch(t *testing.T) {
	for name, epoch := range epochs(t) {
		for _, window := range []timeline.Interval{
			{From: epoch.Add(-40 * timeline.Day), To: epoch}, {From: epoch, To: epoch.Add(40 * timeline.Day)},
			{From: epoch.Add(-40 * timeline.Day), To: epoch.Add(40 * timeline.Day)},
			{From: instant(t, "2026-10-01T00:00:00Z"), To: instant(t, "2026-11-01T00:00:00Z")},
		} {
			cal := Expand([]Dated{{Spec: everyDay(t, "UTC", "08:00-18:00")}}, window)
			for hour := -49; hour <= 49; hour++ {
				at := epoch.Add(timeline.Micros(hour) * timeline.Hour)
				if at < timeline.MinInstant || at > timeline.MaxInstant {
					continue
				}
				if bad := unlikeShifts(cal, at, at.Add(36*timeline.Hour)); bad != "" {
					t.Fatalf("%s, window %v, %s: %s", name, window, at, bad)
				}
			}
		}
	}
}

func TestShiftsOfAllYears(t *testing.T) {
	spec, near := everyDay(t, "UTC", "08:00-18:00"), epochs(t)
	names := slices.Sorted(maps.Keys(near))
	rapid.Check(t, func(r *rapid.T) {
		pick := func(label string) timeline.Instant {
			at := rapid.Int64Range(int64(timeline.MinInstant), int64(timeline.MaxInstant)).Draw(r, label)
			if rapid.Bool().Draw(r, label+" is anywhere") {
				return timeline.Instant(at)
			}
			return near[rapid.SampledFrom(names).Draw(r, label+" is near")].Add(timeline.Micros(at) % (3 * timeline.Day))
		}
		from := pick("from")
		days := func(label string) timeline.Micros {
			return timeline.Micros(rapid.IntRange(-9999, 9999).Draw(r, label)) * timeline.Day
		}
		begin := from.Add(days("to the window"))
		cal := Expand([]Dated{{Spec: spec}}, timeline.Interval{From: begin, To: begin.Add(30 * timeline.Day)})
		if bad := unlikeShifts(cal, from, from.Add(days("apart"))); bad != "" {
			r.Fatal(bad)
		}
	})
}

// unlikeShifts says what a calendar answers otherwise than arithmetic does.
func unlikeShifts(cal *Calendar, from, to timeline.Instant) string {
	from, to = clamp(min(from, to)), clamp(max(from, to))
	want := shifts(to) - shifts(from)
	if got := cal.Elapsed(from, to); got != want {
		return fmt.Sprintf("from %s to %s: %d s, want %d s", from, to, got/timeline.Second, want/timeline.Second)
	}
	if open := shifts(from+1) > shifts(from); openAt(cal, from) != open && from < endOfTime {
		return fmt.Sprintf("open at %s: %v", from, !open)
	}
	for _, allowance := range []timeline.Micros{1, shift, shift + 1, want} {
		due, ok := cal.Deadline(from, allowance)
		wanted := shiftsOver(shifts(from) + allowance)
		if allowance == 0 {
			wanted = from
		}
		// none is over at once
		if reached := wanted <= timeline.MaxInstant || allowance == 0; ok != reached || ok && due != wanted {
			return fmt.Sprintf("%d s from %s are over at %v, %v, want %s", allowance/timeline.Second, from, due, ok, wanted)
		}
	}
	return ""
}
