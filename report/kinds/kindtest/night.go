package kindtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/calendar"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/evidence/texttest"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// The slow references live in a night of ten hours, counted in seconds from Saturday 2026-10-24 20:00 UTC. In
// Berlin that is 22:00, and the clocks go back five hours later. They go through it second by second and read the
// records and the agreement as they are: nothing here knows intervals, layers or sets.
const (
	Night     = 10 * 3600
	LongNight = Night + 3*3600 // until the last second that anything is looked at
)

var dusk = At("2026-10-24T20:00")

func Second(n int) timeline.Instant { return dusk.Add(timeline.Micros(n) * timeline.Second) }

// SecondOf is the second of an instant; what is not known never comes.
func SecondOf(i timeline.Instant) int {
	if !i.Known() {
		return Never
	}
	return int(i.Sub(dusk) / timeline.Second)
}

const Never = 1 << 40

// ManyTimes checks a drawn property against fixed draws, the same in every run, and against new ones.
func ManyTimes[V any](t *testing.T, fixed int, drawn *rapid.Generator[V], holds func(t rapid.TB, v V)) {
	t.Helper()
	for seed := range fixed {
		holds(labelled{t, fmt.Sprint("seed ", seed, ": ")}, drawn.Example(seed))
	}
	rapid.Check(t, func(t *rapid.T) { holds(t, drawn.Draw(t, "case")) })
}

// labelled names the draw that a failure is of.
type labelled struct {
	rapid.TB
	name string
}

func (l labelled) Fatalf(format string, args ...any) {
	l.Helper()
	l.TB.Fatalf("%s%s", l.name, fmt.Sprintf(format, args...))
}

func (l labelled) Errorf(format string, args ...any) {
	l.Helper()
	l.TB.Errorf("%s%s", l.name, fmt.Sprintf(format, args...))
}

// Pen draws records.
type Pen struct{ *rapid.T }

func (p Pen) N(from, to int) int { return rapid.IntRange(from, to).Draw(p.T, "n") }

// Second is any second of the night; rapid likes small numbers, so that hours and the rest are drawn apart.
func (p Pen) Second() int { return p.N(0, 9)*3600 + p.N(0, 59)*60 + Choose(p, 0, 0, 1, 59) }

func (p Pen) OneIn(n int) bool { return p.N(1, n) == n }

func Choose[V any](p Pen, list ...V) V { return rapid.SampledFrom(list).Draw(p.T, "one") }

func (p Pen) Text(list ...string) evidence.Text { return texttest.T(Choose(p, list...)) }

// ShopHours is a calendar whose doors open and close on the wall, never in the hours that the change of clocks
// repeats.
func (p Pen) ShopHours(name string, zone *time.Location) []calendar.Dated {
	spec := calendar.Spec{Name: name, Zone: zone}
	for _, day := range []time.Weekday{time.Saturday, time.Sunday, time.Monday} {
		for _, part := range []calendar.ClockInterval{{From: 0, To: 5400}, {From: 4 * 3600, To: 7 * 3600},
			{From: 20 * 3600, To: 24 * 3600}} {
			if p.OneIn(4) {
				continue
			}
			from := part.From + 600*p.N(0, 4)
			spec.Hours[day] = append(
				spec.Hours[day], calendar.ClockInterval{From: from, To: max(from+600, part.To-600*p.N(0, 4))},
			)
		}
	}
	if p.OneIn(8) {
		spec.Holidays = []calendar.Holiday{{Date: calendar.Date{Year: 2026, Month: 10, Day: 25}, Name: "Fair"}}
	}
	return []calendar.Dated{{Spec: spec}}
}

// Shop looks at the wall and at the door, second by second.
type Shop struct {
	spec  *calendar.Spec // nil: never closed
	known []int8         // what was seen so far: 1 open, 2 closed
	days  map[[2]int]int // working days counted so far
}

func (w *World) Shop(name string) *Shop {
	if name == "" || name == "always" {
		return &Shop{}
	}
	return &Shop{&w.Agreement.Calendars[name][0].Spec, make([]int8, LongNight), map[[2]int]int{}}
}

func (s *Shop) Open(n int) bool {
	if s.spec == nil {
		return true
	}
	if n < 0 || n >= LongNight {
		return s.look(n)
	}
	if s.known[n] == 0 {
		s.known[n] = 2
		if s.look(n) {
			s.known[n] = 1
		}
	}
	return s.known[n] == 1
}

