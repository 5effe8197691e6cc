package measure

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
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// The slow references live in a night of ten hours, counted in seconds from Saturday 2026-10-24 20:00 UTC. In
// Berlin that is 22:00, and the clocks go back five hours later. They go through it second by second and read the
// records and the agreement as they are: nothing here knows intervals, layers or sets.
const (
	night     = 10 * 3600
	longNight = night + 3*3600 // until the last second that anything is looked at
)

var dusk = at("2026-10-24T20:00")

func second(n int) timeline.Instant { return dusk.Add(timeline.Micros(n) * timeline.Second) }

// secondOf is the second of an instant; what is not known never comes.
func secondOf(i timeline.Instant) int {
	if !i.Known() {
		return never
	}
	return int(i.Sub(dusk) / timeline.Second)
}

const never = 1 << 40

// manyTimes checks a drawn property against fixed draws, the same in every run, and against new ones.
func manyTimes[V any](t *testing.T, fixed int, drawn *rapid.Generator[V], holds func(t rapid.TB, v V)) {
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

// pen draws records.
type pen struct{ *rapid.T }

func (p pen) n(from, to int) int { return rapid.IntRange(from, to).Draw(p.T, "n") }

// second is any second of the night; rapid likes small numbers, so that hours and the rest are drawn apart.
func (p pen) second() int { return p.n(0, 9)*3600 + p.n(0, 59)*60 + choose(p, 0, 0, 1, 59) }

func (p pen) oneIn(n int) bool { return p.n(1, n) == n }

func choose[V any](p pen, list ...V) V { return rapid.SampledFrom(list).Draw(p.T, "one") }

func (p pen) text(list ...string) evidence.Text { return evidence.T(choose(p, list...)) }

// shopHours is a calendar whose doors open and close on the wall, never in the hours that the change of clocks
// repeats.
func (p pen) shopHours(name string, zone *time.Location) []calendar.Dated {
	spec := calendar.Spec{Name: name, Zone: zone}
	for _, day := range []time.Weekday{time.Saturday, time.Sunday, time.Monday} {
		for _, part := range []calendar.ClockInterval{{From: 0, To: 5400}, {From: 4 * 3600, To: 7 * 3600}, {From: 20 * 3600, To: 24 * 3600}} {
			if p.oneIn(4) {
				continue
			}
			from := part.From + 600*p.n(0, 4)
			spec.Hours[day] = append(spec.Hours[day], calendar.ClockInterval{From: from, To: max(from+600, part.To-600*p.n(0, 4))})
		}
	}
	if p.oneIn(8) {
		spec.Holidays = []calendar.Holiday{{Date: calendar.Date{Year: 2026, Month: 10, Day: 25}, Name: "Fair"}}
	}
	return []calendar.Dated{{Spec: spec}}
}

// shop looks at the wall and at the door, second by second.
type shop struct {
	spec  *calendar.Spec // nil: never closed
	known []int8         // what was seen so far: 1 open, 2 closed
	days  map[[2]int]int // working days counted so far
}

func (w *world) shop(name string) *shop {
	if name == "" || name == "always" {
		return &shop{}
	}
	return &shop{&w.a.Calendars[name][0].Spec, make([]int8, longNight), map[[2]int]int{}}
}

func (s *shop) open(n int) bool {
	if s.spec == nil {
		return true
	}
	if n < 0 || n >= longNight {
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

func (s *shop) look(n int) bool {
	wall := second(n).In(s.spec.Zone)
	for _, h := range s.spec.Holidays {
		if h.Date.Month == wall.Month() && h.Date.Day == wall.Day() {
			return false
		}
	}
	at := wall.Hour()*3600 + wall.Minute()*60 + wall.Second()
	return slices.ContainsFunc(s.spec.Hours[wall.Weekday()], func(h calendar.ClockInterval) bool { return h.From <= at && at < h.To })
}

// workingDays is the open time from a second until the close of the nth working day after its day, never for one
// that comes after Monday.
func (s *shop) workingDays(from, days int) int {
	seconds, counted := s.days[[2]int{from, days}]
	if !counted {
		seconds = s.countDays(from, days)
		s.days[[2]int{from, days}] = seconds
	}
	return seconds
}

func (s *shop) countDays(from, days int) (seconds int) {
	day := func(n int) int { return second(n).In(s.spec.Zone).YearDay() }
	var ends []int // open seconds until the last one of each working day, the first day left out
	for n := from; n < from+3*24*3600; n++ {
		if !s.open(n) {
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
		return never
	}
	seconds = 0
	for n := from; n <= ends[days-1]; n++ {
		if s.open(n) {
			seconds++
		}
	}
	return seconds
}

// faults draws the agreement's rules about who answers.
func (p pen) faults(a *agreement.Agreement) {
	f := &a.Fault
	f.Excuses = nil
	for _, who := range []party.Party{party.Customer, party.ThirdParty, party.ForceMajeure, party.Maintenance} {
		if !p.oneIn(4) {
			f.Excuses = append(f.Excuses, who)
		}
	}
	f.States = map[string]party.Party{"pending customer": party.Customer, "awaiting vendor": party.ThirdParty, "working": party.Provider}
	f.Undetermined = choose(p, party.Provider, party.Customer, party.ThirdParty)
	f.Removed = p.oneIn(3)
	f.Precedence = rapid.Permutation(agreement.DefaultPrecedence()).Draw(p.T, "precedence")
	f.Dependencies = choose(p, nil, []agreement.Dependency{{Service: "desk", On: "power", Party: party.ThirdParty}, {Service: "wan", On: "power", Party: party.ForceMajeure}})
	f.Claims = agreement.ClaimTerms{Approval: p.oneIn(2), Reference: p.oneIn(4), Mitigation: p.oneIn(8)}
	f.Claims.Within = choose(p, 0, 0, timeline.Hour)
	f.Claims.Announced = choose(p, 0, 0, timeline.Hour)
	f.Claims.Allowance = choose(p, 0, timeline.Micros(p.n(1, 4000))*timeline.Second)
	f.Claims.Window = choose(p, "", "", "office")
}

func (p pen) claims(w *world, ids ...string) {
	for i := range p.n(0, 4) {
		c := evidence.Claim{ID: fmt.Sprint("C", i), Party: p.text("customer", "vendor", "maintenance", "maintenance", "force majeure", "provider", "nobody"), From: second(p.second()),
			Reference: choose(p, "", fmt.Sprint("R", i)), ApprovedBy: choose(p, "client", "client", "", "Meridian"), Mitigation: choose(p, "", "done"), ApprovedAt: timeline.NoInstant,
			Recorded: timeline.NoInstant, Announced: timeline.NoInstant, Services: choose(p, nil, nil, []string{"desk"}, []string{"wan", "desk"}), Pos: evidence.Pos{Origin: 1, Row: uint32(100 + i)}}
		c.To = c.From.Add(timeline.Micros(p.n(0, 250)) * timeline.Minute)
		if p.oneIn(3) {
			c.IDs = []string{choose(p, ids...)}
			if p.oneIn(2) && w.a.Fault.Claims.Window == "" {
				c.From, c.To = timeline.NoInstant, timeline.NoInstant
			}
		}
		if !p.oneIn(4) {
			c.Recorded = choose(p, second(p.second()), max(c.To, dusk).Add(w.a.Fault.Claims.Within+timeline.Micros(p.n(0, 1))*timeline.Second))
		}
		if !p.oneIn(4) {
			c.Announced = choose(p, second(p.second()-5*3600), max(c.From, dusk).Add(timeline.Micros(p.n(0, 1))*timeline.Second-w.a.Fault.Claims.Announced))
		}
		w.all.Claims = append(w.all.Claims, c)
	}
}

func (p pen) obligations(w *world, ids ...string) {
	for i := range p.n(0, 2) {
		o := evidence.Obligation{ID: evidence.T(fmt.Sprint("B", i)), Party: p.text("customer", "vendor", "nobody"), What: "an answer", Due: second(p.second()), Provided: timeline.NoInstant, Pos: evidence.Pos{Origin: 1, Row: uint32(200 + i)}}
		if !p.oneIn(4) {
			o.Provided = o.Due.Add(timeline.Micros(p.n(-10, 250)) * timeline.Minute)
		}
		if p.oneIn(2) {
			o.Services = []string{choose(p, "desk", "wan")}
		} else {
			o.Tickets = []string{choose(p, ids...)}
		}
		w.all.Obligations = append(w.all.Obligations, o)
	}
}

// cuts makes up to three periods of a part of the night.
func (p pen) cuts(w *world) {
	edges := []int{p.second() / 4, p.second() / 2, p.second() / 2}[p.n(0, 2):]
	slices.Sort(edges)
	edges = slices.Compact(append(edges, max(edges[len(edges)-1]+1, night-60*p.n(0, 300))))
	w.periods = nil
	for i := 1; i < len(edges); i++ {
		w.periods = append(w.periods, calendar.Period{Label: fmt.Sprint("P", i), Interval: timeline.Interval{From: second(edges[i-1]), To: second(edges[i])}})
	}
}

// periodOfSecond is the period that a second lies in, -1 for none.
func (w *world) periodOfSecond(n int) int {
	for i, p := range w.periods {
		if secondOf(p.From) <= n && n < secondOf(p.To) {
			return i
		}
	}
	return -1
}

// tellCase writes down what was drawn.
func tellCase(w *world) string {
	var b strings.Builder
	fmt.Fprintf(&b, "as of %d, %+v, %+v\n", secondOf(w.asOf), w.a.Fault, w.o.CountsIn)
	if w.o.Timeliness != nil {
		fmt.Fprintf(&b, "%+v\n", *w.o.Timeliness)
	}
	if w.o.Availability != nil {
		fmt.Fprintf(&b, "%+v\n", *w.o.Availability)
	}
	for _, p := range w.periods {
		fmt.Fprintln(&b, p.Label, secondOf(p.From), secondOf(p.To))
	}
	for name, c := range w.a.Calendars {
		fmt.Fprintln(&b, name, c[0].Zone, c[0].Hours, c[0].Holidays)
	}
	for _, t := range w.all.Tickets {
		fmt.Fprintln(&b, "ticket", t.ID, secondOf(t.Opened), secondOf(t.Resolved), secondOf(t.Closed), t.Priority, t.Cause, t.Fault)
	}
	for _, e := range w.all.Events {
		fmt.Fprintln(&b, "event", secondOf(e.At), e.What, e.From, "→", e.To)
	}
	for _, o := range w.all.Outages {
		fmt.Fprintln(&b, "outage", o.ID, o.Service, o.Site, secondOf(o.From), secondOf(o.To), o.Cause, o.Fault, o.Share)
	}
	for _, c := range w.all.Claims {
		fmt.Fprintln(&b, "claim", c.Party, c.IDs, c.Services, secondOf(c.From), secondOf(c.To), c.Reference, c.ApprovedBy, c.Mitigation, secondOf(c.Recorded), secondOf(c.Announced))
	}
	for _, o := range w.all.Obligations {
		fmt.Fprintln(&b, "owed by", o.Party, secondOf(o.Due), secondOf(o.Provided), o.Tickets, o.Services)
	}
	return b.String()
}
