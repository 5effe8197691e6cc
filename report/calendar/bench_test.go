package calendar

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/slareport/slareport/report/timeline"
)

// benchCalendar is office hours in Berlin over two years, with tickets spread over them.
func benchCalendar(b *testing.B) (*Calendar, []timeline.Interval) {
	b.Helper()
	spec := Spec{Name: "office", Zone: location(b, "Europe/Berlin"), Regions: []Region{germany("DE")}}
	for day := time.Monday; day <= time.Thursday; day++ {
		spec.Hours[day] = hours(b, "08:00-18:00")
	}
	spec.Hours[time.Friday] = hours(b, "08:00-12:00 13:00-16:00")
	window := timeline.Interval{From: instant(b, "2025-01-01T00:00:00Z"), To: instant(b, "2027-01-01T00:00:00Z")}
	random := rand.New(rand.NewPCG(1, 2))
	tickets := make([]timeline.Interval, 1<<16)
	for i := range tickets {
		from := window.From.Add(timeline.Micros(random.Int64N(int64(window.Length() - 40*timeline.Day))))
		tickets[i] = timeline.Interval{From: from, To: from.Add(timeline.Micros(random.Int64N(int64(10 * timeline.Day))))}
	}
	return Expand([]Dated{{Spec: spec}}, window), tickets
}

func BenchmarkElapsed(b *testing.B) {
	cal, tickets := benchCalendar(b)
	var sum timeline.Micros
	i := 0
	for b.Loop() {
		v := tickets[i&(len(tickets)-1)]
		sum += cal.Elapsed(v.From, v.To)
		i++
	}
	sink = sum
}

func BenchmarkDeadline(b *testing.B) {
	cal, tickets := benchCalendar(b)
	var sum timeline.Instant
	i := 0
	for b.Loop() {
		v := tickets[i&(len(tickets)-1)]
		due, _ := cal.Deadline(v.From, timeline.Micros(i&31)*timeline.Hour)
		sum += due
		i++
	}
	sink = timeline.Micros(sum)
}

func BenchmarkWorkingDayDeadline(b *testing.B) {
	cal, tickets := benchCalendar(b)
	for name, sameTime := range map[string]bool{"close": false, "same-time": true} {
		b.Run(name, func(b *testing.B) {
			var sum timeline.Instant
			i := 0
			for b.Loop() {
				due, _ := cal.WorkingDayDeadline(tickets[i&(len(tickets)-1)].From, 1+i%5, sameTime)
				sum += due
				i++
			}
			sink = timeline.Micros(sum)
		})
	}
}

func BenchmarkElapsedFarFromTheWindow(b *testing.B) {
	cal, tickets := benchCalendar(b)
	i := 0
	for b.Loop() {
		v := tickets[i&(len(tickets)-1)]
		sink = cal.Elapsed(v.From.Add(-3000*timeline.Day), v.To.Add(3000*timeline.Day))
		i++
	}
}

func BenchmarkLocalTime(b *testing.B) {
	z := NewZone(location(b, "Europe/Berlin"))
	i := 0
	for b.Loop() {
		at, _, _ := LocalTime(z, 2026, 1+i%12, 1+i%28, i%24, i%60, i%60, 0)
		sink = timeline.Micros(at)
		i++
	}
}

func BenchmarkDateOf(b *testing.B) {
	z := NewZone(location(b, "Europe/Berlin"))
	_, tickets := benchCalendar(b)
	i := 0
	for b.Loop() {
		sink = timeline.Micros(z.DateOf(tickets[i&(len(tickets)-1)].From).Day)
		i++
	}
}

func BenchmarkNewZone(b *testing.B) {
	loc := location(b, "Europe/Berlin")
	for b.Loop() {
		sink = timeline.Micros(len(NewZone(loc).spans))
	}
}

func BenchmarkExpandTwoYears(b *testing.B) {
	cal, _ := benchCalendar(b)
	versions := []Dated{{Spec: cal.versions[0].spec}}
	for b.Loop() {
		sink = Expand(versions, cal.near.window).near.total
	}
}

// The first deadline that is never reached writes 8000 years out, about a second of work; the calendar remembers
// what came of it. So that any number of iterations ends soon, the first one is timed by itself.
func BenchmarkDeadlineThatIsNeverReached(b *testing.B) {
	cal, tickets := benchCalendar(b)
	begun := time.Now()
	cal.Deadline(tickets[0].From, 3000*365*timeline.Day)
	first := time.Since(begun)
	for b.Loop() {
		due, _ := cal.Deadline(tickets[0].From, 3000*365*timeline.Day)
		sink = timeline.Micros(due)
	}
	b.ReportMetric(float64(first.Milliseconds()), "ms-first")
}

// sink keeps results alive.
var sink timeline.Micros