func (s *Shop) look(n int) bool {
	wall := Second(n).In(s.spec.Zone)
	for _, h := range s.spec.Holidays {
		if h.Date.Month == wall.Month() && h.Date.Day == wall.Day() {
			return false
		}
	}
	at := wall.Hour()*3600 + wall.Minute()*60 + wall.Second()
	return slices.ContainsFunc(
		s.spec.Hours[wall.Weekday()], func(h calendar.ClockInterval) bool { return h.From <= at && at < h.To },
	)
}

// WorkingDays is the open time from a second until the close of the nth working day after its day, never for one
// that comes after Monday.
func (s *Shop) WorkingDays(from, days int) int {
	seconds, counted := s.days[[2]int{from, days}]
	if !counted {
		seconds = s.countDays(from, days)
		s.days[[2]int{from, days}] = seconds
	}
	return seconds
}

func (s *Shop) countDays(from, days int) (seconds int) {
	day := func(n int) int { return Second(n).In(s.spec.Zone).YearDay() }
	var ends []int // open seconds until the last one of each working day, the first day left out
	for n := from; n < from+3*24*3600; n++ {
		if !s.Open(n) {
			continue
		}
		seconds++
		if d := day(n); d != day(from) {
			if len(ends) == 0 || d != day(ends[len(ends)-1]) {
				ends = append(ends, n)
			}
			ends[len(ends)-1] = n
		}
		if len(ends) > days {
			break
		}
	}
	if len(ends) < days {
		return Never
	}
	seconds = 0
	for n := from; n <= ends[days-1]; n++ {
		if s.Open(n) {
			seconds++
		}
	}
	return seconds
}

// Faults draws the agreement's rules about who answers.
func (p Pen) Faults(a *agreement.Agreement) {
	f := &a.Fault
	f.Excuses = nil
	for _, who := range []party.Party{party.Customer, party.ThirdParty, party.ForceMajeure, party.Maintenance} {
		if !p.OneIn(4) {
			f.Excuses = append(f.Excuses, who)
		}
	}
	f.States = map[string]party.Party{
		"pending customer": party.Customer, "awaiting vendor": party.ThirdParty, "working": party.Provider,
	}
	f.Undetermined = Choose(p, party.Provider, party.Customer, party.ThirdParty)
	f.Removed = p.OneIn(3)
	f.Precedence = rapid.Permutation(agreement.DefaultPrecedence()).Draw(p.T, "precedence")
	f.Dependencies = Choose(
		p, nil,
		[]agreement.Dependency{
			{Service: "desk", On: "power", Party: party.ThirdParty}, {Service: "wan", On: "power", Party: party.ForceMajeure},
		},
	)
	f.Claims = agreement.ClaimTerms{Approval: p.OneIn(2), Reference: p.OneIn(4), Mitigation: p.OneIn(8)}
	f.Claims.Within = Choose(p, 0, 0, timeline.Hour)
	f.Claims.Announced = Choose(p, 0, 0, timeline.Hour)
	f.Claims.Allowance = Choose(p, 0, timeline.Micros(p.N(1, 4000))*timeline.Second)
	f.Claims.Window = Choose(p, "", "", "office")
}

func (p Pen) Claims(w *World, ids ...string) {
	for i := range p.N(0, 4) {
		c := evidence.Claim{ID: fmt.Sprint("C", i), Party: p.Text(
			"customer", "vendor", "maintenance", "maintenance", "force majeure", "provider", "nobody",
		), From: Second(p.Second()),
			Reference: Choose(p, "", fmt.Sprint("R", i)), ApprovedBy: Choose(
				p, "client", "client", "", "Meridian",
			), Mitigation: Choose(p, "", "done"), ApprovedAt: timeline.NoInstant,
			Recorded: timeline.NoInstant, Announced: timeline.NoInstant, Services: Choose(
				p, nil, nil, []string{"desk"}, []string{"wan", "desk"},
			), Pos: evidence.Pos{Origin: 1, Row: uint32(100 + i)}}
		c.To = c.From.Add(timeline.Micros(p.N(0, 250)) * timeline.Minute)
		if p.OneIn(3) {
			c.IDs = []string{Choose(p, ids...)}
			if p.OneIn(2) && w.Agreement.Fault.Claims.Window == "" {
				c.From, c.To = timeline.NoInstant, timeline.NoInstant
			}
		}
		if !p.OneIn(4) {
			c.Recorded = Choose(
				p, Second(p.Second()),
				max(c.To, dusk).Add(w.Agreement.Fault.Claims.Within+timeline.Micros(p.N(0, 1))*timeline.Second),
			)
		}
		if !p.OneIn(4) {
			c.Announced = Choose(
				p, Second(p.Second()-5*3600),
				max(c.From, dusk).Add(timeline.Micros(p.N(0, 1))*timeline.Second-w.Agreement.Fault.Claims.Announced),
			)
		}
		w.Evidence.Claims = append(w.Evidence.Claims, c)
	}
}

