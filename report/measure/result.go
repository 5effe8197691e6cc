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
//
// Convention measures (share-upper-bound): *Shares with an upper bound*, such as at most 5 % abandoned: the value is
// still good ÷ all, and what is good is missed. An excused unit leaves the good ones; it stays among all where
// excused units are kept. Set by `objectives.target`.
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
//
// Rule §6 (three-scores): There are three scores of the same evidence; the parts sum to the experienced misses.
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
	Unit      string       // case, second, request, packet, record, value, answer, event
	Uneven    bool         // records stand for unlike numbers of units: nobody knows for how many an unread one does
	Weighted  bool         // seconds weigh by the users that an outage hit: they are no plain time
	Volume    *big.Rat     // units judged as experienced
	Open      int          // cases open and undecided
	Undecided []*Undecided // these cases, of the last period alone
	// contractual at best and at worst, where samples have gaps or evidence could not be read
	Best, Worst    *Score
	Fewest, Most   *big.Rat              // Volume at least and at most, where it is not known; see Volumes
	Fewer, More    *big.Rat              // misses of Contractual at least and at most, where Best and Worst do not say it
	Unread         Unread                // what could not be read; Best and Worst bound it, one without a Value has no end
	Coverage       *big.Rat              // percent of agreed time the samples speak for; nil where it does not apply
	CoverageAgreed *big.Rat              // under which the gaps must not decide, in percent; nil: none agreed
	Relief         *big.Rat              // volume beyond which a miss is excused; nil for none
	Attribution    [party.Count]*big.Rat // parts of the experienced misses by party; nil is zero
	Accepted       [party.Count]*big.Rat // the part of Attribution that the contract takes off the provider
	Uncounted      *big.Rat              // the part of the rest that the contract does not count; nil for none
	// Experienced without what the contract does not count; nil where it counts everything
	Counted     *Score
	Misses      []*Miss         // each held by itself: a list of them grows without moving them
	Occurrences []Occurrence    // what a credit by time prices one by one; nil where none does
	Agreed      timeline.Micros // agreed service time of the period, of one site; 0 where it does not apply
	Sites       int             // of which the time down is the mean; 0 where it is none
	Findings    []evidence.Finding
	Asides      []Aside // further measurements to print beside the value: response rate, repeat-contact FCR, …
}

// Unexcused is the score of which nothing is excused, by what the contract counts. Where it reaches the target, nothing
// needed to be excused.
func (r *Result) Unexcused() Score {
	if r.Counted != nil {
		return *r.Counted
	}
	return r.Experienced
}

// Volumes are how many units there are at least and at most; most is nil where nobody knows.
func (r *Result) Volumes() (least, most *big.Rat) {
	known := r.Volume
	if known == nil {
		known = new(big.Rat)
	}
	if r.Fewest != nil {
		return r.Fewest, r.Most
	}
	u := &r.Unread
	fewer := new(big.Rat).Sub(known, new(big.Rat).SetInt64(u.Cells+u.Leaving))
	if fewer.Sign() < 0 || u.Uncounted() && u.Cells > 0 {
		fewer.SetInt64(0)
	}
	if u.Uncounted() || u.Silent {
		return fewer, nil
	}
	return fewer, new(big.Rat).Add(known, new(big.Rat).SetInt64(u.Rows+u.Cells+u.Doubtful+u.Elsewhere))
}

// Aside is a named figure printed beside the value. It is never judged.
type Aside struct {
	Key   string // of the catalogue
	Of    string // what the name is about, such as a site; "" for the whole
	Value *big.Rat
	Unit  string
}

// Undecided is a case that is open: listed, not scored (rules §3).
type Undecided struct {
	ID, Title, Group string
	Since            timeline.Instant // when its clock started; its opening where that is still to come
	Elapsed, Target  timeline.Micros  // what the contract has counted so far, and the allowance; both 0 without a clock
	// when the contract's clock passes the target if it runs on; NoInstant while it stands
	Passes timeline.Instant
	Rows   []evidence.Pos
}
