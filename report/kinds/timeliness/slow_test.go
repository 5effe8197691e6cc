package timeliness

import (
	"fmt"
	"math/big"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/kinds/kindtest"
	"github.com/slareport/slareport/report/kinds/timeliness/course"
	"github.com/slareport/slareport/report/kinds/timeliness/targets"
	"github.com/slareport/slareport/report/measure"
	"github.com/slareport/slareport/report/measure/attribution"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// aCase draws one ticket with a history, whatever an agreement may say about its clock, and evidence of every kind.
var aCase = rapid.Custom(func(t *rapid.T) *kindtest.World {
	p, w := kindtest.Pen{T: t}, resolving()
	zone, err := time.LoadLocation(kindtest.Choose(p, "UTC", "Europe/Berlin"))
	if err != nil {
		t.Fatal(err)
	}
	w.Agreement.Zone = zone
	w.Agreement.Calendars["office"] = p.ShopHours("office", zone)
	p.Faults(&w.Agreement)
	p.Cuts(w)
	randomClock(p, w)
	aTicket(p, w)
	p.Claims(w, "T", "T", "O0")
	p.Obligations(w, "T", "U")
	powerCut(p, w)
	w.AsOf = kindtest.Second(kindtest.Night)
	if p.OneIn(5) {
		w.AsOf = kindtest.Second(p.Second())
	}
	return w
})

func randomClock(p kindtest.Pen, w *kindtest.World) {
	terms := w.Objective.Terms.(*Terms)
	w.Objective.CountsIn = kindtest.Choose(p, agreement.Decided, agreement.Decided, agreement.Opened, agreement.Resolved,
		agreement.Closed)
	terms.To = kindtest.Choose(p, "resolved", "resolved", "closed")
	terms.Calendar = kindtest.Choose(p, "office", "office", "always")
	terms.Priority = kindtest.Choose(p, targets.Carry, targets.AtStart, targets.AtStop, targets.Restart)
	terms.Reopen = kindtest.Choose(p, course.Resume, course.First, course.Restart)
	terms.Within = nil
	for _, match := range []string{"P1", "P2", ""} {
		key := "priority"
		if match == "" {
			key = ""
		}
		if match != "" && p.OneIn(4) || match == "" && len(terms.Within) > 1 && p.OneIn(2) {
			continue
		}
		list := within(key, match,
			timeline.Micros(p.N(0, 9)*p.N(0, 15))*kindtest.Minute+timeline.Micros(p.N(0, 59))*timeline.Second)
		if p.OneIn(5) {
			list[0].Allowances = append(
				list[0].Allowances,
				agreement.Dated[targets.Allowance]{
					From: kindtest.Second(p.Second()), Value: targets.Allowance{Time: timeline.Micros(p.N(0, 200)) * kindtest.Minute},
				},
			)
		}
		if terms.Calendar == "office" && p.OneIn(8) {
			list[0].Allowances[0].Value = targets.Allowance{WorkingDays: 1}
		}
		terms.Within = append(terms.Within, list...)
	}
}

func aTicket(p kindtest.Pen, w *kindtest.World) {
	opened := p.Second() / 2
	w.Ticket("T", kindtest.Second(opened).String(), "", func(t *evidence.Ticket) {
		t.Priority, t.Cause, t.Fault = p.Text("P1", "P2", "P1", "P2", "P3"),
			p.Text("", "", "customer change", "our change", "unheard of"), p.Text("", "", "", "vendor", "provider")
		if !p.OneIn(3) {
			t.Resolved = kindtest.Second(opened + 60*p.N(0, 9)*p.N(0, 59) + p.N(-1, 59))
		}
		if p.OneIn(3) {
			t.Closed = kindtest.Second(max(opened, kindtest.SecondOf(t.Resolved)%kindtest.Never) + 60*p.N(0, 100))
		}
	})
	at, state, priority := opened, p.Text("assigned", "working", "pending customer"), p.Text("P1", "P2")
	for range p.N(0, 7) {
		at += 1 + 60*p.N(0, 120)
		if end := kindtest.SecondOf(w.Evidence.Tickets[0].Resolved); at < end && end < kindtest.Never && p.OneIn(8) {
			at = end // with the resolution
		}
		e := evidence.Event{
			Ticket: "T", At: kindtest.Second(at), Recorded: timeline.NoInstant, Pos: evidence.Pos{Origin: 1, Row: uint32(at)},
		}
		if p.OneIn(3) {
			e.What, e.From, e.To = evidence.ChangePriority, priority, p.Text("P1", "P2", "P3")
			priority = e.To
		} else {
			e.What, e.From, e.To = evidence.ChangeState, state,
				p.Text("assigned", "working", "pending customer", "Resolved", "awaiting vendor", "Resolved", "Closed")
			state = e.To
		}
		w.Evidence.Events = append(w.Evidence.Events, e)
	}
}

func powerCut(p kindtest.Pen, w *kindtest.World) {
	for i := range p.N(0, 2) {
		from := p.Second()
		w.Outage(fmt.Sprint("O", i), kindtest.Second(from).String(), kindtest.Second(from+60*p.N(0, 200)).String(),
			func(o *evidence.Outage) { o.Service = p.Text("power", "wan") })
	}
}

// watcher follows the ticket of a case.
type watcher struct {
	w          *kindtest.World
	t          *evidence.Ticket
	terms      *Terms
	shop       *kindtest.Shop
	said       []kindtest.Statement
	rest       party.Party
	states     []evidence.Event // known ones, in order of time
	priorities []evidence.Event
	asOf       int
	start, end int
	stopped    bool              // the clock stopped, at end
	resumes    bool              // the clock stands while the ticket stands resolved and is going to be reopened
	forGood    int               // second from which on the ticket stands resolved and is not reopened
	heard      []kindtest.Answer // by second from the start
	counting   []bool            // by second from the start: the clock runs, whoever has it
}

func newWatcher(w *kindtest.World) *watcher {
	t := &w.Evidence.Tickets[0]
	x := &watcher{
		w: w, t: t, terms: w.Objective.Terms.(*Terms), shop: w.Shop(w.Objective.Terms.(*Terms).Calendar),
		asOf: kindtest.SecondOf(w.AsOf), rest: party.Undetermined,
	}
	for _, e := range w.Evidence.Events {
		switch {
		case kindtest.SecondOf(e.At) > x.asOf:
		case e.What == evidence.ChangeState:
			x.states, x.rest = append(x.states, e), party.Provider
		default:
			x.priorities = append(x.priorities, e)
		}
	}
	about := func(c *evidence.Claim) bool { return slices.Contains(c.IDs, "T") || kindtest.ForService(c, "desk") }
	x.said = slices.Concat(w.Claimed(about), w.Owed("T", "desk"),
		w.Caused(t.Fault, t.Cause, -kindtest.Never, kindtest.Never), w.Upstream("desk"))
	return x
}

// state is the state of the ticket in a second.
func (x *watcher) state(n int) string {
	if len(x.states) == 0 {
		return ""
	}
	state := x.states[0].From.String()
	for _, e := range x.states {
		if kindtest.SecondOf(e.At) <= n {
			state = e.To.String()
		}
	}
	return state
}

// standsResolved tells whether a state stops the clock.
func (x *watcher) standsResolved(state string) bool {
	return state == "Closed" || state == "Resolved" && x.terms.To == "resolved"
}

func (x *watcher) priority(n int) string {
	if len(x.priorities) == 0 {
		return x.t.Priority.String()
	}
	priority := x.priorities[0].From.String()
	for _, e := range x.priorities {
		if kindtest.SecondOf(e.At) <= n {
			priority = e.To.String()
		}
	}
	return priority
}

// known is the second of a field, never if it was not known at the date of the data.
func (x *watcher) known(at timeline.Instant) int {
	if n := kindtest.SecondOf(at); n <= x.asOf {
		return n
	}
	return kindtest.Never
}

// follow finds when the clock starts and stops. It tells whether there is anything to judge.
func (x *watcher) follow() bool {
	resolved, closed := x.known(x.t.Resolved), x.known(x.t.Closed)
	stop := resolved
	if x.terms.To == "closed" {
		stop = closed
	}
	x.start = kindtest.SecondOf(x.t.Opened)
	var ends, reopenings []int // seconds in which the ticket came to stand resolved, and to stand so no more
	before := false
	for _, e := range x.states {
		now := x.standsResolved(e.To.String())
		if now && !before {
			ends = append(ends, kindtest.SecondOf(e.At))
		}
		if !now && before {
			reopenings = append(reopenings, kindtest.SecondOf(e.At))
		}
		before = now
	}
	end := stop
	if x.forGood = kindtest.Never; len(ends) > len(reopenings) {
		x.forGood = ends[len(ends)-1]
	}
	switch {
	case len(ends) == 0 && stop == kindtest.Never && x.terms.To == "resolved":
		end = closed
	case len(ends) == 1 && len(reopenings) == 0 && stop == kindtest.Never:
		end = ends[0]
	case len(reopenings) > 0:
		end = x.again(ends, reopenings, stop, closed)
	}
	x.end, x.stopped = end, end < kindtest.Never
	if !x.stopped {
		x.end = x.asOf
	}
	return x.start <= x.asOf && x.end >= x.start
}

// again is when the clock stops of a ticket that was reopened, by the agreement's rule.
func (x *watcher) again(ends, reopenings []int, stop, closed int) int {
	last := reopenings[len(reopenings)-1]
	end := kindtest.Never
	switch {
	case len(ends) > len(reopenings) && stop < kindtest.Never:
		end = max(ends[len(ends)-1], stop)
	case len(ends) > len(reopenings):
		end = ends[len(ends)-1]
	case stop < kindtest.Never && stop > last:
		end = stop
	case x.terms.To == "resolved" && closed < kindtest.Never && closed > last:
		end = closed
	}
	switch x.terms.Reopen {
	case course.First:
		return ends[0]
	case course.Restart:
		x.start = last
	default:
		x.resumes = true
	}
	return end
}

// target is what a priority allows, in seconds; ok is false where it has no target.
func (x *watcher) target(priority string) (seconds int, ok bool) {
	for _, t := range x.terms.Within {
		if t.Key != "" && t.Match != priority {
			continue
		}
		a := t.Allowances[0].Value
		for _, later := range t.Allowances[1:] {
			if kindtest.SecondOf(later.From) <= x.start {
				a = later.Value
			}
		}
		if a.WorkingDays > 0 {
			return x.shop.WorkingDays(x.start, a.WorkingDays), true
		}
		return int(a.Time / timeline.Second), true
	}
	return 0, false
}

// byPriority tells whether targets go by the priority at all.
func (x *watcher) byPriority() bool {
	return len(x.priorities) > 0 &&
		slices.ContainsFunc(x.terms.Within, func(t targets.Within) bool { return t.Key == "priority" })
}

// judgedBy is the priority by which a second is judged, once the clock's start is known.
func (x *watcher) judgedBy(n int) string {
	switch {
	case !x.byPriority():
		return x.t.Priority.String()
	case x.terms.Priority == targets.AtStop:
		return x.priority(x.end)
	case x.terms.Priority == targets.Carry:
		return x.priority(n)
	}
	return x.priority(x.start)
}

// restart puts the start of the clock to the last change of the priority, where the agreement says so.
func (x *watcher) restart() {
	if !x.byPriority() || x.terms.Priority != targets.Restart {
		return
	}
	start := x.start
	for n := x.start + 1; n < x.end; n++ {
		if slices.ContainsFunc(
			x.priorities, func(e evidence.Event) bool { return kindtest.SecondOf(e.At) == n && e.From != e.To },
		) {
			start = n
		}
	}
	x.start = start
}

// counts tells whether the clock runs in a second, whoever has it.
func (x *watcher) counts(n int) bool {
	if !x.shop.Open(n) {
		return false
	}
	return !x.resumes || n < kindtest.SecondOf(x.states[0].At) || n >= x.forGood || !x.standsResolved(x.state(n))
}

// passes lets the clock run without some seconds and tells when it passes its target.
func (x *watcher) passes(away func(kindtest.Answer) bool) (at int, over bool) {
	elapsed, was, target, limited := 0, "", 0, false
	for n := x.start; n < x.end; n++ {
		if p := x.judgedBy(n); n == x.start || p != was {
			was = p
			target, limited = x.target(p)
		}
		if limited && elapsed > target {
			return n, true
		}
		if !x.counting[n-x.start] || away(x.heard[n-x.start]) {
			continue
		}
		if elapsed++; limited && elapsed > target {
			return n, true
		}
	}
	return 0, false
}

// listen hears who answers for every second of the case.
func (x *watcher) listen() {
	for n := x.start; n < x.end; n++ {
		said := x.said
		if who, mapped := x.w.Agreement.Fault.States[x.state(n)]; mapped {
			said = append(said[:len(said):len(said)],
				kindtest.Statement{Proof: agreement.ProofState, Party: who, From: n, To: n + 1, Evident: true})
		}
		x.heard = append(x.heard, x.w.Hear(said, x.rest, n))
		x.counting = append(x.counting, x.counts(n))
	}
}

// elapsed counts the seconds that some answer, by party.
func (x *watcher) elapsed(who func(kindtest.Answer) party.Party) (sum int, byParty [party.Count]int) {
	for i, a := range x.heard {
		if x.counting[i] {
			sum++
			byParty[who(a)]++
		}
	}
	return sum, byParty
}

// fateOf is what the rules make of a case.
type fateOf struct {
	scored, open bool
	period       int
	good         string // experienced, attributable, contractual, on the provider, on others: 1 is good
	parts        [party.Count]int
	outcome      measure.Outcome
	decided      int
}

func (x *watcher) fate() (f fateOf) {
	f.period = -1
	if !x.follow() {
		return f
	}
	x.restart()
	x.listen()
	nothing := func(kindtest.Answer) bool { return false }
	_, over := x.passes(nothing)
	_, hasTarget := x.target(x.judgedBy(max(x.start, x.end-1)))
	f.decided, f.good = x.end, "11111"
	onProvider, missed := x.passes(func(a kindtest.Answer) bool { return a.Taken })
	onOthers, anyhow := x.passes(func(a kindtest.Answer) bool { return a.Taken || a.Contract == party.Undetermined })
	_, byEvidence := x.passes(func(a kindtest.Answer) bool { return attribution.IsOther(a.Evident) })
	contract, passed := missed, onProvider
	if who := x.w.Agreement.Fault.Undetermined; attribution.IsOther(who) {
		contract, passed = anyhow, onOthers
	}
	switch {
	case !over && !hasTarget:
		return f
	case !contract && !x.stopped:
		f.open = true
		return f
	case contract:
		f.decided = passed
	}
	f.scored = true
	if over {
		f.good = ""
		for _, bad := range []bool{over, byEvidence, contract, missed, anyhow} {
			f.good += map[bool]string{true: "0", false: "1"}[bad]
		}
		f.whose(x, missed, anyhow, byEvidence)
	}
	return f
}

// whose says who the miss goes to.
func (f *fateOf) whose(x *watcher, missed, anyhow, byEvidence bool) {
	switch {
	case !missed:
		f.outcome = measure.Excused
		_, f.parts = x.elapsed(func(a kindtest.Answer) party.Party {
			if a.Taken {
				return a.Contract
			}
			return party.Undetermined
		})
		f.parts[party.Undetermined] = 0
	case !byEvidence:
		f.outcome = measure.Missed
		if !anyhow {
			f.outcome = measure.Undetermined
		}
		_, f.parts = x.elapsed(func(a kindtest.Answer) party.Party {
			if attribution.IsOther(a.Evident) {
				return a.Evident
			}
			return party.Undetermined
		})
		f.parts[party.Undetermined] = 0
	case !anyhow:
		f.outcome = measure.Undetermined
		f.parts[party.Undetermined] = 1
	default:
		f.outcome = measure.Missed
		f.parts[party.Provider] = 1
	}
}

// when is the second that says in which period the case counts.
func (x *watcher) when(decided int) int {
	switch x.w.Objective.CountsIn {
	case agreement.Opened:
		return kindtest.SecondOf(x.t.Opened)
	case agreement.Resolved:
		return x.known(x.t.Resolved)
	case agreement.Closed:
		return x.known(x.t.Closed)
	}
	return decided
}

func TestATicketsClockAgreesWithAWalkSecondBySecond(t *testing.T) {
	kindtest.ManyTimes(t, 1000, aCase, func(t rapid.TB, w *kindtest.World) {
		x := newWatcher(w)
		f := x.fate()
		open := -1 // period that lists the case as open
		if at := x.when(f.decided); f.scored && at < kindtest.Never {
			f.period = w.PeriodOfSecond(at)
		} else if f.scored || f.open {
			open = len(w.Periods) - 1
			if w.Objective.CountsIn == agreement.Opened {
				open = w.PeriodOfSecond(kindtest.SecondOf(x.t.Opened))
			}
			if open >= 0 && x.t.Opened >= w.Periods[open].To {
				open = -1
			}
		}
		results, err := kindtest.ResultsOf(w.Context(t), &w.Objective)
		if err != nil {
			t.Fatalf("%v", err)
		}
		for i, r := range results {
			want := "none"
			if i == f.period {
				want = f.good
			}
			got := "none"
			if r.Volume.Sign() > 0 {
				got = ""
				for _, s := range []measure.Score{r.Experienced, r.Attributable, r.Contractual, r.OnProvider, r.OnOthers} {
					switch {
					case s.Total.Sign() == 0: // removed: it was taken away
						got += "1"
					default:
						got += s.Good.RatString()
					}
				}
			}
			if got != want || (r.Open > 0) != (i == open) {
				t.Fatalf("period %d of %d: %s, open %d; the walk says %+v, open in %d\n%s", i, len(results), got, r.Open, f, open,
					kindtest.TellCase(w))
			}
		}
		if last := len(results) - 1; f.period == last && f.good[0] == '0' {
			sameMiss(t, x, &f, results[last].Misses[0])
		}
	})
}

// sameMiss compares what a miss tells with the walk, and its segments with each other.
func sameMiss(t rapid.TB, x *watcher, f *fateOf, m *measure.Miss) {
	elapsed, byParty := x.elapsed(func(a kindtest.Answer) party.Party { return a.Contract })
	if m.Elapsed != timeline.Micros(elapsed)*timeline.Second || m.Outcome != f.outcome ||
		kindtest.SecondOf(m.Decided) != f.decided {
		t.Fatalf("%d µs, outcome %d, decided at %s; the walk counts %d s, %+v\n%s", m.Elapsed, m.Outcome, m.Decided, elapsed,
			*f, kindtest.TellCase(x.w))
	}
	if (m.Story == measure.StoryProvider || m.Story == measure.StoryPartly) && m.Remains <= m.Target {
		t.Fatalf("%d µs are beyond %d µs\n%s", m.Remains, m.Target, kindtest.TellCase(x.w))
	}
	if m.Story == measure.StoryExcused && m.Remains > m.Target {
		t.Fatalf("%d µs are within %d µs\n%s", m.Remains, m.Target, kindtest.TellCase(x.w))
	}
	all := int64(0)
	for _, n := range f.parts {
		all += int64(n)
	}
	for p := range byParty {
		if m.ByParty[p] != timeline.Micros(byParty[p])*timeline.Second {
			t.Fatalf("%s has %d µs, want %d s\n%s", party.Party(p), m.ByParty[p], byParty[p], kindtest.TellCase(x.w))
		}
		part := new(big.Rat)
		if m.Parts[p] != nil {
			part.Set(m.Parts[p])
		}
		off := part.Sub(part, big.NewRat(int64(f.parts[p]), max(1, all)))
		if off.Abs(off).Cmp(big.NewRat(1, attribution.Million)) > 0 {
			t.Fatalf("%s has %v of the miss, by time %d of %d\n%s", party.Party(p), m.Parts[p], f.parts[p], all,
				kindtest.TellCase(x.w))
		}
	}
	var told [party.Count]timeline.Micros
	until := m.Window.From
	for _, s := range m.Segments {
		if s.Counted {
			told[s.Party] += s.Length()
		}
		gap := s.From > until
		if until = max(until, s.To); gap {
			t.Fatalf("segments do not lie back to back: %+v\n%s", m.Segments, kindtest.TellCase(x.w))
		}
	}
	if m.Story != measure.StoryNotExcusable && told != m.ByParty {
		t.Fatalf("segments tell %v, by party %v\n%s", told, m.ByParty, kindtest.TellCase(x.w))
	}
}
