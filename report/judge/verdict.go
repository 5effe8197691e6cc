// Package judge compares a measurement with what was promised and gives the verdict (rules §6).
package judge

import (
	"math/big"

	"github.com/slareport/slareport/report/agreement"
	"github.com/slareport/slareport/report/exact"
	"github.com/slareport/slareport/report/measure"
)

// Verdict is how an objective ended in a period. The zero Verdict is Undetermined: nothing is met by accident.
//
// Rule §6 (verdicts): An objective is met, missed, excused, undetermined or without volume; being below the minimum
// makes a miss severe.
type Verdict uint8

// The verdicts of rules §6.
const (
	Undetermined Verdict = iota
	Met
	Missed
	Excused    // missed with nothing excused, contractual met
	NoVolume   // nothing to judge: never shown as met, pays nothing
	NotDue     // what is judged together ends in a later period
	NotInForce // nothing is promised yet
)

var names = [...]string{"undetermined", "met", "missed", "excused", "no volume", "not due", "not in force"}

// String is the word in report.json.
func (v Verdict) String() string { return names[v] }

// Judgement is an objective judged in one period.
type Judgement struct {
	Verdict      Verdict
	BelowMinimum bool // a missed objective that also fell short of its minimum
	FewUnits     bool // the volume is under the agreed minimum, whose rule decided
	Target       agreement.Target
	Minimum      *agreement.Target
	Judged       *big.Rat // the contractual value after the contract's rounding; nil without volume
	Experienced  *big.Rat // the experienced value after it
	Other        Verdict  // by the other convention for excused units
	OnProvider   Verdict  // with everything undetermined on the provider's account
	OnOthers     Verdict  // with everything undetermined excused
	Best, Worst  Verdict  // in the best and the worst case; NoVolume where there are no such cases
}

// Objective judges a result against a target. Minimum may be nil.
func Objective(
	o *agreement.Objective, r *measure.Result, target agreement.Target, minimum *agreement.Target,
) Judgement {
	j := Judgement{Target: target, Minimum: minimum}
	j.Judged, j.Experienced = Rounded(o, r.Contractual.Value), Rounded(o, r.Experienced.Value)
	j.Verdict = verdict(o, r, target, r.Contractual)
	j.Other = verdict(o, r, target, r.Other)
	j.OnProvider = verdict(o, r, target, r.OnProvider)
	j.OnOthers = verdict(o, r, target, r.OnOthers)
	j.FewUnits = r.Experienced.Value != nil && fewUnits(o, r)
	j.Best, j.Worst = bounds(o, r, target)
	if uncertain(r) && (j.Best == Missed) != (j.Worst == Missed) {
		j.Verdict = Undetermined
	}
	j.BelowMinimum = j.Verdict == Missed && minimum != nil && !Reaches(j.Judged, *minimum)
	return j
}

// verdict judges one contractual score.
//
// Convention scores (all-excused): Where everything is taken away, what was experienced as a miss is excused; only a
// period with nothing in it is without volume.
func verdict(o *agreement.Objective, r *measure.Result, target agreement.Target, s measure.Score) Verdict {
	if r.Experienced.Value == nil {
		return NoVolume
	}
	felt := Reaches(Rounded(o, r.Unexcused().Value), target)
	if s.Value == nil { // everything was taken away
		if felt {
			return NoVolume
		}
		return Excused
	}
	if fewUnits(o, r) {
		return underMinimumVolume(o, r, s)
	}
	switch {
	case !Reaches(Rounded(o, s.Value), target) && relieved(r):
		return Excused
	case !Reaches(Rounded(o, s.Value), target):
		return Missed
	case felt:
		return Met
	}
	return Excused
}

// relieved tells whether the volume is beyond what excuses a miss.
func relieved(r *measure.Result) bool {
	return r.Relief != nil && r.Volume != nil && r.Volume.Cmp(r.Relief) > 0
}

