package measure

import (
	"math/big"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Outcome is how a miss counts contractually.
type Outcome uint8

// The outcomes; Undetermined misses stand on the agreement's account for them.
const (
	Missed Outcome = iota
	Excused
	Undetermined
	Uncounted // nobody is excused, and the contract does not count it: an outage that is too short
)

// Miss is one experienced miss: what it is ordered by, and everything else that is needed to tell it. There may be
// hundreds of thousands of them, so that small fields stand together, and kinds may leave the details of most until
// somebody asks: see Complete.
type Miss struct {
	ID      string
	Weight  *big.Rat          // units it costs
	Elapsed timeline.Micros   // counted time: on the calendar
	Window  timeline.Interval // from the start to the stop of the case, outage or run; empty for records
	*Detail                   // nil until Complete, where it is left until then

	later Later
	place int32
}

// MostDetails is how many misses of an objective are made whole at once, or of a part of its cases. The details of the
// others are worked out when somebody asks: they take several times as much memory as the row of a case.
const MostDetails = 4096

// Later works out the details of misses that were left.
type Later interface {
	// DetailOf gives the details of the miss at a place, which is of its own choice.
	DetailOf(place int32) *Detail
}

// LeaveDetail leaves the details of a miss until somebody asks.
func (m *Miss) LeaveDetail(later Later, place int32) { m.Detail, m.later, m.place = nil, later, place }

// Complete gives a miss with its details; one of which they were left does not keep them.
func (m *Miss) Complete() *Miss {
	if m.Detail != nil || m.later == nil {
		return m
	}
	whole := *m
	whole.Detail = m.later.DetailOf(m.place)
	return &whole
}

// Detail is what is told of a miss beside what it is ordered by.
type Detail struct {
	Title, Group string
	// Cases are the ids of the tickets or outages it is about: not ID for a gap between updates or overlapping outages;
	// nil for samples and tallies.
	Cases    []string
	Incident string                // that several outages belong to; "" for none told
	Parts    [party.Count]*big.Rat // Weight by party; nil is zero
	Outcome  Outcome
	Story    Story
	Open     bool // it still lasts: its window ends at the date of the data
	EndLost  bool // while Open: its end is in the export and could not be read
	// Window is a time in which a service was down: misses that overlap are one incident
	Downtime bool
	// of Elapsed, what is left without what the contract takes off the provider; by users where outages weigh by them
	Remains timeline.Micros
	// of outages: what is left before the contract leaves out what it does not count, less Remains
	Uncounted timeline.Micros
	// of outages that weigh by users: Elapsed by the share of the users that was hit
	Weighed    timeline.Micros
	Of         []Part                       // … and whose time that is, as Weighed and Remains count it
	Clocks     []Clock                      // of a case: the calendars that it was counted on, in their order
	Target     timeline.Micros              // allowance, 0 where there is none
	ByParty    [party.Count]timeline.Micros // Elapsed by party, by the evidence that the contract accepts
	Segments   []Segment
	Superseded []Superseded // what the clock said under the other priorities that the case had
	Value      *big.Rat     // the value that missed, for records and samples
	Rows       []evidence.Pos
	Decided    timeline.Instant // when it became a miss
}

// Clock is the part of a case's Elapsed that was counted on a calendar.
type Clock struct {
	Calendar string
	Elapsed  timeline.Micros
}

// Part is a time that one party answers for by one kind of evidence.
type Part struct {
	Party party.Party
	Proof string // as of a Segment
	Time  timeline.Micros
	Rows  []evidence.Pos
}

// Segment is a stretch of a miss's timeline that one party answers for.
type Segment struct {
	timeline.Interval
	Party   party.Party
	Proof   string          // state, claim, obligation, cause, upstream; "" for none
	Label   string          // the state's name, the claim's reference, …
	Counted bool            // inside the calendar
	Active  timeline.Micros // how much of a stretch with closed hours in it counts; 0 where it is all or nothing
	Rows    []evidence.Pos
}

// Time is how much of a counted segment counts.
func (s *Segment) Time() timeline.Micros {
	if s.Active > 0 {
		return s.Active
	}
	return s.Length()
}

// Superseded is a clock that a change of priority set aside, or would have begun: how far it had run, counted like
// Elapsed, until the change or the end of the case.
type Superseded struct {
	Group           string // the priority, or the values that its target went by
	Until           timeline.Instant
	Target, Elapsed timeline.Micros
}

// Story says which rule decided, for the sentence that explains the miss.
type Story uint8

// The stories. Each has a sentence "why.…" in the catalogues.
const (
	StoryProvider     Story = iota // nothing is taken away: the provider's
	StoryPartly                    // others' part is taken away and the rest is still beyond the target
	StoryExcused                   // the rest is within the target
	StoryRecord                    // a record that another party answers for
	StoryUndetermined              // no evidence says whose it is
	StoryNotExcusable              // another party's, but the agreement does not excuse it
	StoryUncounted                 // what is left is nothing that the contract counts
	StoryNoResponse                // the case is over and no response is on record, which the agreement counts as a miss
)
