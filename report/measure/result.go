// Package measure turns the evidence of one client into the three scores of each objective (rules §3, §4, §6):
// experienced, attributable and contractual, with the parts of every miss by party. One file a kind; the table
// in kinds.go names them. It judges nothing and prices nothing.
package measure

import (
	"math/big"

	"github.com/slareport/slareport/report/evidence"
	"github.com/slareport/slareport/report/party"
	"github.com/slareport/slareport/report/timeline"
)

// Score is Good of Total units, or a Value alone for statistics and counts. All figures are exact.
// A Score without volume has Total zero (or Value nil where there is no Total).
type Score struct {
	Good, Total *big.Rat // units of the Result; nil for statistics and counts
	Value       *big.Rat // percent points for shares, else the unit of the target; nil without volume
	AtMost      bool     // of a share with an upper bound: Good counts what there should be little of
}

// Misses are the units that a share misses: what is not good, or under an upper bound what is. nil for other scores.
func (s Score) Misses() *big.Rat {
	switch {
	case s.Total == nil:
		return nil
	case s.AtMost:
		return s.Good
	}
	return new(big.Rat).Sub(s.Total, s.Good)
}

// Share makes the Score of good of total.
func Share(good, total *big.Rat) Score {
	s := Score{Good: good, Total: total}
	if total.Sign() > 0 {
		s.Value = new(big.Rat).Mul(big.NewRat(100, 1), new(big.Rat).Quo(good, total))
	}
	return s
}

// Scores are the measurements of one body of evidence (rules §6).
type Scores struct {
	Experienced  Score
	Attributable Score
	Contractual  Score // by the agreement's convention for excused units and its account for the undetermined
	Other        Score // contractual by the other convention (kept ↔ removed)
	OnProvider   Score // contractual with everything undetermined on the provider's account
	OnOthers     Score // contractual with everything undetermined excused
}

// Result is one objective in one period.
type Result struct {
	Scores
	Unit        string               // case, second, request, packet, record, value, answer, event
	Volume      *big.Rat             // units judged as experienced
	Open        int                  // cases open and undecided
	Undecided   []Undecided          // these cases, of the last period alone
	Best, Worst *Score               // where samples have gaps: contractual with all gaps up, all gaps down
	Coverage    *big.Rat             // percent of agreed time the samples speak for; nil where it does not apply
	Attribution [partyCount]*big.Rat // parts of the experienced misses by party; nil is zero
	Accepted    [partyCount]*big.Rat // the part of Attribution that the contract takes off the provider
	Misses      []Miss
	Findings    []evidence.Finding
	Asides      []Aside // further measurements to print beside the value: response rate, repeat-contact FCR, …
}

const partyCount = party.Count

// Aside is a named figure printed beside the value. It is never judged.
type Aside struct {
	Key   string // of the catalogue
	Of    string // what the name is about, such as a site; "" for the whole
	Value *big.Rat
	Unit  string
}

// Outcome is how a miss counts contractually.
type Outcome uint8

// The outcomes; Undetermined misses stand on the agreement's account for them.
const (
	Missed Outcome = iota
	Excused
	Undetermined
)

// Miss is one experienced miss, with everything that is needed to tell it.
type Miss struct {
	ID, Title, Group string
	Cases            []string             // ids of the tickets or outages it is about: not ID for a gap between updates or overlapping outages; nil for samples and tallies
	Weight           *big.Rat             // units it costs
	Parts            [partyCount]*big.Rat // Weight by party; nil is zero
	Outcome          Outcome
	Window           timeline.Interval           // from the start to the stop of the case, outage or run; empty for records
	Elapsed          timeline.Micros             // counted time: on the calendar
	Clocks           []Clock                     // of a case: the calendars that it was counted on, in their order
	Target           timeline.Micros             // allowance, 0 where there is none
	ByParty          [partyCount]timeline.Micros // Elapsed by party, by the evidence that the contract accepts
	Segments         []Segment
	Superseded       []Superseded // what the clock said under the other priorities that the case had
	Value            *big.Rat     // the value that missed, for records and samples
	Rows             []evidence.Pos
	Decided          timeline.Instant // when it became a miss
	Story            Story
}

// Undecided is a case that is open: listed, not scored (rules §3).
type Undecided struct {
	ID, Title, Group string
	Since            timeline.Instant // when its clock started; its opening where that is still to come
	Elapsed, Target  timeline.Micros  // what the contract has counted so far, and the allowance; both 0 without a clock
	Passes           timeline.Instant // when the contract's clock passes the target if it runs on; NoInstant while it stands
	Rows             []evidence.Pos
}

// Clock is the part of a case's Elapsed that was counted on a calendar.
type Clock struct {
	Calendar string
	Elapsed  timeline.Micros
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
)