// fewUnits tells whether the volume is under the agreed minimum.
func fewUnits(o *agreement.Objective, r *measure.Result) bool {
	return o.MinimumVolume > 0 && r.Volume.Cmp(big.NewRat(o.MinimumVolume, 1)) < 0
}

// underMinimumVolume applies the agreement's rule for small numbers: so many misses are allowed, or there is
// no verdict.
//
// Convention scores (few-units): Under the minimum volume the number of allowed misses decides; without one there is
// no verdict. Set by `objectives.plan.minimum-volume`, `objectives.plan.allowed-misses`.
//
// Rule §6 (minimum-volume): Under the agreed minimum volume the agreed number of misses is allowed.
func underMinimumVolume(o *agreement.Objective, r *measure.Result, s measure.Score) Verdict {
	if o.AllowedMisses < 0 || s.Total == nil {
		return NoVolume
	}
	allowed := big.NewRat(o.AllowedMisses, 1)
	switch {
	case s.Misses().Cmp(allowed) > 0:
		return Missed
	case r.Unexcused().Misses().Cmp(allowed) > 0:
		return Excused
	}
	return Met
}

// uncertain tells whether the best and the worst case decide: evidence could not be read, or the samples cover less than
// what was agreed (rules §3, §13). Where both agree about the target, the verdict stands.
//
// Rule §3 (samples-coverage): Too little coverage leaves the verdict undetermined where the best and the worst case
// disagree.
//
// Rule §13 (unread-undetermined): An objective that rests on evidence that could not be read is undetermined where the
// best and the worst case disagree about the target.
func uncertain(r *measure.Result) bool {
	if !r.Unread.None() {
		return true
	}
	return r.Coverage != nil && r.CoverageAgreed != nil && r.Coverage.Cmp(r.CoverageAgreed) < 0
}

// bounds judges the best and the worst case, NoVolume where there are none. A case without a value is as good, or as bad,
// as can be where evidence could not be read; otherwise there is nothing to judge.
func bounds(o *agreement.Objective, r *measure.Result, target agreement.Target) (best, worst Verdict) {
	if r.Best == nil || r.Worst == nil {
		return NoVolume, NoVolume
	}
	if r.Unread.None() && (r.Best.Value == nil || r.Worst.Value == nil) {
		return NoVolume, NoVolume
	}
	return boundary(o, target, *r.Best, Met), boundary(o, target, *r.Worst, Missed)
}

// boundary judges one of the cases, with the agreement's rule for small numbers.
func boundary(o *agreement.Objective, target agreement.Target, s measure.Score, without Verdict) Verdict {
	few := s.Total != nil && o.MinimumVolume > 0 && s.Total.Cmp(big.NewRat(o.MinimumVolume, 1)) < 0
	switch {
	case s.Value == nil:
		return without
	case few && (o.AllowedMisses < 0 || s.Misses().Cmp(big.NewRat(o.AllowedMisses, 1)) <= 0):
		return Met
	case few, !Reaches(Rounded(o, s.Value), target):
		return Missed
	}
	return Met
}

// Reaches tells whether a value is on the good side of a bound; reaching it exactly is good, unless the bound is strict.
//
// Rule §7 (target-as-written): A target is "at least" or "more than", "at most" or "less than", as the agreement writes
// it.
//
// Rule §6 (compared-exactly): Figures are compared exactly, or as the contract rounds.
func Reaches(value *big.Rat, t agreement.Target) bool {
	d := value.Cmp(t.Value)
	if d == 0 {
		return !t.Strict
	}
	return d < 0 == t.AtMost
}

// Rounded rounds as the contract says before judging; exactly where it says nothing.
//
// Convention scores (judged-rounding): Values are judged exactly, unless the contract rounds them first: then halves
// go to the even neighbour. Set by `objectives.decimals`.
func Rounded(o *agreement.Objective, value *big.Rat) *big.Rat {
	if value == nil || o.Decimals < 0 {
		return value
	}
	return exact.Round(value, o.Decimals, exact.HalfEven)
}