func (p Pen) Obligations(w *World, ids ...string) {
	for i := range p.N(0, 2) {
		o := evidence.Obligation{
			ID: texttest.T(fmt.Sprint("B", i)), Party: p.Text("customer", "vendor", "nobody"), What: "an answer",
			Due: Second(p.Second()), Provided: timeline.NoInstant, Pos: evidence.Pos{Origin: 1, Row: uint32(200 + i)},
		}
		if !p.OneIn(4) {
			o.Provided = o.Due.Add(timeline.Micros(p.N(-10, 250)) * timeline.Minute)
		}
		if p.OneIn(2) {
			o.Services = []string{Choose(p, "desk", "wan")}
		} else {
			o.Tickets = []string{Choose(p, ids...)}
		}
		w.Evidence.Obligations = append(w.Evidence.Obligations, o)
	}
}

// Cuts makes up to three periods of a part of the night.
func (p Pen) Cuts(w *World) {
	edges := []int{p.Second() / 4, p.Second() / 2, p.Second() / 2}[p.N(0, 2):]
	slices.Sort(edges)
	edges = slices.Compact(append(edges, max(edges[len(edges)-1]+1, Night-60*p.N(0, 300))))
	w.Periods = nil
	for i := 1; i < len(edges); i++ {
		w.Periods = append(
			w.Periods,
			calendar.Period{
				Label: fmt.Sprint("P", i), Interval: timeline.Interval{From: Second(edges[i-1]), To: Second(edges[i])},
			},
		)
	}
}

// PeriodOfSecond is the period that a second lies in, -1 for none.
func (w *World) PeriodOfSecond(n int) int {
	for i, p := range w.Periods {
		if SecondOf(p.From) <= n && n < SecondOf(p.To) {
			return i
		}
	}
	return -1
}

// TellCase writes down what was drawn.
func TellCase(w *World) string {
	var b strings.Builder
	fmt.Fprintf(&b, "as of %d, %+v, %+v\n", SecondOf(w.AsOf), w.Agreement.Fault, w.Objective.CountsIn)
	fmt.Fprintf(&b, "%+v\n", w.Objective.Terms)
	for _, p := range w.Periods {
		fmt.Fprintln(&b, p.Label, SecondOf(p.From), SecondOf(p.To))
	}
	for name, c := range w.Agreement.Calendars {
		fmt.Fprintln(&b, name, c[0].Zone, c[0].Hours, c[0].Holidays)
	}
	for _, t := range w.Evidence.Tickets {
		fmt.Fprintln(
			&b, "ticket", t.ID, SecondOf(t.Opened), SecondOf(t.Resolved), SecondOf(t.Closed), t.Priority, t.Cause, t.Fault,
		)
	}
	for _, e := range w.Evidence.Events {
		fmt.Fprintln(&b, "event", SecondOf(e.At), e.What, e.From, "→", e.To)
	}
	for _, o := range w.Evidence.Outages {
		fmt.Fprintln(&b, "outage", o.ID, o.Service, o.Site, SecondOf(o.From), SecondOf(o.To), o.Cause, o.Fault, o.Share)
	}
	for _, c := range w.Evidence.Claims {
		fmt.Fprintln(
			&b, "claim", c.Party, c.IDs, c.Services, SecondOf(c.From), SecondOf(c.To), c.Reference, c.ApprovedBy, c.Mitigation,
			SecondOf(c.Recorded), SecondOf(c.Announced),
		)
	}
	for _, o := range w.Evidence.Obligations {
		fmt.Fprintln(&b, "owed by", o.Party, SecondOf(o.Due), SecondOf(o.Provided), o.Tickets, o.Services)
	}
	return b.String()
}
